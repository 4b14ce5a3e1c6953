import type { Column } from './column.ts';
import type { CorporateAction } from './corporate-action.ts';
import type { Instrument, PriceSide } from './instrument.ts';
import type { Timeframe } from './timeframe.ts';

/** Open, high, low and close of one price side, one value a bar, price units. */
export interface Ohlc {
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
}

/**
 * Bars as columns of equal length. An optional column that is absent is `undefined`, never NaN or zero. With side
 * `bid/ask` the main columns are the bid and `ask` is present.
 */
export interface BarColumns extends Ohlc {
  readonly length: number;
  /** Open time of each bar, nanoseconds since the Unix epoch, UTC, strictly increasing. */
  readonly time: BigInt64Array;
  readonly volume?: Column;
  readonly trades?: Column;
  readonly vwap?: Column;
  /** Spread in price units. */
  readonly spread?: Column;
  readonly ask?: Ohlc;
}

/** How bars came from shorter ones. */
export interface BuiltFrom {
  /** The stored timeframe. */
  readonly timeframe: Timeframe;
  /** Rows of it between two bars' sessions (early and late trading), which are in no bar. */
  readonly rowsOutsideSessions: number;
  /** Bars at the ends of the stored data that it does not cover whole, which were left out. */
  readonly incompleteBars: number;
}

/** A series of bars on shared memory, with what is known about it. */
export interface Bars extends BarColumns {
  readonly instrument: Instrument;
  readonly timeframe: Timeframe;
  readonly side: PriceSide;
  /** Close time of each bar where it is not open + timeframe (a day bar closes with its session). */
  readonly closeTime?: BigInt64Array;
  /** Largest power of ten, not under 1e-9, that divides all prices of the series; null off the step. */
  readonly priceStep: number | null;
  /** Hash of the series' content (hex), where it comes from a store. */
  readonly contentHash?: string;
  /** What these bars were built from, where their timeframe is not stored. */
  readonly builtFrom?: BuiltFrom;
  /**
   * The bars as they were traded; prices of the bars themselves are these times `factor`, volumes these divided by
   * the splits in it. Orders and fills are raw. Absent, with `factor` and `actions`, where nothing was adjusted.
   */
  readonly raw?: BarColumns;
  /**
   * F of each bar: the product of the split ratios (`adjust: 'total'`: of the dividends too) with an ex-date at or
   * before the bar's open, counted from the first row of the factor file, whatever range was read.
   */
  readonly factor?: Float64Array;
  /** Splits and dividends that take effect after the open of the first bar, up to the open of the last, by time. */
  readonly actions?: readonly CorporateAction[];
}
