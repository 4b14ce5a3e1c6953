import { describe, expect, it } from 'vitest';
import { flat, minute, runFeeds, spread } from './support/hand-case.ts';

/** Bars of two minutes from minute 0 on. */
const slow = (count: number) => ({
  timeframe: '2m' as const,
  time: BigInt64Array.from({ length: count }, (_, i) => BigInt(2 * i) * minute),
});

describe('several instruments on one account', () => {
  it('[BT-1] an equity point for each close time; what did not close counts at its last price', () => {
    const { times, equity } = runFeeds([
      { rows: flat(100, 100, 101, 102), enterLong: [0] },
      {
        rows: [
          [50, 60, 50, 60],
          [62, 65, 62, 65],
        ],
        enterLong: [0],
        bars: slow(2),
      },
    ]);
    expect(times).toEqual([minute, 2n * minute, 3n * minute, 4n * minute]);
    // Minute 3: 101 - 100 of the first; the second, bought at its open of 62, still at it. Minute 4: 2 + 3.
    expect(equity).toEqual([10_000, 10_000, 10_001, 10_005]);
  });

  it('[BT-1] at one time closes come before opens: a decision at 2:00 acts at the open of 2:00', () => {
    const { fills } = runFeeds([
      {
        rows: [
          [50, 50, 50, 50],
          [55, 55, 55, 55],
        ],
        enterLong: [0],
        bars: slow(2),
      },
      { rows: flat(100, 100, 100), enterLong: [1] },
    ]);
    expect(fills.map((f) => [f.instrument, f.time / minute, f.price])).toEqual([
      [0, 2n, 55],
      [1, 2n, 100],
    ]);
  });

  it('[BT-1] opens of one time are one event: exits of all instruments before entries, then by order id', () => {
    // The first instrument buys with what the exit of the second one frees.
    const { fills } = runFeeds(
      [
        { rows: flat(100, 100, 100), enterLong: [1] },
        { rows: flat(100, 100, 100), enterLong: [0], exitLong: [1] },
      ],
      { size: { kind: 'units', value: 100 } },
    );
    expect(fills.map((f) => [f.instrument, f.bar, f.side])).toEqual([
      [1, 1, 'buy'],
      [1, 2, 'sell'],
      [0, 2, 'buy'],
    ]);
  });

  it('[BT-1] leverage counts the exposure of all positions', () => {
    const feed = { rows: flat(100, 100), enterLong: [0] };
    const { fates, counts } = runFeeds([feed, feed], { size: { kind: 'units', value: 60 } });
    expect(fates).toEqual([
      ['entry', 'filled', 'none'],
      ['entry', 'rejected', 'leverage'],
    ]);
    expect(counts.rejectedLeverage).toBe(1);
  });

  it('[BT-1] computed sizes are cut to the room that is left: 60 % of equity, then 40 %', () => {
    const feed = { rows: flat(100, 100), enterLong: [0] };
    const { fills } = runFeeds([feed, feed], { size: { kind: 'equity-fraction', value: 0.6 } });
    expect(fills.map((f) => f.quantity)).toEqual([60, 40]);
  });

  it('[BT-1] equity for sizes counts the other positions at the prices at which they can be closed', () => {
    const { fills } = runFeeds(
      [
        { rows: flat(100, 100, 140), enterLong: [0] },
        { rows: flat(10, 10, 10), enterLong: [1] },
      ],
      { size: { kind: 'equity-fraction', value: 0.5 }, costs: spread(2) },
    );
    // 5000 / 101 is 49. Then cash is 10000 - 49 x 101 = 5051 and the bid 139: equity 11862, of which the second may
    // take half, 5931, but the room is 11862 - 49 x 139 = 5051: 459 at 11.
    expect(fills.map((f) => [f.quantity, f.price])).toEqual([
      [49, 101],
      [459, 11],
    ]);
  });

  it('[BT-1] bars that closed at one time are marked before anything is decided', () => {
    const { equity, counts } = runFeeds([
      { rows: flat(100, 100, 110), enterLong: [0] },
      { rows: flat(50, 50, 40), enterShort: [0] },
    ]);
    expect(equity).toEqual([10_000, 10_000, 10_020]);
    expect(counts.barsInPosition).toBe(2);
  });

  it('[BT-1] under same-close exits of all instruments come before entries, and the point is marked again', () => {
    const { fills, equity } = runFeeds(
      [
        { rows: flat(100, 100), enterLong: [1] },
        { rows: flat(100, 90), enterLong: [0], exitLong: [1] },
      ],
      { size: { kind: 'units', value: 90 }, fill: 'same-close' },
    );
    expect(fills.map((f) => [f.instrument, f.side, f.price])).toEqual([
      [1, 'buy', 100],
      [1, 'sell', 90],
      [0, 'buy', 100],
    ]);
    expect(equity).toEqual([10_000, 9_100]);
  });

  it('[BT-1] an instrument that ends early keeps its last price', () => {
    const { equity, open } = runFeeds([
      { rows: flat(100, 100, 105), enterLong: [0] },
      { rows: flat(50, 50, 50, 50, 50) },
    ]);
    expect(equity).toEqual([10_000, 10_000, 10_005, 10_005, 10_005]);
    expect(open).toMatchObject([{ instrument: 0, profit: 5 }]);
  });
});
