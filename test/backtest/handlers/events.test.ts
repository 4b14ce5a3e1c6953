// When callbacks are called, what they see, and when what they send acts: by hand.
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/backtest/handlers/index.ts';
import { column } from '../support/bars.ts';
import { flat, minute } from '../support/hand-case.ts';
import { at, handle, minutesOf } from '../support/hand-handlers.ts';

const everyMinute = (first: number, count: number) =>
  BigInt64Array.from({ length: count }, (_, i) => BigInt(first + i) * minute);

describe('when orders of callbacks act', () => {
  it('[BT-4] an order sent from onBar at t fills at the open of t + 1', () => {
    const { list } = handle(() => at({ 0: (ctx) => ctx.buy() }), { feeds: [{ rows: flat(100, 101, 102) }] });
    expect(list).toEqual([[1, 'buy', 101, 'market-open']]);
  });

  it('[BT-4] an order sent from onFill acts from the next bar', () => {
    const { list } = handle(
      () => ({ ...at({ 0: (ctx) => ctx.buy() }), onFill: (ctx, f) => void (f.side === 'buy' && ctx.close()) }),
      {
        feeds: [{ rows: flat(100, 101, 102, 103) }],
      },
    );
    expect(list).toEqual([
      [1, 'buy', 101, 'market-open'],
      [2, 'sell', 102, 'market-open'],
    ]);
  });

  it('[BT-4] a fill inside a bar is told at its close, and what onFill sends acts at the next open', () => {
    const { list, notes } = handle<unknown>(
      (notes) => ({
        ...at({ 0: (ctx) => ctx.buy({ limit: 95 }) }),
        onFill(ctx, { price, side }) {
          notes.push([minutesOf(ctx.time), price]);
          if (side === 'buy') ctx.close();
        },
      }),
      { feeds: [{ rows: [...flat(100), [100, 100, 90, 92], ...flat(93)] }] },
    );
    expect(list).toEqual([
      [1, 'buy', 95, 'limit-on-path'],
      [2, 'sell', 93, 'market-open'],
    ]);
    expect(notes).toEqual([
      [2, 95],
      [2, 93],
    ]);
  });

  it('[BT-1] under same-close market orders of onBar fill at that close, those of a timer at the next open', () => {
    const { list } = handle(
      () => ({
        ...at({
          0(ctx) {
            ctx.buy();
            ctx.setTimer(ctx.time + minute);
          },
        }),
        onTimer: (ctx) => void ctx.close(),
      }),
      { feeds: [{ rows: [[100, 100, 100, 101], [102, 102, 102, 103], ...flat(104)] }], fill: 'same-close' },
    );
    expect(list).toEqual([
      [0, 'buy', 101, 'market-close'],
      [2, 'sell', 104, 'market-open'],
    ]);
  });

  it('[BT-2] cancels and changes act at the next open, before any fill of it', () => {
    const { list, orders } = handle(
      () =>
        at({
          0(ctx) {
            ctx.buy({ limit: 95 });
            ctx.buy({ limit: 95 });
          },
          1(ctx) {
            expect([ctx.modify(1, { limit: 94 }), ctx.cancel(2)]).toEqual([true, true]);
          },
        }),
      // The open of bar 2 has passed 95, not 94.
      { feeds: [{ rows: [...flat(100, 100), [94.5, 96, 94.5, 96], [96, 96, 93, 96]] }] },
    );
    expect(list).toEqual([[3, 'buy', 94, 'limit-on-path']]);
    expect(orders.map((o) => [o.state, o.reason])).toEqual([
      ['filled', 'none'],
      ['cancelled', 'cancelled'],
    ]);
  });
});

describe('how long orders live', () => {
  it('[BT-2] gtd: an order is gone at the first open at or after its time, before any fill', () => {
    const gone = (expires: bigint) =>
      handle(() => at({ 0: (ctx) => ctx.buy({ limit: 95, expires }) }), {
        feeds: [{ rows: [...flat(100, 100), [94, 94, 94, 94]] }],
      });
    expect(gone(2n * minute).orders[0]).toMatchObject({
      state: 'expired',
      reason: 'time-in-force',
      timeInForce: 'gtd',
    });
    expect(gone(2n * minute + 1n).list).toEqual([[2, 'buy', 94, 'gap-open']]);
  });

  it('[BT-2] day: until the trading day ends in which it was sent; gtc stays', () => {
    // Minutes 1438 and 1439 are the last of 1 January 1970, UTC; 1440 opens the next day.
    const bars = { time: everyMinute(1438, 3) };
    const instrument = {
      symbol: 'A',
      assetClass: 'crypto',
      currency: 'USD',
      calendar: '24x7',
      tickSize: 0.01,
    } as const;
    const { orders, list } = handle(
      () =>
        at({
          0(ctx) {
            ctx.buy({ limit: 95, timeInForce: 'day' });
            ctx.buy({ limit: 95 });
          },
        }),
      {
        feeds: [
          {
            rows: [...flat(100, 100), [94, 94, 94, 94]],
            bars: { ...bars, instrument: { ...instrument, lotSize: 1, minQuantity: 1 } },
          },
        ],
      },
    );
    expect(orders.map((o) => [o.timeInForce, o.state, o.expires])).toEqual([
      ['day', 'expired', 1440n * minute],
      ['gtc', 'filled', 0n],
    ]);
    expect(list).toEqual([[2, 'buy', 94, 'gap-open']]);
  });
});

describe('trailing orders that stand alone', () => {
  it('[BT-2] an entry begins at its distance from the open at which it starts to work, and cannot fill there', () => {
    // Starts at 100: level 103. The fall to 96 takes it to 99, which the way back meets.
    const { list } = handle(() => at({ 0: (ctx) => ctx.buy({ trail: 3 }) }), {
      feeds: [{ rows: [...flat(100), [100, 101, 96, 100]] }],
    });
    expect(list).toEqual([[1, 'buy', 99, 'stop-on-path']]);
  });

  it('[BT-2] an exit follows the price and closes', () => {
    const { list } = handle(() => at({ 0: (ctx) => ctx.buy(), 1: (ctx) => ctx.close({ trail: 2 }) }), {
      feeds: [{ rows: [...flat(100, 100), [100, 105, 100, 105], [105, 105, 102, 102]] }],
    });
    expect(list[1]).toEqual([3, 'sell', 103, 'stop-on-path']);
  });
});

describe('the order of callbacks', () => {
  it('[BT-1] bars that close at one time: onBar once for each, in the order of instruments, all known and marked', () => {
    const tell = (ctx: Context) => [
      ctx.symbol,
      ctx.barsOf('A').close.at(-1),
      ctx.barsOf('B').close.at(-1),
      ctx.account.equity,
    ];
    const { notes } = handle<unknown>(
      (notes) => ({
        onBar(ctx) {
          if (ctx.symbol === 'A' && ctx.bars.length === 1) ctx.buy({ symbol: 'B', units: 2 });
          notes.push([...tell(ctx), ctx.orders().length]);
        },
      }),
      { feeds: [{ rows: flat(10, 11) }, { rows: flat(20, 20.5) }] },
    );
    expect(notes).toEqual([
      ['A', 10, 20, 10_000, 1], // the order is seen by the later call of that instant
      ['B', 10, 20, 10_000, 1],
      ['A', 11, 20.5, 10_000, 0],
      ['B', 11, 20.5, 10_000, 0],
    ]);
  });

  it('[BT-1] at one time closes come first, then timers, then opens', () => {
    const { notes } = handle<unknown>(
      (notes) => ({
        onStart: (ctx) => ctx.setTimer(minute, 'wake'),
        onBar(ctx) {
          notes.push(['bar', minutesOf(ctx.time)]);
          if (ctx.bars.length === 1) ctx.buy();
        },
        onTimer: (ctx, { name }) => notes.push([name, minutesOf(ctx.time), ctx.bars.length]),
        onFill: (ctx) => notes.push(['fill', minutesOf(ctx.time)]),
      }),
      { feeds: [{ rows: flat(100, 100) }] },
    );
    // The close of bar 0 and the open of bar 1 are one minute: by the time of onBar the timer has been told already.
    expect(notes).toEqual([
      ['wake', 1, 1],
      ['bar', 1],
      ['fill', 1],
      ['bar', 2],
    ]);
  });

  it('[BT-1] changes of an order are told in the order of happening, a fill right after the report of its order', () => {
    const { notes } = handle<unknown>(
      (notes) => ({
        ...at({ 0: (ctx) => ctx.buy({ stopLoss: 5, takeProfit: 5 }) }),
        onOrder: (_, { id, state, reason }) => notes.push([id, state, reason]),
        onFill: (_, { order, price }) => notes.push(['fill', order, price]),
      }),
      { feeds: [{ rows: [...flat(100, 100), [100, 100, 94, 94]] }] },
    );
    expect(notes).toEqual([
      [1, 'working', 'none'],
      [1, 'filled', 'none'],
      ['fill', 1, 100],
      [2, 'working', 'none'],
      [3, 'working', 'none'],
      [2, 'triggered', 'none'],
      [2, 'filled', 'none'],
      ['fill', 2, 95],
      [3, 'cancelled', 'sibling-filled'],
    ]);
  });

  it('[BT-1] under same-close the orders of one close arrive by id, whatever their instruments', () => {
    const { notes } = handle<unknown>(
      (notes) => ({
        ...at({ 0: (ctx) => void [ctx.buy({ symbol: 'B' }), ctx.buy({ symbol: 'A' })] }),
        onOrder: (_, { id, state }) => notes.push([id, state]),
      }),
      { feeds: [{ rows: flat(100) }, { rows: flat(100) }], fill: 'same-close' },
    );
    expect(notes).toEqual([
      [1, 'working'],
      [2, 'working'],
      [1, 'filled'],
      [2, 'filled'],
    ]);
  });

  it('[BT-4] bars before the first decision are known once they have closed, at an open too', () => {
    // A begins at minute 0 with a limit that rests; B has two bars before its first decision.
    const { notes } = handle<unknown>(
      (notes) => ({
        onStart: (ctx) => void ctx.buy({ symbol: 'B' }),
        onFill: (ctx) => notes.push([minutesOf(ctx.time), ctx.barsOf('B').length, ctx.barsOf('B').close.at(-1)]),
      }),
      { feeds: [{ rows: flat(100) }, { rows: flat(100, 101, 102), firstBar: 2 }] },
    );
    expect(notes).toEqual([[2, 2, 101]]);
  });

  it('[BT-4] onBar is first called at the first bar of the run, with what lies before it as history', () => {
    const { notes } = handle<unknown>(
      (notes) => ({ onBar: (ctx) => notes.push([ctx.bars.length, ctx.bars.close.at(0)]) }),
      {
        feeds: [{ rows: flat(1, 2, 3, 4), firstBar: 2 }],
      },
    );
    expect(notes).toEqual([
      [3, 1],
      [4, 1],
    ]);
  });
});

describe('what a position walks', () => {
  it('[BT-5] a short counts the ask, also where the bars were looked through while nothing was held', () => {
    // The timer ends the range that is looked through at bar 2, the one bar that the short walks.
    const rows = [...flat(100, 100), [100, 100, 100, 100], ...flat(100)];
    const ask = { open: column([100, 100, 100, 100]), high: column([100, 100, 103, 100]) };
    const { trades } = handle(
      () =>
        at({
          0(ctx) {
            ctx.buy({ limit: 1 });
            ctx.setTimer(3n * minute + 1n);
          },
          1: (ctx) => ctx.sell({ units: 2 }),
          2: (ctx) => ctx.close(),
        }),
      { feeds: [{ rows, bars: { side: 'bid/ask', ask: { ...ask, low: ask.open, close: ask.open } } }] },
    );
    expect(trades).toMatchObject([{ adverse: -6, favourable: 0 }]);
  });
});

describe('amounts', () => {
  it('[BT-2] an exit of a fraction takes whole lots of the position at its fill: half of 5 is 2', () => {
    const { fills } = handle(
      () => at({ 0: (ctx) => ctx.buy({ units: 5 }), 1: (ctx) => ctx.close({ fraction: 0.5 }) }),
      {
        feeds: [{ rows: flat(100, 100, 100) }],
      },
    );
    expect(fills[1]).toMatchObject({ side: 'sell', quantity: 2 });
  });

  it('[BT-2] a sell against a long position reduces it, at most to flat', () => {
    const { fills, open } = handle(
      () => at({ 0: (ctx) => ctx.buy({ units: 5 }), 1: (ctx) => ctx.sell({ units: 8 }) }),
      {
        feeds: [{ rows: flat(100, 100, 100) }],
      },
    );
    expect([fills[1]!.quantity, open]).toEqual([5, []]);
  });

  it('[BT-2] of a list of targets reductions are sent first', () => {
    const { orders } = handle(
      () =>
        at({
          0: (ctx) => ctx.target({ symbol: 'B', units: 10 }),
          1(ctx) {
            ctx.target([
              { symbol: 'A', units: 3 },
              { symbol: 'B', units: 4 },
            ]);
          },
        }),
      { feeds: [{ rows: flat(100, 100, 100) }, { rows: flat(100, 100, 100) }] },
    );
    expect(orders.slice(1).map((o) => [o.instrument, o.side, o.quantity])).toEqual([
      [1, 'sell', 6],
      [0, 'buy', 3],
    ]);
  });
});
