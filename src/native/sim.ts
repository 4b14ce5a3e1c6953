import type { NativeMetricsArrays, NativeMetricsRun } from './metrics.ts';

/** A simulator of the native core, reusable from run to run within its thread. */
export interface NativeSimulator {
  readonly __simulator: unique symbol;
}

export interface NativeOhlc {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

/** The prices at which one side fills: column * factor + offset, of which at most one differs from (1, 0). */
export interface NativeQuoteSide extends NativeOhlc {
  readonly factor: number;
  readonly offset: number;
}

export interface NativeBars extends NativeOhlc {
  readonly time: BigInt64Array;
  readonly closeTime: BigInt64Array | null;
  /** Nanoseconds from open to close where `closeTime` is null. */
  readonly duration: bigint;
  readonly bid: NativeQuoteSide;
  readonly ask: NativeQuoteSide;
  readonly twoSided: number;
  /** 0: off the step. */
  readonly priceStep: number;
}

export interface NativeSignals {
  readonly enterLong: Uint8Array | undefined;
  readonly exitLong: Uint8Array | undefined;
  readonly enterShort: Uint8Array | undefined;
  readonly exitShort: Uint8Array | undefined;
  readonly size: Float64Array | number;
  readonly stopLoss: Float64Array | number;
  readonly takeProfit: Float64Array | number;
}

export interface NativeSimulationSettings {
  readonly cash: number;
  readonly leverage: number;
  readonly tickSize: number;
  readonly lotSize: number;
  readonly minQuantity: number;
  readonly sizeKind: number;
  readonly commissionPerUnit: number;
  readonly commissionPerValue: number;
  readonly commissionMinimum: number;
  /** Infinity: none. */
  readonly commissionMaximumRate: number;
  readonly slippageRate: number;
  readonly slippageDistance: number;
  readonly limitTouch: number;
  readonly sameClose: number;
  readonly reverse: number;
  readonly markLast: number;
  readonly firstBar: number;
  readonly cancel: Int32Array | undefined;
}

export interface NativeSummary {
  readonly orders: number;
  readonly fills: number;
  readonly trades: number;
  readonly ledgerRows: number;
  readonly rejectedLeverage: number;
  readonly rejectedMinimum: number;
  readonly rejectedOther: number;
  readonly conflictingEntries: number;
  readonly ambiguousBars: number;
  readonly barsInPosition: number;
  readonly cash: number;
  /** Of the open position: 1, -1, or 0 for none. */
  readonly side: number;
  readonly quantity: number;
  readonly entryPrice: number;
  readonly entryTime: bigint;
  readonly profit: number;
}

/** Columns of one table, each as long as the table. */
export type NativeTable = Readonly<Record<string, BigInt64Array | Float64Array | Int32Array>>;

/** Binds `native/sim`. */
export interface SimBinding {
  simulatorCreate(): NativeSimulator;
  simulatorDispose(simulator: NativeSimulator): void;
  /** Runs all bars; `equity` takes one value for each bar from `firstBar` on. */
  simulatorRun(
    simulator: NativeSimulator,
    bars: NativeBars,
    signals: NativeSignals,
    settings: NativeSimulationSettings,
    equity: Float64Array,
  ): NativeSummary;
  /** Each copies a table of the last run into the given columns. */
  simulatorTrades(simulator: NativeSimulator, columns: NativeTable): void;
  simulatorFills(simulator: NativeSimulator, columns: NativeTable): void;
  simulatorOrders(simulator: NativeSimulator, columns: NativeTable): void;
  simulatorLedger(simulator: NativeSimulator, columns: NativeTable): void;
  /** Metrics over the last run's own trades and fills; returns the number of trading days. */
  simulatorMetrics(simulator: NativeSimulator, run: NativeMetricsRun, out: NativeMetricsArrays): number;
}
