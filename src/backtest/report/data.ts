import { deflateRawSync } from 'node:zlib';
import { type Bars, isDaily } from '../../market/index.ts';
import type { BacktestResult } from '../result.ts';
import { intents } from '../simulator/types.ts';
import { openLevels, tradeLevels } from './levels.ts';
import type {
  OpenManifest,
  PackedColumn,
  ReportManifest,
  ResultManifest,
  SeriesManifest,
  TradesManifest,
} from './manifest.ts';
import { createPacker, findScale, type Packer, packOhlc, packRounded, packValues } from './packing.ts';
import { holdEquity } from './summary.ts';

/** Nanoseconds to whole milliseconds, as a number. */
export function toMs(time: bigint): number {
  return Number(time / 1_000_000n);
}

function millis(times: BigInt64Array): Float64Array {
  const out = new Float64Array(times.length);
  for (let i = 0; i < times.length; i += 1) out[i] = toMs(times[i]!);
  return out;
}

/**
 * Decimals in which prices are shown: those of the price step (else of the tick size), but not more than make six
 * digits in all, since some series carry the noise of a conversion (2842.429932); two are always allowed.
 */
export function priceDecimals(bars: Bars): number {
  const step = bars.priceStep ?? bars.instrument.tickSize;
  const ofStep = Math.ceil(-Math.log10(step) - 1e-9);
  const sixDigits = 5 - Math.floor(Math.log10(Math.abs(bars.close[bars.length - 1] ?? 1) || 1));
  return Math.min(9, Math.max(0, Math.min(ofStep, Math.max(2, sixDigits))));
}

/**
 * Equity is drawn and read to 1e-8 of the opening cash or finer, in whole steps of a power of ten, so that it packs
 * into a few bytes a bar.
 */
function moneyScale(cash: number): number {
  const exponent = Math.ceil(Math.log10(1e8 / Math.abs(cash || 1)));
  return 10 ** Math.min(8, Math.max(2, exponent));
}

function packSeries(packer: Packer, result: BacktestResult): SeriesManifest {
  const { bars, options } = result;
  const from = options.firstBar;
  return {
    symbol: bars.instrument.symbol,
    timeframe: bars.timeframe,
    daily: isDaily(bars.timeframe),
    length: bars.length - from,
    decimals: priceDecimals(bars),
    time: packer.delta(millis(bars.time.subarray(from))),
    ohlc: packOhlc(packer, {
      open: bars.open.subarray(from),
      high: bars.high.subarray(from),
      low: bars.low.subarray(from),
      close: bars.close.subarray(from),
    }),
  };
}

function packTrades(packer: Packer, result: BacktestResult): TradesManifest {
  const { trades } = result.simulation;
  const { firstBar, cash } = result.options;
  const levels = tradeLevels(result.simulation);
  const money = (values: Float64Array): PackedColumn =>
    findScale([values]) === null ? packRounded(packer, values, moneyScale(cash)) : packValues(packer, values);
  return {
    length: trades.length,
    columns: {
      side: packer.int(trades.side),
      entryBar: packer.delta(trades.entryBar.map((bar) => bar - firstBar)),
      exitBar: packer.delta(trades.exitBar.map((bar) => bar - firstBar)),
      entryTime: packer.delta(millis(trades.entryTime)),
      exitTime: packer.delta(millis(trades.exitTime)),
      quantity: packValues(packer, trades.quantity),
      entryPrice: packValues(packer, trades.entryPrice),
      exitPrice: packValues(packer, trades.exitPrice),
      stop: packValues(packer, levels.stop),
      target: packValues(packer, levels.target),
      exitIntent: packer.int(trades.exitIntent),
      grossProfit: money(trades.grossProfit),
      commission: money(trades.commission),
      profit: money(trades.profit),
      adverse: money(trades.adverse),
      favourable: money(trades.favourable),
      ambiguous: packer.int(trades.ambiguous),
    },
  };
}

function openManifest(result: BacktestResult): OpenManifest | null {
  const [open] = result.simulation.open;
  if (open === undefined) return null;
  const { side, quantity, entryPrice, profit } = open;
  return { side, quantity, entryTime: toMs(open.entryTime), entryPrice, profit, ...openLevels(result.simulation) };
}

function packResult(packer: Packer, result: BacktestResult, place: { label: string; series: number }): ResultManifest {
  const { cash, currency } = result.options;
  return {
    label: place.label,
    currency,
    cash,
    series: place.series,
    equity: packRounded(packer, result.simulation.equity, moneyScale(cash)),
    hold: packRounded(packer, holdEquity(result), moneyScale(cash)),
    trades: packTrades(packer, result),
    open: openManifest(result),
  };
}

export interface ReportData {
  readonly manifest: ReportManifest;
  /** The packed columns, deflated, as base64. */
  readonly payload: string;
}

/** All that the browser code needs of the results; bars that several results share are kept once. */
export function packReport(results: readonly BacktestResult[], labels: readonly string[]): ReportData {
  const packer = createPacker();
  const series: SeriesManifest[] = [];
  const keys: string[] = [];
  const packed = results.map((result, index) => {
    const candidate = packSeries(packer, result);
    const key = JSON.stringify(candidate);
    if (!keys.includes(key)) {
      keys.push(key);
      series.push(candidate);
    }
    return packResult(packer, result, { label: labels[index]!, series: keys.indexOf(key) });
  });
  const bytes = packer.bytes();
  return {
    manifest: { version: 1, intents, series, results: packed, bytes: bytes.length },
    payload: deflateRawSync(bytes, { level: 9 }).toString('base64'),
  };
}
