/** A builder of bars in the core; freed by the collector, or before by `barBuilderDispose`. */
export interface NativeBarBuilder {
  readonly nativeBarBuilder: unique symbol;
}

/** Codes of `BarKind` in native/bars/builder/spec.hpp. */
export const barKindCodes = {
  time: 0,
  tick: 1,
  volume: 2,
  value: 3,
  imbalance: 4,
  runs: 5,
  range: 6,
  renko: 7,
} as const;

/** Codes of `TickWeight`. */
export const tickWeightCodes = { tick: 0, volume: 1, value: 2 } as const;

/** Names of `BarFault` by its code. */
export const barFaults = [
  'none',
  'timeOrder',
  'timeRange',
  'price',
  'volume',
  'offStep',
  'acrossBars',
  'noBoundary',
  'longGap',
  'missingVolume',
  'unsupportedRows',
] as const;

/** `BarSpec` of native/bars/builder/spec.hpp. */
export interface NativeBarSpec {
  readonly kind: number;
  readonly of: number;
  readonly periodNs: bigint;
  readonly rowNs: bigint;
  readonly fillsGaps: boolean;
  readonly count: number;
  readonly amount: number;
  readonly barSpan: number;
  readonly tickSpan: number;
  readonly leastTicks: number;
  readonly mostTicks: number;
  readonly expectedImbalance: number;
  readonly expectedShare: number;
  readonly expectedBuy: number;
  readonly expectedSell: number;
  readonly firstSign: number;
  readonly hasWicks: boolean;
  readonly priceDecimals: number;
  readonly volumeDecimals: number;
}

/** `BarRows`: ticks give one column as all four prices. */
export interface NativeBarRows {
  readonly time: BigInt64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly askOpen?: Float64Array;
  readonly askHigh?: Float64Array;
  readonly askLow?: Float64Array;
  readonly askClose?: Float64Array;
  readonly volume?: Float64Array;
  readonly trades?: Float64Array;
  readonly vwap?: Float64Array;
  readonly spread?: Float64Array;
  readonly isMid: boolean;
}

/** Where bars are written: the columns that are there. */
export interface NativeBuiltColumns {
  readonly time: BigInt64Array;
  readonly closeTime: BigInt64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly askOpen?: Float64Array;
  readonly askHigh?: Float64Array;
  readonly askLow?: Float64Array;
  readonly askClose?: Float64Array;
  readonly volume?: Float64Array;
  readonly trades?: Float64Array;
  readonly vwap?: Float64Array;
  readonly spread?: Float64Array;
  readonly filled?: Uint8Array;
}

/** Binds `native/bars/builder`: bars from ticks or shorter bars, in blocks. */
export interface BarBuilderBinding {
  barBuilder(specs: readonly NativeBarSpec[]): NativeBarBuilder;
  /** Sets the boundaries of a spec; they are copied. */
  barBuilderTable(builder: NativeBarBuilder, spec: number, opens: BigInt64Array, closes: BigInt64Array): void;
  /** `report` receives row and spec of what is refused. Gives the code of `barFaults`. */
  barBuilderUpdate(builder: NativeBarBuilder, rows: NativeBarRows, report: Float64Array): number;
  barBuilderCloseUntil(builder: NativeBarBuilder, time: bigint, report: Float64Array): number;
  barBuilderClosed(builder: NativeBarBuilder, spec: number): number;
  barBuilderOutside(builder: NativeBarBuilder, spec: number): number;
  /** Writes the closed bars of a spec from row `at` on and forgets them. */
  barBuilderTake(builder: NativeBarBuilder, spec: number, columns: NativeBuiltColumns, at: number): void;
  /** Writes the unfinished bar as one row; false where there is none. */
  barBuilderPartial(builder: NativeBarBuilder, spec: number, columns: NativeBuiltColumns): boolean;
  barBuilderReset(builder: NativeBarBuilder): void;
  barBuilderSave(builder: NativeBarBuilder): Uint8Array;
  barBuilderRestore(builder: NativeBarBuilder, saved: Uint8Array): void;
  barBuilderDispose(builder: NativeBarBuilder): void;
}
