import { TiercelError } from '../../kernel/index.ts';
import { type Bars, type CalendarName, timeframeNs, tradingDayEnds } from '../../market/index.ts';
import {
  type NativeMetricsArrays,
  type NativeMetricsColumns,
  type NativeMetricsRun,
  native,
} from '../../native/index.ts';
import type { MetricValue } from '../result.ts';
import type { FillTable, Simulation, SimulationClock, TradeTable } from '../simulator/types.ts';

/** Equity that does not come from the simulator: of another engine, a live account, a test. */
export interface AccountRecord {
  /** At the close of each bar from `firstBar` on. */
  readonly equity: Float64Array;
  /** Bars at whose close a position was held. */
  readonly barsInPosition: number;
  /** Default: no closed trade. */
  readonly trades?: Pick<TradeTable, 'profit' | 'adverse' | 'favourable' | 'entryTime' | 'exitTime'>;
  /** Default: no fill. */
  readonly fills?: Pick<FillTable, 'quantity' | 'price' | 'commission' | 'spreadCost' | 'slippageCost' | 'impactCost'>;
}

export interface MetricsOptions {
  /** The bars of the run, lookback included. */
  readonly bars: Bars;
  /** Index of the run's first bar. */
  readonly firstBar: number;
  readonly account: Pick<Simulation, 'equity' | 'clock' | 'counts' | 'nativeMetrics'> | AccountRecord;
  /** Opening cash, above 0. */
  readonly cash: number;
  /** Whose trading days count. */
  readonly calendar: CalendarName;
  readonly daysPerYear: number;
  /** `[from, to)` of the run, nanoseconds since the epoch: each of its trading days counts. */
  readonly from: bigint;
  readonly to: bigint;
}

function checkOptions({ bars, firstBar, account, cash, daysPerYear }: MetricsOptions): void {
  const refuse = (message: string): never => {
    throw new TiercelError('TIERCEL_E_PARAMETER', message);
  };
  if (!(cash > 0 && cash < Number.POSITIVE_INFINITY)) refuse(`\`cash\` must be an amount above 0, was ${cash}`);
  if (!(daysPerYear > 0 && daysPerYear <= 366)) {
    refuse(`\`daysPerYear\` must be a number above 0 and up to 366, was ${daysPerYear}`);
  }
  if (!Number.isInteger(firstBar) || firstBar < 0 || firstBar > bars.length) {
    refuse(`\`firstBar\` must be an index from 0 to ${bars.length}, was ${firstBar}`);
  }
  if (!('clock' in account) && account.equity.length > bars.length - firstBar) {
    refuse(
      `\`equity\` must hold at most one value for each of the ${bars.length - firstBar} bars from \`firstBar\` on, held ${account.equity.length}`,
    );
  }
}

/** The day ends of the period that was asked for last: runs of a sweep share theirs. */
let lastDays: (Pick<MetricsOptions, 'calendar' | 'from' | 'to'> & { readonly ends: BigInt64Array }) | undefined;

function dayEndsOf({ calendar, from, to }: MetricsOptions): BigInt64Array {
  if (lastDays?.calendar !== calendar || lastDays.from !== from || lastDays.to !== to) {
    lastDays = { calendar, from, to, ends: tradingDayEnds(calendar, from, to) };
  }
  return lastDays.ends;
}

function clockOf({ bars, firstBar, account, from }: MetricsOptions): SimulationClock {
  if ('clock' in account) return account.clock;
  return {
    times: (bars.closeTime ?? bars.time).subarray(firstBar),
    closeAfter: bars.closeTime === undefined ? timeframeNs(bars.timeframe) : 0n,
    start: bars.time[firstBar] ?? from,
  };
}

function runOf(options: MetricsOptions): NativeMetricsRun {
  const { account, cash, daysPerYear } = options;
  return {
    equity: account.equity,
    ...clockOf(options),
    dayEnds: dayEndsOf(options),
    cash,
    daysPerYear,
    barsInPosition: 'counts' in account ? account.counts.barsInPosition : account.barsInPosition,
  };
}

const none = new Float64Array(0);
const noTimes = new BigInt64Array(0);

function columnsOf({ trades, fills }: AccountRecord): NativeMetricsColumns {
  return {
    tradeProfit: trades?.profit ?? none,
    tradeAdverse: trades?.adverse ?? none,
    tradeFavourable: trades?.favourable ?? none,
    tradeEntryTime: trades?.entryTime ?? noTimes,
    tradeExitTime: trades?.exitTime ?? noTimes,
    fillValue: fills?.price.map((price, i) => price * fills.quantity[i]!) ?? none,
    fillCommission: fills?.commission ?? none,
    fillSpreadCost: fills?.spreadCost ?? none,
    fillSlippageCost: fills?.slippageCost ?? none,
    fillImpactCost: fills?.impactCost ?? none,
  };
}

/** The lists of the native core, read once. */
function lists(): { readonly names: readonly string[]; readonly reasons: readonly string[] } {
  known ??= { names: native().metricNames(), reasons: native().metricReasons() };
  return known;
}
let known: ReturnType<typeof lists> | undefined;

function named({ values, reasons }: NativeMetricsArrays): Record<string, MetricValue> {
  const metrics: Record<string, MetricValue> = {};
  lists().names.forEach((name, i) => {
    const reason = reasons[i]! === 0 ? null : lists().reasons[reasons[i]!]!;
    metrics[name] = { value: reason === null ? values[i]! : null, reason };
  });
  return metrics;
}

/**
 * All metrics of a run, in one native pass: ratios from returns per trading day, drawdown and exposure from every bar
 * (docs/semantics.md, Metrics). `metricInfos` says what each means; an undefined one is null with a code of `metricReasons`.
 *
 * @throws TIERCEL_E_PARAMETER for options out of range.
 * @example
 * ```ts
 * const metrics = computeMetrics({
 *   ...{ bars, firstBar: 0, account: simulation, cash: 100_000 },
 *   ...{ calendar: 'fx', daysPerYear: 260, from: bars.time[0]!, to },
 * });
 * console.log(metrics.sharpe); // { value: 1.2, reason: null }
 * ```
 */
export function computeMetrics(options: MetricsOptions): Record<string, MetricValue> {
  checkOptions(options);
  const { account } = options;
  const run = runOf(options);
  const count = lists().names.length;
  const out: NativeMetricsArrays = {
    values: new Float64Array(count),
    reasons: new Uint8Array(count),
    dayReturns: new Float64Array(run.dayEnds.length + 1),
  };
  if ('nativeMetrics' in account) account.nativeMetrics(run, out);
  else native().computeMetrics(run, columnsOf(account), out);
  return named(out);
}
