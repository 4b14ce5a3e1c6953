// What strategies of callbacks may not be, and orders that mean nothing beside those of bad-input.test.ts: after each the
// run can go on, and nothing of it was sent.
import { describe, expect, it } from 'vitest';
import { backtest, type Context, defineStrategy, type Handlers, type TiercelError } from '../../../src/index.ts';
import { minute, named, play } from './support.ts';

function errorOf(handlers: Handlers): TiercelError {
  try {
    play(handlers, {
      instruments: [
        { bars: named('AAA'), firstBar: 0 },
        { bars: named('BBB'), firstBar: 0 },
      ],
    });
  } catch (error) {
    return error as TiercelError;
  }
  throw new Error('nothing was thrown');
}

/** What the first onBar's command throws; before it has sent a good order, and caught what it threw. */
function refusal(act: (ctx: Context) => unknown): TiercelError {
  const error = errorOf({ onBar: (ctx) => void act(ctx) });
  let caught: unknown;
  const { orders } = play({
    onBar(ctx) {
      if (ctx.bars.length > 1) return;
      ctx.buy({ units: 1 });
      try {
        act(ctx);
      } catch (thrown) {
        caught = thrown;
      }
      ctx.buy({ units: 2 });
    },
  });
  expect(caught).toBeDefined();
  expect(orders.length).toBe(2); // nothing was sent by what threw, and the run goes on where a callback catches it
  return error;
}

describe('[BT-2] an order that cannot be sent', () => {
  it.each<[string, (ctx: Context) => unknown, RegExp]>([
    ['under one tick', (ctx) => ctx.sell({ stop: 0.001 }), /its neighbours are 0 and 0\.01/],
    ['at a price beyond the integers', (ctx) => ctx.buy({ limit: 1e300 }), /the price 1e\+300 of AAA/],
    ['that is no object', (ctx) => ctx.buy(5 as never), /buy takes an object, was 5/],
    ['that trails by nothing', (ctx) => ctx.sell({ trail: 0 }), /`trail` must be a positive number, was 0/],
    ['of no units', (ctx) => ctx.buy({ units: 0 }), /`units` must be a positive number, was 0/],
    ['of units in text', (ctx) => ctx.buy({ units: '5' as never }), /`units` must be a positive number, was 5/],
    [
      'of two sizes',
      (ctx) => ctx.buy({ units: 1, size: { kind: 'cash', value: 1 } }),
      /either `units` or `size`, not both/,
    ],
    [
      'of an unknown size',
      (ctx) => ctx.buy({ size: { kind: 'unit' as never, value: 1 } }),
      /size kind "unit" is unknown\. Did you mean `?units/,
    ],
    [
      'of a target as its size',
      (ctx) => ctx.buy({ size: { kind: 'target-units' as never, value: 1 } }),
      /size kind "target-units" is unknown/,
    ],
    [
      'of a size that is none',
      (ctx) => ctx.buy({ size: { kind: 'cash', value: Number.NaN } }),
      /`size.value` must be .* was NaN/,
    ],
    [
      'for an unknown life',
      (ctx) => ctx.buy({ timeInForce: 'dy' as never }),
      /time in force "dy" is unknown\. Did you mean `?day/,
    ],
    [
      'that closes two amounts',
      (ctx) => ctx.close({ units: 1, fraction: 1 }),
      /either `units` or `fraction`, not both/,
    ],
    ['for no target', (ctx) => ctx.target({}), /target takes one of `units`, `value` and `weight`, was given none/],
  ])('%s', (_, act, message) => {
    const error = refusal(act);
    expect(error.code).toBe('TIERCEL_E_ORDER');
    expect(error.message).toMatch(/refused\.test\.ts:\d+: the strategy failed in `onBar` at .* \(AAA, bar 0\)/);
    expect(error.message).toMatch(message);
  });

  it('when the data are over', () => {
    for (const act of [
      (ctx: Context) => ctx.cancel(1),
      (ctx: Context) => ctx.target({ units: 1 }),
      (ctx: Context) => ctx.setTimer(ctx.time + 1n),
    ]) {
      expect(errorOf({ onEnd: (ctx) => void act(ctx) }).message).toMatch(/failed in `onEnd` .*the data are over/);
    }
  });
});

describe('[BT-4] a timer', () => {
  it.each([
    ['in the past', 0n],
    ['now', minute],
  ])('%s is refused', (_, time) => {
    const error = errorOf({ onBar: (ctx) => ctx.setTimer(time) });
    expect(error.message).toMatch(/setTimer: `time` must lie after the present time 1970-01-01T00:01:00Z, was/);
  });

  it('at no time is refused', () => {
    expect(errorOf({ onBar: (ctx) => ctx.setTimer('soon') }).message).toMatch(/soon/);
  });
});

describe('[BT-1] a strategy of callbacks', () => {
  it.each<[string, unknown, RegExp]>([
    ['of an unknown callback', { onBars() {} }, /there is no callback `onBars`\. Did you mean `?onBar/],
    ['of what is no function', { onBar: 5 }, /`onBar` must be a function, was number/],
    ['that waits', { async onBar() {} }, /`onBar` may not be async/],
    ['of nothing', null, /must return an object of callbacks such as \{ onBar \}, was null/],
    ['of a promise', Promise.resolve({}), /must return an object of callbacks/],
  ])('%s is refused', (_, handlers, message) => {
    expect(() => play(handlers as Handlers)).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_STRATEGY', message: expect.stringMatching(message) }),
    );
  });

  it.each<[string, object, RegExp]>([
    [
      'several forms',
      { signals: () => ({}), handlers: () => ({}) },
      /has `signals` and `handlers`: it needs exactly one/,
    ],
    ['no form', {}, /needs a function `signals.*`portfolio.*or `handlers/],
    ['a form that is no function', { handlers: { onBar() {} } }, /needs a function/],
  ])('with %s is refused', (_, forms, message) => {
    expect(() => defineStrategy({ name: 'mine', ...forms } as never)).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_STRATEGY', message: expect.stringMatching(message) }),
    );
  });

  it('that throws what is no error is told too', () => {
    const thrower = () => {
      throw 'text'; // eslint-disable-line
    };
    expect(errorOf({ onBar: thrower }).message).toMatch(
      /strategy "played": the strategy failed in `onBar`.*threw text/,
    );
  });

  it('is stopped by `cancel`', async () => {
    const cancel = new Int32Array(new SharedArrayBuffer(4));
    const strategy = defineStrategy({
      name: 'stopped',
      handlers: () => ({ onBar: (ctx) => void (ctx.bars.length === 2 && Atomics.store(cancel, 0, 1)) }),
    });
    await expect(backtest(strategy, named('AAA'), { cancel, costs: 'zero' })).rejects.toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_CANCELLED' }),
    );
  });
});
