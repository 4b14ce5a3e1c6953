import { describe, expect, it } from 'vitest';
import { column, zeroCosts } from './support/bars.ts';
import { flat, minute, none, run, spread } from './support/hand-case.ts';

describe('entries that rest', () => {
  it('[BT-2] a buy limit rests until the path goes through it, and fills at its price without slippage', () => {
    const rows = [...flat(100), [100, 101, 98, 100], [100, 101, 97, 100]];
    const costs = { slippage: { kind: 'ticks' as const, value: 5 } };
    const { list, fills } = run({ rows, enterLong: [0], limitAt: column([98, none, none]), costs });
    expect(list).toEqual([[2, 'buy', 98, 'limit-on-path']]);
    expect([fills[0]!.liquidity, fills[0]!.slippageCost]).toEqual(['maker', 0]);
  });

  it('[BT-2] a limit that the open has passed fills at the better open', () => {
    expect(run({ rows: flat(100, 97), enterLong: [0], limitAt: 98 }).list).toEqual([[1, 'buy', 97, 'gap-open']]);
    expect(run({ rows: flat(100, 103), enterShort: [0], limitAt: 102 }).list).toEqual([[1, 'sell', 103, 'gap-open']]);
  });

  it('[BT-2] a buy stop becomes a market order at its price: it pays slippage', () => {
    const costs = { slippage: { kind: 'ticks' as const, value: 5 } };
    const { list, fills } = run({ rows: [...flat(100), [100, 105, 100, 104]], enterLong: [0], stopAt: 103, costs });
    expect(list).toEqual([[1, 'buy', 103.05, 'stop-on-path']]);
    expect(fills[0]!.liquidity).toBe('taker');
  });

  it('[BT-2] a stop that the open has passed fills at the open', () => {
    expect(run({ rows: flat(100, 105), enterLong: [0], stopAt: 103 }).list).toEqual([[1, 'buy', 105, 'gap-open']]);
  });

  it('[BT-3] buys are compared on the ask, sells on the bid', () => {
    // Bid bars with a spread of 1: a bid down to 97.5 is an ask down to 98.5.
    const rows = [...flat(100), [100, 100, 97.5, 99], [99, 99, 96.9, 99]];
    const bars = { side: 'bid' as const };
    expect(run({ rows, enterLong: [0], limitAt: 98, bars, costs: spread(1) }).list).toEqual([
      [2, 'buy', 98, 'limit-on-path'],
    ]);
    // A sell stop at 97.6 meets the bid itself.
    expect(run({ rows, enterShort: [0], stopAt: 97.6, bars, costs: spread(1) }).list).toEqual([
      [1, 'sell', 97.6, 'stop-on-path'],
    ]);
  });

  it('[BT-2] prices of signals are rounded: entry limits to the passive side, entry stops to the far side', () => {
    const rows = flat(100, 100);
    const price = (more: object) => run({ rows, ...more }).orders[0]!.price;
    expect(price({ enterLong: [0], limitAt: 98.766 })).toBe(98.76);
    expect(price({ enterShort: [0], limitAt: 101.231 })).toBe(101.24);
    expect(price({ enterLong: [0], stopAt: 101.231 })).toBe(101.24);
    expect(price({ enterShort: [0], stopAt: 98.766 })).toBe(98.76);
  });

  it('[BT-2] a price that no order can have is rejected when it takes effect', () => {
    const { fates, orders, counts } = run({
      rows: flat(100, 100),
      enterLong: [0],
      limitAt: column([-5, none]),
      stopLoss: 1,
    });
    expect(fates).toEqual([
      ['entry', 'rejected', 'bad-price'],
      ['stop-loss', 'cancelled', 'bad-price'],
    ]);
    expect(orders[0]!.done).toBe(minute);
    expect(counts.rejectedOther).toBe(1);
  });

  it('[BT-2] a newer entry signal of its side replaces it at the next open', () => {
    const rows = [...flat(100), ...flat(100), [100, 100, 91, 100]];
    const { fates, list } = run({ rows, enterLong: [0, 1], limitAt: column([90, 92, none]) });
    expect(fates).toEqual([
      ['entry', 'cancelled', 'replaced'],
      ['entry', 'filled', 'none'],
    ]);
    expect(list).toEqual([[2, 'buy', 92, 'limit-on-path']]);
  });

  it('[BT-2] with accumulate both stay', () => {
    const rows = [...flat(100), ...flat(100), [100, 100, 89, 100]];
    const { list } = run({ rows, enterLong: [0, 1], limitAt: column([90, 92, none]), accumulate: true });
    expect(list.map(([, , price]) => price)).toEqual([92, 90]);
  });

  it.each([
    ['an exit signal of its side', { exitLong: [1] }, 1],
    ['an entry signal of the other side', { enterShort: [1] }, 2],
  ])('[BT-2] %s cancels it', (_, more, orders) => {
    const { fates } = run({ rows: flat(100, 100, 100), enterLong: [0], limitAt: column([90, none, none]), ...more });
    expect(fates[0]).toEqual(['entry', 'cancelled', 'cancelled']);
    expect(fates).toHaveLength(orders);
  });

  it('[BT-2] an order that rests at the end of the data stays as it is', () => {
    const { fates, orders } = run({ rows: flat(100, 100), enterLong: [0], limitAt: 90, stopLoss: 1 });
    expect(fates).toEqual([
      ['entry', 'working', 'none'],
      ['stop-loss', 'held', 'none'],
    ]);
    expect([orders[0]!.arrived, orders[0]!.done]).toEqual([minute, 0n]);
  });

  it('[BT-4] limit and stop orders act from the next open under same-close too', () => {
    const rows = [[100, 100, 90, 100], ...flat(97)];
    expect(run({ rows, enterLong: [0], limitAt: 98, fill: 'same-close' }).list).toEqual([[1, 'buy', 97, 'gap-open']]);
  });
});

describe('what is attached to an entry', () => {
  it('[BT-3] is live on the rest of the path of the bar in which its entry fills', () => {
    const rows = [...flat(100), [100, 104, 97, 103]];
    const { list } = run({ rows, enterLong: [0], limitAt: 98, stopLoss: 0.5 });
    expect(list).toEqual([
      [1, 'buy', 98, 'limit-on-path'],
      [1, 'sell', 97.5, 'stop-on-path'],
    ]);
  });

  it('[BT-3] is not met by what the path walked before', () => {
    // High first: up to 104, then down through the limit at 98; its target at 103 is not walked again.
    const rows = [...flat(100), [103, 104, 97, 98.5]];
    const { list } = run({ rows, enterLong: [0], limitAt: 98, takeProfit: 5 });
    expect(list).toEqual([[1, 'buy', 98, 'limit-on-path']]);
  });

  it('[BT-3] a stop that is past when its entry fills inside the bar fills at the price there', () => {
    // Bid bars, spread 2: the ask meets the buy stop at 105 while the bid is 103; the stop 1 below is past.
    const rows = [...flat(100), [100, 110, 99, 110]];
    const bars = { side: 'bid' as const };
    const { list } = run({ rows, enterLong: [0], stopAt: 105, stopLoss: 1, bars, costs: spread(2) });
    expect(list).toEqual([
      [1, 'buy', 105, 'stop-on-path'],
      [1, 'sell', 103, 'stop-on-path'],
    ]);
  });

  it('[BT-2] reduces by what its own entry filled', () => {
    // 10 bought at 100 with a stop at 95, 30 more at 110 with a stop at 105: the second one closes 30, the first 10.
    const rows = [...flat(100), [100, 110, 100, 110], [110, 110, 104, 104], [104, 104, 90, 90]];
    const { fills, fates } = run({
      rows,
      enterLong: [0, 1],
      sizes: column([10, 30, none, none]),
      stopLoss: 5,
      accumulate: true,
    });
    expect(fills.map((f) => [f.side, f.quantity, f.price])).toEqual([
      ['buy', 10, 100],
      ['buy', 30, 110],
      ['sell', 30, 105],
      ['sell', 10, 95],
    ]);
    expect(fates.every(([, state]) => state === 'filled')).toBe(true);
  });

  it('[BT-2] when a position ends, all that would reduce it is cancelled: siblings and others', () => {
    const rows = flat(100, 100, 100, 100);
    const { fates } = run({ rows, enterLong: [0, 1], exitLong: [2], stopLoss: 5, takeProfit: 5, accumulate: true });
    expect(fates.filter(([intent]) => intent !== 'entry' && intent !== 'exit')).toEqual(
      Array(4)
        .fill(0)
        .map((_, i) => [i % 2 === 0 ? 'stop-loss' : 'take-profit', 'cancelled', 'position-closed']),
    );
  });

  it('[BT-2] slippage of the entry moves its levels: they lie from the fill', () => {
    const slippage = { kind: 'ticks' as const, value: 10 };
    const { orders } = run({ rows: flat(100, 100), enterLong: [0], stopLoss: 1, costs: { ...zeroCosts, slippage } });
    expect(orders[1]!.price).toBe(99.1); // 100.10 - 1
  });
});

describe('average price', () => {
  const rows = flat(100, 100, 120, 130);
  const sizes = column([10, 30, none, none]);

  it('[BT-2] an add averages by quantity: (10 x 100 + 30 x 120) / 40 = 115', () => {
    const { open } = run({ rows, enterLong: [0, 1], sizes, accumulate: true });
    expect(open).toMatchObject([{ quantity: 40, entryPrice: 115, profit: 600, entryTime: minute }]);
  });

  it('[BT-5] a closed part pays its share of the commission of the entries', () => {
    const commission = { perUnit: 1, perValue: 0, minimum: 0, maximumRate: null };
    const { trades } = run({ rows, enterLong: [0, 1], exitLong: [2], sizes, accumulate: true, costs: { commission } });
    // 40 sold at 130: 15 each; 40 paid for both entries and 40 for the exit.
    expect(trades).toMatchObject([{ entryPrice: 115, quantity: 40, grossProfit: 600, commission: 80, profit: 520 }]);
  });
});
