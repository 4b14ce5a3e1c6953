import type { NativeFeed, NativeOutput, NativeSimulationSettings, NativeSimulator, NativeSummary } from './sim.ts';

/**
 * Binds `native/sim/session`: a run in steps on a simulator, whose tables then tell of it. `memory` is one block of
 * cells that both sides read and write in place; `native/addon/session_memory.hpp` holds its layout.
 */
export interface SessionBinding {
  /** Begins a run; the feeds' columns must stay where they are until it is over. */
  sessionStart(
    simulator: NativeSimulator,
    feeds: readonly NativeFeed[],
    settings: NativeSimulationSettings,
    output: NativeOutput,
    memory: Float64Array,
  ): void;
  /** How many coming instants hold nothing but bars that close; writes which bars. */
  sessionPeek(simulator: NativeSimulator, memory: Float64Array): number;
  /** Passes over `count` of them. */
  sessionMove(simulator: NativeSimulator, memory: Float64Array, count: number): void;
  /** Runs the next event; 0 at the end, 1 when a time of the caller's comes first, 2 open, 3 close, 4 same close. */
  sessionStep(simulator: NativeSimulator, memory: Float64Array): number;
  /** Takes one command; of a new order its id, else 0. */
  sessionSend(simulator: NativeSimulator, memory: Float64Array): number;
  /** Takes targets, three numbers each: instrument, size kind, value. How many orders they became. */
  sessionTarget(simulator: NativeSimulator, memory: Float64Array, targets: Float64Array): number;
  /** Writes an order into the first row; 0 when there is none of that id. */
  sessionOrder(simulator: NativeSimulator, memory: Float64Array, id: number): number;
  /** Writes the reports of the last step, or the live orders, from a place on; how many. */
  sessionReports(simulator: NativeSimulator, memory: Float64Array, from: number): number;
  sessionOrders(simulator: NativeSimulator, memory: Float64Array, from: number): number;
  /** When an instrument's sessions open and close, in order; without it each bar is one. */
  sessionCalendar(
    simulator: NativeSimulator,
    memory: Float64Array,
    instrument: number,
    opens: BigInt64Array,
    closes: BigInt64Array,
  ): void;
  /** Ends the run: orders that have met no open expire. */
  sessionFinish(simulator: NativeSimulator): NativeSummary;
}
