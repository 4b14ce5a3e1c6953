// Hand-written runs of callbacks.
import { type Context, type Handlers, runHandlers } from '../../../src/backtest/handlers/index.ts';
import type { CostModel, SimulationOptions } from '../../../src/backtest/simulator/index.ts';
import type { Bars } from '../../../src/market/index.ts';
import { everythingOf } from '../../reference/compare.ts';
import { barsOf, plainOptions, zeroCosts } from './bars.ts';

export interface HandledFeed {
  readonly rows: readonly (readonly number[])[];
  readonly bars?: Partial<Bars>;
  readonly firstBar?: number;
}

interface Handled extends Omit<Partial<SimulationOptions>, 'costs'> {
  /** Their symbols are A, B, C. */
  readonly feeds: readonly HandledFeed[];
  readonly costs?: Partial<CostModel>;
}

/** What each callback tells, in the order of calls: `[name, minutes since the first bar, ...]`. */
export type Told = readonly [string, number, ...unknown[]];

export const minutesOf = (time: bigint): number => Number(time) / 60e9;

/** Runs callbacks; with `notes` to which they may write. */
export function handle<T = Told>(make: (notes: T[]) => Handlers, { feeds, costs, ...options }: Handled) {
  const notes: T[] = [];
  const instruments = feeds.map(({ rows, bars, firstBar = 0 }, i) => {
    const plain = barsOf(rows, bars);
    return { bars: { ...plain, instrument: { ...plain.instrument, symbol: 'ABC'[i]! } }, firstBar };
  });
  const simulation = runHandlers({
    name: 'by hand',
    handlers: make(notes),
    instruments,
    options: { ...plainOptions, ...options, costs: { ...zeroCosts, ...costs } },
  });
  const records = everythingOf(simulation);
  /** `[bar, side, price, rule]` of each fill. */
  const list = records.fills.map((f) => [f.bar, f.side, f.price, f.rule]);
  return { ...records, notes, list };
}

/** Does something at the close of some bars of an instrument, by their number. */
export function at(doings: Readonly<Record<number, (ctx: Context) => void>>, symbol = 'A'): Handlers {
  return {
    onBar(ctx) {
      if (ctx.symbol === symbol) doings[ctx.bars.length - 1]?.(ctx);
    },
  };
}
