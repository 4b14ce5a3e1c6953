/** What metrics need beside trades and fills. Times are nanoseconds since the epoch. */
export interface NativeMetricsRun {
  /** At the close of each bar. */
  readonly equity: Float64Array;
  /** Of each bar; its close is this plus `closeAfter`. At least as long as `equity`. */
  readonly times: BigInt64Array;
  readonly closeAfter: bigint;
  /** Time of the opening cash: the first bar's open. */
  readonly start: bigint;
  /** Ends of the trading days of the run, ascending. */
  readonly dayEnds: BigInt64Array;
  /** Opening cash, above 0. */
  readonly cash: number;
  readonly daysPerYear: number;
  readonly barsInPosition: number;
}

/** Trades and fills as columns; those of trades are equally long, and those of fills. */
export interface NativeMetricsColumns {
  readonly tradeProfit: Float64Array;
  readonly tradeAdverse: Float64Array;
  readonly tradeFavourable: Float64Array;
  readonly tradeEntryTime: BigInt64Array;
  readonly tradeExitTime: BigInt64Array;
  /** Price times units. */
  readonly fillValue: Float64Array;
  readonly fillCommission: Float64Array;
  readonly fillSpreadCost: Float64Array;
  readonly fillSlippageCost: Float64Array;
  /** Empty where there is no market impact. */
  readonly fillImpactCost: Float64Array;
}

export interface NativeMetricsArrays {
  /** One value for each of `metricNames()`: 0 where undefined, times in milliseconds. */
  readonly values: Float64Array;
  /** Index into `metricReasons()`: 0 where the value is defined. */
  readonly reasons: Uint8Array;
  /** At least one longer than `dayEnds`. */
  readonly dayReturns: Float64Array;
}

/** Binds `native/sim/metrics`. */
export interface MetricsBinding {
  metricNames(): readonly string[];
  metricReasons(): readonly string[];
  /** Fills `out` and returns the number of trading days, which is how many of `dayReturns` were written. */
  computeMetrics(run: NativeMetricsRun, columns: NativeMetricsColumns, out: NativeMetricsArrays): number;
}
