import type { Days } from './days.ts';
import { quantile } from './distribution.ts';
import { meanOf } from './relative.ts';

export const periodNames = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodName = (typeof periodNames)[number];

/** How the returns of periods of one length are spread. */
export interface PeriodSpread {
  readonly name: PeriodName;
  readonly count: number;
  readonly worst: number;
  /** A quarter of the periods did worse. */
  readonly lower: number;
  readonly median: number;
  /** A quarter of the periods did better. */
  readonly upper: number;
  readonly best: number;
  readonly mean: number;
  /** Means of the periods above and below 0; null where there are none. */
  readonly meanGain: number | null;
  readonly meanLoss: number | null;
  /** Share of the periods above 0, and above buy-and-hold. */
  readonly gains: number;
  readonly ahead: number;
}

const dayMs = 86_400_000;

/** The same number for all days of a period; weeks begin on Monday. */
function keyOf(ms: number, name: PeriodName): number {
  const date = new Date(ms);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  switch (name) {
    case 'day':
      return ms;
    case 'week':
      return Math.floor((ms / dayMs + 3) / 7); // 1970-01-01 was a Thursday
    case 'month':
      return month;
    case 'quarter':
      return Math.floor(month / 3);
    case 'year':
      return date.getUTCFullYear();
  }
}

/** Returns of calendar periods, compounded from trading days; the first and the last one may be parts of a period. */
export function periodReturns(days: Days, name: PeriodName): { own: Float64Array; hold: Float64Array } {
  const own: number[] = [];
  const hold: number[] = [];
  let before: number | null = null;
  for (let day = 0; day < days.length; day += 1) {
    const key = keyOf(days.date[day]!, name);
    if (key !== before) {
      own.push(0);
      hold.push(0);
      before = key;
    }
    const last = own.length - 1;
    own[last] = (1 + own[last]!) * (1 + days.returns[day]!) - 1;
    hold[last] = (1 + hold[last]!) * (1 + days.holdReturns[day]!) - 1;
  }
  return { own: Float64Array.from(own), hold: Float64Array.from(hold) };
}

/** Spreads of daily, weekly, monthly, quarterly and yearly returns; a length with fewer than two periods is left out. */
export function periodSpreads(days: Days): PeriodSpread[] {
  return periodNames.flatMap((name) => {
    const all = periodReturns(days, name);
    // an account at or below 0 has no returns any more
    const known = Array.from(all.own.keys()).filter((i) => !Number.isNaN(all.own[i]!));
    const [own, hold] = [all.own, all.hold].map((column) => Float64Array.from(known, (i) => column[i]!)) as [
      Float64Array,
      Float64Array,
    ];
    if (own.length < 2) return [];
    const sorted = own.slice().sort();
    const meanOfSome = (some: Float64Array) => (some.length === 0 ? null : meanOf(some));
    const share = (passes: (value: number, i: number) => boolean) => own.filter(passes).length / own.length;
    return [
      {
        name,
        count: own.length,
        worst: sorted[0]!,
        lower: quantile(sorted, 0.25),
        median: quantile(sorted, 0.5),
        upper: quantile(sorted, 0.75),
        best: sorted[sorted.length - 1]!,
        mean: meanOf(own),
        meanGain: meanOfSome(own.filter((value) => value > 0)),
        meanLoss: meanOfSome(own.filter((value) => value < 0)),
        gains: share((value) => value > 0),
        ahead: share((value, i) => value > hold[i]!),
      },
    ];
  });
}
