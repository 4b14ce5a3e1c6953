import { describe, expect, it } from 'vitest';
import { zeroCosts } from './support/bars.ts';
import { flat, run } from './support/hand-case.ts';

describe('trades', () => {
  it('[BT-5] MAE and MFE count closing-side prices: from the entry’s open to what the path walked before the exit', () => {
    const excursions = (exitBar: number[]) => {
      const rows = [...flat(100), [100, 103, 98, 102], [102, 108, 101, 107], exitBar];
      const { trades } = run({ rows, enterLong: [0], stopLoss: 5, size: { kind: 'units', value: 2 } });
      return [trades[0]!.exitPrice, trades[0]!.adverse, trades[0]!.favourable];
    };
    expect(excursions([107, 118, 94, 100])).toEqual([95, -10, 36]); // up to 118, then the stop at 95
    expect(excursions([107, 125, 94, 100])).toEqual([95, -10, 16]); // down first: 125 was never walked; best is 108
  });

  it('[BT-5] on an exit at the open only that open counts', () => {
    const rows = [...flat(100, 100), [99, 130, 70, 100]];
    const { trades } = run({ rows, enterLong: [0], exitLong: [1] });
    expect([trades[0]!.adverse, trades[0]!.favourable]).toEqual([-1, 0]);
  });

  it('[BT-5] an entry at a close counts from that close', () => {
    const rows = [[100, 130, 70, 100], ...flat(101), ...flat(102)];
    const { trades } = run({ rows, enterLong: [0], exitLong: [2], fill: 'same-close' });
    expect([trades[0]!.adverse, trades[0]!.favourable]).toEqual([0, 2]);
  });

  it('[BT-5] profit is gross less the commission of both sides', () => {
    const costs = { commission: { ...zeroCosts.commission, perUnit: 1 } };
    const { trades } = run({ rows: flat(100, 100, 110), enterShort: [0], exitShort: [1], costs });
    expect([trades[0]!.grossProfit, trades[0]!.commission, trades[0]!.profit, trades[0]!.side]).toEqual([
      -10,
      2,
      -12,
      'short',
    ]);
  });

  it('[BT-5] an open position is told with its profit at the last mark', () => {
    const { open, counts } = run({ rows: flat(100, 100, 104), enterLong: [0], size: { kind: 'units', value: 3 } });
    expect(open).toEqual([
      { instrument: 0, side: 1, quantity: 3, entryTime: 60_000_000_000n, entryPrice: 100, profit: 12 },
    ]);
    expect(counts.barsInPosition).toBe(2);
  });
});
