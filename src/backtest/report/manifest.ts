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

/** The bars of one run, from its first bar on. */
export interface SeriesManifest {
  readonly symbol: string;
  readonly timeframe: string;
  /** True for bars of a day or longer: times are shown as dates. */
  readonly daily: boolean;
  readonly length: number;
  /** Decimals of a shown price. */
  readonly decimals: number;
  /** Open time of each bar, milliseconds. */
  readonly time: PackedColumn;
  readonly ohlc: PackedOhlc;
}

export const tradeColumns = [
  'side',
  'entryBar',
  'exitBar',
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
  readonly side: number;
  readonly quantity: number;
  readonly entryTime: number;
  readonly entryPrice: number;
  readonly profit: number;
  readonly stop: number | null;
  readonly target: number | null;
}

export interface ResultManifest {
  readonly label: string;
  readonly currency: string;
  readonly cash: number;
  /** Index into the manifest's `series`. */
  readonly series: number;
  readonly equity: PackedColumn;
  readonly hold: PackedColumn;
  readonly trades: TradesManifest;
  readonly open: OpenManifest | null;
}

export interface ReportManifest {
  readonly version: 1;
  readonly intents: readonly string[];
  readonly series: readonly SeriesManifest[];
  readonly results: readonly ResultManifest[];
  /** Bytes of the data block once inflated. */
  readonly bytes: number;
}
