import type {
  Adjustment,
  BarColumns,
  Bars,
  FactorRow,
  Instrument,
  PriceSide,
  QuoteColumns,
  Quotes,
  TickKind,
  Timeframe,
  TimeInput,
  TradeColumns,
  Trades,
} from '../market/index.ts';
import type { ColumnName } from './columns.ts';

/** Where the rows of an import came from. */
export interface SeriesSource {
  readonly file: string;
  readonly sha256: string;
  /** The zone by which times without one were read. */
  readonly zone: string;
  /** Whether the file's stamps are the opens or the closes of its bars. */
  readonly stamp: 'open' | 'close';
}

/** What an import says about the bars it brings. */
export interface SeriesMeta {
  readonly instrument: Instrument;
  readonly timeframe: Timeframe;
  readonly side: PriceSide;
  /** True where the file gives dates only: each bar is a session of the instrument's calendar, its time the open. */
  readonly dateOnly: boolean;
  readonly source: SeriesSource;
  /** Counts and reasons of the import, kept as they are; plain JSON. */
  readonly importReport: object;
}

/** What an import says about the ticks it brings. */
export interface TickMeta {
  readonly instrument: Instrument;
  readonly kind: TickKind;
  readonly source: Omit<SeriesSource, 'stamp'>;
  /** Counts and reasons of the import, kept as they are; plain JSON. */
  readonly importReport: object;
}

/** One import that added rows to a series. */
export interface ImportEntry {
  readonly source: Omit<SeriesSource, 'stamp'> & Partial<Pick<SeriesSource, 'stamp'>>;
  readonly report: object;
  readonly appended: number;
  readonly skipped: number;
}

/** What the store knows about a series. */
export interface SeriesInfo {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly instrument: Instrument;
  readonly side: PriceSide;
  readonly dateOnly: boolean;
  readonly rows: number;
  /** Times of the first and the last bar, nanoseconds since the epoch. */
  readonly firstTime: bigint;
  readonly lastTime: bigint;
  readonly columns: readonly ColumnName[];
  /** Largest power of ten, not under 1e-9, that divides all prices; null where there is none. */
  readonly priceStep: number | null;
  /** Hash over all bars of the series; the same for the same bars, in however many imports they came. */
  readonly contentHash: string;
  readonly imports: readonly ImportEntry[];
}

/** What the store knows about the quotes or the trades of an instrument. */
export interface TickSeriesInfo
  extends Pick<
    SeriesInfo,
    'symbol' | 'instrument' | 'rows' | 'firstTime' | 'lastTime' | 'columns' | 'priceStep' | 'contentHash' | 'imports'
  > {
  readonly kind: TickKind;
}

/** The ticks of a kind. */
export type TicksOf<K extends TickKind> = { readonly quotes: Quotes; readonly trades: Trades }[K];

/** Which ticks are read chunk by chunk, and how. */
export interface TickChunkOptions {
  /** The first time, included; default: the first row. */
  readonly from?: TimeInput;
  /** The time at which to stop, not included; default: after the last row. */
  readonly to?: TimeInput;
  /** Most rows of a chunk. Default 262 144: 8 MB of quotes without sizes. */
  readonly rows?: number;
  /** True: each chunk takes the memory of the one before, which is then no longer to be used. Default false. */
  readonly reuse?: boolean;
}

export interface ReadOptions {
  /** Bars before `from` to include, fewer where the series begins later. Default 0. */
  readonly lookback?: number;
  /**
   * Bars of an earlier read that nobody needs any more: their memory is written over where it is large enough, which
   * saves the system the work of providing fresh memory, most of the time of a read. Default: fresh memory.
   */
  readonly reuse?: BarColumns;
  /**
   * What bars of an instrument with factors are given as: adjusted for splits (the default), for splits and dividends
   * (`total`), or as traded (`none`). Without factors bars are as traded.
   */
  readonly adjust?: Adjustment;
}

/** The factor file of an instrument, from which its splits and dividends follow. */
export interface StoredFactors {
  readonly source: Pick<SeriesSource, 'file' | 'sha256'>;
  readonly rows: readonly FactorRow[];
}

/** Bars of a range with the lookback before it. */
export type StoredBars = Bars & {
  /** Index of the first bar at or after `from`; the bars before it are lookback. */
  readonly firstBar: number;
};

/** What an append did to a series. */
export interface AppendResult {
  /** Bars or ticks that are now stored and were not before. */
  readonly appended: number;
  /** Bars or ticks that were stored already, with the same values. */
  readonly skipped: number;
}

/** How a store is opened. */
export interface OpenStoreOptions {
  /** Makes the store where there is none. Default false. */
  readonly create?: boolean;
  /** Longest wait for a lock of another process. Default 30 000. */
  readonly waitMs?: number;
  /** What this process is called in the lock files that others read. Default: its command line. */
  readonly label?: string;
}

/** An open store: market data in a folder, for many readers and one writer at a time, across processes. */
export interface Store {
  readonly path: string;
  /** True on a read-only file system, where only reading works. */
  readonly readOnly: boolean;
  /**
   * Bars of `[from, to)` on shared memory; each chunk is checked before it is used. Without `from` or `to`: from the
   * first, to the last bar. A timeframe that is not stored is built from the finest stored one that it is made up of,
   * and `builtFrom` says so. Bars of an instrument with factors are forward-adjusted, with the raw ones beside them.
   *
   * @throws TIERCEL_E_NO_DATA when the series or the range holds no bar, naming what is stored; TIERCEL_E_CORRUPT when
   * a chunk is damaged; TIERCEL_E_PARAMETER for a malformed time; TIERCEL_E_DATA when bars cannot be built or adjusted.
   */
  bars(
    symbol: string,
    timeframe: Timeframe,
    from?: TimeInput,
    to?: TimeInput,
    options?: ReadOptions,
  ): Promise<StoredBars>;
  /** All series, by symbol and timeframe. */
  series(): SeriesInfo[];
  find(symbol: string, timeframe: Timeframe): SeriesInfo | null;
  /**
   * Adds bars after the last stored one and returns when they are on disk. Bars at or before the last stored one are
   * skipped where they are identical to what is stored. Bars are committed in batches: after a crash the series ends
   * with a whole batch, and the same append again goes on from there.
   *
   * @throws TIERCEL_E_DATA when a bar contradicts what is stored, or times do not increase; nothing is written then.
   * TIERCEL_E_LOCKED when another process holds a lock for longer than `waitMs`; TIERCEL_E_STORE when the store cannot
   * be written (read-only or full file system).
   */
  append(meta: SeriesMeta, columns: BarColumns): Promise<AppendResult>;
  /**
   * Quotes of `[from, to)` on shared memory, as they were traded; each chunk is checked before it is used. Without `from`
   * or `to`: from the first, to the last. For more than fits into memory there is `tickChunks`.
   *
   * @throws TIERCEL_E_NO_DATA when there are none, naming what is stored; TIERCEL_E_CORRUPT when a chunk is damaged;
   * TIERCEL_E_PARAMETER for a malformed time.
   */
  quotes(symbol: string, from?: TimeInput, to?: TimeInput): Promise<Quotes>;
  /** Trades of `[from, to)`; all else as `quotes`. */
  trades(symbol: string, from?: TimeInput, to?: TimeInput): Promise<Trades>;
  /**
   * Quotes or trades chunk by chunk, in order, however many there are: `for await (const ticks of store.tickChunks('SPY',
   * 'trades'))`. Rows of one time may lie in two chunks. Rows appended after the first chunk was read are not in it.
   *
   * @throws as `quotes`, when the first chunk is asked for; TIERCEL_E_PARAMETER when `rows` is no positive number.
   */
  tickChunks<K extends TickKind>(
    symbol: string,
    kind: K,
    options?: TickChunkOptions,
  ): AsyncIterableIterator<TicksOf<K>>;
  /** All ticks, by symbol and kind. */
  tickSeries(): TickSeriesInfo[];
  findTicks(symbol: string, kind: TickKind): TickSeriesInfo | null;
  /**
   * Adds ticks after the last stored one and returns when they are on disk. Times may repeat; rows of one time keep their
   * order and must come in one append. Rows at or before the last stored time are skipped where they are the stored
   * ones. Rows are committed in batches: after a crash the same append again goes on from there.
   *
   * @throws TIERCEL_E_DATA when a row contradicts what is stored, or times go back; nothing is written then.
   * TIERCEL_E_LOCKED and TIERCEL_E_STORE as `append`.
   */
  appendTicks(meta: TickMeta, columns: QuoteColumns | TradeColumns): Promise<AppendResult>;
  /**
   * Keeps the factor file of an instrument beside its series, in place of an earlier one; all its timeframes are
   * adjusted by it.
   *
   * @throws TIERCEL_E_NO_DATA when the store has no series of the symbol; TIERCEL_E_DATA when the rows give an impossible
   * split or dividend; TIERCEL_E_LOCKED and TIERCEL_E_STORE as `append`.
   */
  setFactors(symbol: string, factors: StoredFactors): Promise<void>;
  factors(symbol: string): StoredFactors | null;
  close(): Promise<void>;
}
