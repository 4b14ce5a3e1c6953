// What holding costs, by hand. The dates are of New York's summer and winter: 17:00 there is 21:00 or 22:00 UTC.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest, parseFinancing, resultToJson, runFinancing } from '../../src/backtest/index.ts';
import { type InstrumentFinancing, simulateFeeds } from '../../src/backtest/simulator/index.ts';
import { readFunding } from '../../src/cli/read-funding.ts';
import type { Bars } from '../../src/market/index.ts';
import { everythingOf } from '../reference/compare.ts';
import { barsOf, eurusd, plainOptions } from './support/bars.ts';
import { handle } from './support/hand-handlers.ts';

const hour = 3_600_000_000_000n;
const ns = (iso: string): bigint => BigInt(Date.parse(iso)) * 1_000_000n;
const fxInstrument = { ...eurusd, symbol: 'TEST', tickSize: 0.01 };

/** Flat hourly bars at 100 from a time on, or at the prices given. */
function hours(from: string, count: number, more: Partial<Bars> = {}, price = (_: number) => 100): Bars {
  const start = ns(from);
  return barsOf(
    Array.from({ length: count }, (_, i) => Array(4).fill(price(i)) as number[]),
    {
      time: BigInt64Array.from({ length: count }, (_, i) => start + BigInt(i) * hour),
      timeframe: '1h',
      instrument: fxInstrument,
      ...more,
    },
  );
}

/** Holds `units` (below 0: short) from the second bar on, to the end. */
function hold(bars: Bars, financing: InstrumentFinancing, units = 1000, options: Partial<typeof plainOptions> = {}) {
  const side = Uint8Array.from({ length: bars.length }, (_, i) => Number(i === 0));
  const signals = units > 0 ? { enterLong: side } : { enterShort: side };
  const simulation = simulateFeeds({
    feeds: [{ bars, signals, firstBar: 0 }],
    options: {
      ...plainOptions,
      cash: 1_000_000,
      size: { kind: 'units', value: Math.abs(units) },
      financings: [financing],
      ...options,
    },
  });
  const records = everythingOf(simulation);
  const rows = records.ledger.filter(({ cause }) => !['deposit', 'trade', 'commission'].includes(cause));
  return {
    ...records,
    rows: rows.map(({ time, amount, cause }) => [
      new Date(Number(time / 1_000_000n)).toISOString().slice(0, 16),
      cause,
      Number(amount.toFixed(9)),
    ]),
  };
}

const points = { long: -6.5, short: 2.1, unit: 'points' } as const;

describe('the swap of a night', () => {
  it('[BT-1] is posted at 17:00 New York, three nights on Wednesday: 1000 units x -6.5 points of 0.01 = -65', () => {
    // From Monday 2024-07-01 (summer: 21:00 UTC) over five days; currencies rest at the week-end.
    const { rows } = hold(hours('2024-07-01T00:00Z', 5 * 24), { swap: points });
    expect(rows).toEqual([
      ['2024-07-01T21:00', 'swap', -65],
      ['2024-07-02T21:00', 'swap', -65],
      ['2024-07-03T21:00', 'swap', -195],
      ['2024-07-04T21:00', 'swap', -65],
      ['2024-07-05T21:00', 'swap', -65],
    ]);
  });

  it('[BT-1] follows New York’s clock: 22:00 UTC before 2024-03-10, 21:00 after it', () => {
    const { rows } = hold(hours('2024-03-07T12:00Z', 24 * 5), { swap: points });
    expect(rows.map(([time]) => time)).toEqual(['2024-03-07T22:00', '2024-03-08T22:00', '2024-03-11T21:00']);
  });

  it('[BT-1] gives shorts theirs: 2.1 points are +21', () => {
    const { rows, cash } = hold(hours('2024-07-01T00:00Z', 24), { swap: points }, -1000);
    expect(rows).toEqual([['2024-07-01T21:00', 'swap', 21]]);
    expect(cash).toBe(1_000_000 + 100_000 + 21);
  });

  it('[BT-1] as an annual rate is of the value at the close before: 1000 x 102 x -3.6 % / 360 = -10.2', () => {
    const swap = { long: -0.036, short: 0, unit: 'annual-rate' } as const;
    const rising = hours('2024-07-01T18:00Z', 6, {}, (i) => 100 + i);
    // Bars open at 18:00 (100), 19:00, 20:00 (102, closes at 21:00); posted before the open of 21:00.
    expect(hold(rising, { swap }).rows).toEqual([['2024-07-01T21:00', 'swap', -10.2]]);
    const by365 = hold(rising, { swap: { ...swap, daysPerYear: 365 } }).rows;
    expect(by365[0]![2]).toBeCloseTo((-102_000 * 0.036) / 365, 8);
  });

  it('[BT-1] waits for the next open where the market is closed, and is of what is held then', () => {
    const bars = hours('2024-07-05T18:00Z', 6); // Friday 18:00 to 23:59
    const sunday = BigInt64Array.from(bars.time, (time, i) => (i < 3 ? time : time + 48n * hour));
    const { rows } = hold({ ...bars, time: sunday }, { swap: points });
    expect(rows).toEqual([['2024-07-07T21:00', 'swap', -65]]);
  });

  it.each([
    ['thursday', [1, 1, 1, 3, 1]],
    ['friday', [1, 1, 1, 1, 3]],
    ['none', [1, 1, 1, 1, 1]],
  ] as const)('[BT-1] with the triple day %s', (tripleDay, nights) => {
    const { rows } = hold(hours('2024-07-01T00:00Z', 5 * 24), { swap: { ...points, tripleDay } });
    expect(rows.map(([, , amount]) => amount)).toEqual(nights.map((n) => n * -65));
  });

  it('[BT-1] counts the nights of a holiday: before Christmas 2024 trades of Friday are paid on Tuesday, those of Monday on Thursday', () => {
    const { rows } = hold(hours('2024-12-16T00:00Z', 24 * 14), { swap: points });
    const total = rows.reduce((sum, [, , amount]) => sum + (amount as number), 0);
    // Fourteen days of calendar, whichever days they fall on, are fourteen nights but for the ends of the span.
    expect(Math.abs(total / -65 - 14)).toBeLessThanOrEqual(3);
  });

  it('[BT-1] in a calendar without week-ends is one a day, at midnight UTC', () => {
    const crypto = { ...fxInstrument, assetClass: 'crypto', calendar: '24x7' } as const;
    const { rows } = hold(hours('2024-07-01T12:00Z', 48, { instrument: crypto }), { swap: points });
    expect(rows).toEqual([
      ['2024-07-02T00:00', 'swap', -65],
      ['2024-07-03T00:00', 'swap', -65],
    ]);
  });

  it('[BT-1] is not paid by what was closed before it, nor by what is opened at that open', () => {
    const bars = hours('2024-07-01T17:00Z', 8);
    const day = (...set: number[]) => Uint8Array.from({ length: 8 }, (_, i) => Number(set.includes(i)));
    const signals = { enterLong: day(0, 3), exitLong: day(2, 5) };
    // Bought at 18:00, sold at 20:00; bought again at the open of 21:00.
    const options = { ...plainOptions, cash: 1e6, size: { kind: 'units', value: 1000 } as const, firstBar: 0 };
    const simulation = simulateFeeds({
      feeds: [{ bars, signals, firstBar: 0 }],
      options: { ...options, financings: [{ swap: points }] },
    });
    expect(simulation.fills.length).toBe(4);
    expect(everythingOf(simulation).ledger.filter(({ cause }) => cause === 'swap')).toEqual([]);
  });
});

describe('funding of a perpetual', () => {
  const perpetual = { ...fxInstrument, assetClass: 'crypto', calendar: '24x7' } as const;

  it('[BT-1] is paid by longs to shorts each 8 hours: 1000 x 100 x 0.01 % = 10', () => {
    const bars = hours('2024-07-01T20:00Z', 24, { instrument: perpetual });
    const times = ['2024-07-02T00:00', '2024-07-02T08:00', '2024-07-02T16:00'];
    const funding = { rate: 0.0001 };
    expect(hold(bars, { funding }).rows).toEqual(times.map((time) => [time, 'funding', -10]));
    expect(hold(bars, { funding }, -1000).rows).toEqual(times.map((time) => [time, 'funding', 10]));
  });

  it('[BT-1] of a series takes each rate at its time, and none of before the entry', () => {
    const bars = hours('2024-07-01T00:00Z', 24, { instrument: perpetual });
    const series = [
      { time: ns('2024-07-01T00:30Z'), rate: 0.5 },
      { time: ns('2024-07-01T08:00Z'), rate: 0.0002 },
      { time: ns('2024-07-01T09:30Z'), rate: -0.0001 },
    ];
    expect(hold(bars, { funding: { series } }).rows).toEqual([
      ['2024-07-01T08:00', 'funding', -20],
      ['2024-07-01T10:00', 'funding', 10],
    ]);
  });
});

describe('the fee of borrowed shares', () => {
  it('[BT-1] is paid by shorts for each night, three over a week-end: 1000 x 100 x 3.6 % / 360 = 10', () => {
    const shares = { ...fxInstrument, assetClass: 'equity', calendar: 'us-equity' } as const;
    const bars = hours('2024-07-08T13:00Z', 24 * 6, { instrument: shares }); // Monday to Saturday
    const { rows } = hold(bars, { borrow: { annualRate: 0.036 } }, -1000);
    expect(rows).toEqual([
      ['2024-07-08T20:00', 'borrow-fee', -10],
      ['2024-07-09T20:00', 'borrow-fee', -10],
      ['2024-07-10T20:00', 'borrow-fee', -10],
      ['2024-07-11T20:00', 'borrow-fee', -10],
      ['2024-07-12T20:00', 'borrow-fee', -30],
    ]);
    expect(hold(bars, { borrow: { annualRate: 0.036 } }, 1000).rows).toEqual([]);
  });

  it('[BT-1] and a split between: the price of the close before is that of the new shares', () => {
    const shares = { ...fxInstrument, assetClass: 'equity', calendar: 'us-equity' } as const;
    const bars = hours('2024-07-08T18:00Z', 6, { instrument: shares }, (i) => (i < 3 ? 100 : 50));
    const split = { time: ns('2024-07-08T20:30Z'), numerator: 2, denominator: 1, dividend: 0 };
    // The fee is due at 20:00, before the split: 1000 x 100; posted at 20:00. With the split at 19:30 it is 2000 x 50.
    const fee = { borrow: { annualRate: 0.036 } };
    expect(hold({ ...bars, actions: [split] }, fee, -1000).rows).toEqual([['2024-07-08T20:00', 'borrow-fee', -10]]);
    const late = { ...bars, time: BigInt64Array.from(bars.time, (time, i) => (i < 2 ? time : time + hour)) };
    const before = { ...split, time: ns('2024-07-08T19:30Z') };
    expect(hold({ ...late, actions: [before] }, fee, -1000).rows).toEqual([['2024-07-08T21:00', 'borrow-fee', -10]]);
  });
});

describe('financing of a run', () => {
  it('[BT-1] is in cash and equity at once: cash is the sum of the ledger, equity cash and the value held', () => {
    const price = fc.integer({ min: 50, max: 150 });
    fc.assert(
      fc.property(fc.array(price, { minLength: 60, maxLength: 60 }), fc.boolean(), (prices, isLong) => {
        const bars = hours('2024-07-01T00:00Z', 60, {}, (i) => prices[i]!);
        const financing = { swap: points, funding: { rate: 0.0001, everyHours: 4 }, borrow: { annualRate: 0.05 } };
        const units = isLong ? 1000 : -1000;
        const { ledger, cash, equity, times } = hold(bars, financing, units);
        let sum = 0;
        for (const { amount } of ledger) sum += amount;
        expect(cash).toBe(sum);
        for (const [i, time] of times.entries()) {
          const paid = ledger.filter((row) => row.time < time).reduce((total, { amount }) => total + amount, 0);
          expect(equity[i]).toBeCloseTo(paid + (i === 0 ? 0 : units * prices[i]!), 6);
        }
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('[BT-1] is the same for signals and for handlers', () => {
    const bars = hours('2024-07-01T00:00Z', 72);
    const financing = { swap: points, funding: { rate: 0.0001 } };
    const rows = Array.from({ length: 72 }, () => [100, 100, 100, 100]);
    const stepped = handle(
      () => ({ onBar: (ctx) => void (ctx.bars.length === 1 && ctx.buy({ size: { kind: 'units', value: 1000 } })) }),
      { feeds: [{ rows, bars: { ...bars } }], cash: 1_000_000, financings: [financing] },
    );
    const signalled = hold(bars, financing);
    expect(stepped.ledger).toEqual(signalled.ledger);
    expect(stepped.equity).toEqual(signalled.equity);
  });

  it('[BT-1] comes before a margin call that it brings about', () => {
    // 1000 units of 100 with 10,010: initial 10 %, so 10 are free; the swap of 65 leaves 9945, maintenance 9950.
    const margins = [{ initial: { kind: 'rate', value: 0.1 }, maintenance: { kind: 'rate', value: 0.0995 } }] as const;
    const { orders } = hold(hours('2024-07-01T19:00Z', 6), { swap: points }, 1000, { cash: 10_010, margins });
    expect(orders.map(({ intent, done }) => [intent, new Date(Number(done / 1_000_000n)).getUTCHours()])).toEqual([
      ['entry', 20],
      ['liquidation', 22],
    ]);
  });

  it('[BT-1] stands in the JSON of a result by cause', async () => {
    const signals = { enterLong: Uint8Array.from({ length: 24 }, (_, i) => Number(i === 0)) };
    const result = await backtest(signals, hours('2024-07-01T00:00Z', 24), {
      cash: 1e6,
      costs: 'zero',
      size: { kind: 'units', value: 1000 },
      financing: { swap: points, instruments: { TEST: { funding: { rate: 0.0001 } } } },
    });
    const json = JSON.parse(resultToJson(result));
    expect(json.financing).toEqual({ swap: -65, funding: -20 });
    expect(json.options.financings).toEqual([{ swap: points, funding: { rate: 0.0001 } }]);
  });
});

describe('what is said of financing', () => {
  const read = () => [{ time: 1n, rate: 0.5 }];

  it('[BT-1] is read from texts, of all instruments or of one', () => {
    expect(parseFinancing({ read })).toBeUndefined();
    expect(
      parseFinancing({
        swap: ['long=-6.5,short=2.1', 'EURUSD:long=-0.03/year,short=0.01/year,triple=none,days=365'],
        borrow: ['0.03', 'SPY:.005,days=365'],
        funding: ['0.0001/4h', 'BTC:rates.csv'],
        read,
      }),
    ).toEqual({
      swap: points,
      borrow: { annualRate: 0.03 },
      funding: { rate: 0.0001, everyHours: 4 },
      instruments: {
        EURUSD: { swap: { long: -0.03, short: 0.01, unit: 'annual-rate', tripleDay: 'none', daysPerYear: 365 } },
        SPY: { borrow: { annualRate: 0.005, daysPerYear: 365 } },
        BTC: { funding: { series: [{ time: 1n, rate: 0.5 }] } },
      },
    });
  });

  it.each([
    [{ swap: ['long=1'] }, '--swap'],
    [{ swap: ['long=1,short=2/year'] }, '--swap'],
    [{ swap: ['long=1,short=2,triple=sunday'] }, '--swap'],
    [{ swap: ['long=1,short=2,lon=3'] }, '--swap'],
    [{ borrow: ['3%'] }, '--borrow'],
    [{ borrow: ['0.03,days=364'] }, '--borrow'],
    [{ funding: ['0.01%'] }, '--funding'],
  ])('[BT-1] a text that says nothing of the kind is refused: %j', (texts, option) => {
    expect(() => parseFinancing({ ...texts, read })).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_USAGE', message: expect.stringContaining(option) }),
    );
  });

  it.each([
    [{ swap: { ...points, long: Number.NaN } }, /swap\.long` must be a number, was NaN/],
    [{ swap: { ...points, unit: 'lots' } }, /swap\.unit` must be one of points, annual-rate/],
    [{ swap: { ...points, tripleDay: 'sunday' } }, /tripleDay` must be one of/],
    [{ swap: { ...points, daysPerYear: 364 } }, /360 or 365/],
    [{ borrow: { annualRate: -1 } }, /annualRate` must be a number from 0/],
    [{ funding: { rate: 0.1, everyHours: 0 } }, /everyHours` must be a whole number from 1 to 24/],
    [
      {
        funding: {
          series: [
            { time: 2n, rate: 1 },
            { time: 1n, rate: 1 },
          ],
        },
      },
      /rising times, entry 1/,
    ],
  ])('[BT-1] figures out of range are refused: %o', (financing, message) => {
    expect(() => hold(hours('2024-07-01T00:00Z', 3), financing as never)).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringMatching(message) }),
    );
  });

  it('[BT-1] an instrument that does not run is refused with the nearest', () => {
    expect(() => runFinancing(['EURUSD'], { instruments: { EURUSDD: {} } })).toThrow(/EURUSDD.*Did you mean `EURUSD`/);
  });

  it('[BT-1] rates of funding are read from a file, and a bad line is named', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tiercel-funding-')), 'rates.csv');
    writeFileSync(file, 'time,rate\n2024-07-01T08:00Z,0.0001\n2024-07-01T16:00Z,-2e-5\n');
    expect(readFunding(file)).toEqual([
      { time: ns('2024-07-01T08:00Z'), rate: 0.0001 },
      { time: ns('2024-07-01T16:00Z'), rate: -0.00002 },
    ]);
    writeFileSync(file, 'time,rate\n2024-07-01T08:00Z,much\n');
    expect(() => readFunding(file)).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_DATA', message: expect.stringMatching(/Line 2 of .*much/) }),
    );
    expect(() => readFunding(`${file}.gone`)).toThrow(expect.objectContaining({ code: 'TIERCEL_E_FILE' }));
  });
});
