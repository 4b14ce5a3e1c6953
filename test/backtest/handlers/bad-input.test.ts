// What callbacks must not do: each ends the run with a typed error that says where, and nothing is sent by halves.
import { describe, expect, it } from 'vitest';
import type { Context, Handlers } from '../../../src/backtest/handlers/index.ts';
import type { TiercelError } from '../../../src/kernel/index.ts';
import { flat } from '../support/hand-case.ts';
import { at, handle } from '../support/hand-handlers.ts';

const feeds = [{ rows: flat(100, 100, 100) }];
const most = 2 ** 52;

/** The error of a run. */
function failure(handlers: Handlers): TiercelError {
  try {
    handle(() => handlers, { feeds });
  } catch (error) {
    return error as TiercelError;
  }
  throw new Error('nothing was thrown');
}

/** The error of what is done at the close of bar 1, with a position of 5 at 100 and a limit order (2) at 90. */
function refusal(doing: (ctx: Context) => void): TiercelError {
  return failure(
    at({
      0(ctx) {
        ctx.buy({ units: 5 });
        ctx.buy({ units: 1, limit: 90 });
      },
      1: doing,
    }),
  );
}

describe('a callback that throws', () => {
  const broken = () => {
    throw new RangeError('no idea');
  };
  const trading = at({ 0: (ctx) => void [ctx.buy(), ctx.setTimer(ctx.time + 1n)] });

  it.each<[keyof Handlers, string, object]>([
    ['onStart', 'failed in `onStart` at 1970-01-01T00:00:00Z (A, bar -1): RangeError: no idea', { bar: -1 }],
    ['onBar', 'failed in `onBar` at 1970-01-01T00:01:00Z (A, bar 0): RangeError: no idea', { bar: 0 }],
    ['onOrder', 'failed in `onOrder` at 1970-01-01T00:01:00Z (A, bar 0, order 1): RangeError: no idea', { order: 1 }],
    ['onFill', 'failed in `onFill` at 1970-01-01T00:01:00Z (A, bar 0, order 1): RangeError: no idea', { order: 1 }],
    ['onTimer', 'failed in `onTimer` at 1970-01-01T00:01:00.000000001Z (A, bar 0): RangeError: no idea', { bar: 0 }],
    ['onEnd', 'failed in `onEnd` at 1970-01-01T00:03:00Z (A, bar 2): RangeError: no idea', { bar: 2 }],
  ])(
    '[BT-1] %s: the run fails with the moment, the bar, the order and the line of the user’s file',
    (callback, text, where) => {
      const { code, message, context, cause } = failure({ ...trading, [callback]: broken });
      expect(code).toBe('TIERCEL_E_STRATEGY');
      expect(message).toMatch(/bad-input\.test\.ts:\d+: the strategy /);
      expect(message.endsWith(text)).toBe(true);
      expect(context).toMatchObject({
        callback,
        symbol: 'A',
        file: expect.stringMatching(/bad-input\.test\.ts$/),
        ...where,
      });
      expect((cause as Error).stack).toContain('bad-input.test.ts');
    },
  );

  it('[BT-1] an order that cannot be sent is told in the same way, and can be caught', () => {
    expect(failure(at({ 0: (ctx) => void ctx.buy({ units: -1 }) })).message).toMatch(
      /bad-input\.test\.ts:\d+: .*`units` must be a positive number, was -1/,
    );
    const { fills } = handle(
      () =>
        at({
          0(ctx) {
            expect(() => ctx.buy({ units: -1 })).toThrow('must be a positive number');
            ctx.buy({ units: 2 });
          },
        }),
      { feeds },
    );
    expect(fills).toMatchObject([{ order: 1, quantity: 2 }]);
  });
});

describe('reading what is not known', () => {
  it.each<[string, (ctx: Context) => unknown, RegExp]>([
    [
      'a bar that has not closed',
      (ctx) => ctx.bars.close.at(2),
      /at\(2\) of A close reads the future: 2 values are known/,
    ],
    ['a time to come', (ctx) => ctx.bars.time.at(2), /at\(2\) of A time reads the future/],
    ['another instrument’s future', (ctx) => ctx.barsOf('A').high.at(7), /at\(7\) of A high reads the future/],
    ['an indicator’s future', (ctx) => ctx.ta.sma(ctx.bars.close, 2).at(2), /reads the future: 2 values are known/],
    ['before the first bar', (ctx) => ctx.bars.close.at(-3), /at\(-3\) of A close lies before the first of its 2/],
    ['more than there is', (ctx) => ctx.bars.close.last(3), /last\(3\) of A close: only 2 values are known/],
  ])('[BT-4] %s throws', (_, read, message) => {
    const { code, message: text } = refusal((ctx) => void read(ctx));
    expect(code).toBe('TIERCEL_E_STRATEGY');
    expect(text).toMatch(message);
  });

  it('[BT-4] copies can be written to and change nothing', () => {
    const { notes } = handle<number>(
      (notes) =>
        at({
          1(ctx) {
            ctx.bars.close.last(2).fill(0);
            notes.push(ctx.bars.close.at(-1));
          },
        }),
      { feeds },
    );
    expect(notes).toEqual([100]);
  });
});

describe('orders that mean nothing', () => {
  it.each<[string, (ctx: Context) => unknown, RegExp]>([
    ['an unknown instrument', (ctx) => ctx.buy({ symbol: 'AA' }), /The run has no instrument "AA". Did you mean `A`\?/],
    ['its position', (ctx) => ctx.position('EURUSD'), /no instrument "EURUSD"/],
    ['its bars', (ctx) => ctx.barsOf('B'), /no instrument "B"/],
    ['its target', (ctx) => ctx.target([{ units: 9 }, { symbol: 'Z', units: 1 }]), /no instrument "Z"/],
    [
      'a price off the tick, with both neighbours',
      (ctx) => ctx.buy({ limit: 99.004 }),
      /the price 99\.004 of A is off the tick of 0\.01; its neighbours are 99 and 99\.01, which ctx\.roundPrice\(99\.004, 'down'\) and 'up' give/,
    ],
    ['a price of nothing', (ctx) => ctx.buy({ limit: 0 }), /`price` must be a positive number, was 0/],
    ['a price that is no number', (ctx) => ctx.buy({ stop: Number.NaN }), /`price` must be a positive number, was NaN/],
    ['a price of 2^52 ticks', (ctx) => ctx.buy({ limit: most / 100 }), /is off the tick/],
    ['two triggers', (ctx) => ctx.buy({ touch: 99, stop: 101 }), /was given `stop` and `touch`: an order has one of/],
    ['a limit that trails', (ctx) => ctx.buy({ limit: 99, trail: 1 }), /was given `limit` and `trail`/],
    [
      'a trigger that is no number',
      (ctx) => ctx.buy({ limit: 9, stop: Number.NaN }),
      /`price` must be a positive number/,
    ],
    ['a trigger off the tick', (ctx) => ctx.sell({ touch: 101.003 }), /101\.003 of A is off the tick/],
    [
      'a limit beside a stop off the tick',
      (ctx) => ctx.buy({ stop: 101, limit: 101.003 }),
      /101\.003 of A is off the tick/,
    ],
    ['a trailing stop of all', (ctx) => ctx.buy({ trailPercent: 100 }), /`trailPercent` must be under 100, was 100/],
    [
      'a stop for the close',
      (ctx) => ctx.buy({ stop: 101, timeInForce: 'at-close' }),
      /`at-close` is for market and limit/,
    ],
    ['an unknown life', (ctx) => ctx.buy({ timeInForce: 'moc' as 'ioc' }), /time in force "moc" is unknown/],
    [
      'a market order that is post-only',
      (ctx) => ctx.buy({ postOnly: true }),
      /`postOnly` is for limit orders that rest/,
    ],
    [
      'post-only at once',
      (ctx) => ctx.buy({ limit: 99, postOnly: true, timeInForce: 'ioc' }),
      /`postOnly` is for limit orders that rest, not for a limit order with `ioc`/,
    ],
    ['a flag that is none', (ctx) => ctx.buy({ allOrNone: 1 as never }), /`allOrNone` must be true or false, was 1/],
    ['a reduction of a fraction of equity', (ctx) => ctx.sell({ reduceOnly: true }), /`reduceOnly` needs `units`/],
    [
      'a reduction with a stop',
      (ctx) => ctx.sell({ reduceOnly: true, units: 1, stopLoss: 1 }),
      /`reduceOnly` opens nothing to which a stop/,
    ],
    [
      'more shown than there is',
      (ctx) => ctx.buy({ units: 5, limit: 99, display: 6 }),
      /`display` must be at most the 5 units/,
    ],
    [
      'less than nothing shown',
      (ctx) => ctx.buy({ units: 5, limit: 99, display: -1 }),
      /number of units from 0, was -1/,
    ],
    ['a market order half shown', (ctx) => ctx.buy({ units: 5, display: 1 }), /`display` is for orders with a limit/],
    [
      'a part of what is not known shown',
      (ctx) => ctx.buy({ size: { kind: 'cash', value: 9 }, limit: 99, display: 1 }),
      /`display` needs `units`/,
    ],
    [
      'units that are no number',
      (ctx) => ctx.sell({ units: Number.NaN }),
      /`units` must be a positive number, was NaN/,
    ],
    ['units without end', (ctx) => ctx.sell({ units: Number.POSITIVE_INFINITY }), /`units` must be a positive number/],
    ['a fraction above 1', (ctx) => ctx.close({ fraction: 2 }), /`fraction` must be above 0 and at most 1, was 2/],
    ['a negative distance', (ctx) => ctx.buy({ stopLoss: -1 }), /`stopLoss` must be a positive number, was -1/],
    [
      'an unknown field',
      (ctx) => ctx.buy({ stoploss: 1 } as object),
      /does not know `stoploss`. Did you mean `stopLoss`/,
    ],
    ['a time that is over', (ctx) => ctx.buy({ expires: ctx.time }), /`expires` must lie after the present time/],
    ['a timer that is over', (ctx) => ctx.setTimer(ctx.time), /`time` must lie after the present time/],
    ['gtd without a time', (ctx) => ctx.buy({ timeInForce: 'gtd' }), /`expires` goes with the time in force `gtd`/],
    ['cancelling what was never sent', (ctx) => ctx.cancel(9), /there is no order 9 in this run/],
    ['changing what was never sent', (ctx) => ctx.modify(0.5, { limit: 1 }), /there is no order 0\.5 in this run/],
    [
      'the stop of a limit order',
      (ctx) => ctx.modify(2, { stop: 95 }),
      /order 2 is a limit order, which takes a new `limit`/,
    ],
    [
      'a target of two kinds',
      (ctx) => ctx.target({ units: 1, weight: 1 }),
      /takes one of `units`, `value` and `weight`/,
    ],
  ])('[BT-2] %s is refused', (_, send, message) => {
    const { code, message: text } = refusal((ctx) => void send(ctx));
    expect(code).toBe('TIERCEL_E_ORDER');
    expect(text).toMatch(message);
  });

  it('[BT-2] of a list of targets with a bad one none is sent', () => {
    const { orders } = handle(
      () =>
        at({
          0(ctx) {
            expect(() => ctx.target([{ units: 9 }, { units: Number.NaN }])).toThrow('must be a number');
          },
        }),
      { feeds },
    );
    expect(orders).toEqual([]);
  });

  it('[BT-2] after the data are over nothing can be sent', () => {
    expect(failure({ onEnd: (ctx) => void ctx.buy() }).message).toMatch(/the data are over/);
  });
});

describe('amounts at the limits', () => {
  it('[BT-2] units beyond any position are rejected by the leverage, not wrapped around', () => {
    const { orders, fills } = handle(
      () =>
        at({
          0(ctx) {
            ctx.buy({ units: Number.MAX_VALUE });
            ctx.sell({ units: 2 ** 63 });
            ctx.target({ units: -Number.MAX_VALUE });
            ctx.buy({ units: Number.MIN_VALUE });
          },
        }),
      { feeds },
    );
    expect(orders.map((o) => [o.side, o.state, o.reason])).toEqual([
      ['buy', 'rejected', 'leverage'],
      ['sell', 'rejected', 'leverage'],
      ['sell', 'rejected', 'leverage'],
      ['buy', 'rejected', 'below-minimum'],
    ]);
    expect(fills).toEqual([]);
  });

  it('[BT-2] the highest price, 2^52 - 1 ticks, can be sent; an exit of more than all takes all', () => {
    const { orders, fills } = handle(
      () =>
        at({
          0(ctx) {
            ctx.buy({ limit: (most - 1) / 100 });
            ctx.buy({ stop: (most - 1) / 100 });
          },
          1: (ctx) => ctx.close({ units: Number.MAX_VALUE }),
        }),
      { feeds },
    );
    expect(orders.map((o) => [o.state, o.quantity])).toEqual([
      ['filled', 1],
      ['working', 0],
      ['filled', 1],
    ]);
    expect(fills.map((f) => f.rule)).toEqual(['gap-open', 'market-open']);
  });

  it('[BT-2] a level that would lie at or under nothing rejects its entry', () => {
    const { orders } = handle(() => at({ 0: (ctx) => ctx.buy({ stopLoss: 100 }) }), { feeds });
    expect(orders.map((o) => [o.state, o.reason])).toEqual([
      ['rejected', 'bad-price'],
      ['cancelled', 'bad-price'],
    ]);
  });
});
