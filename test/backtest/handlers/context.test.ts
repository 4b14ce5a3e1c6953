// What callbacks see: bars as far as they are known, the account, positions, orders.
import { describe, expect, it, vi } from 'vitest';
import type { Context, Handlers, History } from '../../../src/index.ts';
import { column } from '../support/bars.ts';
import { fiveMinutes, minute, named, type Play, play, rows } from './support.ts';

/** What `look` gives in the onBar of each bar, from the first on. */
function atEachBar<T>(look: (ctx: Context) => T, given: Play & { readonly before?: Handlers } = {}): T[] {
  const seen: T[] = [];
  play({ ...given.before, onBar: (ctx) => seen.push(look(ctx)) }, given);
  return seen;
}

/** The error of a run in which the first onBar does something. */
function errorOf(act: (ctx: Context) => unknown, given: Play = {}): Error {
  try {
    play({ onBar: (ctx) => void act(ctx) }, given);
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('[BT-4] histories', () => {
  it('tell what is known, from the end and from the beginning', () => {
    const seen = atEachBar(({ bars: { close, high, time, length } }) => [
      length,
      close.at(-1),
      high.at(0),
      time.at(-1) / minute,
    ]);
    expect(seen).toEqual([
      [1, 100, 101, 0n],
      [2, 102, 101, 1n],
      [3, 98, 101, 2n],
      [4, 97, 101, 3n],
      [5, 96, 101, 4n],
    ]);
  });

  it('copy the last values, oldest first, into new memory or into that of the caller', () => {
    const out = new Float64Array(2);
    play({
      onBar({ bars: { close, time } }) {
        if (close.length < 3) return;
        expect([...close.last(3)]).toEqual(rows.slice(close.length - 3, close.length).map((row) => row[3]));
        expect(close.last(2, out)).toBe(out);
        expect(out[1]).toBe(close.at(-1));
        expect(time.last(1)).toEqual(BigInt64Array.of(time.at(-1)));
        expect(close.last(2).buffer.byteLength).toBe(16); // no way to the column behind it
      },
    });
  });

  it.each([
    ['a bar to come', (c: History) => c.at(1), /at\(1\) of AAA close reads the future: 1 values are known/],
    ['a bar before the first', (c: History) => c.at(-2), /at\(-2\) of AAA close lies before the first of its 1 known/],
    ['a broken index', (c: History) => c.at(0.5), /at\(index\) of AAA close needs a whole number, was 0.5/],
    ['more than is known', (c: History) => c.last(2), /last\(2\) of AAA close: only 1 values are known/],
    ['less than nothing', (c: History) => c.last(-1), /last\(count\) of AAA close needs a whole number from 0, was -1/],
    ['other memory', (c: History) => c.last(1, new Float64Array(3)), /`out` must hold 1 values, holds 3/],
  ])('throw for %s', (_, read, message) => {
    const error = errorOf((ctx) => read(ctx.bars.close));
    expect(error).toMatchObject({ code: 'TIERCEL_E_STRATEGY', message: expect.stringMatching(message) });
  });

  it('show nothing of the future in any field', () => {
    play({
      onBar(ctx) {
        expect(ArrayBuffer.isView(ctx.bars.close)).toBe(false);
        for (const value of Object.values(ctx.bars)) expect(ArrayBuffer.isView(value)).toBe(false);
        expect(Object.isFrozen(ctx) && Object.isFrozen(ctx.bars) && Object.isFrozen(ctx.bars.close)).toBe(true);
      },
    });
  });

  it('of other instruments stand where those stand, and columns that a series has not are absent', () => {
    const instruments = [
      { bars: named('AAA', rows, { volume: column([1, 2, 3, 4, 5]) }), firstBar: 0 },
      { bars: fiveMinutes, firstBar: 0 },
    ];
    const seen = atEachBar((ctx) => [ctx.symbol, ctx.barsOf('AAA').length, ctx.barsOf('BBB').length], { instruments });
    expect(seen.slice(3)).toEqual([
      ['AAA', 4, 0],
      ['AAA', 5, 1],
      ['BBB', 5, 1],
    ]);
    const [first] = atEachBar((ctx) => [ctx.barsOf('AAA').volume?.at(-1), ctx.barsOf('BBB').volume], { instruments });
    expect(first).toEqual([1, undefined]);
  });

  it('name a symbol that is not in the run, with the nearest', () => {
    expect(errorOf((ctx) => ctx.barsOf('AAB')).message).toMatch(/The run has no instrument "AAB".*AAA/);
  });
});

describe('[BT-1] prices of callbacks', () => {
  it('are those that the strategy sees, before and after a split: levels, entries and fills; tables hold the traded ones', () => {
    // 2:1 before bar 3: traded at 100, then at 50; seen at 100 all along.
    const flat = (price: number) => [price, price + 2, price - 2, price];
    const raw = named('AAA', [100, 100, 100, 50, 50].map(flat));
    const seen = named(
      'AAA',
      Array.from({ length: 5 }, () => flat(100)),
    );
    const actions = [{ time: raw.time[3]!, numerator: 2, denominator: 1, dividend: 0 }];
    const bars = { ...seen, raw, factor: new Float64Array([1, 1, 1, 2, 2]), actions };
    const said: unknown[] = [];
    const { fills } = play(
      {
        onBar(ctx) {
          if (ctx.bars.length === 1) ctx.buy({ units: 10, stopLoss: 10 });
          if (ctx.bars.length === 4) said.push(ctx.roundPrice(99.99, 'up'), ctx.close({ stop: 99 }));
          const { units, entryPrice } = ctx.position();
          if (ctx.bars.length > 1) said.push([units, entryPrice, ctx.orders().map(({ price }) => price)]);
        },
        onFill: (_, { price }) => void said.push(price),
      },
      { instruments: [{ bars, firstBar: 0 }] },
    );
    expect(said).toEqual([
      100,
      [10, 100, [90]],
      [10, 100, [90]],
      ...[100, 3, [20, 100, [90, 99]]],
      99,
      [0, Number.NaN, []],
    ]);
    expect([...fills.price]).toEqual([100, 49.5]);
  });
});

describe('[IND-4] indicators of callbacks', () => {
  it('masks and times throw outside what is known too', () => {
    const crossing = (ctx: Context) => ctx.ta.crossedAbove(ctx.bars.open, ctx.bars.close);
    expect(errorOf((ctx) => crossing(ctx).at(1)).message).toMatch(/reads the future/);
    expect(errorOf((ctx) => crossing(ctx).last(2)).message).toMatch(/only 1 values are known/);
    expect(errorOf((ctx) => ctx.bars.time.at(1)).message).toMatch(/at\(1\) of AAA time reads the future/);
    expect(atEachBar((ctx) => [crossing(ctx).length, ...crossing(ctx).last(1)])[0]).toEqual([1, 0]);
  });

  it('are those of the whole column, seen as far as they are known', () => {
    expect(atEachBar((ctx) => ctx.ta.sma(ctx.bars.close, 2).at(-1))).toEqual([Number.NaN, 101, 100, 97.5, 96.5]);
    const error = errorOf((ctx) => ctx.ta.sma(ctx.bars.close, 2).at(2));
    expect(error.message).toMatch(/at\(2\) of sma\(AAA close, 2\) reads the future/);
  });

  it('take histories, bars and the results of others; the same call gives the same history', () => {
    const seen = atEachBar((ctx) => {
      const fast = ctx.ta.ema(ctx.bars.close, 1);
      const slow = ctx.ta.sma(ctx.bars.close, 2);
      expect(ctx.ta.sma(ctx.bars.close, 2)).toBe(slow);
      expect(ctx.ta.atr(ctx.bars, 2)).toBe(ctx.ta.atr({ ...ctx.bars }, 2));
      const { upper } = ctx.ta.bbands(ctx.bars.close, { period: 2 });
      expect(upper.length).toBe(ctx.bars.length);
      return ctx.ta.crossedBelow(fast, slow).at(-1);
    });
    expect(seen).toEqual([false, false, true, false, false]);
  });

  it.each([
    ['arrays', (ctx: Context) => ctx.ta.sma(new Float64Array(5) as never, 2), /works on histories/],
    [
      'memory for results',
      (ctx: Context) => ctx.ta.sma(ctx.bars.close, 2, { out: new Float64Array(5) } as never),
      /works on hist/,
    ],
    ['nothing', (ctx: Context) => ctx.ta.sma(5 as never, 2), /needs histories/],
    ['bad parameters', (ctx: Context) => ctx.ta.sma(ctx.bars.close, 0), /period/],
    [
      'histories of two instruments',
      (ctx: Context) => ctx.ta.crossedAbove(ctx.barsOf('AAA').close, ctx.barsOf('BBB').close),
      /of different instruments/,
    ],
  ])('refuse %s', (_, call, message) => {
    const instruments = [
      { bars: named('AAA'), firstBar: 0 },
      { bars: fiveMinutes, firstBar: 0 },
    ];
    const error = errorOf(call, { instruments });
    expect(error).toMatchObject({ code: 'TIERCEL_E_STRATEGY', message: expect.stringMatching(message) });
  });
});

describe('[BT-1] account and positions of callbacks', () => {
  it('tell the present, held over or read anew', () => {
    const seen: number[][] = [];
    play({
      onBar(ctx) {
        if (ctx.bars.length === 1) ctx.buy({ units: 10 });
        const { account } = ctx;
        const position = ctx.position();
        seen.push([
          account.cash,
          account.equity,
          account.exposure,
          position.units,
          position.entryPrice,
          position.profit,
        ]);
      },
    });
    // Bought 10 at the open of 100.
    expect(seen).toEqual([
      [10_000, 10_000, 0, 0, Number.NaN, 0],
      [9000, 10_020, 1020, 10, 100, 20],
      [9000, 9980, 980, 10, 100, -20],
      [9000, 9970, 970, 10, 100, -30],
      [9000, 9960, 960, 10, 100, -40],
    ]);
  });

  it('of a short position are negative units, its entry time is that of its first fill', () => {
    const seen = atEachBar((ctx) => {
      if (ctx.bars.length < 3) ctx.sell({ units: 1 });
      const { symbol, units, entryPrice, entryTime } = ctx.position('AAA');
      return [symbol, units, entryPrice, entryTime / minute];
    });
    expect(seen.slice(1, 3)).toEqual([
      ['AAA', -1, 100, 1n],
      ['AAA', -2, 101, 1n],
    ]);
  });

  it('orders that wait or work, by id, of one instrument or of all', () => {
    const seen: unknown[] = [];
    play(
      {
        onBar(ctx) {
          if (ctx.bars.length === 1) {
            ctx.buy({ symbol: 'AAA', units: 1, limit: 90 });
            ctx.sell({ symbol: 'BBB', units: 2, stop: 40 });
            ctx.buy({ symbol: 'AAA', units: 1, trail: 5 });
          }
          const look = (symbol?: string) =>
            ctx.orders(symbol).map(({ id, state, type, price }) => `${id} ${state} ${type} ${price}`);
          if (ctx.bars.length < 3) seen.push(look(), look('BBB'));
        },
      },
      {
        instruments: [
          { bars: named('AAA'), firstBar: 0 },
          { bars: named('BBB'), firstBar: 2 },
        ],
      },
    );
    expect(seen.slice(0, 2)).toEqual([
      ['1 sent limit 90', '2 sent stop 40', '3 sent trailing NaN'],
      ['2 sent stop 40'],
    ]);
    // Before the bar that opens at minute 1 the stop of a buy trails from its open of 100, then from the low of 99.
    expect(seen[2]).toEqual(['1 working limit 90', '2 sent stop 40', '3 working trailing 104']);
  });

  it('more orders than one page of the exchange holds', () => {
    const seen = atEachBar((ctx) => {
      if (ctx.bars.length === 1) for (let i = 0; i < 150; i++) ctx.buy({ units: 1, limit: 90 });
      return ctx.orders().map(({ id }) => id);
    });
    expect(seen[1]).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
  });

  it('cancel and modify say whether they were sent', () => {
    const said: unknown[] = [];
    play({
      onBar(ctx) {
        const { length } = ctx.bars;
        if (length === 1) {
          const order = ctx.buy({ units: 1, limit: 90 });
          said.push(order, ctx.modify(order, { limit: 97 }));
          ctx.buy({ units: 1, limit: 80, stopLoss: 5 });
        }
        if (length === 2)
          said.push(
            ctx.orders().map(({ id, price }) => [id, price]),
            ctx.modify(3, { stop: 75 }),
          );
        // 97 is what the path touches, not passes: the limit goes up, and fills at the open of 98.
        if (length === 3) said.push(ctx.modify(1, { limit: 98.5 }));
        if (length === 4) said.push(ctx.cancel(1), ctx.modify(1, { limit: 95 }), ctx.cancel(2));
        if (length === 5) said.push(ctx.orders().length, ctx.cancel(2));
      },
    });
    expect(said).toEqual([
      1,
      true,
      [
        [1, 97],
        [2, 80],
      ],
      false,
      true,
      false,
      false,
      true,
      0,
      false,
    ]);
  });

  it('close is null when there is nothing to close, target gives the ids of what it sends, reductions first', () => {
    const instruments = [
      { bars: named('AAA'), firstBar: 0 },
      { bars: named('BBB'), firstBar: 0 },
    ];
    const said: unknown[] = [];
    const { orders } = play(
      {
        onBar(ctx) {
          if (ctx.symbol !== 'AAA') return;
          if (ctx.bars.length === 1) said.push(ctx.close(), ctx.target({ symbol: 'BBB', units: 5 }));
          if (ctx.bars.length === 3)
            said.push(
              ctx.target([
                { symbol: 'AAA', value: 1000 },
                { symbol: 'BBB', units: 2 },
              ]),
            );
          if (ctx.bars.length === 4) said.push(ctx.target({ symbol: 'BBB', units: 2 }));
        },
      },
      { instruments },
    );
    expect(said).toEqual([null, [1], [2, 3], []]);
    expect([...orders.instrument]).toEqual([1, 1, 0]);
  });
});

describe('[BT-2] helpers of callbacks', () => {
  it('roundPrice gives the neighbours on the tick, instrument its data', () => {
    const [first] = atEachBar((ctx) => [
      ctx.roundPrice(100.123, 'down'),
      ctx.roundPrice(100.123, 'up'),
      ctx.roundPrice(100.12, 'up', 'AAA'),
      ctx.instrument().tickSize,
      ctx.instrument('AAA').symbol,
    ]);
    expect(first).toEqual([100.12, 100.13, 100.12, 0.01, 'AAA']);
  });

  it('log writes to standard error, with the time of the run', () => {
    const write = vi.spyOn(console, 'error').mockImplementation(() => {});
    play({ onStart: (ctx) => ctx.log('begins', 1) });
    expect(write.mock.calls).toEqual([['1970-01-01T00:00:00Z', 'begins', 1]]);
    write.mockRestore();
  });

  it('day orders end with the trading day of the calendar, gtd orders at their time', () => {
    // Orders of minute 1; a day ends at midnight UTC for instruments of 24x7.
    const bars = named('AAA', [...rows, ...rows]);
    for (let i = 5; i < 10; i++) bars.time[i] = BigInt(i) * minute + 86_400_000_000_000n;
    const crypto = { ...bars, instrument: { ...bars.instrument, calendar: '24x7' as const } };
    const { orders } = play(
      {
        onBar(ctx) {
          if (ctx.bars.length !== 1) return;
          ctx.buy({ units: 1, limit: 90, timeInForce: 'day' });
          ctx.buy({ units: 1, limit: 90, expires: ctx.time + 1n });
          ctx.buy({ units: 1, limit: 90, timeInForce: 'gtd', expires: new Date(120_000) });
          ctx.buy({ units: 1, limit: 90, timeInForce: 'gtc' });
        },
      },
      { instruments: [{ bars: crypto, firstBar: 0 }] },
    );
    expect([...orders.expires]).toEqual([86_400_000_000_000n, minute + 1n, 2n * minute, 0n]);
    expect([...orders.done].map((time) => time / minute)).toEqual([1445n, 2n, 2n, 0n]);
  });
});
