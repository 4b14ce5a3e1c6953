import type { BacktestResult } from '../../result.ts';
import { type Distribution, distributionOf } from './distribution.ts';
import { meanOf } from './relative.ts';

const units = [
  { name: 'second', ms: 1000 },
  { name: 'minute', ms: 60_000 },
  { name: 'hour', ms: 3_600_000 },
  { name: 'day', ms: 86_400_000 },
] as const;

/** How long trades were held, in the unit in which the median is a number to remember. */
export interface Holding {
  readonly unit: (typeof units)[number]['name'];
  readonly all: Distribution;
  /** Mean of those that won, and of the others; null where there are none. */
  readonly winners: number | null;
  readonly losers: number | null;
}

/** Holding times of closed trades; null without trades. */
export function holdingOf({ simulation: { trades } }: BacktestResult): Holding | null {
  const ms = Float64Array.from(trades.exitTime, (exit, i) => Number((exit - trades.entryTime[i]!) / 1_000_000n));
  const median = distributionOf(ms)?.median;
  if (median === undefined) return null;
  const unit = units.findLast((one) => median >= one.ms) ?? units[0];
  const values = ms.map((value) => value / unit.ms);
  const mean = (wins: boolean) => {
    const chosen = values.filter((_value, i) => trades.profit[i]! > 0 === wins);
    return chosen.length === 0 ? null : meanOf(chosen);
  };
  const least = values.every(Number.isInteger) ? 1 : 0;
  return { unit: unit.name, all: distributionOf(values, least)!, winners: mean(true), losers: mean(false) };
}
