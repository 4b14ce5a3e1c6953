import type { SeriesView } from '../model.ts';

/** Narrowest candle, in CSS pixels with its gap: under it, neighbouring bars are drawn as one candle. */
const narrowest = 3.5;

const roundCounts = [1, 2, 3, 4, 5, 6, 8, 10];

/**
 * How many bars one candle stands for: 1 when zoomed in (exact), else the first round number (2, 3, 4, 5, 6, 8, 10,
 * 20, 30 …) that gives candles wide enough to be seen.
 */
export function barsPerCandle(bars: number, widthPx: number): number {
  const wanted = (bars * narrowest) / Math.max(1, widthPx);
  if (wanted <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return power * roundCounts.find((count) => wanted <= count * power)!;
}

export interface Candle {
  /** First and last bar that it stands for. */
  readonly first: number;
  readonly last: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** The candle over bars `first` to `last`: their extremes are kept, whatever their number. */
export function candleOver(series: SeriesView, first: number, last: number): Candle {
  const { open, close, extremes } = series;
  const [low, high] = [extremes.low(first, last), extremes.high(first, last)];
  return { first, last, open: open[first]!, high, low, close: close[last]! };
}
