// Short runs of callbacks on bars that fit a page.
import { runHandlers } from '../../../src/backtest/handlers/index.ts';
import type { RunInstrument } from '../../../src/backtest/result.ts';
import type { Simulation, SimulationOptions } from '../../../src/backtest/simulator/types.ts';
import type { Handlers } from '../../../src/index.ts';
import type { Bars } from '../../../src/market/index.ts';
import { barsOf, plainOptions } from '../support/bars.ts';

export const minute = 60_000_000_000n;

/** Five minutes of AAA: up to 103, down to 95. */
export const rows = [
  [100, 101, 99, 100],
  [100, 103, 99, 102],
  [102, 104, 97, 98],
  [98, 99, 96, 97],
  [97, 98, 95, 96],
];

export function named(symbol: string, of: readonly (readonly number[])[] = rows, more: Partial<Bars> = {}): Bars {
  const bars = barsOf(of, more);
  return { ...bars, instrument: { ...bars.instrument, symbol } };
}

/** A bar of five minutes beside those of AAA. */
export const fiveMinutes = named('BBB', [[50, 52, 48, 51]], { timeframe: '5m' });

export interface Play {
  readonly instruments?: readonly RunInstrument[];
  readonly options?: Partial<SimulationOptions>;
  readonly blockSize?: number;
  readonly file?: string;
}

/** Runs callbacks over the five minutes of AAA, or over what is given. */
export function play(handlers: Handlers, { instruments, options, ...more }: Play = {}): Simulation {
  return runHandlers({
    name: 'played',
    handlers,
    instruments: instruments ?? [{ bars: named('AAA'), firstBar: 0 }],
    options: { ...plainOptions, ...options },
    ...more,
  });
}
