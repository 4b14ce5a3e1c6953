/** A replay of the addon; see native/book/order_replay.hpp and level_replay.hpp. */
export interface NativeFeedReplay {
  readonly nativeFeedReplay: never;
}

export interface NativeReplayOptions {
  /** Place in `feedFormats`. */
  readonly format: number;
  /** ITCH: two zero bytes stand before each message instead of its length. */
  readonly byType: boolean;
  /** Added to times that count from midnight. */
  readonly midnightNs: bigint;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** Place in `levelSequences`. */
  readonly sequence: number;
  /** Room for orders and price levels. */
  readonly orders: number;
}

/** In the order of the native codes. */
export const feedFormats = ['itch', 'lobster', 'mbo', 'binance-l2'] as const;

/** How an update of levels must follow the one before, in the order of the native codes. */
export const levelSequences = ['increasing', 'contiguous', 'previous'] as const;

/** Why a message is none of its format, in the order of the native codes. */
export const feedFaults = [
  'none',
  'truncated',
  'unknown-type',
  'length',
  'side',
  'line-too-long',
  'field-count',
  'number',
  'decimals',
  'range',
  'action',
  'unknown-column',
  'missing-column',
  'too-many-instruments',
] as const;

/** What messages do, in the order of `actions` of the counts. */
export const feedActions = [
  'add',
  'reduce',
  'execute',
  'delete',
  'replace',
  'modify',
  'clear',
  'trade',
  'other',
] as const;

/** Counts of a feed of single orders. */
export interface NativeOrderCounts {
  readonly messages: number;
  readonly actions: readonly number[];
  readonly trades: number;
  readonly unknownOrder: number;
  readonly reusedId: number;
  readonly badQuantity: number;
  readonly badPrice: number;
  readonly noRoom: number;
  readonly unknownInstrument: number;
  readonly fromStart: number;
  readonly backward: number;
  readonly maybeBad: number;
  readonly live: number;
}

/** Counts of a stream of price levels. */
export interface NativeLevelCounts {
  readonly messages: number;
  readonly rows: number;
  readonly snapshots: number;
  readonly updates: number;
  readonly levels: number;
  readonly old: number;
  readonly gaps: number;
  readonly crossedSnapshots: number;
  readonly badLevels: number;
  readonly overflowed: number;
  readonly crossed: number;
  readonly isStale: boolean;
  readonly gapList: readonly { readonly time: bigint; readonly afterId: number; readonly firstId: number }[];
}

export interface NativeFeedInstrument {
  readonly index: number;
  readonly name: string;
  readonly messages: number;
  readonly trades: number;
  readonly volume: number;
  readonly state: string;
  readonly lastTime: bigint;
}

/** Columns of the best prices after each message, in whole units of the feed. */
export interface NativeTopColumns {
  readonly time: BigInt64Array;
  readonly id: Float64Array;
  readonly instrument: Int32Array;
  readonly bid: Int32Array;
  readonly ask: Int32Array;
  readonly bidQuantity: Float64Array;
  readonly askQuantity: Float64Array;
}

/** Binds `native/book`'s replays. */
export interface BookFeedsBinding {
  feedReplay(options: NativeReplayOptions): NativeFeedReplay;
  /** A level that stands before the first message; side 0 buys, 1 sells. */
  feedReplayStart(replay: NativeFeedReplay, side: number, price: number, quantity: bigint): void;
  /** `report` receives bytes taken, records, code and field of the fault, lines, rows of tops. */
  feedReplayRun(
    replay: NativeFeedReplay,
    bytes: Uint8Array,
    isLast: boolean,
    keepsTops: boolean,
    report: Float64Array,
  ): void;
  /** Fills columns as long as the last run's rows of tops. */
  feedReplayTops(replay: NativeFeedReplay, columns: NativeTopColumns): void;
  feedReplayCounts(replay: NativeFeedReplay): NativeOrderCounts | NativeLevelCounts;
  feedReplayInstruments(replay: NativeFeedReplay): NativeFeedInstrument[];
  feedReplayEvents(replay: NativeFeedReplay): { readonly time: bigint; readonly code: string }[];
  /** Fills triples of price, quantity and number of orders, best first, and gives their number. */
  feedReplayDepth(replay: NativeFeedReplay, instrument: number, side: number, out: Float64Array): number;
  feedReplayDispose(replay: NativeFeedReplay): void;
}
