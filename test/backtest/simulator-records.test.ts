import { describe, expect, it } from 'vitest';
import { zeroCosts } from './support/bars.ts';
import { flat, minute, none, run, runFeeds } from './support/hand-case.ts';

const at = (bar: number) => BigInt(bar) * minute;

describe('what the records tell', () => {
  it('[BT-2] an order tells when it was decided, when it arrived and when it was done', () => {
    const limitAt = new Float64Array([95, none, none]);
    const rows = [...flat(100, 100), [100, 100, 94, 100]];
    const { orders } = run({ rows, enterLong: [0], limitAt, stopLoss: 5 });
    // Decided at the close of bar 0, arrived at the open of bar 1 (the same minute), filled in bar 2, known at its close.
    const [entry, stop] = orders;
    expect([entry!.decided, entry!.arrived, entry!.done, entry!.state]).toEqual([at(1), at(1), at(3), 'filled']);
    expect([stop!.parent, stop!.group, stop!.state, stop!.price]).toEqual([1, 1, 'working', 90]);
  });

  it('[BT-3] a fill tells its rule, whether it made or took, and its commission; the ledger pays it', () => {
    const costs = { commission: { ...zeroCosts.commission, perUnit: 0.5 } };
    const rows = [...flat(100, 100), [100, 106, 100, 104]];
    const { fills, ledger } = run({ rows, enterLong: [0], takeProfit: 5, costs, size: { kind: 'units', value: 4 } });
    expect(fills.map((f) => [f.rule, f.liquidity, f.commission])).toEqual([
      ['market-open', 'taker', 2],
      ['limit-on-path', 'maker', 2],
    ]);
    expect(ledger.map((row) => [row.cause, row.amount, row.reference])).toEqual([
      ['deposit', 10_000, 0],
      ['trade', -400, 0],
      ['commission', -2, 0],
      ['trade', 420, 1],
      ['commission', -2, 1],
    ]);
  });

  it('[BT-3] an ambiguous bar is counted, and its fill and trade are marked', () => {
    const rows = [...flat(100), [100, 106, 94, 100]];
    const { counts, fills, trades } = run({ rows, enterLong: [0], stopLoss: 5, takeProfit: 5 });
    expect([counts.ambiguousBars, fills.map((f) => f.ambiguous), trades[0]!.ambiguous]).toEqual([
      1,
      [false, true],
      true,
    ]);
  });
});

describe('data', () => {
  it('[BT-3] data off the tick is legal: a market order fills at 100.003, its stop at the tick', () => {
    const rows = [...flat(100, 100.003), [100.003, 100.003, 99, 99]];
    const { list } = run({ rows, enterLong: [0], stopLoss: 0.5 });
    expect(list).toEqual([
      [1, 'buy', 100.003, 'market-open'],
      [2, 'sell', 99.5, 'stop-on-path'],
    ]);
  });

  it('[BT-1] a missing bar is missing: an order waits for the next bar that there is', () => {
    const time = BigInt64Array.from([at(0), at(60), at(61)]);
    const { fills, times } = run({ rows: flat(100, 101, 102), enterLong: [0], bars: { time } });
    expect(fills.map((f) => [f.time, f.price])).toEqual([[at(60), 101]]);
    expect(times).toEqual([at(1), at(61), at(62)]);
  });

  it('[BT-4] a bar is known at its session’s close where that comes before its timeframe’s', () => {
    const closeTime = BigInt64Array.from([at(1) / 2n, at(2)]);
    const { times, orders } = run({ rows: flat(100, 100), enterLong: [0], bars: { closeTime } });
    expect([times[0], orders[0]!.decided]).toEqual([at(1) / 2n, at(1) / 2n]);
  });
});

describe('room at one open', () => {
  it('[BT-1] leverage is checked after the exits of that step: all of one position becomes another', () => {
    const size = { kind: 'units' as const, value: 100 };
    const { fates } = runFeeds(
      [
        { rows: flat(100, 100, 100), enterLong: [0], exitLong: [1] },
        { rows: flat(100, 100, 100), enterLong: [1] },
      ],
      { cash: 10_000, size },
    );
    expect(fates).toEqual([
      ['entry', 'filled', 'none'],
      ['exit', 'filled', 'none'],
      ['entry', 'filled', 'none'],
    ]);
  });

  it('[BT-1] a target above the position is only what is missing, one below only what is too much', () => {
    const size = { kind: 'target-units' as const, value: 1 };
    const target = new Float64Array([10, 30, 5, none, none]);
    const { fills } = run({ rows: flat(100, 100, 100, 100, 100), target, size });
    expect(fills.map((f) => [f.side, f.quantity])).toEqual([
      ['buy', 10],
      ['buy', 20],
      ['sell', 25],
    ]);
  });
});
