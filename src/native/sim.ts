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
  readonly volume: Float64Array | undefined;
}

/** A number stands for the same value at every bar; what is undefined never comes. */
export interface NativeSignals {
  readonly enterLong: Uint8Array | undefined;
  readonly exitLong: Uint8Array | undefined;
  readonly enterShort: Uint8Array | undefined;
  readonly exitShort: Uint8Array | undefined;
  readonly size: Float64Array | number;
  readonly stopLoss: Float64Array | number | undefined;
  readonly takeProfit: Float64Array | number | undefined;
  readonly trailingStop: Float64Array | number | undefined;
  readonly limit: Float64Array | number | undefined;
  readonly stop: Float64Array | number | undefined;
  readonly target: Float64Array | number | undefined;
}

/** What an instrument's orders are rounded to and cost. */
export interface NativeRules {
  readonly tickSize: number;
  readonly lotSize: number;
  readonly minQuantity: number;
  readonly commissionPerUnit: number;
  readonly commissionPerValue: number;
  /** -Infinity where a rate is a rebate. */
  readonly commissionMinimum: number;
  /** Infinity: none. */
  readonly commissionMaximumRate: number;
  readonly slippageRate: number;
  readonly slippageDistance: number;
  /** Of a margin account. */
  readonly margin: NativeMargin | undefined;
  /** Index into `rates`; the account's own where it is absent. */
  readonly currency?: number | undefined;
  /** Where slippage depends on the market or on the size. */
  readonly market: NativeMarketCosts | undefined;
  /** Where the commission is not one rate. */
  readonly fees: NativeFees | undefined;
}

/** Columns of one value a bar; NaN: not known yet. What is undefined is not used. */
export interface NativeMarketCosts {
  /** Units that were traded. */
  readonly volume: Float64Array | undefined;
  readonly shareCoefficient: number;
  readonly shareLimit: number;
  /** Price units that a fill slips. */
  readonly distance: Float64Array | undefined;
  /** Impact of one unit as a fraction of the price; that of n units is sqrt(n) times it. */
  readonly scale: Float64Array | undefined;
}

export interface NativeFees {
  /** 0: one tier alone; 1, 2: by units, by value of the month; 3: by value of the order. */
  readonly basis: number;
  /** Five a tier: from, per unit and per value of takers, the same of makers. */
  readonly tiers: Float64Array;
}

/** Margins of a position: units * (price * rate + perUnit). */
export interface NativeMargin {
  readonly initialRate: number;
  readonly initialPerUnit: number;
  readonly maintenanceRate: number;
  readonly maintenancePerUnit: number;
}

/** A split (`numerator` new units for `denominator` old ones) and a dividend, at the first open at or after `time`. */
export interface NativeCorporateAction {
  readonly time: bigint;
  readonly numerator: number;
  readonly denominator: number;
  readonly dividend: number;
}

/** What holding an instrument brings at given times, in order: codes of ledger causes, and four rates each. */
export interface NativeFinancing {
  readonly time: BigInt64Array;
  readonly cause: Int32Array;
  /** Money a unit and fraction of the price, long and then short. */
  readonly rates: Float64Array;
}

/** One instrument's bars, as traded. */
export interface NativeFeed {
  readonly bars: NativeBars;
  readonly firstBar: number;
  readonly rules: NativeRules;
  readonly actions: readonly NativeCorporateAction[] | undefined;
  readonly financing?: NativeFinancing | undefined;
  /** The strategy's prices are those of the bars times this. */
  readonly factor: Float64Array | undefined;
}

export interface NativeSignalsFeed extends NativeFeed {
  readonly signals: NativeSignals;
}

/** How long messages take, nanoseconds: a kind from 1, its two figures, measured times, and the seed of draws. */
export interface NativeLatency {
  readonly kind: number;
  readonly first: number;
  readonly second: number;
  readonly samples: Float64Array;
  readonly seed: number;
}

/** What holds for the whole account. */
export interface NativeAccountSettings {
  readonly cash: number;
  readonly leverage: number;
  readonly usesMargin?: number;
  /** For each currency; the account's own is first and empty. */
  readonly rates?: readonly { readonly time: BigInt64Array; readonly value: Float64Array }[] | undefined;
  readonly limitTouch: number;
  readonly sameClose: number;
  readonly markLast: number;
  /** 0, or left out: all that is asked for can be had. */
  readonly volumeShare?: number;
  /** Of orders, cancels and modifications on their way to the venue; absent: none. */
  readonly latency?: NativeLatency | undefined;
}

export interface NativeSimulationSettings extends NativeAccountSettings {
  readonly sizeKind: number;
  readonly reverse: number;
  readonly accumulate: number;
  readonly cancel: Int32Array | undefined;
}

/** Arrays that a run writes, one value a point; what is undefined is not kept. */
export interface NativeOutput {
  readonly equity: Float64Array | undefined;
  readonly times: BigInt64Array | undefined;
}

export interface NativeOpenPosition {
  readonly instrument: number;
  /** 1 or -1. */
  readonly side: number;
  readonly quantity: number;
  readonly entryPrice: number;
  readonly entryTime: bigint;
  readonly profit: number;
}

export interface NativeSummary {
  /** Whether fills have an impact cost. */
  readonly hasImpact: boolean;
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
  readonly points: number;
  readonly cash: number;
  /** By currency, where there are several. */
  readonly cashes?: readonly number[];
  readonly finalEquity: number;
  /** In instrument order. */
  readonly open: readonly NativeOpenPosition[];
  /** Of a margin account. */
  readonly margin?: NativeMarginSummary;
}

export interface NativeMarginSummary {
  readonly calls: number;
  readonly refused: number;
  /** Rows of the table of margin events. */
  readonly events: number;
  /** Largest share of the equity that initial margins took at a close. */
  readonly peakUse: number;
  /** At the end. */
  readonly used: number;
  readonly maintenance: number;
}

/** Columns of one table, each as long as the table. */
export type NativeTable = Readonly<Record<string, BigInt64Array | Float64Array | Int32Array>>;

/** Binds `native/sim`. */
export interface SimBinding {
  simulatorCreate(): NativeSimulator;
  simulatorDispose(simulator: NativeSimulator): void;
  /** Runs all bars of all feeds; the output arrays hold `simulatorPoints` values. */
  simulatorRun(
    simulator: NativeSimulator,
    feeds: readonly NativeSignalsFeed[],
    settings: NativeSimulationSettings,
    output: NativeOutput,
  ): NativeSummary;
  /** Number of distinct close times of the feeds, from their first bars on. */
  simulatorPoints(feeds: readonly NativeFeed[]): number;
  /** Each copies a table of the last run into the given columns. */
  simulatorTrades(simulator: NativeSimulator, columns: NativeTable): void;
  simulatorFills(simulator: NativeSimulator, columns: NativeTable): void;
  simulatorOrders(simulator: NativeSimulator, columns: NativeTable): void;
  simulatorLedger(simulator: NativeSimulator, columns: NativeTable): void;
  simulatorMarginEvents(simulator: NativeSimulator, columns: NativeTable): void;
  /** Metrics over the last run's own trades and fills; returns the number of trading days. */
  simulatorMetrics(simulator: NativeSimulator, run: NativeMetricsRun, out: NativeMetricsArrays): number;
}
