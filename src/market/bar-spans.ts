import { TiercelError } from '../kernel/index.ts';
import { type Session, type TradingDay, tradingDays } from './calendar.ts';
import { dayMs } from './calendar-rules.ts';
import type { CalendarName } from './instrument.ts';
import { utcFromLocal } from './time-zone.ts';
import { type Timeframe, timeframeNs } from './timeframe.ts';

/** A day that begins at a time of the clock somewhere, such as 17:00 in New York, every day of the week. */
export interface DayStart {
  /** IANA name, such as `America/New_York`. */
  readonly timeZone: string;
  /** `HH:MM`, local. A day that begins at 12:00 or later is that of the next date. */
  readonly start: string;
}

/** What days are: the sessions of a calendar, or days by a clock. */
export type DaySource = CalendarName | DayStart;

/** `[from, to)` in nanoseconds since the epoch. */
interface Range {
  readonly from: bigint;
  readonly to: bigint;
}

const nsPerMs = 1_000_000n;
const dayNs = timeframeNs('1d');

function startMs({ start }: DayStart): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(start);
  if (match === null) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`start\` must be a time such as 17:00, was "${start}"`);
  }
  return (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}

function clockDays(source: DayStart, { from, to }: Range): TradingDay[] {
  const ms = startMs(source);
  const dated = ms >= dayMs / 2 ? 1 : 0;
  const openOf = (day: number) => BigInt(utcFromLocal(source.timeZone, day * dayMs + ms)) * nsPerMs;
  const days: TradingDay[] = [];
  let day = Number(from / dayNs) - 3; // a date is at most two days from its moment in UTC
  for (let open = openOf(day); open < to; day++) {
    const close = openOf(day + 1);
    if (close > from) days.push({ day: day + dated, open, close });
    open = close;
  }
  return days;
}

/**
 * The days that overlap a range, in order: sessions of a calendar, or days by a clock, which are 23 or 25 hours long
 * where clocks change.
 *
 * @throws TIERCEL_E_PARAMETER for an unknown time zone, or a start that is no time.
 * @example
 * ```ts
 * const newYork = { timeZone: 'America/New_York', start: '17:00' };
 * const [day] = daysOf(newYork, { from: toNanoseconds('2018-03-11', 'from'), to: toNanoseconds('2018-03-12', 'to') });
 * console.log((day!.close - day!.open) / 3_600_000_000_000n); // 23n
 * ```
 */
export function daysOf(source: DaySource, { from, to }: Range): TradingDay[] {
  return typeof source === 'string' ? tradingDays(source, from, to) : clockDays(source, { from, to });
}

/** Numbers of the months that can be in one bar. */
const monthCounts = [1, 2, 3, 4, 6, 12];

/** Days of one bar have one key: the day, the week from Monday on, the months from January on. */
function keyOf(timeframe: Timeframe): (day: number) => number {
  const months = Number(/^(\d+)M$/.exec(timeframe)?.[1] ?? 0);
  if (timeframe === '1d') return (day) => day;
  if (timeframe === '1w') return (day) => Math.floor((day + 3) / 7); // 1970-01-01 was a Thursday
  if (monthCounts.includes(months)) {
    return (day) => {
      const date = new Date(day * dayMs);
      return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
    };
  }
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `Bars of whole days are 1d, 1w, 1M, 2M, 3M, 4M, 6M or 12M long, not ${timeframe}; shorter ones are given in s, m or h.`,
  );
}

/**
 * Opens and closes of the bars of `1d`, `1w` (Monday to Sunday) or `1M` to `12M` that overlap a range: from the open of
 * the first day to the close of the last.
 *
 * @throws TIERCEL_E_PARAMETER for another timeframe.
 * @example
 * ```ts
 * const year = { from: toNanoseconds('2018-01-01', 'from'), to: toNanoseconds('2019-01-01', 'to') };
 * console.log(barSpans('24x7', '1M', year).length); // 12
 * ```
 */
export function barSpans(source: DaySource, timeframe: Timeframe, { from, to }: Range): Session[] {
  const key = keyOf(timeframe);
  const reach = timeframe === '1d' ? 0n : timeframeNs(timeframe) + 7n * dayNs;
  const spans = new Map<number, Session>();
  for (const { day, open, close } of daysOf(source, { from: from - reach, to: to + reach })) {
    const name = key(day);
    spans.set(name, { open: spans.get(name)?.open ?? open, close });
  }
  return [...spans.values()].filter(({ open, close }) => close > from && open < to);
}
