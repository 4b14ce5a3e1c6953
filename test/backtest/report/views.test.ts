import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packReport, priceDecimals } from '../../../src/backtest/report/data.ts';
import { formatNumber, formatSigned, formatTime, formatTrimmed } from '../../../src/backtest/report/format.ts';
import { intents } from '../../../src/backtest/simulator/index.ts';
import { barsPerCandle, candleOver } from '../../../web/report/chart/buckets.ts';
import { timeTicks } from '../../../web/report/chart/time-axis.ts';
import { clampRange, wholeRange, zoomRange } from '../../../web/report/chart/view.ts';
import { type ResultView, readReport } from '../../../web/report/model.ts';
import { filterTrades, sortKeys, sortTrades, type TradeFilter, tradeValue } from '../../../web/report/trades/query.ts';
import { dayBars, exampleResult, minuteBars } from './fixture.ts';

async function viewOf(result = exampleResult()): Promise<ResultView> {
  const { manifest, payload } = packReport([result], ['one']);
  return (await readReport(JSON.stringify(manifest), payload)).results[0]!;
}

const everything: TradeFilter = { instrument: '', side: '', outcome: '', exit: '', text: '', ambiguous: false };

describe('the shown range', () => {
  it('[BT-6] stays inside the bars, whatever is zoomed or panned', () => {
    const place = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), place, place, (length, a, b) => {
        const range = clampRange({ min: Math.min(a, b), max: Math.max(a, b) }, length);
        const whole = wholeRange(length);
        expect(range.min).toBeGreaterThanOrEqual(whole.min - 1e-9);
        expect(range.max).toBeLessThanOrEqual(whole.max + 1e-9);
        expect(range.max - range.min).toBeGreaterThanOrEqual(Math.min(12, length) - 1e-9);
      }),
      { seed: 20261121 },
    );
  });

  it('[BT-6] a zoom keeps the bar under the pointer in its place', () => {
    const zoomed = zoomRange({ min: 100, max: 300 }, 0.5, 150);
    expect((150 - zoomed.min) / (zoomed.max - zoomed.min)).toBeCloseTo(0.25, 12);
  });
});

describe('candles', () => {
  it('[BT-6] are exact when zoomed in, and keep every extreme when zoomed out', async () => {
    const series = (await viewOf()).instruments[0]!;
    expect(barsPerCandle(200, 1200)).toBe(1);
    const per = barsPerCandle(series.length, 300);
    expect(per).toBeGreaterThan(1);
    let [high, low] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let first = 0; first < series.length; first += per) {
      const candle = candleOver(series, first, Math.min(series.length - 1, first + per - 1));
      high = Math.max(high, candle.high);
      low = Math.min(low, candle.low);
      expect(candle.open).toBe(series.open[first]);
      expect(candle.close).toBe(series.close[candle.last]);
    }
    expect(high).toBe(Math.max(...series.high));
    expect(low).toBe(Math.min(...series.low));
  });

  it('[BT-6] stand for a round number of bars that fits the width', () => {
    for (const bars of [401, 1450, 5105, 372_607, 10_000_000]) {
      const per = barsPerCandle(bars, 1200);
      expect(String(per)).toMatch(/^(1|2|3|4|5|6|8)0*$/);
      expect((1200 * per) / bars).toBeGreaterThanOrEqual(3.5);
    }
  });
});

describe('time labels', () => {
  it('[BT-6] stand at calendar boundaries: years over decades, hours within days', () => {
    const days = Float64Array.from({ length: 3000 }, (_, i) => Date.UTC(2010, 0, 4) + i * 86_400_000);
    const years = timeTicks(days, { min: 0, max: 2999 }, 10).map((tick) => tick.label);
    expect(years).toContain('2014');
    expect(years.every((label) => /^\d{4}$/.test(label))).toBe(true);
    const minutes = Float64Array.from({ length: 600 }, (_, i) => Date.UTC(2018, 2, 1, 20) + i * 60_000);
    const labels = timeTicks(minutes, { min: 0, max: 599 }, 12).map((tick) => tick.label);
    expect(labels).toEqual(['20:00', '21:00', '22:00', '23:00', '2 Mar', '01:00', '02:00', '03:00', '04:00', '05:00']);
  });

  it('[BT-6] a first label that is not a January carries its year', () => {
    const days = Float64Array.from({ length: 300 }, (_, i) => Date.UTC(2012, 3, 15) + i * 86_400_000);
    expect(timeTicks(days, { min: 0, max: 299 }, 6)[0]!.label).toBe('Jul 2012');
  });

  it('[BT-6] are none without bars, and never more than there is room for', () => {
    expect(timeTicks(new Float64Array(0), { min: -0.5, max: 0.5 }, 5)).toEqual([]);
    const { time } = minuteBars(20_000);
    const ms = Float64Array.from(time, (at) => Number(at / 1_000_000n));
    for (const most of [2, 5, 9, 17]) {
      expect(timeTicks(ms, { min: -0.5, max: 19_999.5 }, most).length).toBeLessThanOrEqual(most * 1.5 + 1);
    }
  });
});

describe('the trade list', () => {
  it('[BT-6] filters by side, outcome, exit and text', async () => {
    const view = await viewOf();
    const { trades } = view;
    const find = (filter: Partial<TradeFilter>) => filterTrades(view, { ...everything, ...filter }, intents);
    expect(find({})).toHaveLength(trades.length);
    expect(find({ side: '1' }).every((i) => trades.side[i] === 1)).toBe(true);
    expect(find({ side: '1' }).length + find({ side: '-1' }).length).toBe(trades.length);
    expect(find({ outcome: 'win' }).every((i) => trades.profit[i]! > 0)).toBe(true);
    const stops = find({ exit: String(intents.indexOf('stop-loss')) });
    expect(stops).toEqual(find({ text: 'stop-loss' }));
    expect(find({ text: '#3' })).toEqual([2]);
    expect(find({ text: `long ${formatTime(trades.entryTime[1]!, true)}` })).toEqual([1]);
    expect(find({ text: 'nothing like it' })).toEqual([]);
    expect(find({ ambiguous: true })).toEqual([...find({})].filter((i) => trades.ambiguous[i] === 1));
  });

  it('[BT-6] sorts by each column both ways, with absent values last', async () => {
    const view = await viewOf(exampleResult({ bars: dayBars(600), stop: 0 }));
    const all = Array.from({ length: view.trades.length }, (_, i) => i);
    expect(Number.isNaN(view.trades.stop[0])).toBe(true);
    for (const key of sortKeys) {
      for (const descending of [false, true]) {
        const values = sortTrades(view, all, { key, descending }).map((i) => tradeValue(view, i, key));
        const known = values.filter((value) => !Number.isNaN(value));
        expect(values.slice(0, known.length)).toEqual(known);
        expect(known).toEqual([...known].sort((a, b) => (descending ? b - a : a - b)));
      }
    }
  });
});

describe('numbers', () => {
  it('[BT-6] of prices carry the decimals of the step, but not the noise of a conversion', () => {
    const shown = (price: number, priceStep: number) => {
      const bars = dayBars(2);
      return priceDecimals({ ...bars, priceStep, close: bars.close.map(() => price) });
    };
    expect(shown(1.14246, 0.00001)).toBe(5);
    expect(shown(109.123, 0.001)).toBe(3);
    expect(shown(2842.429932, 0.000001)).toBe(2);
    expect(shown(65_432.1, 0.1)).toBe(1);
    expect(shown(0.00012345, 1e-8)).toBe(8);
    expect(shown(5000, 1)).toBe(0);
  });

  it('[BT-6] are grouped, signed and trimmed the same on every machine', () => {
    expect(formatNumber(1234567.891)).toBe('1,234,567.89');
    expect(formatNumber(-0.004)).toBe('0.00');
    expect(formatNumber(-1234, 0)).toBe('−1,234');
    expect(formatSigned(12.5)).toBe('+12.50');
    expect(formatSigned(0)).toBe('0.00');
    expect(formatTrimmed(10_000)).toBe('10,000');
    expect(formatTrimmed(0.00012)).toBe('0.00012');
    expect(formatNumber(Number.NaN)).toBe('–');
  });
});
