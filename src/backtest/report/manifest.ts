// What stands in a report's data block beside the packed bytes; read by the browser code in web/report.

/**
 * A packed column: `width` byte planes of `length` bytes each from `offset` on, lowest byte first. `int` holds whole
 * numbers zigzagged, `delta` the differences of whole numbers, `float` the eight bytes of a double. A whole number n
 * stands for n / scale.
 */
export interface PackedColumn {
  readonly kind: 'int' | 'delta' | 'float';
  readonly offset: number;
  readonly length: number;
  readonly width: number;
  readonly scale: number;
}

/** OHLC on the price step (differences that are small whole numbers), or as plain columns off it. */
export type PackedOhlc =
  | {
      readonly kind: 'step';
      /** Open less the close before. */
      readonly gap: PackedColumn;
      /** Close less open. */
      readonly body: PackedColumn;
      /** High less the higher of open and close. */
      readonly up: PackedColumn;
      /** Lower of open and close less low. */
      readonly down: PackedColumn;
    }
  | {
      readonly kind: 'plain';
      readonly open: PackedColumn;
      readonly high: PackedColumn;
      readonly low: PackedColumn;
      readonly close: PackedColumn;
    };

/** The points of an equity curve; the charts run over them, so that nights and weekends take no room. */
export interface AxisManifest {
  readonly length: number;
  /** True where all bars are of a day or longer: times are shown as dates. */
  readonly daily: boolean;
  /** Open time of the bars that close at each point (of the latest of them), milliseconds. */
  readonly time: PackedColumn;
}

/** The bars of one instrument, from the run's first bar on. */
export interface SeriesManifest {
  readonly symbol: string;
  readonly timeframe: string;
  readonly length: number;
  /** Decimals of a shown price. */
  readonly decimals: number;
  /** The point at which each bar closes; null where bar i closes at point i. */
  readonly point: PackedColumn | null;
  readonly ohlc: PackedOhlc;
  /** Null where the data has none. */
  readonly volume: PackedColumn | null;
  /** What traded prices are multiplied by to stand among the shown ones; null where bars are not adjusted. */
  readonly factor: PackedColumn | null;
}

export const tradeColumns = [
  'instrument',
  'side',
  'entryPoint',
  'exitPoint',
  'bars',
  'entryTime',
  'exitTime',
  'quantity',
  'entryPrice',
  'exitPrice',
  'stop',
  'target',
  'exitIntent',
  'grossProfit',
  'commission',
  'profit',
  'adverse',
  'favourable',
  'ambiguous',
] as const;
export type TradeColumn = (typeof tradeColumns)[number];

export interface TradesManifest {
  readonly length: number;
  readonly columns: Readonly<Record<TradeColumn, PackedColumn>>;
}

export interface OpenManifest {
  readonly instrument: number;
  readonly side: number;
  readonly quantity: number;
  readonly entryTime: number;
  readonly entryPrice: number;
  readonly profit: number;
  readonly stop: number | null;
  readonly target: number | null;
}

/** Equity at the end of each trading day of the run's calendar. */
export interface DaysManifest {
  /** Midnight UTC of the day's date, milliseconds. */
  readonly date: PackedColumn;
  readonly equity: PackedColumn;
  readonly hold: PackedColumn;
}

/** A fall of the equity from a peak, as points; `end` is null where the peak was not reached again. */
export interface FallManifest {
  readonly start: number;
  readonly trough: number;
  readonly end: number | null;
}

export interface ResultManifest {
  readonly label: string;
  readonly currency: string;
  readonly cash: number;
  readonly daysPerYear: number;
  /** Index into the manifest's `axes`. */
  readonly axis: number;
  /** Indices into the manifest's `series`, in instrument order. */
  readonly instruments: readonly number[];
  readonly equity: PackedColumn;
  readonly hold: PackedColumn;
  readonly days: DaysManifest;
  /** The deepest falls, deepest first. */
  readonly falls: readonly FallManifest[];
  readonly trades: TradesManifest;
  readonly open: readonly OpenManifest[];
}

export interface ReportManifest {
  readonly version: 2;
  readonly intents: readonly string[];
  readonly axes: readonly AxisManifest[];
  readonly series: readonly SeriesManifest[];
  readonly results: readonly ResultManifest[];
  /** Bytes of the data block once inflated. */
  readonly bytes: number;
}
