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
   * Bollinger bands: the mean of the last `period` values, and some standard deviations above and below it.
   * - `period`: values in the window; integer from 2 to 100000, default 5
   * - `deviationsUp`: standard deviations from the middle to the upper band; number from 0 to 1000, default 2
   * - `deviationsDown`: standard deviations from the middle to the lower band; number from 0 to 1000, default 2
   * Source: Bollinger, Bollinger on Bollinger Bands (2001).
   */
  bbands(values: Series, parameters?: IndicatorParameters['bbands'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
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
   * Donchian channel: the highest high and the lowest low of the last `period` rows, this one included, and their mean.
   * - `period`: rows in the window; integer from 1 to 100000, default 20
   * Source: Donchian's four-week rule; Kaufman, Trading Systems and Methods (5th ed.), ch. 5.
   */
  donchian(bars: { readonly high: Series; readonly low: Series }, period?: number, options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Exponential moving average, seeded with the mean of the first `period` values.
   * - `period`: values of the seed; a new value weighs 2 / (period + 1); integer from 1 to 100000, default 30
   * Source: Kaufman, Trading Systems and Methods (5th ed.), ch. 7; seed as in TA-Lib.
   */
  ema(values: Series, period?: number, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * The highest of the last `period` values.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Definition; TA-Lib's MAX.
   */
  highest(values: Series, period?: number, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * The lowest of the last `period` values.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Definition; TA-Lib's MIN.
   */
  lowest(values: Series, period?: number, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Rate of change: the change over `period` rows in percent of the earlier value; 0 where that is 0.
   * - `period`: rows between the two values; integer from 1 to 100000, default 10
   * Source: Definition; TA-Lib's ROC.
   */
  roc(values: Series, period?: number, options?: IndicatorOptions<Float64Array>): Column;
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
  /**
   * Standard deviation of the last `period` values: the square root of their mean squared distance from their mean.
   * - `period`: values in the window; integer from 1 to 100000, default 5
   * - `deviations`: what the result is multiplied by; number from 0 to 1000, default 1
   * Source: Definition, of a population; TA-Lib's STDDEV.
   */
  stddev(values: Series, parameters?: IndicatorParameters['stddev'], options?: IndicatorOptions<Float64Array>): Column;
}

/** The parameters of each indicator, by name; absent ones have their defaults. */
export interface IndicatorParameters {
  readonly atr: { readonly period?: number };
  readonly bbands: { readonly period?: number; readonly deviationsUp?: number; readonly deviationsDown?: number };
  readonly crossedAbove: Record<string, never>;
  readonly crossedBelow: Record<string, never>;
  readonly donchian: { readonly period?: number };
  readonly ema: { readonly period?: number };
  readonly highest: { readonly period?: number };
  readonly lowest: { readonly period?: number };
  readonly roc: { readonly period?: number };
  readonly rsi: { readonly period?: number };
  readonly sma: { readonly period?: number };
  readonly stddev: { readonly period?: number; readonly deviations?: number };
}

/** Each indicator as a stream. */
export interface IndicatorStreams {
  readonly atr: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly bbands: IndicatorStream<[values: number], [values: Series], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly crossedAbove: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly crossedBelow: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly donchian: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly ema: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly highest: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly lowest: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly roc: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rsi: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly sma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly stddev: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
}

export const indicatorNames = [
  'atr',
  'bbands',
  'crossedAbove',
  'crossedBelow',
  'donchian',
  'ema',
  'highest',
  'lowest',
  'roc',
  'rsi',
  'sma',
  'stddev',
] as const;

export type IndicatorName = (typeof indicatorNames)[number];
