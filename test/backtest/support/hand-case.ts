// Hand-written runs: rows of prices, and the bars at which something is asked for.
import { expect } from 'vitest';
import {
  type CostModel,
  type FeedsRun,
  type SimulationFeed,
  type SimulationOptions,
  simulateFeeds,
} from '../../../src/backtest/simulator/index.ts';
import type { Bars, Column } from '../../../src/market/index.ts';
import { everythingOf, expectedOf, type RunRecords } from '../../reference/compare.ts';
import { runReference } from '../../reference/simulator.ts';
import { barsOf, plainOptions, zeroCosts } from './bars.ts';

/** Flat bars at these prices. */
export const flat = (...prices: number[]) => prices.map((p) => [p, p, p, p]);
export const none = Number.NaN;
export const minute = 60_000_000_000n;
export const spread = (value: number): Partial<CostModel> => ({ spread: { kind: 'price', value } });

/** One instrument: its rows of open, high, low, close, and the bars at which its masks are set. */
export interface HandFeed {
  readonly rows: readonly (readonly number[])[];
  readonly bars?: Partial<Bars>;
  readonly enterLong?: readonly number[];
  readonly exitLong?: readonly number[];
  readonly enterShort?: readonly number[];
  readonly exitShort?: readonly number[];
  readonly stopLoss?: Column | number;
  readonly takeProfit?: Column | number;
  readonly trailingStop?: Column | number;
  readonly limitAt?: Column | number;
  readonly stopAt?: Column | number;
  readonly target?: Column | number;
  readonly sizes?: Column;
  readonly firstBar?: number;
}

export interface HandOptions extends Omit<Partial<SimulationOptions>, 'costs' | 'firstBar'> {
  readonly costs?: Partial<CostModel>;
}

function masksOf({ rows, enterLong, exitLong, enterShort, exitShort }: HandFeed) {
  const mask = (at: readonly number[] = []) => Uint8Array.from(rows, (_, i) => Number(at.includes(i)));
  return {
    enterLong: mask(enterLong),
    exitLong: mask(exitLong),
    enterShort: mask(enterShort),
    exitShort: mask(exitShort),
  };
}

function feedOf(feed: HandFeed): SimulationFeed {
  const { rows, bars, firstBar = 0, stopLoss, takeProfit, trailingStop, limitAt, stopAt, target, sizes } = feed;
  const numbers = { stopLoss, takeProfit, trailingStop, limit: limitAt, stop: stopAt, target, size: sizes };
  const given = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
  const signals = target === undefined ? { ...masksOf(feed), ...given } : given;
  return { bars: barsOf(rows, bars), signals, firstBar };
}

/** The product's records of a run, which the reference must agree with. */
function recordsOf(input: FeedsRun): RunRecords {
  const records = everythingOf(simulateFeeds(input));
  expect(expectedOf(runReference(input))).toStrictEqual(records);
  return records;
}

/** Runs instruments on one account. */
export function runFeeds(feeds: readonly HandFeed[], { costs, ...options }: HandOptions = {}) {
  const input = {
    feeds: feeds.map(feedOf),
    options: { ...plainOptions, ...options, costs: { ...zeroCosts, ...costs } },
  };
  const records = recordsOf(input);
  return {
    ...records,
    /** `[bar, side, price, rule]` of each fill. */
    list: records.fills.map((f) => [f.bar, f.side, f.price, f.rule]),
    /** `[intent, state, reason]` of each order. */
    fates: records.orders.map((o) => [o.intent, o.state, o.reason]),
  };
}

/** Runs one instrument; its signals and the options stand in one object. */
export function run(hand: HandFeed & HandOptions) {
  return runFeeds([hand], optionsOf(hand));
}

function optionsOf(hand: HandFeed & HandOptions): HandOptions {
  const names = ['cash', 'size', 'costs', 'fill', 'limit', 'reverse', 'accumulate', 'mark', 'leverage'] as const;
  return Object.fromEntries(names.filter((name) => hand[name] !== undefined).map((name) => [name, hand[name]]));
}
