import { TiercelError } from '../../kernel/index.ts';
import type { Bars } from '../../market/index.ts';
import { type NativeSimulator, type NativeSummary, native } from '../../native/index.ts';
import { checkContract } from './check-costs.ts';
import { checkFeed, checkOptions, checkSignals, checkSizeKind, checkVolume, throwForMaskValues } from './checks.ts';
import { clockOf, commonClock, startOf } from './clock.ts';
import { nativeFeed, nativeSettings, nativeSignals } from './feeds.ts';
import { type FinerBars, rowsOf, signalsOfRows } from './finer.ts';
import { onBars } from './on-bars.ts';
import { type Kept, simulationOf } from './simulation.ts';
import type { Signals, Simulation, SimulationOptions } from './types.ts';

/** One instrument of a run. */
export interface SimulationFeed {
  /** Bars of one instrument, lookback included. */
  readonly bars: Bars;
  /** One value a bar for all of these bars. */
  readonly signals: Signals;
  /** Index of the first bar at whose close decisions count. */
  readonly firstBar: number;
  /** What happened inside the bars: the engine runs on it, and all results are in terms of the bars. */
  readonly finer?: FinerBars | undefined;
}

/** Several instruments on one account. Their order is the instrument order of the run. */
export interface FeedsRun {
  readonly feeds: readonly SimulationFeed[];
  readonly options: Omit<SimulationOptions, 'firstBar'>;
  /** Memory for the equity curve, which becomes the result's: one value for each distinct close time. */
  readonly equity?: Float64Array;
}

/** A simulator whose native memory is used again from run to run: for sweeps, one a thread. */
export interface Simulator {
  /**
   * Runs signals over bars. The result's tables must be read before the next run of the same simulator; `equity`,
   * where given, is written and becomes the result's (one value for each bar from `firstBar` on).
   */
  run(bars: Bars, signals: Signals, options: SimulationOptions & { readonly equity?: Float64Array }): Simulation;
  /** Runs several instruments on one account. */
  runFeeds(run: FeedsRun): Simulation;
  /** Frees the native memory. Tables read before stay valid. */
  dispose(): void;
}

/**
 * A simulator to run many times.
 *
 * @example
 * ```ts
 * const simulator = createSimulator();
 * for (const signals of variants) console.log(simulator.run(bars, signals, options).finalEquity);
 * simulator.dispose();
 * ```
 */
export function createSimulator(): Simulator {
  const handle = native().simulatorCreate();
  let runs = 0;
  const runFeeds = (run: FeedsRun): Simulation => {
    const mine = ++runs;
    return runOnce(handle, run, () => {
      if (mine === runs) return;
      throw new TiercelError(
        'TIERCEL_E_PARAMETER',
        'the tables of this result were not read before the next run of its simulator; read them first, or use simulate()',
      );
    });
  };
  return {
    run: (bars, signals, options) => runFeeds(singleRun(bars, signals, options)),
    runFeeds,
    dispose: () => {
      runs++;
      native().simulatorDispose(handle);
    },
  };
}

/**
 * Simulates a signals strategy over bars, in one native call, by the rules of docs/semantics.md.
 *
 * @param bars Bars of one instrument, lookback included.
 * @param signals One value a bar for all of these bars.
 * @param options Account, costs and rules of filling; `firstBar` is where decisions begin.
 * @returns Equity at each close from `firstBar` on, and tables of trades, fills, orders and ledger that are copied out
 *   of the native core when first read.
 * @throws TIERCEL_E_STRATEGY for signals that do not fit the bars, TIERCEL_E_PARAMETER for options out of range,
 *   TIERCEL_E_NO_DATA for no bars, TIERCEL_E_CANCELLED when `options.cancel` was set.
 * @example
 * ```ts
 * const fast = ta.sma(bars.close, 20);
 * const slow = ta.sma(bars.close, 50);
 * const result = simulate(
 *   bars,
 *   { enterLong: ta.crossedAbove(fast, slow), exitLong: ta.crossedBelow(fast, slow) },
 *   options,
 * );
 * console.log(result.finalEquity, result.trades.length);
 * ```
 */
export function simulate(bars: Bars, signals: Signals, options: SimulationOptions): Simulation {
  return simulateFeeds(singleRun(bars, signals, options));
}

/**
 * Simulates signals over several instruments on one account, in one native call: events run by time over all of them,
 * and equity has a point for each distinct close time.
 *
 * @throws As `simulate`; TIERCEL_E_PARAMETER too for no feeds or more than 65,535.
 * @example
 * ```ts
 * const signals = { enterLong: ta.crossedAbove(bars.close, ta.sma(bars.close, 50)) };
 * const feed = { bars, signals, firstBar: 0 };
 * const result = simulateFeeds({ feeds: [feed, feed], options });
 * console.log(result.finalEquity, result.fills.instrument);
 * ```
 */
export function simulateFeeds(run: FeedsRun): Simulation {
  return runOnce(native().simulatorCreate(), run, () => {});
}

function singleRun(
  bars: Bars,
  signals: Signals,
  options: SimulationOptions & { readonly equity?: Float64Array },
): FeedsRun {
  const { equity } = options;
  return {
    feeds: [{ bars, signals, firstBar: options.firstBar }],
    options,
    ...(equity === undefined ? {} : { equity }),
  };
}

function checkRun({ feeds, options }: FeedsRun): void {
  if (feeds.length === 0 || feeds.length > 65_535) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `\`feeds\` must be from 1 to 65535 instruments, were ${feeds.length}`,
    );
  }
  for (const { bars, firstBar } of feeds) checkFeed(bars, firstBar);
  checkOptions(options, feeds.length);
  for (const { bars, signals } of feeds) {
    checkVolume(bars, options);
    checkContract(bars.instrument, options.costs);
    checkSignals(signals, bars.length);
    checkSizeKind(signals, options.size.kind);
  }
}

function runOnce(handle: NativeSimulator, run: FeedsRun, checkFresh: () => void): Simulation {
  checkRun(run);
  if (run.feeds.every(({ finer }) => finer === undefined)) return runChecked(handle, run, checkFresh);
  const { equity: _, ...rest } = run;
  const rows = run.feeds.map(({ signals, ...feed }) => ({
    ...rowsOf(feed),
    signals: feed.finer === undefined ? signals : signalsOfRows(signals, feed.finer),
  }));
  const simulation = runChecked(handle, { ...rest, feeds: rows }, checkFresh);
  return onBars(simulation, { feeds: run.feeds, clock: commonClock(run.feeds), equity: run.equity });
}

function runChecked(handle: NativeSimulator, run: FeedsRun, checkFresh: () => void): Simulation {
  const feeds = run.feeds.map((feed, i) => ({
    ...nativeFeed(feed, run.options, i),
    signals: nativeSignals(feed.signals, run.options),
  }));
  const { firstBar, bars } = run.feeds[0]!;
  const isSingle = feeds.length === 1;
  const points = isSingle ? bars.length - firstBar : native().simulatorPoints(feeds);
  const kept = keep(run, points);
  const summary = runNative(run, (settings) => native().simulatorRun(handle, feeds, settings, kept));
  const clock = isSingle
    ? clockOf({ bars, firstBar })
    : { times: kept.times!, closeAfter: 0n, start: startOf(run.feeds) };
  return simulationOf(handle, { summary, equity: kept.equity ?? new Float64Array(0), clock, checkFresh });
}

/** The arrays to write: those of a run's equity curve, if it is to be kept. */
function keep({ feeds, options, equity }: FeedsRun, points: number): Kept {
  const isKept = options.outputs !== 'fills';
  if (equity !== undefined && equity.length !== points) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`equity\` must hold ${points} values, held ${equity.length}`);
  }
  return {
    equity: isKept ? (equity ?? new Float64Array(new SharedArrayBuffer(points * 8))) : undefined,
    times: feeds.length > 1 ? new BigInt64Array(new SharedArrayBuffer(points * 8)) : undefined,
  };
}

function runNative(
  { feeds, options }: FeedsRun,
  work: (settings: ReturnType<typeof nativeSettings>) => NativeSummary,
): NativeSummary {
  try {
    return work(nativeSettings(options));
  } catch (cause) {
    for (const { signals } of feeds) throwForMaskValues(signals);
    if (options.cancel !== undefined && Atomics.load(options.cancel, 0) !== 0) {
      throw new TiercelError('TIERCEL_E_CANCELLED', 'the simulation was cancelled before its last bar', { cause });
    }
    throw new TiercelError('TIERCEL_E_NATIVE', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
