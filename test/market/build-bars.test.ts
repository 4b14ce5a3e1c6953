import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/kernel/index.ts';
import {
  asColumn,
  type BarColumns,
  finestSource,
  forwardFactors,
  groupRows,
  inUnitsOfOpens,
  mergeRows,
  sessionOf,
  toIso,
} from '../../src/market/index.ts';
import { bars, dailyTimes, evenTimes } from './support.ts';

const minuteNs = 60_000_000_000n;
const hourNs = 60n * minuteNs;

/** What a bar is, said once more and slowly: rows with `open <= time < close`. */
function slowly(rows: BarColumns, times: readonly number[], [from, to]: [number, number]) {
  const inside = times.flatMap((time, row) => (time >= from && time < to ? [row] : []));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const of = (column: Float64Array) => inside.map((row) => column[row]!);
  const volume = sum(of(rows.volume!));
  const value = sum(inside.map((row) => rows.vwap![row]! * rows.volume![row]!));
  return {
    open: rows.open[inside[0]!],
    high: Math.max(...of(rows.high)),
    low: Math.min(...of(rows.low)),
    close: rows.close[inside.at(-1)!],
    volume,
    trades: sum(of(rows.trades!)),
    vwap: volume > 0 ? value / volume : sum(of(rows.vwap!)) / inside.length,
    spread: sum(of(rows.spread!)) / inside.length,
    askOpen: rows.ask!.open[inside[0]!],
    askHigh: Math.max(...of(rows.ask!.high)),
    askLow: Math.min(...of(rows.ask!.low)),
    askClose: rows.ask!.close[inside.at(-1)!],
  };
}

/** Minutes of a walk with gaps, all columns present. */
function randomRows(from: string, count: number, seed: number): BarColumns {
  const random = createRandom({ seed });
  const kept = [...evenTimes(from, minuteNs, 2 * count)].filter(() => random.integer(2) === 0);
  const column = (least: number, span: number) => Float64Array.from(kept, () => least + random.integer(span));
  const ohlc = () => ({ open: column(90, 20), high: column(110, 9), low: column(70, 9), close: column(90, 20) });
  return {
    length: kept.length,
    time: BigInt64Array.from(kept),
    ...ohlc(),
    volume: Float64Array.from(column(0, 4), (value) => (value === 3 ? 0 : value)),
    trades: column(1, 50),
    vwap: column(80, 40),
    spread: column(1, 5),
    ask: ohlc(),
  };
}

describe('[BAR-2] longer bars from shorter ones', () => {
  it.each([
    ['5m', '24x7'],
    ['1h', '24x7'],
    ['4h', 'fx'],
    ['1d', '24x7'],
    ['1d', 'fx'],
    ['1w', 'fx'],
    ['1d', 'us-equity'],
    ['1w', 'us-equity'],
  ] as const)('%s (%s) equals the slow reading of every column, bit for bit', (wanted, calendar) => {
    const rows = randomRows('2021-03-10T00:00Z', 14 * 1440, 11); // New York's clocks go forward on 2021-03-14
    const groups = groupRows(rows.time, { calendar, source: '1m', wanted });
    const built = mergeRows(rows, groups);
    const times = Array.from(rows.time, Number);
    expect(built.length).toBeGreaterThan(2);
    for (let bar = 0; bar < built.length; bar += wanted === '5m' ? 97 : 1) {
      const { open, high, low, close, volume, trades, vwap, spread, ask } = built;
      const names = { open, high, low, close, volume, trades, vwap, spread };
      const asks = { askOpen: ask!.open, askHigh: ask!.high, askLow: ask!.low, askClose: ask!.close };
      const values = Object.entries({ ...names, ...asks }).map(([name, column]) => [name, column![bar]]);
      expect(Object.fromEntries(values)).toEqual(
        slowly(rows, times, [Number(groups.open[bar]), Number(groups.close[bar])]),
      );
    }
  });

  it('bars under a day begin at 00:00 UTC and every timeframe after it, whatever the first row', () => {
    const times = evenTimes('2021-03-31T13:37Z', minuteNs, 200);
    const groups = groupRows(times, { calendar: 'us-equity', source: '1m', wanted: '1h' });
    expect([...groups.open].map(toIso)).toEqual([
      '2021-03-31T13:00:00Z',
      '2021-03-31T14:00:00Z',
      '2021-03-31T15:00:00Z',
      '2021-03-31T16:00:00Z',
    ]);
  });

  it('a period without a row gives no bar', () => {
    const times = BigInt64Array.of(0n, 3n * hourNs);
    expect([...groupRows(times, { calendar: '24x7', source: '1m', wanted: '1h' }).open]).toEqual([0n, 3n * hourNs]);
  });

  it('an FX day runs from 17:00 New York to 17:00, on both sides of a change of clocks', () => {
    const times = evenTimes('2021-03-11T22:00Z', hourNs, 119);
    const { open, close } = groupRows(times, { calendar: 'fx', source: '1h', wanted: '1d' });
    expect([...open].map(toIso)).toEqual(['2021-03-11T22:00:00Z', '2021-03-14T21:00:00Z', '2021-03-15T21:00:00Z']);
    expect([...close].map(toIso)).toEqual(['2021-03-12T22:00:00Z', '2021-03-15T21:00:00Z', '2021-03-16T21:00:00Z']);
  });

  it('a US equity day is its session: early and late trading is in no bar, an hour across the open is', () => {
    const times = evenTimes('2021-03-31T08:00Z', hourNs, 16); // 04:00 to 20:00 New York
    const { begin, end, open } = groupRows(times, { calendar: 'us-equity', source: '1h', wanted: '1d' });
    expect([...begin, ...end]).toEqual([5, 12]); // 09:00 to 16:00 New York
    expect(open[0]).toBe(sessionOf('us-equity', '2021-03-31')!.open);
  });

  it('a week is its sessions from Monday to Sunday, without those of holidays', () => {
    const dates = ['2021-03-29', '2021-03-30', '2021-03-31', '2021-04-01', '2021-04-05', '2021-04-06'];
    const groups = groupRows(dailyTimes('us-equity', dates), { calendar: 'us-equity', source: '1d', wanted: '1w' });
    expect([...groups.begin]).toEqual([0, 4]);
    expect(groups.close[0]).toBe(sessionOf('us-equity', '2021-04-01')!.close); // Good Friday follows
  });

  it('rows that lie across the end of a bar are refused', () => {
    const code = 'TIERCEL_E_DATA';
    const fx = evenTimes('2021-03-16T00:00Z', 4n * hourNs, 12);
    expect(() => groupRows(fx, { calendar: 'fx', source: '4h', wanted: '1d' })).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringMatching(/2021-03-16T20:00:00Z lies across 2021-03-16T21:00/),
      }),
    );
    const shifted = evenTimes('2021-03-16T00:02Z', 5n * minuteNs, 12);
    expect(() => groupRows(shifted, { calendar: 'fx', source: '5m', wanted: '15m' })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('prices keep their step, whole volumes theirs, means and weighted prices none', () => {
    const rows = { ...randomRows('2021-03-10T00:00Z', 60, 3) };
    const { close, volume, vwap, spread } = mergeRows(
      {
        ...rows,
        close: asColumn(rows.close, 0.01),
        volume: asColumn(rows.volume!, 1),
        spread: asColumn(rows.spread!, 1),
      },
      groupRows(rows.time, { calendar: '24x7', source: '1m', wanted: '1h' }),
    );
    expect([close.priceStep, volume!.priceStep, vwap!.priceStep, spread!.priceStep]).toEqual([
      0.01,
      1,
      undefined,
      undefined,
    ]);
    const fine = mergeRows(
      { ...rows, volume: asColumn(rows.volume!, 0.001) },
      groupRows(rows.time, { calendar: '24x7', source: '1m', wanted: '1h' }),
    );
    expect(fine.volume!.priceStep).toBeUndefined(); // a sum of fractions is rounded
  });

  it('without a volume there is no VWAP of longer bars', () => {
    const { volume: _, ...rows } = randomRows('2021-03-10T00:00Z', 60, 3);
    const groups = groupRows(rows.time, { calendar: '24x7', source: '1m', wanted: '1h' });
    expect(mergeRows(rows, groups)).not.toHaveProperty('vwap');
  });

  it('a split inside a bar acts at the next open: until then the bar is in old shares', () => {
    const dates = ['2014-06-05', '2014-06-06', '2014-06-09', '2014-06-10', '2014-06-16'];
    const daily = bars(dailyTimes('24x7', dates), [644, 651, 94, 95, 92], { volume: [1, 1, 14, 7, 7], step: 0.01 });
    const split = [{ lastDate: '2014-06-07', numerator: 7, denominator: 1, dividend: 0, dividendReturn: 1 }];
    const factors = forwardFactors(split, { calendar: '24x7', isDaily: true, adjust: 'split' });
    const groups = groupRows(daily.time, { calendar: '24x7', source: '1d', wanted: '1w' });
    const built = mergeRows(inUnitsOfOpens(daily, groups, factors), groups);
    expect([...built.high]).toEqual([651, 95, 92]); // the split of Sunday lies between two weeks
    const inside = [{ ...split[0]!, lastDate: '2014-06-08' }];
    const shifted = forwardFactors(inside, { calendar: '24x7', isDaily: true, adjust: 'split' });
    const moved = {
      ...shifted,
      spans: shifted.spans.map((span, i) => (i === 0 ? span : { ...span, from: daily.time[3]! })),
    };
    const old = mergeRows(inUnitsOfOpens(daily, groups, moved), groups);
    expect([...old.close]).toEqual([651, 665, 92]); // Tuesday's 95 is 665 in Monday's shares
    expect([...old.volume!]).toEqual([2, 15, 7]);
  });
});

describe('[BAR-2] which stored timeframe is built from', () => {
  it.each([
    [['1h', '1m', '5m'], '15m', '1m'],
    [['1h', '5m'], '15m', '5m'],
    [['1d', '4h'], '1w', '4h'],
    [['1d'], '1w', '1d'],
    [['4h'], '6h', undefined],
    [['1h'], '1m', undefined],
    [['1m'], '7m', undefined], // 7 minutes do not divide a day
    [['1d'], '2d', undefined],
  ] as const)('of %j for %s: %s', (stored, wanted, source) => {
    expect(finestSource(stored, wanted)).toBe(source);
  });
});
