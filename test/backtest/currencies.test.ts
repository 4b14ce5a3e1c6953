// Instruments quoted in several currencies on one account, by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest, conversionOf, conversionPath, resultToJson } from '../../src/backtest/index.ts';
import { type Conversion, simulateFeeds } from '../../src/backtest/simulator/index.ts';
import type { Bars } from '../../src/market/index.ts';
import { everythingOf } from '../reference/compare.ts';
import { barsOf, eurusd, plainOptions, zeroCosts } from './support/bars.ts';
import { flat, minute } from './support/hand-case.ts';
import { handle } from './support/hand-handlers.ts';

const mask = (length: number, ...set: number[]) => Uint8Array.from({ length }, (_, i) => Number(set.includes(i)));
const quoted = (symbol: string, currency: string, ...prices: number[]): Bars =>
  barsOf(flat(...prices), { instrument: { ...eurusd, symbol, currency, tickSize: 0.01 } });
const atMinutes = (...rows: (readonly [number, number])[]) => ({
  time: BigInt64Array.from(rows, ([minutes]) => BigInt(minutes) * minute),
  value: Float64Array.from(rows, ([, value]) => value),
});
const none = atMinutes();

interface Held {
  readonly bars: Bars;
  readonly long?: readonly number[];
  readonly short?: readonly number[];
  readonly out?: readonly number[];
}

function run(held: readonly Held[], conversion: Conversion, options: Partial<typeof plainOptions> = {}) {
  const simulation = simulateFeeds({
    feeds: held.map(({ bars, long = [], short = [], out = [] }) => ({
      bars,
      signals: {
        enterLong: mask(bars.length, ...long),
        enterShort: mask(bars.length, ...short),
        exitLong: mask(bars.length, ...out),
        exitShort: mask(bars.length, ...out),
      },
      firstBar: 0,
    })),
    options: { ...plainOptions, cash: 1000, size: { kind: 'units', value: 2 }, conversion, ...options },
  });
  const currency = Array.from(simulation.ledger.currency!);
  return { ...everythingOf(simulation), simulation, cashes: simulation.cashes!, currency };
}

/** The account in euros; a euro's price in dollars falls from 2 to 1 at minute 3: a dollar is worth 0.5, then 1. */
const dollars: Conversion = {
  currencies: ['EUR', 'USD'],
  ofInstrument: [1],
  rates: [none, atMinutes([0, 0.5], [3, 1])],
};

describe('an account of several currencies', () => {
  it('[BT-1] pays in the currency of the instrument and is worth cash and positions at the rate of the moment', () => {
    // 2 x 100 dollars bought at minute 1: cash 1000 EUR and -200 USD. Equity at the closes, 1 to 5 minutes:
    // flat 1000, then 1000 + (-200 + 200) x rate; at 110 (minute 4 on) 1000 + 20 x 1.
    const made = run([{ bars: quoted('AAA', 'USD', 100, 100, 100, 110, 110), long: [0] }], dollars);
    expect(made.cashes).toEqual([1000, -200]);
    expect(made.ledger.map(({ amount, cause }, i) => [amount, cause, made.currency[i]])).toEqual([
      [1000, 'deposit', 0],
      [-200, 'trade', 1],
    ]);
    expect(made.equity).toEqual([1000, 1000, 1000, 1020, 1020]);
    expect(made.cash).toBe(1000 - 200 * 1);
  });

  it('[BT-1] marks at the rate known at each close: 20 dollars of profit are 10 euros at 0.5 and 20 at 1', () => {
    const made = run([{ bars: quoted('AAA', 'USD', 100, 100, 110, 110, 110), long: [0] }], {
      ...dollars,
      rates: [none, atMinutes([0, 0.5], [4, 1])],
    });
    // Known at minute 4: the close of minute 4 takes it, that of minute 3 does not.
    expect(made.equity).toEqual([1000, 1000, 1010, 1020, 1020]);
  });

  it('[BT-1] counts trades in its own currency at the rate of the exit, and cash stays where it was made', () => {
    const bars = quoted('AAA', 'USD', 100, 100, 110, 110, 110);
    const made = run([{ bars, long: [0], out: [1] }], dollars);
    // Sold at the open of minute 2, at which a dollar is 0.5 euros: 20 x 0.5. They are worth 20 from minute 3 on.
    expect(made.trades[0]).toMatchObject({ profit: 10, grossProfit: 10, entryPrice: 100, exitPrice: 110 });
    expect(made.cashes).toEqual([1000, 20]);
    expect(made.equity).toEqual([1000, 1000, 1020, 1020, 1020]);
  });

  it('[BT-1] sizes by all of it: half of 1000 euros are 1000 dollars at 0.5, ten units of 100', () => {
    const half = { kind: 'equity-fraction', value: 0.5 } as const;
    const bars = quoted('AAA', 'USD', 100, 100, 100);
    expect(run([{ bars, long: [0] }], dollars, { size: half }).fills[0]!.quantity).toBe(10);
    const cash = { kind: 'cash', value: 200 } as const; // euros: 400 dollars
    expect(run([{ bars, long: [0] }], dollars, { size: cash }).fills[0]!.quantity).toBe(4);
  });

  it('[BT-1] lends by all of it: 1000 euros hold 2000 dollars, so 20 units of 100 and not 21', () => {
    const bars = quoted('AAA', 'USD', 100, 100, 100);
    const of = (value: number) => run([{ bars, long: [0] }], dollars, { size: { kind: 'units', value } });
    expect(of(20).orders[0]!.state).toBe('filled');
    expect(of(21).orders[0]).toMatchObject({ state: 'rejected', reason: 'leverage' });
  });

  it('[BT-1] adds what is quoted in its own currency and in two others', () => {
    const three: Conversion = {
      currencies: ['EUR', 'USD', 'JPY'],
      ofInstrument: [0, 1, 2],
      rates: [none, atMinutes([0, 0.5]), atMinutes([0, 0.01])],
    };
    const made = run(
      [
        { bars: quoted('AAA', 'EUR', 100, 100, 105), long: [0] },
        { bars: quoted('BBB', 'USD', 100, 100, 110), long: [0] },
        { bars: quoted('CCC', 'JPY', 1000, 1000, 900), short: [0] },
      ],
      three,
    );
    // 2 x 5 EUR, 2 x 10 USD x 0.5, 2 x 100 JPY x 0.01 = 10 + 10 + 2.
    expect(made.equity.at(-1)).toBeCloseTo(1022, 9);
    expect(made.cashes).toEqual([800, -200, 2000]);
  });

  it('[BT-1] counts margin in its own currency, and is called by a rate alone', () => {
    // 16 units of 100 USD at 0.5: margin 80 of 100 EUR. At a rate of 1 the loss of 10 a unit is -160, not -80.
    const rate = { kind: 'rate', value: 0.1 } as const;
    const margins = [{ initial: rate, maintenance: { kind: 'rate', value: 0.05 } as const }];
    const bars = quoted('AAA', 'USD', 100, 100, 98, 98, 98, 98, 98);
    const conversion = { ...dollars, rates: [none, atMinutes([0, 0.5], [4, 2])] };
    const made = run([{ bars, long: [0] }], conversion, { cash: 100, size: { kind: 'units', value: 16 }, margins });
    // At minute 4: 100 - 32 x 2 = 36 EUR under 16 x 98 x 2 x 0.05 = 156.8.
    const { events } = made.simulation.margin!;
    expect([Number(events.time[0]! / minute), events.equity[0], events.required[0]]).toEqual([4, 36, 156.8]);
  });

  it('[BT-1] converts dividends, swaps and fees with the rest: each is in the currency of its instrument', () => {
    const bars = quoted('AAA', 'USD', 100, 100, 100, 100);
    const actions = [{ time: 2n * minute, numerator: 1, denominator: 1, dividend: 3 }];
    const long = run([{ bars: { ...bars, actions }, long: [0] }], dollars);
    expect(long.ledger.at(-1)).toMatchObject({ amount: 6, cause: 'dividend' });
    expect(long.cashes).toEqual([1000, -194]);
    expect(long.equity).toEqual([1000, 1000, 1006, 1006]);
    const short = run([{ bars: { ...bars, actions }, short: [0] }], dollars);
    expect(short.cashes).toEqual([1000, 194]);
  });

  it('[BT-1] is the same for signals and for handlers, who see all in the account’s currency', () => {
    const rows = flat(100, 100, 110, 110, 110);
    const bars = { instrument: { ...eurusd, currency: 'USD', tickSize: 0.01 } };
    const stepped = handle<unknown[]>(
      (told) => ({
        onBar(ctx) {
          if (ctx.bars.length === 1) ctx.buy({ size: { kind: 'units', value: 2 } });
          told.push([ctx.account.cash, ctx.account.equity, ctx.account.exposure, ctx.position().profit]);
        },
      }),
      { feeds: [{ rows, bars }], cash: 1000, conversion: dollars },
    );
    expect(stepped.notes).toEqual([
      [1000, 1000, 0, 0],
      [900, 1000, 100, 0],
      [800, 1020, 220, 20],
      [800, 1020, 220, 20],
      [800, 1020, 220, 20],
    ]);
    const signalled = run([{ bars: quoted('A', 'USD', 100, 100, 110, 110, 110), long: [0] }], dollars);
    expect(stepped.equity).toEqual(signalled.equity);
    expect(stepped.ledger.map(({ amount }) => amount)).toEqual(signalled.ledger.map(({ amount }) => amount));
  });

  it('[BT-1] sums to its cash in each currency, and equity is cash and what is held at the rates of each close', () => {
    const prices = fc.array(fc.integer({ min: 50, max: 150 }), { minLength: 20, maxLength: 20 });
    const rates = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 20, maxLength: 20 });
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { maxLength: 5 });
    const held = fc.record({ prices, long: days, short: days, out: days });
    fc.assert(
      fc.property(held, held, rates, (a, b, rate) => {
        const series = atMinutes(...rate.map((value, i) => [i, value / 10] as const));
        const conversion = { currencies: ['EUR', 'USD'], ofInstrument: [0, 1], rates: [none, series] };
        const made = run(
          [
            { ...a, bars: quoted('AAA', 'EUR', ...a.prices) },
            { ...b, bars: quoted('BBB', 'USD', ...b.prices) },
          ],
          conversion,
        );
        const sums = [0, 0];
        for (const [i, { amount }] of made.ledger.entries()) sums[made.currency[i]!]! += amount;
        expect(made.cashes).toEqual(sums);
        for (const [i, time] of made.times.entries()) {
          const now = series.value[Math.min(19, Number(time / minute))]!;
          let equity = 0;
          for (const [k, row] of made.ledger.entries())
            if (row.time < time) equity += row.amount * (made.currency[k] === 1 ? now : 1);
          for (const fill of made.fills) {
            if (fill.time >= time) continue;
            const units = fill.side === 'buy' ? fill.quantity : -fill.quantity;
            equity += fill.instrument === 0 ? units * a.prices[i]! : units * b.prices[i]! * now;
          }
          expect(made.equity[i]).toBeCloseTo(equity, 6);
        }
      }),
      { seed: 61, numRuns: 200 },
    );
  });
});

describe('the rates of a run', () => {
  const instrument = (symbol: string, currency: string) => ({ bars: quoted(symbol, currency, 1, 1, 1), firstBar: 0 });
  const pair = (symbol: string, ...prices: number[]) => quoted(symbol, symbol.slice(3), ...prices);

  it.each([
    ['EUR', 'USD', ['EURUSD'], [['EURUSD', false]]],
    ['USD', 'EUR', ['EURUSD'], [['EURUSD', true]]],
    [
      'JPY',
      'EUR',
      ['EURUSD', 'USDJPY'],
      [
        ['USDJPY', true],
        ['EURUSD', true],
      ],
    ],
    ['GBP', 'EUR', ['EURUSD', 'GBPUSD', 'EURGBP'], [['EURGBP', true]]],
  ] as const)('[BT-1] %s into %s by %j', (from, to, pairs, legs) => {
    expect(conversionPath(from, to, new Set(pairs))?.map(({ pair, inverse }) => [pair, inverse])).toEqual(legs);
  });

  it('[BT-1] are closes as they became known, and before the first of them its open', () => {
    const bars = { ...pair('EURUSD', 2, 4, 8), open: Float64Array.from([1, 4, 8]) as never };
    const conversion = conversionOf([instrument('AAA', 'EUR')], { currency: 'USD', rates: { EURUSD: bars } })!;
    expect(conversion.currencies).toEqual(['USD', 'EUR']);
    expect(Array.from(conversion.rates[1]!.time, (time) => Number(time / minute))).toEqual([0, 1, 2, 3]);
    expect(Array.from(conversion.rates[1]!.value)).toEqual([1, 2, 4, 8]);
  });

  it('[BT-1] through a common currency are the product, known when both are: 1 / 100 x 1 / 2', () => {
    const rates = { USDJPY: atMinutes([0, 100], [5, 200]), EURUSD: atMinutes([-1, 2], [3, 4]) };
    const conversion = conversionOf([instrument('NIK', 'JPY')], { currency: 'EUR', rates })!;
    expect(Array.from(conversion.rates[1]!.value)).toEqual([0.005, 0.0025, 0.00125]);
    expect(Array.from(conversion.rates[1]!.time, (time) => Number(time / minute))).toEqual([0, 3, 5]);
  });

  it('[BT-1] are those of the run’s own instruments too, and none where all are quoted in the account’s currency', () => {
    expect(conversionOf([instrument('AAA', 'EUR'), instrument('BBB', 'EUR')], { currency: 'EUR' })).toBeUndefined();
    const both = [{ bars: pair('EURUSD', 2, 2, 2), firstBar: 0 }];
    expect(Array.from(conversionOf(both, { currency: 'EUR' })!.rates[1]!.value)).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it('[BT-1] of bars with an ask are in the middle', () => {
    const bars = { ...pair('EURUSD', 2, 2, 2), ask: barsOf(flat(4, 4, 4)) };
    const conversion = conversionOf([instrument('AAA', 'EUR')], { currency: 'USD', rates: { EURUSD: bars } })!;
    expect(Array.from(conversion.rates[1]!.value)).toEqual([3, 3, 3, 3]);
  });

  it('[BT-1] that are missing are told by the pair and what to give', () => {
    expect(() =>
      conversionOf([instrument('AAA', 'JPY')], { currency: 'EUR', rates: { EURUSD: atMinutes([0, 1]) } }),
    ).toThrow(
      expect.objectContaining({
        code: 'TIERCEL_E_NO_DATA',
        message: expect.stringMatching(
          /AAA is quoted in JPY and the account is kept in EUR.*bars of JPYEUR or EURJPY.*`rates`/,
        ),
      }),
    );
  });

  it.each([
    ['begin after the run', { EURUSD: atMinutes([1, 1]) }, /rates of EURUSD begin at .*after the run's start at/],
    ['are zero', { EURUSD: atMinutes([0, 1], [1, 0]) }, /must be above 0, at 1970-01-01T00:01.* there is 0/],
    ['are out of order', { EURUSD: atMinutes([0, 1], [-1, 1]) }, /not in the order of time/],
    ['are empty', { EURUSD: none }, /are empty/],
    ['are no pairs', { EUR: atMinutes([0, 1]) }, /two currency codes, such as EURUSD, were "EUR"/],
    ['are uneven', { EURUSD: { time: BigInt64Array.of(0n), value: Float64Array.of(1, 2) } }, /1 times and 2 values/],
  ])('[BT-1] that %s are refused', (_, rates, message) => {
    expect(() => conversionOf([instrument('AAA', 'EUR')], { currency: 'USD', rates })).toThrow(message);
  });

  it('[BT-1] of a simulation must fit its instruments', () => {
    const bars = quoted('AAA', 'USD', 1, 1);
    for (const conversion of [
      { ...dollars, ofInstrument: [] },
      { ...dollars, ofInstrument: [2] },
      { ...dollars, rates: [none] },
    ]) {
      expect(() => run([{ bars }], conversion)).toThrow(/`conversion` must hold/);
    }
  });
});

describe('a backtest in another currency', () => {
  it('[BT-1] has metrics and buy-and-hold in it, cash by currency in its JSON, and a hash that knows the rates', async () => {
    const bars = quoted('AAA', 'USD', 100, 100, 110, 110, 110);
    const signals = { enterLong: mask(5, 0), exitLong: mask(5, 2) };
    const options = { cash: 1000, costs: zeroCosts, size: { kind: 'units', value: 2 }, currency: 'EUR' } as const;
    const result = await backtest(signals, bars, { ...options, rates: { EURUSD: atMinutes([0, 2]) } });
    expect(result.simulation.finalEquity).toBe(1010);
    expect(result.metrics.bestTrade!.value).toBe(10);
    expect(JSON.parse(resultToJson(result))).toMatchObject({ cash: { EUR: 1000, USD: 20 }, finalEquity: 1010 });
    const other = await backtest(signals, bars, { ...options, rates: { EURUSD: atMinutes([0, 2], [9, 3]) } });
    expect(other.contentHash).not.toBe(result.contentHash);
    await expect(backtest(signals, bars, options)).rejects.toThrow(/USDEUR or EURUSD/);
  });
});
