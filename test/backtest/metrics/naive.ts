import type { MetricsOptions } from '../../../src/backtest/metrics/index.ts';
import { timeframeNs } from '../../../src/market/index.ts';

export interface NaiveInput {
  readonly closes: readonly bigint[];
  readonly equity: readonly number[];
  readonly dayEnds: readonly bigint[];
  readonly profits: readonly number[];
  readonly start: bigint;
  readonly cash: number;
  readonly daysPerYear: number;
}

/** The closes of the bars of a run, one by one. */
export function closesOf({ bars, firstBar, account }: MetricsOptions): bigint[] {
  const closes: bigint[] = [];
  for (let i = 0; i < account.equity.length; i++) {
    const bar = firstBar + i;
    closes.push(bars.closeTime?.[bar] ?? bars.time[bar]! + timeframeNs(bars.timeframe));
  }
  return closes;
}

function dayEquities({ closes, equity, dayEnds, cash }: NaiveInput): number[] {
  const ends = [...dayEnds];
  if (closes.length > 0 && (ends.length === 0 || closes.at(-1)! > ends.at(-1)!)) ends.push(closes.at(-1)!);
  return ends.map((end) => {
    const known = closes.filter((close) => close <= end).length;
    return known === 0 ? cash : equity[known - 1]!;
  });
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function deepest(values: readonly number[]): { depth: number; from: number; to: number } {
  let best = { depth: 0, from: 0, to: 0 };
  let peak = 0;
  values.forEach((value, i) => {
    if (value >= values[peak]!) peak = i;
    const depth = (values[peak]! - value) / values[peak]!;
    if (depth > best.depth) best = { depth, from: peak, to: i };
  });
  return best;
}

function drawdownMetrics(input: NaiveInput): Record<string, number | null> {
  const values = [input.cash, ...input.equity];
  const times = [input.start, ...input.closes];
  const ms = (index: number): number => Number(times[index]! / 1_000_000n);
  const { depth, from, to } = deepest(values);
  const back = values.findIndex((value, i) => i > to && value >= values[from]!);
  let longest = 0n;
  let peak = 0;
  values.forEach((value, i) => {
    const ends = value >= values[peak]!;
    if (i > 0 && !(ends && peak === i - 1) && times[i]! - times[peak]! > longest) longest = times[i]! - times[peak]!;
    if (ends) peak = i;
  });
  return {
    maxDrawdown: depth,
    maxDrawdownStart: depth === 0 ? null : ms(from),
    maxDrawdownEnd: depth === 0 ? null : ms(to),
    maxDrawdownRecovery: depth === 0 || back < 0 ? null : ms(back),
    longestDrawdown: Number(longest) / 86_400e9,
  };
}

function dayMetrics(input: NaiveInput): Record<string, number | null> {
  const equities = [input.cash, ...dayEquities(input)];
  const returns = equities.slice(1).map((value, i) => value / equities[i]! - 1);
  const days = returns.length;
  const final = input.equity.at(-1)! / input.cash;
  const mean = sum(returns) / days;
  const deviation = Math.sqrt(sum(returns.map((r) => (r - mean) ** 2)) / (days - 1));
  const downside = Math.sqrt(sum(returns.map((r) => Math.min(r, 0) ** 2)) / days);
  const annual = Math.sqrt(input.daysPerYear);
  const { depth } = deepest(equities);
  const cagr = final ** (input.daysPerYear / days) - 1;
  const enough = (value: number): number | null => (days < 2 ? null : value);
  return {
    totalReturn: final - 1,
    cagr: enough(cagr),
    volatility: enough(deviation * annual),
    sharpe: deviation === 0 ? null : enough((mean / deviation) * annual),
    sortino: downside === 0 ? null : enough((mean / downside) * annual),
    calmar: depth === 0 ? null : enough(cagr / depth),
    bestDay: enough(Math.max(...returns)),
    worstDay: enough(Math.min(...returns)),
    tradingDays: days,
  };
}

function tradeMetrics({ profits }: NaiveInput): Record<string, number | null> {
  const won = profits.filter((profit) => profit > 0);
  const lost = profits.filter((profit) => profit < 0);
  const average = (values: readonly number[]): number | null =>
    values.length === 0 ? null : sum(values) / values.length;
  const any = profits.length > 0;
  return {
    trades: profits.length,
    winRate: any ? won.length / profits.length : null,
    profitFactor: lost.length === 0 ? null : sum(won) / -sum(lost),
    expectancy: average(profits),
    averageWin: average(won),
    averageLoss: average(lost),
    bestTrade: any ? Math.max(...profits) : null,
    worstTrade: any ? Math.min(...profits) : null,
  };
}

/** Metrics written down as they are defined, without any care for speed. */
export function naiveMetrics(input: NaiveInput): Record<string, number | null> {
  return { ...dayMetrics(input), ...drawdownMetrics(input), ...tradeMetrics(input) };
}
