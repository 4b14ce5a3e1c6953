import { TiercelError } from '../../kernel/index.ts';
import type { Bars } from '../../market/index.ts';
import { type NativeSimulator, native } from '../../native/index.ts';
import { checkContract } from './check-costs.ts';
import { checkFeed, checkOptions, checkVolume } from './checks.ts';
import { commonClock, startOf } from './clock.ts';
import { nativeFeed, nativeSettings } from './feeds.ts';
import { type FinerBars, rowsOf } from './finer.ts';
import { onBars } from './on-bars.ts';
import { simulationOf } from './simulation.ts';
import type { Simulation, SimulationOptions } from './types.ts';

/** A run that has begun and goes on step by step through the session functions of the native core. */
export interface StartedSession {
  readonly simulator: NativeSimulator;
  /** Ends the run and says what came of it. */
  finish(): Simulation;
}

/**
 * Begins a run of several instruments, without signals.
 *
 * @param memory what `native/addon/session_memory.hpp` lays out
 * @throws What `simulateFeeds` throws for feeds and options.
 */
export function startSession(
  given: readonly { readonly bars: Bars; readonly firstBar: number; readonly finer?: FinerBars | undefined }[],
  options: SimulationOptions,
  memory: Float64Array,
): StartedSession {
  if (given.length === 0 || given.length > 65_535) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `a run needs from 1 to 65535 instruments, had ${given.length}`);
  }
  const feeds = given.map(rowsOf);
  for (const { bars, firstBar } of feeds) checkFeed(bars, firstBar);
  checkOptions(options, feeds.length);
  for (const { bars } of feeds) {
    checkVolume(bars, options);
    checkContract(bars.instrument, options.costs);
  }
  const core = native();
  const simulator = core.simulatorCreate();
  const nativeFeeds = feeds.map((feed, i) => nativeFeed(feed, options, i));
  const points = core.simulatorPoints(nativeFeeds);
  const equity = new Float64Array(new SharedArrayBuffer(points * 8));
  const times = new BigInt64Array(new SharedArrayBuffer(points * 8));
  core.sessionStart(simulator, nativeFeeds, nativeSettings(options), { equity, times }, memory);
  return {
    simulator,
    finish() {
      const summary = core.sessionFinish(simulator);
      const clock = { times, closeAfter: 0n, start: startOf(feeds) };
      const simulation = simulationOf(simulator, { summary, equity, clock, checkFresh: () => {} });
      if (given.every(({ finer }) => finer === undefined)) return simulation;
      return onBars(simulation, { feeds: given, clock: commonClock(given) });
    },
  };
}
