import { computeMetrics } from './metrics/index.ts';
import type { BacktestResult, RunInstrument } from './result.ts';
import { simulateFeeds } from './simulator/index.ts';
import type { Signals, Simulation } from './simulator/types.ts';

/** What a run gives before anyone has described it. */
export type MeasuredRun = Pick<BacktestResult, 'simulation' | 'metrics'>;

/** Measures a run whose records are still in the native core. */
export function measured(
  instruments: readonly RunInstrument[],
  simulation: Simulation,
  options: BacktestResult['options'],
): MeasuredRun {
  const { bars, firstBar } = instruments[0]!;
  const { cash, calendar, daysPerYear, from, to } = options;
  const metrics = computeMetrics({ bars, firstBar, account: simulation, cash, calendar, daysPerYear, from, to });
  return { simulation, metrics };
}

/** Simulates signals, one set for each instrument, and measures the run. */
export function simulateWithMetrics(
  instruments: readonly RunInstrument[],
  signals: readonly Signals[],
  options: BacktestResult['options'],
): MeasuredRun {
  const feeds = instruments.map((instrument, i) => ({ ...instrument, signals: signals[i]! }));
  return measured(instruments, simulateFeeds({ feeds, options }), options);
}
