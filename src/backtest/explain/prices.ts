import { type Bars, timeframeNs } from '../../market/index.ts';
import type { BacktestResult } from '../result.ts';
import { quotesOf } from '../simulator/quotes.ts';

type Point = 'open' | 'high' | 'low' | 'close';

/** The traded prices of an instrument of a run, as the simulator had them. */
export interface Prices {
  readonly bars: Bars;
  /** What it could be bought or sold at, at a point of a bar. */
  quote(side: 'buy' | 'sell', bar: number, point: Point): number;
  /** The bar's own price there, before a spread is added. */
  own(bar: number, point: Point): number;
  /** The points of a bar in the order in which the path goes through them. */
  path(bar: number): readonly Point[];
}

export function closeTimeOf(bars: Bars, bar: number): bigint {
  return bars.closeTime?.[bar] ?? bars.time[bar]! + timeframeNs(bars.timeframe);
}

/** Null where the bars are not those of the run, so that their prices are unknown. */
export function pricesOf({ instruments, options }: BacktestResult, instrument: number): Prices | null {
  const { bars: seen } = instruments[instrument]!;
  if (seen.length === 0 || Number.isNaN(seen.close[seen.length - 1]!)) return null;
  const bars = seen.raw === undefined ? seen : { ...seen, ...seen.raw };
  const quotes = quotesOf(bars, options.costs.spread);
  const at = (side: 'buy' | 'sell', bar: number, point: Point): number => {
    const { [point]: values, factor, offset } = quotes[side === 'buy' ? 'ask' : 'bid'];
    return values[bar]! * factor + offset;
  };
  return {
    bars,
    quote: at,
    own: (bar, point) => bars[point][bar]!,
    path(bar) {
      // Of bars with two sides on their sum, which orders as the mid does.
      const value = (point: Point): number =>
        bars.side === 'bid/ask' ? at('buy', bar, point) + at('sell', bar, point) : bars[point][bar]!;
      const [open, high, low, close] = (['open', 'high', 'low', 'close'] as const).map(value);
      const difference = high! - open! - (open! - low!);
      const isEqual = Math.abs(difference) < 0.5 * (bars.priceStep ?? 0) || difference === 0;
      const highFirst = isEqual ? close! < open! : difference < 0;
      return highFirst ? ['open', 'high', 'low', 'close'] : ['open', 'low', 'high', 'close'];
    },
  };
}
