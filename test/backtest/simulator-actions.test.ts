import { describe, expect, it } from 'vitest';
import type { CorporateAction } from '../../src/market/index.ts';
import { column, eurusd } from './support/bars.ts';
import { flat, minute, none, run } from './support/hand-case.ts';

/** Acts at the open of bar 2. */
const action = (numerator: number, denominator: number, dividend = 0): CorporateAction => ({
  time: 2n * minute - 30_000_000_000n,
  numerator,
  denominator,
  dividend,
});
const bars = (...actions: CorporateAction[]) => ({ instrument: { ...eurusd, tickSize: 0.01 }, actions });
const units = (value: number) => ({ kind: 'units' as const, value });

describe('corporate actions', () => {
  it('[DATA-7] a split of 7 for 1 makes 700 of 100 at a seventh of the price: equity does not move', () => {
    const { open, equity } = run({
      rows: flat(700, 700, 100, 101),
      enterLong: [0],
      bars: bars(action(7, 1)),
      size: units(100),
      cash: 100_000,
    });
    expect(open).toMatchObject([{ quantity: 700, entryPrice: 100, profit: 700 }]);
    expect(equity).toEqual([100_000, 100_000, 100_000, 100_700]);
  });

  it('[DATA-7] the fraction of a lot is paid in cash at the open: 5 x 3 / 2 = 7.5', () => {
    const { open, ledger } = run({
      rows: flat(150, 150, 100),
      enterLong: [0],
      bars: bars(action(3, 2)),
      size: units(5),
    });
    expect(open[0]!.quantity).toBe(7);
    expect(ledger.at(-1)).toEqual({ time: 2n * minute, amount: 50, reference: -1, cause: 'cash-in-lieu' });
  });

  it('[DATA-7] a position of less than a lot is paid out and over', () => {
    const { open, ledger, fates } = run({
      rows: flat(10, 10, 100),
      enterLong: [0],
      stopLoss: 2,
      bars: bars(action(1, 10)),
      size: units(5),
    });
    expect(open).toEqual([]);
    expect(ledger.at(-1)).toMatchObject({ amount: 50, cause: 'cash-in-lieu' });
    expect(fates[1]).toEqual(['stop-loss', 'cancelled', 'position-closed']);
  });

  it('[DATA-7] a dividend is paid on the shares of the day, after its split; shorts pay it', () => {
    const rows = flat(700, 700, 100);
    const paid = (more: object) =>
      run({ rows, bars: bars(action(7, 1, 0.47)), size: units(10), ...more }).ledger.at(-1);
    expect(paid({ enterLong: [0] })).toEqual({
      time: 2n * minute,
      amount: 70 * 0.47,
      reference: -1,
      cause: 'dividend',
    });
    expect(paid({ enterShort: [0] })).toMatchObject({ amount: -70 * 0.47, cause: 'dividend' });
  });

  it('[DATA-7] levels are divided and rounded as levels are: a stop of 693.35 / 7 = 99.05', () => {
    const { orders } = run({
      rows: flat(700, 700, 100),
      enterLong: [0],
      stopLoss: 6.65,
      takeProfit: 6.65,
      bars: bars(action(7, 1)),
    });
    expect(orders.slice(1).map((o) => o.price)).toEqual([99.05, 100.95]);
    const uneven = run({
      rows: flat(700, 700, 100),
      enterLong: [0],
      stopLoss: 6,
      takeProfit: 6,
      bars: bars(action(7, 1)),
    });
    // 694 / 7 = 99.142857 down, 706 / 7 = 100.857142 up.
    expect(uneven.orders.slice(1).map((o) => o.price)).toEqual([99.14, 100.86]);
  });

  it('[DATA-7] what rests is moved before it is met: a limit of 98 becomes 49', () => {
    const { list, fills } = run({
      rows: [...flat(100, 100), [50, 50, 48, 50]],
      enterLong: [0],
      limitAt: column([98, none, none]),
      bars: bars(action(2, 1)),
      size: units(3),
    });
    expect(list).toEqual([[2, 'buy', 49, 'limit-on-path']]);
    expect(fills[0]!.quantity).toBe(6);
  });

  it('[DATA-7] a trailing distance shrinks with the price', () => {
    // 10 below 100 is 90, after the split 5 below: the high of 52 lifts 45 to 47.
    const { list } = run({
      rows: [...flat(100, 100), [50, 52, 50, 52], [52, 52, 46, 46]],
      enterLong: [0],
      trailingStop: 10,
      bars: bars(action(2, 1)),
    });
    expect(list[1]).toEqual([3, 'sell', 47, 'stop-on-path']);
  });

  it('[DATA-7] what an attached order reduces is rounded up: of 1 + 1 lots after 1 for 2 each reduces 1, so that none is left', () => {
    const { fills, open } = run({
      rows: [...flat(100, 100, 100), [200, 200, 170, 170]],
      enterLong: [0, 1],
      accumulate: true,
      stopLoss: column([10, 5, none, none]),
      bars: bars({ ...action(1, 2), time: 3n * minute }),
    });
    // 90 and 95 become 180 and 190; the position of 2 becomes 1, which the first stop to be met takes.
    expect(fills.slice(2).map((f) => [f.price, f.quantity])).toEqual([[190, 1]]);
    expect(open).toEqual([]);
  });

  it('[DATA-7] what no position can hold, more than 2^52 lots, is paid in cash at the split', () => {
    const most = 2 ** 52;
    const { open, ledger } = run({
      rows: flat(2, 2, 1),
      enterLong: [0],
      bars: bars(action(2, 1)),
      size: units(most),
      cash: 2 ** 54,
    });
    expect(open).toMatchObject([{ quantity: most, entryPrice: 1 }]);
    expect(ledger.at(-1)).toMatchObject({ amount: most, cause: 'cash-in-lieu' });
  });

  it('[DATA-7] a trade across a split is told in the new shares', () => {
    const { trades } = run({
      rows: flat(100, 100, 50, 60),
      enterLong: [0],
      exitLong: [2],
      bars: bars(action(2, 1)),
      size: units(3),
    });
    expect(trades).toMatchObject([
      { quantity: 6, entryPrice: 50, exitPrice: 60, grossProfit: 60, adverse: 0, favourable: 60 },
    ]);
  });

  it('[DATA-7] prices and distances of signals are in adjusted prices: they are divided by the factor of their bar', () => {
    // Raw 100, 100, 50, 50; strategies see 100 throughout. A limit of 98 and a stop 4 below, decided after the split.
    const raw = {
      length: 4,
      time: BigInt64Array.from([0n, 1n, 2n, 3n], (i) => i * minute),
      ...columns(100, 100, 50, 50),
    };
    const { list, orders } = run({
      rows: [...flat(100, 100, 100), [100, 100, 97, 98]],
      enterLong: [2],
      limitAt: 98,
      stopLoss: 4,
      bars: {
        ...bars(action(2, 1)),
        raw: { ...raw, low: column([100, 100, 50, 48.5]), close: column([100, 100, 50, 49]) },
        factor: Float64Array.of(1, 1, 2, 2),
      },
    });
    expect(list).toEqual([[3, 'buy', 49, 'limit-on-path']]);
    expect(orders[1]!.price).toBe(47);
  });

  it('[DATA-7] what lies before the first bar of the run is past', () => {
    const { open } = run({
      rows: flat(100, 100, 50, 50, 50),
      enterLong: [2],
      bars: bars(action(2, 1)),
      size: units(3),
      firstBar: 2,
    });
    expect(open).toMatchObject([{ quantity: 3, entryPrice: 50 }]);
  });
});

function columns(...prices: number[]) {
  return { open: column(prices), high: column(prices), low: column(prices), close: column(prices) };
}
