import type { Bars } from '../../market/index.ts';
import type { FinerBars } from './finer.ts';
import type { FillTable, Simulation, SimulationClock, SimulationRecord, TradeTable } from './types.ts';

/** An instrument of a run whose engine may have run on finer rows. */
interface Feed {
  readonly bars: Bars;
  readonly finer?: FinerBars | undefined;
}

interface InBars {
  readonly feeds: readonly Feed[];
  /** The closes of the bars. */
  readonly clock: SimulationClock;
  /** Memory for the equity curve. */
  readonly equity?: Float64Array | undefined;
}

/** What a run on finer rows gives, in terms of the bars: their indexes, and equity at their closes. */
export function onBars(run: Simulation, { feeds, clock, equity: memory }: InBars): Simulation {
  const equity = equityAt(run, clock, memory);
  const barsOf = (rows: Int32Array, instrument: Int32Array): Int32Array =>
    rows.map((row, i) => feeds[instrument[i]!]!.finer?.barOf[row] ?? row);
  let fills: FillTable | undefined;
  let trades: TradeTable | undefined;
  const told = {
    get fills() {
      fills ??= { ...run.fills, bar: barsOf(run.fills.bar, run.fills.instrument) };
      return fills;
    },
    get trades() {
      const { entryBar, exitBar, instrument } = run.trades;
      trades ??= { ...run.trades, entryBar: barsOf(entryBar, instrument), exitBar: barsOf(exitBar, instrument) };
      return trades;
    },
  };
  const counts = { ...run.counts, barsInPosition: closesInPosition(run, feeds, clock) };
  return Object.defineProperties(Object.create(null), {
    ...Object.getOwnPropertyDescriptors(run),
    ...Object.getOwnPropertyDescriptors(told),
    ...Object.getOwnPropertyDescriptors({ equity, clock, counts, times: timesOf(clock) }),
  });
}

const timesOf = ({ times, closeAfter }: SimulationClock): BigInt64Array => times.map((time) => time + closeAfter);

/** The equity of the run at the times of a clock, each of which is one of the run's own. */
function equityAt(run: Simulation, { times, closeAfter }: SimulationClock, memory?: Float64Array): Float64Array {
  if (run.equity.length === 0) return run.equity;
  const own = run.clock;
  const equity = memory ?? new Float64Array(new SharedArrayBuffer(times.length * 8));
  let at = 0;
  for (let point = 0; point < times.length; point++) {
    const time = times[point]! + closeAfter - own.closeAfter;
    while (own.times[at]! < time) at++;
    equity[point] = run.equity[at]!;
  }
  return equity;
}

/**
 * At how many times of a clock a position was held, by its fills: one that a split leaves less than a lot of counts to its
 * end. What fills at an open does so after the closes of the same time, all else before them.
 */
function closesInPosition(
  { trades, fills, open }: Pick<SimulationRecord, 'trades' | 'fills' | 'open'>,
  feeds: readonly Feed[],
  { times, closeAfter }: SimulationClock,
): number {
  const never = 2n ** 63n;
  const afterFill = (fill: number): bigint => {
    const { bars, finer } = feeds[fills.instrument[fill]!]!;
    const time = fills.time[fill]!;
    return (finer?.bars ?? bars).time[fills.bar[fill]!] === time ? time + 1n : time;
  };
  const held = open.map(({ instrument, entryTime }) => {
    const isEntry = (time: bigint, fill: number): boolean =>
      time === entryTime && fills.instrument[fill] === instrument;
    return { from: afterFill(fills.time.findLastIndex(isEntry)), to: never };
  });
  for (let i = 0; i < trades.length; i++) {
    held.push({ from: afterFill(trades.entryFill[i]!), to: afterFill(trades.exitFill[i]!) });
  }
  held.sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  let [count, next, until] = [0, 0, -never];
  for (const point of times) {
    const time = point + closeAfter;
    for (; next < held.length && held[next]!.from <= time; next++) {
      if (held[next]!.to > until) until = held[next]!.to;
    }
    count += Number(until > time);
  }
  return count;
}
