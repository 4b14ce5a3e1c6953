import { TiercelError } from '../../kernel/index.ts';
import type { BacktestResult } from '../result.ts';
import {
  intents,
  marginEventKinds,
  type OrderTable,
  orderReasons,
  orderStates,
  orderTypes,
  timesInForce,
} from '../simulator/types.ts';
import { clean, explainFill } from './fill.ts';
import { closeTimeOf, type Prices, pricesOf } from './prices.ts';
import type { ExplainedOrder, ExplainedSibling } from './types.ts';
import { outcomeWords } from './words.ts';

/** Rows of the table of orders by their ids. */
const rowsById = new WeakMap<OrderTable, Map<number, number>>();

/** The row of an order. */
export function rowOf({ simulation: { orders } }: BacktestResult, id: number): number {
  let rows = rowsById.get(orders);
  if (rows === undefined) {
    rows = new Map(Array.from(orders.id, (one, row) => [one, row]));
    rowsById.set(orders, rows);
  }
  const row = rows.get(id);
  if (row !== undefined) return row;
  const has = orders.length === 0 ? 'sent none' : `has the orders 1 to ${orders.length}`;
  throw new TiercelError('TIERCEL_E_PARAMETER', `The run ${has}; order ${id} is not among them.`);
}

const timeOrNull = (time: bigint): bigint | null => (time === 0n ? null : time);
const priceOrNull = (price: number): number | null => (Number.isNaN(price) ? null : clean(price));

/** The last bar of an instrument that had closed at a time; -1 before the first. */
function barClosedBy(bars: Prices['bars'], time: bigint): number {
  let [low, high] = [0, bars.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (closeTimeOf(bars, middle) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function siblingsOf({ simulation: { orders } }: BacktestResult, row: number): ExplainedSibling[] {
  const id = orders.id[row]!;
  const parent = orders.parent[row]!;
  const rows = Array.from({ length: orders.length }, (_, i) => i).filter(
    (i) => i !== row && (orders.parent[i] === id || (parent !== 0 && orders.parent[i] === parent)),
  );
  return rows.map((i) => ({
    id: orders.id[i]!,
    intent: intents[orders.intent[i]!]!,
    price: priceOrNull(orders.price[i]!),
    state: orderStates[orders.state[i]!]!,
    reason: orderReasons[orders.reason[i]!]!,
    done: timeOrNull(orders.done[i]!),
  }));
}

/** How near the market came to an order that rested, on the side on which it would have filled. */
function nearest(
  prices: Prices,
  of: { side: 'buy' | 'sell'; isLimit: boolean; price: number; from: number; to: number },
) {
  const { side, isLimit, price, from, to } = of;
  const point = (side === 'buy') === isLimit ? 'low' : 'high';
  let best = Number.NaN;
  let bestBar = -1;
  for (let bar = from; bar <= to; bar++) {
    const value = prices.quote(side, bar, point);
    if (bestBar < 0 || (point === 'low' ? value < best : value > best)) [best, bestBar] = [value, bar];
  }
  if (bestBar < 0) return null;
  return { best, bestBar, point, away: Math.abs(price - best) };
}

function restingNote(result: BacktestResult, row: number, prices: Prices | null): string[] {
  const { orders } = result.simulation;
  const type = orderTypes[orders.type[row]!]!;
  const price = orders.price[row]!;
  if (prices === null || (type !== 'limit' && type !== 'stop') || Number.isNaN(price)) return [];
  const arrived = timeOrNull(orders.arrived[row]!);
  if (arrived === null) return [];
  const { bars } = prices;
  const from = barClosedBy(bars, arrived) + 1;
  const done = timeOrNull(orders.done[row]!);
  const to = done === null ? bars.length - 1 : Math.min(barClosedBy(bars, done), bars.length - 1);
  const side = orders.side[row] === 1 ? 'buy' : 'sell';
  const found = nearest(prices, { side, isLimit: type === 'limit', price, from, to });
  if (found === null) return ['No bar closed while it worked.'];
  const own = side === 'buy' ? 'ask' : 'bid';
  const extreme = found.point === 'low' ? 'lowest' : 'highest';
  const touched = type === 'limit' && found.away <= 1e-9 * price && result.options.limit === 'through';
  const how = touched
    ? 'its price exactly: a limit fills where the price goes through it (`--limit touch` fills at a touch)'
    : `${clean(found.away)} away from its price ${clean(price)}`;
  return [
    `While it worked, from bar ${prices.barOf(from)} to ${prices.barOf(to)}, the ${extreme} ${own} was ${clean(found.best)} (bar ${prices.barOf(found.bestBar)}): ${how}.`,
  ];
}

function marginNotes({ simulation, options }: BacktestResult, id: number): string[] {
  if (simulation.margin === undefined) return [];
  const { events } = simulation.margin;
  return Array.from({ length: events.length }, (_, i) => i)
    .filter((i) => events.order[i] === id)
    .map((i) => {
      const [equity, required, available] = [events.equity[i]!, events.required[i]!, events.available[i]!].map(clean);
      return marginEventKinds[events.kind[i]!] === 'call'
        ? `Margin call: the equity of ${equity} ${options.currency} was below the maintenance margin of ${required}.`
        : `It needed a margin and costs of ${required} ${options.currency}; free were ${available}, at an equity of ${equity}.`;
    });
}

function fillRowsOf({ simulation: { fills } }: BacktestResult, id: number): number[] {
  return Array.from({ length: fills.length }, (_, i) => i).filter((i) => fills.order[i] === id);
}

/**
 * What became of an order and why: its times, the fills with their arithmetic, or why there is none.
 *
 * @param id as `orders.id` of the simulation: 1 for the first
 * @throws TIERCEL_E_PARAMETER for an order that the run does not have
 * @example
 * ```ts
 * const order = explainOrder(result, 1);
 * console.log(order.outcome, order.notes);
 * ```
 */
export function explainOrder(result: BacktestResult, id: number): ExplainedOrder {
  const row = rowOf(result, id);
  const { orders } = result.simulation;
  const instrument = orders.instrument[row]!;
  const prices = pricesOf(result, instrument);
  const [state, reason] = [orderStates[orders.state[row]!]!, orderReasons[orders.reason[row]!]!];
  const fills = fillRowsOf(result, id).map((fill) => explainFill({ result, prices, level: orders.price[row]! }, fill));
  const { bars } = result.instruments[instrument]!;
  const decided = orders.decided[row]!;
  const known = barClosedBy(bars, decided);
  return {
    id,
    symbol: bars.instrument.symbol,
    side: orders.side[row] === 1 ? 'buy' : 'sell',
    type: orderTypes[orders.type[row]!]!,
    intent: intents[orders.intent[row]!]!,
    parent: orders.parent[row] === 0 ? null : orders.parent[row]!,
    price: priceOrNull(orders.price[row]!),
    timeInForce: timesInForce[orders.timeInForce[row]!]!,
    ...{ state, reason, decided, fills },
    outcome: outcomeWords(state, reason),
    decisionBar: known >= 0 && closeTimeOf(bars, known) === decided ? known : null,
    sent: timeOrNull(orders.sent[row]!),
    arrived: timeOrNull(orders.arrived[row]!),
    done: timeOrNull(orders.done[row]!),
    expires: timeOrNull(orders.expires[row]!),
    siblings: siblingsOf(result, row),
    notes: [
      ...marginNotes(result, id),
      ...(fills.length === 0 ? restingNote(result, row, prices) : []),
      ...(prices === null
        ? [`The bars of ${bars.instrument.symbol} are not those of the run any more: their prices are not shown.`]
        : []),
    ],
  };
}
