import { isDaily } from '../../market/index.ts';
import { costTexts } from '../costs/texts.ts';
import { latencyText } from '../latency.ts';
import type { BacktestResult } from '../result.ts';
import type { MarginFigure, OpenPosition } from '../simulator/types.ts';
import { priceDecimals } from './data.ts';
import {
  formatCount,
  formatMoney,
  formatNumber,
  formatPercent,
  formatSigned,
  formatTime,
  formatTrimmed,
} from './format.ts';
import { html, type Markup } from './html.ts';
import { openLevels } from './levels.ts';
import { costSummary, financingSummary, tradeSummary } from './summary.ts';
import { toMs } from './timeline.ts';

function row(label: string, value: string | Markup): Markup {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

function costRow(label: string, value: number, gross: number): Markup {
  return html`<tr><th scope="row">${label}</th><td>${formatNumber(value)}</td><td>${gross > 0 ? formatPercent(value / gross, 1) : '–'}</td></tr>`;
}

/** What holding positions cost or brought; it is part of the profit. */
function financingRows(result: BacktestResult): Markup | null {
  const sums = [...financingSummary(result)];
  if (sums.length === 0) return null;
  const names: Readonly<Record<string, string>> = {
    swap: 'Swap',
    funding: 'Funding',
    'borrow-fee': 'Fees of borrowed shares',
  };
  return html`<dl class="facts">${sums.map(([cause, money]) => row(names[cause]!, formatSigned(money)))}</dl>`;
}

export function costsCard(result: BacktestResult, index: number): Markup {
  const { commission, spread, slippage, impact, total, grossProfit } = costSummary(result);
  return html`<section class="card" aria-labelledby="costs-${index}">
<h2 id="costs-${index}">Costs paid</h2>
<table class="costs"><thead><tr><th scope="col">Cost</th><th scope="col">${result.options.currency}</th><th scope="col">of profit before costs</th></tr></thead>
<tbody>${costRow('Commission', commission, grossProfit)}${costRow('Spread', spread, grossProfit)}${costRow('Slippage', slippage, grossProfit)}${result.options.costs.impact === undefined ? '' : costRow('Impact', impact, grossProfit)}</tbody>
<tfoot>${costRow('All costs', total, grossProfit)}<tr><th scope="row">Profit before costs</th><td>${formatSigned(grossProfit)}</td><td></td></tr><tr><th scope="row">Profit after costs</th><td>${formatSigned(grossProfit - total)}</td><td></td></tr></tfoot></table>${financingRows(result)}
</section>`;
}

function openRow(result: BacktestResult, open: OpenPosition): Markup {
  const { bars } = result.instruments[open.instrument]!;
  const { stop, target } = openLevels(result.simulation, open.instrument);
  const price = (value: number | null) => (value === null ? '–' : formatNumber(value, priceDecimals(bars)));
  const tone = open.profit > 0 ? 'win' : open.profit < 0 ? 'loss' : 'flat';
  return html`<tr><th scope="row">${bars.instrument.symbol}</th><td>${open.side === 1 ? '▲ long' : '▼ short'}</td><td>${formatTrimmed(open.quantity)}</td><td class="wide">${formatTime(toMs(open.entryTime), isDaily(bars.timeframe))}</td><td>${price(open.entryPrice)}</td><td class="wide">${price(stop)}</td><td class="wide">${price(target)}</td><td class="${tone}">${formatSigned(open.profit)}</td></tr>`;
}

/** Positions that were still open at the end; nothing where there are none. */
export function openCard(result: BacktestResult, index: number): Markup | null {
  const { open } = result.simulation;
  if (open.length === 0) return null;
  return html`<section class="card" aria-labelledby="open-${index}">
<div class="bar"><h2 id="open-${index}">${open.length === 1 ? 'Open position' : 'Open positions'}</h2><p class="hint">At the end of the run · profit at the last prices, in ${result.options.currency}, before exit costs; it is part of the final equity</p></div>
<table class="open"><thead><tr><th scope="col">Instrument</th><th scope="col">Side</th><th scope="col">Quantity</th><th scope="col" class="wide">Since</th><th scope="col">Entry price</th><th scope="col" class="wide">Stop</th><th scope="col" class="wide">Target</th><th scope="col">Open profit</th></tr></thead>
<tbody>${open.map((one) => openRow(result, one))}</tbody></table>
</section>`;
}

/** How many fills could not be decided from the bars alone, with the way to their list. */
export function ambiguousCard(result: BacktestResult, index: number): Markup {
  const { ambiguousBars } = result.simulation.counts;
  const { ambiguous } = tradeSummary(result);
  const text =
    ambiguousBars === 0
      ? html`<p>None: in no bar did the stop and the target of a position both lie inside the range.</p>`
      : html`<p>In ${formatCount(ambiguousBars, 'bar')} the stop and the target of a position both lay inside the range. Which came first is not known from such a bar; it was resolved by the path (open, nearer extreme, other extreme, close).</p>
<button type="button" class="button" data-action="ambiguous">List ${formatCount(ambiguous, 'ambiguous trade')}</button>`;
  return html`<section class="card" aria-labelledby="ambiguous-${index}"><h2 id="ambiguous-${index}">Ambiguous fills</h2>${text}</section>`;
}

const sizeTexts = {
  units: (value: number, _currency: string) => formatCount(value, 'unit'),
  cash: (value: number, currency: string) => formatMoney(value, currency),
  'equity-fraction': (value: number) => `${formatPercent(value)} of equity`,
  'risk-fraction': (value: number) => `${formatPercent(value)} of equity at risk`,
  'target-units': (value: number, _currency: string) => `to hold ${formatTrimmed(value)} units`,
  'target-value': (value: number, currency: string) => `to hold ${formatMoney(value, currency)}`,
  'target-weight': (value: number) => `to hold ${formatPercent(value)} of equity`,
} as const;

function rejected(result: BacktestResult): string {
  const { rejectedLeverage, rejectedMinimum, rejectedOther } = result.simulation.counts;
  const total = rejectedLeverage + rejectedMinimum + rejectedOther;
  if (total === 0) return 'none';
  return `${formatNumber(total, 0)} (${formatNumber(rejectedLeverage, 0)} leverage, ${formatNumber(rejectedMinimum, 0)} under the minimum, ${formatNumber(rejectedOther, 0)} other)`;
}

function marginText({ kind, value }: MarginFigure): string {
  return kind === 'rate' ? `${formatTrimmed(value * 100)} %` : `${formatTrimmed(value)} a unit`;
}

/** The leverage of a cash account; the margins of a margin account and what came of them. */
function accountRow({ options, simulation }: BacktestResult): Markup {
  const { margins } = options;
  const record = simulation.margin;
  if (margins === undefined || record === undefined) {
    return row('Leverage', `at most ${formatTrimmed(options.leverage)}`);
  }
  const pairs = margins.map(({ initial, maintenance }) => `${marginText(initial)} / ${marginText(maintenance)}`);
  const { calls, refused, peakUse } = record;
  const figures = [...new Set(pairs)].join(', ');
  const came = `${formatNumber(calls, 0)} margin calls, ${formatNumber(refused, 0)} entries refused, at most ${formatPercent(peakUse)} of equity in use`;
  return html`${row('Initial / maintenance margin', figures)}${row('Margin', came)}`;
}

/** How the run was set up and how to get the same again. */
export function setupCard(result: BacktestResult, index: number, command: string | undefined): Markup {
  const { options, bars, simulation } = result;
  const { costs, currency, size } = options;
  const texts = costTexts(costs, currency);
  const series = bars.contentHash === undefined ? null : row('Data', html`<code>${bars.contentHash}</code>`);
  const again =
    command === undefined
      ? html`<p>Run the strategy on the same data with these parameters and this set-up: the content hash must come out equal.</p>`
      : html`<p>This command gives the same content hash:</p><pre tabindex="0"><code>${command.replaceAll(' --', ' \\\n  --')}</code></pre>`;
  return html`<section class="card" aria-labelledby="setup-${index}">
<h2 id="setup-${index}">Set-up</h2>
<dl class="facts">${row('Opening cash', formatMoney(options.cash, currency))}${row('Size of entries', sizeTexts[size.kind](size.value, currency))}${row('Orders fill at', options.fill === 'next-open' ? 'the next open' : 'the close of the decision')}${options.latency === undefined ? '' : row('Orders take', latencyText(options.latency.order))}${row('Opposite entry', options.reverse ? 'reverses' : 'closes')}${accountRow(result)}${row('Cost profile', costs.name)}${row('Spread', texts.spread)}${row('Commission', texts.commission)}${row('Slippage', texts.slippage)}${texts.impact === undefined ? '' : row('Impact', texts.impact)}${row('Prices', `${bars.side}, marked at ${options.mark === 'last' ? 'last' : 'the closing side'}`)}${row('Calendar', `${options.calendar}, ${formatNumber(options.daysPerYear, 0)} days a year`)}${row('Lookback', formatCount(options.firstBar, 'bar'))}${row('Rejected orders', rejected(result))}${row('Conflicting entries', simulation.counts.conflictingEntries === 0 ? 'none' : formatNumber(simulation.counts.conflictingEntries, 0))}</dl>
<h3>The same again</h3>
${again}
<dl class="facts">${series}${row('Content hash', html`<code>${result.contentHash}</code>`)}</dl>
</section>`;
}
