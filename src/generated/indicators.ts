// Written by scripts/generate-indicators.mjs from the native registry: change that.
import type { Column } from '../market/index.ts';

/** A column, which carries its price step, or a plain array, for which the option `step` gives it. */
export type Series = Float64Array | readonly number[];

/** Options of every indicator. */
export interface StepOption {
  /**
   * A power of ten that divides all values: window sums are then exact in decimals, and equal averages compare equal.
   * Default: the column's own price step. `null` leaves the step out of account.
   */
  readonly step?: number | null;
}

export interface IndicatorOptions<Out> extends StepOption {
  /** Where the result goes: as long as the inputs, sharing no memory with them. Default: new shared memory. */
  readonly out?: Out;
}

/** An indicator that takes one row after the other, with the bits of its form for columns. */
export interface IndicatorStream<Row extends unknown[], Columns extends unknown[], Value, Out> {
  /** Takes the next row and gives the value there: NaN, or false for a mask, where there is none. */
  update(...row: Row): Value;
  /** The value that this row would give; the stream stays as it is. For a bar that is not finished. */
  peek(...row: Row): Value;
  /** Takes many rows in one call. */
  updateAll(...columns: [...Columns, options?: { readonly out?: Out }]): Out;
  /** Forgets all rows. */
  reset(): void;
  /** The state as bytes, for `restore` of a stream of the same indicator, parameters and step. */
  save(): Uint8Array;
  /** @throws TIERCEL_E_CORRUPT for damaged bytes, TIERCEL_E_PARAMETER for those of another stream. */
  restore(saved: Uint8Array): void;
  /** Frees the native memory now; the collector does it otherwise. */
  dispose(): void;
}

/** Each indicator as a function over whole columns. Results are as long as the inputs; NaN where there is no value. */
export interface TechnicalAnalysis {
  /**
   * Average true range, seeded with the mean of the first `period` true ranges.
   * - `period`: true ranges of the seed; a new one weighs 1 / period; integer from 1 to 100000, default 14
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section III.
   */
  atr(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, period?: number, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * 1 where `a` was at or below `b` in the row before and now is above it, else 0.
   * Source: Definition; a comparison with NaN is false.
   */
  crossedAbove(a: Series, b: Series, options?: IndicatorOptions<Uint8Array>): Uint8Array;
  /**
   * 1 where `a` was at or above `b` in the row before and now is below it, else 0.
   * Source: Definition; a comparison with NaN is false.
   */
  crossedBelow(a: Series, b: Series, options?: IndicatorOptions<Uint8Array>): Uint8Array;
  /**
   * Exponential moving average, seeded with the mean of the first `period` values.
   * - `period`: values of the seed; a new value weighs 2 / (period + 1); integer from 1 to 100000, default 30
   * Source: Kaufman, Trading Systems and Methods (5th ed.), ch. 7; seed as in TA-Lib.
   */
  ema(values: Series, period?: number, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Relative strength index, 0 to 100; 0 where the smoothed gains and losses are both 0.
   * - `period`: changes of the seed; a new one weighs 1 / period; integer from 1 to 100000, default 14
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section VI.
   */
  rsi(values: Series, period?: number, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Simple moving average: the mean of the last `period` values, exact on the price step.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Arithmetic mean; Kaufman, Trading Systems and Methods (5th ed.), ch. 7.
   */
  sma(values: Series, period?: number, options?: IndicatorOptions<Float64Array>): Column;
}

/** The parameters of each indicator, by name; absent ones have their defaults. */
export interface IndicatorParameters {
  readonly atr: { readonly period?: number };
  readonly crossedAbove: Record<string, never>;
  readonly crossedBelow: Record<string, never>;
  readonly ema: { readonly period?: number };
  readonly rsi: { readonly period?: number };
  readonly sma: { readonly period?: number };
}

/** Each indicator as a stream. */
export interface IndicatorStreams {
  readonly atr: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly crossedAbove: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly crossedBelow: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly ema: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rsi: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly sma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
}

export const indicatorNames = [
  'atr',
  'crossedAbove',
  'crossedBelow',
  'ema',
  'rsi',
  'sma',
] as const;

export type IndicatorName = (typeof indicatorNames)[number];
