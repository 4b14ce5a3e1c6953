// An order meets the market: fill, position, trade, money, and what becomes of the orders beside it.
import { levelAt, trail } from './levels.ts';
import type { Position, RefFill, RefOrder } from './records.ts';
import { commissionOf, type FeeTerms, type Lots, lotsToAdd, lotsToExit, lotsToTakeOff, type Money } from './sizes.ts';
import { fromSteps } from './steps.ts';
import {
  directionOf,
  feeTermsAt,
  finish,
  type Lane,
  post,
  reducersOf,
  reject,
  report,
  signOf,
  sizingAccount,
  type World,
  workingAt,
} from './world.ts';

/** Where and how an order meets the market. */
export interface Meeting {
  /** On the order's own side, before slippage. */
  readonly price: number;
  /** At the same moment on the other side. */
  readonly otherSide: number;
  readonly spread: number;
  readonly bar: number;
  readonly time: bigint;
  readonly rule: RefFill['rule'];
  readonly ambiguous: boolean;
}

interface Execution extends Meeting {
  readonly lane: Lane;
  readonly order: RefOrder;
  readonly slip: number;
  /** With slippage. */
  readonly fillPrice: number;
}

export function execute(world: World, order: RefOrder, meeting: Meeting): void {
  const lane = world.lanes[order.instrument]!;
  if (order.type === 'stop' || order.type === 'trailing') report(world, order, 'triggered');
  const slip = slippageOf(lane, order, meeting.price);
  const fillPrice = order.side === 'buy' ? meeting.price + slip : Math.max(0, meeting.price - slip);
  const execution = { ...meeting, lane, order, slip, fillPrice };
  if (order.intent === 'entry') enter(world, execution);
  else leave(world, execution, lane.position!);
}

/** Where the position could be closed at the moment of this meeting. */
function closingPriceAt(order: RefOrder, meeting: Meeting, position: Position): number {
  return (order.side === 'buy') === (position.side === 'short') ? meeting.price : meeting.otherSide;
}

/** Slippage is of market orders and stops, always against the trader. */
function slippageOf(lane: Lane, order: RefOrder, price: number): number {
  if (order.type === 'limit') return 0;
  const { slippage } = lane.costs;
  if (slippage.kind !== 'bps' && slippage.kind !== 'ticks') throw new Error('the reference knows fixed slippage alone');
  const { kind, value } = slippage;
  const rate = kind === 'bps' ? value / 10_000 : 0;
  const distance = kind === 'ticks' ? value * lane.bars.instrument.tickSize : 0;
  return price * rate + distance;
}

function moneyAt(world: World, { lane, order, ...meeting }: Execution): Money {
  return sizingAccount(world, (other, position) =>
    other === lane
      ? closingPriceAt(order, meeting, position)
      : position.side === 'long'
        ? other.quote!.bid
        : other.quote!.ask,
  );
}

// ---- entries

function enter(world: World, execution: Execution): void {
  const { order, lane, fillPrice, time } = execution;
  if (!(fillPrice > 0) || fillPrice === Number.POSITIVE_INFINITY) {
    reject(world, order, { reason: 'bad-price', time });
    return;
  }
  const levels = attachedLevels(world, execution);
  if (levels.some(({ level }) => Number.isNaN(level))) {
    reject(world, order, { reason: 'bad-price', time });
    return;
  }
  const { position } = lane;
  const isReduction = position !== null && position.side !== directionOf(order.side);
  const money = moneyAt(world, execution);
  if (!isReduction && !(money.equity > 0)) {
    reject(world, order, { reason: 'no-equity', time });
    return;
  }
  const stop =
    levels.find(({ child }) => child.type === 'stop') ?? levels.find(({ child }) => child.type === 'trailing');
  const stopDistance = stop === undefined ? 0 : Math.abs(fillPrice - stop.level);
  const sizing = { order, price: fillPrice, stopDistance, money, terms: termsOf(world, execution) };
  const lots = isReduction
    ? lotsToTakeOff(lane, sizing, position)
    : lotsToAdd(lane, sizing, { leverage: world.options.leverage, held: position });
  if (typeof lots === 'string') {
    refuse(world, execution, lots);
    return;
  }
  if (isReduction) {
    reduce(world, execution, { position, lots });
    return;
  }
  const added = increase(world, execution, lots);
  for (const { child, level } of levels) {
    child.wish.lots = lots;
    Object.assign(child, { state: 'working', price: level, position: added.id, sent: time, arrived: time });
    report(world, child, 'working');
  }
}

/** A target that finds nothing to do is cancelled, all else that has no size is rejected. */
function refuse(world: World, { order, time }: Execution, lots: Lots & string): void {
  if (lots === 'at-target') finish(world, order, { state: 'cancelled', reason: lots, time });
  else reject(world, order, { reason: lots, time });
}

/** The first level of each order attached to an entry, from its fill. */
function attachedLevels(world: World, { order, lane, fillPrice }: Execution): { child: RefOrder; level: number }[] {
  const tick = lane.bars.instrument.tickSize;
  return world.live
    .filter((child) => child.parent === order.id && child.state === 'held')
    .map((child) => {
      const { distance } = child.wish;
      const isBelow = (order.side === 'buy') === (child.intent === 'stop-loss');
      const level = levelAt(isBelow ? fillPrice - distance : fillPrice + distance, child, tick);
      return { child, level: distance > 0 && distance < Number.POSITIVE_INFINITY ? level : Number.NaN };
    });
}

function increase(world: World, execution: Execution, lots: number): Position {
  const { lane, order, fillPrice, otherSide, time } = execution;
  const { lotSize } = lane.bars.instrument;
  const index = fill(world, execution, lots);
  const { commission } = world.fills[index]!;
  let { position } = lane;
  if (position === null) {
    position = {
      id: ++world.positionsMade,
      side: directionOf(order.side),
      lots,
      units: fromSteps(lots, lotSize),
      entryPrice: fillPrice,
      entryCommission: commission,
      entryFill: index,
      seen: [otherSide],
    };
    lane.position = position;
  } else {
    const added = fromSteps(lots, lotSize);
    const paid = position.entryPrice * position.units + fillPrice * added;
    position.entryPrice = paid / (position.units + added);
    position.entryCommission += commission;
    position.lots += lots;
    position.units = fromSteps(position.lots, lotSize);
    position.seen.push(otherSide);
  }
  complete(world, execution, { index, lots, position, time });
  return position;
}

// ---- exits

function leave(world: World, execution: Execution, position: Position): void {
  const { order, lane, fillPrice } = execution;
  const lots =
    order.parent === 0
      ? lotsToExit(
          lane,
          {
            order,
            price: fillPrice,
            stopDistance: 0,
            money: moneyAt(world, execution),
            terms: termsOf(world, execution),
          },
          position,
        )
      : Math.min(order.wish.lots, position.lots);
  if (typeof lots === 'string') refuse(world, execution, lots);
  else reduce(world, execution, { position, lots });
}

function reduce(world: World, execution: Execution, { position, lots }: { position: Position; lots: number }): void {
  const { lane, order, fillPrice, bar, ambiguous, time } = execution;
  position.seen.push(execution.price);
  const index = fill(world, execution, lots);
  const isAll = lots === position.lots;
  const units = fromSteps(lots, lane.bars.instrument.lotSize);
  const part = isAll ? position.entryCommission : position.entryCommission * (units / position.units);
  const direction = signOf(position.side);
  const profitAt = (price: number): number => (price - position.entryPrice) * units * direction;
  const entry = world.fills[position.entryFill]!;
  const commission = part + world.fills[index]!.commission;
  const grossProfit = profitAt(fillPrice);
  world.trades.push({
    instrument: lane.index,
    entryTime: entry.time,
    exitTime: time,
    quantity: units,
    entryPrice: position.entryPrice,
    exitPrice: fillPrice,
    grossProfit,
    commission,
    profit: grossProfit - commission,
    adverse: Math.min(0, ...position.seen.map(profitAt)) + 0, // + 0: no negative zero
    favourable: Math.max(0, ...position.seen.map(profitAt)),
    entryFill: position.entryFill,
    exitFill: index,
    entryBar: entry.bar,
    exitBar: bar,
    side: position.side,
    exitIntent: order.intent,
    ambiguous,
  });
  if (ambiguous) world.ambiguousBars.add(`${lane.index}:${bar}`);
  complete(world, execution, { index, lots, position, time });
  const reducers = reducersOf(world, position).filter((o) => isAll || isSibling(o, order));
  const held = world.live.filter((o) => o.parent === order.id && o.state === 'held');
  for (const o of [...reducers, ...held].sort((a, b) => a.id - b.id)) {
    const reason = isSibling(o, order) ? 'sibling-filled' : 'position-closed';
    finish(world, o, { state: 'cancelled', reason, time });
  }
  if (isAll) {
    lane.position = null;
    return;
  }
  position.lots -= lots;
  position.units = fromSteps(position.lots, lane.bars.instrument.lotSize);
  position.entryCommission -= part;
}

function isSibling(a: RefOrder, b: RefOrder): boolean {
  return a.group !== 0 && a.group === b.group;
}

// ---- records

function complete(
  world: World,
  { order }: Execution,
  done: { index: number; lots: number; position: Position; time: bigint },
): void {
  order.quantity = world.fills[done.index]!.quantity;
  order.position = done.position.id;
  finish(world, order, { state: 'filled', reason: 'none', time: done.time });
  world.reports.push({ type: 'fill', index: done.index });
}

/** A limit that the open at which it arrives has passed takes what stands there. */
function isMaker(world: World, { order, rule, time }: Execution): boolean {
  return order.type === 'limit' && !(rule === 'gap-open' && world.arrivals.get(order) === time);
}

function termsOf(world: World, execution: Execution): FeeTerms {
  return feeTermsAt(world, { isMaker: isMaker(world, execution), time: execution.time });
}

function fill(world: World, execution: Execution, lots: number): number {
  const { lane, order, fillPrice, slip, spread, bar, time, rule, ambiguous } = execution;
  const index = world.fills.length;
  const units = fromSteps(lots, lane.bars.instrument.lotSize);
  const value = units * fillPrice;
  const commission = commissionOf(lane, { units, value }, { terms: termsOf(world, execution) });
  world.fills.push({
    instrument: lane.index,
    order: order.id,
    bar,
    time,
    quantity: units,
    price: fillPrice,
    commission,
    spreadCost: units * (spread * 0.5),
    slippageCost: units * slip,
    side: order.side,
    rule,
    liquidity: isMaker(world, execution) ? 'maker' : 'taker',
    ambiguous,
  });
  post(world, { time, amount: order.side === 'buy' ? -value : value, reference: index, cause: 'trade' });
  if (commission !== 0) post(world, { time, amount: -commission, reference: index, cause: 'commission' });
  return index;
}

/** Trailing orders of an instrument take the best price of a point of its path. */
export function moveTrails(world: World, lane: Lane, own: (order: RefOrder) => number): void {
  for (const o of workingAt(world, lane.index)) if (o.type === 'trailing') trail(o, own(o), lane);
}
