import { describe, expect, it } from 'vitest';
import { runHandlers } from '../../src/backtest/handlers/run-handlers.ts';
import { backtest } from '../../src/backtest/index.ts';
import { simulateFeeds } from '../../src/backtest/simulator/index.ts';
import type { Bars, Quotes, Trades } from '../../src/market/index.ts';
import { inGroups, isUngrouped, randomCoarseCase } from '../reference/coarse.ts';
import { everythingOf, expectedOf } from '../reference/compare.ts';
import { forAll, patience, runs } from '../reference/properties.ts';
import { canBothSay, handlersOf } from '../reference/signals-as-handlers.ts';
import { runReference } from '../reference/simulator.ts';
import { barsOf, column } from './support/bars.ts';
import { flat, minute } from './support/hand-case.ts';

describe('bars with detail', () => {
  it(
    '[BT-3] [BT-1] fill as the reference does on the finer bars, deciding at the coarse ones, in every field',
    () => {
      let fills = 0;
      forAll(randomCoarseCase, (c) => {
        const expected = inGroups(expectedOf(runReference(c.fine)), c);
        const told = everythingOf(simulateFeeds(c.coarse));
        const { barsInPosition } = (isUngrouped(c) ? expected : told).counts;
        expect(told).toStrictEqual({ ...expected, counts: { ...expected.counts, barsInPosition } });
        fills += told.fills.length;
      });
      expect(fills).toBeGreaterThan(2 * runs);
    },
    patience,
  );

  it(
    '[BT-3] [BT-1] handlers give the fills of signals',
    () => {
      let said = 0;
      forAll(
        randomCoarseCase,
        ({ coarse }) => {
          if (!canBothSay(coarse) || coarse.feeds.some(({ bars }) => bars.actions !== undefined)) return;
          const options = { ...coarse.options, firstBar: 0 };
          const run = { name: 'told', handlers: handlersOf(coarse), instruments: coarse.feeds, options };
          const signalled = everythingOf(simulateFeeds(coarse));
          const fillsOf = ({ fills }: typeof signalled) => fills.map(({ order: _, ...fill }) => fill);
          for (const blockSize of [1, 7, 256]) {
            const told = everythingOf(runHandlers({ ...run, blockSize }));
            expect(fillsOf(told)).toStrictEqual(fillsOf(signalled));
            expect(told.equity).toStrictEqual(signalled.equity);
            expect(told.counts.barsInPosition).toBe(signalled.counts.barsInPosition);
          }
          said += signalled.fills.length;
        },
        runs / 4,
      );
      expect(said).toBeGreaterThan(runs / 8);
    },
    patience,
  );

  // Two bars of five minutes, and the minutes of the second: it falls before it rises.
  const five = (rows: readonly (readonly number[])[]): Bars => {
    const bars = barsOf(rows, { timeframe: '5m' });
    for (let i = 0; i < rows.length; i++) bars.time[i] = BigInt(i) * 5n * minute;
    return bars;
  };
  const coarse = five([
    [100, 100, 100, 100],
    [100, 104, 97, 103],
    [103, 103, 103, 103],
  ]);
  const minutes = barsOf([
    ...flat(100, 100, 100, 100, 100),
    [100, 101, 100, 101],
    [101, 104, 101, 102],
    [102, 102, 97, 98],
    [98, 101, 98, 101],
    [101, 103, 101, 103],
  ]);
  const signals = { enterLong: Uint8Array.of(1, 0, 0), stopLoss: 2, takeProfit: 3 };
  const options = { costs: 'zero', size: { kind: 'units', value: 1 } } as const;
  const fillsOf = (result: Awaited<ReturnType<typeof backtest>>) => {
    const { fills } = everythingOf(result.simulation as Parameters<typeof everythingOf>[0]);
    return fills.map((f) => [f.bar, f.side, f.price, f.rule, Number(f.time / (minute / 60n))]);
  };
  const quotesAt = (rows: readonly (readonly [seconds: number, bid: number, ask: number])[]): Quotes => ({
    kind: 'quotes',
    length: rows.length,
    time: BigInt64Array.from(rows, ([seconds]) => BigInt(seconds) * 1_000_000_000n),
    bid: column(rows.map(([, bid]) => bid)),
    ask: column(rows.map(([, , ask]) => ask)),
    instrument: coarse.instrument,
    priceStep: 0.01,
  });

  it('[BT-3] decide between a stop and a target that lie in one bar', async () => {
    // By the path of the bar (104 is farther than 97, so the low comes first) the stop at 98 ends the trade ...
    const told = await backtest(signals, coarse, options);
    expect(fillsOf(told)).toEqual([
      [1, 'buy', 100, 'market-open', 300],
      [1, 'sell', 98, 'stop-on-path', 600],
    ]);
    expect(told.simulation.counts.ambiguousBars).toBe(1);
    // ... by its minutes the target at 103, in the seventh minute.
    const detailed = await backtest(signals, coarse, { ...options, detail: minutes });
    expect(fillsOf(detailed)).toEqual([
      [1, 'buy', 100, 'market-open', 300],
      [1, 'sell', 103, 'limit-on-path', 420],
    ]);
    const { counts, equity, trades } = detailed.simulation;
    expect([counts.ambiguousBars, counts.barsInPosition]).toEqual([0, 0]);
    expect(Array.from(equity)).toEqual([100_000, 100_003, 100_003]);
    expect([trades.entryBar[0], trades.exitBar[0]]).toEqual([1, 1]);
    expect(detailed.notes).toContain(
      'Inside the bars of 5m orders met the stored bars of 1m. 1 bar had none inside and filled by its own path.',
    );
    expect(detailed.contentHash).not.toBe(told.contentHash);
  });

  it('[BT-2] [BT-3] meet quotes one by one, those of one time in their order', async () => {
    const quotes = quotesAt([
      [290, 99.9, 100],
      [301, 99.95, 100.05],
      [400, 99.9, 100],
      [410, 97.9, 98.2],
      [410, 103.2, 103.4],
      [599, 103, 103.2],
    ]);
    // Bought at the first ask of the bar; the stop, two below, at the bid that passes it, though the next rises again.
    expect(fillsOf(await backtest(signals, coarse, { ...options, detail: quotes }))).toEqual([
      [1, 'buy', 100.05, 'market-open', 301],
      [1, 'sell', 97.9, 'gap-open', 410],
    ]);
  });

  it('[BT-3] give a bar without quotes the spread that was last seen', async () => {
    const quotes = quotesAt([[10, 99.9, 100.1]]);
    const [entry] = fillsOf(await backtest(signals, coarse, { ...options, detail: quotes }));
    // Half of 0.2 above the open of the bar, whose prices are the last traded.
    expect(entry).toEqual([1, 'buy', 100.1, 'market-open', 300]);
  });

  it('[BT-2] fill a share of the volume of trades, and go on at the next', async () => {
    const trades: Trades = {
      kind: 'trades',
      length: 3,
      time: BigInt64Array.of(300n, 302n, 303n).map((s) => s * 1_000_000_000n),
      price: column([100, 100.5, 101]),
      size: column([4, 10, 100]),
      instrument: coarse.instrument,
      priceStep: 0.01,
    };
    const own = { ...options, size: { kind: 'units', value: 10 } as const, volumeShare: 0.5 };
    const withVolume = { ...coarse, volume: column([1000, 1000, 1000]) };
    const result = await backtest({ enterLong: signals.enterLong }, withVolume, { ...own, detail: trades });
    const { quantity, price } = result.simulation.fills;
    expect(Array.from(quantity, (units, i) => [units, price[i]])).toEqual([
      [2, 100],
      [5, 100.5],
      [3, 101],
    ]);
  });

  it('[BT-3] need no detail before the first decision', async () => {
    const result = await backtest(signals, coarse, { ...options, detail: minutes, from: 5n * 60n * 1_000_000_000n });
    expect(result.notes.find((note) => note.startsWith('Inside'))).toMatch(/1 bar had none inside/);
  });

  it.each([
    [
      'bars that are no finer',
      { ...minutes, timeframe: '5m' },
      'its bars of 5m are no finer than those of the run, 5m',
    ],
    [
      'another instrument',
      { ...minutes, instrument: { ...minutes.instrument, symbol: 'OTHER' } },
      '"OTHER", which is not in the run',
    ],
    [
      'nothing inside',
      barsOf(flat(1), { time: BigInt64Array.of(10_000n * minute) }),
      'it has nothing inside any of the bars',
    ],
    [
      'rows that reach over a bar',
      barsOf(flat(1, 1), { timeframe: '3m', time: BigInt64Array.of(0n, 3n * minute) }),
      'its row 1 closes after the 5m bar 0',
    ],
    [
      'ticks out of order',
      quotesAt([
        [20, 1, 1],
        [10, 1, 1],
      ]),
      'row 1 is older than the one before it',
    ],
    ['an adjustment of its own', { ...minutes, factor: column(Array(10).fill(2)) }, 'read both with the same `adjust`'],
  ])('[BT-3] refuse %s', async (_, detail, message) => {
    await expect(backtest(signals, coarse, { ...options, detail: detail as Bars })).rejects.toThrow(message);
  });

  it('[BT-3] refuse a detail that was given twice', async () => {
    const given = backtest(signals, coarse, { ...options, detail: [minutes, minutes] });
    await expect(given).rejects.toThrow('given twice for "TEST"');
  });
});
