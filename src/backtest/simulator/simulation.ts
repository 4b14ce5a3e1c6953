import { type NativeOutput, type NativeSimulator, type NativeSummary, native } from '../../native/index.ts';
import { readFills, readLedger, readMarginEvents, readOrders, readTrades } from './tables.ts';
import type { MarginRecord, Simulation, SimulationClock } from './types.ts';

/** The arrays that a run wrote. */
export type Kept = NativeOutput;

/** A value that is computed when it is first asked for. */
function lazy<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => {
    value ??= { it: compute() };
    return value.it;
  };
}

function countsOf(s: NativeSummary): Simulation['counts'] {
  return {
    orders: s.orders,
    fills: s.fills,
    trades: s.trades,
    rejectedLeverage: s.rejectedLeverage,
    rejectedMinimum: s.rejectedMinimum,
    rejectedOther: s.rejectedOther,
    conflictingEntries: s.conflictingEntries,
    ambiguousBars: s.ambiguousBars,
    barsInPosition: s.barsInPosition,
  };
}

/** The margin of a margin account's run, its events copied out when first read. */
function marginOf(
  { margin }: NativeSummary,
  eventsOf: (length: number) => () => MarginRecord['events'],
): { readonly margin?: MarginRecord } {
  if (margin === undefined) return {};
  const { calls, refused, peakUse, used, maintenance } = margin;
  const events = eventsOf(margin.events);
  return {
    margin: {
      calls,
      refused,
      peakUse,
      used,
      maintenance,
      get events() {
        return events();
      },
    },
  };
}

/** What a native run says, its tables copied out when first read; `checkFresh` throws once the core holds another run. */
export function simulationOf(
  handle: NativeSimulator,
  run: {
    readonly summary: NativeSummary;
    readonly equity: Float64Array;
    readonly clock: SimulationClock;
    readonly checkFresh: () => void;
  },
): Simulation {
  const { summary, equity, clock, checkFresh } = run;
  const table = <T>(read: (handle: NativeSimulator, length: number) => T, length: number): (() => T) =>
    lazy(() => {
      checkFresh();
      return read(handle, length);
    });
  const trades = table(readTrades, summary.trades);
  const fills = table((from, length) => readFills(from, length, summary.hasImpact), summary.fills);
  const orders = table(readOrders, summary.orders);
  const isMixed = summary.cashes !== undefined;
  const ledger = table((simulator, length) => readLedger(simulator, length, isMixed), summary.ledgerRows);
  const times = lazy(() => clock.times.map((time) => time + clock.closeAfter));
  return {
    equity,
    clock,
    get times() {
      return times();
    },
    finalEquity: summary.finalEquity,
    finalCash: summary.cash,
    ...(summary.cashes === undefined ? {} : { cashes: summary.cashes }),
    counts: countsOf(summary),
    open: summary.open,
    ...marginOf(summary, (length) => table(readMarginEvents, length)),
    get trades() {
      return trades();
    },
    get fills() {
      return fills();
    },
    get orders() {
      return orders();
    },
    get ledger() {
      return ledger();
    },
    nativeMetrics: (metricsRun, out) => {
      checkFresh();
      return native().simulatorMetrics(handle, metricsRun, out);
    },
  };
}
