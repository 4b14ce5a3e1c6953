import type { Bars } from '../market/index.ts';
import type { BacktestResult } from './result.ts';
import { simulateWithMetrics } from './run.ts';

/**
 * Buys with all cash at the first moment at which the strategy itself could have bought (decided at the close of the
 * first bar), and holds to the end, with the same costs and the same account.
 */
export function buyAndHold(bars: Bars, options: BacktestResult['options']): BacktestResult['buyAndHold'] {
  const enterLong = new Uint8Array(bars.length);
  enterLong[options.firstBar] = 1;
  const held = simulateWithMetrics(bars, { enterLong }, { ...options, size: { kind: 'equity-fraction', value: 1 } });
  return { equity: held.simulation.equity, metrics: held.metrics };
}
