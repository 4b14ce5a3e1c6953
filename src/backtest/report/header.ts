import { isDaily } from '../../market/index.ts';
import { formatMetric, metricInfos } from '../metrics/index.ts';
import type { BacktestResult } from '../result.ts';
import {
  formatCount,
  formatMoney,
  formatNumber,
  formatPercent,
  formatSigned,
  formatSignedPercent,
  formatTime,
} from './format.ts';
import { html, type Markup } from './html.ts';
import { sharpeText } from './metrics-card.ts';
import { costSummary, holdEquity, performance, tradeSummary } from './summary.ts';
import { toMs } from './timeline.ts';
import { verdict } from './verdict.ts';

interface Tile {
  readonly label: string;
  readonly value: string;
  readonly beside: readonly string[];
}

const metricText = (metrics: BacktestResult['metrics'], name: string): string =>
  formatMetric(metricInfos.find((info) => info.name === name)!, metrics[name]);

function returnTile({ metrics, options, simulation }: BacktestResult, hold: number): Tile {
  const own = performance(simulation.equity, options.cash);
  const yearly = metrics.cagr?.value ?? null;
  return {
    label: 'Return',
    value: formatSignedPercent(own.totalReturn),
    beside: [
      ...(yearly === null ? [] : [`${formatSignedPercent(yearly)} a year`]),
      `buy-and-hold ${formatSignedPercent(hold)}`,
    ],
  };
}

function tradesTile(result: BacktestResult): Tile {
  const { count, wins } = tradeSummary(result);
  const held = result.simulation.open.length;
  const open = held === 0 ? [] : [`${formatNumber(held, 0)} still open`];
  const closed = [`${formatPercent(wins / count, 1)} at a profit`];
  return {
    label: 'Trades',
    value: formatNumber(count, 0),
    beside: [...(count === 0 ? ['none closed'] : closed), ...open],
  };
}

function costTile(result: BacktestResult): Tile {
  const { total, grossProfit } = costSummary(result);
  const share =
    grossProfit > 0 ? `${formatPercent(total / grossProfit, 1)} of profit before costs` : 'no profit before costs';
  return {
    label: 'Costs paid',
    value: formatMoney(total, result.options.currency),
    beside: [total === 0 ? 'none charged' : share],
  };
}

function tiles(result: BacktestResult): Tile[] {
  const { cash, currency } = result.options;
  const own = performance(result.simulation.equity, cash);
  const hold = performance(holdEquity(result), cash);
  return [
    returnTile(result, hold.totalReturn),
    {
      label: 'Final equity',
      value: formatMoney(own.finalEquity, currency),
      beside: [`${formatSigned(own.profit)}`, `on ${formatNumber(cash)}`],
    },
    {
      label: 'Deepest drawdown',
      value: formatPercent(own.maxDrawdown),
      beside: [
        `longest ${metricText(result.metrics, 'longestDrawdown')}`,
        `buy-and-hold ${formatPercent(hold.maxDrawdown)}`,
      ],
    },
    {
      label: 'Sharpe ratio',
      value: sharpeText(result.metrics),
      beside: [
        `Sortino ${metricText(result.metrics, 'sortino')}`,
        `buy-and-hold ${sharpeText(result.buyAndHold.metrics)}`,
      ],
    },
    tradesTile(result),
    costTile(result),
  ];
}

function tileMarkup({ label, value, beside }: Tile): Markup {
  return html`<div class="tile"><dt>${label}</dt><dd><strong>${value}</strong>${beside.map((text) => html`<span>${text}</span>`)}</dd></div>`;
}

function paramList(result: BacktestResult): Markup {
  const entries = Object.entries(result.strategy.params);
  if (entries.length === 0) return html`<span class="chip">no parameters</span>`;
  return html`${entries.map(([name, value]) => html`<span class="chip">${name} <b>${String(value)}</b></span>`)}`;
}

/** The symbol, or the first three of several. */
export function symbolsOf({ instruments }: BacktestResult): string {
  const symbols = instruments.map(({ bars }) => bars.instrument.symbol);
  return symbols.length <= 4 ? symbols.join(', ') : `${symbols.slice(0, 3).join(', ')} and ${symbols.length - 3} more`;
}

/** `SPX · 1d · 2000-01-03 to 2020-03-31 · 5,105 bars`. The end of the range is not part of it. */
export function seriesLine(result: BacktestResult): string {
  const { bars, options, simulation } = result;
  const time = (at: bigint) => formatTime(toMs(at), isDaily(bars.timeframe)).replace(' 00:00', '');
  const [from, to] = [time(options.from), time(options.to)];
  return [symbolsOf(result), bars.timeframe, `${from} to ${to}`, formatCount(simulation.equity.length, 'bar')].join(
    ' · ',
  );
}

const toneNames = { good: 'Better', bad: 'Worse', neutral: 'Note' } as const;

/** So many notes are shown at once; the others on demand. */
const few = 3;

const noteItem = (note: string): Markup => html`<li>${note}</li>`;

function moreNotes(notes: readonly string[]): Markup | null {
  if (notes.length === 0) return null;
  return html`<details><summary>${formatCount(notes.length, 'more note')}</summary><ul>${notes.map(noteItem)}</ul></details>`;
}

/** Title, parameters, verdict and the six figures that come first. */
export function headerSection(result: BacktestResult): Markup {
  const { tone, headline, details } = verdict(result);
  return html`
<div class="title">
  <h1>${result.strategy.name}</h1>
  <p class="series">${seriesLine(result)}</p>
  <p class="chips">${paramList(result)}</p>
</div>
<div class="verdict ${tone}">
  <p class="headline"><span class="tone">${toneNames[tone]}</span>${headline}</p>
  <ul>${details.map((line) => html`<li>${line}</li>`)}${result.notes.slice(0, few).map(noteItem)}</ul>${moreNotes(result.notes.slice(few))}
</div>
<dl class="tiles">${tiles(result).map(tileMarkup)}</dl>`;
}
