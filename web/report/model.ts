import type {
  AxisManifest,
  FallManifest,
  OpenManifest,
  ReportManifest,
  ResultManifest,
  SeriesManifest,
  TradeColumn,
} from '../../src/backtest/report/manifest.ts';
import { tradeColumns } from '../../src/backtest/report/manifest.ts';
import { type Extremes, extremesOf } from './chart/extremes.ts';
import type { LineColumn } from './chart/line.ts';
import { type TradeIndex, tradeIndexOf } from './chart/trade-index.ts';
import { firstAtOrAfter } from './chart/view.ts';
import { type Volume, volumeOf } from './chart/volume-sums.ts';
import { inflate, type OhlcValues, unpackColumn, unpackOhlc } from './unpack.ts';

/** The points of a run's equity, over which all charts run. */
export interface AxisView {
  readonly length: number;
  readonly daily: boolean;
  /** Open times of the bars that close there, milliseconds. */
  readonly time: Float64Array;
  /** 0, 1, 2 …: the charts run over points, so that nights and weekends take no room. */
  readonly index: Float64Array;
}

/** Bars of one instrument, unpacked. */
export interface SeriesView extends OhlcValues {
  readonly symbol: string;
  readonly decimals: number;
  readonly length: number;
  /** False where only the times of the bars are known. */
  readonly priced: boolean;
  /** The point at which a bar closes. */
  readonly pointOf: (bar: number) => number;
  /** The first bar that closes at a point or after it; `length` where none does. */
  readonly barFrom: (point: number) => number;
  /** Of lows and highs. */
  readonly extremes: Extremes;
  readonly volume: Volume | null;
  /** What traded prices are multiplied by, a bar; null where the bars are as they were traded. */
  readonly factor: Float64Array | null;
}

const priceColumns = ['entryPrice', 'exitPrice', 'stop', 'target'] as const;

/** Prices of the trades as the chart of adjusted bars has them. */
export type MarkPrices = Readonly<Record<(typeof priceColumns)[number], Float64Array>>;

export type TradesView = Readonly<Record<TradeColumn, Float64Array>> & { readonly length: number };

export interface ResultView {
  readonly label: string;
  readonly currency: string;
  readonly cash: number;
  readonly daysPerYear: number;
  readonly axis: AxisView;
  readonly instruments: readonly SeriesView[];
  readonly equity: Float64Array;
  readonly hold: Float64Array;
  /** Fall from the highest equity so far, as a fraction, not above 0. */
  readonly drawdown: Float64Array;
  readonly holdDrawdown: Float64Array;
  readonly lines: Readonly<Record<'equity' | 'hold' | 'drawdown' | 'holdDrawdown', LineColumn>>;
  readonly days: { readonly date: Float64Array; readonly equity: Float64Array; readonly hold: Float64Array };
  readonly falls: readonly FallManifest[];
  readonly trades: TradesView;
  readonly marks: MarkPrices;
  /** Of each instrument. */
  readonly tradeIndices: readonly TradeIndex[];
  readonly open: readonly OpenManifest[];
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

function axisView(bytes: Uint8Array, { length, daily, time }: AxisManifest): AxisView {
  return {
    ...{ length, daily },
    time: unpackColumn(bytes, time),
    index: Float64Array.from({ length }, (_, index) => index),
  };
}

function seriesView(bytes: Uint8Array, manifest: SeriesManifest): SeriesView {
  const { symbol, decimals, length } = manifest;
  const points = manifest.point === null ? null : unpackColumn(bytes, manifest.point);
  const ohlc = unpackOhlc(bytes, manifest.ohlc);
  return {
    ...{ symbol, decimals, length, priced: ohlc.close.some((price) => !Number.isNaN(price)) },
    pointOf: (bar) => (points === null ? bar : points[bar]!),
    barFrom: (point) => (points === null ? Math.min(length, Math.max(0, point)) : firstAtOrAfter(points, point)),
    extremes: extremesOf(ohlc.low, ohlc.high),
    volume: manifest.volume === null ? null : volumeOf(unpackColumn(bytes, manifest.volume)),
    factor: manifest.factor === null ? null : unpackColumn(bytes, manifest.factor),
    ...ohlc,
  };
}

function tradesView(bytes: Uint8Array, manifest: ResultManifest['trades']): TradesView {
  const columns = tradeColumns.map((name) => [name, unpackColumn(bytes, manifest.columns[name])] as const);
  return { length: manifest.length, ...(Object.fromEntries(columns) as Record<TradeColumn, Float64Array>) };
}

/** The factor of the last bar that is known at a point. */
function factorAt({ factor, length, barFrom }: SeriesView, point: number): number {
  return factor === null ? 1 : factor[Math.min(length - 1, Math.max(0, barFrom(point + 1) - 1))]!;
}

function markPrices(trades: TradesView, instruments: readonly SeriesView[]): MarkPrices {
  if (instruments.every(({ factor }) => factor === null)) return trades;
  // a split while a trade is open divides its entry price: all its prices are those of the shares at its exit
  const column = (name: (typeof priceColumns)[number]) =>
    trades[name].map((price, i) => price * factorAt(instruments[trades.instrument[i]!]!, trades.exitPoint[i]!));
  return {
    entryPrice: column('entryPrice'),
    exitPrice: column('exitPrice'),
    stop: column('stop'),
    target: column('target'),
  };
}

/** An open position with its prices as the chart has them: its entry too is kept as of today's shares. */
function openView(open: OpenManifest, instruments: readonly SeriesView[]): OpenManifest {
  const factor = factorAt(instruments[open.instrument]!, Number.POSITIVE_INFINITY);
  const price = (value: number | null) => (value === null ? null : value * factor);
  return { ...open, entryPrice: open.entryPrice * factor, stop: price(open.stop), target: price(open.target) };
}

const lineOf = (values: Float64Array): LineColumn => ({ values, extremes: extremesOf(values) });

interface SharedViews {
  readonly axes: readonly AxisView[];
  readonly series: readonly SeriesView[];
}

function resultView(bytes: Uint8Array, manifest: ResultManifest, shared: SharedViews): ResultView {
  const { label, currency, cash, daysPerYear, falls, days } = manifest;
  const equity = unpackColumn(bytes, manifest.equity);
  const hold = unpackColumn(bytes, manifest.hold);
  const trades = tradesView(bytes, manifest.trades);
  const instruments = manifest.instruments.map((index) => shared.series[index]!);
  const drawdown = drawdownOf(equity, cash);
  const holdDrawdown = drawdownOf(hold, cash);
  return {
    ...{ label, currency, cash, daysPerYear, falls, instruments },
    axis: shared.axes[manifest.axis]!,
    open: manifest.open.map((open) => openView(open, instruments)),
    ...{ equity, hold, drawdown, holdDrawdown },
    lines: {
      equity: lineOf(equity),
      hold: lineOf(hold),
      drawdown: lineOf(drawdown),
      holdDrawdown: lineOf(holdDrawdown),
    },
    days: {
      date: unpackColumn(bytes, days.date),
      equity: unpackColumn(bytes, days.equity),
      hold: unpackColumn(bytes, days.hold),
    },
    trades,
    marks: markPrices(trades, instruments),
    tradeIndices: manifest.instruments.map((_series, instrument) => tradeIndexOf(trades, instrument)),
  };
}

/** Reads the page's data block. */
export async function readReport(manifestText: string, payload: string): Promise<ReportView> {
  const manifest = JSON.parse(manifestText) as ReportManifest;
  const bytes = await inflate(payload, manifest.bytes);
  const shared: SharedViews = {
    axes: manifest.axes.map((one) => axisView(bytes, one)),
    series: manifest.series.map((one) => seriesView(bytes, one)),
  };
  return { intents: manifest.intents, results: manifest.results.map((one) => resultView(bytes, one, shared)) };
}
