import type { BacktestResult } from '../result.ts';
import { fillRules, intents, orderReasons, orderStates, orderTypes } from '../simulator/types.ts';

const sideName = (side: number): string => (side === 1 ? 'long' : 'short');
const buyName = (side: number): string => (side === 1 ? 'buy' : 'sell');

/** Nanoseconds as ISO text, UTC, with as many decimals of a second as are needed. */
function isoTime(time: bigint): string {
  const fraction = ((time % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  const seconds = new Date(Number((time - fraction) / 1_000_000n)).toISOString().slice(0, 19);
  const digits = fraction === 0n ? '' : `.${fraction.toString().padStart(9, '0').replace(/0+$/, '')}`;
  return `${seconds}${digits}Z`;
}

function rows<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}

function tradeRows({ simulation: { trades } }: BacktestResult) {
  return rows(trades.length, (i) => ({
    side: sideName(trades.side[i]!),
    quantity: trades.quantity[i]!,
    entryTime: isoTime(trades.entryTime[i]!),
    entryPrice: trades.entryPrice[i]!,
    exitTime: isoTime(trades.exitTime[i]!),
    exitPrice: trades.exitPrice[i]!,
    exitBy: intents[trades.exitIntent[i]!]!,
    grossProfit: trades.grossProfit[i]!,
    commission: trades.commission[i]!,
    profit: trades.profit[i]!,
    adverse: trades.adverse[i]!,
    favourable: trades.favourable[i]!,
    ambiguous: trades.ambiguous[i] === 1,
  }));
}

function fillRows({ simulation: { fills } }: BacktestResult) {
  return rows(fills.length, (i) => ({
    order: fills.order[i]!,
    time: isoTime(fills.time[i]!),
    side: buyName(fills.side[i]!),
    quantity: fills.quantity[i]!,
    price: fills.price[i]!,
    commission: fills.commission[i]!,
    spreadCost: fills.spreadCost[i]!,
    slippageCost: fills.slippageCost[i]!,
    rule: fillRules[fills.rule[i]!]!,
  }));
}

function orderRows({ simulation: { orders } }: BacktestResult) {
  return rows(orders.length, (i) => ({
    id: orders.id[i]!,
    parent: orders.parent[i]! || null,
    side: buyName(orders.side[i]!),
    type: orderTypes[orders.type[i]!]!,
    intent: intents[orders.intent[i]!]!,
    quantity: orders.quantity[i]!,
    price: Number.isNaN(orders.price[i]!) ? null : orders.price[i]!,
    decided: isoTime(orders.decided[i]!),
    state: orderStates[orders.state[i]!]!,
    reason: orderReasons[orders.reason[i]!]!,
  }));
}

function optionFields({ options }: BacktestResult) {
  const { cancel: _cancel, from, to, ...plain } = options;
  return { ...plain, from: isoTime(from), to: isoTime(to) };
}

/**
 * A backtest as JSON text: what the report shows, for programs. Times are ISO text in UTC, absent values null.
 * The same result gives the same text; wall time is left out.
 *
 * @example
 * ```ts
 * const { metrics, trades } = JSON.parse(resultToJson(result));
 * ```
 */
export function resultToJson(result: BacktestResult): string {
  const { simulation, bars, options } = result;
  const content = {
    strategy: result.strategy,
    instrument: bars.instrument,
    timeframe: bars.timeframe,
    side: bars.side,
    data: bars.contentHash ?? null,
    options: optionFields(result),
    contentHash: result.contentHash,
    notes: result.notes,
    metrics: result.metrics,
    buyAndHold: { metrics: result.buyAndHold.metrics, equity: Array.from(result.buyAndHold.equity) },
    counts: simulation.counts,
    finalEquity: simulation.finalEquity,
    finalCash: simulation.finalCash,
    open: simulation.open.map((position) => ({
      ...position,
      side: sideName(position.side),
      entryTime: isoTime(position.entryTime),
    })),
    trades: tradeRows(result),
    fills: fillRows(result),
    orders: orderRows(result),
    equity: { time: Array.from(bars.time.subarray(options.firstBar), isoTime), value: Array.from(simulation.equity) },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
