import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BacktestResult,
  explainOrder,
  explainTrade,
  orderStates,
  orderText,
  tradeText,
} from '../../backtest/index.ts';
import { TiercelError } from '../../kernel/index.ts';
import { toIso } from '../../market/index.ts';
import { restoreRun } from '../../runs/index.ts';
import { openStore } from '../../store/index.ts';
import type { Terminal } from '../terminal.ts';
import { noRuns, storeFolder, withRuns } from './runs.ts';

interface ExplainOptions {
  readonly store?: string;
  readonly order?: number;
  readonly json?: boolean;
}

/** A kept run with its bars from the store, where those are still the same. */
async function reopen(name: string, options: ExplainOptions): Promise<{ id: string; result: BacktestResult }> {
  const folder = await storeFolder(options);
  const run = await withRuns(folder, (runs) => runs.open(name));
  if (run === null) throw noRuns(folder);
  const store = existsSync(join(folder, 'market')) ? await openStore(folder, { label: 'tiercel explain' }) : null;
  try {
    const { result } = await restoreRun(run, store, { withDetail: true });
    return { id: run.head.id, result };
  } finally {
    await store?.close();
  }
}

/** JSON with times as ISO text. */
function json(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? toIso(item) : item), 2);
}

/** What of a run could be explained, for who does not know a number yet. */
function overview({ simulation, options }: BacktestResult) {
  const { trades, orders, counts } = simulation;
  const numbers = Array.from({ length: trades.length }, (_, i) => i + 1);
  const profit = (trade: number): number => trades.profit[trade - 1]!;
  const byProfit = [...numbers].sort((a, b) => profit(b) - profit(a));
  const named = (trade: number | undefined) =>
    trade === undefined ? null : { trade, profit: Number(profit(trade).toFixed(2)) };
  const isFilled = orderStates.indexOf('filled');
  return {
    trades: trades.length,
    currency: options.currency,
    best: named(byProfit[0]),
    worst: named(byProfit.at(-1)),
    ambiguous: numbers.filter((trade) => trades.ambiguous[trade - 1] === 1),
    orders: orders.length,
    notFilled: Array.from(orders.id).filter((_, i) => orders.state[i] !== isFilled),
    rejected: counts.rejectedLeverage + counts.rejectedMinimum + counts.rejectedOther,
  };
}

const mostShown = 10;
const some = (numbers: readonly number[]): string =>
  numbers.slice(0, mostShown).join(', ') + (numbers.length > mostShown ? ' ...' : '');

function overviewText(run: string, found: ReturnType<typeof overview>): string[] {
  const { trades, currency, best, worst, ambiguous, orders, notFilled, rejected } = found;
  return [
    trades === 0 ? 'no trade was closed' : `trades 1 to ${trades}: tiercel explain ${run} <trade>`,
    ...(best === null
      ? []
      : [`  best ${best.trade} (${best.profit} ${currency}), worst ${worst!.trade} (${worst!.profit} ${currency})`]),
    ...(ambiguous.length === 0 ? [] : [`  ambiguous ${some(ambiguous)}`]),
    orders === 0 ? 'no order was sent' : `orders 1 to ${orders}: tiercel explain ${run} --order <id>`,
    ...(notFilled.length === 0 ? [] : [`  not filled ${notFilled.length}, rejected ${rejected}: ${some(notFilled)}`]),
  ];
}

/** `tiercel explain`. */
export async function explain(
  run: string,
  trade: number | undefined,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<void> {
  if (trade !== undefined && options.order !== undefined) {
    throw new TiercelError(
      'TIERCEL_E_USAGE',
      'Give the number of a trade, or --order and the id of an order, not both.',
    );
  }
  const { id, result } = await reopen(run, options);
  const head = `run ${id}, ${result.strategy.name}, costs ${result.options.costs.name}`;
  const show = (found: object, lines: readonly string[]): void =>
    terminal.result(options.json === true ? json({ run: id, ...found }) : [head, ...lines].join('\n'));
  if (trade !== undefined) {
    const found = explainTrade(result, trade);
    return show(found, tradeText(found));
  }
  if (options.order !== undefined) {
    const found = explainOrder(result, options.order);
    return show(found, orderText(found, result.options.currency));
  }
  const found = overview(result);
  show(found, overviewText(run, found));
}
