import type { TradesView } from '../model.ts';
import type { Range } from './view.ts';

/** The trades of one instrument, found by where they lie without looking at all of them. */
export interface TradeIndex {
  /** Trades that touch the range, in order of their exits. */
  readonly inRange: (range: Range) => number[];
}

/** Index of the first value that is not under `limit`; the values rise. */
function firstFrom(values: Float64Array, limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Trades by exit, with the earliest entry among each and all that follow, which says when to stop looking. */
export function tradeIndexOf(trades: TradesView, instrument: number): TradeIndex {
  const own: number[] = [];
  for (let i = 0; i < trades.length; i += 1) if (trades.instrument[i] === instrument) own.push(i);
  own.sort((a, b) => trades.exitPoint[a]! - trades.exitPoint[b]! || a - b);
  const exits = Float64Array.from(own, (i) => trades.exitPoint[i]!);
  const earliest = new Float64Array(own.length);
  for (let k = own.length - 1; k >= 0; k -= 1) {
    earliest[k] = Math.min(trades.entryPoint[own[k]!]!, earliest[k + 1] ?? Number.POSITIVE_INFINITY);
  }
  return {
    inRange: ({ min, max }) => {
      const found: number[] = [];
      for (let k = firstFrom(exits, min); k < own.length && earliest[k]! <= max; k += 1) {
        if (trades.entryPoint[own[k]!]! <= max) found.push(own[k]!);
      }
      return found;
    },
  };
}
