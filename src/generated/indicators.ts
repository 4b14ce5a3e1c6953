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
   * Abandoned baby: a doji between two candles of opposite colours, with gaps of the whole candles on both sides; 100 up, -100 down.
   * - `penetration`: part of the earlier body that the close reaches into; number from 0 to 100, default 0.3
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLABANDONEDBABY.
   */
  abandonedBaby(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, penetration?: number | IndicatorParameters['abandonedBaby'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Aberration: a short average of the typical price, and bands one average true range above and below it.
   * - `period`: typical prices of the middle; integer from 1 to 100000, default 5
   * - `rangePeriod`: period of the average true range; integer from 1 to 100000, default 15
   * Source: Definition; pandas-ta's aberration.
   */
  aberration(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['aberration'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * 1 where `a` is above `b`, else 0.
   * Source: Definition; a comparison with NaN is false.
   */
  above(a: Series, b: Series, options?: IndicatorOptions<Uint8Array>): Uint8Array;
  /**
   * Accelerator oscillator: the awesome oscillator less its mean of the last `signalPeriod` values.
   * - `fastPeriod`: bars of the first mean; integer from 2 to 100000, default 5
   * - `slowPeriod`: bars of the second mean, which is taken away; integer from 2 to 100000, default 34
   * - `signalPeriod`: values of the mean of the oscillator; integer from 2 to 100000, default 5
   * Source: Williams, New Trading Dimensions (1998).
   */
  ac(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['ac'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Acceleration bands: simple averages of the close and of highs and lows that are moved apart by the bar's range in relation to its price.
   * - `period`: bars in the window; integer from 2 to 100000, default 20
   * Source: Headley, Big Trends in Trading (2002); TA-Lib's ACCBANDS.
   */
  accBands(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['accBands'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Arc cosine of each value, in radians; none outside -1 to 1.
   * Source: Definition; TA-Lib's ACOS, here with the same bits on every system.
   */
  acos(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Accumulation/distribution line: the sum of the volumes, each weighted with the place of the close in its bar's range, from -1 at the low to 1 at the high; a bar without range adds nothing.
   * Source: Chaikin; Murphy, Technical Analysis of the Financial Markets (1999), ch. 7; TA-Lib's AD.
   */
  ad(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Chaikin's oscillator: a fast less a slow exponential average of the accumulation/distribution line, both started from its first value.
   * - `fastPeriod`: of the fast average; integer from 2 to 100000, default 3
   * - `slowPeriod`: of the slow average; integer from 2 to 100000, default 10
   * Source: Chaikin; Murphy, Technical Analysis of the Financial Markets (1999), ch. 7; TA-Lib's ADOSC.
   */
  adOsc(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, parameters?: number | IndicatorParameters['adOsc'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Sum of two series, row by row.
   * Source: Definition; TA-Lib's ADD.
   */
  add(a: Series, b: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Average range: the mean of high - low over the last `period` bars, without gaps between bars.
   * - `period`: bars in the window; integer from 1 to 100000, default 14
   * Source: Definition; TA-Lib's ADR.
   */
  adr(bars: { readonly high: Series; readonly low: Series }, period?: number | IndicatorParameters['adr'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Advance block: three rising white candles with smaller bodies or longer upper shadows; -100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLADVANCEBLOCK.
   */
  advanceBlock(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Advance/decline line: the sum, over all bars so far, of the instruments that rose less those that fell. Of new highs and new lows it is the line of these.
   * Source: Murphy, Technical Analysis of the Financial Markets (1999), market breadth.
   */
  advanceDeclineLine(advances: Series, declines: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Advance/decline ratio: the instruments that rose for each that fell; no value where none fell.
   * Source: Murphy, Technical Analysis of the Financial Markets (1999), market breadth.
   */
  advanceDeclineRatio(advances: Series, declines: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Average directional movement index, 0 to 100, with the two directional indicators from the row on in which it is known.
   * - `period`: bars of the running sums and of the average; integer from 2 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's ADX.
   */
  adx(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['adx'], options?: IndicatorOptions<{ readonly adx: Float64Array; readonly plusDi: Float64Array; readonly minusDi: Float64Array }>): { readonly adx: Column; readonly plusDi: Column; readonly minusDi: Column };
  /**
   * Average directional movement rating: the mean of adx and of adx `period - 1` rows ago.
   * - `period`: bars of the running sums and of the average; integer from 2 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section IV; rows apart as in TA-Lib's ADXR.
   */
  adxr(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['adxr'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Williams' alligator: three smoothed averages of the bars' middles, each as a chart shows it at this bar, that is as it was some bars ago.
   * - `jawPeriod`: period of the slowest average; integer from 1 to 100000, default 13
   * - `jawShift`: bars by which it is drawn later; integer from 0 to 100000, default 8
   * - `teethPeriod`: period of the middle average; integer from 1 to 100000, default 8
   * - `teethShift`: bars by which it is drawn later; integer from 0 to 100000, default 5
   * - `lipsPeriod`: period of the fastest average; integer from 1 to 100000, default 5
   * - `lipsShift`: bars by which it is drawn later; integer from 0 to 100000, default 3
   * Source: Williams, New Trading Dimensions (1998).
   */
  alligator(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['alligator'], options?: IndicatorOptions<{ readonly jaw: Float64Array; readonly teeth: Float64Array; readonly lips: Float64Array }>): { readonly jaw: Column; readonly teeth: Column; readonly lips: Column };
  /**
   * Arnaud Legoux moving average: weights that form a bell near the newest value.
   * - `period`: values in the window; integer from 1 to 100000, default 9
   * - `offset`: where the bell's center lies, from 0, the oldest value, to 1, the newest; number from 0 to 1, default 0.85
   * - `sigma`: the bell's standard deviations that fit the window; number from 0.1 to 100, default 6
   * Source: Legoux and Kouzis-Loukas, Arnaud Legoux Moving Average (2009).
   */
  alma(values: Series, parameters?: number | IndicatorParameters['alma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Archer moving averages trends: where the fast average has risen (long) or fallen (short) over some rows and the slow one has moved.
   * - `fastPeriod`: period of the fast average; integer from 1 to 100000, default 8
   * - `slowPeriod`: period of the slow average; integer from 1 to 100000, default 21
   * - `rows`: rows over which the averages are compared; integer from 1 to 100000, default 2
   * - `average`: kind of both averages; default 'ema'
   * Source: Definition; pandas-ta's amat.
   */
  amat(values: Series, parameters?: number | IndicatorParameters['amat'], options?: IndicatorOptions<{ readonly long: Uint8Array; readonly short: Uint8Array }>): { readonly long: Uint8Array; readonly short: Uint8Array };
  /**
   * Volume-weighted average of the typical price since the last bar at which `anchor` was not 0, that bar included, with bands of its weighted standard deviation; no value before the first anchor or without volume.
   * - `multiplier`: deviations from the middle to the bands; number from 0 to 1000, default 2
   * Source: Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988), with the weighted deviation of these prices.
   */
  anchoredVwap(anchor: Series, bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, multiplier?: number | IndicatorParameters['anchoredVwap'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Awesome oscillator: the mean middle of the last `fastPeriod` bars less that of the last `slowPeriod` bars.
   * - `fastPeriod`: bars of the first mean; integer from 2 to 100000, default 5
   * - `slowPeriod`: bars of the second mean, which is taken away; integer from 2 to 100000, default 34
   * Source: Williams, New Trading Dimensions (1998).
   */
  ao(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['ao'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Archer's on-balance volume: the balance with its lowest and highest value of the last bars and two averages; longRun is 1 where the fast average has risen over some rows and the slow one has moved, shortRun where the fast one has fallen, else they are 0.
   * - `fastPeriod`: of the shorter average; integer from 1 to 100000, default 4
   * - `slowPeriod`: of the longer average; integer from 1 to 100000, default 12
   * - `lowPeriod`: bars of the lowest balance; integer from 1 to 100000, default 2
   * - `highPeriod`: bars of the highest balance; integer from 1 to 100000, default 2
   * - `rows`: rows over which the averages are compared; integer from 1 to 100000, default 2
   * - `average`: kind of both averages; default 'ema'
   * Source: Archer; pandas-ta's aobv.
   */
  aobv(bars: { readonly close: Series; readonly volume: Series }, parameters?: number | IndicatorParameters['aobv'], options?: IndicatorOptions<{ readonly obv: Float64Array; readonly lowest: Float64Array; readonly highest: Float64Array; readonly fast: Float64Array; readonly slow: Float64Array; readonly longRun: Float64Array; readonly shortRun: Float64Array }>): { readonly obv: Column; readonly lowest: Column; readonly highest: Column; readonly fast: Column; readonly slow: Column; readonly longRun: Column; readonly shortRun: Column };
  /**
   * Absolute price oscillator: the distance of a fast and a slow moving average.
   * - `fastPeriod`: period of the fast average; the shorter of the two is the fast one; integer from 2 to 100000, default 12
   * - `slowPeriod`: period of the slow average; integer from 2 to 100000, default 26
   * - `average`: kind of both averages; default 'ema'
   * Source: Achelis, Technical Analysis from A to Z (Price Oscillator); TA-Lib's APO.
   */
  apo(values: Series, parameters?: number | IndicatorParameters['apo'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Aroon, 0 to 100: how lately the lowest low (down) and the highest high (up) of the last `period` + 1 bars were; the latest one where several are equal.
   * - `period`: bars that the extremes may lie back; integer from 2 to 100000, default 14
   * Source: Chande, A Time Price Oscillator (Technical Analysis of Stocks & Commodities, September 1995).
   */
  aroon(bars: { readonly high: Series; readonly low: Series }, period?: number | IndicatorParameters['aroon'], options?: IndicatorOptions<{ readonly down: Float64Array; readonly up: Float64Array }>): { readonly down: Column; readonly up: Column };
  /**
   * Aroon oscillator, -100 to 100: the up line of aroon less its down line.
   * - `period`: bars that the extremes may lie back; integer from 2 to 100000, default 14
   * Source: Chande, A Time Price Oscillator (Technical Analysis of Stocks & Commodities, September 1995).
   */
  aroonOsc(bars: { readonly high: Series; readonly low: Series }, period?: number | IndicatorParameters['aroonOsc'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Wilder's accumulation swing index: the sum of the swing indices since the second bar.
   * - `limit`: largest move of a bar that the market allows, or one that is rare, in units of price; number from 1e-9 to 1000000000, default 10
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), The Swing Index.
   */
  asi(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, limit?: number | IndicatorParameters['asi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Arc sine of each value, in radians; none outside -1 to 1.
   * Source: Definition; TA-Lib's ASIN, here with the same bits on every system.
   */
  asin(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Arc tangent of each value, in radians.
   * Source: Definition; TA-Lib's ATAN, here with the same bits on every system.
   */
  atan(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Average true range, seeded with the mean of the first `period` true ranges.
   * - `period`: true ranges of the seed; a new one weighs 1 / period; integer from 1 to 100000, default 14
   * - `seeding`: how it begins, see the formula; default 'talib'
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section III; Pine Script's reference of ta.atr.
   */
  atr(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['atr'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Average true range trailing stop: it follows the close at a distance, moves only with the trend, and changes sides when the close crosses it. It starts below the close.
   * - `period`: period of the average true range; integer from 1 to 100000, default 5
   * - `multiplier`: average true ranges from the close to the stop; number from 0 to 1000, default 3.5
   * Source: Vervoort, Average True Range Trailing Stops (Technical Analysis of Stocks & Commodities, June 2009).
   */
  atrStop(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['atrStop'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Correlation of the last `period` values with those of `lag` rows before; no value where either are equal.
   * - `period`: pairs in the window; integer from 2 to 100000, default 30
   * - `lag`: rows between the values of a pair; integer from 1 to 100000, default 1
   * Source: Definition, with the means of both windows, as pandas' rolling correlation with a shifted series.
   */
  autocorrelation(values: Series, parameters?: number | IndicatorParameters['autocorrelation'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Average deviation: the mean distance of the last `period` values from their mean. Other names are mean absolute deviation and MAD.
   * - `period`: values in the window; integer from 1 to 100000, default 14
   * Source: Definition; TA-Lib's AVGDEV.
   */
  avgDev(values: Series, period?: number | IndicatorParameters['avgDev'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Average price: the mean of a bar's four prices.
   * Source: Definition; TA-Lib's AVGPRICE.
   */
  avgPrice(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' band pass filter around one cycle; its signal in parts of its last peaks, which decay; and a trigger that runs ahead of the signal. Values before the first count as equal to it.
   * - `period`: rows of the cycle that passes; integer from 8 to 100000, default 20
   * - `bandwidth`: width of the band, in parts of the period; number from 0.01 to 1, default 0.3
   * Source: Ehlers, Cycle Analytics for Traders (2013), ch. 5.
   */
  bandPass(values: Series, parameters?: number | IndicatorParameters['bandPass'], options?: IndicatorOptions<{ readonly bandPass: Float64Array; readonly signal: Float64Array; readonly trigger: Float64Array }>): { readonly bandPass: Column; readonly signal: Column; readonly trigger: Column };
  /**
   * Bollinger's BandWidth: the distance of the bands in parts of the mean; no value where that is 0.
   * - `period`: values in the window; integer from 2 to 100000, default 20
   * - `deviations`: standard deviations from the middle to a band; number from 0.01 to 1000, default 2
   * Source: Bollinger, Bollinger on Bollinger Bands (2001).
   */
  bandwidth(values: Series, parameters?: number | IndicatorParameters['bandwidth'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Bollinger bands: an average of the last `period` values, and some standard deviations above and below it.
   * - `period`: values in the window; integer from 2 to 100000, default 20
   * - `deviationsUp`: standard deviations from the middle to the upper band; number from 0 to 1000, default 2
   * - `deviationsDown`: standard deviations from the middle to the lower band; number from 0 to 1000, default 2
   * - `average`: kind of the middle; the deviation is always from the mean; default 'sma'
   * Source: Bollinger, Bollinger on Bollinger Bands (2001).
   */
  bbands(values: Series, parameters?: number | IndicatorParameters['bbands'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * 1 where `a` is below `b`, else 0.
   * Source: Definition; a comparison with NaN is false.
   */
  below(a: Series, b: Series, options?: IndicatorOptions<Uint8Array>): Uint8Array;
  /**
   * Belt-hold: a long candle that opens at its extreme; 100 if white, -100 if black.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLBELTHOLD.
   */
  beltHold(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Beta: the slope of the relative changes of `b` against those of `a` over the last `period` rows; 0 where `a` does not move.
   * - `period`: changes in the window; integer from 1 to 100000, default 5
   * Source: Sharpe, A simplified model for portfolio analysis (Management Science 9, 1963); TA-Lib's BETA.
   */
  beta(a: Series, b: Series, period?: number | IndicatorParameters['beta'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Bias (disparity): the distance of a value from the mean of the last `period` values, in percent of the mean; 0 where that is 0.
   * - `period`: values of the mean; integer from 1 to 100000, default 26
   * Source: Nison, Beyond Candlesticks (1994), where it is the disparity index.
   */
  bias(values: Series, period?: number | IndicatorParameters['bias'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Balance of power, -1 to 1: where the bar closed against its open, as a share of its range; 0 without a range.
   * Source: Livshin, Balance of Market Power (Technical Analysis of Stocks & Commodities, August 2001).
   */
  bop(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * BRAR: the reach of the highs above the opens (ar), and above the last closes (br), in percent of that of the lows below them, over `period` bars; 0 where those have none.
   * - `period`: bars in the windows; integer from 1 to 100000, default 26
   * Source: Common in China; as pandas-ta has it.
   */
  brar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['brar'], options?: IndicatorOptions<{ readonly ar: Float64Array; readonly br: Float64Array }>): { readonly ar: Column; readonly br: Column };
  /**
   * Breakaway: a gap in the direction of a long candle, two more candles that way, then one that closes in the gap; 100 up, -100 down.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLBREAKAWAY.
   */
  breakaway(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Commodity channel index: how far the typical price lies from its mean, in units of 0.015 mean deviations; 0 in a flat window.
   * - `period`: bars in the window; integer from 2 to 100000, default 14
   * Source: Lambert, Commodity Channel Index (Commodities, October 1980).
   */
  cci(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['cci'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * The least whole number that is not below each value.
   * Source: Definition; TA-Lib's CEIL, here with the same bits on every system.
   */
  ceil(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Center of gravity: minus the place in the window, counted from 1 at the newest value, around which the prices balance; 0 where they add up to 0.
   * - `period`: values in the window; integer from 1 to 100000, default 10
   * Source: Ehlers, The CG Oscillator (Technical Analysis of Stocks & Commodities, May 2002).
   */
  centerOfGravity(values: Series, period?: number | IndicatorParameters['centerOfGravity'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Chande forecast oscillator: the distance of a value from the end of the least-squares line through the last `period` values, this one among them, in percent of the value; 0 where that is 0.
   * - `period`: values of the line; integer from 2 to 100000, default 9
   * Source: Chande and Kroll, The New Technical Trader (1994), with the value itself in the line.
   */
  cfo(values: Series, period?: number | IndicatorParameters['cfo'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Chandelier exit: a stop for long positions that hangs from the highest high of the last `period` bars, and one for short positions that stands on their lowest low.
   * - `period`: bars of the window and period of the average true range; integer from 1 to 100000, default 22
   * - `multiplier`: average true ranges to a band or stop; number from 0 to 1000, default 3
   * Source: Le Beau's chandelier exit; Elder, Come Into My Trading Room (2002).
   */
  chandelierExit(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['chandelierExit'], options?: IndicatorOptions<{ readonly long: Float64Array; readonly short: Float64Array }>): { readonly long: Column; readonly short: Column };
  /**
   * Choppiness index: about 100 in a market that goes nowhere, near 0 in a straight trend; no value without a range.
   * - `period`: bars in the window; integer from 2 to 100000, default 14
   * Source: Dreiss's choppiness index; as in TradingView's built-in CHOP.
   */
  choppiness(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['choppiness'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Chande and Kroll's stop: the highest of the last stops that hang from a highest high, and the lowest of those that stand on a lowest low.
   * - `period`: bars of the first window and period of the average true range; integer from 1 to 100000, default 10
   * - `multiplier`: average true ranges to a band or stop; number from 0 to 1000, default 1
   * - `stopPeriod`: first stops of the second window; integer from 1 to 100000, default 9
   * Source: Chande and Kroll, The New Technical Trader (1994).
   */
  cksp(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['cksp'], options?: IndicatorOptions<{ readonly long: Float64Array; readonly short: Float64Array }>): { readonly long: Column; readonly short: Column };
  /**
   * Closing marubozu: a long candle that closes at its extreme; 100 if white, -100 if black.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLCLOSINGMARUBOZU.
   */
  closingMarubozu(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Chaikin's money flow: the mean place of the close in the range of the last `period` bars, weighted with their volume, from -1 at the low to 1 at the high; 0 without volume.
   * - `period`: bars in the window; integer from 1 to 100000, default 20
   * Source: Chaikin; Achelis, Technical Analysis from A to Z (2nd ed.); TA-Lib's CMF.
   */
  cmf(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, period?: number | IndicatorParameters['cmf'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Chande momentum oscillator with Wilder's smoothing, -100 to 100: the smoothed rises less the smoothed falls, in percent of both; 0 where nothing moved.
   * - `period`: changes of the seed; a new one weighs 1 / period; integer from 2 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Chande and Kroll, The New Technical Trader (1994); smoothed as TA-Lib's CMO.
   */
  cmo(values: Series, parameters?: number | IndicatorParameters['cmo'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Chande momentum oscillator, -100 to 100: the rises less the falls of the last `period` changes, in percent of both; 0 where nothing changed.
   * - `period`: changes in the window; integer from 2 to 100000, default 14
   * Source: Chande and Kroll, The New Technical Trader (1994).
   */
  cmoUnsmoothed(values: Series, period?: number | IndicatorParameters['cmoUnsmoothed'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Concealing baby swallow: four black candles, two without shadows, a third below them with a shadow into the second, and a fourth that covers it; 100.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLCONCEALBABYSWALL.
   */
  concealBabySwallow(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * ConnorsRSI, 0 to 100: the mean of a short relative strength index, that of the streak of rising or falling rows, and the percent of the rates of change before that are below the last one.
   * - `rsiPeriod`: period of the values' relative strength index; integer from 2 to 100000, default 3
   * - `streakPeriod`: period of the streak's relative strength index; integer from 2 to 100000, default 2
   * - `rankPeriod`: changes before, with which the last one is compared; integer from 1 to 100000, default 100
   * Source: Connors and Alvarez, An Introduction to ConnorsRSI (2012).
   */
  connorsRsi(values: Series, parameters?: number | IndicatorParameters['connorsRsi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Coppock curve: the weighted mean of the sum of two rates of change in percent.
   * - `wmaPeriod`: values of the weighted mean; integer from 1 to 100000, default 10
   * - `shortPeriod`: rows of one rate of change; integer from 1 to 100000, default 11
   * - `longPeriod`: rows of the other; integer from 1 to 100000, default 14
   * Source: Coppock, A Guide to the Use of the Coppock Curve (Barron's, October 1962).
   */
  coppock(values: Series, parameters?: number | IndicatorParameters['coppock'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Pearson's correlation of two series over the last `period` rows, from -1 to 1; 0 where one of them does not move.
   * - `period`: rows in the window; integer from 1 to 100000, default 30
   * Source: Pearson, Notes on regression and inheritance (1895); TA-Lib's CORREL.
   */
  correl(a: Series, b: Series, period?: number | IndicatorParameters['correl'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' correlation as a cycle indicator: the correlations of the last `period` values with a cosine and with a negative sine (0 in a flat window), the angle in degrees, which does not go back, and the state of the market: 1 for a rising trend, -1 for a falling one, 0 for a cycle.
   * - `period`: rows of the cycle; integer from 3 to 100000, default 20
   * - `threshold`: degrees by which the angle moves at most while the market trends; number from 0 to 360, default 9
   * Source: Ehlers, Correlation as a Cycle Indicator (Technical Analysis of Stocks & Commodities, June 2020).
   */
  correlationCycle(values: Series, parameters?: number | IndicatorParameters['correlationCycle'], options?: IndicatorOptions<{ readonly real: Float64Array; readonly imaginary: Float64Array; readonly angle: Float64Array; readonly state: Float64Array }>): { readonly real: Column; readonly imaginary: Column; readonly angle: Column; readonly state: Column };
  /**
   * Cosine of each value in radians.
   * Source: Definition; TA-Lib's COS, here with the same bits on every system.
   */
  cos(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Hyperbolic cosine of each value.
   * Source: Definition; TA-Lib's COSH, here with the same bits on every system.
   */
  cosh(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Counterattack lines: long candles of opposite colours that close alike; 100 where the second is white, -100 where it is black.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLCOUNTERATTACK.
   */
  counterattack(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Covariance of two series over the last `period` rows, as of a population.
   * - `period`: rows in the window; integer from 1 to 100000, default 20
   * Source: Definition, of a population.
   */
  covariance(a: Series, b: Series, period?: number | IndicatorParameters['covariance'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Central pivot range of the bars with the last other value of `session`: a number for each bar, such as that of its day. A narrow range is said to come before a trend, a wide one before a quiet session.
   * Source: Ochoa, Secrets of a Pivot Boss (2010).
   */
  cpr(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<{ readonly top: Float64Array; readonly pivot: Float64Array; readonly bottom: Float64Array }>): { readonly top: Column; readonly pivot: Column; readonly bottom: Column };
  /**
   * 1 where `a` crosses `b` either way: `crossedAbove` or `crossedBelow`.
   * Source: Definition; a comparison with NaN is false.
   */
  crossed(a: Series, b: Series, options?: IndicatorOptions<Uint8Array>): Uint8Array;
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
   * Correlation trend indicator: the correlation of the last `period` values with a rising line, from -1 to 1; no value where they are equal.
   * - `period`: values in the window; integer from 2 to 100000, default 14
   * Source: Ehlers, Correlation as a trend indicator (Stocks & Commodities, May 2020).
   */
  cti(values: Series, period?: number | IndicatorParameters['cti'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Sum of all values so far; on the price step without rounding up to 2^53 ticks.
   * Source: Definition; TA-Lib's CUMSUM.
   */
  cumSum(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Chaikin's volatility: the change of the smoothed range over `rocPeriod` bars, in percent; 0 after a 0.
   * - `period`: period of the smoothing; integer from 2 to 100000, default 10
   * - `rocPeriod`: bars between the two ranges; integer from 1 to 100000, default 10
   * Source: Achelis, Technical Analysis from A to Z (2nd ed., 2001).
   */
  cvi(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['cvi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Cubed weighted moving average: the weights are 1, 8, 27 ..., the oldest value's first.
   * - `period`: values in the window; integer from 1 to 100000, default 14
   * Source: Cubed Weighted Moving Average (a script in TradingView's library).
   */
  cwma(values: Series, period?: number | IndicatorParameters['cwma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' cyber cycle, and its trigger, the cycle of the row before; values before the first count as equal to it.
   * - `alpha`: weight, 2 / (period + 1) of an average; number from 0.001 to 1, default 0.07
   * Source: Ehlers, Cybernetic Analysis for Stocks and Futures (2004), ch. 4.
   */
  cyberCycle(values: Series, alpha?: number | IndicatorParameters['cyberCycle'], options?: IndicatorOptions<{ readonly cycle: Float64Array; readonly trigger: Float64Array }>): { readonly cycle: Column; readonly trigger: Column };
  /**
   * Damiani's volatmeter: the range of the last bars beside that of more bars, and a threshold that falls as prices spread out; where the volatility is above the threshold there is movement to trade.
   * - `rangePeriod`: true ranges of the shorter mean; integer from 1 to 100000, default 13
   * - `deviationPeriod`: typical prices of the shorter deviation; integer from 1 to 100000, default 20
   * - `slowRangePeriod`: true ranges of the longer mean; integer from 1 to 100000, default 40
   * - `slowDeviationPeriod`: typical prices of the longer deviation; integer from 1 to 100000, default 100
   * - `level`: from which the ratio of the deviations is taken off; number from 0 to 1000, default 1.4
   * Source: Damiani's indicator for MetaTrader 4 (2006), whose average true range is a simple mean and whose deviation is one from a weighted average; four periods as in its version 3.2.
   */
  damiani(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['damiani'], options?: IndicatorOptions<{ readonly volatility: Float64Array; readonly threshold: Float64Array }>): { readonly volatility: Column; readonly threshold: Column };
  /**
   * Dark cloud cover: a black candle that opens above a long white one and closes well within its body; -100.
   * - `penetration`: part of the earlier body that the close reaches into; number from 0 to 100, default 0.5
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLDARKCLOUDCOVER.
   */
  darkCloudCover(bars: { readonly open: Series; readonly high: Series; readonly close: Series }, penetration?: number | IndicatorParameters['darkCloudCover'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * DeMarker, 0 to 1: the rises of the highs over `period` bars as a share of these and the falls of the lows; 0.5 where there are none.
   * - `period`: bars in the windows; integer from 1 to 100000, default 14
   * Source: DeMark, The New Science of Technical Analysis (1994).
   */
  deMarker(bars: { readonly high: Series; readonly low: Series }, period?: number | IndicatorParameters['deMarker'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Linear decay: the value, or what the last decay leaves where that is more; a signal of 1 is gone after `period` rows.
   * - `period`: rows in which all of it goes; integer from 1 to 100000, default 5
   * Source: Definition; Tulip's decay.
   */
  decay(values: Series, period?: number | IndicatorParameters['decay'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * True where the value is below the one `period` rows before, or with `each` where every one of these rows fell.
   * - `period`: rows; integer from 1 to 100000, default 1
   * - `compare`: only the ends of the rows, or each row with the one before; default 'ends'
   * Source: Definition.
   */
  decreasing(values: Series, parameters?: number | IndicatorParameters['decreasing'], options?: IndicatorOptions<Uint8Array>): Uint8Array;
  /**
   * Ehlers' decycler: the value without its cycles of up to `period` rows, that is less its high pass of one pole; values before the first count as equal to it.
   * - `period`: cycles up to this many rows are taken away; integer from 5 to 100000, default 125
   * Source: Ehlers, Decyclers (Technical Analysis of Stocks & Commodities, September 2015).
   */
  decycler(values: Series, period?: number | IndicatorParameters['decycler'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' decycler oscillator: what moves faster than `period` is taken away, then what moves slower than half of it, in percent of the value; values before the first count as equal to it. No value where the value is 0.
   * - `period`: cycles up to this many rows are taken away, those of half of it stay; integer from 10 to 100000, default 125
   * - `multiplier`: of the percent; number from 0.001 to 1000, default 1
   * Source: Ehlers, Decyclers (Technical Analysis of Stocks & Commodities, September 2015).
   */
  decyclerOsc(values: Series, parameters?: number | IndicatorParameters['decyclerOsc'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Difference from the value of `period` rows before, exact on the price step.
   * - `period`: rows before; integer from 1 to 100000, default 1
   * Source: Definition.
   */
  delta(values: Series, period?: number | IndicatorParameters['delta'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Double exponential moving average: an exponential average, corrected by how far its own average lags behind it.
   * - `period`: values of each smoothing's seed; integer from 1 to 100000, default 30
   * Source: Mulloy, Smoothing Data with Faster Moving Averages (Technical Analysis of Stocks & Commodities, January 1994).
   */
  dema(values: Series, period?: number | IndicatorParameters['dema'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Brown's derivative oscillator: the relative strength index, smoothed twice, and its distance from its mean.
   * - `rsiPeriod`: period of the relative strength index; integer from 2 to 100000, default 14
   * - `firstPeriod`: period of the first smoothing; integer from 1 to 100000, default 5
   * - `secondPeriod`: period of the second one; integer from 1 to 100000, default 3
   * - `signalPeriod`: values of the mean that is taken away; integer from 1 to 100000, default 9
   * Source: Brown, Technical Analysis for the Trading Professional (1999).
   */
  derivativeOsc(values: Series, parameters?: number | IndicatorParameters['derivativeOsc'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Kase's DevStop: a reach of the mean range of two bars and some of its standard deviations from the highs and lows; the tightest such stop of the last `period` bars.
   * - `period`: two-bar ranges of the mean and the deviation, and bars of the window; integer from 1 to 100000, default 20
   * - `deviations`: standard deviations beyond the mean; Kase draws 0, 1, 2.2 and 3.6; number from 0 to 1000, default 1
   * Source: Kase, Trading with the Odds (1996).
   */
  devStop(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['devStop'], options?: IndicatorOptions<{ readonly long: Float64Array; readonly short: Float64Array }>): { readonly long: Column; readonly short: Column };
  /**
   * Quotient of two series, row by row: infinite for a divisor of 0, none for 0 / 0.
   * Source: Definition; TA-Lib's DIV.
   */
  div(a: Series, b: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Doji: a candle with hardly a body; 100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLDOJI.
   */
  doji(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Doji star: a doji that a gap of the bodies parts from a long candle; 100 below a black one, -100 above a white one.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLDOJISTAR.
   */
  dojiStar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Donchian channel: the highest high and the lowest low of the last `period` rows, this one included, and their mean.
   * - `period`: rows in the window; integer from 1 to 100000, default 20
   * Source: Donchian's four-week rule; Kaufman, Trading Systems and Methods (5th ed.), ch. 5.
   */
  donchian(bars: { readonly high: Series; readonly low: Series }, period?: number | IndicatorParameters['donchian'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Detrended price oscillator: the value of half a window ago less the mean of the last `period` values.
   * - `period`: values of the mean; integer from 2 to 100000, default 20
   * Source: Achelis, Technical Analysis from A to Z (2nd ed., 2001); TA-Lib's DPO.
   */
  dpo(values: Series, period?: number | IndicatorParameters['dpo'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Dragonfly doji: a doji with a lower shadow only; 100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLDRAGONFLYDOJI.
   */
  dragonflyDoji(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Drawdown: how far a value is below the highest so far, as a part of it; no value while that is not above 0.
   * Source: Definition.
   */
  drawdown(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Blau's directional trend index, -100 to 100: how far highs rose less how far lows fell, smoothed three times, in percent of the size of that, smoothed as often; 0 where nothing moved.
   * - `firstPeriod`: period of the first smoothing; integer from 1 to 100000, default 14
   * - `secondPeriod`: period of the second one; integer from 1 to 100000, default 10
   * - `thirdPeriod`: period of the third one; integer from 1 to 100000, default 5
   * Source: Blau, Momentum, Direction, and Divergence (1995).
   */
  dti(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['dti'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Directional movement index, 0 to 100: the distance of the two directional indicators in percent of their sum; where nothing moves the last value stays, 0 at first.
   * - `period`: bars of the running sums; integer from 2 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's DX.
   */
  dx(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['dx'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Exponential decay: the value, or the part of the last decay that is left where that is more.
   * - `period`: rows in which all of it goes; integer from 1 to 100000, default 5
   * Source: Definition; Tulip's edecay.
   */
  eDecay(values: Series, period?: number | IndicatorParameters['eDecay'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' even better sinewave, -1 to 1: the mean of the last three values of a band, in parts of the root of their power; 0 without any. Values before the first count as equal to it.
   * - `period`: cycles up to this many rows pass; integer from 5 to 100000, default 40
   * - `smoothPeriod`: cycles up to this many rows are smoothed away; integer from 2 to 100000, default 10
   * Source: Ehlers, Cycle Analytics for Traders (2013), ch. 12.
   */
  ebsw(values: Series, parameters?: number | IndicatorParameters['ebsw'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' distance coefficient filter: the mean of the last `period` values, each weighted with its squared distances from the values before it; the value itself where all are equal.
   * - `period`: values in the window, and in each distance; integer from 1 to 100000, default 15
   * Source: Ehlers, Nonlinear Ehlers Filters (Technical Analysis of Stocks & Commodities, April 2001).
   */
  edcf(values: Series, period?: number | IndicatorParameters['edcf'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Efficiency ratio, 0 to 1: the distance between the first and the last value as a share of the way between them; 1 where nothing moved.
   * - `period`: changes in the window; integer from 2 to 100000, default 10
   * Source: Kaufman, Smarter Trading (1995).
   */
  efficiencyRatio(values: Series, period?: number | IndicatorParameters['efficiencyRatio'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Elder's force index: the exponential average of the close's change times the volume.
   * - `period`: of the average; integer from 1 to 100000, default 13
   * Source: Elder, Trading for a Living (1993); TA-Lib's EFI.
   */
  efi(bars: { readonly close: Series; readonly volume: Series }, period?: number | IndicatorParameters['efi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Elder-Ray: the high above (bull) and the low below (bear) an exponential average of the closes.
   * - `period`: period of the average; integer from 1 to 100000, default 13
   * Source: Elder, Trading for a Living (1993).
   */
  elderRay(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['elderRay'], options?: IndicatorOptions<{ readonly bull: Float64Array; readonly bear: Float64Array }>): { readonly bull: Column; readonly bear: Column };
  /**
   * Exponential moving average, seeded with the mean of the first `period` values, or with the first value.
   * - `period`: values of the seed; a new value weighs 2 / (period + 1); integer from 1 to 100000, default 30
   * - `seeding`: how it begins, see the formula; default 'talib'
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Kaufman, Trading Systems and Methods (5th ed.), ch. 7; seeds as in TA-Lib's EMA and in Pine Script's reference of ta.ema.
   */
  ema(values: Series, parameters?: number | IndicatorParameters['ema'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ease of movement: how far the middle of the bar moved for its volume and range, as the mean of the last `period` bars; a bar without volume counts as 0.
   * - `period`: bars of the mean; 1 for the bar's own; integer from 1 to 100000, default 14
   * - `divisor`: of the volume, so that values have a handy size; number from 1 to 1000000000000, default 10000
   * Source: Arms, Volume Cycles in the Stock Market (1983); Achelis, Technical Analysis from A to Z (2nd ed.).
   */
  emv(bars: { readonly high: Series; readonly low: Series; readonly volume: Series }, parameters?: number | IndicatorParameters['emv'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Engulfing pattern: 100 where a rising body covers the falling one of the bar before, -100 the other way round, 80 and -80 where they share one end, else 0.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991), ch. 4; TA-Lib's CDLENGULFING.
   */
  engulfing(bars: { readonly open: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Shannon's entropy of the last `period` values as shares of their sum; a value that is not above 0 adds nothing. No value where the sum is not above 0.
   * - `period`: values in the window; integer from 1 to 100000, default 10
   * - `base`: of the logarithm; number from 1.000001 to 1000, default 2
   * Source: Shannon, A mathematical theory of communication (Bell System Technical Journal 27, 1948).
   */
  entropy(values: Series, parameters?: number | IndicatorParameters['entropy'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Moving average envelopes: an average, and bands some percent above and below it.
   * - `period`: values of the average; integer from 1 to 100000, default 20
   * - `percent`: from the middle to a band, in percent of the middle; number from 0 to 1000, default 2.5
   * - `average`: kind of the middle; default 'sma'
   * Source: Murphy, Technical Analysis of the Financial Markets (1999), ch. 9.
   */
  envelopes(values: Series, parameters?: number | IndicatorParameters['envelopes'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * End point moving average: the weights of wma, each less by `offset`, so that old values count negative and the average leads. No value where the weights add up to 0.
   * - `period`: values in the window; integer from 1 to 100000, default 11
   * - `offset`: what each weight of wma is made less by; integer from 0 to 100000, default 4
   * Source: End Point Moving Average (a script in TradingView's library).
   */
  epma(values: Series, parameters?: number | IndicatorParameters['epma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Evening doji star: a doji above a long white candle, then a black one that closes well within its body; -100.
   * - `penetration`: part of the earlier body that the close reaches into; number from 0 to 100, default 0.3
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLEVENINGDOJISTAR.
   */
  eveningDojiStar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, penetration?: number | IndicatorParameters['eveningDojiStar'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Evening star: a small body above a long white candle, then a black one that closes well within its body; -100.
   * - `penetration`: part of the earlier body that the close reaches into; number from 0 to 100, default 0.3
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLEVENINGSTAR.
   */
  eveningStar(bars: { readonly open: Series; readonly close: Series }, penetration?: number | IndicatorParameters['eveningStar'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * e to the power of each value.
   * Source: Definition; TA-Lib's EXP, here with the same bits on every system.
   */
  exp(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Fractal chaos bands: the high of the last fractal high and the low of the last fractal low, from the bar on that confirms it; a fractal lies beyond all of the `span` bars on each side.
   * - `span`: bars on each side of a fractal; integer from 1 to 100000, default 2
   * Source: Williams, Trading Chaos (1995), for the fractals.
   */
  fcb(bars: { readonly high: Series; readonly low: Series }, span?: number | IndicatorParameters['fcb'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly lower: Column };
  /**
   * Ehlers' Fisher transform of the place that the bars' middle has in its window; and the signal, its value in the row before. The middle place without a range.
   * - `period`: bars in the window; integer from 1 to 100000, default 9
   * Source: Ehlers, Using the Fisher Transform (Technical Analysis of Stocks & Commodities, November 2002).
   */
  fisher(bars: { readonly high: Series; readonly low: Series }, period?: number | IndicatorParameters['fisher'], options?: IndicatorOptions<{ readonly fisher: Float64Array; readonly signal: Float64Array }>): { readonly fisher: Column; readonly signal: Column };
  /**
   * The greatest whole number that is not above each value.
   * Source: Definition; TA-Lib's FLOOR, here with the same bits on every system.
   */
  floor(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Forecast oscillator: the distance of a value from the least-squares line through the `period` values before it, drawn one row further, in percent of the value; 0 where that is 0.
   * - `period`: values of the line; integer from 2 to 100000, default 5
   * Source: Chande and Kroll, The New Technical Trader (1994).
   */
  forecastOsc(values: Series, period?: number | IndicatorParameters['forecastOsc'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Fractals: 100 at the bar that confirms a high above those of `leftBars` bars before and `rightBars` bars after it, and a low below them; else 0.
   * - `leftBars`: bars before the pivot; integer from 1 to 100000, default 2
   * - `rightBars`: bars after it, which confirm it; integer from 1 to 100000, default 2
   * Source: Williams, Trading Chaos (1995).
   */
  fractal(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['fractal'], options?: IndicatorOptions<{ readonly swingHigh: Int32Array; readonly swingLow: Int32Array }>): { readonly swingHigh: Int32Array; readonly swingLow: Int32Array };
  /**
   * Fractal adaptive moving average: an exponential average of the middle of the bars whose weight follows the fractal dimension of the last `period` bars; it starts with the middle before the first output, and keeps its weight where a half has no range.
   * - `period`: bars of both halves; an odd number counts as the next even one; integer from 2 to 100000, default 16
   * Source: Ehlers, FRAMA: Fractal Adaptive Moving Average (2005).
   */
  frama(bars: { readonly high: Series; readonly low: Series }, period?: number | IndicatorParameters['frama'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Fibonacci's weighted moving average: the weights are 1, 1, 2, 3, 5 ..., the oldest value's first.
   * - `period`: values in the window; integer from 1 to 1000, default 10
   * Source: Definition; pandas-ta's fwma.
   */
  fwma(values: Series, period?: number | IndicatorParameters['fwma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Gap side-by-side white lines: two like white candles beyond a gap of the bodies; 100 up, -100 down.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLGAPSIDESIDEWHITE.
   */
  gapSideSideWhite(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Garman and Klass's volatility of the last `period` bars, from their four prices, for a year; 0 where the estimate of the variance is negative.
   * - `period`: bars in the window; integer from 1 to 100000, default 20
   * - `periodsPerYear`: bars in a year; 1 leaves the result as it is; number from 1 to 1000000000, default 252
   * Source: Garman and Klass, On the estimation of security price volatilities from historical data (Journal of Business 53, 1980).
   */
  garmanKlass(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['garmanKlass'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Williams' gator: how far the alligator's mouth is open, upwards between jaw and teeth, downwards between teeth and lips.
   * - `jawPeriod`: period of the slowest average; integer from 1 to 100000, default 13
   * - `jawShift`: bars by which it is drawn later; integer from 0 to 100000, default 8
   * - `teethPeriod`: period of the middle average; integer from 1 to 100000, default 8
   * - `teethShift`: bars by which it is drawn later; integer from 0 to 100000, default 5
   * - `lipsPeriod`: period of the fastest average; integer from 1 to 100000, default 5
   * - `lipsShift`: bars by which it is drawn later; integer from 0 to 100000, default 3
   * Source: Williams, Trading Chaos (2nd ed., 2004).
   */
  gator(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['gator'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly lower: Column };
  /**
   * Ehlers' Gaussian filter: one to four equal exponential averages, one after the other; values before the first count as equal to it.
   * - `period`: cycles up to this many rows are smoothed away; integer from 2 to 100000, default 14
   * - `poles`: 1 to 4; integer from 1 to 4, default 4
   * Source: Ehlers, Gaussian and Other Low Lag Filters (MESA Software).
   */
  gaussian(values: Series, parameters?: number | IndicatorParameters['gaussian'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Gravestone doji: a doji with an upper shadow only; 100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLGRAVESTONEDOJI.
   */
  gravestoneDoji(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Hammer: a short body above a long lower shadow, at or near the low before; 100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLHAMMER.
   */
  hammer(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Hanging man: a short body above a long lower shadow, at or near the high before; -100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLHANGINGMAN.
   */
  hangingMan(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Harami: a body within the long one before; 100 where that is black, -100 where it is white, 80 and -80 where they share an end.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLHARAMI.
   */
  harami(bars: { readonly open: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Harami cross: a doji within the long body before; 100 where that is black, -100 where it is white, 80 and -80 where they share an end.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLHARAMICROSS.
   */
  haramiCross(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Heikin-Ashi bars: averages of a bar with those before it, in which trends show as runs of one colour.
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Valcu, Using the Heikin-Ashi technique (Stocks & Commodities, February 2004); TA-Lib's HA.
   */
  heikinAshi(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, unstable?: number | IndicatorParameters['heikinAshi'], options?: IndicatorOptions<{ readonly open: Float64Array; readonly high: Float64Array; readonly low: Float64Array; readonly close: Float64Array }>): { readonly open: Column; readonly high: Column; readonly low: Column; readonly close: Column };
  /**
   * Ehlers' high pass filter of one pole: the value without its level and its slow moves; values before the first count as equal to it.
   * - `period`: cycles up to this many rows pass; integer from 5 to 100000, default 48
   * Source: Ehlers, Cycle Analytics for Traders (2013).
   */
  highPass(values: Series, period?: number | IndicatorParameters['highPass'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' high pass filter of two poles; values before the first count as equal to it.
   * - `period`: cycles up to this many rows pass; integer from 5 to 100000, default 48
   * - `damping`: factor of the angle; number from 0.1 to 1, default 0.707
   * Source: Ehlers, Cycle Analytics for Traders (2013).
   */
  highPass2(values: Series, parameters?: number | IndicatorParameters['highPass2'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * High-wave candle: a short body with very long shadows; 100 if white, -100 if black.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLHIGHWAVE.
   */
  highWave(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * The highest of the last `period` values.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Definition; TA-Lib's MAX.
   */
  highest(values: Series, period?: number | IndicatorParameters['highest'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Hikkake: an inside bar and a bar that breaks out of it the wrong way, 100 up and -100 down; 200 and -200 at the bar that confirms it.
   * Source: Chesler, Trading False Moves with the Hikkake Pattern (Active Trader, April 2004); TA-Lib's CDLHIKKAKE.
   */
  hikkake(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Modified hikkake: two inside bars, the first closing at its extreme, and a bar that breaks out the wrong way, 100 up and -100 down; 200 and -200 at the bar that confirms it.
   * Source: Chesler, Trading False Moves with the Hikkake Pattern (Active Trader, April 2004); TA-Lib's CDLHIKKAKEMOD.
   */
  hikkakeMod(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Gann HiLo activator: once the close breaks out above the mean of the highs of the bar before, the mean of the lows; once it breaks out below the mean of the lows, the mean of the highs; between, the value stays. No value before the first such bar.
   * - `highPeriod`: highs of the mean; integer from 1 to 100000, default 13
   * - `lowPeriod`: lows of the mean; integer from 1 to 100000, default 21
   * Source: Krausz, The New Gann Swing Chartist (Technical Analysis of Stocks & Commodities, February 1998).
   */
  hilo(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['hilo'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Historical volatility, close to close: the standard deviation of the last `period` logarithmic changes, for a year. A change from or to a price that is not above 0 counts as none.
   * - `period`: changes in the window; integer from 2 to 100000, default 20
   * - `periodsPerYear`: rows in a year; 1 leaves the result as it is; number from 1 to 1000000000, default 252
   * Source: Hull, Options, Futures and Other Derivatives, the chapter on Black, Scholes and Merton.
   */
  historicalVolatility(values: Series, parameters?: number | IndicatorParameters['historicalVolatility'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Hull moving average: twice a weighted average over half the period less the one over all of it, smoothed by a third.
   * - `period`: values in the longest window; integer from 1 to 100000, default 20
   * Source: Hull, How to reduce lag in a moving average (2005); lengths are cut to whole numbers as in TA-Lib.
   */
  hma(values: Series, period?: number | IndicatorParameters['hma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Homing pigeon: a black body within the long black one before; 100.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLHOMINGPIGEON.
   */
  homingPigeon(bars: { readonly open: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Period of the dominant cycle in rows, 6 to 50, by Hilbert transforms; in the first rows it comes up from 0.
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Ehlers, Rocket Science for Traders (2001), ch. 7; cold start of TA-Lib's HT_DCPERIOD.
   */
  htDcPeriod(values: Series, unstable?: number | IndicatorParameters['htDcPeriod'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Phase of the dominant cycle in degrees, -45 to 315.
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Ehlers, Rocket Science for Traders (2001), ch. 9; cold start of TA-Lib's HT_DCPHASE.
   */
  htDcPhase(values: Series, unstable?: number | IndicatorParameters['htDcPhase'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * The parts of the dominant cycle in phase and a quarter of a cycle apart.
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Ehlers, Rocket Science for Traders (2001), ch. 6; cold start of TA-Lib's HT_PHASOR.
   */
  htPhasor(values: Series, unstable?: number | IndicatorParameters['htPhasor'], options?: IndicatorOptions<{ readonly inPhase: Float64Array; readonly quadrature: Float64Array }>): { readonly inPhase: Column; readonly quadrature: Column };
  /**
   * Sine of the dominant cycle's phase, and the sine 45 degrees ahead, which it crosses at turns.
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Ehlers, Rocket Science for Traders (2001), ch. 9; cold start of TA-Lib's HT_SINE.
   */
  htSine(values: Series, unstable?: number | IndicatorParameters['htSine'], options?: IndicatorOptions<{ readonly sine: Float64Array; readonly leadSine: Float64Array }>): { readonly sine: Column; readonly leadSine: Column };
  /**
   * 1 while the market is in a trend and 0 while it is in a cycle.
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Ehlers, Rocket Science for Traders (2001), ch. 11; cold start of TA-Lib's HT_TRENDMODE.
   */
  htTrendMode(values: Series, unstable?: number | IndicatorParameters['htTrendMode'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Instantaneous trendline: the mean over one dominant cycle, which leaves the cycle out, smoothed.
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Ehlers, Rocket Science for Traders (2001), ch. 10; cold start of TA-Lib's HT_TRENDLINE.
   */
  htTrendline(values: Series, unstable?: number | IndicatorParameters['htTrendline'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Hurst's exponent of the last `period` returns by the rescaled range: about 0.5 for a random walk, more where moves go on, less where they turn back. No value where nothing moved.
   * - `period`: logarithmic returns in the window; integer from 16 to 100000, default 100
   * Source: Hurst, Long-Term Storage Capacity of Reservoirs (1951); Peters, Fractal Market Analysis (1994), R/S analysis; cut into parts as in Stock.Indicators.
   */
  hurst(values: Series, period?: number | IndicatorParameters['hurst'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Holt-Winters channel: the Holt-Winters moving average, and bands by the smoothed deviation of the values from it, without this value and the one before.
   * - `level`: share of what is new; number from 0 to 1, default 0.2
   * - `trend`: share of what is new; number from 0 to 1, default 0.1
   * - `change`: share of what is new; number from 0 to 1, default 0.1
   * - `deviation`: share of what is new; number from 0 to 1, default 0.1
   * - `multiplier`: deviations from the middle to a band; number from 0 to 1000, default 1
   * Source: Holt-Winters Channel (MetaTrader code base, 20857).
   */
  hwc(values: Series, parameters?: number | IndicatorParameters['hwc'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Holt-Winters moving average: a level with a trend and the trend's change, each smoothed with a share of its own, from the first value on.
   * - `level`: share of what is new; number from 0 to 1, default 0.2
   * - `trend`: share of what is new; number from 0 to 1, default 0.1
   * - `change`: share of what is new; number from 0 to 1, default 0.1
   * Source: Holt-Winters Moving Average (MetaTrader code base, 20856); Winters, Forecasting Sales by Exponentially Weighted Moving Averages (Management Science 6, 1960).
   */
  hwma(values: Series, parameters?: number | IndicatorParameters['hwma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ichimoku: the conversion line (tenkan), the base line (kijun), the leading spans (senkou) as this bar makes them, and the cloud that stands at this bar, which the spans of `displacement` bars ago threw ahead. The lagging span (chikou) is the close drawn at an earlier bar: it is for charts, as a strategy at that bar cannot know it.
   * - `tenkanPeriod`: bars of the conversion line; integer from 1 to 100000, default 9
   * - `kijunPeriod`: bars of the base line; integer from 1 to 100000, default 26
   * - `senkouPeriod`: bars of the slower leading span; integer from 1 to 100000, default 52
   * - `displacement`: bars by which the spans are drawn ahead; integer from 0 to 100000, default 26
   * Source: Hosoda, Ichimoku kinko hyo (1969).
   */
  ichimoku(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['ichimoku'], options?: IndicatorOptions<{ readonly tenkan: Float64Array; readonly kijun: Float64Array; readonly senkouA: Float64Array; readonly senkouB: Float64Array; readonly cloudA: Float64Array; readonly cloudB: Float64Array }>): { readonly tenkan: Column; readonly kijun: Column; readonly senkouA: Column; readonly senkouB: Column; readonly cloudA: Column; readonly cloudB: Column };
  /**
   * Identical three crows: three black candles without lower shadows, each opening at the close before; -100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLIDENTICAL3CROWS.
   */
  identicalThreeCrows(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Ehlers' inverse Fisher transform of the relative strength index, -1 to 1: the index between -5 and 5, its weighted mean, and what the transform makes of it: mostly near the ends.
   * - `rsiPeriod`: period of the relative strength index; integer from 2 to 100000, default 5
   * - `wmaPeriod`: values of the weighted mean; integer from 1 to 100000, default 9
   * Source: Ehlers, The Inverse Fisher Transform (Technical Analysis of Stocks & Commodities, May 2004).
   */
  iftRsi(values: Series, parameters?: number | IndicatorParameters['iftRsi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Intraday momentum index, 0 to 100: the bodies of rising bars in percent of the bodies of all of the last `period` bars; 50 where there is none.
   * - `period`: bars in the window; integer from 2 to 100000, default 14
   * Source: Chande and Kroll, The New Technical Trader (1994).
   */
  imi(bars: { readonly open: Series; readonly close: Series }, period?: number | IndicatorParameters['imi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * In-neck: after a long black candle a white one that opens below its low and closes at or just above its close; -100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLINNECK.
   */
  inNeck(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * True where the value is above the one `period` rows before, or with `each` where every one of these rows rose.
   * - `period`: rows; integer from 1 to 100000, default 1
   * - `compare`: only the ends of the rows, or each row with the one before; default 'ends'
   * Source: Definition.
   */
  increasing(values: Series, parameters?: number | IndicatorParameters['increasing'], options?: IndicatorOptions<Uint8Array>): Uint8Array;
  /**
   * Dorsey's inertia: the end of the regression line of the refined relative volatility index, which is the mean of the indexes of highs and of lows; above 50 in a rising market.
   * - `period`: values of the regression line; integer from 2 to 100000, default 20
   * - `rviPeriod`: rows of the seed of the index's smoothing; integer from 1 to 100000, default 14
   * - `stddevPeriod`: values of the index's deviation; integer from 2 to 100000, default 10
   * Source: Dorsey, Refining the Relative Volatility Index (Technical Analysis of Stocks & Commodities, September 1995).
   */
  inertia(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['inertia'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' instantaneous trendline and its trigger, which runs two rows ahead; values before the first count as equal to it.
   * - `alpha`: weight, 2 / (period + 1) of an average; number from 0.001 to 1, default 0.07
   * Source: Ehlers, Cybernetic Analysis for Stocks and Futures (2004), ch. 3.
   */
  instantaneousTrend(values: Series, alpha?: number | IndicatorParameters['instantaneousTrend'], options?: IndicatorOptions<{ readonly trend: Float64Array; readonly trigger: Float64Array }>): { readonly trend: Column; readonly trigger: Column };
  /**
   * Inverted hammer: a short body under a long upper shadow, below the body before; 100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLINVERTEDHAMMER.
   */
  invertedHammer(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * JSA moving average: the mean of a value and the one `period` rows before.
   * - `period`: rows between the two values; integer from 1 to 100000, default 30
   * Source: JSA Moving Average (a script in TradingView's library); Jesse's jsa.
   */
  jsa(values: Series, period?: number | IndicatorParameters['jsa'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Kaufman's adaptive moving average: fast while the values move in one direction, slow while they go to and fro.
   * - `period`: changes by which the trend is judged; integer from 1 to 100000, default 30
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Kaufman, Smarter Trading (1995); Trading Systems and Methods (5th ed.), ch. 17; start as in TA-Lib.
   */
  kama(values: Series, parameters?: number | IndicatorParameters['kama'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Kaufman's stops: below the low and above the high, at a multiple of the average range of the bars.
   * - `period`: bars of the average range; integer from 1 to 100000, default 22
   * - `multiplier`: average ranges from the bar to the stop; number from 0 to 1000, default 2
   * - `average`: kind of the average; default 'sma'
   * Source: Kaufman, Trading Systems and Methods (5th ed.).
   */
  kaufmanStop(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['kaufmanStop'], options?: IndicatorOptions<{ readonly long: Float64Array; readonly short: Float64Array }>): { readonly long: Column; readonly short: Column };
  /**
   * KDJ: a stochastic oscillator smoothed in Wilder's way, and j, its k drawn on beyond d; a bar without a range counts as 0.
   * - `period`: bars of the range; integer from 1 to 100000, default 9
   * - `kPeriod`: period of the smoothing that gives k; integer from 1 to 100000, default 3
   * - `kAverage`: kind of this smoothing; default 'rma'
   * - `dPeriod`: period of the smoothing of k that gives d; integer from 1 to 100000, default 3
   * - `dAverage`: kind of this smoothing; default 'rma'
   * Source: Lane's stochastics as Asian charting programs draw them; TA-Lib's KDJ.
   */
  kdj(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['kdj'], options?: IndicatorOptions<{ readonly k: Float64Array; readonly d: Float64Array; readonly j: Float64Array }>): { readonly k: Column; readonly d: Column; readonly j: Column };
  /**
   * Keltner channel: an exponential average of the typical price, and average true ranges above and below it; both begin in the row in which the later one can.
   * - `period`: period of the exponential average; integer from 2 to 100000, default 20
   * - `atrPeriod`: period of the average true range; integer from 1 to 100000, default 10
   * - `multiplier`: average true ranges from the middle to a band; number from 0 to 1000, default 2
   * Source: Keltner, How to Make Money in Commodities (1960), in Raschke's form with the average true range; TA-Lib's KC.
   */
  keltner(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['keltner'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Kicking: two long candles without shadows, of opposite colours, with a gap between; 100 up, -100 down.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLKICKING.
   */
  kicking(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Kicking, its direction by the longer candle: 100 where that is white, -100 where it is black.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLKICKINGBYLENGTH.
   */
  kickingByLength(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Pring's know sure thing: four means of rates of change in percent, with weights 1 to 4. The usual signal is its mean of 9.
   * - `rate1`: rows of the first rate of change; integer from 1 to 100000, default 10
   * - `rate2`: of the second; integer from 1 to 100000, default 15
   * - `rate3`: of the third; integer from 1 to 100000, default 20
   * - `rate4`: of the fourth; integer from 1 to 100000, default 30
   * - `average1`: values of the first mean; integer from 1 to 100000, default 10
   * - `average2`: of the second; integer from 1 to 100000, default 10
   * - `average3`: of the third; integer from 1 to 100000, default 10
   * - `average4`: of the fourth; integer from 1 to 100000, default 15
   * Source: Pring, Summed Rate of Change (Technical Analysis of Stocks & Commodities, September 1992).
   */
  kst(values: Series, parameters?: number | IndicatorParameters['kst'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Excess kurtosis of the last `period` values, estimated for the population that they are a sample of; no value where they are equal.
   * - `period`: values in the window; integer from 4 to 100000, default 30
   * Source: Joanes and Gill, Comparing measures of sample skewness and kurtosis (The Statistician 47, 1998), G2.
   */
  kurtosis(values: Series, period?: number | IndicatorParameters['kurtosis'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Klinger's volume oscillator: two exponential averages of a volume force, which has the sign of the trend of the typical price and is larger the more of the trend's way the bar has gone, or the less.
   * - `fastPeriod`: of the shorter average; integer from 1 to 100000, default 34
   * - `slowPeriod`: of the longer average; integer from 1 to 100000, default 55
   * - `signalPeriod`: of the average of both; integer from 1 to 100000, default 13
   * Source: Klinger, Identifying Trends with Volume Analysis (Technical Analysis of Stocks & Commodities 15:12, 1997).
   */
  kvo(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, parameters?: number | IndicatorParameters['kvo'], options?: IndicatorOptions<{ readonly kvo: Float64Array; readonly signal: Float64Array }>): { readonly kvo: Column; readonly signal: Column };
  /**
   * Ladder bottom: three falling black candles, a black one with an upper shadow, then a white one above it; 100.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLLADDERBOTTOM.
   */
  ladderBottom(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * The value of `period` rows before.
   * - `period`: rows before; integer from 1 to 100000, default 1
   * Source: Definition.
   */
  lag(values: Series, period?: number | IndicatorParameters['lag'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' Laguerre filter: four stages that each delay slow moves more than fast ones, averaged; values before the first count as equal to it.
   * - `gamma`: 0 for the mean of four values with weights 1, 2, 2, 1; the larger, the smoother; number from 0 to 0.99, default 0.8
   * Source: Ehlers, Cybernetic Analysis for Stocks and Futures (2004), ch. 14.
   */
  laguerre(values: Series, gamma?: number | IndicatorParameters['laguerre'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' Laguerre RSI, 0 to 1: the rises in parts of all differences between the stages of the Laguerre filter; it stays where there are none, 0 at first. Values before the first count as equal to it.
   * - `gamma`: the larger, the smoother; number from 0 to 0.99, default 0.5
   * Source: Ehlers, Cybernetic Analysis for Stocks and Futures (2004), ch. 14.
   */
  laguerreRsi(values: Series, gamma?: number | IndicatorParameters['laguerreRsi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Linear regression: the value in this row of the line that fits the last `period` values best.
   * - `period`: values in the window; integer from 2 to 100000, default 14
   * Source: Least squares; Kaufman, Trading Systems and Methods (5th ed.), ch. 6; TA-Lib's function of that name.
   */
  linearReg(values: Series, period?: number | IndicatorParameters['linearReg'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Angle in degrees of the line that fits the last `period` values best.
   * - `period`: values in the window; integer from 2 to 100000, default 14
   * Source: Least squares; Kaufman, Trading Systems and Methods (5th ed.), ch. 6; TA-Lib's function of that name.
   */
  linearRegAngle(values: Series, period?: number | IndicatorParameters['linearRegAngle'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Value at the oldest row of the line that fits the last `period` values best.
   * - `period`: values in the window; integer from 2 to 100000, default 14
   * Source: Least squares; Kaufman, Trading Systems and Methods (5th ed.), ch. 6; TA-Lib's function of that name.
   */
  linearRegIntercept(values: Series, period?: number | IndicatorParameters['linearRegIntercept'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Coefficient of determination of the line that fits the last `period` values best, from 0 to 1; no value where they are equal.
   * - `period`: values in the window; integer from 2 to 100000, default 14
   * Source: Least squares; Kaufman, Trading Systems and Methods (5th ed.), ch. 6.
   */
  linearRegR2(values: Series, period?: number | IndicatorParameters['linearRegR2'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * What the line that fits the last `period` values best rises by in a row.
   * - `period`: values in the window; integer from 2 to 100000, default 14
   * Source: Least squares; Kaufman, Trading Systems and Methods (5th ed.), ch. 6; TA-Lib's function of that name.
   */
  linearRegSlope(values: Series, period?: number | IndicatorParameters['linearRegSlope'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Standard error of the regression: how far the last `period` values lie from the line that fits them best.
   * - `period`: values in the window; integer from 3 to 100000, default 14
   * Source: Least squares; Kaufman, Trading Systems and Methods (5th ed.), ch. 6.
   */
  linearRegStdErr(values: Series, period?: number | IndicatorParameters['linearRegStdErr'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Natural logarithm of each value: -infinity for 0, none for negative numbers.
   * Source: Definition; TA-Lib's LN, here with the same bits on every system.
   */
  ln(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Logarithm to base 10 of each value: -infinity for 0, none for negative numbers.
   * Source: Definition; TA-Lib's LOG10, here with the same bits on every system.
   */
  log10(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Logarithmic return over `period` rows; no value where one of both is not above 0.
   * - `period`: rows before; integer from 1 to 100000, default 1
   * Source: Definition.
   */
  logReturn(values: Series, period?: number | IndicatorParameters['logReturn'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Long-legged doji: a doji with a long shadow; 100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLLONGLEGGEDDOJI.
   */
  longLeggedDoji(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Long line: a long body with short shadows; 100 if white, -100 if black.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLLONGLINE.
   */
  longLine(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * True where a fast series a has risen over `period` rows and a slow one b has moved: with it upwards, or against it, which may be a bottom.
   * - `period`: rows; integer from 1 to 100000, default 2
   * Source: Definition; pandas-ta's long_run.
   */
  longRun(a: Series, b: Series, period?: number | IndicatorParameters['longRun'], options?: IndicatorOptions<Uint8Array>): Uint8Array;
  /**
   * The lowest of the last `period` values.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Definition; TA-Lib's MIN.
   */
  lowest(values: Series, period?: number | IndicatorParameters['lowest'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Moving average whose kind is a parameter: each has the warm-up and the seed of its own row.
   * - `period`: period of the average; integer from 1 to 100000, default 30
   * - `average`: kind of the average; default 'sma'
   * Source: The rows of the kinds; TA-Lib's MA.
   */
  ma(values: Series, parameters?: number | IndicatorParameters['ma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Moving average adaptive Q: an exponential average whose weight follows the ratio of the distance to the way of the last `period` rows; it starts with the value before the first output.
   * - `period`: rows of the way; integer from 1 to 100000, default 11
   * - `fastPeriod`: period of a straight way; integer from 1 to 100000, default 2
   * - `slowPeriod`: period of a way that leads nowhere; integer from 1 to 100000, default 30
   * Source: Moving Average Adaptive Q (a script in TradingView's library), after Kaufman's adaptive average; Jesse's maaq.
   */
  maaq(values: Series, parameters?: number | IndicatorParameters['maaq'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Distance of a fast and a slow exponential average, its exponential average as signal, and the distance of these two; seeded as in TA-Lib: both averages begin in the row in which the slow one can.
   * - `fastPeriod`: period of the fast average; the shorter of the two is the fast one; integer from 2 to 100000, default 12
   * - `slowPeriod`: period of the slow average; integer from 2 to 100000, default 26
   * - `signalPeriod`: period of the signal; integer from 1 to 100000, default 9
   * - `seeding`: how it begins, see the formula; default 'talib'
   * Source: Appel, Technical Analysis: Power Tools for Active Investors (2005), ch. 8; Pine Script's reference of ta.macd.
   */
  macd(values: Series, parameters?: number | IndicatorParameters['macd'], options?: IndicatorOptions<{ readonly macd: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array }>): { readonly macd: Column; readonly signal: Column; readonly histogram: Column };
  /**
   * Distance of a fast and a slow average, its average as signal, and the distance of these two, with averages of any kind; both begin in the row in which the later one can.
   * - `fastPeriod`: period of the fast average; the shorter of the two is the fast one; integer from 2 to 100000, default 12
   * - `fastAverage`: kind of the average that `fastPeriod` belongs to; default 'sma'
   * - `slowPeriod`: period of the slow average; integer from 2 to 100000, default 26
   * - `slowAverage`: kind of the average that `slowPeriod` belongs to; default 'sma'
   * - `signalPeriod`: period of the signal; integer from 1 to 100000, default 9
   * - `signalAverage`: kind of the signal; default 'sma'
   * Source: Appel, Technical Analysis: Power Tools for Active Investors (2005), ch. 8; TA-Lib's MACDEXT.
   */
  macdExt(values: Series, parameters?: number | IndicatorParameters['macdExt'], options?: IndicatorOptions<{ readonly macd: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array }>): { readonly macd: Column; readonly signal: Column; readonly histogram: Column };
  /**
   * macd with Appel's weights: 0.15 for the fast average, seeded with 12 values, and 0.075 for the slow one, seeded with 26.
   * - `signalPeriod`: period of the signal; integer from 1 to 100000, default 9
   * Source: Appel, Technical Analysis: Power Tools for Active Investors (2005), ch. 8; TA-Lib's MACDFIX.
   */
  macdFix(values: Series, signalPeriod?: number | IndicatorParameters['macdFix'], options?: IndicatorOptions<{ readonly macd: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array }>): { readonly macd: Column; readonly signal: Column; readonly histogram: Column };
  /**
   * MESA adaptive moving average, whose weight follows how fast the phase of the dominant cycle turns, and the following average (fama), which has half the weight.
   * - `fastLimit`: largest weight of a new value; number from 0.01 to 0.99, default 0.5
   * - `slowLimit`: smallest weight of a new value; number from 0.01 to 0.99, default 0.05
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Ehlers, MESA Adaptive Moving Averages (Technical Analysis of Stocks & Commodities, September 2001); TA-Lib's MAMA.
   */
  mama(values: Series, parameters?: number | IndicatorParameters['mama'], options?: IndicatorOptions<{ readonly mama: Float64Array; readonly fama: Float64Array }>): { readonly mama: Column; readonly fama: Column };
  /**
   * Market facilitation index: a bar's range divided by its volume; 0 without volume.
   * Source: Williams, Trading Chaos (1995); TA-Lib's MARKETFI.
   */
  marketFi(bars: { readonly high: Series; readonly low: Series; readonly volume: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Marubozu: a long body without shadows; 100 if white, -100 if black.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLMARUBOZU.
   */
  marubozu(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Mass index: how the smoothed range stands to the same, smoothed again, added up over `slowPeriod` bars; a ratio without a range counts as 1.
   * - `fastPeriod`: period of both smoothings; integer from 2 to 100000, default 9
   * - `slowPeriod`: ratios in the sum; integer from 2 to 100000, default 25
   * Source: Dorsey, The Mass Index (Technical Analysis of Stocks & Commodities, June 1992).
   */
  massIndex(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['massIndex'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Mat hold: a long white candle, three short ones that hold above most of its body, then a white one above them; 100.
   * - `penetration`: part of the earlier body that the close reaches into; number from 0 to 100, default 0.5
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLMATHOLD.
   */
  matHold(bars: { readonly open: Series; readonly high: Series; readonly close: Series }, penetration?: number | IndicatorParameters['matHold'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Matching low: two black candles that close alike; 100.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLMATCHINGLOW.
   */
  matchingLow(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Moving average with a period that is given row by row, cut to a whole number and held between two bounds; averages of all periods have their first values in the same row.
   * - `minPeriod`: shortest period; what lies below is taken as this; integer from 1 to 100000, default 2
   * - `maxPeriod`: longest period; what lies above is taken as this; integer from 1 to 100000, default 30
   * - `average`: kind of the averages; default 'sma'
   * Source: Definition; TA-Lib's MAVP.
   */
  mavp(values: Series, periods: Series, parameters?: number | IndicatorParameters['mavp'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Row of the highest of the last `period` values, counted from the first row of the column or stream.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Definition; TA-Lib's MAXINDEX.
   */
  maxIndex(values: Series, period?: number | IndicatorParameters['maxIndex'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * McGinley's dynamic: an average that takes larger steps where the price is below it, from the mean of the first `period` values on.
   * - `period`: values of the seed; about the length of an average that does the same; integer from 1 to 100000, default 14
   * - `factor`: of the period in the divisor; McGinley takes 0.6 where the period is that of a simple average; number from 0.01 to 100, default 1
   * Source: McGinley, McGinley Dynamic (Journal of Technical Analysis of the Market Technicians Association, 1997).
   */
  mcGinley(values: Series, parameters?: number | IndicatorParameters['mcGinley'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * McClellan oscillator: two exponential averages of the instruments that rose less those that fell; and its summation index, the sum of the oscillator over all bars so far.
   * - `fastPeriod`: of the shorter average; integer from 1 to 100000, default 19
   * - `slowPeriod`: of the longer average; integer from 1 to 100000, default 39
   * Source: McClellan and McClellan, Patterns for Profit (1970).
   */
  mcclellan(advances: Series, declines: Series, parameters?: number | IndicatorParameters['mcclellan'], options?: IndicatorOptions<{ readonly oscillator: Float64Array; readonly summation: Float64Array }>): { readonly oscillator: Column; readonly summation: Column };
  /**
   * Median price: the middle of a bar's range.
   * Source: Definition; TA-Lib's MEDPRICE.
   */
  medPrice(bars: { readonly high: Series; readonly low: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Median of the last `period` values: the middle one in order of size, or the mean of the two in the middle.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Definition.
   */
  median(values: Series, period?: number | IndicatorParameters['median'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Money flow index, 0 to 100: typical price times volume of the bars in which the typical price rose, in percent of those in which it moved; 0 where it did not move.
   * - `period`: bars in the window; integer from 2 to 100000, default 14
   * Source: Quong and Soudack, Volume-Weighted RSI: Money Flow (Technical Analysis of Stocks & Commodities, March 1989).
   */
  mfi(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, period?: number | IndicatorParameters['mfi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Half way between the highest and the lowest of the last `period` values, exact on the price step.
   * - `period`: rows in the window; integer from 1 to 100000, default 14
   * Source: Definition; TA-Lib's MIDPOINT.
   */
  midpoint(values: Series, period?: number | IndicatorParameters['midpoint'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Half way between the highest high and the lowest low of the last `period` bars, exact on the price step.
   * - `period`: rows in the window; integer from 1 to 100000, default 14
   * Source: Definition; TA-Lib's MIDPRICE.
   */
  midprice(bars: { readonly high: Series; readonly low: Series }, period?: number | IndicatorParameters['midprice'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Row of the lowest of the last `period` values, counted from the first row of the column or stream.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Definition; TA-Lib's MININDEX.
   */
  minIndex(values: Series, period?: number | IndicatorParameters['minIndex'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * The lowest and the highest of the last `period` values.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Definition; TA-Lib's MINMAX.
   */
  minMax(values: Series, period?: number | IndicatorParameters['minMax'], options?: IndicatorOptions<{ readonly lowest: Float64Array; readonly highest: Float64Array }>): { readonly lowest: Column; readonly highest: Column };
  /**
   * Rows of the lowest and the highest of the last `period` values, counted from the first row of the column or stream.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Definition; TA-Lib's MINMAXINDEX.
   */
  minMaxIndex(values: Series, period?: number | IndicatorParameters['minMaxIndex'], options?: IndicatorOptions<{ readonly lowest: Int32Array; readonly highest: Int32Array }>): { readonly lowest: Int32Array; readonly highest: Int32Array };
  /**
   * Directional indicator, 0 to 100: how much of the true range of the last bars were falls of the lows.
   * - `period`: bars of the running sums; integer from 2 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's MINUS_DI.
   */
  minusDi(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['minusDi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Directional movement: the running sum of the falls of the lows over about `period` bars.
   * - `period`: bars of the running sum; integer from 1 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's MINUS_DM.
   */
  minusDm(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['minusDm'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Momentum: the change over `period` rows.
   * - `period`: rows between the two values; integer from 1 to 100000, default 10
   * Source: Definition; TA-Lib's MOM.
   */
  mom(values: Series, period?: number | IndicatorParameters['mom'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Momersion, 0 to 100: in percent of the last `period` pairs of changes those that go on in one direction; above 50 momentum prevails, below it reversion. 50 where nothing moved.
   * - `period`: pairs of changes in the window; integer from 1 to 100000, default 250
   * Source: Harris, Momersion Indicator (priceactionlab.com, August 2015); the sign of his return is that of the change.
   */
  momersion(values: Series, period?: number | IndicatorParameters['momersion'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Morning doji star: a doji below a long black candle, then a white one that closes well within its body; 100.
   * - `penetration`: part of the earlier body that the close reaches into; number from 0 to 100, default 0.3
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLMORNINGDOJISTAR.
   */
  morningDojiStar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, penetration?: number | IndicatorParameters['morningDojiStar'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Morning star: a small body below a long black candle, then a white one that closes well within its body; 100.
   * - `penetration`: part of the earlier body that the close reaches into; number from 0 to 100, default 0.3
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLMORNINGSTAR.
   */
  morningStar(bars: { readonly open: Series; readonly close: Series }, penetration?: number | IndicatorParameters['morningStar'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * MESA sine wave of a cycle of `period` rows: the sine of its phase, and the sine 45 degrees ahead; 0 in a flat window.
   * - `period`: rows of the cycle; integer from 3 to 100000, default 5
   * Source: Ehlers, Rocket Science for Traders (2001), the sinewave indicator.
   */
  msw(values: Series, period?: number | IndicatorParameters['msw'], options?: IndicatorOptions<{ readonly sine: Float64Array; readonly lead: Float64Array }>): { readonly sine: Column; readonly lead: Column };
  /**
   * Product of two series, row by row.
   * Source: Definition; TA-Lib's MULT.
   */
  mult(a: Series, b: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Normalized average true range: in percent of the close; 0 where that is 0.
   * - `period`: true ranges of the seed; a new one weighs 1 / period; integer from 1 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Forman, Cross-Market Evaluations With Normalized Average True Range (Technical Analysis of Stocks & Commodities, May 2006).
   */
  natr(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['natr'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Natural moving average: the two oldest values of the window, mixed by how new its moves are. Values must be positive; one that is not counts as absent.
   * - `period`: moves in the window; integer from 1 to 100000, default 40
   * Source: Sloman, Ocean Theory; as in Jesse's nma.
   */
  nma(values: Series, period?: number | IndicatorParameters['nma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Negative volume index: goes with the close in bars of less volume than the one before; starts at 1000.
   * Source: Dysart; Fosback, Stock Market Logic (1976); TA-Lib's NVI.
   */
  nvi(bars: { readonly close: Series; readonly volume: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * On-balance volume: the sum of the volumes of rising bars less those of falling ones; the first bar counts as rising.
   * Source: Granville, Granville's New Key to Stock Market Profits (1963); started as in TA-Lib.
   */
  obv(bars: { readonly close: Series; readonly volume: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * On-neck: after a long black candle a white one that opens below its low and closes at it; -100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLONNECK.
   */
  onNeck(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Parkinson's volatility of the last `period` bars, from their highs and lows, for a year.
   * - `period`: bars in the window; integer from 1 to 100000, default 20
   * - `periodsPerYear`: bars in a year; 1 leaves the result as it is; number from 1 to 1000000000, default 252
   * Source: Parkinson, The extreme value method for estimating the variance of the rate of return (Journal of Business 53, 1980).
   */
  parkinson(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['parkinson'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Price distance: the least way that the price went from the close before to this close, through high and low.
   * Source: Published as PDIST, a script for Prodigio, and in pandas-ta.
   */
  pdist(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Bollinger's %b: where the value lies between the bands, 0 on the lower one and 1 on the upper; no value in a flat window.
   * - `period`: values in the window; integer from 2 to 100000, default 20
   * - `deviations`: standard deviations from the middle to a band; number from 0.01 to 1000, default 2
   * Source: Bollinger, Bollinger on Bollinger Bands (2001).
   */
  percentB(values: Series, parameters?: number | IndicatorParameters['percentB'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Percent rank: percent of the `period` values before that are smaller than this one.
   * - `period`: values before, which are compared; integer from 1 to 100000, default 100
   * Source: Definition; Connors and Alvarez, An Introduction to ConnorsRSI (2012); TA-Lib's PERCENTRANK.
   */
  percentRank(values: Series, period?: number | IndicatorParameters['percentRank'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Return over `period` rows, as a part of the value before (0.01 is one percent); no value after a 0.
   * - `period`: rows before; integer from 1 to 100000, default 1
   * Source: Definition.
   */
  percentReturn(values: Series, period?: number | IndicatorParameters['percentReturn'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Percentile of the last `period` values by nearest rank: the smallest of them that at least `percentile` percent are not above.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * - `percentile`: percent of the values that are not above the result; number from 0 to 100, default 50
   * Source: Definition, nearest rank; TA-Lib's PERCENTILE.
   */
  percentile(values: Series, parameters?: number | IndicatorParameters['percentile'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Polarized fractal efficiency, -100 to 100: the straight way over `period` rows in percent of the way that was taken, negative without a rise, smoothed. A row counts as one unit of price, so prices must be of a size that fits.
   * - `period`: rows of the way; integer from 1 to 100000, default 10
   * - `smoothPeriod`: period of the exponential average; integer from 1 to 100000, default 5
   * Source: Hannula, Polarized Fractal Efficiency (Technical Analysis of Stocks & Commodities, January 1994).
   */
  pfe(values: Series, parameters?: number | IndicatorParameters['pfe'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Johnson's pretty good oscillator: the close's distance from its mean in average true ranges; no value without a range.
   * - `period`: closes of the mean, and period of the average range; integer from 1 to 100000, default 14
   * Source: Johnson's pretty good oscillator, as in TradingView's library of scripts and pandas-ta.
   */
  pgo(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['pgo'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Piercing line: after a long black candle a long white one that opens below its low and closes above the middle of its body; 100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLPIERCING.
   */
  piercing(bars: { readonly open: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Camarilla levels of the bars with the last other value of `session`: a number for each bar, such as that of its day.
   * Source: The Camarilla equation (1989); as in TradingView's built-in pivot points.
   */
  pivotsCamarilla(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<{ readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly r4: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array; readonly s4: Float64Array }>): { readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly r4: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column; readonly s4: Column };
  /**
   * Classic (floor traders') pivot points of the bars with the last other value of `session`: a number for each bar, such as that of its day.
   * Source: Person, A Complete Guide to Technical Trading Tactics (2004).
   */
  pivotsClassic(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<{ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>): { readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column };
  /**
   * DeMark's pivot points of the bars with the last other value of `session`: a number for each bar, such as that of its day.
   * Source: DeMark, The New Science of Technical Analysis (1994).
   */
  pivotsDemark(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<{ readonly pivot: Float64Array; readonly r1: Float64Array; readonly s1: Float64Array }>): { readonly pivot: Column; readonly r1: Column; readonly s1: Column };
  /**
   * Fibonacci pivot points of the bars with the last other value of `session`: a number for each bar, such as that of its day.
   * Source: Person, A Complete Guide to Technical Trading Tactics (2004).
   */
  pivotsFibonacci(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<{ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>): { readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column };
  /**
   * Woodie's pivot points of the bars with the last other value of `session`: a number for each bar, such as that of its day; the open is that of the session that follows.
   * Source: Ken Wood's pivots; as in TradingView's built-in pivot points.
   */
  pivotsWoodie(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<{ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>): { readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column };
  /**
   * Directional indicator, 0 to 100: how much of the true range of the last bars were rises of the highs.
   * - `period`: bars of the running sums; integer from 2 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's PLUS_DI.
   */
  plusDi(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['plusDi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Directional movement: the running sum of the rises of the highs over about `period` bars.
   * - `period`: bars of the running sum; integer from 1 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's PLUS_DM.
   */
  plusDm(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['plusDm'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * DecisionPoint's price momentum oscillator: ten times the rate of change of a row in percent, smoothed twice with weights of 2 / period, and its exponential average as signal; a rate of 0 after a 0.
   * - `firstPeriod`: period of the first smoothing; integer from 2 to 100000, default 35
   * - `secondPeriod`: period of the second one; integer from 2 to 100000, default 20
   * - `signalPeriod`: period of the signal's exponential average; integer from 1 to 100000, default 10
   * Source: Swenlin, DecisionPoint Price Momentum Oscillator (StockCharts ChartSchool).
   */
  pmo(values: Series, parameters?: number | IndicatorParameters['pmo'], options?: IndicatorOptions<{ readonly pmo: Float64Array; readonly signal: Float64Array }>): { readonly pmo: Column; readonly signal: Column };
  /**
   * Percentage price oscillator: the distance of a fast and a slow moving average in percent of the slow one; 0 where that is 0.
   * - `fastPeriod`: period of the fast average; the shorter of the two is the fast one; integer from 2 to 100000, default 12
   * - `slowPeriod`: period of the slow average; integer from 2 to 100000, default 26
   * - `average`: kind of both averages; default 'ema'
   * Source: Achelis, Technical Analysis from A to Z (Price Oscillator); TA-Lib's PPO.
   */
  ppo(values: Series, parameters?: number | IndicatorParameters['ppo'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Leibfarth's premier stochastic oscillator, -1 to 1: the fast stochastic between -5 and 5, smoothed twice, and bent towards the ends; 0 for the stochastic where there is no range.
   * - `stochPeriod`: bars of the range; integer from 1 to 100000, default 8
   * - `period`: whose root is the period of both smoothings; integer from 1 to 100000, default 25
   * Source: Leibfarth, Premier Stochastic Oscillator (Technical Analysis of Stocks & Commodities, August 2008).
   */
  premierStoch(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['premierStoch'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Psychological line, 0 to 100: how many of the last `period` changes were rises, in percent.
   * - `period`: changes in the window; integer from 1 to 100000, default 12
   * Source: Common in Japan and China; as pandas-ta has it.
   */
  psl(values: Series, period?: number | IndicatorParameters['psl'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Positive volume index: goes with the close in bars of more volume than the one before; starts at 1000.
   * Source: Dysart; Fosback, Stock Market Logic (1976); TA-Lib's PVI.
   */
  pvi(bars: { readonly close: Series; readonly volume: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Percentage volume oscillator: the distance of a fast and a slow moving average of the volume in percent of the slow one; 0 where that is 0.
   * - `fastPeriod`: period of the fast average; the shorter of the two is the fast one; integer from 2 to 100000, default 12
   * - `slowPeriod`: period of the slow average; integer from 2 to 100000, default 26
   * - `average`: kind of both averages; default 'ema'
   * Source: Achelis, Technical Analysis from A to Z (Volume Oscillator); TA-Lib's PVO.
   */
  pvo(bars: { readonly volume: Series }, parameters?: number | IndicatorParameters['pvo'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Price times volume: the money that changed hands in the bar, by its close.
   * Source: Definition; pandas-ta's pvol.
   */
  pvol(bars: { readonly close: Series; readonly volume: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Price and volume rank, 1 to 4: 1 where neither the close nor the volume has fallen, 2 where the volume has, 3 where the close has, 4 where both have; 0 where no bar came before.
   * Source: Macek, The Price Volume Rank (Technical Analysis of Stocks & Commodities, June 1994).
   */
  pvr(bars: { readonly close: Series; readonly volume: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Price volume trend: the sum of the volumes, each times the relative change of the close; starts at 0.
   * Source: Achelis, Technical Analysis from A to Z (2nd ed.); TA-Lib's PVT.
   */
  pvt(bars: { readonly close: Series; readonly volume: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Pascal's weighted moving average: the weights are a line of Pascal's triangle.
   * - `period`: values in the window; integer from 1 to 1000, default 10
   * Source: Definition; pandas-ta's pwma.
   */
  pwma(values: Series, period?: number | IndicatorParameters['pwma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * QQE, quantitative qualitative estimation: the average of the relative strength index, bands at some average changes of a row from it, and the line that trails it at that distance: below it until it falls through, then above it.
   * - `rsiPeriod`: period of the relative strength index; integer from 2 to 100000, default 14
   * - `smoothPeriod`: period of its exponential average; integer from 1 to 100000, default 5
   * - `factor`: average changes of a row from the average to a band; number from 0 to 1000, default 4.236
   * Source: Ignatov, Qualitative Quantitative Estimation (an indicator for MetaTrader 4, 2006).
   */
  qqe(values: Series, parameters?: number | IndicatorParameters['qqe'], options?: IndicatorOptions<{ readonly qqe: Float64Array; readonly line: Float64Array; readonly upper: Float64Array; readonly lower: Float64Array }>): { readonly qqe: Column; readonly line: Column; readonly upper: Column; readonly lower: Column };
  /**
   * Qstick: the mean of close - open over the last `period` bars.
   * - `period`: bars in the window; integer from 1 to 100000, default 10
   * Source: Chande and Kroll, The New Technical Trader (1994).
   */
  qstick(bars: { readonly open: Series; readonly close: Series }, period?: number | IndicatorParameters['qstick'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Quantile of the last `period` values, by interpolation between the two at its place in order of size.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * - `quantile`: part of the values below the result; number from 0 to 1, default 0.5
   * Source: Hyndman and Fan, Sample quantiles in statistical packages (The American Statistician 50, 1996), type 7.
   */
  quantile(values: Series, parameters?: number | IndicatorParameters['quantile'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Random walk index: the rise to the high and the fall to the low over 2 to `period` bars, in parts of what a random walk with the same average true range would go; the largest of each. Above 1 the market trends.
   * - `period`: longest way in bars; integer from 2 to 100000, default 14
   * Source: Poulos, Of Trends and Random Walks (Technical Analysis of Stocks & Commodities, February 1991).
   */
  randomWalkIndex(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['randomWalkIndex'], options?: IndicatorOptions<{ readonly high: Float64Array; readonly low: Float64Array }>): { readonly high: Column; readonly low: Column };
  /**
   * Ehlers' reflex: the mean distance of a smooth value's last `period` rows from the straight line through the ends, in parts of what it mostly is; 0 in a flat market. Values before the first count as equal to it.
   * - `period`: rows of the past; integer from 4 to 100000, default 20
   * Source: Ehlers, Reflex: A New Zero-Lag Indicator (Technical Analysis of Stocks & Commodities, February 2020).
   */
  reflex(values: Series, period?: number | IndicatorParameters['reflex'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Regression channel: the end of the regression line through the last `period` values, and bands at some standard deviations of the values from the line.
   * - `period`: values that the line goes through; integer from 2 to 100000, default 20
   * - `deviations`: standard deviations from the line to a band; number from 0 to 1000, default 2
   * Source: Kaufman, Trading Systems and Methods (5th ed.), ch. 6.
   */
  regressionChannel(values: Series, parameters?: number | IndicatorParameters['regressionChannel'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Relative daily volume: the volume since the session's open, as a part of the mean one of the last `period` sessions at the same minute. `session` is a number for each bar as sessionNumbers gives it, `minute` the whole minute of the session, 0 to 1499, as minutesOfSession does. No value where fewer sessions had a bar at that minute.
   * - `period`: sessions of the mean; integer from 1 to 500, default 10
   * Source: Definition; Lean's RelativeDailyVolume.
   */
  relativeDailyVolume(session: Series, minute: Series, bars: { readonly volume: Series }, period?: number | IndicatorParameters['relativeDailyVolume'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Rickshaw man: a long-legged doji whose body lies at the middle of its range; 100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLRICKSHAWMAN.
   */
  rickshawMan(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Rising and falling three methods: a long candle, three short ones against it within its range, then a long one beyond its close; 100 up, -100 down.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLRISEFALL3METHODS.
   */
  riseFallThreeMethods(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Wilder's moving average, seeded with the mean of the first `period` values.
   * - `period`: values of the seed; a new value weighs 1 / period; integer from 1 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Wilder, New Concepts in Technical Trading Systems (1978).
   */
  rma(values: Series, parameters?: number | IndicatorParameters['rma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Altman's relative momentum index, 0 to 100: the relative strength index with changes over some rows instead of one; 0 where nothing moved.
   * - `period`: period of Wilder's averages; integer from 2 to 100000, default 20
   * - `momentumPeriod`: rows of a change; integer from 1 to 100000, default 5
   * Source: Altman, Relative Momentum Index: Modifying RSI (Technical Analysis of Stocks & Commodities, February 1993).
   */
  rmi(values: Series, parameters?: number | IndicatorParameters['rmi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Rate of change: the change over `period` rows in percent of the earlier value; 0 where that is 0.
   * - `period`: rows between the two values; integer from 1 to 100000, default 10
   * Source: Definition; TA-Lib's ROC.
   */
  roc(values: Series, period?: number | IndicatorParameters['roc'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Rate of change as a share: the change over `period` rows, of the earlier value; 0 where that is 0.
   * - `period`: rows between the two values; integer from 1 to 100000, default 10
   * Source: Definition; TA-Lib's ROCP.
   */
  rocp(values: Series, period?: number | IndicatorParameters['rocp'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Rate of change as a ratio: a value divided by the one `period` rows ago; 0 where that is 0.
   * - `period`: rows between the two values; integer from 1 to 100000, default 10
   * Source: Definition; TA-Lib's ROCR.
   */
  rocr(values: Series, period?: number | IndicatorParameters['rocr'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Rate of change as a ratio in percent: a value in percent of the one `period` rows ago; 0 where that is 0.
   * - `period`: rows between the two values; integer from 1 to 100000, default 10
   * Source: Definition; TA-Lib's ROCR100.
   */
  rocr100(values: Series, period?: number | IndicatorParameters['rocr100'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Rogers and Satchell's volatility of the last `period` bars, from their four prices and whatever their trend, for a year.
   * - `period`: bars in the window; integer from 1 to 100000, default 20
   * - `periodsPerYear`: bars in a year; 1 leaves the result as it is; number from 1 to 1000000000, default 252
   * Source: Rogers and Satchell, Estimating variance from high, low and closing prices (Annals of Applied Probability 1, 1991).
   */
  rogersSatchell(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['rogersSatchell'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Camarilla levels of the `period` bars before this one.
   * - `period`: bars before this one; integer from 1 to 100000, default 20
   * Source: The Camarilla equation (1989); as in TradingView's built-in pivot points.
   */
  rollingPivotsCamarilla(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['rollingPivotsCamarilla'], options?: IndicatorOptions<{ readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly r4: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array; readonly s4: Float64Array }>): { readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly r4: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column; readonly s4: Column };
  /**
   * Classic (floor traders') pivot points of the `period` bars before this one.
   * - `period`: bars before this one; integer from 1 to 100000, default 20
   * Source: Person, A Complete Guide to Technical Trading Tactics (2004).
   */
  rollingPivotsClassic(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['rollingPivotsClassic'], options?: IndicatorOptions<{ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>): { readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column };
  /**
   * DeMark's pivot points of the `period` bars before this one; their open is that of the first.
   * - `period`: bars before this one; integer from 1 to 100000, default 20
   * Source: DeMark, The New Science of Technical Analysis (1994).
   */
  rollingPivotsDemark(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['rollingPivotsDemark'], options?: IndicatorOptions<{ readonly pivot: Float64Array; readonly r1: Float64Array; readonly s1: Float64Array }>): { readonly pivot: Column; readonly r1: Column; readonly s1: Column };
  /**
   * Fibonacci pivot points of the `period` bars before this one.
   * - `period`: bars before this one; integer from 1 to 100000, default 20
   * Source: Person, A Complete Guide to Technical Trading Tactics (2004).
   */
  rollingPivotsFibonacci(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['rollingPivotsFibonacci'], options?: IndicatorOptions<{ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>): { readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column };
  /**
   * Woodie's pivot points of the `period` bars before this one, with the open of this one.
   * - `period`: bars before this one; integer from 1 to 100000, default 20
   * Source: Ken Wood's pivots; as in TradingView's built-in pivot points.
   */
  rollingPivotsWoodie(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['rollingPivotsWoodie'], options?: IndicatorOptions<{ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>): { readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column };
  /**
   * Sharpe ratio of the last `period` changes, for a year: their mean divided by their standard deviation; no value where they are equal.
   * - `period`: changes in the window; integer from 2 to 100000, default 20
   * - `periodsPerYear`: rows in a year; 1 leaves the result as it is; number from 1 to 1000000000, default 252
   * Source: Sharpe, The Sharpe ratio (Journal of Portfolio Management 21, 1994).
   */
  rollingSharpe(values: Series, parameters?: number | IndicatorParameters['rollingSharpe'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Sortino's ratio of the last `period` changes, for a year: their mean divided by the root of the mean square of the falls; no value where nothing falls.
   * - `period`: changes in the window; integer from 1 to 100000, default 20
   * - `periodsPerYear`: rows in a year; 1 leaves the result as it is; number from 1 to 1000000000, default 252
   * Source: Sortino and Price, Performance measurement in a downside risk framework (Journal of Investing 3, 1994).
   */
  rollingSortino(values: Series, parameters?: number | IndicatorParameters['rollingSortino'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' roofing filter: the high pass of two poles, made smooth; values before the first count as equal to it.
   * - `period`: cycles up to this many rows pass; integer from 5 to 100000, default 48
   * - `smoothPeriod`: cycles up to this many rows are smoothed away; integer from 2 to 100000, default 10
   * Source: Ehlers, Cycle Analytics for Traders (2013), ch. 7.
   */
  roofing(values: Series, parameters?: number | IndicatorParameters['roofing'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Relative strength index, 0 to 100; 0 where the smoothed gains and losses are both 0.
   * - `period`: changes of the seed; a new one weighs 1 / period; integer from 1 to 100000, default 14
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section VI.
   */
  rsi(values: Series, parameters?: number | IndicatorParameters['rsi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Katsanos' relative strength: how the logarithm of a price `a` in parts of another one `b`, of an index say, has changed over some rows, smoothed, times 100; with its average as signal. The logarithm counts as 0 where there is none.
   * - `lookback`: rows of the momentum; integer from 1 to 100000, default 90
   * - `period`: period of its average; integer from 1 to 100000, default 3
   * - `signalPeriod`: period of the signal's exponential average; integer from 1 to 100000, default 20
   * Source: Katsanos, Using Relative Strength to Outperform the Market (Technical Analysis of Stocks & Commodities, March 2020).
   */
  rsmk(a: Series, b: Series, parameters?: number | IndicatorParameters['rsmk'], options?: IndicatorOptions<{ readonly rsmk: Float64Array; readonly signal: Float64Array }>): { readonly rsmk: Column; readonly signal: Column };
  /**
   * Ehlers' relative vigor index: the bodies of the bars in parts of their ranges, and its signal; no value without ranges.
   * - `period`: weighted bars in the window; integer from 1 to 100000, default 10
   * Source: Ehlers, Relative Vigor Index (Technical Analysis of Stocks & Commodities, January 2002).
   */
  rvgi(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['rvgi'], options?: IndicatorOptions<{ readonly rvgi: Float64Array; readonly signal: Float64Array }>): { readonly rvgi: Column; readonly signal: Column };
  /**
   * Relative volatility index, 0 to 100: the deviation in the rows that rose, smoothed as Wilder does, in percent of that in all that moved; 50 where nothing moved.
   * - `period`: rows of the seed of the smoothing; integer from 1 to 100000, default 14
   * - `stddevPeriod`: values of the deviation; integer from 2 to 100000, default 10
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Dorsey, The Relative Volatility Index (Technical Analysis of Stocks & Commodities, June 1993).
   */
  rvi(values: Series, parameters?: number | IndicatorParameters['rvi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Relative volume: a bar's volume divided by the mean volume of the `period` bars before it; no value where they have none.
   * - `period`: bars before, with which one is compared; integer from 1 to 100000, default 20
   * Source: Definition; TA-Lib's RVOL.
   */
  rvol(bars: { readonly volume: Series }, period?: number | IndicatorParameters['rvol'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Elder's SafeZone stops for the coming bar: as far from this one as a multiple of the average break of a bar below the low before (for long positions) or above the high before (for short ones), the tightest of the last `stopPeriod` such stops.
   * - `period`: bars of the average break; integer from 1 to 100000, default 22
   * - `multiplier`: average breaks from the bar to the stop; number from 0 to 1000, default 2.5
   * - `stopPeriod`: last stops of which the tightest holds; integer from 1 to 100000, default 3
   * Source: Elder, Come Into My Trading Room (2002).
   */
  safeZoneStop(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['safeZoneStop'], options?: IndicatorOptions<{ readonly long: Float64Array; readonly short: Float64Array }>): { readonly long: Column; readonly short: Column };
  /**
   * Parabolic stop and reverse: a stop that follows the price faster and faster, and changes sides when a bar reaches it.
   * - `acceleration`: share of the way to the extreme at first, and what each new extreme adds; number from 0 to 100, default 0.02
   * - `maximum`: largest share; number from 0 to 100, default 0.2
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section II; first position as in TA-Lib.
   */
  sar(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['sar'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Parabolic stop and reverse with own accelerations for both sides, a first stop and an offset of new ones; stops of short positions are given as negative numbers.
   * - `startValue`: first stop: of a long position where positive, of a short one where negative; 0 decides by the first move; number from -1000000000000000 to 1000000000000000, default 0
   * - `offsetOnReverse`: share of itself by which a new stop is moved away; number from 0 to 100, default 0
   * - `accelerationInitLong`: share of the way to the extreme at first, long; number from 0 to 100, default 0.02
   * - `accelerationLong`: what a new extreme adds to it, long; number from 0 to 100, default 0.02
   * - `accelerationMaxLong`: largest share, long; number from 0 to 100, default 0.2
   * - `accelerationInitShort`: share of the way to the extreme at first, short; number from 0 to 100, default 0.02
   * - `accelerationShort`: what a new extreme adds to it, short; number from 0 to 100, default 0.02
   * - `accelerationMaxShort`: largest share, short; number from 0 to 100, default 0.2
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section II; TA-Lib's SAREXT.
   */
  sarExt(bars: { readonly high: Series; readonly low: Series }, parameters?: number | IndicatorParameters['sarExt'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Separating lines: candles of opposite colours that open alike, the second long and without a shadow behind it; 100 where it is white, -100 where it is black.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLSEPARATINGLINES.
   */
  separatingLines(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Volume-weighted average of the typical price (high, low and close) since `session` last changed: a number for each bar, such as that of its day or week; no value while there was no volume.
   * Source: Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988).
   */
  sessionVwap(session: Series, bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Volume-weighted average of the typical price since `session` last changed, with bands of its weighted standard deviation; no value while there was no volume.
   * - `multiplier`: deviations from the middle to the bands; number from 0 to 1000, default 2
   * Source: Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988), with the weighted deviation of these prices.
   */
  sessionVwapBands(session: Series, bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, multiplier?: number | IndicatorParameters['sessionVwapBands'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Shooting star: a short body under a long upper shadow, above the body before; -100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLSHOOTINGSTAR.
   */
  shootingStar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Short line: a short body with short shadows; 100 if white, -100 if black.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLSHORTLINE.
   */
  shortLine(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * True where a fast series a has fallen over `period` rows and a slow one b has moved: with it downwards, or against it, which may be a top.
   * - `period`: rows; integer from 1 to 100000, default 2
   * Source: Definition; pandas-ta's short_run.
   */
  shortRun(a: Series, b: Series, period?: number | IndicatorParameters['shortRun'], options?: IndicatorOptions<Uint8Array>): Uint8Array;
  /**
   * Sine of each value in radians.
   * Source: Definition; TA-Lib's SIN, here with the same bits on every system.
   */
  sin(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Sine weighted moving average: the weights are half a wave of a sine across the window.
   * - `period`: values in the window; integer from 1 to 100000, default 14
   * Source: Definition; pandas-ta's sinwma.
   */
  sinWma(values: Series, period?: number | IndicatorParameters['sinWma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Rows since the highest of the last `period` values; of equal ones the newest counts.
   * - `period`: values in the window; integer from 1 to 100000, default 14
   * Source: Definition.
   */
  sinceHigh(values: Series, period?: number | IndicatorParameters['sinceHigh'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Rows since the lowest of the last `period` values; of equal ones the newest counts.
   * - `period`: values in the window; integer from 1 to 100000, default 14
   * Source: Definition.
   */
  sinceLow(values: Series, period?: number | IndicatorParameters['sinceLow'], options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Hyperbolic sine of each value.
   * Source: Definition; TA-Lib's SINH, here with the same bits on every system.
   */
  sinh(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Skewness of the last `period` values, estimated for the population that they are a sample of; no value where they are equal.
   * - `period`: values in the window; integer from 3 to 100000, default 30
   * Source: Joanes and Gill, Comparing measures of sample skewness and kurtosis (The Statistician 47, 1998), G1.
   */
  skew(values: Series, period?: number | IndicatorParameters['skew'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Slope: the change over `period` rows divided by the rows.
   * - `period`: rows between the two values; integer from 1 to 100000, default 1
   * Source: Definition.
   */
  slope(values: Series, period?: number | IndicatorParameters['slope'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Simple moving average: the mean of the last `period` values, exact on the price step.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Arithmetic mean; Kaufman, Trading Systems and Methods (5th ed.), ch. 7.
   */
  sma(values: Series, period?: number | IndicatorParameters['sma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Stochastic momentum index, -100 to 100: how far the close lies from the middle of the range of the last `period` bars, smoothed twice, in percent of half that range, smoothed twice; 0 without a range. With its average as signal.
   * - `period`: bars of the range; integer from 2 to 100000, default 13
   * - `fastPeriod`: period of the second smoothing; integer from 2 to 100000, default 2
   * - `slowPeriod`: period of the first smoothing; integer from 2 to 100000, default 25
   * - `signalPeriod`: period of the signal; integer from 2 to 100000, default 9
   * Source: Blau, Stochastic Momentum (Technical Analysis of Stocks & Commodities, January 1993).
   */
  smi(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['smi'], options?: IndicatorOptions<{ readonly smi: Float64Array; readonly signal: Float64Array }>): { readonly smi: Column; readonly signal: Column };
  /**
   * SMI ergodic indicator and oscillator: the true strength index, -100 to 100, its exponential average as signal, and the distance of the two; 0 where nothing moved.
   * - `fastPeriod`: period of the second smoothing; integer from 1 to 100000, default 5
   * - `slowPeriod`: period of the first smoothing; integer from 1 to 100000, default 20
   * - `signalPeriod`: period of the signal; integer from 1 to 100000, default 5
   * Source: Blau, Momentum, Direction, and Divergence (1995): the ergodic of the true strength index.
   */
  smiErgodic(values: Series, parameters?: number | IndicatorParameters['smiErgodic'], options?: IndicatorOptions<{ readonly ergodic: Float64Array; readonly signal: Float64Array; readonly oscillator: Float64Array }>): { readonly ergodic: Column; readonly signal: Column; readonly oscillator: Column };
  /**
   * Smoothed on-balance volume: a moving average of obv.
   * - `period`: of the average; integer from 1 to 100000, default 14
   * - `average`: its kind; default 'sma'
   * Source: Granville, Granville's New Key to Stock Market Profits (1963), for obv; the smoothing as in talipp's SOBV.
   */
  smoothedObv(bars: { readonly close: Series; readonly volume: Series }, parameters?: number | IndicatorParameters['smoothedObv'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Spinning top: a short body with longer shadows; 100 if white, -100 if black.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLSPINNINGTOP.
   */
  spinningTop(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Squared weighted moving average: the weights are 1, 4, 9 ..., the oldest value's first.
   * - `period`: values in the window; integer from 1 to 100000, default 14
   * Source: Square Weighted Moving Average (a script in TradingView's library).
   */
  sqWma(values: Series, period?: number | IndicatorParameters['sqWma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Square root of each value; none for negative numbers.
   * Source: Definition; TA-Lib's SQRT, here with the same bits on every system.
   */
  sqrt(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * TTM squeeze: 1 while the Bollinger bands lie inside the Keltner channel, else 0; and the momentum: the end of the line that fits the close's distances from the middle of range and mean best.
   * - `bandPeriod`: closes of the Bollinger bands; integer from 2 to 100000, default 20
   * - `deviations`: standard deviations from the mean to a Bollinger band; number from 0 to 1000, default 2
   * - `channelPeriod`: bars of the Keltner channel and of the momentum; integer from 2 to 100000, default 20
   * - `multiplier`: mean true ranges from the mean to a side of the channel; number from 0 to 1000, default 1.5
   * Source: Carter, Mastering the Trade (2005); the momentum as in Squeeze Momentum Indicator (LazyBear, a script in TradingView's library).
   */
  squeeze(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['squeeze'], options?: IndicatorOptions<{ readonly momentum: Float64Array; readonly on: Float64Array }>): { readonly momentum: Column; readonly on: Column };
  /**
   * TTM squeeze with three widths of the Keltner channel: 1 for each in which the Bollinger bands lie, else 0, the narrow one being the tightest squeeze; and the momentum as of `squeeze`.
   * - `bandPeriod`: closes of the Bollinger bands; integer from 2 to 100000, default 20
   * - `deviations`: standard deviations from the mean to a Bollinger band; number from 0 to 1000, default 2
   * - `channelPeriod`: bars of the Keltner channel and of the momentum; integer from 2 to 100000, default 20
   * - `wideMultiplier`: mean true ranges to a side of the wide channel; number from 0 to 1000, default 2
   * - `normalMultiplier`: to one of the normal channel; number from 0 to 1000, default 1.5
   * - `narrowMultiplier`: to one of the narrow channel; number from 0 to 1000, default 1
   * Source: Carter's squeeze of three levels, as in Squeeze PRO (Makit0, a script in TradingView's library); the momentum as in Squeeze Momentum Indicator (LazyBear, another).
   */
  squeezePro(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['squeezePro'], options?: IndicatorOptions<{ readonly momentum: Float64Array; readonly wide: Float64Array; readonly normal: Float64Array; readonly narrow: Float64Array }>): { readonly momentum: Column; readonly wide: Column; readonly normal: Column; readonly narrow: Column };
  /**
   * Square root weighted moving average: the weights are the roots of 1, 2, 3 ..., the oldest value's first.
   * - `period`: values in the window; integer from 1 to 100000, default 14
   * Source: Square Root Weighted Moving Average (a script in TradingView's library).
   */
  srWma(values: Series, period?: number | IndicatorParameters['srWma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' earlier super smoother filter, of two or three poles over the value itself; values before the first count as equal to it.
   * - `period`: cycles up to this many rows are smoothed away; integer from 2 to 100000, default 10
   * - `poles`: 2 or 3; integer from 2 to 3, default 2
   * Source: Ehlers, Cybernetic Analysis for Stocks and Futures (2004), ch. 13.
   */
  ssf(values: Series, parameters?: number | IndicatorParameters['ssf'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Stalled pattern (deliberation): two long white candles, then a short one at the shoulder of the second; -100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLSTALLEDPATTERN.
   */
  stalledPattern(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Stoller's average range channels: a short average of the close, and bands that lie average true ranges above and below it.
   * - `period`: closes of the middle; integer from 1 to 100000, default 6
   * - `rangePeriod`: period of the average true range; integer from 1 to 100000, default 15
   * - `multiplier`: average true ranges to a band or stop; number from 0 to 1000, default 2
   * Source: Stoller's STARC bands; Kaufman, Trading Systems and Methods (5th ed.).
   */
  starc(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['starc'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Schaff trend cycle, 0 to 100: where the distance of a fast and a slow exponential average lies in its range, smoothed; where that lies in its range, smoothed. Without a range a place stays, 0 at first.
   * - `fastPeriod`: period of the fast average; integer from 1 to 100000, default 23
   * - `slowPeriod`: period of the slow average; integer from 1 to 100000, default 50
   * - `cyclePeriod`: values of the range, both times; integer from 2 to 100000, default 10
   * - `factor`: weight of a new value in the smoothings; number from 0.001 to 1, default 0.5
   * Source: Schaff's code for TradeStation (FX-Strategy, 1999).
   */
  stc(values: Series, parameters?: number | IndicatorParameters['stc'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Standard deviation channels: the end of the regression line through the last `period` values, and bands at some standard deviations of the values from their mean.
   * - `period`: values that the line goes through; integer from 2 to 100000, default 20
   * - `deviations`: standard deviations from the line to a band; number from 0 to 1000, default 2
   * Source: Definition; Stock.Indicators' StdDevChannels.
   */
  stdDevChannels(values: Series, parameters?: number | IndicatorParameters['stdDevChannels'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Standard error of the mean of the last `period` values.
   * - `period`: values in the window; integer from 2 to 100000, default 30
   * Source: Definition, of a sample.
   */
  stdErr(values: Series, period?: number | IndicatorParameters['stdErr'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Standard deviation of the last `period` values: the square root of their mean squared distance from their mean.
   * - `period`: values in the window; integer from 1 to 100000, default 5
   * - `deviations`: what the result is multiplied by; number from 0 to 1000, default 1
   * Source: Definition, of a population; TA-Lib's STDDEV.
   */
  stddev(values: Series, parameters?: number | IndicatorParameters['stddev'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Stick sandwich: a white candle between two black ones that close alike; 100.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLSTICKSANDWICH.
   */
  stickSandwich(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Stochastic oscillator, 0 to 100: the close's place in the range of the last `period` bars, smoothed (k), and smoothed again (d); a bar without a range counts as 0.
   * - `period`: bars of the range; integer from 1 to 100000, default 5
   * - `kPeriod`: period of the smoothing that gives k; integer from 1 to 100000, default 3
   * - `kAverage`: kind of this smoothing; default 'sma'
   * - `dPeriod`: period of the smoothing of k that gives d; integer from 1 to 100000, default 3
   * - `dAverage`: kind of this smoothing; default 'sma'
   * Source: Lane, Lane's Stochastics (Technical Analysis of Stocks & Commodities, May 1984); TA-Lib's STOCH.
   */
  stoch(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['stoch'], options?: IndicatorOptions<{ readonly k: Float64Array; readonly d: Float64Array }>): { readonly k: Column; readonly d: Column };
  /**
   * Fast stochastic oscillator, 0 to 100: the close's place in the range of the last `period` bars (k), and its average (d); a bar without a range counts as 0.
   * - `period`: bars of the range; integer from 1 to 100000, default 5
   * - `dPeriod`: period of the smoothing that gives d; integer from 1 to 100000, default 3
   * - `dAverage`: kind of this smoothing; default 'sma'
   * Source: Lane, Lane's Stochastics (Technical Analysis of Stocks & Commodities, May 1984); TA-Lib's STOCHF.
   */
  stochF(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['stochF'], options?: IndicatorOptions<{ readonly k: Float64Array; readonly d: Float64Array }>): { readonly k: Column; readonly d: Column };
  /**
   * Stochastic RSI, 0 to 100: where the relative strength index lies in its range of the last `kPeriod` rows (k), and the average of that (d); 0 without a range.
   * - `period`: period of the relative strength index; integer from 2 to 100000, default 14
   * - `kPeriod`: rows of its range; integer from 1 to 100000, default 5
   * - `dPeriod`: period of the smoothing that gives d; integer from 1 to 100000, default 3
   * - `dAverage`: kind of this smoothing; default 'sma'
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Chande and Kroll, The New Technical Trader (1994); TA-Lib's STOCHRSI.
   */
  stochRsi(values: Series, parameters?: number | IndicatorParameters['stochRsi'], options?: IndicatorOptions<{ readonly k: Float64Array; readonly d: Float64Array }>): { readonly k: Column; readonly d: Column };
  /**
   * Difference of two series, row by row.
   * Source: Definition; TA-Lib's SUB.
   */
  sub(a: Series, b: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Sum of the last `period` values, exact on the price step.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Definition; TA-Lib's SUM.
   */
  sum(values: Series, period?: number | IndicatorParameters['sum'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' super smoother: a filter of two poles over the mean of the last two values; values before the first count as equal to it.
   * - `period`: cycles up to this many rows are smoothed away; integer from 2 to 100000, default 10
   * Source: Ehlers, Cycle Analytics for Traders (2013), ch. 3.
   */
  superSmoother(values: Series, period?: number | IndicatorParameters['superSmoother'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * SuperTrend: a stop some average true ranges from the middle of the bar that only moves towards the price and changes sides when a close passes it, and the trend, 1 (up) or -1.
   * - `period`: period of the average true range; integer from 2 to 100000, default 10
   * - `multiplier`: average true ranges from the middle of a bar to its bands; number from 0 to 1000, default 3
   * Source: Seban's SuperTrend in the form of TradingView and TA-Lib's SUPERTREND.
   */
  superTrend(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['superTrend'], options?: IndicatorOptions<{ readonly superTrend: Float64Array; readonly trend: Float64Array }>): { readonly superTrend: Column; readonly trend: Column };
  /**
   * Wilder's swing index of a bar after the one before, -100 to 100 where no bar moves more than `limit`.
   * - `limit`: largest move of a bar that the market allows, or one that is rare, in units of price; number from 1e-9 to 1000000000, default 10
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), The Swing Index.
   */
  swingIndex(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, limit?: number | IndicatorParameters['swingIndex'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Tillson's T3: a generalized double exponential average, taken three times.
   * - `period`: values of each smoothing's seed; integer from 1 to 100000, default 5
   * - `volumeFactor`: share of the correction: 0 is a triple smoothing, 1 a triple of double ones; number from 0 to 1, default 0.7
   * - `unstable`: first values that are left out, TA-Lib's unstable period; integer from 0 to 100000, default 0
   * Source: Tillson, Better Moving Averages (Technical Analysis of Stocks & Commodities, January 1998).
   */
  t3(values: Series, parameters?: number | IndicatorParameters['t3'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Takuri line: a dragonfly doji with a very long lower shadow; 100.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLTAKURI.
   */
  takuri(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Tangent of each value in radians.
   * Source: Definition; TA-Lib's TAN, here with the same bits on every system.
   */
  tan(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Hyperbolic tangent of each value.
   * Source: Definition; TA-Lib's TANH, here with the same bits on every system.
   */
  tanh(values: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Tasuki gap: a candle that opens in the body before, of the other colour and about as long, and closes in the gap behind it; 100 up, -100 down.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLTASUKIGAP.
   */
  tasukiGap(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * DeMark's TD Sequential: the counts of the setups, 1 to 9, and of the countdowns, 1 to 13, in the bars that count; 0 in others.
   * Source: DeMark, The New Science of Technical Analysis (1994).
   */
  tdSequential(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<{ readonly buySetup: Int32Array; readonly sellSetup: Int32Array; readonly buyCountdown: Int32Array; readonly sellCountdown: Int32Array }>): { readonly buySetup: Int32Array; readonly sellSetup: Int32Array; readonly buyCountdown: Int32Array; readonly sellCountdown: Int32Array };
  /**
   * Triple exponential moving average: an exponential average, corrected twice by the lag of its averages.
   * - `period`: values of each smoothing's seed; integer from 1 to 100000, default 30
   * Source: Mulloy, Smoothing Data with Less Lag (Technical Analysis of Stocks & Commodities, February 1994).
   */
  tema(values: Series, period?: number | IndicatorParameters['tema'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Elder's thermometer: how far a bar's high or low is from that of the bar before, whichever is farther.
   * Source: Elder, Come Into My Trading Room (2002); as in pandas-ta.
   */
  thermo(bars: { readonly high: Series; readonly low: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Three black crows: after a white candle three black ones without lower shadows, each opening within the body before and closing lower; -100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDL3BLACKCROWS.
   */
  threeBlackCrows(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Three inside up and down: a harami that the third candle confirms; 100 up, -100 down.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDL3INSIDE.
   */
  threeInside(bars: { readonly open: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Three-line strike: three candles of one colour, then one that opens beyond the third and closes beyond the first; 100 where they are white, -100 where they are black.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDL3LINESTRIKE.
   */
  threeLineStrike(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Three outside up and down: an engulfing pattern that the third candle confirms; 100 up, -100 down.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDL3OUTSIDE.
   */
  threeOutside(bars: { readonly open: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Three stars in the south: three black candles, each smaller and within the range before; 100.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDL3STARSINSOUTH.
   */
  threeStarsInSouth(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Three advancing white soldiers: three white candles without upper shadows, each opening in or near the body before and about as long; 100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDL3WHITESOLDIERS.
   */
  threeWhiteSoldiers(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Thrusting: after a long black candle a white one that opens below its low and closes within the lower half of its body; -100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLTHRUSTING.
   */
  thrusting(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Ehlers' trendflex: the mean distance of a smooth value from itself in the last `period` rows, in parts of what it mostly is; 0 in a flat market. Values before the first count as equal to it.
   * - `period`: rows of the past; integer from 4 to 100000, default 20
   * Source: Ehlers, Reflex: A New Zero-Lag Indicator (Technical Analysis of Stocks & Commodities, February 2020).
   */
  trendFlex(values: Series, period?: number | IndicatorParameters['trendFlex'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Trend intensity index, 0 to 100: the distances of the values from their average that lay above it, in percent of all; no value without a distance.
   * - `period`: distances in the window; integer from 1 to 100000, default 30
   * - `averagePeriod`: values of the average; integer from 1 to 100000, default 60
   * Source: Pee, Trend Intensity Index (Technical Analysis of Stocks & Commodities, June 2002).
   */
  trendIntensity(values: Series, parameters?: number | IndicatorParameters['trendIntensity'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Triangular moving average: the mean of the last `period` values with weights that rise to the middle of the window and fall again.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Kaufman, Trading Systems and Methods (5th ed.), ch. 7; TA-Lib's TRIMA.
   */
  trima(values: Series, period?: number | IndicatorParameters['trima'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Arms index (TRIN): the advance/decline ratio over that of the volumes; below 1 the rising instruments have more volume each than the falling ones. No value where a divisor is 0.
   * Source: Arms, The Arms Index (1989).
   */
  trin(advances: Series, declines: Series, advancingVolume: Series, decliningVolume: Series, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Tristar: three dojis, the middle one set apart by a gap of the bodies; 100 where it lies below, -100 where it lies above.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLTRISTAR.
   */
  tristar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * TRIX: the rate of change, in percent, of an exponential average of an exponential average of an exponential average; 0 after a 0.
   * - `period`: period of the averages; integer from 1 to 100000, default 30
   * Source: Hutson, Good TRIX (Technical Analysis of Stocks & Commodities, July 1983).
   */
  trix(values: Series, period?: number | IndicatorParameters['trix'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * TRIX, its average as signal, and the distance of the two.
   * - `period`: period of the three averages; integer from 1 to 100000, default 15
   * - `signalPeriod`: period of the signal; integer from 1 to 100000, default 9
   * - `signalAverage`: kind of the signal; default 'ema'
   * Source: Hutson, Good TRIX (Technical Analysis of Stocks & Commodities, July 1983); the signal as in StockCharts ChartSchool, TRIX.
   */
  trixHistogram(values: Series, parameters?: number | IndicatorParameters['trixHistogram'], options?: IndicatorOptions<{ readonly trix: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array }>): { readonly trix: Column; readonly signal: Column; readonly histogram: Column };
  /**
   * True range: the range of the bar, with a gap from the last close.
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), section III.
   */
  trueRange(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Time series forecast: the value in the next row of the line that fits the last `period` values best.
   * - `period`: values in the window; integer from 2 to 100000, default 14
   * Source: Least squares; Kaufman, Trading Systems and Methods (5th ed.), ch. 6; TA-Lib's function of that name.
   */
  tsf(values: Series, period?: number | IndicatorParameters['tsf'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * True strength index, -100 to 100: the change, smoothed twice, in percent of its size, smoothed twice; 0 where nothing moved.
   * - `firstPeriod`: period of the first smoothing; integer from 2 to 100000, default 25
   * - `secondPeriod`: period of the second one; integer from 2 to 100000, default 13
   * Source: Blau, Momentum, Direction, and Divergence (1995).
   */
  tsi(values: Series, parameters?: number | IndicatorParameters['tsi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Carter's TTM trend: true where the close is above the mean of the middles of the last `period` bars.
   * - `period`: bars of the mean; integer from 1 to 100000, default 6
   * Source: Carter, Mastering the Trade (2005).
   */
  ttmTrend(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['ttmTrend'], options?: IndicatorOptions<Uint8Array>): Uint8Array;
  /**
   * Twiggs money flow: Chaikin's with the true range, so that gaps count, and Wilder's averages for sums; no value while there was no volume.
   * - `period`: of the averages; integer from 1 to 100000, default 21
   * Source: Twiggs, Twiggs Money Flow (Incredible Charts).
   */
  twiggsMoneyFlow(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, period?: number | IndicatorParameters['twiggsMoneyFlow'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Two crows: a black body above a long white one, then a black candle that opens in the first and closes in the second; -100.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDL2CROWS.
   */
  twoCrows(bars: { readonly open: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Typical price: the mean of a bar's high, low and close.
   * Source: Definition; TA-Lib's TYPPRICE.
   */
  typPrice(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ulcer index: the root of the mean square of the falls, in percent, below the highest of the last `period` values.
   * - `period`: values in each window; integer from 1 to 100000, default 14
   * Source: Martin and McCann, The Investor's Guide to Fidelity Funds (1989).
   */
  ulcerIndex(values: Series, period?: number | IndicatorParameters['ulcerIndex'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ultimate oscillator, 0 to 100: the share of the closes above the true lows in the true ranges, over a short, a middle and a long window.
   * - `period1`: bars of one window; integer from 1 to 100000, default 7
   * - `period2`: bars of another; integer from 1 to 100000, default 14
   * - `period3`: bars of the third; integer from 1 to 100000, default 28
   * Source: Williams, The Ultimate Oscillator (Technical Analysis of Stocks & Commodities, August 1985).
   */
  ultOsc(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['ultOsc'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Unique three river bottom: a long black candle, a black one within its body with a lower low, then a short white one above that low; 100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLUNIQUE3RIVER.
   */
  uniqueThreeRiver(bars: { readonly open: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Upside gap two crows: a black body above a long white one, then a black candle that covers it and closes above the white one; -100.
   * Source: Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib's CDLUPSIDEGAP2CROWS.
   */
  upsideGapTwoCrows(bars: { readonly open: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Historical value at risk: the loss, as a part of the value, that `confidence` of the last `period` changes stayed below; negative where that is a gain.
   * - `period`: changes in the window; integer from 1 to 100000, default 100
   * - `confidence`: part of the changes that lose less; number from 0 to 1, default 0.95
   * Source: Jorion, Value at Risk (3rd ed., 2006), the chapter on historical simulation; quantile of Hyndman and Fan's type 7.
   */
  valueAtRisk(values: Series, parameters?: number | IndicatorParameters['valueAtRisk'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Variance of the last `period` values: their mean squared distance from their mean.
   * - `period`: values in the window; integer from 1 to 100000, default 5
   * Source: Definition, of a population; TA-Lib's VAR.
   */
  variance(values: Series, period?: number | IndicatorParameters['variance'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Volume flow indicator: the volume of bars that rose less that of bars that fell, in mean volumes; moves below a share of the usual one do not count, and no volume counts for more than some mean ones.
   * - `period`: bars of the mean volume and of the sum; integer from 1 to 100000, default 130
   * - `priceCutoff`: deviations up to which a move does not count; number from 0 to 1000, default 0.2
   * - `volumeCutoff`: mean volumes above which a volume is cut off; number from 0 to 1000, default 2.5
   * - `deviationPeriod`: changes of the deviation; integer from 1 to 100000, default 30
   * - `smoothPeriod`: of the average of the result; integer from 1 to 100000, default 3
   * Source: Katsanos, Using Money Flow to Stay with the Trend (Technical Analysis of Stocks & Commodities, June 2004).
   */
  vfi(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, parameters?: number | IndicatorParameters['vfi'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Vertical horizontal filter: the distance between the highest and the lowest of the last `period` values as a share of the way of the last `period` changes; 0 where nothing moved.
   * - `period`: values of the range and changes of the way; integer from 2 to 100000, default 28
   * Source: White, The Vertical Horizontal Filter (Futures, August 1991).
   */
  vhf(values: Series, period?: number | IndicatorParameters['vhf'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Variable index dynamic average: an exponential average whose weight is multiplied with the strength of Chande's momentum oscillator, from the mean of the first values on; it stands still where the price does.
   * - `period`: a new value weighs up to 2 / (period + 1); integer from 1 to 100000, default 14
   * - `momentumPeriod`: changes of the momentum oscillator; integer from 1 to 100000, default 14
   * Source: Chande and Kroll, The New Technical Trader (1994).
   */
  vidya(values: Series, parameters?: number | IndicatorParameters['vidya'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Variable length moving average: an exponential average whose length grows by one while the value stays close to the mean and shrinks by one while it is far from it; it starts with the first value and the longest length.
   * - `minPeriod`: shortest length; integer from 1 to 100000, default 5
   * - `maxPeriod`: longest length, and values of the mean and the deviation; integer from 1 to 100000, default 50
   * Source: Arrington, Building a Variable-Length Moving Average (Technical Analysis of Stocks & Commodities, June 1991).
   */
  vlma(values: Series, parameters?: number | IndicatorParameters['vlma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Wilder's volatility system: the stop that holds during the bar, at a distance from the best close since the last turn, both known at the bar before; and the side after the bar's close, 1 for long and -1 for short. It starts long where the close has risen since the first bar.
   * - `period`: period of the average true range; integer from 1 to 100000, default 7
   * - `multiplier`: average true ranges from the farthest close to the stop; number from 0 to 1000, default 3
   * Source: Wilder, New Concepts in Technical Trading Systems (1978), The Volatility System.
   */
  volatilityStop(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['volatilityStop'], options?: IndicatorOptions<{ readonly stop: Float64Array; readonly trend: Float64Array }>): { readonly stop: Column; readonly trend: Column };
  /**
   * Vortex indicator: the ways from the last low to the high and from the last high to the low, over `period` bars, as shares of their true ranges; 0 without a range.
   * - `period`: bars in the windows; integer from 1 to 100000, default 14
   * Source: Botes and Siepman, The Vortex Indicator (Technical Analysis of Stocks & Commodities, January 2010).
   */
  vortex(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['vortex'], options?: IndicatorOptions<{ readonly plus: Float64Array; readonly minus: Float64Array }>): { readonly plus: Column; readonly minus: Column };
  /**
   * Volume oscillator: how far the mean volume of the last `fastPeriod` bars lies above that of the last `slowPeriod`, in percent; no value where these had no volume.
   * - `fastPeriod`: of the shorter mean; integer from 1 to 100000, default 14
   * - `slowPeriod`: of the longer mean; integer from 1 to 100000, default 28
   * Source: Achelis, Technical Analysis from A to Z (2nd ed.), Volume Oscillator, in percent.
   */
  vosc(bars: { readonly volume: Series }, parameters?: number | IndicatorParameters['vosc'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Ehlers' Voss predictive filter: a band pass around one cycle, and its prediction some rows ahead; values before the first count as equal to it.
   * - `period`: rows of the cycle that passes; integer from 5 to 100000, default 20
   * - `predict`: rows ahead; integer from 1 to 100, default 3
   * - `bandwidth`: width of the band, in parts of the period; number from 0.01 to 1, default 0.25
   * Source: Ehlers, A Peek Into the Future (Technical Analysis of Stocks & Commodities, August 2019).
   */
  voss(values: Series, parameters?: number | IndicatorParameters['voss'], options?: IndicatorOptions<{ readonly voss: Float64Array; readonly filter: Float64Array }>): { readonly voss: Column; readonly filter: Column };
  /**
   * Volume price confirmation indicator: how far volume-weighted averages lie from plain ones, and its own volume-weighted average; 0 where there is no volume.
   * - `fastPeriod`: of the shorter averages; integer from 1 to 100000, default 5
   * - `slowPeriod`: of the longer averages; integer from 1 to 100000, default 20
   * Source: Dormeier, Between Price and Volume (Journal of Technical Analysis 65, 2008), Investing with Volume Analysis (2011).
   */
  vpci(bars: { readonly close: Series; readonly volume: Series }, parameters?: number | IndicatorParameters['vpci'], options?: IndicatorOptions<{ readonly vpci: Float64Array; readonly smoothed: Float64Array }>): { readonly vpci: Column; readonly smoothed: Column };
  /**
   * Variable power weighted moving average: the weights are powers of 1, 2, 3 ..., the oldest value's first.
   * - `period`: values in the window; integer from 1 to 100000, default 14
   * - `power`: of a value's place: 0 gives sma, 1 gives wma; number from 0 to 20, default 0.382
   * Source: Variable Power Weighted Moving Average (a script in TradingView's library).
   */
  vpwma(values: Series, parameters?: number | IndicatorParameters['vpwma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Volume-weighted average of the typical price (high, low and close) of the last `period` bars; no value where they have no volume. `sessionVwap` starts anew with each session.
   * - `period`: bars in the window; integer from 1 to 100000, default 20
   * Source: Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988).
   */
  vwap(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, period?: number | IndicatorParameters['vwap'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Volume-weighted average of the typical price of the last `period` bars, with bands of its weighted standard deviation; no value where they have no volume.
   * - `period`: bars in the window; integer from 1 to 100000, default 20
   * - `multiplier`: deviations from the middle to the bands; number from 0 to 1000, default 2
   * Source: Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988), with the weighted deviation of these prices.
   */
  vwapBands(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, parameters?: number | IndicatorParameters['vwapBands'], options?: IndicatorOptions<{ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>): { readonly upper: Column; readonly middle: Column; readonly lower: Column };
  /**
   * Volume-weighted average of the typical price (high, low and close) of all bars so far; no value while there was no volume. `vwap` has a window, `sessionVwap` starts anew with each session.
   * Source: Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988); TA-Lib's VWAP.
   */
  vwapCumulative(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Volume-weighted moving average of the last `period` values; without volume in the window there is none.
   * - `period`: rows in the window; integer from 1 to 100000, default 30
   * Source: Definition; TA-Lib's VWMA.
   */
  vwma(values: Series, bars: { readonly volume: Series }, period?: number | IndicatorParameters['vwma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Volume zone oscillator, -100 to 100: the average volume with the sign of the close's change, in percent of the average volume; no value while there was none.
   * - `period`: of the averages; integer from 1 to 100000, default 14
   * Source: Khalil and Steckler, In the Volume Zone (Technical Analysis of Stocks & Commodities, May 2011).
   */
  vzo(bars: { readonly close: Series; readonly volume: Series }, period?: number | IndicatorParameters['vzo'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Williams' accumulation and distribution: the sum, from the first bar on, of how far the close lies above the true low where it rose, and below the true high where it fell.
   * Source: Williams, The Secret of Selecting Stocks for Immediate and Substantial Gains (1972).
   */
  wad(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Waddah Attar's explosion: how fast the distance of two averages rises (up) or falls (down), the width of the Bollinger bands (explosion), and a dead zone of some true ranges below which nothing counts.
   * - `fastPeriod`: of the shorter average; integer from 1 to 100000, default 20
   * - `slowPeriod`: of the longer average; integer from 1 to 100000, default 40
   * - `sensitivity`: factor of the averages' change; number from 0 to 1000000, default 150
   * - `channelPeriod`: values of the bands; integer from 1 to 100000, default 20
   * - `deviations`: of a band from the middle; number from 0 to 1000, default 2
   * - `deadZonePeriod`: true ranges of the dead zone; integer from 1 to 100000, default 100
   * - `deadZoneFactor`: of their mean; number from 0 to 1000, default 3.7
   * Source: Waddah Attar's indicator for MetaTrader 4 (2007); the dead zone as in its version 2 for TradingView.
   */
  wae(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['wae'], options?: IndicatorOptions<{ readonly up: Float64Array; readonly down: Float64Array; readonly explosion: Float64Array; readonly deadZone: Float64Array }>): { readonly up: Column; readonly down: Column; readonly explosion: Column; readonly deadZone: Column };
  /**
   * Wave trend: the typical price's distance from its average in parts of the average distance, smoothed; and its mean.
   * - `channelPeriod`: period of the center and of the width; integer from 1 to 100000, default 10
   * - `averagePeriod`: period of the wave's average; integer from 1 to 100000, default 21
   * - `signalPeriod`: waves of the signal's mean; integer from 1 to 100000, default 4
   * Source: WaveTrend Oscillator (LazyBear, a script in TradingView's library).
   */
  waveTrend(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['waveTrend'], options?: IndicatorOptions<{ readonly wave: Float64Array; readonly signal: Float64Array }>): { readonly wave: Column; readonly signal: Column };
  /**
   * Weighted close price: the mean of a bar's high, low and, twice, its close.
   * Source: Definition; TA-Lib's WCLPRICE.
   */
  wclPrice(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Williams' %R, -100 to 0: how far the close lies below the highest high, in percent of the range of the last `period` bars; 0 without a range.
   * - `period`: bars of the range; integer from 2 to 100000, default 14
   * Source: Williams, How I Made One Million Dollars Last Year Trading Commodities (1973).
   */
  willR(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, period?: number | IndicatorParameters['willR'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Weighted moving average of the last `period` values, the newest with weight `period`, the oldest with 1.
   * - `period`: values in the window; integer from 1 to 100000, default 30
   * Source: Kaufman, Trading Systems and Methods (5th ed.), ch. 7.
   */
  wma(values: Series, period?: number | IndicatorParameters['wma'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Upside and downside gap three methods: two candles of one colour with a gap between, which the third one closes; 100 up, -100 down.
   * Source: Morris, Candlestick Charting Explained (1995); TA-Lib's CDLXSIDEGAP3METHODS.
   */
  xSideGapThreeMethods(bars: { readonly open: Series; readonly close: Series }, options?: IndicatorOptions<Int32Array>): Int32Array;
  /**
   * Yang and Zhang's volatility of the last `period` bars, from their four prices and the gaps between them, for a year.
   * - `period`: bars in the window; integer from 2 to 100000, default 20
   * - `periodsPerYear`: bars in a year; 1 leaves the result as it is; number from 1 to 1000000000, default 252
   * Source: Yang and Zhang, Drift-independent volatility estimation based on high, low, open and close prices (Journal of Business 73, 2000).
   */
  yangZhang(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, parameters?: number | IndicatorParameters['yangZhang'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Standard score: how many standard deviations a value is above the mean of the last `period` ones; no value where they are equal.
   * - `period`: values in the window; integer from 2 to 100000, default 30
   * Source: Definition, of a population.
   */
  zScore(values: Series, period?: number | IndicatorParameters['zScore'], options?: IndicatorOptions<Float64Array>): Column;
  /**
   * Zigzag: in the bar that confirms a turning point, its price (as a high or as a low) and how many bars ago it was; no value in other bars. A line through these points is drawn in hindsight.
   * - `percent`: least move that makes a turn, in percent of the turning point; number from 0.0001 to 100, default 5
   * Source: Kaufman, Trading Systems and Methods (5th ed.), ch. 5, swing filters.
   */
  zigZag(bars: { readonly high: Series; readonly low: Series }, percent?: number | IndicatorParameters['zigZag'], options?: IndicatorOptions<{ readonly high: Float64Array; readonly low: Float64Array; readonly ago: Float64Array }>): { readonly high: Column; readonly low: Column; readonly ago: Column };
  /**
   * Zero-lag exponential moving average: an exponential average of the values, each moved on by its change over the average's lag.
   * - `period`: values of each smoothing's seed; integer from 1 to 100000, default 30
   * Source: Ehlers and Way, Zero Lag (well, almost) (Technical Analysis of Stocks & Commodities, November 2010) describe the family; this form is TA-Lib's ZLEMA.
   */
  zlema(values: Series, period?: number | IndicatorParameters['zlema'], options?: IndicatorOptions<Float64Array>): Column;
  /** Each indicator with many sets of parameters over the same inputs, in one call: what sweeps need. */
  readonly many: ManyTechnicalAnalysis;
}

/** Each indicator with many sets of parameters in one call; results in the order of the sets. */
export interface ManyTechnicalAnalysis {
  abandonedBaby(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['abandonedBaby'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  aberration(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['aberration'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  above(a: Series, b: Series, sets: readonly IndicatorParameters['above'][], options?: IndicatorOptions<readonly (Uint8Array)[]>): (Uint8Array)[];
  ac(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['ac'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  accBands(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['accBands'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  acos(values: Series, sets: readonly IndicatorParameters['acos'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  ad(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['ad'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  adOsc(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['adOsc'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  add(a: Series, b: Series, sets: readonly IndicatorParameters['add'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  adr(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['adr'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  advanceBlock(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['advanceBlock'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  advanceDeclineLine(advances: Series, declines: Series, sets: readonly IndicatorParameters['advanceDeclineLine'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  advanceDeclineRatio(advances: Series, declines: Series, sets: readonly IndicatorParameters['advanceDeclineRatio'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  adx(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['adx'][], options?: IndicatorOptions<readonly ({ readonly adx: Float64Array; readonly plusDi: Float64Array; readonly minusDi: Float64Array })[]>): ({ readonly adx: Column; readonly plusDi: Column; readonly minusDi: Column })[];
  adxr(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['adxr'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  alligator(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['alligator'][], options?: IndicatorOptions<readonly ({ readonly jaw: Float64Array; readonly teeth: Float64Array; readonly lips: Float64Array })[]>): ({ readonly jaw: Column; readonly teeth: Column; readonly lips: Column })[];
  alma(values: Series, sets: readonly IndicatorParameters['alma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  amat(values: Series, sets: readonly IndicatorParameters['amat'][], options?: IndicatorOptions<readonly ({ readonly long: Uint8Array; readonly short: Uint8Array })[]>): ({ readonly long: Uint8Array; readonly short: Uint8Array })[];
  anchoredVwap(anchor: Series, bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['anchoredVwap'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  ao(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['ao'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  aobv(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['aobv'][], options?: IndicatorOptions<readonly ({ readonly obv: Float64Array; readonly lowest: Float64Array; readonly highest: Float64Array; readonly fast: Float64Array; readonly slow: Float64Array; readonly longRun: Float64Array; readonly shortRun: Float64Array })[]>): ({ readonly obv: Column; readonly lowest: Column; readonly highest: Column; readonly fast: Column; readonly slow: Column; readonly longRun: Column; readonly shortRun: Column })[];
  apo(values: Series, sets: readonly IndicatorParameters['apo'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  aroon(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['aroon'][], options?: IndicatorOptions<readonly ({ readonly down: Float64Array; readonly up: Float64Array })[]>): ({ readonly down: Column; readonly up: Column })[];
  aroonOsc(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['aroonOsc'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  asi(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['asi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  asin(values: Series, sets: readonly IndicatorParameters['asin'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  atan(values: Series, sets: readonly IndicatorParameters['atan'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  atr(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['atr'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  atrStop(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['atrStop'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  autocorrelation(values: Series, sets: readonly IndicatorParameters['autocorrelation'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  avgDev(values: Series, sets: readonly IndicatorParameters['avgDev'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  avgPrice(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['avgPrice'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  bandPass(values: Series, sets: readonly IndicatorParameters['bandPass'][], options?: IndicatorOptions<readonly ({ readonly bandPass: Float64Array; readonly signal: Float64Array; readonly trigger: Float64Array })[]>): ({ readonly bandPass: Column; readonly signal: Column; readonly trigger: Column })[];
  bandwidth(values: Series, sets: readonly IndicatorParameters['bandwidth'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  bbands(values: Series, sets: readonly IndicatorParameters['bbands'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  below(a: Series, b: Series, sets: readonly IndicatorParameters['below'][], options?: IndicatorOptions<readonly (Uint8Array)[]>): (Uint8Array)[];
  beltHold(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['beltHold'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  beta(a: Series, b: Series, sets: readonly IndicatorParameters['beta'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  bias(values: Series, sets: readonly IndicatorParameters['bias'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  bop(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['bop'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  brar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['brar'][], options?: IndicatorOptions<readonly ({ readonly ar: Float64Array; readonly br: Float64Array })[]>): ({ readonly ar: Column; readonly br: Column })[];
  breakaway(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['breakaway'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  cci(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['cci'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  ceil(values: Series, sets: readonly IndicatorParameters['ceil'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  centerOfGravity(values: Series, sets: readonly IndicatorParameters['centerOfGravity'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  cfo(values: Series, sets: readonly IndicatorParameters['cfo'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  chandelierExit(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['chandelierExit'][], options?: IndicatorOptions<readonly ({ readonly long: Float64Array; readonly short: Float64Array })[]>): ({ readonly long: Column; readonly short: Column })[];
  choppiness(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['choppiness'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  cksp(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['cksp'][], options?: IndicatorOptions<readonly ({ readonly long: Float64Array; readonly short: Float64Array })[]>): ({ readonly long: Column; readonly short: Column })[];
  closingMarubozu(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['closingMarubozu'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  cmf(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['cmf'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  cmo(values: Series, sets: readonly IndicatorParameters['cmo'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  cmoUnsmoothed(values: Series, sets: readonly IndicatorParameters['cmoUnsmoothed'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  concealBabySwallow(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['concealBabySwallow'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  connorsRsi(values: Series, sets: readonly IndicatorParameters['connorsRsi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  coppock(values: Series, sets: readonly IndicatorParameters['coppock'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  correl(a: Series, b: Series, sets: readonly IndicatorParameters['correl'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  correlationCycle(values: Series, sets: readonly IndicatorParameters['correlationCycle'][], options?: IndicatorOptions<readonly ({ readonly real: Float64Array; readonly imaginary: Float64Array; readonly angle: Float64Array; readonly state: Float64Array })[]>): ({ readonly real: Column; readonly imaginary: Column; readonly angle: Column; readonly state: Column })[];
  cos(values: Series, sets: readonly IndicatorParameters['cos'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  cosh(values: Series, sets: readonly IndicatorParameters['cosh'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  counterattack(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['counterattack'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  covariance(a: Series, b: Series, sets: readonly IndicatorParameters['covariance'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  cpr(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['cpr'][], options?: IndicatorOptions<readonly ({ readonly top: Float64Array; readonly pivot: Float64Array; readonly bottom: Float64Array })[]>): ({ readonly top: Column; readonly pivot: Column; readonly bottom: Column })[];
  crossed(a: Series, b: Series, sets: readonly IndicatorParameters['crossed'][], options?: IndicatorOptions<readonly (Uint8Array)[]>): (Uint8Array)[];
  crossedAbove(a: Series, b: Series, sets: readonly IndicatorParameters['crossedAbove'][], options?: IndicatorOptions<readonly (Uint8Array)[]>): (Uint8Array)[];
  crossedBelow(a: Series, b: Series, sets: readonly IndicatorParameters['crossedBelow'][], options?: IndicatorOptions<readonly (Uint8Array)[]>): (Uint8Array)[];
  cti(values: Series, sets: readonly IndicatorParameters['cti'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  cumSum(values: Series, sets: readonly IndicatorParameters['cumSum'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  cvi(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['cvi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  cwma(values: Series, sets: readonly IndicatorParameters['cwma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  cyberCycle(values: Series, sets: readonly IndicatorParameters['cyberCycle'][], options?: IndicatorOptions<readonly ({ readonly cycle: Float64Array; readonly trigger: Float64Array })[]>): ({ readonly cycle: Column; readonly trigger: Column })[];
  damiani(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['damiani'][], options?: IndicatorOptions<readonly ({ readonly volatility: Float64Array; readonly threshold: Float64Array })[]>): ({ readonly volatility: Column; readonly threshold: Column })[];
  darkCloudCover(bars: { readonly open: Series; readonly high: Series; readonly close: Series }, sets: readonly IndicatorParameters['darkCloudCover'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  deMarker(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['deMarker'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  decay(values: Series, sets: readonly IndicatorParameters['decay'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  decreasing(values: Series, sets: readonly IndicatorParameters['decreasing'][], options?: IndicatorOptions<readonly (Uint8Array)[]>): (Uint8Array)[];
  decycler(values: Series, sets: readonly IndicatorParameters['decycler'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  decyclerOsc(values: Series, sets: readonly IndicatorParameters['decyclerOsc'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  delta(values: Series, sets: readonly IndicatorParameters['delta'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  dema(values: Series, sets: readonly IndicatorParameters['dema'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  derivativeOsc(values: Series, sets: readonly IndicatorParameters['derivativeOsc'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  devStop(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['devStop'][], options?: IndicatorOptions<readonly ({ readonly long: Float64Array; readonly short: Float64Array })[]>): ({ readonly long: Column; readonly short: Column })[];
  div(a: Series, b: Series, sets: readonly IndicatorParameters['div'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  doji(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['doji'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  dojiStar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['dojiStar'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  donchian(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['donchian'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  dpo(values: Series, sets: readonly IndicatorParameters['dpo'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  dragonflyDoji(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['dragonflyDoji'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  drawdown(values: Series, sets: readonly IndicatorParameters['drawdown'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  dti(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['dti'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  dx(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['dx'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  eDecay(values: Series, sets: readonly IndicatorParameters['eDecay'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  ebsw(values: Series, sets: readonly IndicatorParameters['ebsw'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  edcf(values: Series, sets: readonly IndicatorParameters['edcf'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  efficiencyRatio(values: Series, sets: readonly IndicatorParameters['efficiencyRatio'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  efi(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['efi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  elderRay(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['elderRay'][], options?: IndicatorOptions<readonly ({ readonly bull: Float64Array; readonly bear: Float64Array })[]>): ({ readonly bull: Column; readonly bear: Column })[];
  ema(values: Series, sets: readonly IndicatorParameters['ema'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  emv(bars: { readonly high: Series; readonly low: Series; readonly volume: Series }, sets: readonly IndicatorParameters['emv'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  engulfing(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['engulfing'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  entropy(values: Series, sets: readonly IndicatorParameters['entropy'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  envelopes(values: Series, sets: readonly IndicatorParameters['envelopes'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  epma(values: Series, sets: readonly IndicatorParameters['epma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  eveningDojiStar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['eveningDojiStar'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  eveningStar(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['eveningStar'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  exp(values: Series, sets: readonly IndicatorParameters['exp'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  fcb(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['fcb'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly lower: Column })[];
  fisher(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['fisher'][], options?: IndicatorOptions<readonly ({ readonly fisher: Float64Array; readonly signal: Float64Array })[]>): ({ readonly fisher: Column; readonly signal: Column })[];
  floor(values: Series, sets: readonly IndicatorParameters['floor'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  forecastOsc(values: Series, sets: readonly IndicatorParameters['forecastOsc'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  fractal(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['fractal'][], options?: IndicatorOptions<readonly ({ readonly swingHigh: Int32Array; readonly swingLow: Int32Array })[]>): ({ readonly swingHigh: Int32Array; readonly swingLow: Int32Array })[];
  frama(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['frama'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  fwma(values: Series, sets: readonly IndicatorParameters['fwma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  gapSideSideWhite(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['gapSideSideWhite'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  garmanKlass(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['garmanKlass'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  gator(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['gator'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly lower: Column })[];
  gaussian(values: Series, sets: readonly IndicatorParameters['gaussian'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  gravestoneDoji(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['gravestoneDoji'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  hammer(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['hammer'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  hangingMan(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['hangingMan'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  harami(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['harami'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  haramiCross(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['haramiCross'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  heikinAshi(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['heikinAshi'][], options?: IndicatorOptions<readonly ({ readonly open: Float64Array; readonly high: Float64Array; readonly low: Float64Array; readonly close: Float64Array })[]>): ({ readonly open: Column; readonly high: Column; readonly low: Column; readonly close: Column })[];
  highPass(values: Series, sets: readonly IndicatorParameters['highPass'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  highPass2(values: Series, sets: readonly IndicatorParameters['highPass2'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  highWave(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['highWave'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  highest(values: Series, sets: readonly IndicatorParameters['highest'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  hikkake(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['hikkake'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  hikkakeMod(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['hikkakeMod'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  hilo(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['hilo'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  historicalVolatility(values: Series, sets: readonly IndicatorParameters['historicalVolatility'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  hma(values: Series, sets: readonly IndicatorParameters['hma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  homingPigeon(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['homingPigeon'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  htDcPeriod(values: Series, sets: readonly IndicatorParameters['htDcPeriod'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  htDcPhase(values: Series, sets: readonly IndicatorParameters['htDcPhase'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  htPhasor(values: Series, sets: readonly IndicatorParameters['htPhasor'][], options?: IndicatorOptions<readonly ({ readonly inPhase: Float64Array; readonly quadrature: Float64Array })[]>): ({ readonly inPhase: Column; readonly quadrature: Column })[];
  htSine(values: Series, sets: readonly IndicatorParameters['htSine'][], options?: IndicatorOptions<readonly ({ readonly sine: Float64Array; readonly leadSine: Float64Array })[]>): ({ readonly sine: Column; readonly leadSine: Column })[];
  htTrendMode(values: Series, sets: readonly IndicatorParameters['htTrendMode'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  htTrendline(values: Series, sets: readonly IndicatorParameters['htTrendline'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  hurst(values: Series, sets: readonly IndicatorParameters['hurst'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  hwc(values: Series, sets: readonly IndicatorParameters['hwc'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  hwma(values: Series, sets: readonly IndicatorParameters['hwma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  ichimoku(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['ichimoku'][], options?: IndicatorOptions<readonly ({ readonly tenkan: Float64Array; readonly kijun: Float64Array; readonly senkouA: Float64Array; readonly senkouB: Float64Array; readonly cloudA: Float64Array; readonly cloudB: Float64Array })[]>): ({ readonly tenkan: Column; readonly kijun: Column; readonly senkouA: Column; readonly senkouB: Column; readonly cloudA: Column; readonly cloudB: Column })[];
  identicalThreeCrows(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['identicalThreeCrows'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  iftRsi(values: Series, sets: readonly IndicatorParameters['iftRsi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  imi(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['imi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  inNeck(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['inNeck'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  increasing(values: Series, sets: readonly IndicatorParameters['increasing'][], options?: IndicatorOptions<readonly (Uint8Array)[]>): (Uint8Array)[];
  inertia(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['inertia'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  instantaneousTrend(values: Series, sets: readonly IndicatorParameters['instantaneousTrend'][], options?: IndicatorOptions<readonly ({ readonly trend: Float64Array; readonly trigger: Float64Array })[]>): ({ readonly trend: Column; readonly trigger: Column })[];
  invertedHammer(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['invertedHammer'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  jsa(values: Series, sets: readonly IndicatorParameters['jsa'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  kama(values: Series, sets: readonly IndicatorParameters['kama'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  kaufmanStop(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['kaufmanStop'][], options?: IndicatorOptions<readonly ({ readonly long: Float64Array; readonly short: Float64Array })[]>): ({ readonly long: Column; readonly short: Column })[];
  kdj(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['kdj'][], options?: IndicatorOptions<readonly ({ readonly k: Float64Array; readonly d: Float64Array; readonly j: Float64Array })[]>): ({ readonly k: Column; readonly d: Column; readonly j: Column })[];
  keltner(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['keltner'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  kicking(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['kicking'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  kickingByLength(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['kickingByLength'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  kst(values: Series, sets: readonly IndicatorParameters['kst'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  kurtosis(values: Series, sets: readonly IndicatorParameters['kurtosis'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  kvo(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['kvo'][], options?: IndicatorOptions<readonly ({ readonly kvo: Float64Array; readonly signal: Float64Array })[]>): ({ readonly kvo: Column; readonly signal: Column })[];
  ladderBottom(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['ladderBottom'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  lag(values: Series, sets: readonly IndicatorParameters['lag'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  laguerre(values: Series, sets: readonly IndicatorParameters['laguerre'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  laguerreRsi(values: Series, sets: readonly IndicatorParameters['laguerreRsi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  linearReg(values: Series, sets: readonly IndicatorParameters['linearReg'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  linearRegAngle(values: Series, sets: readonly IndicatorParameters['linearRegAngle'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  linearRegIntercept(values: Series, sets: readonly IndicatorParameters['linearRegIntercept'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  linearRegR2(values: Series, sets: readonly IndicatorParameters['linearRegR2'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  linearRegSlope(values: Series, sets: readonly IndicatorParameters['linearRegSlope'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  linearRegStdErr(values: Series, sets: readonly IndicatorParameters['linearRegStdErr'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  ln(values: Series, sets: readonly IndicatorParameters['ln'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  log10(values: Series, sets: readonly IndicatorParameters['log10'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  logReturn(values: Series, sets: readonly IndicatorParameters['logReturn'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  longLeggedDoji(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['longLeggedDoji'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  longLine(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['longLine'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  longRun(a: Series, b: Series, sets: readonly IndicatorParameters['longRun'][], options?: IndicatorOptions<readonly (Uint8Array)[]>): (Uint8Array)[];
  lowest(values: Series, sets: readonly IndicatorParameters['lowest'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  ma(values: Series, sets: readonly IndicatorParameters['ma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  maaq(values: Series, sets: readonly IndicatorParameters['maaq'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  macd(values: Series, sets: readonly IndicatorParameters['macd'][], options?: IndicatorOptions<readonly ({ readonly macd: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array })[]>): ({ readonly macd: Column; readonly signal: Column; readonly histogram: Column })[];
  macdExt(values: Series, sets: readonly IndicatorParameters['macdExt'][], options?: IndicatorOptions<readonly ({ readonly macd: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array })[]>): ({ readonly macd: Column; readonly signal: Column; readonly histogram: Column })[];
  macdFix(values: Series, sets: readonly IndicatorParameters['macdFix'][], options?: IndicatorOptions<readonly ({ readonly macd: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array })[]>): ({ readonly macd: Column; readonly signal: Column; readonly histogram: Column })[];
  mama(values: Series, sets: readonly IndicatorParameters['mama'][], options?: IndicatorOptions<readonly ({ readonly mama: Float64Array; readonly fama: Float64Array })[]>): ({ readonly mama: Column; readonly fama: Column })[];
  marketFi(bars: { readonly high: Series; readonly low: Series; readonly volume: Series }, sets: readonly IndicatorParameters['marketFi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  marubozu(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['marubozu'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  massIndex(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['massIndex'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  matHold(bars: { readonly open: Series; readonly high: Series; readonly close: Series }, sets: readonly IndicatorParameters['matHold'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  matchingLow(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['matchingLow'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  mavp(values: Series, periods: Series, sets: readonly IndicatorParameters['mavp'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  maxIndex(values: Series, sets: readonly IndicatorParameters['maxIndex'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  mcGinley(values: Series, sets: readonly IndicatorParameters['mcGinley'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  mcclellan(advances: Series, declines: Series, sets: readonly IndicatorParameters['mcclellan'][], options?: IndicatorOptions<readonly ({ readonly oscillator: Float64Array; readonly summation: Float64Array })[]>): ({ readonly oscillator: Column; readonly summation: Column })[];
  medPrice(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['medPrice'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  median(values: Series, sets: readonly IndicatorParameters['median'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  mfi(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['mfi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  midpoint(values: Series, sets: readonly IndicatorParameters['midpoint'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  midprice(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['midprice'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  minIndex(values: Series, sets: readonly IndicatorParameters['minIndex'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  minMax(values: Series, sets: readonly IndicatorParameters['minMax'][], options?: IndicatorOptions<readonly ({ readonly lowest: Float64Array; readonly highest: Float64Array })[]>): ({ readonly lowest: Column; readonly highest: Column })[];
  minMaxIndex(values: Series, sets: readonly IndicatorParameters['minMaxIndex'][], options?: IndicatorOptions<readonly ({ readonly lowest: Int32Array; readonly highest: Int32Array })[]>): ({ readonly lowest: Int32Array; readonly highest: Int32Array })[];
  minusDi(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['minusDi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  minusDm(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['minusDm'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  mom(values: Series, sets: readonly IndicatorParameters['mom'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  momersion(values: Series, sets: readonly IndicatorParameters['momersion'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  morningDojiStar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['morningDojiStar'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  morningStar(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['morningStar'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  msw(values: Series, sets: readonly IndicatorParameters['msw'][], options?: IndicatorOptions<readonly ({ readonly sine: Float64Array; readonly lead: Float64Array })[]>): ({ readonly sine: Column; readonly lead: Column })[];
  mult(a: Series, b: Series, sets: readonly IndicatorParameters['mult'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  natr(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['natr'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  nma(values: Series, sets: readonly IndicatorParameters['nma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  nvi(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['nvi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  obv(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['obv'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  onNeck(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['onNeck'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  parkinson(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['parkinson'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  pdist(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['pdist'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  percentB(values: Series, sets: readonly IndicatorParameters['percentB'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  percentRank(values: Series, sets: readonly IndicatorParameters['percentRank'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  percentReturn(values: Series, sets: readonly IndicatorParameters['percentReturn'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  percentile(values: Series, sets: readonly IndicatorParameters['percentile'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  pfe(values: Series, sets: readonly IndicatorParameters['pfe'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  pgo(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['pgo'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  piercing(bars: { readonly open: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['piercing'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  pivotsCamarilla(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['pivotsCamarilla'][], options?: IndicatorOptions<readonly ({ readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly r4: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array; readonly s4: Float64Array })[]>): ({ readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly r4: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column; readonly s4: Column })[];
  pivotsClassic(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['pivotsClassic'][], options?: IndicatorOptions<readonly ({ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array })[]>): ({ readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column })[];
  pivotsDemark(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['pivotsDemark'][], options?: IndicatorOptions<readonly ({ readonly pivot: Float64Array; readonly r1: Float64Array; readonly s1: Float64Array })[]>): ({ readonly pivot: Column; readonly r1: Column; readonly s1: Column })[];
  pivotsFibonacci(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['pivotsFibonacci'][], options?: IndicatorOptions<readonly ({ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array })[]>): ({ readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column })[];
  pivotsWoodie(session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['pivotsWoodie'][], options?: IndicatorOptions<readonly ({ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array })[]>): ({ readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column })[];
  plusDi(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['plusDi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  plusDm(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['plusDm'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  pmo(values: Series, sets: readonly IndicatorParameters['pmo'][], options?: IndicatorOptions<readonly ({ readonly pmo: Float64Array; readonly signal: Float64Array })[]>): ({ readonly pmo: Column; readonly signal: Column })[];
  ppo(values: Series, sets: readonly IndicatorParameters['ppo'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  premierStoch(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['premierStoch'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  psl(values: Series, sets: readonly IndicatorParameters['psl'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  pvi(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['pvi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  pvo(bars: { readonly volume: Series }, sets: readonly IndicatorParameters['pvo'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  pvol(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['pvol'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  pvr(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['pvr'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  pvt(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['pvt'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  pwma(values: Series, sets: readonly IndicatorParameters['pwma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  qqe(values: Series, sets: readonly IndicatorParameters['qqe'][], options?: IndicatorOptions<readonly ({ readonly qqe: Float64Array; readonly line: Float64Array; readonly upper: Float64Array; readonly lower: Float64Array })[]>): ({ readonly qqe: Column; readonly line: Column; readonly upper: Column; readonly lower: Column })[];
  qstick(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['qstick'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  quantile(values: Series, sets: readonly IndicatorParameters['quantile'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  randomWalkIndex(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['randomWalkIndex'][], options?: IndicatorOptions<readonly ({ readonly high: Float64Array; readonly low: Float64Array })[]>): ({ readonly high: Column; readonly low: Column })[];
  reflex(values: Series, sets: readonly IndicatorParameters['reflex'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  regressionChannel(values: Series, sets: readonly IndicatorParameters['regressionChannel'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  relativeDailyVolume(session: Series, minute: Series, bars: { readonly volume: Series }, sets: readonly IndicatorParameters['relativeDailyVolume'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rickshawMan(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['rickshawMan'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  riseFallThreeMethods(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['riseFallThreeMethods'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  rma(values: Series, sets: readonly IndicatorParameters['rma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rmi(values: Series, sets: readonly IndicatorParameters['rmi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  roc(values: Series, sets: readonly IndicatorParameters['roc'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rocp(values: Series, sets: readonly IndicatorParameters['rocp'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rocr(values: Series, sets: readonly IndicatorParameters['rocr'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rocr100(values: Series, sets: readonly IndicatorParameters['rocr100'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rogersSatchell(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['rogersSatchell'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rollingPivotsCamarilla(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['rollingPivotsCamarilla'][], options?: IndicatorOptions<readonly ({ readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly r4: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array; readonly s4: Float64Array })[]>): ({ readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly r4: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column; readonly s4: Column })[];
  rollingPivotsClassic(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['rollingPivotsClassic'][], options?: IndicatorOptions<readonly ({ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array })[]>): ({ readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column })[];
  rollingPivotsDemark(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['rollingPivotsDemark'][], options?: IndicatorOptions<readonly ({ readonly pivot: Float64Array; readonly r1: Float64Array; readonly s1: Float64Array })[]>): ({ readonly pivot: Column; readonly r1: Column; readonly s1: Column })[];
  rollingPivotsFibonacci(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['rollingPivotsFibonacci'][], options?: IndicatorOptions<readonly ({ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array })[]>): ({ readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column })[];
  rollingPivotsWoodie(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['rollingPivotsWoodie'][], options?: IndicatorOptions<readonly ({ readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array })[]>): ({ readonly pivot: Column; readonly r1: Column; readonly r2: Column; readonly r3: Column; readonly s1: Column; readonly s2: Column; readonly s3: Column })[];
  rollingSharpe(values: Series, sets: readonly IndicatorParameters['rollingSharpe'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rollingSortino(values: Series, sets: readonly IndicatorParameters['rollingSortino'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  roofing(values: Series, sets: readonly IndicatorParameters['roofing'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rsi(values: Series, sets: readonly IndicatorParameters['rsi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rsmk(a: Series, b: Series, sets: readonly IndicatorParameters['rsmk'][], options?: IndicatorOptions<readonly ({ readonly rsmk: Float64Array; readonly signal: Float64Array })[]>): ({ readonly rsmk: Column; readonly signal: Column })[];
  rvgi(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['rvgi'][], options?: IndicatorOptions<readonly ({ readonly rvgi: Float64Array; readonly signal: Float64Array })[]>): ({ readonly rvgi: Column; readonly signal: Column })[];
  rvi(values: Series, sets: readonly IndicatorParameters['rvi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  rvol(bars: { readonly volume: Series }, sets: readonly IndicatorParameters['rvol'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  safeZoneStop(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['safeZoneStop'][], options?: IndicatorOptions<readonly ({ readonly long: Float64Array; readonly short: Float64Array })[]>): ({ readonly long: Column; readonly short: Column })[];
  sar(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['sar'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  sarExt(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['sarExt'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  separatingLines(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['separatingLines'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  sessionVwap(session: Series, bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['sessionVwap'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  sessionVwapBands(session: Series, bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['sessionVwapBands'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  shootingStar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['shootingStar'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  shortLine(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['shortLine'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  shortRun(a: Series, b: Series, sets: readonly IndicatorParameters['shortRun'][], options?: IndicatorOptions<readonly (Uint8Array)[]>): (Uint8Array)[];
  sin(values: Series, sets: readonly IndicatorParameters['sin'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  sinWma(values: Series, sets: readonly IndicatorParameters['sinWma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  sinceHigh(values: Series, sets: readonly IndicatorParameters['sinceHigh'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  sinceLow(values: Series, sets: readonly IndicatorParameters['sinceLow'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  sinh(values: Series, sets: readonly IndicatorParameters['sinh'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  skew(values: Series, sets: readonly IndicatorParameters['skew'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  slope(values: Series, sets: readonly IndicatorParameters['slope'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  sma(values: Series, sets: readonly IndicatorParameters['sma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  smi(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['smi'][], options?: IndicatorOptions<readonly ({ readonly smi: Float64Array; readonly signal: Float64Array })[]>): ({ readonly smi: Column; readonly signal: Column })[];
  smiErgodic(values: Series, sets: readonly IndicatorParameters['smiErgodic'][], options?: IndicatorOptions<readonly ({ readonly ergodic: Float64Array; readonly signal: Float64Array; readonly oscillator: Float64Array })[]>): ({ readonly ergodic: Column; readonly signal: Column; readonly oscillator: Column })[];
  smoothedObv(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['smoothedObv'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  spinningTop(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['spinningTop'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  sqWma(values: Series, sets: readonly IndicatorParameters['sqWma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  sqrt(values: Series, sets: readonly IndicatorParameters['sqrt'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  squeeze(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['squeeze'][], options?: IndicatorOptions<readonly ({ readonly momentum: Float64Array; readonly on: Float64Array })[]>): ({ readonly momentum: Column; readonly on: Column })[];
  squeezePro(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['squeezePro'][], options?: IndicatorOptions<readonly ({ readonly momentum: Float64Array; readonly wide: Float64Array; readonly normal: Float64Array; readonly narrow: Float64Array })[]>): ({ readonly momentum: Column; readonly wide: Column; readonly normal: Column; readonly narrow: Column })[];
  srWma(values: Series, sets: readonly IndicatorParameters['srWma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  ssf(values: Series, sets: readonly IndicatorParameters['ssf'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  stalledPattern(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['stalledPattern'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  starc(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['starc'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  stc(values: Series, sets: readonly IndicatorParameters['stc'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  stdDevChannels(values: Series, sets: readonly IndicatorParameters['stdDevChannels'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  stdErr(values: Series, sets: readonly IndicatorParameters['stdErr'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  stddev(values: Series, sets: readonly IndicatorParameters['stddev'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  stickSandwich(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['stickSandwich'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  stoch(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['stoch'][], options?: IndicatorOptions<readonly ({ readonly k: Float64Array; readonly d: Float64Array })[]>): ({ readonly k: Column; readonly d: Column })[];
  stochF(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['stochF'][], options?: IndicatorOptions<readonly ({ readonly k: Float64Array; readonly d: Float64Array })[]>): ({ readonly k: Column; readonly d: Column })[];
  stochRsi(values: Series, sets: readonly IndicatorParameters['stochRsi'][], options?: IndicatorOptions<readonly ({ readonly k: Float64Array; readonly d: Float64Array })[]>): ({ readonly k: Column; readonly d: Column })[];
  sub(a: Series, b: Series, sets: readonly IndicatorParameters['sub'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  sum(values: Series, sets: readonly IndicatorParameters['sum'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  superSmoother(values: Series, sets: readonly IndicatorParameters['superSmoother'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  superTrend(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['superTrend'][], options?: IndicatorOptions<readonly ({ readonly superTrend: Float64Array; readonly trend: Float64Array })[]>): ({ readonly superTrend: Column; readonly trend: Column })[];
  swingIndex(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['swingIndex'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  t3(values: Series, sets: readonly IndicatorParameters['t3'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  takuri(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['takuri'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  tan(values: Series, sets: readonly IndicatorParameters['tan'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  tanh(values: Series, sets: readonly IndicatorParameters['tanh'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  tasukiGap(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['tasukiGap'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  tdSequential(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['tdSequential'][], options?: IndicatorOptions<readonly ({ readonly buySetup: Int32Array; readonly sellSetup: Int32Array; readonly buyCountdown: Int32Array; readonly sellCountdown: Int32Array })[]>): ({ readonly buySetup: Int32Array; readonly sellSetup: Int32Array; readonly buyCountdown: Int32Array; readonly sellCountdown: Int32Array })[];
  tema(values: Series, sets: readonly IndicatorParameters['tema'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  thermo(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['thermo'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  threeBlackCrows(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['threeBlackCrows'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  threeInside(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['threeInside'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  threeLineStrike(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['threeLineStrike'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  threeOutside(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['threeOutside'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  threeStarsInSouth(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['threeStarsInSouth'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  threeWhiteSoldiers(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['threeWhiteSoldiers'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  thrusting(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['thrusting'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  trendFlex(values: Series, sets: readonly IndicatorParameters['trendFlex'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  trendIntensity(values: Series, sets: readonly IndicatorParameters['trendIntensity'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  trima(values: Series, sets: readonly IndicatorParameters['trima'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  trin(advances: Series, declines: Series, advancingVolume: Series, decliningVolume: Series, sets: readonly IndicatorParameters['trin'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  tristar(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['tristar'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  trix(values: Series, sets: readonly IndicatorParameters['trix'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  trixHistogram(values: Series, sets: readonly IndicatorParameters['trixHistogram'][], options?: IndicatorOptions<readonly ({ readonly trix: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array })[]>): ({ readonly trix: Column; readonly signal: Column; readonly histogram: Column })[];
  trueRange(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['trueRange'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  tsf(values: Series, sets: readonly IndicatorParameters['tsf'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  tsi(values: Series, sets: readonly IndicatorParameters['tsi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  ttmTrend(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['ttmTrend'][], options?: IndicatorOptions<readonly (Uint8Array)[]>): (Uint8Array)[];
  twiggsMoneyFlow(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['twiggsMoneyFlow'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  twoCrows(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['twoCrows'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  typPrice(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['typPrice'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  ulcerIndex(values: Series, sets: readonly IndicatorParameters['ulcerIndex'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  ultOsc(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['ultOsc'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  uniqueThreeRiver(bars: { readonly open: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['uniqueThreeRiver'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  upsideGapTwoCrows(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['upsideGapTwoCrows'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  valueAtRisk(values: Series, sets: readonly IndicatorParameters['valueAtRisk'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  variance(values: Series, sets: readonly IndicatorParameters['variance'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  vfi(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['vfi'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  vhf(values: Series, sets: readonly IndicatorParameters['vhf'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  vidya(values: Series, sets: readonly IndicatorParameters['vidya'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  vlma(values: Series, sets: readonly IndicatorParameters['vlma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  volatilityStop(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['volatilityStop'][], options?: IndicatorOptions<readonly ({ readonly stop: Float64Array; readonly trend: Float64Array })[]>): ({ readonly stop: Column; readonly trend: Column })[];
  vortex(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['vortex'][], options?: IndicatorOptions<readonly ({ readonly plus: Float64Array; readonly minus: Float64Array })[]>): ({ readonly plus: Column; readonly minus: Column })[];
  vosc(bars: { readonly volume: Series }, sets: readonly IndicatorParameters['vosc'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  voss(values: Series, sets: readonly IndicatorParameters['voss'][], options?: IndicatorOptions<readonly ({ readonly voss: Float64Array; readonly filter: Float64Array })[]>): ({ readonly voss: Column; readonly filter: Column })[];
  vpci(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['vpci'][], options?: IndicatorOptions<readonly ({ readonly vpci: Float64Array; readonly smoothed: Float64Array })[]>): ({ readonly vpci: Column; readonly smoothed: Column })[];
  vpwma(values: Series, sets: readonly IndicatorParameters['vpwma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  vwap(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['vwap'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  vwapBands(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['vwapBands'][], options?: IndicatorOptions<readonly ({ readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array })[]>): ({ readonly upper: Column; readonly middle: Column; readonly lower: Column })[];
  vwapCumulative(bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['vwapCumulative'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  vwma(values: Series, bars: { readonly volume: Series }, sets: readonly IndicatorParameters['vwma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  vzo(bars: { readonly close: Series; readonly volume: Series }, sets: readonly IndicatorParameters['vzo'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  wad(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['wad'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  wae(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['wae'][], options?: IndicatorOptions<readonly ({ readonly up: Float64Array; readonly down: Float64Array; readonly explosion: Float64Array; readonly deadZone: Float64Array })[]>): ({ readonly up: Column; readonly down: Column; readonly explosion: Column; readonly deadZone: Column })[];
  waveTrend(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['waveTrend'][], options?: IndicatorOptions<readonly ({ readonly wave: Float64Array; readonly signal: Float64Array })[]>): ({ readonly wave: Column; readonly signal: Column })[];
  wclPrice(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['wclPrice'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  willR(bars: { readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['willR'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  wma(values: Series, sets: readonly IndicatorParameters['wma'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  xSideGapThreeMethods(bars: { readonly open: Series; readonly close: Series }, sets: readonly IndicatorParameters['xSideGapThreeMethods'][], options?: IndicatorOptions<readonly (Int32Array)[]>): (Int32Array)[];
  yangZhang(bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }, sets: readonly IndicatorParameters['yangZhang'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  zScore(values: Series, sets: readonly IndicatorParameters['zScore'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
  zigZag(bars: { readonly high: Series; readonly low: Series }, sets: readonly IndicatorParameters['zigZag'][], options?: IndicatorOptions<readonly ({ readonly high: Float64Array; readonly low: Float64Array; readonly ago: Float64Array })[]>): ({ readonly high: Column; readonly low: Column; readonly ago: Column })[];
  zlema(values: Series, sets: readonly IndicatorParameters['zlema'][], options?: IndicatorOptions<readonly (Float64Array)[]>): (Column)[];
}

/** The parameters of each indicator, by name; absent ones have their defaults. */
export interface IndicatorParameters {
  readonly abandonedBaby: { readonly penetration?: number };
  readonly aberration: { readonly period?: number; readonly rangePeriod?: number };
  readonly above: Record<string, never>;
  readonly ac: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly signalPeriod?: number };
  readonly accBands: { readonly period?: number };
  readonly acos: Record<string, never>;
  readonly ad: Record<string, never>;
  readonly adOsc: { readonly fastPeriod?: number; readonly slowPeriod?: number };
  readonly add: Record<string, never>;
  readonly adr: { readonly period?: number };
  readonly advanceBlock: Record<string, never>;
  readonly advanceDeclineLine: Record<string, never>;
  readonly advanceDeclineRatio: Record<string, never>;
  readonly adx: { readonly period?: number; readonly unstable?: number };
  readonly adxr: { readonly period?: number; readonly unstable?: number };
  readonly alligator: { readonly jawPeriod?: number; readonly jawShift?: number; readonly teethPeriod?: number; readonly teethShift?: number; readonly lipsPeriod?: number; readonly lipsShift?: number };
  readonly alma: { readonly period?: number; readonly offset?: number; readonly sigma?: number };
  readonly amat: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly rows?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly anchoredVwap: { readonly multiplier?: number };
  readonly ao: { readonly fastPeriod?: number; readonly slowPeriod?: number };
  readonly aobv: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly lowPeriod?: number; readonly highPeriod?: number; readonly rows?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly apo: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly aroon: { readonly period?: number };
  readonly aroonOsc: { readonly period?: number };
  readonly asi: { readonly limit?: number };
  readonly asin: Record<string, never>;
  readonly atan: Record<string, never>;
  readonly atr: { readonly period?: number; readonly seeding?: 'talib' | 'tradingview'; readonly unstable?: number };
  readonly atrStop: { readonly period?: number; readonly multiplier?: number };
  readonly autocorrelation: { readonly period?: number; readonly lag?: number };
  readonly avgDev: { readonly period?: number };
  readonly avgPrice: Record<string, never>;
  readonly bandPass: { readonly period?: number; readonly bandwidth?: number };
  readonly bandwidth: { readonly period?: number; readonly deviations?: number };
  readonly bbands: { readonly period?: number; readonly deviationsUp?: number; readonly deviationsDown?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly below: Record<string, never>;
  readonly beltHold: Record<string, never>;
  readonly beta: { readonly period?: number };
  readonly bias: { readonly period?: number };
  readonly bop: Record<string, never>;
  readonly brar: { readonly period?: number };
  readonly breakaway: Record<string, never>;
  readonly cci: { readonly period?: number };
  readonly ceil: Record<string, never>;
  readonly centerOfGravity: { readonly period?: number };
  readonly cfo: { readonly period?: number };
  readonly chandelierExit: { readonly period?: number; readonly multiplier?: number };
  readonly choppiness: { readonly period?: number };
  readonly cksp: { readonly period?: number; readonly multiplier?: number; readonly stopPeriod?: number };
  readonly closingMarubozu: Record<string, never>;
  readonly cmf: { readonly period?: number };
  readonly cmo: { readonly period?: number; readonly unstable?: number };
  readonly cmoUnsmoothed: { readonly period?: number };
  readonly concealBabySwallow: Record<string, never>;
  readonly connorsRsi: { readonly rsiPeriod?: number; readonly streakPeriod?: number; readonly rankPeriod?: number };
  readonly coppock: { readonly wmaPeriod?: number; readonly shortPeriod?: number; readonly longPeriod?: number };
  readonly correl: { readonly period?: number };
  readonly correlationCycle: { readonly period?: number; readonly threshold?: number };
  readonly cos: Record<string, never>;
  readonly cosh: Record<string, never>;
  readonly counterattack: Record<string, never>;
  readonly covariance: { readonly period?: number };
  readonly cpr: Record<string, never>;
  readonly crossed: Record<string, never>;
  readonly crossedAbove: Record<string, never>;
  readonly crossedBelow: Record<string, never>;
  readonly cti: { readonly period?: number };
  readonly cumSum: Record<string, never>;
  readonly cvi: { readonly period?: number; readonly rocPeriod?: number };
  readonly cwma: { readonly period?: number };
  readonly cyberCycle: { readonly alpha?: number };
  readonly damiani: { readonly rangePeriod?: number; readonly deviationPeriod?: number; readonly slowRangePeriod?: number; readonly slowDeviationPeriod?: number; readonly level?: number };
  readonly darkCloudCover: { readonly penetration?: number };
  readonly deMarker: { readonly period?: number };
  readonly decay: { readonly period?: number };
  readonly decreasing: { readonly period?: number; readonly compare?: 'ends' | 'each' };
  readonly decycler: { readonly period?: number };
  readonly decyclerOsc: { readonly period?: number; readonly multiplier?: number };
  readonly delta: { readonly period?: number };
  readonly dema: { readonly period?: number };
  readonly derivativeOsc: { readonly rsiPeriod?: number; readonly firstPeriod?: number; readonly secondPeriod?: number; readonly signalPeriod?: number };
  readonly devStop: { readonly period?: number; readonly deviations?: number };
  readonly div: Record<string, never>;
  readonly doji: Record<string, never>;
  readonly dojiStar: Record<string, never>;
  readonly donchian: { readonly period?: number };
  readonly dpo: { readonly period?: number };
  readonly dragonflyDoji: Record<string, never>;
  readonly drawdown: Record<string, never>;
  readonly dti: { readonly firstPeriod?: number; readonly secondPeriod?: number; readonly thirdPeriod?: number };
  readonly dx: { readonly period?: number; readonly unstable?: number };
  readonly eDecay: { readonly period?: number };
  readonly ebsw: { readonly period?: number; readonly smoothPeriod?: number };
  readonly edcf: { readonly period?: number };
  readonly efficiencyRatio: { readonly period?: number };
  readonly efi: { readonly period?: number };
  readonly elderRay: { readonly period?: number };
  readonly ema: { readonly period?: number; readonly seeding?: 'talib' | 'tradingview'; readonly unstable?: number };
  readonly emv: { readonly period?: number; readonly divisor?: number };
  readonly engulfing: Record<string, never>;
  readonly entropy: { readonly period?: number; readonly base?: number };
  readonly envelopes: { readonly period?: number; readonly percent?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly epma: { readonly period?: number; readonly offset?: number };
  readonly eveningDojiStar: { readonly penetration?: number };
  readonly eveningStar: { readonly penetration?: number };
  readonly exp: Record<string, never>;
  readonly fcb: { readonly span?: number };
  readonly fisher: { readonly period?: number };
  readonly floor: Record<string, never>;
  readonly forecastOsc: { readonly period?: number };
  readonly fractal: { readonly leftBars?: number; readonly rightBars?: number };
  readonly frama: { readonly period?: number };
  readonly fwma: { readonly period?: number };
  readonly gapSideSideWhite: Record<string, never>;
  readonly garmanKlass: { readonly period?: number; readonly periodsPerYear?: number };
  readonly gator: { readonly jawPeriod?: number; readonly jawShift?: number; readonly teethPeriod?: number; readonly teethShift?: number; readonly lipsPeriod?: number; readonly lipsShift?: number };
  readonly gaussian: { readonly period?: number; readonly poles?: number };
  readonly gravestoneDoji: Record<string, never>;
  readonly hammer: Record<string, never>;
  readonly hangingMan: Record<string, never>;
  readonly harami: Record<string, never>;
  readonly haramiCross: Record<string, never>;
  readonly heikinAshi: { readonly unstable?: number };
  readonly highPass: { readonly period?: number };
  readonly highPass2: { readonly period?: number; readonly damping?: number };
  readonly highWave: Record<string, never>;
  readonly highest: { readonly period?: number };
  readonly hikkake: Record<string, never>;
  readonly hikkakeMod: Record<string, never>;
  readonly hilo: { readonly highPeriod?: number; readonly lowPeriod?: number };
  readonly historicalVolatility: { readonly period?: number; readonly periodsPerYear?: number };
  readonly hma: { readonly period?: number };
  readonly homingPigeon: Record<string, never>;
  readonly htDcPeriod: { readonly unstable?: number };
  readonly htDcPhase: { readonly unstable?: number };
  readonly htPhasor: { readonly unstable?: number };
  readonly htSine: { readonly unstable?: number };
  readonly htTrendMode: { readonly unstable?: number };
  readonly htTrendline: { readonly unstable?: number };
  readonly hurst: { readonly period?: number };
  readonly hwc: { readonly level?: number; readonly trend?: number; readonly change?: number; readonly deviation?: number; readonly multiplier?: number };
  readonly hwma: { readonly level?: number; readonly trend?: number; readonly change?: number };
  readonly ichimoku: { readonly tenkanPeriod?: number; readonly kijunPeriod?: number; readonly senkouPeriod?: number; readonly displacement?: number };
  readonly identicalThreeCrows: Record<string, never>;
  readonly iftRsi: { readonly rsiPeriod?: number; readonly wmaPeriod?: number };
  readonly imi: { readonly period?: number };
  readonly inNeck: Record<string, never>;
  readonly increasing: { readonly period?: number; readonly compare?: 'ends' | 'each' };
  readonly inertia: { readonly period?: number; readonly rviPeriod?: number; readonly stddevPeriod?: number };
  readonly instantaneousTrend: { readonly alpha?: number };
  readonly invertedHammer: Record<string, never>;
  readonly jsa: { readonly period?: number };
  readonly kama: { readonly period?: number; readonly unstable?: number };
  readonly kaufmanStop: { readonly period?: number; readonly multiplier?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly kdj: { readonly period?: number; readonly kPeriod?: number; readonly kAverage?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma'; readonly dPeriod?: number; readonly dAverage?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly keltner: { readonly period?: number; readonly atrPeriod?: number; readonly multiplier?: number };
  readonly kicking: Record<string, never>;
  readonly kickingByLength: Record<string, never>;
  readonly kst: { readonly rate1?: number; readonly rate2?: number; readonly rate3?: number; readonly rate4?: number; readonly average1?: number; readonly average2?: number; readonly average3?: number; readonly average4?: number };
  readonly kurtosis: { readonly period?: number };
  readonly kvo: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly signalPeriod?: number };
  readonly ladderBottom: Record<string, never>;
  readonly lag: { readonly period?: number };
  readonly laguerre: { readonly gamma?: number };
  readonly laguerreRsi: { readonly gamma?: number };
  readonly linearReg: { readonly period?: number };
  readonly linearRegAngle: { readonly period?: number };
  readonly linearRegIntercept: { readonly period?: number };
  readonly linearRegR2: { readonly period?: number };
  readonly linearRegSlope: { readonly period?: number };
  readonly linearRegStdErr: { readonly period?: number };
  readonly ln: Record<string, never>;
  readonly log10: Record<string, never>;
  readonly logReturn: { readonly period?: number };
  readonly longLeggedDoji: Record<string, never>;
  readonly longLine: Record<string, never>;
  readonly longRun: { readonly period?: number };
  readonly lowest: { readonly period?: number };
  readonly ma: { readonly period?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly maaq: { readonly period?: number; readonly fastPeriod?: number; readonly slowPeriod?: number };
  readonly macd: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly signalPeriod?: number; readonly seeding?: 'talib' | 'tradingview' };
  readonly macdExt: { readonly fastPeriod?: number; readonly fastAverage?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma'; readonly slowPeriod?: number; readonly slowAverage?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma'; readonly signalPeriod?: number; readonly signalAverage?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly macdFix: { readonly signalPeriod?: number };
  readonly mama: { readonly fastLimit?: number; readonly slowLimit?: number; readonly unstable?: number };
  readonly marketFi: Record<string, never>;
  readonly marubozu: Record<string, never>;
  readonly massIndex: { readonly fastPeriod?: number; readonly slowPeriod?: number };
  readonly matHold: { readonly penetration?: number };
  readonly matchingLow: Record<string, never>;
  readonly mavp: { readonly minPeriod?: number; readonly maxPeriod?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly maxIndex: { readonly period?: number };
  readonly mcGinley: { readonly period?: number; readonly factor?: number };
  readonly mcclellan: { readonly fastPeriod?: number; readonly slowPeriod?: number };
  readonly medPrice: Record<string, never>;
  readonly median: { readonly period?: number };
  readonly mfi: { readonly period?: number };
  readonly midpoint: { readonly period?: number };
  readonly midprice: { readonly period?: number };
  readonly minIndex: { readonly period?: number };
  readonly minMax: { readonly period?: number };
  readonly minMaxIndex: { readonly period?: number };
  readonly minusDi: { readonly period?: number; readonly unstable?: number };
  readonly minusDm: { readonly period?: number; readonly unstable?: number };
  readonly mom: { readonly period?: number };
  readonly momersion: { readonly period?: number };
  readonly morningDojiStar: { readonly penetration?: number };
  readonly morningStar: { readonly penetration?: number };
  readonly msw: { readonly period?: number };
  readonly mult: Record<string, never>;
  readonly natr: { readonly period?: number; readonly unstable?: number };
  readonly nma: { readonly period?: number };
  readonly nvi: Record<string, never>;
  readonly obv: Record<string, never>;
  readonly onNeck: Record<string, never>;
  readonly parkinson: { readonly period?: number; readonly periodsPerYear?: number };
  readonly pdist: Record<string, never>;
  readonly percentB: { readonly period?: number; readonly deviations?: number };
  readonly percentRank: { readonly period?: number };
  readonly percentReturn: { readonly period?: number };
  readonly percentile: { readonly period?: number; readonly percentile?: number };
  readonly pfe: { readonly period?: number; readonly smoothPeriod?: number };
  readonly pgo: { readonly period?: number };
  readonly piercing: Record<string, never>;
  readonly pivotsCamarilla: Record<string, never>;
  readonly pivotsClassic: Record<string, never>;
  readonly pivotsDemark: Record<string, never>;
  readonly pivotsFibonacci: Record<string, never>;
  readonly pivotsWoodie: Record<string, never>;
  readonly plusDi: { readonly period?: number; readonly unstable?: number };
  readonly plusDm: { readonly period?: number; readonly unstable?: number };
  readonly pmo: { readonly firstPeriod?: number; readonly secondPeriod?: number; readonly signalPeriod?: number };
  readonly ppo: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly premierStoch: { readonly stochPeriod?: number; readonly period?: number };
  readonly psl: { readonly period?: number };
  readonly pvi: Record<string, never>;
  readonly pvo: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly pvol: Record<string, never>;
  readonly pvr: Record<string, never>;
  readonly pvt: Record<string, never>;
  readonly pwma: { readonly period?: number };
  readonly qqe: { readonly rsiPeriod?: number; readonly smoothPeriod?: number; readonly factor?: number };
  readonly qstick: { readonly period?: number };
  readonly quantile: { readonly period?: number; readonly quantile?: number };
  readonly randomWalkIndex: { readonly period?: number };
  readonly reflex: { readonly period?: number };
  readonly regressionChannel: { readonly period?: number; readonly deviations?: number };
  readonly relativeDailyVolume: { readonly period?: number };
  readonly rickshawMan: Record<string, never>;
  readonly riseFallThreeMethods: Record<string, never>;
  readonly rma: { readonly period?: number; readonly unstable?: number };
  readonly rmi: { readonly period?: number; readonly momentumPeriod?: number };
  readonly roc: { readonly period?: number };
  readonly rocp: { readonly period?: number };
  readonly rocr: { readonly period?: number };
  readonly rocr100: { readonly period?: number };
  readonly rogersSatchell: { readonly period?: number; readonly periodsPerYear?: number };
  readonly rollingPivotsCamarilla: { readonly period?: number };
  readonly rollingPivotsClassic: { readonly period?: number };
  readonly rollingPivotsDemark: { readonly period?: number };
  readonly rollingPivotsFibonacci: { readonly period?: number };
  readonly rollingPivotsWoodie: { readonly period?: number };
  readonly rollingSharpe: { readonly period?: number; readonly periodsPerYear?: number };
  readonly rollingSortino: { readonly period?: number; readonly periodsPerYear?: number };
  readonly roofing: { readonly period?: number; readonly smoothPeriod?: number };
  readonly rsi: { readonly period?: number; readonly unstable?: number };
  readonly rsmk: { readonly lookback?: number; readonly period?: number; readonly signalPeriod?: number };
  readonly rvgi: { readonly period?: number };
  readonly rvi: { readonly period?: number; readonly stddevPeriod?: number; readonly unstable?: number };
  readonly rvol: { readonly period?: number };
  readonly safeZoneStop: { readonly period?: number; readonly multiplier?: number; readonly stopPeriod?: number };
  readonly sar: { readonly acceleration?: number; readonly maximum?: number };
  readonly sarExt: { readonly startValue?: number; readonly offsetOnReverse?: number; readonly accelerationInitLong?: number; readonly accelerationLong?: number; readonly accelerationMaxLong?: number; readonly accelerationInitShort?: number; readonly accelerationShort?: number; readonly accelerationMaxShort?: number };
  readonly separatingLines: Record<string, never>;
  readonly sessionVwap: Record<string, never>;
  readonly sessionVwapBands: { readonly multiplier?: number };
  readonly shootingStar: Record<string, never>;
  readonly shortLine: Record<string, never>;
  readonly shortRun: { readonly period?: number };
  readonly sin: Record<string, never>;
  readonly sinWma: { readonly period?: number };
  readonly sinceHigh: { readonly period?: number };
  readonly sinceLow: { readonly period?: number };
  readonly sinh: Record<string, never>;
  readonly skew: { readonly period?: number };
  readonly slope: { readonly period?: number };
  readonly sma: { readonly period?: number };
  readonly smi: { readonly period?: number; readonly fastPeriod?: number; readonly slowPeriod?: number; readonly signalPeriod?: number };
  readonly smiErgodic: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly signalPeriod?: number };
  readonly smoothedObv: { readonly period?: number; readonly average?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly spinningTop: Record<string, never>;
  readonly sqWma: { readonly period?: number };
  readonly sqrt: Record<string, never>;
  readonly squeeze: { readonly bandPeriod?: number; readonly deviations?: number; readonly channelPeriod?: number; readonly multiplier?: number };
  readonly squeezePro: { readonly bandPeriod?: number; readonly deviations?: number; readonly channelPeriod?: number; readonly wideMultiplier?: number; readonly normalMultiplier?: number; readonly narrowMultiplier?: number };
  readonly srWma: { readonly period?: number };
  readonly ssf: { readonly period?: number; readonly poles?: number };
  readonly stalledPattern: Record<string, never>;
  readonly starc: { readonly period?: number; readonly rangePeriod?: number; readonly multiplier?: number };
  readonly stc: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly cyclePeriod?: number; readonly factor?: number };
  readonly stdDevChannels: { readonly period?: number; readonly deviations?: number };
  readonly stdErr: { readonly period?: number };
  readonly stddev: { readonly period?: number; readonly deviations?: number };
  readonly stickSandwich: Record<string, never>;
  readonly stoch: { readonly period?: number; readonly kPeriod?: number; readonly kAverage?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma'; readonly dPeriod?: number; readonly dAverage?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly stochF: { readonly period?: number; readonly dPeriod?: number; readonly dAverage?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly stochRsi: { readonly period?: number; readonly kPeriod?: number; readonly dPeriod?: number; readonly dAverage?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma'; readonly unstable?: number };
  readonly sub: Record<string, never>;
  readonly sum: { readonly period?: number };
  readonly superSmoother: { readonly period?: number };
  readonly superTrend: { readonly period?: number; readonly multiplier?: number };
  readonly swingIndex: { readonly limit?: number };
  readonly t3: { readonly period?: number; readonly volumeFactor?: number; readonly unstable?: number };
  readonly takuri: Record<string, never>;
  readonly tan: Record<string, never>;
  readonly tanh: Record<string, never>;
  readonly tasukiGap: Record<string, never>;
  readonly tdSequential: Record<string, never>;
  readonly tema: { readonly period?: number };
  readonly thermo: Record<string, never>;
  readonly threeBlackCrows: Record<string, never>;
  readonly threeInside: Record<string, never>;
  readonly threeLineStrike: Record<string, never>;
  readonly threeOutside: Record<string, never>;
  readonly threeStarsInSouth: Record<string, never>;
  readonly threeWhiteSoldiers: Record<string, never>;
  readonly thrusting: Record<string, never>;
  readonly trendFlex: { readonly period?: number };
  readonly trendIntensity: { readonly period?: number; readonly averagePeriod?: number };
  readonly trima: { readonly period?: number };
  readonly trin: Record<string, never>;
  readonly tristar: Record<string, never>;
  readonly trix: { readonly period?: number };
  readonly trixHistogram: { readonly period?: number; readonly signalPeriod?: number; readonly signalAverage?: 'sma' | 'ema' | 'wma' | 'dema' | 'tema' | 'trima' | 'kama' | 'mama' | 't3' | 'hma' | 'zlema' | 'rma' };
  readonly trueRange: Record<string, never>;
  readonly tsf: { readonly period?: number };
  readonly tsi: { readonly firstPeriod?: number; readonly secondPeriod?: number };
  readonly ttmTrend: { readonly period?: number };
  readonly twiggsMoneyFlow: { readonly period?: number };
  readonly twoCrows: Record<string, never>;
  readonly typPrice: Record<string, never>;
  readonly ulcerIndex: { readonly period?: number };
  readonly ultOsc: { readonly period1?: number; readonly period2?: number; readonly period3?: number };
  readonly uniqueThreeRiver: Record<string, never>;
  readonly upsideGapTwoCrows: Record<string, never>;
  readonly valueAtRisk: { readonly period?: number; readonly confidence?: number };
  readonly variance: { readonly period?: number };
  readonly vfi: { readonly period?: number; readonly priceCutoff?: number; readonly volumeCutoff?: number; readonly deviationPeriod?: number; readonly smoothPeriod?: number };
  readonly vhf: { readonly period?: number };
  readonly vidya: { readonly period?: number; readonly momentumPeriod?: number };
  readonly vlma: { readonly minPeriod?: number; readonly maxPeriod?: number };
  readonly volatilityStop: { readonly period?: number; readonly multiplier?: number };
  readonly vortex: { readonly period?: number };
  readonly vosc: { readonly fastPeriod?: number; readonly slowPeriod?: number };
  readonly voss: { readonly period?: number; readonly predict?: number; readonly bandwidth?: number };
  readonly vpci: { readonly fastPeriod?: number; readonly slowPeriod?: number };
  readonly vpwma: { readonly period?: number; readonly power?: number };
  readonly vwap: { readonly period?: number };
  readonly vwapBands: { readonly period?: number; readonly multiplier?: number };
  readonly vwapCumulative: Record<string, never>;
  readonly vwma: { readonly period?: number };
  readonly vzo: { readonly period?: number };
  readonly wad: Record<string, never>;
  readonly wae: { readonly fastPeriod?: number; readonly slowPeriod?: number; readonly sensitivity?: number; readonly channelPeriod?: number; readonly deviations?: number; readonly deadZonePeriod?: number; readonly deadZoneFactor?: number };
  readonly waveTrend: { readonly channelPeriod?: number; readonly averagePeriod?: number; readonly signalPeriod?: number };
  readonly wclPrice: Record<string, never>;
  readonly willR: { readonly period?: number };
  readonly wma: { readonly period?: number };
  readonly xSideGapThreeMethods: Record<string, never>;
  readonly yangZhang: { readonly period?: number; readonly periodsPerYear?: number };
  readonly zScore: { readonly period?: number };
  readonly zigZag: { readonly percent?: number };
  readonly zlema: { readonly period?: number };
}

/** Each indicator as a stream. */
export interface IndicatorStreams {
  readonly abandonedBaby: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly aberration: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly above: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly ac: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly accBands: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly acos: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly ad: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly adOsc: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly add: IndicatorStream<[a: number, b: number], [a: Series, b: Series], number, Float64Array>;
  readonly adr: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly advanceBlock: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly advanceDeclineLine: IndicatorStream<[advances: number, declines: number], [advances: Series, declines: Series], number, Float64Array>;
  readonly advanceDeclineRatio: IndicatorStream<[advances: number, declines: number], [advances: Series, declines: Series], number, Float64Array>;
  readonly adx: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly adx: number; readonly plusDi: number; readonly minusDi: number }, { readonly adx: Float64Array; readonly plusDi: Float64Array; readonly minusDi: Float64Array }>;
  readonly adxr: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly alligator: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly jaw: number; readonly teeth: number; readonly lips: number }, { readonly jaw: Float64Array; readonly teeth: Float64Array; readonly lips: Float64Array }>;
  readonly alma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly amat: IndicatorStream<[values: number], [values: Series], { readonly long: boolean; readonly short: boolean }, { readonly long: Uint8Array; readonly short: Uint8Array }>;
  readonly anchoredVwap: IndicatorStream<[anchor: number, bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [anchor: Series, bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly ao: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly aobv: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], { readonly obv: number; readonly lowest: number; readonly highest: number; readonly fast: number; readonly slow: number; readonly longRun: number; readonly shortRun: number }, { readonly obv: Float64Array; readonly lowest: Float64Array; readonly highest: Float64Array; readonly fast: Float64Array; readonly slow: Float64Array; readonly longRun: Float64Array; readonly shortRun: Float64Array }>;
  readonly apo: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly aroon: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly down: number; readonly up: number }, { readonly down: Float64Array; readonly up: Float64Array }>;
  readonly aroonOsc: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly asi: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly asin: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly atan: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly atr: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly atrStop: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly autocorrelation: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly avgDev: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly avgPrice: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly bandPass: IndicatorStream<[values: number], [values: Series], { readonly bandPass: number; readonly signal: number; readonly trigger: number }, { readonly bandPass: Float64Array; readonly signal: Float64Array; readonly trigger: Float64Array }>;
  readonly bandwidth: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly bbands: IndicatorStream<[values: number], [values: Series], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly below: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly beltHold: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly beta: IndicatorStream<[a: number, b: number], [a: Series, b: Series], number, Float64Array>;
  readonly bias: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly bop: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly brar: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly ar: number; readonly br: number }, { readonly ar: Float64Array; readonly br: Float64Array }>;
  readonly breakaway: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly cci: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly ceil: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly centerOfGravity: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly cfo: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly chandelierExit: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly long: number; readonly short: number }, { readonly long: Float64Array; readonly short: Float64Array }>;
  readonly choppiness: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly cksp: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly long: number; readonly short: number }, { readonly long: Float64Array; readonly short: Float64Array }>;
  readonly closingMarubozu: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly cmf: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly cmo: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly cmoUnsmoothed: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly concealBabySwallow: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly connorsRsi: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly coppock: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly correl: IndicatorStream<[a: number, b: number], [a: Series, b: Series], number, Float64Array>;
  readonly correlationCycle: IndicatorStream<[values: number], [values: Series], { readonly real: number; readonly imaginary: number; readonly angle: number; readonly state: number }, { readonly real: Float64Array; readonly imaginary: Float64Array; readonly angle: Float64Array; readonly state: Float64Array }>;
  readonly cos: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly cosh: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly counterattack: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly covariance: IndicatorStream<[a: number, b: number], [a: Series, b: Series], number, Float64Array>;
  readonly cpr: IndicatorStream<[session: number, bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly top: number; readonly pivot: number; readonly bottom: number }, { readonly top: Float64Array; readonly pivot: Float64Array; readonly bottom: Float64Array }>;
  readonly crossed: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly crossedAbove: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly crossedBelow: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly cti: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly cumSum: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly cvi: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly cwma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly cyberCycle: IndicatorStream<[values: number], [values: Series], { readonly cycle: number; readonly trigger: number }, { readonly cycle: Float64Array; readonly trigger: Float64Array }>;
  readonly damiani: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly volatility: number; readonly threshold: number }, { readonly volatility: Float64Array; readonly threshold: Float64Array }>;
  readonly darkCloudCover: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly close: Series }], number, Int32Array>;
  readonly deMarker: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly decay: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly decreasing: IndicatorStream<[values: number], [values: Series], boolean, Uint8Array>;
  readonly decycler: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly decyclerOsc: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly delta: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly dema: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly derivativeOsc: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly devStop: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly long: number; readonly short: number }, { readonly long: Float64Array; readonly short: Float64Array }>;
  readonly div: IndicatorStream<[a: number, b: number], [a: Series, b: Series], number, Float64Array>;
  readonly doji: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly dojiStar: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly donchian: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly dpo: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly dragonflyDoji: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly drawdown: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly dti: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly dx: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly eDecay: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly ebsw: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly edcf: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly efficiencyRatio: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly efi: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly elderRay: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly bull: number; readonly bear: number }, { readonly bull: Float64Array; readonly bear: Float64Array }>;
  readonly ema: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly emv: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly volume: Series }], number, Float64Array>;
  readonly engulfing: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Int32Array>;
  readonly entropy: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly envelopes: IndicatorStream<[values: number], [values: Series], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly epma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly eveningDojiStar: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly eveningStar: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Int32Array>;
  readonly exp: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly fcb: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly upper: number; readonly lower: number }, { readonly upper: Float64Array; readonly lower: Float64Array }>;
  readonly fisher: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly fisher: number; readonly signal: number }, { readonly fisher: Float64Array; readonly signal: Float64Array }>;
  readonly floor: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly forecastOsc: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly fractal: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly swingHigh: number; readonly swingLow: number }, { readonly swingHigh: Int32Array; readonly swingLow: Int32Array }>;
  readonly frama: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly fwma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly gapSideSideWhite: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly garmanKlass: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly gator: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly upper: number; readonly lower: number }, { readonly upper: Float64Array; readonly lower: Float64Array }>;
  readonly gaussian: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly gravestoneDoji: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly hammer: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly hangingMan: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly harami: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Int32Array>;
  readonly haramiCross: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly heikinAshi: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly open: number; readonly high: number; readonly low: number; readonly close: number }, { readonly open: Float64Array; readonly high: Float64Array; readonly low: Float64Array; readonly close: Float64Array }>;
  readonly highPass: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly highPass2: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly highWave: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly highest: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly hikkake: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly hikkakeMod: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly hilo: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly historicalVolatility: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly hma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly homingPigeon: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Int32Array>;
  readonly htDcPeriod: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly htDcPhase: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly htPhasor: IndicatorStream<[values: number], [values: Series], { readonly inPhase: number; readonly quadrature: number }, { readonly inPhase: Float64Array; readonly quadrature: Float64Array }>;
  readonly htSine: IndicatorStream<[values: number], [values: Series], { readonly sine: number; readonly leadSine: number }, { readonly sine: Float64Array; readonly leadSine: Float64Array }>;
  readonly htTrendMode: IndicatorStream<[values: number], [values: Series], number, Int32Array>;
  readonly htTrendline: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly hurst: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly hwc: IndicatorStream<[values: number], [values: Series], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly hwma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly ichimoku: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly tenkan: number; readonly kijun: number; readonly senkouA: number; readonly senkouB: number; readonly cloudA: number; readonly cloudB: number }, { readonly tenkan: Float64Array; readonly kijun: Float64Array; readonly senkouA: Float64Array; readonly senkouB: Float64Array; readonly cloudA: Float64Array; readonly cloudB: Float64Array }>;
  readonly identicalThreeCrows: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly iftRsi: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly imi: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Float64Array>;
  readonly inNeck: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly increasing: IndicatorStream<[values: number], [values: Series], boolean, Uint8Array>;
  readonly inertia: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly instantaneousTrend: IndicatorStream<[values: number], [values: Series], { readonly trend: number; readonly trigger: number }, { readonly trend: Float64Array; readonly trigger: Float64Array }>;
  readonly invertedHammer: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly jsa: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly kama: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly kaufmanStop: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly long: number; readonly short: number }, { readonly long: Float64Array; readonly short: Float64Array }>;
  readonly kdj: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly k: number; readonly d: number; readonly j: number }, { readonly k: Float64Array; readonly d: Float64Array; readonly j: Float64Array }>;
  readonly keltner: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly kicking: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly kickingByLength: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly kst: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly kurtosis: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly kvo: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], { readonly kvo: number; readonly signal: number }, { readonly kvo: Float64Array; readonly signal: Float64Array }>;
  readonly ladderBottom: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly lag: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly laguerre: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly laguerreRsi: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly linearReg: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly linearRegAngle: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly linearRegIntercept: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly linearRegR2: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly linearRegSlope: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly linearRegStdErr: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly ln: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly log10: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly logReturn: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly longLeggedDoji: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly longLine: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly longRun: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly lowest: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly ma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly maaq: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly macd: IndicatorStream<[values: number], [values: Series], { readonly macd: number; readonly signal: number; readonly histogram: number }, { readonly macd: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array }>;
  readonly macdExt: IndicatorStream<[values: number], [values: Series], { readonly macd: number; readonly signal: number; readonly histogram: number }, { readonly macd: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array }>;
  readonly macdFix: IndicatorStream<[values: number], [values: Series], { readonly macd: number; readonly signal: number; readonly histogram: number }, { readonly macd: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array }>;
  readonly mama: IndicatorStream<[values: number], [values: Series], { readonly mama: number; readonly fama: number }, { readonly mama: Float64Array; readonly fama: Float64Array }>;
  readonly marketFi: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly volume: Series }], number, Float64Array>;
  readonly marubozu: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly massIndex: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly matHold: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly close: Series }], number, Int32Array>;
  readonly matchingLow: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly mavp: IndicatorStream<[values: number, periods: number], [values: Series, periods: Series], number, Float64Array>;
  readonly maxIndex: IndicatorStream<[values: number], [values: Series], number, Int32Array>;
  readonly mcGinley: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly mcclellan: IndicatorStream<[advances: number, declines: number], [advances: Series, declines: Series], { readonly oscillator: number; readonly summation: number }, { readonly oscillator: Float64Array; readonly summation: Float64Array }>;
  readonly medPrice: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly median: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly mfi: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly midpoint: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly midprice: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly minIndex: IndicatorStream<[values: number], [values: Series], number, Int32Array>;
  readonly minMax: IndicatorStream<[values: number], [values: Series], { readonly lowest: number; readonly highest: number }, { readonly lowest: Float64Array; readonly highest: Float64Array }>;
  readonly minMaxIndex: IndicatorStream<[values: number], [values: Series], { readonly lowest: number; readonly highest: number }, { readonly lowest: Int32Array; readonly highest: Int32Array }>;
  readonly minusDi: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly minusDm: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly mom: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly momersion: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly morningDojiStar: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly morningStar: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Int32Array>;
  readonly msw: IndicatorStream<[values: number], [values: Series], { readonly sine: number; readonly lead: number }, { readonly sine: Float64Array; readonly lead: Float64Array }>;
  readonly mult: IndicatorStream<[a: number, b: number], [a: Series, b: Series], number, Float64Array>;
  readonly natr: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly nma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly nvi: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly obv: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly onNeck: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly parkinson: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly pdist: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly percentB: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly percentRank: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly percentReturn: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly percentile: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly pfe: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly pgo: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly piercing: IndicatorStream<[bar: { readonly open: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly pivotsCamarilla: IndicatorStream<[session: number, bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly r1: number; readonly r2: number; readonly r3: number; readonly r4: number; readonly s1: number; readonly s2: number; readonly s3: number; readonly s4: number }, { readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly r4: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array; readonly s4: Float64Array }>;
  readonly pivotsClassic: IndicatorStream<[session: number, bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly pivot: number; readonly r1: number; readonly r2: number; readonly r3: number; readonly s1: number; readonly s2: number; readonly s3: number }, { readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>;
  readonly pivotsDemark: IndicatorStream<[session: number, bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly pivot: number; readonly r1: number; readonly s1: number }, { readonly pivot: Float64Array; readonly r1: Float64Array; readonly s1: Float64Array }>;
  readonly pivotsFibonacci: IndicatorStream<[session: number, bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly pivot: number; readonly r1: number; readonly r2: number; readonly r3: number; readonly s1: number; readonly s2: number; readonly s3: number }, { readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>;
  readonly pivotsWoodie: IndicatorStream<[session: number, bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [session: Series, bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly pivot: number; readonly r1: number; readonly r2: number; readonly r3: number; readonly s1: number; readonly s2: number; readonly s3: number }, { readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>;
  readonly plusDi: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly plusDm: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly pmo: IndicatorStream<[values: number], [values: Series], { readonly pmo: number; readonly signal: number }, { readonly pmo: Float64Array; readonly signal: Float64Array }>;
  readonly ppo: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly premierStoch: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly psl: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly pvi: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly pvo: IndicatorStream<[bar: { readonly volume: number }], [bars: { readonly volume: Series }], number, Float64Array>;
  readonly pvol: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly pvr: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], number, Int32Array>;
  readonly pvt: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly pwma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly qqe: IndicatorStream<[values: number], [values: Series], { readonly qqe: number; readonly line: number; readonly upper: number; readonly lower: number }, { readonly qqe: Float64Array; readonly line: Float64Array; readonly upper: Float64Array; readonly lower: Float64Array }>;
  readonly qstick: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Float64Array>;
  readonly quantile: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly randomWalkIndex: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly high: number; readonly low: number }, { readonly high: Float64Array; readonly low: Float64Array }>;
  readonly reflex: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly regressionChannel: IndicatorStream<[values: number], [values: Series], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly relativeDailyVolume: IndicatorStream<[session: number, minute: number, bar: { readonly volume: number }], [session: Series, minute: Series, bars: { readonly volume: Series }], number, Float64Array>;
  readonly rickshawMan: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly riseFallThreeMethods: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly rma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rmi: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly roc: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rocp: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rocr: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rocr100: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rogersSatchell: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly rollingPivotsCamarilla: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly r1: number; readonly r2: number; readonly r3: number; readonly r4: number; readonly s1: number; readonly s2: number; readonly s3: number; readonly s4: number }, { readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly r4: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array; readonly s4: Float64Array }>;
  readonly rollingPivotsClassic: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly pivot: number; readonly r1: number; readonly r2: number; readonly r3: number; readonly s1: number; readonly s2: number; readonly s3: number }, { readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>;
  readonly rollingPivotsDemark: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly pivot: number; readonly r1: number; readonly s1: number }, { readonly pivot: Float64Array; readonly r1: Float64Array; readonly s1: Float64Array }>;
  readonly rollingPivotsFibonacci: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly pivot: number; readonly r1: number; readonly r2: number; readonly r3: number; readonly s1: number; readonly s2: number; readonly s3: number }, { readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>;
  readonly rollingPivotsWoodie: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly pivot: number; readonly r1: number; readonly r2: number; readonly r3: number; readonly s1: number; readonly s2: number; readonly s3: number }, { readonly pivot: Float64Array; readonly r1: Float64Array; readonly r2: Float64Array; readonly r3: Float64Array; readonly s1: Float64Array; readonly s2: Float64Array; readonly s3: Float64Array }>;
  readonly rollingSharpe: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rollingSortino: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly roofing: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rsi: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rsmk: IndicatorStream<[a: number, b: number], [a: Series, b: Series], { readonly rsmk: number; readonly signal: number }, { readonly rsmk: Float64Array; readonly signal: Float64Array }>;
  readonly rvgi: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], { readonly rvgi: number; readonly signal: number }, { readonly rvgi: Float64Array; readonly signal: Float64Array }>;
  readonly rvi: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly rvol: IndicatorStream<[bar: { readonly volume: number }], [bars: { readonly volume: Series }], number, Float64Array>;
  readonly safeZoneStop: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly long: number; readonly short: number }, { readonly long: Float64Array; readonly short: Float64Array }>;
  readonly sar: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly sarExt: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly separatingLines: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly sessionVwap: IndicatorStream<[session: number, bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [session: Series, bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly sessionVwapBands: IndicatorStream<[session: number, bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [session: Series, bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly shootingStar: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly shortLine: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly shortRun: IndicatorStream<[a: number, b: number], [a: Series, b: Series], boolean, Uint8Array>;
  readonly sin: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly sinWma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly sinceHigh: IndicatorStream<[values: number], [values: Series], number, Int32Array>;
  readonly sinceLow: IndicatorStream<[values: number], [values: Series], number, Int32Array>;
  readonly sinh: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly skew: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly slope: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly sma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly smi: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly smi: number; readonly signal: number }, { readonly smi: Float64Array; readonly signal: Float64Array }>;
  readonly smiErgodic: IndicatorStream<[values: number], [values: Series], { readonly ergodic: number; readonly signal: number; readonly oscillator: number }, { readonly ergodic: Float64Array; readonly signal: Float64Array; readonly oscillator: Float64Array }>;
  readonly smoothedObv: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly spinningTop: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly sqWma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly sqrt: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly squeeze: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly momentum: number; readonly on: number }, { readonly momentum: Float64Array; readonly on: Float64Array }>;
  readonly squeezePro: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly momentum: number; readonly wide: number; readonly normal: number; readonly narrow: number }, { readonly momentum: Float64Array; readonly wide: Float64Array; readonly normal: Float64Array; readonly narrow: Float64Array }>;
  readonly srWma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly ssf: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly stalledPattern: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly starc: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly stc: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly stdDevChannels: IndicatorStream<[values: number], [values: Series], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly stdErr: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly stddev: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly stickSandwich: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly stoch: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly k: number; readonly d: number }, { readonly k: Float64Array; readonly d: Float64Array }>;
  readonly stochF: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly k: number; readonly d: number }, { readonly k: Float64Array; readonly d: Float64Array }>;
  readonly stochRsi: IndicatorStream<[values: number], [values: Series], { readonly k: number; readonly d: number }, { readonly k: Float64Array; readonly d: Float64Array }>;
  readonly sub: IndicatorStream<[a: number, b: number], [a: Series, b: Series], number, Float64Array>;
  readonly sum: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly superSmoother: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly superTrend: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly superTrend: number; readonly trend: number }, { readonly superTrend: Float64Array; readonly trend: Float64Array }>;
  readonly swingIndex: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly t3: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly takuri: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly tan: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly tanh: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly tasukiGap: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly tdSequential: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly buySetup: number; readonly sellSetup: number; readonly buyCountdown: number; readonly sellCountdown: number }, { readonly buySetup: Int32Array; readonly sellSetup: Int32Array; readonly buyCountdown: Int32Array; readonly sellCountdown: Int32Array }>;
  readonly tema: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly thermo: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], number, Float64Array>;
  readonly threeBlackCrows: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly threeInside: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Int32Array>;
  readonly threeLineStrike: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly threeOutside: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Int32Array>;
  readonly threeStarsInSouth: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly threeWhiteSoldiers: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly thrusting: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly trendFlex: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly trendIntensity: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly trima: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly trin: IndicatorStream<[advances: number, declines: number, advancingVolume: number, decliningVolume: number], [advances: Series, declines: Series, advancingVolume: Series, decliningVolume: Series], number, Float64Array>;
  readonly tristar: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly trix: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly trixHistogram: IndicatorStream<[values: number], [values: Series], { readonly trix: number; readonly signal: number; readonly histogram: number }, { readonly trix: Float64Array; readonly signal: Float64Array; readonly histogram: Float64Array }>;
  readonly trueRange: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly tsf: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly tsi: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly ttmTrend: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], boolean, Uint8Array>;
  readonly twiggsMoneyFlow: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly twoCrows: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Int32Array>;
  readonly typPrice: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly ulcerIndex: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly ultOsc: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly uniqueThreeRiver: IndicatorStream<[bar: { readonly open: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly low: Series; readonly close: Series }], number, Int32Array>;
  readonly upsideGapTwoCrows: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Int32Array>;
  readonly valueAtRisk: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly variance: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly vfi: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly vhf: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly vidya: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly vlma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly volatilityStop: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly stop: number; readonly trend: number }, { readonly stop: Float64Array; readonly trend: Float64Array }>;
  readonly vortex: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly plus: number; readonly minus: number }, { readonly plus: Float64Array; readonly minus: Float64Array }>;
  readonly vosc: IndicatorStream<[bar: { readonly volume: number }], [bars: { readonly volume: Series }], number, Float64Array>;
  readonly voss: IndicatorStream<[values: number], [values: Series], { readonly voss: number; readonly filter: number }, { readonly voss: Float64Array; readonly filter: Float64Array }>;
  readonly vpci: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], { readonly vpci: number; readonly smoothed: number }, { readonly vpci: Float64Array; readonly smoothed: Float64Array }>;
  readonly vpwma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly vwap: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly vwapBands: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], { readonly upper: number; readonly middle: number; readonly lower: number }, { readonly upper: Float64Array; readonly middle: Float64Array; readonly lower: Float64Array }>;
  readonly vwapCumulative: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number; readonly volume: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly vwma: IndicatorStream<[values: number, bar: { readonly volume: number }], [values: Series, bars: { readonly volume: Series }], number, Float64Array>;
  readonly vzo: IndicatorStream<[bar: { readonly close: number; readonly volume: number }], [bars: { readonly close: Series; readonly volume: Series }], number, Float64Array>;
  readonly wad: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly wae: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly up: number; readonly down: number; readonly explosion: number; readonly deadZone: number }, { readonly up: Float64Array; readonly down: Float64Array; readonly explosion: Float64Array; readonly deadZone: Float64Array }>;
  readonly waveTrend: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], { readonly wave: number; readonly signal: number }, { readonly wave: Float64Array; readonly signal: Float64Array }>;
  readonly wclPrice: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly willR: IndicatorStream<[bar: { readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly wma: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly xSideGapThreeMethods: IndicatorStream<[bar: { readonly open: number; readonly close: number }], [bars: { readonly open: Series; readonly close: Series }], number, Int32Array>;
  readonly yangZhang: IndicatorStream<[bar: { readonly open: number; readonly high: number; readonly low: number; readonly close: number }], [bars: { readonly open: Series; readonly high: Series; readonly low: Series; readonly close: Series }], number, Float64Array>;
  readonly zScore: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
  readonly zigZag: IndicatorStream<[bar: { readonly high: number; readonly low: number }], [bars: { readonly high: Series; readonly low: Series }], { readonly high: number; readonly low: number; readonly ago: number }, { readonly high: Float64Array; readonly low: Float64Array; readonly ago: Float64Array }>;
  readonly zlema: IndicatorStream<[values: number], [values: Series], number, Float64Array>;
}

export const indicatorNames = [
  'abandonedBaby',
  'aberration',
  'above',
  'ac',
  'accBands',
  'acos',
  'ad',
  'adOsc',
  'add',
  'adr',
  'advanceBlock',
  'advanceDeclineLine',
  'advanceDeclineRatio',
  'adx',
  'adxr',
  'alligator',
  'alma',
  'amat',
  'anchoredVwap',
  'ao',
  'aobv',
  'apo',
  'aroon',
  'aroonOsc',
  'asi',
  'asin',
  'atan',
  'atr',
  'atrStop',
  'autocorrelation',
  'avgDev',
  'avgPrice',
  'bandPass',
  'bandwidth',
  'bbands',
  'below',
  'beltHold',
  'beta',
  'bias',
  'bop',
  'brar',
  'breakaway',
  'cci',
  'ceil',
  'centerOfGravity',
  'cfo',
  'chandelierExit',
  'choppiness',
  'cksp',
  'closingMarubozu',
  'cmf',
  'cmo',
  'cmoUnsmoothed',
  'concealBabySwallow',
  'connorsRsi',
  'coppock',
  'correl',
  'correlationCycle',
  'cos',
  'cosh',
  'counterattack',
  'covariance',
  'cpr',
  'crossed',
  'crossedAbove',
  'crossedBelow',
  'cti',
  'cumSum',
  'cvi',
  'cwma',
  'cyberCycle',
  'damiani',
  'darkCloudCover',
  'deMarker',
  'decay',
  'decreasing',
  'decycler',
  'decyclerOsc',
  'delta',
  'dema',
  'derivativeOsc',
  'devStop',
  'div',
  'doji',
  'dojiStar',
  'donchian',
  'dpo',
  'dragonflyDoji',
  'drawdown',
  'dti',
  'dx',
  'eDecay',
  'ebsw',
  'edcf',
  'efficiencyRatio',
  'efi',
  'elderRay',
  'ema',
  'emv',
  'engulfing',
  'entropy',
  'envelopes',
  'epma',
  'eveningDojiStar',
  'eveningStar',
  'exp',
  'fcb',
  'fisher',
  'floor',
  'forecastOsc',
  'fractal',
  'frama',
  'fwma',
  'gapSideSideWhite',
  'garmanKlass',
  'gator',
  'gaussian',
  'gravestoneDoji',
  'hammer',
  'hangingMan',
  'harami',
  'haramiCross',
  'heikinAshi',
  'highPass',
  'highPass2',
  'highWave',
  'highest',
  'hikkake',
  'hikkakeMod',
  'hilo',
  'historicalVolatility',
  'hma',
  'homingPigeon',
  'htDcPeriod',
  'htDcPhase',
  'htPhasor',
  'htSine',
  'htTrendMode',
  'htTrendline',
  'hurst',
  'hwc',
  'hwma',
  'ichimoku',
  'identicalThreeCrows',
  'iftRsi',
  'imi',
  'inNeck',
  'increasing',
  'inertia',
  'instantaneousTrend',
  'invertedHammer',
  'jsa',
  'kama',
  'kaufmanStop',
  'kdj',
  'keltner',
  'kicking',
  'kickingByLength',
  'kst',
  'kurtosis',
  'kvo',
  'ladderBottom',
  'lag',
  'laguerre',
  'laguerreRsi',
  'linearReg',
  'linearRegAngle',
  'linearRegIntercept',
  'linearRegR2',
  'linearRegSlope',
  'linearRegStdErr',
  'ln',
  'log10',
  'logReturn',
  'longLeggedDoji',
  'longLine',
  'longRun',
  'lowest',
  'ma',
  'maaq',
  'macd',
  'macdExt',
  'macdFix',
  'mama',
  'marketFi',
  'marubozu',
  'massIndex',
  'matHold',
  'matchingLow',
  'mavp',
  'maxIndex',
  'mcGinley',
  'mcclellan',
  'medPrice',
  'median',
  'mfi',
  'midpoint',
  'midprice',
  'minIndex',
  'minMax',
  'minMaxIndex',
  'minusDi',
  'minusDm',
  'mom',
  'momersion',
  'morningDojiStar',
  'morningStar',
  'msw',
  'mult',
  'natr',
  'nma',
  'nvi',
  'obv',
  'onNeck',
  'parkinson',
  'pdist',
  'percentB',
  'percentRank',
  'percentReturn',
  'percentile',
  'pfe',
  'pgo',
  'piercing',
  'pivotsCamarilla',
  'pivotsClassic',
  'pivotsDemark',
  'pivotsFibonacci',
  'pivotsWoodie',
  'plusDi',
  'plusDm',
  'pmo',
  'ppo',
  'premierStoch',
  'psl',
  'pvi',
  'pvo',
  'pvol',
  'pvr',
  'pvt',
  'pwma',
  'qqe',
  'qstick',
  'quantile',
  'randomWalkIndex',
  'reflex',
  'regressionChannel',
  'relativeDailyVolume',
  'rickshawMan',
  'riseFallThreeMethods',
  'rma',
  'rmi',
  'roc',
  'rocp',
  'rocr',
  'rocr100',
  'rogersSatchell',
  'rollingPivotsCamarilla',
  'rollingPivotsClassic',
  'rollingPivotsDemark',
  'rollingPivotsFibonacci',
  'rollingPivotsWoodie',
  'rollingSharpe',
  'rollingSortino',
  'roofing',
  'rsi',
  'rsmk',
  'rvgi',
  'rvi',
  'rvol',
  'safeZoneStop',
  'sar',
  'sarExt',
  'separatingLines',
  'sessionVwap',
  'sessionVwapBands',
  'shootingStar',
  'shortLine',
  'shortRun',
  'sin',
  'sinWma',
  'sinceHigh',
  'sinceLow',
  'sinh',
  'skew',
  'slope',
  'sma',
  'smi',
  'smiErgodic',
  'smoothedObv',
  'spinningTop',
  'sqWma',
  'sqrt',
  'squeeze',
  'squeezePro',
  'srWma',
  'ssf',
  'stalledPattern',
  'starc',
  'stc',
  'stdDevChannels',
  'stdErr',
  'stddev',
  'stickSandwich',
  'stoch',
  'stochF',
  'stochRsi',
  'sub',
  'sum',
  'superSmoother',
  'superTrend',
  'swingIndex',
  't3',
  'takuri',
  'tan',
  'tanh',
  'tasukiGap',
  'tdSequential',
  'tema',
  'thermo',
  'threeBlackCrows',
  'threeInside',
  'threeLineStrike',
  'threeOutside',
  'threeStarsInSouth',
  'threeWhiteSoldiers',
  'thrusting',
  'trendFlex',
  'trendIntensity',
  'trima',
  'trin',
  'tristar',
  'trix',
  'trixHistogram',
  'trueRange',
  'tsf',
  'tsi',
  'ttmTrend',
  'twiggsMoneyFlow',
  'twoCrows',
  'typPrice',
  'ulcerIndex',
  'ultOsc',
  'uniqueThreeRiver',
  'upsideGapTwoCrows',
  'valueAtRisk',
  'variance',
  'vfi',
  'vhf',
  'vidya',
  'vlma',
  'volatilityStop',
  'vortex',
  'vosc',
  'voss',
  'vpci',
  'vpwma',
  'vwap',
  'vwapBands',
  'vwapCumulative',
  'vwma',
  'vzo',
  'wad',
  'wae',
  'waveTrend',
  'wclPrice',
  'willR',
  'wma',
  'xSideGapThreeMethods',
  'yangZhang',
  'zScore',
  'zigZag',
  'zlema',
] as const;

export type IndicatorName = (typeof indicatorNames)[number];
