import { TiercelError } from '../../kernel/index.ts';
import type { BacktestResult } from '../result.ts';
import { ledgerCauses } from '../simulator/types.ts';
import { clean, cleanMoney } from './fill.ts';
import { explainOrder, rowOf } from './order.ts';
import type { ExplainedSum, ExplainedTrade } from './types.ts';

/** Orders of a trade: those that filled for its position from its first entry to its exit. */
function ordersOf(result: BacktestResult, trade: number): number[] {
  const { trades, fills, orders } = result.simulation;
  const [first, last] = [trades.entryFill[trade]!, trades.exitFill[trade]!];
  const position = orders.position[rowOf(result, fills.order[last]!)];
  const ids = new Set<number>();
  for (let fill = first; fill <= last; fill++) {
    const id = fills.order[fill]!;
    if (orders.position[rowOf(result, id)] === position && fills.instrument[fill] === trades.instrument[trade])
      ids.add(id);
  }
  return [...ids];
}

function profitSum({ simulation: { trades } }: BacktestResult, trade: number, isConverted: boolean): ExplainedSum {
  const [quantity, entry, exit] = [trades.quantity[trade]!, trades.entryPrice[trade]!, trades.exitPrice[trade]!];
  const [from, to] = trades.side[trade] === 1 ? [entry, exit] : [exit, entry];
  const gross = `(${clean(to)} - ${clean(from)}) x ${clean(quantity)}${isConverted ? ', at the rate of the exit' : ''}`;
  const commission = trades.commission[trade]!;
  return {
    parts: [
      { label: gross, value: cleanMoney(trades.grossProfit[trade]!) },
      ...(commission === 0 ? [] : [{ label: 'commission of entries and exit', value: -cleanMoney(commission) }]),
    ],
    total: cleanMoney(trades.profit[trade]!),
  };
}

/** What holding cost while the trade was open, by cause; it is in the cash, not in the trade. */
function financingNotes({ simulation, options }: BacktestResult, trade: number): string[] {
  const { ledger, trades } = simulation;
  if (options.conversion !== undefined || options.financings === undefined) return [];
  const sums = new Map<string, number>();
  for (let row = 0; row < ledger.length; row++) {
    const time = ledger.time[row]!;
    const cause = ledgerCauses[ledger.cause[row]!]!;
    const isHolding = cause === 'swap' || cause === 'funding' || cause === 'borrow-fee';
    if (!isHolding || time <= trades.entryTime[trade]! || time > trades.exitTime[trade]!) continue;
    sums.set(cause, (sums.get(cause) ?? 0) + ledger.amount[row]!);
  }
  return [...sums].map(
    ([cause, amount]) =>
      `While it was open the account was posted ${cleanMoney(amount)} ${options.currency} of ${cause}, which is no part of this profit.`,
  );
}

function notesOf(result: BacktestResult, trade: number, orders: number): string[] {
  const { trades } = result.simulation;
  return [
    ...(trades.ambiguous[trade] === 1
      ? [
          'Ambiguous: in the bar of the exit both the stop and the target lay inside the range; the path decided which came first.',
        ]
      : []),
    ...(orders > 2 ? ['Several orders made the position: entry and commission are averages, by quantity.'] : []),
    ...financingNotes(result, trade),
  ];
}

/**
 * Why a trade is as it is: each order from the first entry to the exit with its times, the bars and rules that filled it,
 * and the arithmetic of its prices and costs.
 *
 * @param trade 1 for the first trade of the run
 * @throws TIERCEL_E_PARAMETER for a trade that the run does not have
 * @example
 * ```ts
 * const { orders, profitSum } = explainTrade(result, 1);
 * console.log(orders[0]?.fills[0]?.meaning, profitSum.total);
 * ```
 */
export function explainTrade(result: BacktestResult, trade: number): ExplainedTrade {
  const { trades } = result.simulation;
  if (!Number.isInteger(trade) || trade < 1 || trade > trades.length) {
    const has = trades.length === 0 ? 'closed no trade' : `has the trades 1 to ${trades.length}`;
    throw new TiercelError('TIERCEL_E_PARAMETER', `The run ${has}; trade ${String(trade)} is not among them.`);
  }
  const row = trade - 1;
  const { bars } = result.instruments[trades.instrument[row]!]!;
  const isConverted = result.options.conversion !== undefined;
  const orders = ordersOf(result, row).map((id) => explainOrder(result, id));
  return {
    trade,
    symbol: bars.instrument.symbol,
    side: trades.side[row] === 1 ? 'long' : 'short',
    quantity: trades.quantity[row]!,
    entryTime: trades.entryTime[row]!,
    exitTime: trades.exitTime[row]!,
    entryPrice: clean(trades.entryPrice[row]!),
    exitPrice: clean(trades.exitPrice[row]!),
    currency: result.options.currency,
    orders,
    profitSum: profitSum(result, row, isConverted),
    notes: notesOf(result, row, orders.length),
  };
}
