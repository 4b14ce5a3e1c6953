import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildBars, buildMany } from '../../src/bars/index.ts';
import { asColumn, type BarColumns, type QuoteColumns, type TradeColumns } from '../../src/market/index.ts';

const folder = process.env.TIERCEL_TEST_DATA;

function cells(name: string): string[][] {
  const bytes = readFileSync(`${folder}/${name}`);
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','));
}

const timeOf = (text: string) => BigInt(Date.parse(text.endsWith('Z') ? text : `${text}Z`)) * 1_000_000n;
const times = (rows: string[][]) => BigInt64Array.from(rows, ([time]) => timeOf(time!));
const numbers = (rows: string[][], at: number, step?: number) =>
  asColumn(
    Float64Array.from(rows, (row) => Number(row[at])),
    step ?? null,
  );

const ohlcAt = (rows: string[][], at: number, step: number) => ({
  open: numbers(rows, at, step),
  high: numbers(rows, at + 1, step),
  low: numbers(rows, at + 2, step),
  close: numbers(rows, at + 3, step),
});

/** Bid bars with the ask beside them. */
function bidAsk(name: string): BarColumns {
  const rows = cells(name);
  return { length: rows.length, time: times(rows), ...ohlcAt(rows, 1, 1e-5), ask: ohlcAt(rows, 5, 1e-5) };
}

const prices = ['open', 'high', 'low', 'close'] as const;

/** Pairs of bars with the same open time. */
function shared(a: { time: BigInt64Array }, b: { time: BigInt64Array }): [number, number][] {
  const at = new Map(Array.from(b.time, (time, bar) => [time, bar]));
  return Array.from(a.time, (time, bar) => [bar, at.get(time) ?? -1] as [number, number]).filter(([, bar]) => bar >= 0);
}

describe.skipIf(!folder)('[BAR-1] ticks of a vendor make its bars', () => {
  it('EURUSD quotes make the bid of all 15,366 minutes', () => {
    const rows = cells('lean-fx-tick/eurusd_oanda_tick.csv.gz');
    const quotes: QuoteColumns = {
      length: rows.length,
      time: times(rows),
      bid: numbers(rows, 1, 1e-5),
      ask: numbers(rows, 2, 1e-5),
    };
    const [minutes, hours] = buildMany(quotes, ['1m', '1h'], { until: timeOf('2014-06-01') });
    const vendor = bidAsk('lean-fx-1m/eurusd_oanda_minute.csv.gz');
    const pairs = shared(minutes!.bars, vendor);
    expect([minutes!.bars.length, pairs.length]).toEqual([15_366, 15_366]);
    const equal = pairs.filter(([a, b]) => prices.every((price) => minutes!.bars[price][a] === vendor[price][b]));
    expect(equal.length).toBe(15_366);
    expect(minutes!.bars.trades!.reduce((sum, ticks) => sum + ticks, 0)).toBe(532_903);
    const again = buildBars(minutes!.bars, '1h', { from: '1m' }).bars;
    for (const price of prices) expect(again[price]).toEqual(hours!.bars[price]);
    for (const price of prices) expect(again.ask![price]).toEqual(hours!.bars.ask![price]);
  });

  it('SPY trades without any filter make 3,402 of 4,128 minutes, 3,399 with their volume', () => {
    const rows = cells('lean-eq-tick/spy_tick_trade_20131007_11.csv.gz');
    const trades: TradeColumns = {
      length: rows.length,
      time: times(rows),
      price: numbers(rows, 1),
      size: numbers(rows, 2, 1),
    };
    const { bars } = buildBars(trades, '1m', { until: timeOf('2013-10-12') });
    const vendorRows = cells('lean-eq-1m/spy_1m_trade.csv').filter(
      ([time]) => time! >= '2013-10-07' && time! < '2013-10-12',
    );
    const vendor = { time: times(vendorRows), ...ohlcAt(vendorRows, 1, 0.01), volume: numbers(vendorRows, 5) };
    const pairs = shared(bars, vendor);
    const sameOhlc = pairs.filter(([a, b]) => prices.every((price) => bars[price][a] === vendor[price][b]));
    const sameVolume = sameOhlc.filter(([a, b]) => bars.volume![a] === vendor.volume[b]);
    expect(vendorRows.length).toBe(4128);
    expect(sameOhlc.length).toBeGreaterThanOrEqual(3402);
    expect(sameVolume.length).toBeGreaterThanOrEqual(3399);
    const bar = bars.time.indexOf(timeOf('2013-10-08T15:00:00'));
    expect([...prices.map((price) => bars[price][bar]), bars.volume![bar]]).toEqual([
      166.76, 166.76, 166.66, 166.67, 368_837,
    ]);
  });
});

describe.skipIf(!folder)('[BAR-2] minutes of a vendor make its hours', () => {
  it('EURUSD: of 312 hours 312 closes, 309 and 311 highs, 308 and 306 lows', () => {
    const { bars } = buildBars(bidAsk('lean-fx-1m/eurusd_oanda_minute.csv.gz'), '1h', { from: '1m' });
    const vendor = bidAsk('lean-fx-1h/eurusd_oanda_1h_bidask.csv.gz');
    const pairs = shared(bars, vendor);
    const equal = (price: (typeof prices)[number]) => [
      pairs.filter(([a, b]) => bars[price][a] === vendor[price][b]).length,
      pairs.filter(([a, b]) => bars.ask![price][a] === vendor.ask![price][b]).length,
    ];
    expect(pairs.length).toBe(312);
    expect([equal('close'), equal('high'), equal('low')]).toEqual([
      [312, 312],
      [309, 311],
      [308, 306],
    ]);
  });
});
