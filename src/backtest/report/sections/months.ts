import type { Days } from '../analysis/days.ts';
import { monthsOf, type PeriodReturn, type YearOfMonths } from '../analysis/months.ts';
import { formatSigned, formatSignedPercent } from '../format.ts';
import { html, type Markup } from '../html.ts';

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Shades of a gain or a loss. */
const shades = 5;

/** The return under which nine of ten months lie: the strongest shade begins there. */
function strong(years: readonly YearOfMonths[]): number {
  const sizes = years
    .flatMap(({ months }) => months.map((month) => Math.abs(month?.own ?? 0)))
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length * 0.9)] ?? sizes[sizes.length - 1] ?? 1;
}

function shade(value: number, most: number): string {
  if (value === 0 || Number.isNaN(value)) return 'flat';
  const level = Math.min(shades, 1 + Math.floor((Math.abs(value) / most) * (shades - 1) + 1e-9));
  return `${value > 0 ? 'gain' : 'fall'}${level}`;
}

function cell(month: PeriodReturn | null, name: string, { year, most }: { year: number; most: number }): Markup {
  if (month === null) return html`<td class="none" data-month="${name}"></td>`;
  const title = `${name} ${year}: ${formatSignedPercent(month.own)}, buy-and-hold ${formatSignedPercent(month.hold)}`;
  return html`<td class="${shade(month.own, most)}" data-month="${name}" title="${title}">${formatSigned(month.own * 100, 1)}</td>`;
}

function row({ year, months, total }: YearOfMonths, most: number): Markup {
  const cells = months.map((month, i) => cell(month, names[i]!, { year, most }));
  return html`<tr><th scope="row">${year}</th>${cells}<td class="total" data-month="Year">${formatSigned(total.own * 100, 1)}</td><td class="total hold" data-month="Buy-and-hold">${formatSigned(total.hold * 100, 1)}</td></tr>`;
}

/** Returns of the months as a heat map, a row a year. */
export function monthsCard(days: Days, index: number): Markup | null {
  const years = monthsOf(days);
  if (years.length === 0) return null;
  const most = strong(years);
  return html`<section class="card late" aria-labelledby="months-${index}">
<div class="bar"><h2 id="months-${index}">Monthly returns</h2><p class="hint">Per cent, compounded from trading days · the last column is buy-and-hold</p></div>
<table class="months"><thead><tr><th scope="col">Year</th>${names.map((name) => html`<th scope="col">${name}</th>`)}<th scope="col">Year</th><th scope="col">Hold</th></tr></thead>
<tbody>${years.map((year) => row(year, most))}</tbody></table>
</section>`;
}
