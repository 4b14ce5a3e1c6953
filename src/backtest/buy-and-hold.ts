import type { BacktestResult } from './result.ts';
import { simulateWithMetrics } from './run.ts';

/**
 * Buys with all cash, an equal part of it for each instrument, at the first moment at which the strategy itself could
 * have bought (decided at the close of the first bar), and holds to the end, with the same costs and the same account.
 */
export function buyAndHold({
  instruments,
  options,
}: Pick<BacktestResult, 'instruments' | 'options'>): BacktestResult['buyAndHold'] {
  const signals = instruments.map(({ bars, firstBar }) => {
    const enterLong = new Uint8Array(bars.length);
    enterLong[firstBar] = 1;
    return { enterLong };
  });
  const size = { kind: 'equity-fraction', value: 1 / instruments.length } as const;
  const held = simulateWithMetrics(instruments, signals, { ...options, size });
  return { equity: held.simulation.equity, metrics: held.metrics };
}
