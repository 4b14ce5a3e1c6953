import { describe, expect, it } from 'vitest';
import { barsOf, zeroCosts } from './support/bars.ts';
import { flat, run, spread } from './support/hand-case.ts';

describe('the step of a bar', () => {
  it('[BT-4] decisions at t fill at the open of t + 1', () => {
    const rows = [
      [100, 101, 99, 100],
      [102, 103, 101, 103],
      [104, 105, 103, 104],
    ];
    expect(run({ rows, enterLong: [0], exitLong: [1] }).list).toEqual([
      [1, 'buy', 102, 'market-open'],
      [2, 'sell', 104, 'market-open'],
    ]);
  });

  it('[BT-1] same-close fills at the close of the decision, and the marks are taken again', () => {
    const rows = [
      [100, 101, 99, 100],
      [102, 103, 101, 103],
    ];
    const costs = { commission: { ...zeroCosts.commission, perUnit: 0.5 } };
    const { list, equity } = run({ rows, enterLong: [0], exitLong: [1], fill: 'same-close', costs });
    expect(list).toEqual([
      [0, 'buy', 100, 'market-close'],
      [1, 'sell', 103, 'market-close'],
    ]);
    expect(equity).toEqual([9_999.5, 10_002]); // 10000 - 0.5; + 103 - 100 - 0.5
  });

  it('[BT-4] under same-close attached levels are live from t + 1', () => {
    const rows = [
      [100, 101, 90, 100],
      [100, 100, 95, 96],
    ];
    const { list } = run({ rows, enterLong: [0], stopLoss: 5, fill: 'same-close' });
    expect(list[1]).toEqual([1, 'sell', 95, 'stop-on-path']);
  });

  it('[BT-3] a stop that gaps fills at the open', () => {
    const rows = [...flat(100, 100), [92, 93, 91, 92]];
    expect(run({ rows, enterLong: [0], stopLoss: 5 }).list[1]).toEqual([2, 'sell', 92, 'gap-open']);
  });

  it('[BT-3] a limit that gaps fills at the better open', () => {
    const rows = [...flat(100, 100), [108, 109, 107, 108]];
    expect(run({ rows, enterLong: [0], takeProfit: 5 }).list[1]).toEqual([2, 'sell', 108, 'gap-open']);
  });

  it('[BT-3] a stop of which the entry’s spread is already past fills at the same open', () => {
    const rows = flat(100, 100, 100);
    const { list } = run({ rows, enterLong: [0], stopLoss: 1, bars: { side: 'bid' }, costs: spread(2) });
    expect(list).toEqual([
      [1, 'buy', 102, 'market-open'],
      [1, 'sell', 100, 'gap-open'], // the stop is at 101, the bid at 100
    ]);
  });

  it('[BT-3] an entry at the open has its levels live for the whole path of that bar', () => {
    const rows = [...flat(100), [100, 101, 94, 96]];
    expect(run({ rows, enterLong: [0], stopLoss: 5 }).list[1]).toEqual([1, 'sell', 95, 'stop-on-path']);
  });

  it.each([
    ['the low is nearer: the stop comes first', [100, 112, 94, 100], 95],
    ['the high is nearer: the target comes first', [100, 106, 88, 100], 105],
    ['equal distance and close >= open: low first', [100, 110, 90, 100], 95],
    ['equal distance and close < open: high first', [100, 110, 90, 99], 105],
  ])('[BT-3] the path: %s, and the bar is ambiguous', (_, bar, price) => {
    const { list, counts, trades } = run({
      rows: [...flat(100, 100), bar],
      enterLong: [0],
      stopLoss: 5,
      takeProfit: 5,
    });
    expect(list[1]!.slice(0, 3)).toEqual([2, 'sell', price]);
    expect(counts.ambiguousBars).toBe(1);
    expect(trades[0]!.ambiguous).toBe(true);
  });

  it('[BT-3] equal distances are equal on the price step although the doubles differ', () => {
    // 1.0012 - 1.0011 and 1.0011 - 1.001 differ in their last bits; on the step of 0.0001 both are one step.
    const rows = [...flat(1.0011, 1.0011), [1.0011, 1.0012, 1.001, 1.0011]];
    const instrument = { ...barsOf([]).instrument, tickSize: 0.0001 };
    const levels = { enterLong: [0], stopLoss: 0.0001, takeProfit: 0.0001, limit: 'touch' as const };
    expect(1.0012 - 1.0011).toBeLessThan(1.0011 - 1.001); // by the doubles the high would be nearer
    const { list } = run({ rows, ...levels, bars: { instrument, priceStep: 0.0001 } });
    expect(list[1]![3]).toBe('stop-on-path'); // close >= open: low first
  });

  it('[BT-3] a limit fills when the path goes through it; with touch at it', () => {
    const target = { rows: [...flat(100, 100), [100, 105, 100, 104]], enterLong: [0], takeProfit: 5 };
    expect(run(target).trades.length).toBe(0);
    expect(run({ ...target, limit: 'touch' }).list[1]).toEqual([2, 'sell', 105, 'limit-on-path']);
  });

  it('[BT-3] stops of shorts are compared on the ask', () => {
    const rows = [...flat(100, 100), [100, 104.5, 100, 104]];
    const short = { rows, enterShort: [0], stopLoss: 5, bars: { side: 'bid' as const } };
    expect(run(short).trades.length).toBe(0);
    expect(run({ ...short, costs: spread(0.5) }).list[1]).toEqual([2, 'buy', 105, 'stop-on-path']);
  });

  it('[BT-3] at one open exits come before entries, then by order id: the stop before the exit decided later', () => {
    const rows = [...flat(100, 100, 100), [90, 90, 90, 90]];
    const { list, fates } = run({ rows, enterLong: [0], exitLong: [2], enterShort: [2], stopLoss: 5 });
    expect(list.slice(1)).toEqual([
      [3, 'sell', 90, 'gap-open'],
      [3, 'sell', 90, 'market-open'],
    ]);
    expect(fates[2]).toEqual(['exit', 'cancelled', 'position-closed']);
  });

  it('[BT-1] orders decided on the last bar expire', () => {
    const { fates } = run({ rows: flat(100, 100), enterLong: [1], stopLoss: 5 });
    expect(fates).toEqual([
      ['entry', 'expired', 'end-of-data'],
      ['stop-loss', 'cancelled', 'end-of-data'],
    ]);
  });

  it('[BT-1] no order is sent before firstBar, and equity begins there', () => {
    const { list, equity } = run({ rows: flat(100, 100, 100, 110), enterLong: [0, 1], firstBar: 1 });
    expect(list).toEqual([[2, 'buy', 100, 'market-open']]);
    expect(equity).toEqual([10_000, 10_000, 10_010]);
  });
});
