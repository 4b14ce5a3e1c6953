// Orders of all types and lives on bars that fit a line; each expected price stands in the rows.
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/backtest/handlers/index.ts';
import { simulate } from '../../../src/backtest/simulator/index.ts';
import type { Bars } from '../../../src/market/index.ts';
import { barsOf, column, plainOptions } from '../support/bars.ts';
import { flat, none } from '../support/hand-case.ts';
import { at, handle } from '../support/hand-handlers.ts';

const calm = [100, 100, 100, 100];

/** What comes of one order sent at the close of bar 0. */
function cameOf(send: (ctx: Context) => unknown, rows: readonly (readonly number[])[], bars?: Partial<Bars>) {
  const costs = { slippage: { kind: 'ticks', value: 5 } } as const;
  const feeds = [{ rows: [calm, ...rows], ...(bars === undefined ? {} : { bars }) }];
  const { list, orders, fills } = handle(() => at({ 0: (ctx) => void send(ctx) }), { feeds, costs });
  return { list, fates: orders.map((o) => [o.type, o.state, o.reason]), orders, fills };
}

describe('stop-limit orders', () => {
  it('[BT-2] one that is triggered on the path takes the price there, if its limit allows it, and pays for it', () => {
    const { list, fills } = cameOf((ctx) => ctx.buy({ stop: 102, limit: 103 }), [[100, 104, 100, 104]]);
    expect(list).toEqual([[1, 'buy', 102.05, 'stop-on-path']]);
    expect(fills[0]!.liquidity).toBe('taker');
  });

  it('[BT-2] slippage goes no further than its limit', () => {
    const { list, fills } = cameOf((ctx) => ctx.buy({ stop: 102, limit: 102.02 }), [[100, 104, 100, 104]]);
    expect(list).toEqual([[1, 'buy', 102.02, 'stop-on-path']]);
    expect(fills[0]!.slippageCost).toBeCloseTo(102.02 - 102, 9);
  });

  it('[BT-2] one that gaps past its limit rests there as a limit order', () => {
    const send = (ctx: Context) => ctx.buy({ stop: 102, limit: 103 });
    const { list, fates, fills } = cameOf(send, [
      [105, 106, 104, 105],
      [105, 105, 102, 104],
    ]);
    expect(list).toEqual([[2, 'buy', 103, 'limit-on-path']]);
    expect(fills[0]!.liquidity).toBe('maker');
    expect(fates).toEqual([['stop-limit', 'filled', 'none']]);
    expect(cameOf(send, [[105, 106, 104, 105]]).fates).toEqual([['stop-limit', 'triggered', 'none']]);
  });

  it('[BT-2] one that gaps to within its limit fills at the open', () => {
    const { list } = cameOf((ctx) => ctx.sell({ stop: 98, limit: 96 }), [[97, 97, 97, 97]]);
    expect(list).toEqual([[1, 'sell', 96.95, 'gap-open']]);
  });

  it('[BT-2] one whose limit lies beyond its stop waits on the same path for the price to come back', () => {
    // Up to 103 (triggered at 102), down through 101.
    const { list } = cameOf((ctx) => ctx.buy({ stop: 102, limit: 101 }), [[101, 103, 99, 100]]);
    expect(list).toEqual([[1, 'buy', 101, 'limit-on-path']]);
  });

  it('[BT-2] with ioc what its limit does not allow at the trigger is cancelled', () => {
    const { fates } = cameOf((ctx) => ctx.buy({ stop: 102, limit: 101, timeInForce: 'ioc' }), [[101, 103, 99, 100]]);
    expect(fates).toEqual([['stop-limit', 'cancelled', 'time-in-force']]);
  });

  it('[BT-2] signals with limit and stop at a bar send one', () => {
    const signals = {
      enterLong: Uint8Array.from([1, 0, 0]),
      stop: column([102, none, none]),
      limit: column([103, none, none]),
    };
    const { fills } = simulate(barsOf([calm, [105, 106, 104, 105], [105, 105, 102, 104]]), signals, plainOptions);
    expect([...fills.price]).toEqual([103]);
  });
});

describe('orders that wait to be touched', () => {
  it('[BT-2] market-if-touched: a buy below fires when the price is at its trigger, as a market order', () => {
    const { list, fills, fates } = cameOf((ctx) => ctx.buy({ touch: 98 }), [[100, 100, 98, 99]]);
    expect(list).toEqual([[1, 'buy', 98.05, 'touch-on-path']]);
    expect(fills[0]!.liquidity).toBe('taker');
    expect(fates).toEqual([['market-if-touched', 'filled', 'none']]);
  });

  it('[BT-2] one that the open has passed fills at the open', () => {
    expect(cameOf((ctx) => ctx.sell({ touch: 102 }), flat(103)).list).toEqual([[1, 'sell', 102.95, 'gap-open']]);
  });

  it('[BT-2] limit-if-touched: rests at its limit from its trigger on', () => {
    const send = (ctx: Context) => ctx.buy({ touch: 98, limit: 97 });
    expect(cameOf(send, [[100, 100, 97, 99]]).fates).toEqual([['limit-if-touched', 'triggered', 'none']]);
    expect(cameOf(send, [[100, 100, 96, 99]]).list).toEqual([[1, 'buy', 97, 'limit-on-path']]);
  });

  it('[BT-2] one whose limit is better than its trigger takes the price there', () => {
    expect(cameOf((ctx) => ctx.buy({ touch: 98, limit: 99 }), [[100, 100, 97, 99]]).list).toEqual([
      [1, 'buy', 98.05, 'touch-on-path'],
    ]);
  });
});

describe('trailing stops by percent', () => {
  it('[BT-2] stands at its fraction of the best price, rounded away', () => {
    // 10 % under 100 is 90, under 110 is 99; the next bar falls through it.
    const { list } = cameOf(
      (ctx) => ctx.sell({ trailPercent: 10 }),
      [
        [100, 110, 100, 110],
        [110, 110, 98, 98],
      ],
    );
    expect(list).toEqual([[2, 'sell', 98.95, 'stop-on-path']]);
  });
});

describe('times in force', () => {
  it('[BT-2] ioc: what the first open does not fill is cancelled', () => {
    const send = (ctx: Context) => ctx.buy({ limit: 99, timeInForce: 'ioc' });
    expect(cameOf(send, [[100, 100, 95, 99]]).fates).toEqual([['limit', 'cancelled', 'time-in-force']]);
    expect(cameOf(send, flat(98)).list).toEqual([[1, 'buy', 98, 'gap-open']]);
  });

  it('[BT-2] fok without a limit to the volume fills whole or is cancelled, as ioc', () => {
    expect(cameOf((ctx) => ctx.buy({ units: 3, timeInForce: 'fok' }), flat(98)).fills[0]!.quantity).toBe(3);
  });

  it('[BT-2] day: expires at the first open after the end of the trading day', () => {
    const bars = { timeframe: '1d' as const, instrument: { ...barsOf([calm]).instrument, symbol: 'A' } };
    const { fates } = cameOf((ctx) => ctx.buy({ limit: 90, timeInForce: 'day' }), flat(100, 100), bars);
    expect(fates[0]![1]).toBe('working');
    const minutes = { instrument: { ...barsOf([calm]).instrument, calendar: '24x7' as const } };
    const rows = flat(...Array.from({ length: 1_441 }, () => 100));
    expect(cameOf((ctx) => ctx.buy({ limit: 90, timeInForce: 'day' }), rows, minutes).fates[0]).toEqual([
      'limit',
      'expired',
      'time-in-force',
    ]);
  });

  // Sessions of 24x7 end at midnight: bars of 8 hours, three a day.
  const thirds = (rows: readonly (readonly number[])[], send: (ctx: Context) => unknown) => {
    const plain = barsOf([calm, ...rows]);
    const hours8 = 8n * 3_600_000_000_000n;
    const time = plain.time.map((_, i) => BigInt(i) * hours8);
    return cameOf(send, rows, {
      time,
      closeTime: time.map((t) => t + hours8),
      instrument: { ...plain.instrument, calendar: '24x7' },
    });
  };
  const days = flat(101, 102, 103, 104, 105, 106);

  it('[BT-2] at-open: a market order fills in the opening auction of the next session, without slippage', () => {
    expect(thirds(days, (ctx) => ctx.buy({ timeInForce: 'at-open' })).list).toEqual([[3, 'buy', 103, 'open-auction']]);
  });

  it('[BT-2] at-close: a market order fills in the closing auction of the session', () => {
    expect(thirds(days, (ctx) => ctx.buy({ timeInForce: 'at-close' })).list).toEqual([
      [2, 'buy', 102, 'close-auction'],
    ]);
  });

  it('[BT-2] at-open and at-close with a limit: expire where the auction is not better', () => {
    const open = (limit: number) => thirds(days, (ctx) => ctx.buy({ limit, timeInForce: 'at-open' }));
    expect(open(103.5).list).toEqual([[3, 'buy', 103, 'open-auction']]);
    expect(open(102.5).fates).toEqual([['limit', 'expired', 'time-in-force']]);
    const close = (limit: number) => thirds(days, (ctx) => ctx.sell({ limit, timeInForce: 'at-close' }));
    expect(close(101.5).list).toEqual([[2, 'sell', 102, 'close-auction']]);
    expect(close(102.5).fates).toEqual([['limit', 'expired', 'time-in-force']]);
  });

  it('[BT-2] orders for the close fill after the path, over all instruments, exits before entries', () => {
    const { fills } = handle(
      () =>
        at({
          0(ctx) {
            ctx.buy({ units: 2 });
            ctx.buy({ symbol: 'B', units: 1, timeInForce: 'at-close' });
          },
          1: (ctx) => void ctx.close({ timeInForce: 'at-close' }),
        }),
      {
        feeds: ['A', 'B'].map((symbol) => ({
          rows: flat(100, 100, 100),
          bars: {
            timeframe: '1d' as const,
            instrument: { ...barsOf([calm]).instrument, calendar: '24x7' as const, symbol },
            time: BigInt64Array.from([0n, 1n, 2n], (day) => day * 86_400_000_000_000n),
          },
        })),
      },
    );
    expect(fills.map((f) => [f.order, f.bar, f.rule])).toEqual([
      [1, 1, 'market-open'],
      [2, 1, 'close-auction'],
      [3, 2, 'close-auction'],
    ]);
  });
});

describe('post-only, reduce-only, display', () => {
  it('[BT-2] post-only is rejected where the open would fill it at once, also at its price', () => {
    const send = (ctx: Context) => ctx.buy({ limit: 99, postOnly: true });
    expect(cameOf(send, flat(99)).fates).toEqual([['limit', 'rejected', 'post-only']]);
    const { fills } = cameOf(send, [[100, 100, 98, 99]]);
    expect([fills[0]!.price, fills[0]!.liquidity]).toEqual([99, 'maker']);
  });

  it('[BT-2] a limit that the open at which it arrives has passed is a taker, one that rested a maker', () => {
    const taken = cameOf((ctx) => ctx.buy({ limit: 99 }), flat(98)).fills[0]!;
    expect([taken.rule, taken.liquidity]).toEqual(['gap-open', 'taker']);
    const rested = cameOf((ctx) => ctx.buy({ limit: 99 }), flat(100, 98)).fills[0]!;
    expect([rested.rule, rested.liquidity]).toEqual(['gap-open', 'maker']);
  });

  it('[BT-2] reduce-only takes at most what is held, and is cancelled where there is nothing', () => {
    const { orders } = handle(
      () =>
        at({
          0: (ctx) => void ctx.buy({ units: 3 }),
          1(ctx) {
            ctx.sell({ units: 5, limit: 101, reduceOnly: true });
            ctx.sell({ units: 5, limit: 102, reduceOnly: true });
            ctx.buy({ units: 5, reduceOnly: true });
          },
        }),
      { feeds: [{ rows: [...flat(100, 100), [100, 103, 100, 100]] }] },
    );
    expect(orders.map((o) => [o.quantity, o.state, o.reason])).toEqual([
      [3, 'filled', 'none'],
      [3, 'filled', 'none'],
      [0, 'cancelled', 'reduce-only'],
      [0, 'cancelled', 'reduce-only'],
    ]);
  });

  it('[BT-2] an iceberg and a hidden order act on bars as the whole', () => {
    for (const display of [0, 1, 5]) {
      const { fills } = cameOf((ctx) => ctx.buy({ units: 5, limit: 99, display }), [[100, 100, 98, 99]]);
      expect(fills.map((f) => [f.quantity, f.price])).toEqual([[5, 99]]);
    }
  });
});
