import { describe, expect, it } from 'vitest';
import { asColumn, type Bars, type CalendarName, type Instrument, toNanoseconds } from '../../src/market/index.ts';
import { checkBars } from '../../src/pipeline/index.ts';
import { robustScale } from '../../src/pipeline/quality/statistics.ts';
import { generateBars } from '../../src/sources/index.ts';

const base = generateBars({ seed: 3, length: 20_000, volume: 50 });

/** The generated bars with some values changed; rows may be left out. */
function changed(
  change: (bars: { [name: string]: Float64Array }, time: BigInt64Array) => void,
  without: number[] = [],
): Bars {
  const keep = Array.from({ length: base.length }, (_, row) => row).filter((row) => !without.includes(row));
  const pick = (column: Float64Array) => asColumn(Float64Array.from(keep, (row) => column[row]!));
  const time = BigInt64Array.from(keep, (row) => base.time[row]!);
  const columns = {
    open: pick(base.open),
    high: pick(base.high),
    low: pick(base.low),
    close: pick(base.close),
    volume: pick(base.volume!),
  };
  change(columns, time);
  const { instrument, timeframe, side, priceStep } = base;
  return { instrument, timeframe, side, priceStep, length: keep.length, time, ...columns };
}

function found(bars: Bars, kind: string) {
  return checkBars(bars, { examples: 100 }).findings.find((finding) => finding.kind === kind);
}

/** Bars of a calendar at the given opens, all at one price that moves a little. */
function barsAt(opens: string[], calendar: CalendarName, timeframe: string): Bars {
  const instrument: Instrument = { ...base.instrument, calendar, assetClass: 'equity' };
  const price = Float64Array.from(opens, (_, row) => 10 + (row % 3) / 100);
  const high = price.map((value) => value + 0.01);
  const time = BigInt64Array.from(opens, (open) => toNanoseconds(open, 'open'));
  return {
    instrument,
    timeframe,
    side: 'last',
    priceStep: 0.01,
    length: opens.length,
    time,
    open: price,
    high,
    low: price,
    close: price,
  };
}

describe('[DATA-2] the quality of a series', () => {
  it('generated bars without missing minutes have no fault and no gap', () => {
    const { findings, rows, expected } = checkBars(base);
    expect(findings.filter(({ level }) => level !== 'note')).toEqual([]);
    expect([rows, expected]).toEqual([20_000, 20_000]);
  });

  it('gaps are counted by the calendar: a weekend is none, a missing hour is sixty bars', () => {
    const rows = Array.from({ length: 60 }, (_, i) => 1000 + i);
    const gap = found(
      changed(() => {}, rows),
      'gap',
    )!;
    expect([gap.count, gap.summary]).toEqual([1, '60 bars missing in 1 gap, by calendar fx']);
    expect(gap.examples[0]).toMatchObject({ row: 999, what: '60 bars missing after it' });
  });

  it('day bars: a missing session is one bar, a holiday and a weekend are none', () => {
    // 2021-04-02 was Good Friday; 2021-04-07 is missing.
    const opens = ['2021-03-31', '2021-04-01', '2021-04-05', '2021-04-06', '2021-04-08'].map(
      (date) => `${date}T13:30Z`,
    );
    const bars = barsAt(opens, 'us-equity', '1d');
    expect(found(bars, 'gap')).toMatchObject({ count: 1, summary: expect.stringMatching(/^1 bar missing in 1 gap/) });
    expect(checkBars(bars).expected).toBe(6);
  });

  it('bars outside the sessions are noted, not missed', () => {
    const opens = ['2021-03-31T13:29Z', '2021-03-31T13:30Z', '2021-03-31T13:31Z', '2021-03-31T20:00Z'];
    const bars = barsAt(opens, 'us-equity', '1m');
    expect(found(bars, 'outside sessions')).toMatchObject({ level: 'note', count: 2 });
    // 13:32 to 20:00 is 388 minutes.
    expect(found(bars, 'gap')!.summary).toMatch(/^388 bars missing in 1 gap/);
  });

  it('times that stand still or go back are faults', () => {
    const bars = changed((_, time) => {
      time[500] = time[499]!;
      time[700] = time[690]!;
    });
    expect(found(bars, 'duplicate time')).toMatchObject({ level: 'fault', count: 1, examples: [{ row: 500 }] });
    expect(found(bars, 'backward time')).toMatchObject({ level: 'fault', count: 1, examples: [{ row: 700 }] });
  });

  it('prices that cannot be are faults', () => {
    const bars = changed(({ high, low, close }) => {
      high![10] = low![10]! - 0.001;
      low![20] = close![20]! + 0.001;
      close![30] = Number.NaN;
      close![40] = 0;
    });
    expect(found(bars, 'OHLC fault')!.examples.map(({ row }) => row)).toEqual(expect.arrayContaining([10, 20]));
    expect(found(bars, 'bad price')!.examples.map(({ row }) => row)).toEqual([30, 40]);
  });

  it('a tick far off is an outlier, twice: there and back', () => {
    const bars = changed(({ high, close }) => {
      close![5000] = close![5000]! * 1.1;
      high![5000] = close![5000]!;
    });
    const outlier = found(bars, 'outlier')!;
    expect(
      outlier.examples
        .slice(0, 2)
        .map(({ row }) => row)
        .sort(),
    ).toEqual([5000, 5001]);
    expect(outlier.examples.find(({ row }) => row === 5000)!.what).toMatch(/^(9\.9|10\.0)\d % to .*, z \d+$/);
  });

  it('prices that stand still, bars of one price and bars without volume', () => {
    const bars = changed(({ open, high, low, close, volume }) => {
      for (let row = 2000; row < 2090; row++) {
        for (const column of [open!, high!, low!, close!]) column[row] = close![1999]!;
        volume![row] = 0;
      }
    });
    expect(found(bars, 'stale price')).toMatchObject({
      count: 1,
      examples: [{ row: 2000, what: expect.stringMatching(/^90 bars at/) }],
    });
    expect(found(bars, 'zero range')!.count).toBeGreaterThanOrEqual(90);
    expect(found(bars, 'zero volume')!.count).toBeGreaterThanOrEqual(90);
    expect(found(bars, 'zero volume')!.level).toBe('note');
  });

  it('no bars and one bar have no findings', () => {
    const all = Array.from({ length: base.length }, (_, row) => row);
    expect(checkBars(changed(() => {}, all))).toMatchObject({ rows: 0, first: null, findings: [] });
    expect(checkBars(changed(() => {}, all.slice(1))).findings.filter(({ level }) => level !== 'note')).toEqual([]);
  });

  it('robust scale: 1.4826 times the median distance from the median, else from the mean distance', () => {
    // median 3, distances 2 1 0 1 97, their median 1
    expect(robustScale(Float64Array.of(1, 2, 3, 4, 100))).toEqual({ center: 3, scale: 1.4826 });
    // more than half equal: mean distance 10/5 = 2, times sqrt(pi/2)
    expect(robustScale(Float64Array.of(5, 5, 5, 5, 15)).scale).toBeCloseTo(2 * Math.sqrt(Math.PI / 2), 12);
    expect(robustScale(new Float64Array(4))).toEqual({ center: 0, scale: 0 });
  });

  it('a year of minutes takes well under a second', () => {
    const year = generateBars({ seed: 9, length: 372_607 });
    checkBars(year);
    const began = performance.now();
    checkBars(year);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
