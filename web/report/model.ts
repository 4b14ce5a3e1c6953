import type {
  OpenManifest,
  ReportManifest,
  ResultManifest,
  SeriesManifest,
  TradeColumn,
} from '../../src/backtest/report/manifest.ts';
import { tradeColumns } from '../../src/backtest/report/manifest.ts';
import { inflate, type OhlcValues, unpackColumn, unpackOhlc } from './unpack.ts';

/** Bars of a run, unpacked. */
export interface SeriesView extends OhlcValues {
  readonly symbol: string;
  readonly timeframe: string;
  readonly daily: boolean;
  readonly decimals: number;
  readonly length: number;
  /** Open times, milliseconds. */
  readonly time: Float64Array;
  /** 0, 1, 2 …: the charts run over bars, so that nights and weekends take no room. */
  readonly index: Float64Array;
}

export type TradesView = Readonly<Record<TradeColumn, Float64Array>> & { readonly length: number };

export interface ResultView {
  readonly label: string;
  readonly currency: string;
  readonly cash: number;
  readonly series: SeriesView;
  readonly equity: Float64Array;
  readonly hold: Float64Array;
  /** Fall from the highest equity so far, as a fraction, not above 0. */
  readonly drawdown: Float64Array;
  readonly holdDrawdown: Float64Array;
  readonly trades: TradesView;
  readonly open: OpenManifest | null;
}

export interface ReportView {
  readonly intents: readonly string[];
  readonly results: readonly ResultView[];
}

function drawdownOf(equity: Float64Array, cash: number): Float64Array {
  let peak = cash;
  return equity.map((value) => {
    if (value > peak) peak = value;
    return value / peak - 1;
  });
}

function seriesView(bytes: Uint8Array, manifest: SeriesManifest): SeriesView {
  const { symbol, timeframe, daily, decimals, length } = manifest;
  return {
    symbol,
    timeframe,
    daily,
    decimals,
    length,
    time: unpackColumn(bytes, manifest.time),
    index: Float64Array.from({ length }, (_, index) => index),
    ...unpackOhlc(bytes, manifest.ohlc),
  };
}

function tradesView(bytes: Uint8Array, manifest: ResultManifest['trades']): TradesView {
  const columns = tradeColumns.map((name) => [name, unpackColumn(bytes, manifest.columns[name])] as const);
  return { length: manifest.length, ...(Object.fromEntries(columns) as Record<TradeColumn, Float64Array>) };
}

function resultView(bytes: Uint8Array, manifest: ResultManifest, series: SeriesView): ResultView {
  const { label, currency, cash, open } = manifest;
  const equity = unpackColumn(bytes, manifest.equity);
  const hold = unpackColumn(bytes, manifest.hold);
  return {
    label,
    currency,
    cash,
    series,
    equity,
    hold,
    drawdown: drawdownOf(equity, cash),
    holdDrawdown: drawdownOf(hold, cash),
    trades: tradesView(bytes, manifest.trades),
    open,
  };
}

/** Reads the page's data block. */
export async function readReport(manifestText: string, payload: string): Promise<ReportView> {
  const manifest = JSON.parse(manifestText) as ReportManifest;
  const bytes = await inflate(payload, manifest.bytes);
  const series = manifest.series.map((one) => seriesView(bytes, one));
  return {
    intents: manifest.intents,
    results: manifest.results.map((one) => resultView(bytes, one, series[one.series]!)),
  };
}
