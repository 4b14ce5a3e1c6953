import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Bars, Instrument } from '../../src/market/index.ts';
import { type GeneratorOptions, generateBars } from '../../src/sources/index.ts';

const iso = (ns: bigint): string => new Date(Number(ns / 1_000_000n)).toISOString();
const minute = 60_000_000_000n;

const share: Instrument = {
  symbol: 'ACME',
  assetClass: 'equity',
  currency: 'USD',
  calendar: 'us-equity',
  tickSize: 0.01,
  lotSize: 1,
  minQuantity: 1,
};
const coin: Instrument = { ...share, symbol: 'COIN', assetClass: 'crypto', calendar: '24x7', tickSize: 0.1 };

/** SHA-256 of all columns, row order and little-endian, as every machine that we build for stores them. */
function hashOf(bars: Bars): string {
  const hash = createHash('sha256');
  const { time, open, high, low, close, volume, ask } = bars;
  const asks = ask === undefined ? [] : [ask.open, ask.high, ask.low, ask.close];
  for (const column of [time, open, high, low, close, ...(volume ? [volume] : []), ...asks]) {
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  return hash.digest('hex');
}

function rows(bars: Bars): number[] {
  return Array.from({ length: bars.length }, (_, row) => row);
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

describe('generator of bars', () => {
  it.each<[string, string, GeneratorOptions]>([
    [
      'minutes of a pair with volume and ask',
      '497d8c84d398adda19a7c2739a2786198e4502a18daa2015101930ac48f8e9cf',
      { seed: 7, length: 20_000, volume: 50, side: 'bid/ask', missing: 0.01 },
    ],
    [
      'hours of a share',
      '8859a9ea43b388a93187502fd4df26e1e7c9ed33c98088cf5ed3a80c9fc5d364',
      { seed: 8, length: 2_000, timeframe: '1h', instrument: share, price: 100, volume: 1e6 },
    ],
    [
      'days of a coin',
      '55b92d19b1bb755ee2920cb1529d821cd5ede1f717e59e16e59a4fb7ceb60225',
      { seed: 9, length: 1_000, timeframe: '1d', instrument: coin, price: 9_000, volatility: 0.8 },
    ],
  ])('gives the same bytes on every platform: %s', (_, hash, options) => {
    expect(hashOf(generateBars(options))).toBe(hash);
  });

  it('gives other bars for another seed and for another symbol', () => {
    const first = hashOf(generateBars({ seed: 1, length: 100 }));
    expect(hashOf(generateBars({ seed: 1, length: 100 }))).toBe(first);
    expect(hashOf(generateBars({ seed: 2, length: 100 }))).not.toBe(first);
    const renamed = { ...generateBars({ seed: 1, length: 1 }).instrument, symbol: 'OTHER' };
    expect(hashOf(generateBars({ seed: 1, length: 100, instrument: renamed }))).not.toBe(first);
  });

  it('a longer series begins with the shorter one', () => {
    const long = generateBars({ seed: 3, length: 500 });
    expect([...long.close.subarray(0, 200)]).toEqual([...generateBars({ seed: 3, length: 200 }).close]);
  });

  it('volume and ask change no other column', () => {
    const plain = generateBars({ seed: 4, length: 300, missing: 0.1 });
    const full = generateBars({ seed: 4, length: 300, missing: 0.1, volume: 10, side: 'bid/ask' });
    expect([plain.volume, plain.ask]).toEqual([undefined, undefined]);
    expect([...full.time]).toEqual([...plain.time]);
    expect([...full.close]).toEqual([...plain.close]);
  });

  it('bars are consistent: high and low enclose, times rise, the ask is above the bid, volume is whole', () => {
    const bars = generateBars({ seed: 5, length: 5_000, side: 'bid/ask', volume: 3, missing: 0.05, volatility: 2 });
    const ask = bars.ask!;
    for (const side of [bars, ask]) {
      for (const row of rows(bars)) {
        const { open, high, low, close } = side;
        expect(high[row]! >= Math.max(open[row]!, close[row]!)).toBe(true);
        expect(low[row]! <= Math.min(open[row]!, close[row]!) && low[row]! > 0).toBe(true);
      }
    }
    for (const name of ['open', 'high', 'low', 'close'] as const) {
      expect(rows(bars).every((row) => ask[name][row]! > bars[name][row]!)).toBe(true);
    }
    expect(rows(bars).every((row) => row === 0 || bars.time[row]! > bars.time[row - 1]!)).toBe(true);
    expect(rows(bars).every((row) => Number.isInteger(bars.volume![row]) && bars.volume![row]! >= 1)).toBe(true);
  });

  it('prices are the doubles of their decimal text on the price step of the tick size', () => {
    const bars = generateBars({ seed: 6, length: 2_000 });
    expect(bars.priceStep).toBe(0.00001);
    expect(bars.close.priceStep).toBe(0.00001);
    expect(rows(bars).every((row) => Number(bars.close[row]!.toFixed(5)) === bars.close[row])).toBe(true);
    const quarter = { ...share, tickSize: 0.25 };
    expect(generateBars({ seed: 6, length: 10, instrument: quarter, price: 4_800 }).priceStep).toBe(0.01);
    const whole = { ...share, tickSize: 1 };
    expect(generateBars({ seed: 6, length: 10, instrument: whole, price: 30_000 }).priceStep).toBe(1);
  });

  it('currencies rest from Friday to Sunday 17:00 New York', () => {
    const bars = generateBars({ seed: 1, length: 5 * 1440, from: '2020-03-02' });
    // In March 2020 New York is 5 hours behind UTC until Sunday the 8th, then 4.
    expect(iso(bars.time[0]!)).toBe('2020-03-01T22:00:00.000Z');
    expect(iso(bars.time[bars.length - 1]! + minute)).toBe('2020-03-06T22:00:00.000Z');
    const next = generateBars({ seed: 1, length: 5 * 1440 + 1, from: '2020-03-02' });
    expect(iso(next.time[5 * 1440]!)).toBe('2020-03-08T21:00:00.000Z');
  });

  it('shares trade from 09:30 to 16:00 New York on trading days; an hour that the close cuts says so', () => {
    const bars = generateBars({ seed: 1, length: 14, from: '2020-07-02', timeframe: '1h', instrument: share });
    // 3 July 2020 was a holiday, the 4th and 5th a weekend.
    expect([iso(bars.time[0]!), iso(bars.time[6]!)]).toEqual(['2020-07-02T13:30:00.000Z', '2020-07-02T19:30:00.000Z']);
    expect(iso(bars.closeTime![6]!)).toBe('2020-07-02T20:00:00.000Z');
    expect(iso(bars.time[7]!)).toBe('2020-07-06T13:30:00.000Z');
    expect(generateBars({ seed: 1, length: 400, instrument: share }).closeTime).toBeUndefined();
  });

  it('a day bar is its session', () => {
    const bars = generateBars({ seed: 1, length: 2, from: '2020-07-02', timeframe: '1d', instrument: share });
    expect([...bars.time].map(iso)).toEqual(['2020-07-02T13:30:00.000Z', '2020-07-06T13:30:00.000Z']);
    expect([...bars.closeTime!].map(iso)).toEqual(['2020-07-02T20:00:00.000Z', '2020-07-06T20:00:00.000Z']);
  });

  it('returns have the asked-for volatility, gaps the share of it that rest leaves', () => {
    const bars = generateBars({
      seed: 2,
      length: 20_000,
      timeframe: '1d',
      instrument: coin,
      price: 1e6,
      volatility: 0.5,
    });
    const returns = rows(bars)
      .slice(1)
      .map((row) => Math.log(bars.close[row]! / bars.close[row - 1]!));
    expect(deviation(returns) * Math.sqrt(365)).toBeCloseTo(0.5, 1);
    // A weekend of a pair is two days at a fifth of the variance: sqrt(0.4) of a day's deviation.
    const days = generateBars({ seed: 2, length: 20_000, timeframe: '1d', price: 100, volatility: 0.2 });
    const day = 1440n * minute;
    const weekends = rows(days).filter((row) => row > 0 && days.time[row]! - days.time[row - 1]! > day);
    const gaps = weekends.map((row) => days.open[row]! / days.close[row - 1]! - 1);
    expect(deviation(gaps) / (0.2 * Math.sqrt(0.4 / 260))).toBeCloseTo(1, 1);
  });

  it('hours differ in liveliness: a share most at open and close, a pair in the New York morning', () => {
    const bars = generateBars({ seed: 3, length: 390 * 200, instrument: share, price: 100 });
    const range = (from: number, to: number) => {
      const inside = rows(bars).filter((row) => row % 390 >= from && row % 390 < to);
      return inside.reduce((sum, row) => sum + bars.high[row]! - bars.low[row]!, 0) / inside.length;
    };
    expect(range(0, 30)).toBeGreaterThan(1.5 * range(180, 210));
    expect(range(360, 390)).toBeGreaterThan(1.5 * range(180, 210));
  });

  it('leaves out the asked-for share of bars', () => {
    const bars = generateBars({ seed: 4, length: 10_000, instrument: coin, missing: 0.25 });
    const slots = Number((bars.time[9_999]! - bars.time[0]!) / minute) + 1;
    expect(10_000 / slots).toBeCloseTo(0.75, 1);
  });

  it('stays positive and on the step whatever the volatility', () => {
    const bars = generateBars({ seed: 5, length: 3_000, timeframe: '1d', volatility: 100 });
    expect(rows(bars).every((row) => bars.low[row]! >= 0.00001 && Number.isFinite(bars.high[row]))).toBe(true);
  });

  it.each<[string, Partial<GeneratorOptions>]>([
    ['`length` must be a positive integer, was 0', { length: 0 }],
    ['`timeframe` must be at most 1d (longer bars span sessions), was 1w', { timeframe: '1w' }],
    ['`price` must be above 0 and at most 1e9, was NaN', { price: Number.NaN }],
    ['`volatility` must be from 0 to 100, was -1', { volatility: -1 }],
    ['`missing` must be at least 0 and below 1, was 1', { missing: 1 }],
    ['`volume` must be above 0 and at most 1e15, was 0', { volume: 0 }],
    ['`seed` must be an integer', { seed: 0.5 }],
    ['`isoDate` must be a date', { from: 'yesterday' }],
  ])('refuses: %s', (message, options) => {
    expect(() => generateBars({ seed: 1, length: 10, ...options })).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringContaining(message) }),
    );
  });
});
