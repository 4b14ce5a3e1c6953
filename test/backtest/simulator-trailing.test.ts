import { describe, expect, it } from 'vitest';
import { flat, run, spread } from './support/hand-case.ts';

describe('trailing stops', () => {
  it('[BT-3] begins at its distance from the fill, as a stop loss', () => {
    const { orders } = run({ rows: flat(100, 100), enterLong: [0], trailingStop: 3 });
    expect([orders[1]!.type, orders[1]!.intent, orders[1]!.price]).toEqual(['trailing', 'stop-loss', 97]);
  });

  it('[BT-3] follows the path inside a bar: up to 106, then down to 103', () => {
    const rows = [...flat(100), [100, 106, 99, 100]];
    // The low is nearer to the open: 99, then 106, then the close; the level is 103 when the path comes back.
    expect(run({ rows, enterLong: [0], trailingStop: 3 }).list[1]).toEqual([1, 'sell', 103, 'stop-on-path']);
  });

  it('[BT-3] a level that moved is not met on a leg that is over', () => {
    // Low first, 99.99; then 100.02 lifts the level to 99.99; the last leg ends at 100.
    const rows = [...flat(100), [100, 100.02, 99.99, 100]];
    const { orders, list } = run({ rows, enterLong: [0], trailingStop: 0.03 });
    expect([orders[1]!.price, list.length]).toEqual([99.99, 1]);
  });

  it('[BT-5] MAE and MFE count the legs before the one on which it fills', () => {
    // 99, then 106, then 103: the low and the high were walked before.
    const rows = [...flat(100), [100, 106, 99, 100]];
    const { trades } = run({ rows, enterLong: [0], trailingStop: 3 });
    expect([trades[0]!.exitPrice, trades[0]!.adverse, trades[0]!.favourable]).toEqual([103, -1, 6]);
  });

  it('[BT-3] never moves back', () => {
    const rows = [...flat(100), [100, 106, 100, 104], [104, 105, 103.5, 104]];
    const { orders, list } = run({ rows, enterLong: [0], trailingStop: 3 });
    expect(list).toHaveLength(1);
    expect(orders[1]!.price).toBe(103);
  });

  it('[BT-3] one that gaps fills at the open', () => {
    const rows = [...flat(100), [100, 106, 100, 106], ...flat(99)];
    expect(run({ rows, enterLong: [0], trailingStop: 3 }).list[1]).toEqual([2, 'sell', 99, 'gap-open']);
  });

  it('[BT-3] the best price takes the open only after the fills of that open', () => {
    // The open of 110 lifts the level to 107; the path then falls through it.
    const rows = [...flat(100, 100), [110, 110, 106, 106]];
    expect(run({ rows, enterLong: [0], trailingStop: 3 }).list[1]).toEqual([2, 'sell', 107, 'stop-on-path']);
  });

  it('[BT-3] of a short follows the ask down', () => {
    // Bid bars, spread 1: the bid falls to 90, the ask to 91; 5 above is 96.
    const rows = [...flat(100), [100, 100, 90, 91], [91, 97, 91, 97]];
    const { list } = run({ rows, enterShort: [0], trailingStop: 5, bars: { side: 'bid' }, costs: spread(1) });
    expect(list[1]).toEqual([2, 'buy', 96, 'stop-on-path']);
  });

  it('[BT-2] its level lies on the tick, away from the position', () => {
    const { orders } = run({ rows: flat(100, 100), enterLong: [0], trailingStop: 1.234 });
    expect(orders[1]!.price).toBe(98.76);
    const short = run({ rows: flat(100, 100), enterShort: [0], trailingStop: 1.234 });
    expect(short.orders[1]!.price).toBe(101.24);
  });

  it('[BT-3] pays slippage as a stop does', () => {
    const rows = [...flat(100), [100, 106, 99, 100]];
    const costs = { slippage: { kind: 'ticks' as const, value: 5 } };
    // Bought at 100.05; 106 - 3 = 103, less 0.05.
    expect(run({ rows, enterLong: [0], trailingStop: 3, costs }).list[1]).toEqual([1, 'sell', 102.95, 'stop-on-path']);
  });

  it('[BT-3] trailing and target in one bar are ambiguous by the level of that moment', () => {
    const rows = [...flat(100), [100, 106, 96, 105]];
    const both = run({ rows, enterLong: [0], trailingStop: 3, takeProfit: 5 });
    // The low comes first: 97 was passed on the way down while the target of 105 lies inside too.
    expect(both.list[1]).toEqual([1, 'sell', 97, 'stop-on-path']);
    expect(both.counts.ambiguousBars).toBe(1);
  });

  it('[BT-1] is the distance of a risk fraction where there is no stop loss: 1 % of 10000 at 4 is 25', () => {
    const size = { kind: 'risk-fraction' as const, value: 0.01 };
    expect(run({ rows: flat(100, 100), enterLong: [0], trailingStop: 4, size }).fills[0]!.quantity).toBe(25);
    const withStop = run({ rows: flat(100, 100), enterLong: [0], trailingStop: 4, stopLoss: 2, size });
    expect(withStop.fills[0]!.quantity).toBe(50);
  });
});
