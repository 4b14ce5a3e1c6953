import type { Bars } from '../market/index.ts';
import { computeMetrics } from './metrics/index.ts';
import type { BacktestResult } from './result.ts';
import { simulate } from './simulator/index.ts';
import type { Signals } from './simulator/types.ts';

/** Simulates signals and measures the run; both stay in the native core until a table is read. */
export function simulateWithMetrics(
  bars: Bars,
  signals: Signals,
  options: BacktestResult['options'],
): Pick<BacktestResult, 'simulation' | 'metrics'> {
  const { firstBar, cash, calendar, daysPerYear, from, to } = options;
  const simulation = simulate(bars, signals, options);
  const metrics = computeMetrics({ bars, firstBar, account: simulation, cash, calendar, daysPerYear, from, to });
  return { simulation, metrics };
}
