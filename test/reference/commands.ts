// What strategies send, and how it takes effect at the next open of its instrument.
import { levelAt, trailingLevel } from './levels.ts';
import { ownPrice } from './quotes.ts';
import type { Direction, RefOrder, Side, SizeKind, TimeInForce } from './records.ts';
import { type Money, targetLots } from './sizes.ts';
import {
  closingNow,
  closingPrice,
  feeTermsAt,
  finish,
  type Lane,
  makeOrder,
  reject,
  report,
  signOf,
  sizingAccount,
  type World,
} from './world.ts';

/** When and in which step a command was decided. */
export interface Decision {
  readonly time: bigint;
  /** Step 4 of a bar: there `same-close` lets market orders fill at once. */
  readonly inStep4: boolean;
}

/** Prices and distances are raw here; NaN or 0: none. */
export interface OrderRequest {
  readonly limit?: number;
  readonly stop?: number;
  readonly trail?: number;
  readonly stopLoss?: number;
  readonly takeProfit?: number;
  readonly trailingStop?: number;
  readonly timeInForce?: TimeInForce;
  readonly expires?: bigint;
}

export interface EntryRequest extends OrderRequest {
  readonly side: Side;
  readonly sizeKind: SizeKind;
  readonly asked: number;
}

export interface ExitRequest extends OrderRequest {
  readonly sizeKind: SizeKind;
  readonly asked: number;
}

function isGiven(x: number | undefined): x is number {
  return x !== undefined && !Number.isNaN(x) && x !== 0;
}

/** A limit or stop price may be any number but NaN, so that a bad one is refused and not passed over. */
function typeOf({
  limit,
  stop,
  trail: distance,
}: OrderRequest): Pick<RefOrder, 'type'> & { price: number; distance: number } {
  const none = { price: Number.NaN, distance: 0 };
  if (limit !== undefined && !Number.isNaN(limit)) return { ...none, type: 'limit', price: limit };
  if (stop !== undefined && !Number.isNaN(stop)) return { ...none, type: 'stop', price: stop };
  if (isGiven(distance)) return { ...none, type: 'trailing', distance };
  return { ...none, type: 'market' };
}

function send(
  world: World,
  lane: Lane,
  r: (OrderRequest & Pick<RefOrder, 'side' | 'intent'>) & {
    position: number;
    sizeKind: SizeKind;
    asked: number;
    decision: Decision;
  },
): RefOrder {
  const { type, price, distance } = typeOf(r);
  const order = makeOrder(world, {
    instrument: lane.index,
    side: r.side,
    type,
    intent: r.intent,
    position: r.position,
    decided: r.decision.time,
    expires: r.expires ?? 0n,
    timeInForce: r.timeInForce ?? 'gtc',
    wish: { sizeKind: r.sizeKind, asked: r.asked, distance },
  });
  if (type === 'limit' || type === 'stop') order.price = levelAt(price, order, lane.bars.instrument.tickSize);
  world.waiting.push({ type: 'new', order, inStep4: r.decision.inStep4 });
  return order;
}

export function sendEntry(world: World, lane: Lane, r: EntryRequest & { decision: Decision }): RefOrder {
  const entry = send(world, lane, { ...r, intent: 'entry', position: 0 });
  const side: Side = r.side === 'buy' ? 'sell' : 'buy';
  const attach = (type: RefOrder['type'], intent: RefOrder['intent'], distance: number | undefined): void => {
    if (!isGiven(distance)) return;
    const { instrument, decided } = entry;
    makeOrder(world, { instrument, side, type, intent, decided, parent: entry.id, wish: { distance } });
  };
  attach('stop', 'stop-loss', r.stopLoss);
  attach('limit', 'take-profit', r.takeProfit);
  attach('trailing', 'stop-loss', r.trailingStop);
  return entry;
}

/** An exit of the position that is held now; null when there is none. */
export function sendExit(world: World, lane: Lane, r: ExitRequest & { decision: Decision }): RefOrder | null {
  const { position } = lane;
  if (position === null) return null;
  const side = position.side === 'long' ? 'sell' : 'buy';
  return send(world, lane, { ...r, side, intent: 'exit', position: position.id });
}

// ---- targets

export interface Target {
  readonly sizeKind: 'target-units' | 'target-value' | 'target-weight';
  /** Signed: below 0 is short. */
  readonly asked: number;
}

export interface TargetPlan {
  /** All of the position, or down to the target. */
  readonly exit: 'none' | 'all' | 'part';
  readonly entry: boolean;
}

/** What a target means for the position that is held now. */
export function planTarget(world: World, lane: Lane, { sizeKind, asked, time }: Target & { time: bigint }): TargetPlan {
  const held = lane.position;
  const wants: Direction = asked < 0 ? 'short' : 'long';
  const wanted = estimate(world, lane, { sizeKind, asked, wants, time });
  if (held !== null && (held.side !== wants || wanted === 0)) return { exit: 'all', entry: wanted > 0 };
  const now = held?.lots ?? 0;
  if (wanted < now) return { exit: 'part', entry: false };
  return { exit: 'none', entry: wanted > now };
}

function estimate(
  world: World,
  lane: Lane,
  { sizeKind, asked, wants, time }: Target & { wants: Direction; time: bigint },
): number {
  const terms = feeTermsAt(world, { isMaker: false, time });
  if (asked === 0) return 0;
  const money: Money = sizingAccount(world, closingNow);
  const price = lane.quote === null ? 0 : closingPrice(wants, lane.quote);
  // Without a price there is something to do wherever something is asked for.
  if (!(price > 0) && sizeKind !== 'target-units') return 1;
  return targetLots(lane, { order: { wish: { sizeKind, asked } as RefOrder['wish'] }, price, money, terms });
}

export function sendTargetExit(
  world: World,
  lane: Lane,
  { sizeKind, asked, exit, decision }: Target & Pick<TargetPlan, 'exit'> & { decision: Decision },
): RefOrder | null {
  const size = exit === 'all' ? { sizeKind: 'position' as const, asked: 1 } : { sizeKind, asked };
  return sendExit(world, lane, { ...size, decision });
}

// ---- effect

/** The waiting commands of these instruments act in the order in which they were sent. */
export function takeEffect(world: World, lanes: readonly Lane[], time: bigint): void {
  const isHere = (o: RefOrder): boolean => lanes.some((lane) => lane.index === o.instrument);
  const acting = world.waiting.filter(({ order }) => isHere(order));
  world.waiting = world.waiting.filter(({ order }) => !isHere(order));
  for (const command of acting) {
    const { order } = command;
    if (command.type === 'new') {
      if (order.state === 'sent') start(world, order, time);
    } else if (command.type === 'cancel') {
      const isLive = order.state === 'working' || order.state === 'held';
      if (isLive) finish(world, order, { state: 'cancelled', reason: command.reason, time });
    } else if (order.state === 'working') {
      if (!Number.isNaN(command.price)) order.price = command.price;
      else finish(world, order, { state: 'cancelled', reason: 'bad-price', time });
    }
  }
}

/** An order arrives at the market. */
export function start(world: World, order: RefOrder, time: bigint): void {
  const lane = world.lanes[order.instrument]!;
  order.state = 'working';
  order.arrived = order.sent;
  world.arrivals.set(order, time);
  report(world, order, 'working');
  if (order.type === 'market') return;
  // A trailing order gets its level after the fills of this open.
  const price = order.type === 'trailing' ? trailingLevel(order, ownPrice(order.side, lane.quote!), lane) : order.price;
  if (Number.isNaN(price)) reject(world, order, { reason: 'bad-price', time });
}

/** Orders whose time is over, before anything fills. */
export function expire(world: World, lanes: readonly Lane[], time: bigint): void {
  for (const o of world.live) {
    const isHere = lanes.some((lane) => lane.index === o.instrument);
    if (isHere && o.state === 'working' && o.expires !== 0n && o.expires <= time) {
      finish(world, o, { state: 'expired', reason: 'time-in-force', time });
    }
  }
}

/** Orders that met no open any more. */
export function expireUnmet(world: World, time: bigint): void {
  for (const o of world.live) {
    if (o.state === 'sent') finish(world, o, { state: 'expired', reason: 'end-of-data', time });
  }
}

/** Signed units held of an instrument. */
export function unitsOf({ position }: Lane): number {
  return position === null ? 0 : position.units * signOf(position.side);
}
