import type { BacktestResult } from '../result.ts';
import { ledgerCauses } from '../simulator/types.ts';

const financingCauses: ReadonlySet<string> = new Set(['swap', 'funding', 'borrow-fee']);

/** What trading cost, in money of the account. */
export interface CostSummary {
  readonly commission: number;
  readonly spread: number;
  readonly slippage: number;
  readonly impact: number;
  readonly total: number;
  /** What would have been earned without costs: net profit plus all costs. */
  readonly grossProfit: number;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Commission, spread, slippage and impact of all fills. */
export function costSummary(result: BacktestResult): CostSummary {
  const { fills, finalEquity } = result.simulation;
  const commission = sum(fills.commission);
  const spread = sum(fills.spreadCost);
  const slippage = sum(fills.slippageCost);
  const impact = fills.impactCost === undefined ? 0 : sum(fills.impactCost);
  const total = commission + spread + slippage + impact;
  return { commission, spread, slippage, impact, total, grossProfit: finalEquity - result.options.cash + total };
}

/** What holding cost or brought, by cause, in money: below 0 was paid. None of it is in the profit of trades. */
export function financingSummary(result: BacktestResult): ReadonlyMap<(typeof ledgerCauses)[number], number> {
  const { ledger } = result.simulation;
  const sums = new Map<(typeof ledgerCauses)[number], number>();
  for (let i = 0; i < ledger.length; i += 1) {
    const cause = ledgerCauses[ledger.cause[i]!]!;
    if (financingCauses.has(cause)) sums.set(cause, (sums.get(cause) ?? 0) + ledger.amount[i]!);
  }
  return sums;
}

export interface Performance {
  readonly finalEquity: number;
  readonly profit: number;
  /** Of the opening cash. */
  readonly totalReturn: number;
  /** Largest fall from a peak, as a fraction of the peak, not below 0. */
  readonly maxDrawdown: number;
}

/** Return and largest fall of an equity curve that starts from `cash`. */
export function performance(equity: Float64Array, cash: number): Performance {
  let peak = cash;
  let maxDrawdown = 0;
  for (const value of equity) {
    if (value > peak) peak = value;
    maxDrawdown = Math.max(maxDrawdown, 1 - value / peak);
  }
  const finalEquity = equity.length === 0 ? cash : equity[equity.length - 1]!;
  return { finalEquity, profit: finalEquity - cash, totalReturn: finalEquity / cash - 1, maxDrawdown };
}

/** The benchmark's equity at the bars of the run: it may have been kept for the lookback bars too. */
export function holdEquity(result: BacktestResult): Float64Array {
  const { equity } = result.buyAndHold;
  return equity.subarray(equity.length - result.simulation.equity.length);
}

export interface TradeSummary {
  readonly count: number;
  readonly wins: number;
  readonly longs: number;
  readonly ambiguous: number;
}

export function tradeSummary(result: BacktestResult): TradeSummary {
  const { trades } = result.simulation;
  let wins = 0;
  let longs = 0;
  let ambiguous = 0;
  for (let i = 0; i < trades.length; i += 1) {
    if (trades.profit[i]! > 0) wins += 1;
    if (trades.side[i] === 1) longs += 1;
    if (trades.ambiguous[i] === 1) ambiguous += 1;
  }
  return { count: trades.length, wins, longs, ambiguous };
}
