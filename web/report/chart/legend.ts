import {
  formatCount,
  formatNumber,
  formatPercent,
  formatSigned,
  formatSignedPercent,
  formatTime,
  formatTrimmed,
} from '../../../src/backtest/report/format.ts';
import { byId, element, setText } from '../dom.ts';
import type { ResultView, SeriesView } from '../model.ts';
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
  /** Shows the values at one point. */
  readonly show: (point: number) => void;
}

/** The last bar of a series that is known at a point; null before its first. */
function barAt(series: SeriesView, point: number): number | null {
  const bar = series.barFrom(point + 1) - 1;
  return bar < 0 ? null : bar;
}

/** The lines over the panes that say the values under the cross-hair. */
export function createLegend(view: ResultView, instrument: number): Legend {
  const { axis, currency, cash } = view;
  const series = view.instruments[instrument]!;
  const price = buildLegend(byId('legend-price'), [
    { key: 'time', name: series.factor === null ? series.symbol : `${series.symbol}, adjusted` },
    { key: 'open', name: 'O' },
    { key: 'high', name: 'H' },
    { key: 'low', name: 'L' },
    { key: 'close', name: 'C' },
    ...(series.volume === null ? [] : [{ key: 'volume', name: 'Volume' }]),
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
    show: (point) => {
      if (axis.length === 0) return;
      setText(price.time!, formatTime(axis.time[point]!, axis.daily));
      const bar = barAt(series, point);
      for (const key of ['open', 'high', 'low', 'close'] as const) {
        setText(price[key]!, bar === null ? '–' : formatNumber(series[key][bar]!, series.decimals));
      }
      if (series.volume !== null) {
        setText(price.volume!, bar === null ? '–' : formatTrimmed(series.volume.values[bar]!, 2));
      }
      setText(equity.equity!, money(view.equity[point]!));
      setText(equity.hold!, money(view.hold[point]!));
      setText(drawdown.own!, formatPercent(view.drawdown[point]!));
      setText(drawdown.hold!, formatPercent(view.holdDrawdown[point]!));
    },
  };
}

/** What a point shows, as one sentence for those who cannot see the cross-hair. */
export function pointSentence(view: ResultView, at: { instrument: number; point: number }): string {
  const { axis, currency } = view;
  const { point } = at;
  const series = view.instruments[at.instrument]!;
  const bar = barAt(series, point);
  const price = (value: number) => formatNumber(value, series.decimals);
  return [
    formatTime(axis.time[point]!, axis.daily),
    bar === null
      ? `no bar of ${series.symbol} yet`
      : `open ${price(series.open[bar]!)}, high ${price(series.high[bar]!)}, low ${price(series.low[bar]!)}, close ${price(series.close[bar]!)}`,
    `equity ${formatNumber(view.equity[point]!)} ${currency}, ${formatSigned(view.equity[point]! - view.cash)} since the start`,
    `drawdown ${formatPercent(view.drawdown[point]!)}`,
  ].join('; ');
}

/** From when to when the charts show, how many bars, and how many of them one candle stands for. */
export function rangeText({ axis }: ResultView, range: Range, widthPx: number): string {
  const { first, last } = barsIn(range, axis.length);
  if (last < first) return 'no bars';
  const per = barsPerCandle(range.max - range.min, widthPx);
  const parts = [
    `${formatTime(axis.time[first]!, axis.daily)} to ${formatTime(axis.time[last]!, axis.daily)}`,
    formatCount(last - first + 1, 'bar'),
  ];
  return [...parts, per === 1 ? 'each bar drawn' : `1 candle = ${formatNumber(per, 0)} bars`].join(' · ');
}
