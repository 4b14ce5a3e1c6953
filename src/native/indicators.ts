/** A series of the user's, or the column of bars that has this role. */
export type IndicatorInputRole = 'series' | 'open' | 'high' | 'low' | 'close' | 'volume';

/** Doubles with NaN for no value, bytes 0 and 1, or 32-bit integers with 0 for no value. */
export type IndicatorOutputKind = 'real' | 'mask' | 'integer';

/** One row of the registry: what an indicator takes and gives. */
/** Under what an indicator is listed. */
export type IndicatorGroup =
  | 'overlap'
  | 'momentum'
  | 'trend'
  | 'volatility'
  | 'volume'
  | 'price'
  | 'cycle'
  | 'statistics'
  | 'math'
  | 'pattern';

export interface IndicatorRow {
  readonly name: string;
  readonly group: IndicatorGroup;
  readonly summary: string;
  /** In lines; `x[n]` is the value n rows ago. */
  readonly formula: string;
  /** Where the formula comes from. */
  readonly source: string;
  /** TA-Lib's function of the same inputs, parameters and first outputs. */
  readonly talib?: string;
  /** How it differs from other libraries. */
  readonly differs?: string;
  /** Rows after the lookback may have no value too. */
  readonly sparse: boolean;
  /** Time of one update of a stream: constant, or growing with the period. */
  readonly updateCost: 'constant' | 'period';
  /** Memory of a stream with the default parameters. */
  readonly streamBytes: number;
  readonly inputs: readonly { readonly name: string; readonly role: IndicatorInputRole }[];
  readonly parameters: readonly IndicatorParameter[];
  readonly outputs: readonly { readonly name: string; readonly kind: IndicatorOutputKind }[];
}

export interface IndicatorParameter {
  readonly name: string;
  readonly summary: string;
  readonly kind: 'integer' | 'real' | 'choice';
  /** The words of a choice; the core takes the place of one in this list, and so are `default` and the range. */
  readonly choices?: readonly string[];
  readonly least: number;
  readonly most: number;
  readonly default: number;
}

/** A stream of the native core: one indicator's state. */
export interface NativeIndicatorStream {
  readonly __indicatorStream: unique symbol;
}

type OutputArray = Float64Array | Uint8Array | Int32Array;
type Outputs = readonly OutputArray[];

/**
 * Writes all outputs of a set one after the other into `memory`, each from a multiple of 8 bytes on. `decimals` as in
 * `indicatorCompute`.
 */
export type NativeIndicatorSet = (
  memory: Uint8Array,
  from: number,
  decimals: number,
  ...columns: readonly Float64Array[]
) => void;

/** Binds `native/indicators`. `decimals` says, for each input, that its values are multiples of 10^-decimals, or -1. */
export interface IndicatorsBinding {
  indicatorTable(): readonly IndicatorRow[];
  indicatorLookback(row: number, parameters: Float64Array): number;
  indicatorIsExact(row: number, parameters: Float64Array): boolean;
  /**
   * Parameters, inputs and outputs one by one: a look into an array costs more than a short column's work. `decimals`
   * holds those of each input and one more, 4 bits each from the lowest on.
   */
  indicatorCompute(row: number, decimals: number, ...rest: readonly (number | OutputArray)[]): void;
  /**
   * The function that computes some indicators over the same columns: `rows`, and parameters and sources of each after
   * those of the one before. A source is the place of a column, or -1 - the place of a real output among those before.
   */
  indicatorSet(rows: Int32Array, parameters: Float64Array, sources: Int32Array, columns: number): NativeIndicatorSet;
  /** `sets` holds the parameters of `count` sets one after the other; the outputs of a set follow those of the one before. */
  indicatorComputeMany(
    row: number,
    inputs: readonly Float64Array[],
    decimals: Int32Array,
    sets: Float64Array,
    outputs: Outputs,
    count: number,
  ): void;
  indicatorStream(row: number, parameters: Float64Array, decimals: Int32Array): NativeIndicatorStream;
  indicatorStreamUpdate(stream: NativeIndicatorStream, inputs: readonly Float64Array[], outputs: Outputs): void;
  /** `cells`: the inputs of one row, then its outputs. */
  indicatorStreamUpdateRow(stream: NativeIndicatorStream, cells: Float64Array): void;
  indicatorStreamPeekRow(stream: NativeIndicatorStream, cells: Float64Array): void;
  indicatorStreamReset(stream: NativeIndicatorStream): void;
  indicatorStreamSave(stream: NativeIndicatorStream): Uint8Array;
  indicatorStreamRestore(stream: NativeIndicatorStream, saved: Uint8Array): void;
  indicatorStreamDispose(stream: NativeIndicatorStream): void;
}
