import { tradingDayEnds } from '../../../market/index.ts';
import type { BacktestResult } from '../../result.ts';
import { holdEquity } from '../summary.ts';
import { toMs } from '../timeline.ts';
import { returnsOf } from './returns.ts';

const dayMs = 86_400_000;

/** A run by trading days of its calendar, the days that the ratios of the metrics are made of. */
export interface Days {
  readonly length: number;
  /** Midnight UTC of each day's date, milliseconds. */
  readonly date: Float64Array;
  /** Equity at each day's end. */
  readonly equity: Float64Array;
  readonly hold: Float64Array;
  /** Return of each day; of the first one against the opening cash. */
  readonly returns: Float64Array;
  readonly holdReturns: Float64Array;
}

/** Equity after the last point that is not after each day's end; before the first point it is the opening cash. */
function atEnds(equity: Float64Array, times: BigInt64Array, ends: { cash: number; days: BigInt64Array }): Float64Array {
  const out = new Float64Array(ends.days.length);
  let point = 0;
  for (let day = 0; day < ends.days.length; day += 1) {
    while (point < times.length && times[point]! <= ends.days[day]!) point += 1;
    out[day] = point === 0 ? ends.cash : equity[point - 1]!;
  }
  return out;
}

/** Ends of the trading days; points after the last of them are a day of their own, as in the metrics. */
function dayEnds({ options, simulation }: BacktestResult): BigInt64Array {
  const ends = tradingDayEnds(options.calendar, options.from, options.to);
  const last = simulation.times[simulation.times.length - 1];
  if (last === undefined || last <= (ends[ends.length - 1] ?? last - 1n)) return ends;
  return BigInt64Array.from([...ends, last]);
}

/** The trading days of a run. A date is that of the moment before the day's end, in UTC. */
export function daysOf(result: BacktestResult): Days {
  const { cash } = result.options;
  const { times, equity } = result.simulation;
  const days = dayEnds(result);
  const own = atEnds(equity, times, { cash, days });
  const hold = atEnds(holdEquity(result), times, { cash, days });
  return {
    length: days.length,
    date: Float64Array.from(days, (end) => Math.floor((toMs(end) - 1) / dayMs) * dayMs),
    equity: own,
    hold,
    returns: returnsOf(own, cash),
    holdReturns: returnsOf(hold, cash),
  };
}
