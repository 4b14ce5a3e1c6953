import type { BacktestResult, MetricValue, SimulationRecord } from '../backtest/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { BuiltFrom, Instrument, PriceSide, Timeframe, TimeInput } from '../market/index.ts';

/** What made a run, for whoever wonders why it comes out differently elsewhere. */
export interface RunVersions {
  readonly tiercel: string;
  readonly node: string;
  /** Platform, instruction set and the first digits of the addon's SHA-256. */
  readonly native: string;
}

/** What lists show of a run; read without its equity and tables. */
export interface RunSummary {
  readonly strategy: string;
  readonly form: BacktestResult['strategy']['form'];
  readonly params: BacktestResult['strategy']['params'];
  readonly symbols: readonly string[];
  readonly timeframe: Timeframe;
  /** `[from, to)`, ISO text in UTC. */
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly trades: number;
  readonly finalEquity: number;
  /** By the names of `metricInfos`; null where a metric is undefined for the run. */
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly contentHash: string;
}

/** The envelope of a kept run: what differs when it is repeated, and a summary of what does not. */
export interface RunHead {
  /** Sorts by time; unique among all machines. */
  readonly id: string;
  /** ISO time, UTC. */
  readonly savedAt: string;
  readonly label: string | null;
  readonly host: string;
  readonly wallMs: number;
  readonly versions: RunVersions;
  /** How to repeat it, as whoever saved it says: plain JSON; null where nothing is known. */
  readonly recipe: unknown;
  readonly summary: RunSummary;
  /** SHA-256 (hex) of the content's bytes, which runs of equal content share. */
  readonly content: string;
  readonly contentBytes: number;
}

/** The bars that a run saw: enough to read them again and to know whether they are the same. */
export interface RunData {
  readonly instrument: Instrument;
  readonly timeframe: Timeframe;
  readonly side: PriceSide;
  readonly priceStep: number | null;
  readonly builtFrom: BuiltFrom | null;
  /** True where the strategy saw prices adjusted for corporate actions. */
  readonly adjusted: boolean;
  /** Bars given, lookback included, and the first at whose close decisions counted. */
  readonly bars: number;
  readonly firstBar: number;
  /** Opens of the bars, and their closes where those are not open + timeframe, nanoseconds since the epoch. */
  readonly times: BigInt64Array;
  readonly closeTimes: BigInt64Array | null;
  /** See `dataHash`. */
  readonly dataHash: string;
  /** What orders met inside the bars: a timeframe, `quotes` or `trades`, and its hash; null where they met the bars. */
  readonly detail: { readonly kind: string; readonly dataHash: string } | null;
}

/** All of a run but its bars. Byte-equal, as it is kept, when the run is repeated. */
export interface RunContent {
  readonly contentHash: string;
  readonly strategy: BacktestResult['strategy'];
  /** The value of the parameter `seed`, where the strategy has one. */
  readonly seed: number | null;
  readonly instruments: readonly RunData[];
  readonly options: BacktestResult['options'];
  readonly metrics: Readonly<Record<string, MetricValue>>;
  readonly buyAndHold: BacktestResult['buyAndHold'];
  readonly notes: readonly string[];
  readonly simulation: SimulationRecord;
}

/** A run as it was kept. */
export interface KeptRun {
  readonly head: RunHead;
  readonly content: RunContent;
}

/** Bars that the store does not give back as a run saw them. */
export interface ChangedData {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly reason: 'gone' | 'changed';
}

/** A kept run as a result again, and which of its bars are other ones now. */
export interface RestoredRun {
  readonly result: BacktestResult;
  /** Empty where all bars are those of the run. */
  readonly changed: readonly ChangedData[];
}

/** How a kept run becomes a result again. */
export interface RestoreOptions {
  /** Reads what orders met inside the bars as well, where the run had such a detail. Default false. */
  readonly withDetail?: boolean;
}

/** What is kept beside the result itself. */
export interface SaveOptions {
  /** A few words to find it by. */
  readonly label?: string | undefined;
  /** How to repeat it: plain JSON. */
  readonly recipe?: unknown;
}

/** Which runs a list holds, and in which order; all conditions must hold. */
export interface RunFilter {
  /** Part of the strategy's name. */
  readonly strategy?: string | undefined;
  readonly symbol?: string | undefined;
  /** Runs saved at this time or later. */
  readonly since?: TimeInput | undefined;
  /** A metric, best first. Default: the newest first. */
  readonly sort?: string | undefined;
  /** At most so many. */
  readonly limit?: number | undefined;
}

/** What a list of runs finds. */
export interface RunList {
  readonly runs: readonly RunHead[];
  /** Ids of runs whose record is damaged; they are in no list. */
  readonly damaged: readonly string[];
}

/** How the database of runs is opened. */
export interface OpenRunsOptions {
  /** Makes the database where there is none. Default true; false: no run is known then. */
  readonly create?: boolean;
  /** Longest wait for another process. Default 30 000. */
  readonly waitMs?: number;
  /** What this process is called in the lock file that others read. Default: its command line. */
  readonly label?: string;
  /** Where ids and `savedAt` take the time from. */
  readonly clock?: Clock;
}

/** The kept runs of a store's folder, for many readers and one writer at a time, across processes. */
export interface Runs {
  readonly path: string;
  /**
   * Keeps a finished backtest and returns when it is on disk: after a crash it is there whole, or not at all.
   *
   * @throws TIERCEL_E_LOCKED, TIERCEL_E_STORE; what was kept before stays.
   */
  save(result: BacktestResult, options?: SaveOptions): Promise<RunHead>;
  /**
   * Kept runs, newest first.
   *
   * @throws TIERCEL_E_PARAMETER for an unknown metric.
   */
  list(filter?: RunFilter): RunList;
  /**
   * A run by its id, by a beginning or an end of it that no other run shares, or by `last`, the newest.
   *
   * @throws TIERCEL_E_NO_DATA for no or several such runs; TIERCEL_E_CORRUPT where its bytes are damaged.
   */
  open(id: string): KeptRun;
  /** Deletes runs, named as in `open`, all or none; returns their ids. */
  delete(ids: readonly string[]): Promise<string[]>;
  close(): Promise<void>;
}
