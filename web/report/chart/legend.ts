import {
  formatNumber,
  formatPercent,
  formatSigned,
  formatSignedPercent,
  formatTime,
} from '../../../src/backtest/report/format.ts';
import { byId, element, setText } from '../dom.ts';
import type { ResultView } from '../model.ts';
import { barsPerCandle } from './buckets.ts';
import { barsIn, type Range } from './view.ts';

interface Item {
  readonly key: string;
  readonly name: string;
  readonly swatch?: 'strategy' | 'hold';
}

type Values = Readonly<Record<string, HTMLElement>>;

function buildLegend(place: HTMLElement, items: readonly Item[]): Values {
  const values: Record<string, HTMLElement> = {};
  const nodes = items.map(({ key, name, swatch }) => {
    const value = element('b');
    values[key] = value;
    const mark = swatch === undefined ? [] : [element('i', { class: `swatch ${swatch}` })];
    return element('span', {}, ...mark, element('span', { class: 'name' }, name), ' ', value);
  });
  place.replaceChildren(...nodes);
  return values;
}

export interface Legend {
  /** Shows the values of one bar. */
  readonly show: (bar: number) => void;
}

/** The lines over the panes that say the values under the cross-hair. */
export function createLegend(view: ResultView): Legend {
  const { series, currency, cash } = view;
  const price = buildLegend(byId('legend-price'), [
    { key: 'time', name: series.symbol },
    { key: 'open', name: 'O' },
    { key: 'high', name: 'H' },
    { key: 'low', name: 'L' },
    { key: 'close', name: 'C' },
  ]);
  const equity = buildLegend(byId('legend-equity'), [
    { key: 'equity', name: 'Equity', swatch: 'strategy' },
    { key: 'hold', name: 'Buy-and-hold', swatch: 'hold' },
  ]);
  const drawdown = buildLegend(byId('legend-drawdown'), [
    { key: 'own', name: 'Drawdown', swatch: 'strategy' },
    { key: 'hold', name: 'Buy-and-hold', swatch: 'hold' },
  ]);
  const money = (value: number) =>
    `${formatNumber(value, 0)} ${currency} (${formatSignedPercent(value / cash - 1, 1)})`;
  return {
    show: (bar) => {
      if (series.length === 0) return;
      setText(price.time!, formatTime(series.time[bar]!, series.daily));
      for (const key of ['open', 'high', 'low', 'close'] as const) {
        setText(price[key]!, formatNumber(series[key][bar]!, series.decimals));
      }
      setText(equity.equity!, money(view.equity[bar]!));
      setText(equity.hold!, money(view.hold[bar]!));
      setText(drawdown.own!, formatPercent(view.drawdown[bar]!));
      setText(drawdown.hold!, formatPercent(view.holdDrawdown[bar]!));
    },
  };
}

/** What a bar shows, as one sentence for those who cannot see the cross-hair. */
export function barSentence(view: ResultView, bar: number): string {
  const { series, currency } = view;
  const price = (value: number) => formatNumber(value, series.decimals);
  return [
    formatTime(series.time[bar]!, series.daily),
    `open ${price(series.open[bar]!)}, high ${price(series.high[bar]!)}, low ${price(series.low[bar]!)}, close ${price(series.close[bar]!)}`,
    `equity ${formatNumber(view.equity[bar]!)} ${currency}, ${formatSigned(view.equity[bar]! - view.cash)} since the start`,
    `drawdown ${formatPercent(view.drawdown[bar]!)}`,
  ].join('; ');
}

/** From when to when the charts show, how many bars, and how many of them one candle stands for. */
export function rangeText(view: ResultView, range: Range, widthPx: number): string {
  const { series } = view;
  const { first, last } = barsIn(range, series.length);
  if (last < first) return 'no bars';
  const per = barsPerCandle(range.max - range.min, widthPx);
  const parts = [
    `${formatTime(series.time[first]!, series.daily)} to ${formatTime(series.time[last]!, series.daily)}`,
    `${formatNumber(last - first + 1, 0)} bars`,
  ];
  return [...parts, per === 1 ? 'each bar drawn' : `1 candle = ${formatNumber(per, 0)} bars`].join(' · ');
}
