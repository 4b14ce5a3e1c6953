import type { Days } from './days.ts';

/** Return over a stretch that ends with the run. */
export interface RecentReturn {
  readonly name: string;
  readonly own: number;
  readonly hold: number;
  /** True where the return is one a year, compounded. */
  readonly yearly: boolean;
}

/** The same date so many months earlier; a day that the month lacks becomes its last one. */
function monthsBefore(ms: number, months: number): number {
  const date = new Date(ms);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() - months;
  const lastDay = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  return Date.UTC(Math.floor(month / 12), month % 12, Math.min(date.getUTCDate(), lastDay));
}

interface Stretch {
  readonly name: string;
  /** The last date before the stretch. */
  readonly after: (end: number) => number;
  /** Over more than one year returns are given a year. */
  readonly years?: number;
}

const monthStart = (ms: number) => Date.UTC(new Date(ms).getUTCFullYear(), new Date(ms).getUTCMonth());
const yearStart = (ms: number) => Date.UTC(new Date(ms).getUTCFullYear(), 0);
const back = (name: string, months: number, years?: number): Stretch => ({
  ...{ name, after: (end) => monthsBefore(end, months) },
  ...(years === undefined ? {} : { years }),
});

const stretches: readonly Stretch[] = [
  { name: 'This month', after: (end) => monthStart(end) - 1 },
  back('3 months', 3),
  back('6 months', 6),
  { name: 'This year', after: (end) => yearStart(end) - 1 },
  back('1 year', 12),
  back('3 years', 36, 3),
  back('5 years', 60, 5),
  back('10 years', 120, 10),
];

/** Growth of an equity curve since the last day that is not after a date. */
function growth(days: Days, returns: Float64Array, after: number): number {
  let product = 1;
  for (let day = days.length - 1; day >= 0 && days.date[day]! > after; day -= 1) product *= 1 + returns[day]!;
  return product;
}

/**
 * Returns up to the end of the run, as far back as it reaches, and of the whole of it. Those over several years, and of
 * a run longer than a year, are given a year.
 */
export function recentReturns(days: Days, daysPerYear: number): RecentReturn[] {
  if (days.length === 0) return [];
  const end = days.date[days.length - 1]!;
  const rate = (name: string, after: number, years: number | undefined): RecentReturn => {
    const of = (returns: Float64Array) => growth(days, returns, after) ** (1 / (years ?? 1)) - 1;
    return { name, own: of(days.returns), hold: of(days.holdReturns), yearly: years !== undefined };
  };
  const fitting = stretches.filter(({ after }) => after(end) >= days.date[0]!);
  const years = days.length / daysPerYear;
  return [
    ...fitting.map((one) => rate(one.name, one.after(end), one.years)),
    rate('Whole run', Number.NEGATIVE_INFINITY, years > 1 ? years : undefined),
  ];
}
