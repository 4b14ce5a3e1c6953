import {
  allocateTimes,
  asColumn,
  type BarColumns,
  type CalendarName,
  type Column,
  sessionOf,
} from '../../src/market/index.ts';

/** Opens of the sessions of some dates. */
export function dailyTimes(calendar: CalendarName, dates: readonly string[]): BigInt64Array {
  return BigInt64Array.from(dates, (date) => sessionOf(calendar, date)!.open);
}

/** Times of every `step` nanoseconds from an ISO time on. */
export function evenTimes(from: string, step: bigint, count: number): BigInt64Array {
  const times = allocateTimes(count);
  for (let i = 0; i < count; i++) times[i] = BigInt(Date.parse(from)) * 1_000_000n + BigInt(i) * step;
  return times;
}

/** Bars whose open, high, low and close are all the given prices. */
export function bars(
  time: BigInt64Array,
  prices: readonly number[],
  options: { volume?: readonly number[]; step?: number } = {},
): BarColumns {
  const column = (): Column => asColumn(Float64Array.from(prices), options.step ?? null);
  return {
    length: time.length,
    time,
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    ...(options.volume && { volume: Float64Array.from(options.volume) }),
  };
}
