/** A series of the user's, or the column of bars that has this role. */
export type IndicatorInputRole = 'series' | 'open' | 'high' | 'low' | 'close' | 'volume';

/** One row of the registry: what an indicator takes and gives. */
export interface IndicatorRow {
  readonly name: string;
  readonly summary: string;
  /** Where the formula comes from. */
  readonly source: string;
  /** Time of one update of a stream: constant, or growing with the period. */
  readonly updateCost: 'constant' | 'period';
  readonly inputs: readonly { readonly name: string; readonly role: IndicatorInputRole }[];
  readonly parameters: readonly IndicatorParameter[];
  /** Columns of doubles with NaN for no value, or masks of bytes 0 and 1. */
  readonly outputs: readonly { readonly name: string; readonly kind: 'real' | 'mask' }[];
}

export interface IndicatorParameter {
  readonly name: string;
  readonly summary: string;
  readonly kind: 'integer' | 'real';
  readonly least: number;
  readonly most: number;
  readonly default: number;
}

/** A stream of the native core: one indicator's state. */
export interface NativeIndicatorStream {
  readonly __indicatorStream: unique symbol;
}

type Outputs = readonly (Float64Array | Uint8Array)[];

/** Binds `native/indicators`. `decimals` says, for each input, that its values are multiples of 10^-decimals, or -1. */
export interface IndicatorsBinding {
  indicatorTable(): readonly IndicatorRow[];
  indicatorLookback(row: number, parameters: Float64Array): number;
  indicatorCompute(
    row: number,
    inputs: readonly Float64Array[],
    decimals: Int32Array,
    parameters: Float64Array,
    outputs: Outputs,
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
