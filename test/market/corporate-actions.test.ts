import { describe, expect, it } from 'vitest';
import {
  actionsOfFactors,
  adjustBars,
  type BarColumns,
  type FactorRow,
  forwardFactors,
  snapRatio,
  toIso,
} from '../../src/market/index.ts';
import { parseFactors } from '../../src/sources/index.ts';
import { bars, dailyTimes } from './support.ts';

const usDaily = { calendar: 'us-equity', isDaily: true, adjust: 'split' } as const;

function row(date: string, priceFactor: number, splitFactor: number, referencePrice: number): FactorRow {
  return { date, priceFactor, splitFactor, referencePrice };
}

const last = row('2050-12-31', 1, 1, 0);

function refused(text: string): Error & { code: string } {
  try {
    parseFactors(text, 'aapl.csv');
  } catch (error) {
    return error as Error & { code: string };
  }
  return expect.unreachable('the factors should have been refused');
}

describe('[DATA-2] factor files', () => {
  const head = '20140606,0.9,0.1428571,645.57\n';
  const end = '20501231,1,1,0\n';

  it('are read with and without a header, by the date with and without dashes', () => {
    const rows = [row('2014-06-06', 0.9, 0.1428571, 645.57), last];
    expect(parseFactors(head + end, 'f')).toEqual(rows);
    expect(parseFactors(`date,price_factor,split_factor,reference_price\r\n${head}2050-12-31,1,1,0`, 'f')).toEqual(
      rows,
    );
  });

  it.each([
    ['rows out of date order', `${head}20140605,1,0.5,90\n${end}`, /aapl\.csv:2: .* 2014-06-05 follows 2014-06-06/],
    ['a date that stands twice', `${head}20140606,1,0.5,90\n${end}`, /aapl\.csv:2: the date 2014-06-06 stands twice/],
    [
      'a factor of nothing',
      `20140606,0,0.5,90\n${end}`,
      /aapl\.csv:1: `price_factor` must be a positive number, was "0"/,
    ],
    [
      'a factor that is no number',
      `20140606,1,half,90\n${end}`,
      /`split_factor` must be a positive number, was "half"/,
    ],
    ['a factor under zero', `20140606,1,-0.5,90\n${end}`, /`split_factor` must be a positive number, was "-0\.5"/],
    ['a missing column', `20140606,1,0.5\n${end}`, /aapl\.csv:1: .*it lacks reference_price/],
    ['a price of 0 before the last row', `20140606,1,0.5,0\n${end}`, /`reference_price` must be a positive number/],
    ['a date that does not exist', `20140631,1,0.5,90\n${end}`, /`date` must be a date .*was "20140631"/],
    ['a missing last row', head, /aapl\.csv:1: the last row must carry the factors of today.*cut off/],
  ])('are refused with file and line for %s', (_, text, message) => {
    const error = refused(text);
    expect(error.code).toBe('TIERCEL_E_DATA');
    expect(error.message).toMatch(message);
  });

  it('are refused when empty', () => {
    expect(refused('\n').code).toBe('TIERCEL_E_FILE');
  });
});

describe('[BT-1] splits and dividends that follow from factors', () => {
  it.each([
    [0.25 / 0.0357143, [7, 1]],
    [0.0178571 / 0.00892857, [2, 1]],
    [1.5, [3, 2]],
    [1.05, [21, 20]],
    [1 / 10, [1, 10]],
    [0.02, [1, 50]],
    [1, [1, 1]],
    [Math.PI, null],
  ] as const)('a quotient of %d is the ratio %j', (quotient, ratio) => {
    expect(snapRatio(quotient)).toEqual(ratio);
  });

  it('a row holds up to its date: the split is on the next trading day, over a weekend and a holiday', () => {
    const actions = actionsOfFactors([row('2014-06-06', 1, 1 / 7, 645.57), last]);
    const ex = (isDaily: boolean) => toIso(forwardFactors(actions, { ...usDaily, isDaily }).actions[0]!.time);
    expect(ex(true)).toBe('2014-06-09T00:00:00Z');
    expect(ex(false)).toBe('2014-06-09T04:00:00Z'); // midnight in New York, before the first early trade
    const easter = actionsOfFactors([row('2021-04-01', 1, 0.5, 100), last]); // Good Friday follows
    expect(toIso(forwardFactors(easter, usDaily).actions[0]!.time)).toBe('2021-04-05T00:00:00Z');
  });

  it('a dividend is told to 1e-4, in as few digits as the rounding of the factors allows', () => {
    // 94.97 * (1 - 0.9011818 / 0.9056639) = 0.470003; 325.21 * (1 - 0.9899586 / 0.9923080) = 0.769971 (+-3.3e-5)
    const one = [row('2014-08-06', 0.9011818, 1, 94.97), row('2050-12-31', 0.9056639, 1, 0)];
    expect(actionsOfFactors(one)[0]!.dividend).toBe(0.47);
    const other = [row('2020-02-06', 0.9899586, 1, 325.21), row('2050-12-31', 0.992308, 1, 0)];
    expect(actionsOfFactors(other)[0]!.dividend).toBe(0.77);
  });

  it('a dividend on the day of a split is money for each new share', () => {
    // Of 100 a share 2 are paid; after 2:1 that is 1 for each new share.
    const [action] = actionsOfFactors([row('2020-01-02', 0.98, 0.5, 100), last]);
    expect(action).toMatchObject({ numerator: 2, denominator: 1, dividend: 1 });
  });

  it('factors that give no ratio of small numbers, or a negative dividend, are refused', () => {
    const code = 'TIERCEL_E_DATA';
    expect(() => actionsOfFactors([row('2020-01-02', 1, 0.3183, 10), last])).toThrow(expect.objectContaining({ code }));
    expect(() => actionsOfFactors([row('2020-01-02', 1.1, 1, 10), last])).toThrow(/negative|must not fall/);
  });
});

describe('[BT-1] forward adjustment', () => {
  const dates = ['2014-06-05', '2014-06-06', '2014-06-09', '2014-06-10'];
  const raw: BarColumns = bars(dailyTimes('us-equity', dates), [647.35, 645.57, 93.7, 94.25], {
    volume: [100, 200, 1400, 700],
    step: 0.01,
  });

  it('prices are multiplied by F, volumes divided, and the raw bars stay beside them', () => {
    const dated = actionsOfFactors([row('2014-06-06', 1, 1 / 7, 645.57), last]);
    const adjusted = adjustBars(raw, forwardFactors(dated, usDaily));
    expect([...adjusted.close]).toEqual([647.35, 645.57, 655.9, 659.75]); // 93.70 * 7 and 94.25 * 7
    expect([...adjusted.volume!]).toEqual([100, 200, 200, 100]);
    expect([...adjusted.factor]).toEqual([1, 1, 7, 7]);
    expect(adjusted.raw).toBe(raw);
    expect(adjusted.actions).toMatchObject([{ numerator: 7, denominator: 1, dividend: 0 }]);
    expect(adjusted.close.priceStep).toBe(0.01); // 7 times a multiple of a cent is one
    expect(adjusted.volume!.priceStep).toBeUndefined();
  });

  it('a price stays on a power of ten where F allows it, and is off the step where it does not', () => {
    const step = (splitFactor: number) =>
      adjustBars(raw, forwardFactors(actionsOfFactors([row('2014-06-06', 1, splitFactor, 645.57), last]), usDaily))
        .close.priceStep;
    expect(step(1 / 1.5)).toBe(0.001); // 3:2 gives halves of a cent
    expect(step(1 / 1.05)).toBe(0.0001); // 21:20
    expect(step(10)).toBe(0.001); // one for ten
    expect(step(3)).toBeUndefined(); // one for three
  });

  it('F counts from the first row of the file, also for bars that begin later', () => {
    const dated = actionsOfFactors([row('2000-06-20', 1, 1 / 14, 101), row('2014-06-06', 1, 1 / 7, 645.57), last]);
    const adjusted = adjustBars(raw, forwardFactors(dated, usDaily));
    expect([...adjusted.factor]).toEqual([2, 2, 14, 14]);
    expect(adjusted.actions).toHaveLength(1); // the earlier one is in F, but nothing can be held at it
  });

  it('dividends multiply F only when they are asked for', () => {
    const dated = actionsOfFactors([row('2014-06-06', 0.98, 1 / 7, 645.57), last]);
    const factor = (adjust: 'split' | 'total') => [
      ...adjustBars(raw, forwardFactors(dated, { ...usDaily, adjust })).factor,
    ];
    const dividend = 12.9114; // 645.57 * 0.02
    expect(factor('split')).toEqual([1, 1, 7, 7]);
    expect(factor('total')[2]).toBeCloseTo((7 * 645.57) / (645.57 - dividend), 12);
  });

  it('without an action in the range the columns are the raw ones', () => {
    const adjusted = adjustBars(raw, forwardFactors([], usDaily));
    expect(adjusted.close).toBe(raw.close);
    expect(adjusted.actions).toEqual([]);
  });
});
