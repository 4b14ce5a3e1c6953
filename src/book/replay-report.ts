import type { FeedFormat } from './replay-options.ts';

/** A price level; `orders` is missing where the feed tells of levels only. */
export interface BookLevel {
  readonly price: number;
  readonly quantity: number;
  readonly orders?: number;
}

/** An instrument at the end of a replay. */
export interface ReplayedInstrument {
  /** Its number in the feed's records: stock locate, or order of appearance. */
  readonly index: number;
  /** Its symbol (ITCH), the exchange's number (MBO), else empty. */
  readonly name: string;
  /** Messages about its orders and trades. */
  readonly messages: number;
  readonly trades: number;
  readonly volume: number;
  /** ITCH: the last trading action: T trading, H halted, P paused, Q quoting only; else empty. */
  readonly state: string;
  /** Best first, as many as asked for. */
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
}

/** Messages that could not be followed, by reason; those that are 0 are there too. */
export type ReplayRejects = Readonly<Record<string, number>>;

/** A message of levels that did not follow the one before. */
export interface SequenceGap {
  readonly time: bigint;
  /** The last id that the book had. */
  readonly afterId: number;
  /** The first id of the message that came. */
  readonly firstId: number;
}

/** What a stream of levels was made of. */
export interface LevelCounts {
  readonly rows: number;
  readonly snapshots: number;
  /** Updates that the book applied. */
  readonly updates: number;
  /** Messages after which the best bid stood at or over the best ask. */
  readonly crossed: number;
  /** The book has missed something, or never had a snapshot: its levels are not to be trusted. */
  readonly isStale: boolean;
  /** The first thousand; `rejects.gap` counts all. */
  readonly gaps: readonly SequenceGap[];
}

/** What a replay of a recorded feed found. */
export interface ReplayReport {
  readonly format: FeedFormat;
  /** Bytes of the feed, unpacked. */
  readonly bytes: number;
  readonly messages: number;
  /** Messages by what they do; empty for levels. */
  readonly actions: Readonly<Record<string, number>>;
  readonly rejects: ReplayRejects;
  /** Unknown orders that were taken out of the start book. */
  readonly fromStart: number;
  /** Executions, of hidden orders too, and crosses. Feeds of levels tell of none. */
  readonly trades: { readonly count: number; readonly volume: number };
  /** Orders in the books at the end. */
  readonly liveOrders: number;
  /** MBO: rows whose sequence is under that of the row before, and rows marked as after a loss. */
  readonly warnings: { readonly backwardSequence: number; readonly maybeBadBook: number };
  readonly levels: LevelCounts | null;
  readonly instruments: readonly ReplayedInstrument[];
  /** ITCH: system events with the time since midnight in New York. */
  readonly events: readonly { readonly time: bigint; readonly code: string }[];
}
