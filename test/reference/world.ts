// Everything that a run has at one moment, and the few changes that all rules share.
import type { CostModel } from '../../src/backtest/simulator/index.ts';
import { type Bars, timeframeNs } from '../../src/market/index.ts';
import { asTraded } from './quotes.ts';
import type {
  Direction,
  OrderState,
  Position,
  Quote,
  Reason,
  RefFill,
  RefInput,
  RefLedgerRow,
  RefOrder,
  RefTrade,
  Report,
  Side,
  Waiting,
  Wish,
} from './records.ts';

import type { FeeTerms } from './sizes.ts';

/** One instrument while it runs. */
export interface Lane {
  readonly index: number;
  /** As traded. */
  readonly bars: Bars;
  readonly feed: RefInput['feeds'][number];
  readonly costs: CostModel;
  /** The bar whose open was last met, -1 before the first. */
  opened: number;
  /** At its last event: the open's while a bar is in progress, else the close's. */
  quote: Quote | null;
  position: Position | null;
}

export interface World {
  readonly options: RefInput['options'];
  readonly lanes: Lane[];
  readonly orders: RefOrder[];
  /** Those that are not over: held, sent or working. */
  live: RefOrder[];
  readonly fills: RefFill[];
  readonly trades: RefTrade[];
  readonly ledger: RefLedgerRow[];
  readonly equity: number[];
  readonly times: bigint[];
  readonly rejected: { leverage: number; minimum: number; other: number };
  conflictingEntries: number;
  /** `instrument:bar` of each bar with an ambiguous fill. */
  readonly ambiguousBars: Set<string>;
  barsInPosition: number;
  positionsMade: number;
  cash: number;
  waiting: Waiting[];
  reports: Report[];
  /** When each order came to the market. */
  readonly arrivals: WeakMap<RefOrder, bigint>;
}

export function createWorld({ feeds, options }: RefInput): World {
  const lanes = feeds.map((feed, index) => ({
    index,
    bars: asTraded(feed.bars),
    feed,
    costs: feed.costs ?? options.costs,
    opened: -1,
    quote: null,
    position: null,
  }));
  return {
    options,
    lanes,
    orders: [],
    live: [],
    arrivals: new WeakMap(),
    fills: [],
    trades: [],
    ledger: [],
    equity: [],
    times: [],
    rejected: { leverage: 0, minimum: 0, other: 0 },
    conflictingEntries: 0,
    ambiguousBars: new Set(),
    barsInPosition: 0,
    positionsMade: 0,
    cash: 0,
    waiting: [],
    reports: [],
  };
}

export function closeTime(bars: Bars, t: number): bigint {
  return bars.closeTime?.[t] ?? bars.time[t]! + timeframeNs(bars.timeframe);
}

export function signOf(direction: Direction): number {
  return direction === 'long' ? 1 : -1;
}

export function directionOf(side: Side): Direction {
  return side === 'buy' ? 'long' : 'short';
}

/** The price at which a position of this direction is closed. */
export function closingPrice(direction: Direction, quote: Quote): number {
  return direction === 'long' ? quote.bid : quote.ask;
}

export function post(world: World, row: RefLedgerRow): void {
  world.ledger.push(row);
  world.cash += row.amount;
}

type NewOrder = Pick<RefOrder, 'instrument' | 'side' | 'type' | 'intent' | 'decided'> &
  Partial<Omit<RefOrder, 'wish'>> & { wish: Partial<Wish> };

export function makeOrder(world: World, { wish, ...o }: NewOrder): RefOrder {
  const isAttached = o.parent !== undefined;
  const order: RefOrder = {
    id: world.orders.length + 1,
    parent: 0,
    group: o.parent ?? 0,
    position: 0,
    quantity: 0,
    price: Number.NaN,
    sent: isAttached ? 0n : o.decided,
    arrived: 0n,
    done: 0n,
    expires: 0n,
    timeInForce: 'gtc',
    state: isAttached ? 'held' : 'sent',
    reason: 'none',
    ...o,
    wish: { sizeKind: 'units', asked: 0, distance: 0, lots: 0, ...wish },
  };
  world.orders.push(order);
  world.live.push(order);
  return order;
}

export function report(world: World, order: RefOrder, state: OrderState | 'triggered'): void {
  world.reports.push({ type: 'order', id: order.id, state, reason: order.reason });
}

export interface End {
  readonly state: OrderState;
  readonly reason: Reason;
  readonly time: bigint;
}

/** The last change of an order. What is attached to one that did not fill goes with it. */
export function finish(world: World, order: RefOrder, end: End): void {
  Object.assign(order, { state: end.state, reason: end.reason, done: end.time });
  world.live = world.live.filter((o) => o !== order);
  report(world, order, end.state);
  if (end.state !== 'filled') cancelHeld(world, order, end);
}

/** Cancels what is attached to an entry that opened nothing. */
export function cancelHeld(world: World, parent: RefOrder, { reason, time }: Omit<End, 'state'>): void {
  for (const o of world.live) {
    if (o.parent === parent.id && o.state === 'held') finish(world, o, { state: 'cancelled', reason, time });
  }
}

export function reject(world: World, order: RefOrder, { reason, time }: Omit<End, 'state'>): void {
  finish(world, order, { state: 'rejected', reason, time });
  if (reason === 'leverage') world.rejected.leverage++;
  else if (reason === 'below-minimum') world.rejected.minimum++;
  else world.rejected.other++;
}

/** Orders that live at one instrument's market. */
export function workingAt(world: World, instrument: number): RefOrder[] {
  return world.live.filter((o) => o.instrument === instrument && o.state === 'working');
}

/** Everything that would reduce this position. */
export function reducersOf(world: World, position: Position): RefOrder[] {
  return world.live.filter(
    (o) => o.intent !== 'entry' && o.position === position.id && (o.state === 'working' || o.state === 'sent'),
  );
}

/** Money that a sizing rule sees: positions at the prices at which they could be closed now. */
export function sizingAccount(
  world: World,
  closing: (lane: Lane, position: Position) => number,
): { equity: number; exposure: number } {
  let equity = world.cash;
  let exposure = 0;
  for (const lane of world.lanes) {
    const { position } = lane;
    if (position === null) continue;
    const price = closing(lane, position);
    equity += position.units * signOf(position.side) * price;
    exposure += position.units * price;
  }
  return { equity, exposure };
}

export function closingNow(lane: Lane, position: Position): number {
  return closingPrice(position.side, lane.quote!);
}

/** The price of a mark. */
export function markOf(world: World, lane: Lane, position: Position): number {
  return world.options.mark === 'last' ? lane.quote!.last : closingNow(lane, position);
}

export function profitOf(world: World, lane: Lane, position: Position): number {
  return (markOf(world, lane, position) - position.entryPrice) * position.units * signOf(position.side);
}

export function markedEquity(world: World): number {
  let equity = world.cash;
  for (const lane of world.lanes) {
    const { position } = lane;
    if (position !== null) equity += position.units * signOf(position.side) * markOf(world, lane, position);
  }
  return equity;
}

/** What was traded before in the UTC month of a time, by all instruments. */
export function feeTermsAt({ fills }: World, { isMaker, time }: { isMaker: boolean; time: bigint }): FeeTerms {
  const monthOf = (at: bigint): string => new Date(Number(at / 1_000_000n)).toISOString().slice(0, 7);
  const before = fills.filter((one) => monthOf(one.time) === monthOf(time));
  return {
    isMaker,
    monthUnits: before.reduce((sum, { quantity }) => sum + quantity, 0),
    monthValue: before.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
  };
}
