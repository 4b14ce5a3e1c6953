import type { BacktestResult } from '../../result.ts';
import { byHour, byWeekday, type EntryGroup, entryZone } from '../analysis/entry-times.ts';
import { formatCount, formatMoney, formatPercent, formatSignedPercent, percentDecimals } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { columnsChart } from './columns-chart.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** With as many decimals as the value needs to be told from 0. */
const fine = (value: number): string => formatSignedPercent(value, percentDecimals(value));

function words(name: string, group: EntryGroup, currency: string): string {
  if (group.trades === 0) return `${name}: no trade`;
  return `${name}: ${fine(group.meanReturn)} on average of ${formatCount(group.trades, 'trade')}, ${formatPercent(group.wins / group.trades, 0)} at a profit, ${formatMoney(group.profit, currency)} in all`;
}

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly EntryGroup[];
  readonly name: (group: number) => string;
  readonly short: (group: number) => string;
  readonly nameEvery: number;
}

function card(result: BacktestResult, { id, title, groups, name, short, nameEvery }: Shown): Markup {
  const { currency } = result.options;
  const total = groups.reduce((sum, { trades }) => sum + trades, 0);
  const list = groups
    .map((group, i) => ({ trades: group.trades, text: words(name(i), group, currency) }))
    .filter(({ trades }) => trades > 0);
  const chart = columnsChart({
    label: `${title}. ${list.map(({ text }) => text).join('; ')}`,
    format: fine,
    nameEvery,
    columns: groups.map((group, i) => ({
      value: group.meanReturn,
      name: short(i),
      title: words(name(i), group, currency),
      tone: group.meanReturn > 0 ? 'win' : 'loss',
    })),
  });
  return html`<section class="card late" aria-labelledby="${id}">
<div class="bar"><h2 id="${id}">${title}</h2><p class="hint">Mean result of a trade · ${entryZone(result) === 'UTC' ? 'UTC' : 'New York time'}</p></div>
${total === 0 ? html`<p>No trade was closed in this run.</p>` : chart}
</section>`;
}

/** Results by the hour of the entry; left out where bars are of a day, which have no hour. */
export function hoursCard(result: BacktestResult, index: number, daily: boolean): Markup | null {
  if (daily) return null;
  return card(result, {
    id: `hours-${index}`,
    title: 'By hour of entry',
    groups: byHour(result),
    name: (hour) => `${String(hour).padStart(2, '0')}:00 to ${String(hour).padStart(2, '0')}:59`,
    short: (hour) => String(hour).padStart(2, '0'),
    nameEvery: 3,
  });
}

/** Results by the weekday of the entry; Saturday and Sunday only where something was entered on them. */
export function weekdaysCard(result: BacktestResult, index: number): Markup {
  const groups = byWeekday(result);
  const shown = groups.filter((_group, day) => day < 5 || groups.slice(day).some(({ trades }) => trades > 0));
  return card(result, {
    id: `weekdays-${index}`,
    title: 'By weekday of entry',
    groups: shown,
    name: (day) => weekdays[day]!,
    short: (day) => weekdays[day]!.slice(0, 3),
    nameEvery: 1,
  });
}
