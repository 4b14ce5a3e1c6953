import { describe, expect, it } from 'vitest';
import { flat, run } from './support/hand-case.ts';

describe('signals', () => {
  const rows = flat(100, 101, 102, 103, 104, 105);
  const bars = ({ list }: ReturnType<typeof run>) => list.map(([bar, side]) => [bar, side]);

  it('[BT-1] entry and exit of the same side: exit wins, and no entry is made even when flat', () => {
    expect(bars(run({ rows, enterLong: [0, 2], exitLong: [0] }))).toEqual([[3, 'buy']]);
    expect(bars(run({ rows, enterLong: [0, 2], exitLong: [2] }))).toEqual([
      [1, 'buy'],
      [3, 'sell'],
    ]);
  });

  it('[BT-1] an exit with an entry of the other side closes and opens at the same price, exit first', () => {
    const { list, trades } = run({ rows, enterLong: [0], exitLong: [2], enterShort: [2] });
    expect(list.slice(1)).toEqual([
      [3, 'sell', 103, 'market-open'],
      [3, 'sell', 103, 'market-open'],
    ]);
    expect(trades.length).toBe(1);
  });

  it('[BT-1] an opposite entry alone closes, or closes and opens with reverse', () => {
    expect(bars(run({ rows, enterLong: [0], enterShort: [2] }))).toHaveLength(2);
    expect(bars(run({ rows, enterLong: [0], enterShort: [2], reverse: true }))).toHaveLength(3);
  });

  it('[BT-1] long and short entries in one bar: neither, counted; exits still act', () => {
    const { counts, list } = run({ rows, enterLong: [0, 2], enterShort: [2], exitLong: [2] });
    expect(counts.conflictingEntries).toBe(1);
    expect(list).toHaveLength(2);
  });

  it('[BT-1] a repeated entry is ignored', () => {
    expect(run({ rows, enterLong: [0, 1, 2] }).orders.length).toBe(1);
  });
});
