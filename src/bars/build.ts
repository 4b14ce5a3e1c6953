import { type Bars, type PriceSide, type Ticks, type Timeframe, timeframeNs } from '../market/index.ts';
import { createBuilder } from './builder.ts';
import type { BuiltBars } from './columns.ts';
import { barSpecText } from './parse-spec.ts';
import { type BarSpecInput, type BuildOptions, readSpec } from './plan.ts';
import { type BarInput, kindOf, type QuoteSide } from './rows.ts';

/** Bars that were built, and what is left over. */
export interface BarBuild<Built extends BuiltBars = BuiltBars> {
  /** Complete bars only. */
  readonly bars: Built;
  /** The last bar, where it is not complete: one row, never among `bars`. Its close time is when it would end. */
  readonly partial: BuiltBars | null;
  /** Rows in no bar, because they lie outside of the sessions. */
  readonly rowsOutside: number;
}

/** Built bars that know their instrument, as a backtest takes them. */
export type BuiltSeries = BuiltBars & Bars;

/** Of `buildBars` and `buildMany`. */
export interface BatchOptions extends BuildOptions {
  /** The rows are all there are until this time (nanoseconds): bars that end by then are complete. */
  readonly until?: bigint;
}

/** Ticks or bars that know their instrument. */
export type SeriesInput = Ticks | Bars;

function sideOf(input: BarInput, side: QuoteSide = 'bid/ask'): PriceSide {
  const kind = kindOf(input);
  if (kind === 'bars') return (input as Bars).side;
  if (kind === 'trades') return 'last';
  return side === 'ask' ? 'last' : side;
}

/** Bars are complete when their last row's end has come; ticks say nothing about what comes after them. */
function endOf(input: BarInput, from: Timeframe | undefined, until: bigint | undefined): bigint | undefined {
  if (until !== undefined || kindOf(input) !== 'bars' || input.length === 0) return until;
  const closes = (input as Partial<Bars>).closeTime;
  const timeframe = from ?? (input as Partial<Bars>).timeframe;
  return closes?.at(-1) ?? (timeframe === undefined ? undefined : input.time.at(-1)! + timeframeNs(timeframe));
}

/** The series that the columns are, where the input knows its instrument. */
function asSeries(input: BarInput, built: BuiltBars, spec: BarSpecInput, options: BatchOptions): BuiltBars {
  const { instrument } = input as Partial<Bars>;
  if (instrument === undefined) return built;
  const timeframe = barSpecText(readSpec(spec));
  const series: BuiltSeries = {
    ...built,
    instrument,
    timeframe,
    side: sideOf(input, options.side),
    priceStep: built.open.priceStep ?? null,
  };
  return series;
}

/**
 * Bars of several kinds or timeframes in one pass over the rows.
 *
 * @throws as `buildBars`.
 * @example
 * ```ts
 * const trades = { length: 3, time: BigInt64Array.of(1n, 2n, 3n), price: Float64Array.of(5, 4, 6) };
 * const [pairs, minutes] = buildMany(trades, ['tick:2', '1m']);
 * console.log(pairs?.bars.length, minutes?.partial?.high[0]); // 1 6
 * ```
 */
export function buildMany(
  input: SeriesInput,
  specs: readonly BarSpecInput[],
  options?: BatchOptions,
): BarBuild<BuiltSeries>[];
export function buildMany(input: BarInput, specs: readonly BarSpecInput[], options?: BatchOptions): BarBuild[];
export function buildMany(input: BarInput, specs: readonly BarSpecInput[], options: BatchOptions = {}): BarBuild[] {
  const builder = createBuilder(specs, options);
  try {
    const until = endOf(input, options.from, options.until);
    const built = builder.buildAll(input, until);
    const partials = builder.partials();
    return built.map((bars, i) => ({
      bars: asSeries(input, bars, specs[i]!, options),
      partial: partials[i]!,
      rowsOutside: builder.outside(i),
    }));
  } finally {
    builder.dispose();
  }
}

/**
 * Bars from ticks or from shorter bars: by time, ticks, volume, value, imbalance, runs, range, or Renko. Ticks with an
 * instrument give bars with it, which a backtest takes.
 *
 * @param spec what bars, or its text such as `1m` or `tick:500`
 * @throws TIERCEL_E_PARAMETER for a spec out of range, columns of other lengths or types, sizes that are missing;
 * TIERCEL_E_DATA for rows out of order and values that are no prices or sizes, naming the row.
 * @example
 * ```ts
 * const minute = 60_000_000_000n;
 * const quotes = { length: 2, time: BigInt64Array.of(0n, minute), bid: Float64Array.of(1, 2), ask: Float64Array.of(3, 4) };
 * const { bars, partial } = buildBars(quotes, '1m', { side: 'mid' });
 * console.log(bars.close[0], partial?.close[0]); // 2 3
 * ```
 */
export function buildBars(input: SeriesInput, spec: BarSpecInput, options?: BatchOptions): BarBuild<BuiltSeries>;
export function buildBars(input: BarInput, spec: BarSpecInput, options?: BatchOptions): BarBuild;
export function buildBars(input: BarInput, spec: BarSpecInput, options: BatchOptions = {}): BarBuild {
  return buildMany(input, [spec], options)[0]!;
}
