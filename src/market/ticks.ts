import type { Column } from './column.ts';
import type { Instrument } from './instrument.ts';

/** The kinds of ticks: changes of the best bid and ask, and trades. */
export const tickKinds = ['quotes', 'trades'] as const;
export type TickKind = (typeof tickKinds)[number];

/**
 * Best bid and ask as columns of equal length, one row a change. A size that is absent is `undefined`, never NaN or
 * zero. Rows whose bid is at or above the ask (locked, crossed) are kept as they came.
 */
export interface QuoteColumns {
  readonly length: number;
  /** Nanoseconds since the Unix epoch, UTC, never decreasing; rows of one time keep the order of their source. */
  readonly time: BigInt64Array;
  readonly bid: Column;
  readonly ask: Column;
  /** Units offered at the bid. */
  readonly bidSize?: Column;
  /** Units offered at the ask. */
  readonly askSize?: Column;
}

/** Trades as columns of equal length, one row a trade. A column that is absent is `undefined`, never NaN or zero. */
export interface TradeColumns {
  readonly length: number;
  /** Nanoseconds since the Unix epoch, UTC, never decreasing; rows of one time keep the order of their source. */
  readonly time: BigInt64Array;
  readonly price: Column;
  /** Units traded. */
  readonly size?: Column;
  /** Who crossed the spread: 1 the buyer, -1 the seller, 0 where the source does not say. */
  readonly aggressor?: Int8Array;
}

/** What is known about a series of ticks. */
interface TickSeries {
  readonly instrument: Instrument;
  /** Largest power of ten, not under 1e-9, that divides all prices of the series; null off the step. */
  readonly priceStep: number | null;
  /** Hash of the series' content (hex), where it comes from a store. */
  readonly contentHash?: string;
}

/** A series of quotes on shared memory, with what is known about it. */
export interface Quotes extends QuoteColumns, TickSeries {
  readonly kind: 'quotes';
}

/** A series of trades on shared memory, with what is known about it. */
export interface Trades extends TradeColumns, TickSeries {
  readonly kind: 'trades';
}

/** Ticks of either kind, told apart by `kind`. */
export type Ticks = Quotes | Trades;
