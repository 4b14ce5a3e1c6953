import { TiercelError } from '../kernel/index.ts';
import { fxCalendar } from './calendar-fx.ts';
import type { CalendarRules } from './calendar-rules.ts';
import { dayMs } from './calendar-rules.ts';
import { usEquityCalendar } from './calendar-us-equity.ts';
import { allocateColumn, type Column } from './column.ts';
import type { CalendarName } from './instrument.ts';

const alwaysOpen: CalendarRules = {
  version: '24x7-1',
  daysPerYear: 365,
  isTradingDay: () => true,
  session: (day) => ({ openMs: day * dayMs, closeMs: (day + 1) * dayMs }),
};

const calendars: Readonly<Record<CalendarName, CalendarRules>> = {
  '24x7': alwaysOpen,
  fx: fxCalendar,
  'us-equity': usEquityCalendar,
};

const nsPerMs = 1_000_000n;

/** Opening and closing time of one trading day, nanoseconds since the epoch. */
export interface Session {
  readonly open: bigint;
  readonly close: bigint;
}

/**
 * Trading days in a year, by which daily figures are annualised: 365 (24x7), 260 (fx), 252 (us-equity).
 *
 * @example
 * ```ts
 * daysPerYear('us-equity'); // 252
 * ```
 */
export function daysPerYear(calendar: CalendarName): number {
  return calendars[calendar].daysPerYear;
}

/**
 * Changes whenever a rule of the calendar changes; part of a run's hash.
 *
 * @example
 * ```ts
 * console.log(calendarVersion('fx'));
 * ```
 */
export function calendarVersion(calendar: CalendarName): string {
  return calendars[calendar].version;
}

/** A date as the number of days since 1970-01-01. */
function dayOfIso(isoDate: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00Z`) : Number.NaN;
  // Date.parse rolls 2021-02-30 over to March.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== isoDate) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`isoDate\` must be a date such as 2021-03-31, was "${isoDate}"`);
  }
  return ms / dayMs;
}

/**
 * The first trading day after a date, which need not be one.
 *
 * @throws TIERCEL_E_PARAMETER when the text is no date.
 * @example
 * ```ts
 * console.log(nextTradingDay('us-equity', '2014-06-06')); // 2014-06-09
 * ```
 */
export function nextTradingDay(calendar: CalendarName, isoDate: string): string {
  let day = dayOfIso(isoDate) + 1;
  while (!calendars[calendar].isTradingDay(day)) day++;
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/**
 * The session of a date: the UTC day (24x7), 17:00 New York of the day before to 17:00 (fx, Monday to Friday), or
 * 09:30 to 16:00 New York (us-equity; half days from 1990 on end earlier, most at 13:00). A date-only bar is this session.
 *
 * @returns null when the date is no trading day of the calendar.
 * @throws TIERCEL_E_PARAMETER when the text is no date.
 * @example
 * ```ts
 * sessionOf('us-equity', '2021-03-31'); // { open: 2021-03-31T13:30Z, close: 2021-03-31T20:00Z } in ns
 * sessionOf('us-equity', '2021-04-02'); // null: Good Friday
 * ```
 */
export function sessionOf(calendar: CalendarName, isoDate: string): Session | null {
  const rules = calendars[calendar];
  const day = dayOfIso(isoDate);
  if (!rules.isTradingDay(day)) return null;
  const { openMs, closeMs } = rules.session(day);
  return { open: BigInt(openMs) * nsPerMs, close: BigInt(closeMs) * nsPerMs };
}

/**
 * The ends of all trading days whose session overlaps `[from, to)`, in order: a first and a last day that are only
 * partly inside count, the last with its full end, which then lies after `to`. A bar belongs to the first day that
 * ends at or after the bar's close, so bars after a session's close belong to the next trading day.
 *
 * @returns nanoseconds since the epoch; empty when `from >= to` or no session lies inside.
 * @example
 * ```ts
 * tradingDayEnds('24x7', 0n, 86_400_000_000_000n); // BigInt64Array [ 86400000000000n ]
 * ```
 */
export function tradingDayEnds(calendar: CalendarName, from: bigint, to: bigint): BigInt64Array {
  return BigInt64Array.from(tradingDays(calendar, from, to), ({ close }) => close);
}

/** A session with its date, as the number of days since 1970-01-01. */
export interface TradingDay extends Session {
  readonly day: number;
}

/**
 * The trading days whose session overlaps `[from, to)`, in order; none when `from >= to`.
 *
 * @example
 * ```ts
 * tradingDays('24x7', 0n, 86_400_000_000_000n).length; // 1
 * ```
 */
export function tradingDays(calendar: CalendarName, from: bigint, to: bigint): TradingDay[] {
  if (from >= to) return [];
  const rules = calendars[calendar];
  const fromMs = floorMs(from);
  const toMs = -floorMs(-to);
  const days: TradingDay[] = [];
  // A session begins and ends within a day of its date in any zone.
  for (let day = Math.floor(fromMs / dayMs) - 1; day * dayMs < toMs + dayMs; day++) {
    if (!rules.isTradingDay(day)) continue;
    const { openMs, closeMs } = rules.session(day);
    if (openMs >= toMs) break;
    if (closeMs > fromMs) days.push({ day, open: BigInt(openMs) * nsPerMs, close: BigInt(closeMs) * nsPerMs });
  }
  return days;
}

const afterLast = 16n * 86_400_000_000_000n; // longer than any market was closed, but for wars

/**
 * The trading day to which each bar belongs, as the number of days from 1970-01-01 to its date: what indicators that
 * begin anew with each session take as `session`. A bar outside sessions belongs to the next trading day.
 *
 * @param times opens of bars in order, nanoseconds since the epoch.
 * @example
 * ```ts
 * sessionNumbers('24x7', bars.time)[0]; // 17897 for a first bar of 2019-01-01
 * sessionNumbers('24x7', bars.time).length; // 6000
 * ```
 */
export function sessionNumbers(calendar: CalendarName, times: BigInt64Array): Column {
  const numbers = allocateColumn(times.length, 1);
  if (times.length === 0) return numbers;
  const days = tradingDays(calendar, times[0]!, times.at(-1)! + afterLast);
  let at = 0;
  times.forEach((time, row) => {
    while (days[at]!.close <= time) at++;
    numbers[row] = days[at]!.day;
  });
  return numbers;
}

const nsPerMinute = 60_000n * nsPerMs;

/**
 * Whole minutes from the open of each bar's session to the bar's, by the calendar and so by local time on days on which
 * clocks change too: what `ta.relativeDailyVolume` takes as `minute`. Below 0 for a bar outside sessions, which
 * belongs to the next one.
 *
 * @param times opens of bars in order, nanoseconds since the epoch.
 * @example
 * ```ts
 * minutesOfSession('24x7', bars.time)[0]; // 0 for a first bar that opens at 00:00 UTC
 * ```
 */
export function minutesOfSession(calendar: CalendarName, times: BigInt64Array): Column {
  const minutes = allocateColumn(times.length, 1);
  if (times.length === 0) return minutes;
  const days = tradingDays(calendar, times[0]!, times.at(-1)! + afterLast);
  let at = 0;
  times.forEach((time, row) => {
    while (days[at]!.close <= time) at++;
    const since = time - days[at]!.open;
    minutes[row] = Number(since >= 0n ? since / nsPerMinute : -((nsPerMinute - 1n - since) / nsPerMinute));
  });
  return minutes;
}

function floorMs(ns: bigint): number {
  return Number(ns >= 0n ? ns / nsPerMs : -((nsPerMs - 1n - ns) / nsPerMs));
}
