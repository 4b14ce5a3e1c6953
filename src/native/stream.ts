import type { NativeAccountSettings, NativeFinancing, NativeRules, NativeSimulator, NativeSummary } from './sim.ts';

/** Market data of one instrument in the core; freed by the collector, or before by `streamDispose`. */
export interface NativeStream {
  readonly nativeStream: unique symbol;
}

/** Names of `StreamFault` by its code. */
export const streamFaults = ['none', 'timeOrder', 'price', 'offStep', 'quantity', 'side', 'kind'] as const;

/** Why a step of a run came back, in the order of the native codes. */
export const streamStops = ['end', 'timer', 'reports', 'bars', 'message'] as const;

export interface NativeStreamInfo {
  readonly events: number;
  readonly trades: number;
  readonly gaps: number;
  /** Sizes that were no whole lots. */
  readonly rounded: number;
  readonly from: bigint;
  readonly to: bigint;
}

export interface NativeBinanceCounts {
  readonly snapshots: number;
  readonly updates: number;
  readonly gaps: number;
  readonly crossedSnapshots: number;
  readonly badLevels: number;
  readonly backward: number;
}

/** Columns of one length; what is undefined is absent. */
export interface NativeQuoteColumns {
  readonly time: BigInt64Array;
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  readonly bidSize: Float64Array | undefined;
  readonly askSize: Float64Array | undefined;
}

export interface NativeLevelColumns {
  readonly time: BigInt64Array;
  /** 1 bid, -1 ask. */
  readonly side: Int32Array;
  readonly price: Float64Array;
  readonly size: Float64Array;
  /** 0 update, 1 of a snapshot, 2 a gap. */
  readonly kind: Int32Array | undefined;
}

export interface NativeTradeColumns {
  readonly time: BigInt64Array;
  readonly price: Float64Array;
  readonly size: Float64Array;
  readonly aggressor: Int32Array | undefined;
}

/** One instrument of a run on streams. */
export interface NativeStreamFeed {
  readonly stream: NativeStream;
  readonly rules: NativeRules;
  readonly financing: NativeFinancing | undefined;
  /** Closes of its bars. */
  readonly closes: BigInt64Array;
  readonly stepsPerTick: number;
  readonly isQuotes: number;
}

export interface NativeStreamSettings extends NativeAccountSettings {
  /** 0 risk-averse, 1 log, 2 power. */
  readonly queue: number;
  readonly queuePower: number;
  readonly newestWins: number;
  readonly orderLatency: bigint;
  readonly reportLatency: bigint;
  readonly hearsBars: number;
  readonly hearsReports: number;
  readonly hearsMessages: number;
}

/** What the feed of an instrument brought. */
export interface NativeStreamCounts {
  readonly messages: number;
  readonly trades: number;
  readonly gaps: number;
  readonly stale: number;
  readonly crossed: number;
}

export interface NativeStreamSummary extends NativeSummary {
  readonly events: number;
  readonly feeds: readonly NativeStreamCounts[];
}

/** Binds `native/sim/stream`; `memory` is that of a session (`native/addon/session_memory.hpp`). */
export interface StreamBinding {
  streamCreate(steps: { readonly priceStep: number; readonly lotSize: number }): NativeStream;
  /** Each gives a code of `streamFaults`, and in `report` the row. */
  streamAddQuotes(stream: NativeStream, columns: NativeQuoteColumns, report: Float64Array): number;
  streamAddLevels(stream: NativeStream, columns: NativeLevelColumns, report: Float64Array): number;
  streamAddTrades(stream: NativeStream, columns: NativeTradeColumns, report: Float64Array): number;
  streamBinance(
    stream: NativeStream,
    options: { readonly priceDecimals: number; readonly quantityDecimals: number; readonly sequence: number },
  ): void;
  /** `report` gets the bytes taken, the fault (`feedFaults`), its field and the line. */
  streamBinanceRead(
    stream: NativeStream,
    isTrades: boolean,
    bytes: Uint8Array,
    isLast: boolean,
    report: Float64Array,
  ): void;
  streamBinanceEnd(stream: NativeStream): NativeBinanceCounts;
  streamInfo(stream: NativeStream): NativeStreamInfo;
  /** Finds the best prices after each message; how many rows. */
  streamTops(stream: NativeStream, newestWins: boolean): number;
  streamTakeTops(
    stream: NativeStream,
    columns: { readonly time: BigInt64Array; readonly bid: Float64Array; readonly ask: Float64Array },
  ): void;
  streamTakeTrades(
    stream: NativeStream,
    columns: { readonly time: BigInt64Array; readonly price: Float64Array; readonly size: Float64Array },
  ): void;
  streamDispose(stream: NativeStream): void;

  streamStart(
    simulator: NativeSimulator,
    feeds: readonly NativeStreamFeed[],
    settings: NativeStreamSettings,
    memory: Float64Array,
    from: bigint,
  ): void;
  /** Runs on; a code of `streamStops`. */
  streamStep(simulator: NativeSimulator, memory: Float64Array): number;
  /** As those of a session on bars. */
  streamSend(simulator: NativeSimulator, memory: Float64Array): number;
  streamTarget(simulator: NativeSimulator, memory: Float64Array, targets: Float64Array): number;
  streamOrder(simulator: NativeSimulator, memory: Float64Array, id: number): number;
  streamReports(simulator: NativeSimulator, memory: Float64Array, from: number): number;
  streamOrders(simulator: NativeSimulator, memory: Float64Array, from: number): number;
  /** Price and size of the best levels of a side: 1 bids, -1 asks. */
  streamLevels(simulator: NativeSimulator, instrument: number, side: number, out: Float64Array): number;
  streamFinish(simulator: NativeSimulator): NativeStreamSummary;
  streamCurve(simulator: NativeSimulator, equity: Float64Array, times: BigInt64Array): void;
}
