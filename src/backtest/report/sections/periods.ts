import type { BacktestResult } from '../../result.ts';
import type { Days } from '../analysis/days.ts';
import { monthsOf } from '../analysis/months.ts';
import { type PeriodSpread, periodSpreads } from '../analysis/periods.ts';
import { recentReturns } from '../analysis/recent.ts';
import { formatNumber, formatPercent, formatSignedPercent, percentDecimals } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { columnsChart } from './columns-chart.ts';

const percent = (share: number): string => `${Number((share * 100).toFixed(3))}%`;

/** A box from the lower to the upper quarter with the median in it, lines to the extremes, and the place of 0. */
function box({ worst, lower, median, upper, best }: PeriodSpread): Markup {
  const [low, high] = [Math.min(0, worst), Math.max(0, best)];
  const x = (value: number) => percent(0.02 + (0.96 * (value - low)) / (high - low || 1));
  const wide = percent((0.96 * (upper - lower)) / (high - low || 1));
  return html`<svg class="box" width="100%" height="22" aria-hidden="true"><line class="zero" x1="${x(0)}" x2="${x(0)}" y1="0" y2="22"/><line class="whisker" x1="${x(worst)}" x2="${x(best)}" y1="11" y2="11"/><rect x="${x(lower)}" y="4" width="${wide}" height="14" rx="2"/><line class="median" x1="${x(median)}" x2="${x(median)}" y1="4" y2="18"/></svg>`;
}

function spreadRow(spread: PeriodSpread): Markup {
  const { name, count, worst, median, mean, meanGain, meanLoss, best, gains, ahead } = spread;
  const signed = (value: number | null) => formatSignedPercent(value ?? Number.NaN, percentDecimals(best - worst));
  return html`<tr><th scope="row">${name[0]!.toUpperCase()}${name.slice(1)}</th><td class="wide">${formatNumber(count, 0)}</td><td>${signed(worst)}</td><td class="boxed">${box(spread)}</td><td>${signed(best)}</td><td class="wide">${signed(median)}</td><td>${signed(mean)}</td><td class="wide">${signed(meanGain)}</td><td class="wide">${signed(meanLoss)}</td><td>${formatPercent(gains, 0)}</td><td class="wide">${formatPercent(ahead, 0)}</td></tr>`;
}

/** Worst to best return of a day, week, month, quarter and year. */
export function periodsCard(days: Days, index: number): Markup | null {
  const spreads = periodSpreads(days);
  if (spreads.length === 0) return null;
  return html`<section class="card late" aria-labelledby="periods-${index}">
<div class="bar"><h2 id="periods-${index}">Returns by length of period</h2><p class="hint">Calendar periods · box: the middle half, with the median; line: worst to best; each row on its own scale around 0 · “ahead”: above buy-and-hold</p></div>
<table class="periods"><thead><tr><th scope="col">Period</th><th scope="col" class="wide">Number</th><th scope="col">Worst</th><th scope="col" class="boxed"><span class="visually-hidden">Spread</span></th><th scope="col">Best</th><th scope="col" class="wide">Median</th><th scope="col">Mean</th><th scope="col" class="wide">Mean gain</th><th scope="col" class="wide">Mean loss</th><th scope="col">Gains</th><th scope="col" class="wide">Ahead</th></tr></thead>
<tbody>${spreads.map(spreadRow)}</tbody></table>
</section>`;
}

/** Returns of calendar years beside those of buy-and-hold. */
export function yearsCard(days: Days, index: number): Markup | null {
  const years = monthsOf(days);
  if (years.length === 0) return null;
  const words = years.map(
    ({ year, total }) => `${year}: ${formatSignedPercent(total.own)}, buy-and-hold ${formatSignedPercent(total.hold)}`,
  );
  const chart = columnsChart({
    label: `Yearly returns. ${words.join('; ')}`,
    format: (value) => formatSignedPercent(value, 1),
    nameEvery: Math.ceil(years.length / 10),
    tall: 220,
    columns: years.map(({ year, total }, i) => ({
      value: total.own,
      beside: total.hold,
      name: String(year),
      title: words[i]!,
      tone: total.own > 0 ? 'win' : 'loss',
    })),
  });
  return html`<section class="card late" aria-labelledby="years-${index}">
<div class="bar"><h2 id="years-${index}">Yearly returns</h2><p class="hint">Green and red: the strategy · grey: buy-and-hold</p></div>
${chart}
</section>`;
}

/** Returns of the last months and years of the run. */
export function recentCard({ options }: BacktestResult, days: Days, index: number): Markup | null {
  const recent = recentReturns(days, options.daysPerYear);
  if (recent.length === 0) return null;
  const rows = recent.map(
    ({ name, own, hold, yearly }) =>
      html`<tr><th scope="row">${name}${yearly ? ', a year' : ''}</th><td>${formatSignedPercent(own)}</td><td>${formatSignedPercent(hold)}</td></tr>`,
  );
  return html`<section class="card late" aria-labelledby="recent-${index}">
<div class="bar"><h2 id="recent-${index}">Up to the end of the run</h2></div>
<table class="metrics"><thead><tr><th scope="col">Stretch</th><th scope="col">Strategy</th><th scope="col">Buy-and-hold</th></tr></thead>
<tbody>${rows}</tbody></table>
</section>`;
}
