import type { BacktestResult } from '../../result.ts';
import type { Days } from '../analysis/days.ts';
import { type Distribution, distributionOf } from '../analysis/distribution.ts';
import { periodReturns } from '../analysis/periods.ts';
import { formatCount, formatNumber, formatPercent, formatSignedPercent, percentDecimals } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { columnsChart } from './columns-chart.ts';

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly noun: string;
  readonly empty: string;
}

/** Decimals of per cents that tell the edges of the bins apart. */
function decimalsOf({ bins }: Distribution): number {
  const width = (bins[0]!.to - bins[0]!.from) * 100;
  return width > 0 ? Math.min(4, Math.max(0, Math.ceil(-Math.log10(width) + 0.3))) : 2;
}

function chart(distribution: Distribution, { title, noun }: Shown): Markup {
  const { bins, count } = distribution;
  const edge = (value: number) => formatSignedPercent(value, decimalsOf(distribution));
  const words = (i: number) => {
    const { from, to } = bins[i]!;
    if (bins.length === 1) return edge(from);
    if (i === 0) return `under ${edge(to)}`; // the outer columns hold what lies beyond them
    return i === bins.length - 1 ? `${edge(from)} and more` : `${edge(from)} to ${edge(to)}`;
  };
  const zero = bins.findIndex(({ from }) => from >= 0);
  const every = 5;
  return columnsChart({
    label: `${title}: ${formatCount(count, noun)}, mean ${formatSignedPercent(distribution.mean, percentDecimals(distribution.mean))}, median ${formatSignedPercent(distribution.median, percentDecimals(distribution.median))}`,
    format: (value) => formatNumber(value, 0),
    columns: bins.map(({ from, count: inBin }, i) => ({
      value: inBin,
      name: (i - zero) % every === 0 && i > 0 && i < bins.length - 1 ? edge(from) : '',
      title: `${words(i)}: ${formatCount(inBin, noun)} (${formatPercent(inBin / count, 1)})`,
      tone: from >= 0 ? 'win' : 'loss',
    })),
  });
}

function figures({ mean, median, deviation, skew, lowest, highest }: Distribution): Markup {
  const pair = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const decimals = percentDecimals(deviation);
  return html`<dl class="figures">${pair('Mean', formatSignedPercent(mean, decimals))}${pair('Median', formatSignedPercent(median, decimals))}${pair('Deviation', formatPercent(deviation, decimals))}${pair('Skew', skew === null ? '–' : formatNumber(skew))}${pair('Worst', formatSignedPercent(lowest))}${pair('Best', formatSignedPercent(highest))}</dl>`;
}

function card(values: Float64Array, shown: Shown): Markup {
  const distribution = distributionOf(values);
  const body =
    distribution === null ? html`<p>${shown.empty}</p>` : html`${chart(distribution, shown)}${figures(distribution)}`;
  return html`<section class="card late" aria-labelledby="${shown.id}">
<div class="bar"><h2 id="${shown.id}">${shown.title}</h2><p class="hint">${shown.hint}</p></div>
${body}
</section>`;
}

/** Fewest values that have a distribution worth a chart. */
const fewest = 3;

/** Periods without a change would dwarf all others: they are only counted. */
function moved(returns: Float64Array, noun: string): { values: Float64Array; hint: string } {
  const still = returns.filter((value) => value === 0).length;
  const values = returns.filter((value) => value !== 0 && !Number.isNaN(value));
  return { values, hint: still === 0 ? '' : ` · ${formatCount(still, noun)} without a change left out` };
}

/** How the returns of trading days are spread; left out of a run with only a few of them. */
export function dayReturnsCard(days: Days, index: number): Markup | null {
  if (days.length < fewest) return null;
  const { values, hint } = moved(days.returns, 'day');
  return card(values, {
    id: `day-returns-${index}`,
    title: 'Distribution of days',
    hint: `Returns of trading days${hint}`,
    noun: 'day',
    empty: 'The equity changed on no trading day.',
  });
}

/** How the returns of calendar months are spread; left out of a run with only a few of them. */
export function monthReturnsCard(days: Days, index: number): Markup | null {
  const { own } = periodReturns(days, 'month');
  if (own.length < fewest) return null;
  const { values, hint } = moved(own, 'month');
  return card(values, {
    id: `month-returns-${index}`,
    title: 'Distribution of months',
    hint: `Returns of calendar months${hint}`,
    noun: 'month',
    empty: 'The equity changed in no month.',
  });
}

/** How the results of trades are spread. */
export function tradeReturnsCard({ simulation: { trades } }: BacktestResult, index: number): Markup {
  const returns = trades.profit.map((profit, i) => profit / (trades.entryPrice[i]! * trades.quantity[i]!));
  return card(returns, {
    id: `trade-returns-${index}`,
    title: 'Distribution of trades',
    hint: 'Results after commission, of the value at entry',
    noun: 'trade',
    empty: 'No trade was closed in this run.',
  });
}
