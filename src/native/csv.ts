/** What the parser is told about a file; see native/bars/csv_layout.hpp. */
export interface NativeCsvLayout {
  /** 0 bars, 1 quotes, 2 trades. */
  readonly record: number;
  /** ASCII codes. */
  readonly delimiter: number;
  readonly decimal: number;
  /** One entry a field of a line: role * 256 + column. */
  readonly fields: Int32Array;
  /** 0 where the times are dates. */
  readonly epochUnitNs: number;
  /** ASCII code, 0 for dates of eight digits. */
  readonly dateSeparator: number;
  /** 0 year first, 1 day first, 2 month first. */
  readonly dateOrder: number;
  readonly hasClock: boolean;
  readonly hasZone: boolean;
  readonly dateOnly: boolean;
  /** Local time minus UTC from each moment on; both empty for UTC. */
  readonly zoneFromNs: BigInt64Array;
  readonly zoneOffsetNs: BigInt64Array;
  readonly localShiftNs: bigint;
  readonly utcShiftNs: bigint;
  readonly gridNs: bigint;
  readonly spreadDecimals: number;
  readonly skipLines: number;
}

/** Names of a parser's counters, in the order in which `stats` writes them; the bad rows by reason follow. */
export const csvStatNames = [
  'lines',
  'rows',
  'bars',
  'blankLines',
  'plainRows',
  'backwardJumps',
  'ambiguousTimes',
  'lockedRows',
  'crossedRows',
  'offGridRows',
  'firstOffGridLine',
  'distanceNs',
  'shortestNs',
  'firstTime',
  'lastTime',
  'priceDecimals',
  'volumeDecimals',
  'equalTimes',
] as const;

/** Why a row is bad, in the order of the native counters (the first counts nothing). */
export const csvReasons = [
  'none',
  'field-count',
  'quote',
  'line-too-long',
  'time-unreadable',
  'time-range',
  'time-nonexistent',
  'time-duplicate',
  'time-backwards',
  'number-unreadable',
  'not-finite',
  'price-not-positive',
  'high-below',
  'low-above',
  'negative',
  'side-unreadable',
] as const;

/** Columns of bars that the parser fills, in the order of its outputs. */
export const csvColumns = [
  'open',
  'high',
  'low',
  'close',
  'askOpen',
  'askHigh',
  'askLow',
  'askClose',
  'volume',
  'trades',
  'vwap',
  'spread',
] as const;

/** Columns of ticks that the parser fills, in the order of its outputs. */
export const csvTickColumns = {
  quotes: ['bid', 'ask', 'bidSize', 'askSize'],
  trades: ['price', 'size', 'aggressor'],
} as const;

/** Bytes that must lie before and after the block that is parsed. */
export const csvMargin = 64;
/** Longest line, in bytes. */
export const csvMaxLine = 64 * 1024;
/** Values of one bad row in `progress`: line, reason, field, begin, length. */
export const csvBadRowValues = 5;

/** A parser of one file; it keeps what must be known from block to block. */
export interface NativeCsvParser {
  /**
   * Parses whole lines of `bytes[begin, end)` into the columns (`undefined` where not wanted) from row
   * `progress[1]` on. Afterwards `progress` holds the place of the first byte not taken, the row after the last, and
   * the number of bad rows, which follow; it stops early when the columns or the list of bad rows are full.
   */
  parse(
    bytes: Uint8Array,
    begin: number,
    end: number,
    time: BigInt64Array,
    columns: readonly (Float64Array | undefined)[],
    progress: Float64Array,
  ): void;
  /** Fills `out` with the counters and the bad rows by reason. */
  stats(out: BigInt64Array): void;
  /** Turns the fast path off, for the test that both agree. */
  usePlainPath(plain: boolean): void;
}

/** Binds `native/bars/csv_parser`. */
export interface CsvBinding {
  readonly CsvParser: new (layout: NativeCsvLayout) => NativeCsvParser;
}
