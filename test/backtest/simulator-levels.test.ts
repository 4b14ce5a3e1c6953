import { describe, expect, it } from 'vitest';
import { barsOf, column } from './support/bars.ts';
import { flat, run } from './support/hand-case.ts';

describe('levels', () => {
  it('[BT-2] exits are rounded away from the position: a long’s stop down and its target up', () => {
    const { orders } = run({ rows: flat(100, 100), enterLong: [0], stopLoss: 1.234, takeProfit: 1.234 });
    expect(orders.slice(1).map((o) => o.price)).toEqual([98.76, 101.24]); // 98.766, 101.234
  });

  it('[BT-2] of a short: the stop up and the target down', () => {
    const { orders } = run({ rows: flat(100, 100), enterShort: [0], stopLoss: 1.234, takeProfit: 1.234 });
    expect(orders.slice(1).map((o) => o.price)).toEqual([101.24, 98.76]);
  });

  it('[BT-2] a level on the tick is not moved by rounding noise', () => {
    const instrument = { ...barsOf([]).instrument, tickSize: 0.00001 };
    const { orders } = run({ rows: flat(1.1, 1.1), enterLong: [0], stopLoss: 0.001, bars: { instrument } });
    expect(1.1 - 0.001).toBeGreaterThan(1.099); // a hair beside the tick
    expect(orders[1]!.price).toBe(1.099);
  });

  it('[BT-2] NaN or 0 asks for no level; an entry whose level cannot be placed is rejected', () => {
    const stopLoss = column([Number.NaN, 0, 200, 0]);
    const plan = { enterLong: [0, 1, 2], exitLong: [], rows: flat(100, 100, 100, 100), stopLoss };
    expect(run({ ...plan, enterLong: [0] }).fates).toEqual([['entry', 'filled', 'none']]);
    expect(run({ ...plan, enterLong: [1] }).fates).toEqual([['entry', 'filled', 'none']]);
    expect(run({ ...plan, enterLong: [2] }).fates).toEqual([
      ['entry', 'rejected', 'bad-price'],
      ['stop-loss', 'cancelled', 'bad-price'],
    ]);
  });

  it('[BT-2] the filled level cancels its sibling', () => {
    const rows = [...flat(100, 100), [100, 100, 94, 95]];
    expect(run({ rows, enterLong: [0], stopLoss: 5, takeProfit: 5 }).fates[2]).toEqual([
      'take-profit',
      'cancelled',
      'sibling-filled',
    ]);
  });
});
