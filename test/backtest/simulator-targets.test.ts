import { describe, expect, it } from 'vitest';
import { column, eurusd, zeroCosts } from './support/bars.ts';
import { flat, none, run, runFeeds } from './support/hand-case.ts';

const weight = { kind: 'target-weight' as const, value: 1 };
const units = { kind: 'target-units' as const, value: 1 };
const value = { kind: 'target-value' as const, value: 1 };

describe('targets', () => {
  it('[BT-2] weights of equity: half of it, a quarter, then a tenth short', () => {
    const target = column([0.5, 0.25, -0.1, none]);
    const { fills, trades } = run({ rows: flat(100, 100, 100, 100), target, size: weight });
    expect(fills.map((f) => [f.bar, f.side, f.quantity])).toEqual([
      [1, 'buy', 50],
      [2, 'sell', 25],
      [3, 'sell', 25],
      [3, 'sell', 10],
    ]);
    expect(trades).toHaveLength(2);
  });

  it('[BT-2] becomes a quantity at the fill, from the price and the equity there', () => {
    // At the close of 100 half of 10000 would be 50; at the open of 125 it is 40.
    const { fills } = run({ rows: flat(100, 125), target: column([0.5, none]), size: weight });
    expect(fills[0]!.quantity).toBe(40);
  });

  it('[BT-2] value: 3000 at 100 is 30, at 150 it is 20', () => {
    const { fills } = run({ rows: flat(100, 100, 150, 150), target: column([3000, none, 3000, none]), size: value });
    expect(fills.map((f) => [f.side, f.quantity])).toEqual([
      ['buy', 30],
      ['sell', 10],
    ]);
  });

  it('[BT-2] units: a target that is held already sends nothing', () => {
    const { orders } = run({ rows: flat(100, 100, 100, 100), target: column([7, 7, 9, none]), size: units });
    expect(orders.map((o) => [o.side, o.quantity])).toEqual([
      ['buy', 7],
      ['buy', 2],
    ]);
  });

  it('[BT-2] NaN changes nothing and 0 closes', () => {
    const { fills } = run({ rows: flat(100, 100, 100, 100), target: column([7, none, 0, none]), size: units });
    expect(fills.map((f) => [f.bar, f.side, f.quantity])).toEqual([
      [1, 'buy', 7],
      [3, 'sell', 7],
    ]);
  });

  it('[BT-2] one that is reached by the time of its fill is cancelled: at-target', () => {
    // 3000 at the close of 100 asks for more than 25; at the open of 120 it is 25.
    const { fates } = run({ rows: flat(120, 120, 100, 120), target: column([3000, none, 3000, none]), size: value });
    expect(fates).toEqual([
      ['entry', 'filled', 'none'],
      ['entry', 'cancelled', 'at-target'],
    ]);
  });

  it('[BT-2] units beyond the leverage are rejected, a weight is cut to the room', () => {
    const rows = flat(100, 100);
    expect(run({ rows, target: column([101, none]), size: units }).fates).toEqual([['entry', 'rejected', 'leverage']]);
    expect(run({ rows, target: column([1.5, none]), size: weight }).fills[0]!.quantity).toBe(100);
  });

  it('[BT-2] an increase below the minimum is rejected, and so is a reduction that is not all', () => {
    const instrument = { minQuantity: 5 };
    const { fates } = run({
      rows: flat(100, 100, 100, 100),
      target: column([10, 12, 8, none]),
      size: units,
      bars: { instrument: { ...eurusd, ...instrument } },
    });
    expect(fates).toEqual([
      ['entry', 'filled', 'none'],
      ['entry', 'rejected', 'below-minimum'],
      ['exit', 'rejected', 'below-minimum'],
    ]);
  });

  it('[BT-2] reductions of all instruments are sent before increases', () => {
    const first = { rows: flat(100, 100, 100), target: column([0, 0.5, none]) };
    const second = { rows: flat(100, 100, 100), target: column([0.9, 0.1, none]) };
    const { orders, fills } = runFeeds([first, second], { size: weight });
    expect(orders.map((o) => [o.instrument, o.intent])).toEqual([
      [1, 'entry'],
      [1, 'exit'],
      [0, 'entry'],
    ]);
    expect(fills.map((f) => [f.instrument, f.quantity])).toEqual([
      [1, 90],
      [1, 80],
      [0, 50],
    ]);
  });

  it('[BT-2] an increase may carry levels', () => {
    const { list } = run({
      rows: [...flat(100, 100), [100, 100, 94, 94]],
      target: column([7, none, none]),
      size: units,
      stopLoss: 5,
    });
    expect(list[1]).toEqual([2, 'sell', 95, 'stop-on-path']);
  });

  it('[BT-2] the entry costs of the target fit it: 1000 at 100 and 1 % is 9', () => {
    const commission = { perUnit: 0, perValue: 0.01, minimum: 0, maximumRate: null };
    const costs = { ...zeroCosts, commission };
    expect(run({ rows: flat(100, 100), target: column([1000, none]), size: value, costs }).fills[0]!.quantity).toBe(9);
  });
});
