import { type AccountRecord, computeMetrics, type MetricsOptions } from '../../../src/backtest/metrics/index.ts';
import type { MetricValue } from '../../../src/backtest/result.ts';
import { barsOf } from '../support/bars.ts';

export const dayNs = 86_400_000_000_000n;

export interface DailyRun {
  readonly equity: readonly number[];
  readonly cash: number;
  readonly daysPerYear?: number;
  readonly profits?: readonly number[];
  /** Days that each trade was held; default 1. */
  readonly held?: readonly number[];
  /** Of each trade; default 0. */
  readonly adverse?: readonly number[];
  readonly favourable?: readonly number[];
  readonly barsInPosition?: number;
  readonly fills?: AccountRecord['fills'];
}

/** Trades that follow one on the other. */
function tradesOf({ profits = [], held, adverse, favourable }: DailyRun): NonNullable<AccountRecord['trades']> {
  const per = (values: readonly number[] | undefined, otherwise: number): Float64Array =>
    Float64Array.from(profits, (_, i) => values?.[i] ?? otherwise);
  let time = 0n;
  const spans = Array.from(per(held, 1), (days) => {
    const entry = time;
    time += BigInt(days * 86_400) * 1_000_000_000n;
    return [entry, time] as const;
  });
  return {
    profit: Float64Array.from(profits),
    adverse: per(adverse, 0),
    favourable: per(favourable, 0),
    entryTime: BigInt64Array.from(spans, ([entry]) => entry),
    exitTime: BigInt64Array.from(spans, ([, exit]) => exit),
  };
}

/** Options of a run with one bar for each day from 1970-01-01 on, the first known at 1970-01-02T00:00Z. */
export function dailyOptions(run: DailyRun): MetricsOptions {
  const bars = barsOf(
    run.equity.map(() => [1, 1, 1, 1]),
    { timeframe: '1d', side: 'mid' },
  );
  for (let i = 0; i < bars.length; i++) bars.time[i] = BigInt(i) * dayNs;
  return {
    bars,
    firstBar: 0,
    account: {
      equity: Float64Array.from(run.equity),
      barsInPosition: run.barsInPosition ?? 0,
      trades: tradesOf(run),
      ...(run.fills === undefined ? {} : { fills: run.fills }),
    },
    cash: run.cash,
    calendar: '24x7',
    daysPerYear: run.daysPerYear ?? 365,
    from: 0n,
    to: BigInt(bars.length) * dayNs,
  };
}

export function dailyMetrics(run: DailyRun): Record<string, MetricValue> {
  return computeMetrics(dailyOptions(run));
}

/** The value of each metric, or the code of the reason why there is none. */
export function plain(metrics: Readonly<Record<string, MetricValue>>): Record<string, number | string> {
  return Object.fromEntries(Object.entries(metrics).map(([name, { value, reason }]) => [name, value ?? reason!]));
}
