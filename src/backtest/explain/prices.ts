import { isTiercelError } from '../../kernel/index.ts';
import { type Bars, timeframeNs } from '../../market/index.ts';
import type { BacktestResult, RunInstrument } from '../result.ts';
import { type Quotes, quotesOf } from '../simulator/quotes.ts';
import type { CostModel } from '../simulator/types.ts';

type Point = 'open' | 'high' | 'low' | 'close';

/** The traded prices of an instrument of a run, as the simulator had them: those of its bars, or of the detail inside them. */
export interface Prices {
  /** What orders met: the bars, or the rows of their detail. */
  readonly bars: Bars;
  /** What the detail is: a timeframe, `quotes` or `trades`; null where orders met the bars. */
  readonly detail: string | null;
  /** The row of a bar at whose open, or at whose close, something happened; -1 where there is none. */
  rowAt(bar: number, time: bigint, point: 'open' | 'close'): number;
  /** The bar in which a row lies. */
  barOf(row: number): number;
  /** What it could be bought or sold at, at a point of a row. */
  quote(side: 'buy' | 'sell', row: number, point: Point): number;
  /** The row's own price there, before a spread is added. */
  own(row: number, point: Point): number;
  /** The points of a row in the order in which the path goes through them. */
  path(row: number): readonly Point[];
}

export function closeTimeOf(bars: Bars, bar: number): bigint {
  return bars.closeTime?.[bar] ?? bars.time[bar]! + timeframeNs(bars.timeframe);
}

/** The quotes of bars; null where a spread that was in a detail is not known any more. */
function quotesOrNull(bars: Bars, spread: CostModel['spread']): Quotes | null {
  try {
    return quotesOf(bars, spread);
  } catch (error) {
    if (isTiercelError(error)) return null;
    throw error;
  }
}

/** Rows of a bar: its own index, or those of its detail. */
function placing({ bars, finer }: RunInstrument, rows: Bars): Pick<Prices, 'rowAt' | 'barOf'> {
  const firstOf = (bar: number): number => (bar === 0 ? 0 : finer!.lastRow[bar - 1]! + 1);
  return {
    barOf: (row) => finer?.barOf[row] ?? row,
    rowAt(bar, time, point) {
      if (finer === undefined) return bar < bars.length ? bar : -1;
      for (let row = firstOf(bar); row <= finer.lastRow[bar]!; row++) {
        if ((point === 'open' ? rows.time[row]! : closeTimeOf(rows, row)) === time) return row;
      }
      return -1;
    },
  };
}

/** Null where the bars are not those of the run, so that their prices are unknown. */
export function pricesOf({ instruments, options }: BacktestResult, instrument: number): Prices | null {
  const run = instruments[instrument]!;
  const seen = run.finer?.bars ?? run.bars;
  if (seen.length === 0 || Number.isNaN(seen.close[seen.length - 1]!)) return null;
  const bars = seen.raw === undefined ? seen : { ...seen, ...seen.raw };
  const quotes = quotesOrNull(bars, options.costs.spread);
  if (quotes === null) return null;
  const at = (side: 'buy' | 'sell', row: number, point: Point): number => {
    const { [point]: values, factor, offset } = quotes[side === 'buy' ? 'ask' : 'bid'];
    return values[row]! * factor + offset;
  };
  return {
    bars,
    detail: run.finer?.kind ?? null,
    ...placing(run, bars),
    quote: at,
    own: (row, point) => bars[point][row]!,
    path(row) {
      // Of bars with two sides on their sum, which orders as the mid does.
      const value = (point: Point): number =>
        bars.side === 'bid/ask' ? at('buy', row, point) + at('sell', row, point) : bars[point][row]!;
      const [open, high, low, close] = (['open', 'high', 'low', 'close'] as const).map(value);
      const difference = high! - open! - (open! - low!);
      const isEqual = Math.abs(difference) < 0.5 * (bars.priceStep ?? 0) || difference === 0;
      const highFirst = isEqual ? close! < open! : difference < 0;
      return highFirst ? ['open', 'high', 'low', 'close'] : ['open', 'low', 'high', 'close'];
    },
  };
}
