import type { Bars, Ohlc } from '../../market/index.ts';
import { robustScale } from './statistics.ts';

/** Rows whose price is no positive number; of futures, which fell below zero, no finite one. */
export function badPrices(bars: Bars): number[] {
  const least = bars.instrument.assetClass === 'future' ? Number.NEGATIVE_INFINITY : 0;
  const sides: Ohlc[] = bars.ask === undefined ? [bars] : [bars, bars.ask];
  const rows: number[] = [];
  for (let row = 0; row < bars.length; row++) {
    const isGood = (price: number) => price > least && price < Number.POSITIVE_INFINITY;
    for (const { open, high, low, close } of sides) {
      if (isGood(open[row]!) && isGood(high[row]!) && isGood(low[row]!) && isGood(close[row]!)) continue;
      rows.push(row);
      break;
    }
  }
  return rows;
}

/** Rows whose high or low does not hold the other prices. */
export function ohlcFaults(bars: Bars): number[] {
  const rows = new Set<number>();
  for (const { open, high, low, close } of bars.ask === undefined ? [bars] : [bars, bars.ask]) {
    for (let row = 0; row < bars.length; row++) {
      const [o, h, l, c] = [open[row]!, high[row]!, low[row]!, close[row]!];
      if (h < o || h < c || h < l || l > o || l > c) rows.add(row);
    }
  }
  return [...rows].sort((a, b) => a - b);
}

export interface Outlier {
  readonly row: number;
  /** The move from the close before, as a fraction. */
  readonly move: number;
  /** Robust standard deviations. */
  readonly z: number;
}

/**
 * Moves from one close to the next that stand far outside the usual, the largest first. Moves over a gap or a closed
 * market are left out: they have another scale.
 */
export function outliers(bars: Bars, steps: Float64Array, limits: { z: number; longestStep: number }): Outlier[] {
  const { close } = bars;
  const rows: number[] = [];
  const moves: number[] = [];
  for (let row = 1; row < bars.length; row++) {
    const [before, now] = [close[row - 1]!, close[row]!];
    if (steps[row - 1]! > limits.longestStep || !(before > 0) || !(now > 0) || now === Number.POSITIVE_INFINITY)
      continue;
    rows.push(row);
    moves.push(Math.log(now / before));
  }
  const { center, scale } = robustScale(Float64Array.from(moves));
  if (!(scale > 0)) return [];
  const found: Outlier[] = [];
  for (let i = 0; i < moves.length; i++) {
    const z = (moves[i]! - center) / scale;
    if (Math.abs(z) >= limits.z) found.push({ row: rows[i]!, move: Math.expm1(moves[i]!), z });
  }
  return found.sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
}

export interface Stretch {
  readonly row: number;
  readonly bars: number;
}

/** Stretches of bars in which no price differs from the close before them, the longest first. */
export function staleStretches({ open, high, low, close, length }: Bars, least: number): Stretch[] {
  const found: Stretch[] = [];
  for (let row = 1; row < length; ) {
    const price = close[row - 1]!;
    let end = row;
    while (end < length && open[end] === price && high[end] === price && low[end] === price && close[end] === price)
      end++;
    if (end - row >= least) found.push({ row, bars: end - row });
    row = Math.max(end, row + 1);
  }
  return found.sort((a, b) => b.bars - a.bars);
}

/** Rows for which a condition holds. */
export function rowsWhere(length: number, holds: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (holds(row)) rows.push(row);
  return rows;
}
