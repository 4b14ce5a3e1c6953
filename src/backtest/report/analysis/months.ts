import type { Days } from './days.ts';

/** A month or a year of a run: the strategy's return and that of buy-and-hold. */
export interface PeriodReturn {
  readonly own: number;
  readonly hold: number;
}

export interface YearOfMonths {
  readonly year: number;
  /** January to December; null where the run has no trading day in it. */
  readonly months: readonly (PeriodReturn | null)[];
  readonly total: PeriodReturn;
}

const nothing: PeriodReturn = { own: 0, hold: 0 };

function compound(before: PeriodReturn, days: Days, day: number): PeriodReturn {
  return {
    own: (1 + before.own) * (1 + days.returns[day]!) - 1,
    hold: (1 + before.hold) * (1 + days.holdReturns[day]!) - 1,
  };
}

/** Returns of calendar months and years, compounded from those of the trading days that lie in them. */
export function monthsOf(days: Days): YearOfMonths[] {
  const years = new Map<number, { months: (PeriodReturn | null)[]; total: PeriodReturn }>();
  for (let day = 0; day < days.length; day += 1) {
    const date = new Date(days.date[day]!);
    const key = date.getUTCFullYear();
    const year = years.get(key) ?? { months: Array.from({ length: 12 }, () => null), total: nothing };
    const month = date.getUTCMonth();
    year.months[month] = compound(year.months[month] ?? nothing, days, day);
    year.total = compound(year.total, days, day);
    years.set(key, year);
  }
  return [...years].map(([year, parts]) => ({ year, ...parts }));
}
