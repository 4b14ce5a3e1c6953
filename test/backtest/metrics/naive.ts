import type { MetricsOptions } from '../../../src/backtest/metrics/index.ts';
import { timeframeNs } from '../../../src/market/index.ts';

export interface NaiveTrade {
  readonly profit: number;
  readonly adverse: number;
  readonly favourable: number;
  readonly entryTime: bigint;
  readonly exitTime: bigint;
}

export interface NaiveInput {
  readonly closes: readonly bigint[];
  readonly equity: readonly number[];
  readonly dayEnds: readonly bigint[];
  readonly trades: readonly NaiveTrade[];
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

function ulcer({ cash, equity }: NaiveInput): number {
  const squares = equity.map((value, i) => {
    const peak = Math.max(cash, ...equity.slice(0, i + 1));
    return ((peak - value) / peak) ** 2;
  });
  return Math.sqrt(sum(squares) / equity.length);
}

const days = (input: NaiveInput): number => dayEquities(input).length;

const cagrOf = (input: NaiveInput): number =>
  (input.equity.at(-1)! / input.cash) ** (input.daysPerYear / days(input)) - 1;

/** The value at a share of the sorted ones, linear between two. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (values.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

function distribution(returns: readonly number[]): Record<string, number | null> {
  const n = returns.length;
  const mean = sum(returns) / n;
  const moment = (power: number): number => sum(returns.map((r) => (r - mean) ** power)) / n;
  const [low, high] = [quantile(returns, 0.05), quantile(returns, 0.95)];
  const worst = returns.toSorted((a, b) => a - b).slice(0, Math.floor((n - 1) * 0.05) + 1);
  const [gained, lost] = [returns.filter((r) => r > 0), returns.filter((r) => r < 0)];
  const skew = (Math.sqrt(n * (n - 1)) / (n - 2)) * (moment(3) / moment(2) ** 1.5);
  const kurtosis = ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (moment(4) / moment(2) ** 2) - 3 * (n - 1));
  return {
    omega: n < 2 || lost.length === 0 ? null : sum(gained) / -sum(lost),
    valueAtRisk: n < 2 ? null : -low,
    conditionalValueAtRisk: n < 2 ? null : -sum(worst) / worst.length,
    tailRatio: n < 2 || Math.abs(low) < 1e-14 ? null : Math.abs(high) / Math.abs(low),
    skewness: n < 3 || moment(2) === 0 ? null : skew,
    kurtosis: n < 4 || moment(2) === 0 ? null : kurtosis,
  };
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
    ulcerIndex: ulcer(input),
    martinRatio: depth === 0 || days(input) < 2 ? null : cagrOf(input) / ulcer(input),
    recoveryFactor: depth === 0 ? null : (input.equity.at(-1)! / input.cash - 1) / depth,
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
    ...distribution(returns),
  };
}

function longestRun(profits: readonly number[], goesOn: (profit: number) => boolean): number {
  let [longest, now] = [0, 0];
  for (const profit of profits) {
    now = goesOn(profit) ? now + 1 : 0;
    longest = Math.max(longest, now);
  }
  return longest;
}

function tradeMetrics({ trades }: NaiveInput): Record<string, number | null> {
  const profits = trades.map((trade) => trade.profit);
  const held = trades.map((trade) => Number(trade.exitTime - trade.entryTime) / 86_400e9);
  const won = profits.filter((profit) => profit > 0);
  const lost = profits.filter((profit) => profit < 0);
  const average = (values: readonly number[]): number | null =>
    values.length === 0 ? null : sum(values) / values.length;
  const any = profits.length > 0;
  const n = profits.length;
  const mean = sum(profits) / n;
  const deviation = Math.sqrt(sum(profits.map((profit) => (profit - mean) ** 2)) / (n - 1));
  const payoff = won.length === 0 || lost.length === 0 ? null : average(won)! / -average(lost)!;
  return {
    trades: profits.length,
    winRate: any ? won.length / profits.length : null,
    profitFactor: lost.length === 0 ? null : sum(won) / -sum(lost),
    expectancy: average(profits),
    averageWin: average(won),
    averageLoss: average(lost),
    bestTrade: any ? Math.max(...profits) : null,
    worstTrade: any ? Math.min(...profits) : null,
    payoffRatio: payoff,
    kelly: payoff === null ? null : won.length / n - (1 - won.length / n) / payoff,
    sqn: n < 2 || deviation === 0 ? null : (mean / deviation) * Math.sqrt(n),
    winStreak: any ? longestRun(profits, (profit) => profit > 0) : null,
    lossStreak: any ? longestRun(profits, (profit) => profit < 0) : null,
    averageHolding: average(held),
    longestHolding: any ? Math.max(...held) : null,
    averageAdverse: average(trades.map((trade) => trade.adverse)),
    averageFavourable: average(trades.map((trade) => trade.favourable)),
  };
}

/** Metrics written down as they are defined, without any care for speed. */
export function naiveMetrics(input: NaiveInput): Record<string, number | null> {
  return { ...dayMetrics(input), ...drawdownMetrics(input), ...tradeMetrics(input) };
}
