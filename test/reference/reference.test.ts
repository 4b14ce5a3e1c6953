// The reference by itself, on numbers worked out by hand: it is the judge of the product, so who judges it?

import { describe, expect, it } from 'vitest';
import type { Signals } from '../../src/backtest/simulator/index.ts';
import type { CorporateAction } from '../../src/market/index.ts';
import { barsOf, column, eurusd, plainOptions, zeroCosts } from '../backtest/support/bars.ts';
import type { Callbacks } from './callbacks.ts';
import { sendEntry, sendExit } from './commands.ts';
import type { RefFeed, RefOptions } from './records.ts';
import { openPositionsOf, runReference } from './simulator.ts';
import type { World } from './world.ts';

const flat = (...prices: number[]) => prices.map((p) => [p, p, p, p]);
const on = (...at: number[]) => ({ length: 20, at });
const maskOf = ({ length, at }: { length: number; at: number[] }) =>
  Uint8Array.from({ length }, (_, i) => Number(at.includes(i)));

const none = Number.NaN;

function feedOf(rows: readonly (readonly number[])[], signals: Signals = {}, more: object = {}): RefFeed {
  return { bars: barsOf(rows, more), signals, firstBar: 0 };
}

function run(feeds: RefFeed | RefFeed[], options: Partial<RefOptions> = {}, callbacks: Callbacks = {}): World {
  return runReference({ feeds: [feeds].flat(), options: { ...plainOptions, ...options } }, callbacks);
}

const fillsOf = ({ fills }: World) => fills.map((f) => [f.bar, f.side, f.quantity, f.price, f.rule]);
const fatesOf = ({ orders }: World) => orders.map((o) => [o.type, o.intent, o.state, o.reason]);

describe('the reference: entries that rest', () => {
  it('a buy limit rests until the path goes through it, and fills at its price', () => {
    const rows = [...flat(100), [100, 101, 98, 100], [100, 101, 97, 100]];
    const world = run(feedOf(rows, { enterLong: maskOf(on(0)), limit: column([98, none, none]) }));
    expect(fillsOf(world)).toEqual([[2, 'buy', 1, 98, 'limit-on-path']]);
  });

  it('prices of signals are rounded: a buy limit down, a buy stop up', () => {
    const rows = flat(100, 100);
    const limit = run(feedOf(rows, { enterLong: maskOf(on(0)), limit: 98.766 }));
    const stop = run(feedOf(rows, { enterLong: maskOf(on(0)), stop: 101.231 }));
    expect([limit.orders[0]!.price, stop.orders[0]!.price]).toEqual([98.76, 101.24]);
  });

  it('a newer entry of its side replaces it, an exit of its side cancels it, each at the next open', () => {
    const rows = flat(100, 100, 100, 100);
    const signals = { enterLong: maskOf(on(0, 1)), exitLong: maskOf(on(2)), limit: 90 };
    const world = run(feedOf(rows, signals));
    expect(fatesOf(world)).toEqual([
      ['limit', 'entry', 'cancelled', 'replaced'],
      ['limit', 'entry', 'cancelled', 'cancelled'],
    ]);
    expect(world.orders.map((o) => o.done / 60_000_000_000n)).toEqual([2n, 3n]);
  });

  it('what is attached to an entry that fills inside a bar is live on the rest of the path', () => {
    // Down to 97 through the buy limit at 98 and its stop at 97.5, 0.5 lower.
    const rows = [...flat(100), [100, 104, 97, 103]];
    const world = run(feedOf(rows, { enterLong: maskOf(on(0)), limit: 98, stopLoss: 0.5 }));
    expect(fillsOf(world)).toEqual([
      [1, 'buy', 1, 98, 'limit-on-path'],
      [1, 'sell', 1, 97.5, 'stop-on-path'],
    ]);
  });

  it('a stop that is already past when the fill of its entry brings it to life fills there', () => {
    // Bid bars, spread 2: the ask reaches the buy stop at 105 when the bid is 103; the stop 1 below 105 is past.
    const rows = [...flat(100), [100, 110, 99, 110]];
    const costs = { ...zeroCosts, spread: { kind: 'price' as const, value: 2 } };
    const world = run(feedOf(rows, { enterLong: maskOf(on(0)), stop: 105, stopLoss: 1 }, { side: 'bid' }), { costs });
    expect(fillsOf(world)).toEqual([
      [1, 'buy', 1, 105, 'stop-on-path'],
      [1, 'sell', 1, 103, 'stop-on-path'],
    ]);
  });
});

describe('the reference: trailing stops', () => {
  it('an attached one follows the highs of the path and never moves back', () => {
    // Bought at 100, 3 behind: 97; up to 106: 103; back to 103.
    const rows = [...flat(100), [100, 106, 100, 104], [104, 104, 102, 102]];
    const world = run(feedOf(rows, { enterLong: maskOf(on(0)), trailingStop: 3 }));
    expect(fillsOf(world)[1]).toEqual([2, 'sell', 1, 103, 'stop-on-path']);
    expect(world.orders[1]!.price).toBe(103);
  });

  it('a standalone one starts from the open and cannot fill in that open', () => {
    const onBar: Callbacks['onBar'] = ({ world, time }, lane, t) => {
      if (t === 0)
        sendEntry(world, lane, {
          side: 'buy',
          sizeKind: 'units',
          asked: 1,
          trail: 2,
          decision: { time, inStep4: true },
        });
    };
    // Open 100: level 102; down to 95: level 97; up through 97.
    const rows = [...flat(100), [100, 100, 95, 98]];
    const world = run({ bars: barsOf(rows), firstBar: 0 }, {}, { onBar });
    expect(fillsOf(world)).toEqual([[1, 'buy', 1, 97, 'stop-on-path']]);
  });
});

describe('the reference: average price', () => {
  it('an add averages, a reduction keeps the average and pays its share of the commission', () => {
    const commission = { perUnit: 1, perValue: 0, minimum: 0, maximumRate: null };
    const onBar: Callbacks['onBar'] = ({ world, time }, lane, t) => {
      const decision = { time, inStep4: true };
      if (t < 2) sendEntry(world, lane, { side: 'buy', sizeKind: 'units', asked: t === 0 ? 10 : 30, decision });
      if (t === 2) sendExit(world, lane, { sizeKind: 'position', asked: 0.5, decision });
    };
    const world = run(
      { bars: barsOf(flat(100, 100, 120, 130)), firstBar: 0 },
      { cash: 1e6, costs: { ...zeroCosts, commission } },
      { onBar },
    );
    // (100 x 10 + 120 x 30) / 40 = 115; 20 sold at 130: 300 gross, 20 of 40 paid on entry and 20 on exit.
    expect(world.trades[0]).toMatchObject({
      entryPrice: 115,
      quantity: 20,
      grossProfit: 300,
      commission: 40,
      profit: 260,
    });
    expect(openPositionsOf(world)).toMatchObject([{ quantity: 20, entryPrice: 115, profit: 300 }]);
  });

  it('an opposite entry reduces at most to flat: the rest of it is not made', () => {
    const onBar: Callbacks['onBar'] = ({ world, time }, lane, t) => {
      const decision = { time, inStep4: true };
      if (t === 0) sendEntry(world, lane, { side: 'buy', sizeKind: 'units', asked: 10, decision });
      if (t === 1) sendEntry(world, lane, { side: 'sell', sizeKind: 'units', asked: 25, stopLoss: 3, decision });
    };
    const world = run({ bars: barsOf(flat(100, 100, 100)), firstBar: 0 }, {}, { onBar });
    expect(fillsOf(world).map((f) => f.slice(1, 3))).toEqual([
      ['buy', 10],
      ['sell', 10],
    ]);
    expect(fatesOf(world)[2]).toEqual(['stop', 'stop-loss', 'cancelled', 'position-closed']);
    expect(openPositionsOf(world)).toEqual([]);
  });
});

describe('the reference: targets', () => {
  it('weights: from nothing to half, to a quarter, to the other side', () => {
    const feed = feedOf(flat(100, 100, 100, 100), { target: column([0.5, 0.25, -0.1, none]) });
    const world = run(feed, { size: { kind: 'target-weight', value: 0 } });
    expect(fillsOf(world).map((f) => f.slice(0, 3))).toEqual([
      [1, 'buy', 50],
      [2, 'sell', 25],
      [3, 'sell', 25],
      [3, 'sell', 10],
    ]);
  });

  it('reductions of all instruments come before increases', () => {
    const first = feedOf(flat(100, 100, 100), { target: column([0, 0.5, none]) });
    const second = feedOf(flat(100, 100, 100), { target: column([0.9, 0.1, none]) });
    const world = run([first, second], { size: { kind: 'target-weight', value: 0 } });
    expect(world.fills.map((f) => [f.instrument, f.bar, f.side, f.quantity])).toEqual([
      [1, 1, 'buy', 90],
      [1, 2, 'sell', 80],
      [0, 2, 'buy', 50],
    ]);
  });
});

describe('the reference: several instruments', () => {
  it('an equity point for each close time, with the last price of what did not close', () => {
    const minutes = feedOf(flat(100, 100, 101, 102), { enterLong: maskOf(on(0)) });
    const slow = feedOf(
      [
        [50, 60, 50, 60],
        [60, 60, 60, 60],
      ],
      { enterLong: maskOf(on(0)) },
      { timeframe: '2m', time: BigInt64Array.of(0n, 120_000_000_000n) },
    );
    const world = run([minutes, slow]);
    expect(world.times.map((t) => t / 60_000_000_000n)).toEqual([1n, 2n, 3n, 4n]);
    // Minute 3: the first one at 101, bought at 100, the second bought at its open of 60.
    expect(world.equity).toEqual([10_000, 10_000, 10_001, 10_002]);
  });
});

describe('the reference: corporate actions', () => {
  const split = (numerator: number, denominator: number, dividend = 0): CorporateAction => ({
    time: 120_000_000_000n,
    numerator,
    denominator,
    dividend,
  });
  const instrument = { ...eurusd, tickSize: 0.01 };

  it('a split of 7 for 1 makes 700 of 100 and moves levels; a dividend is paid on the new shares', () => {
    const feed = feedOf(
      flat(700, 700, 100, 101),
      { enterLong: maskOf(on(0)), stopLoss: 70 },
      { instrument, actions: [split(7, 1, 0.5)] },
    );
    const world = run(feed, { cash: 100_000, size: { kind: 'units', value: 100 } });
    expect(openPositionsOf(world)).toMatchObject([{ quantity: 700, entryPrice: 100, profit: 700 }]);
    expect(world.orders[1]!.price).toBe(90);
    expect(world.ledger.at(-1)).toEqual({ time: 120_000_000_000n, amount: 350, reference: -1, cause: 'dividend' });
    expect(world.equity).toEqual([100_000, 100_000, 100_350, 101_050]);
  });

  it('the fraction of a lot is paid in cash', () => {
    // 5 x 3 / 2 = 7.5 shares at 100.
    const feed = feedOf(flat(150, 150, 100, 100), { enterLong: maskOf(on(0)) }, { instrument, actions: [split(3, 2)] });
    const world = run(feed, { size: { kind: 'units', value: 5 } });
    expect(openPositionsOf(world)).toMatchObject([{ quantity: 7 }]);
    expect(world.ledger.at(-1)).toMatchObject({ amount: 50, cause: 'cash-in-lieu' });
  });
});
