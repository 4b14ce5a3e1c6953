// Step 1 of a bar: splits and dividends of positions and orders.
import type { CorporateAction } from '../../src/market/index.ts';
import { levelAt } from './levels.ts';
import type { Position, RefOrder, Waiting } from './records.ts';
import { fromSteps, MAX_STEPS } from './steps.ts';
import { closingNow, finish, type Lane, post, reducersOf, signOf, type World } from './world.ts';

/** What acts at the open of a bar: the actions since the open before it. At its first bar a run holds nothing. */
export function actionsAt({ bars, feed }: Lane, t: number): CorporateAction[] {
  if (t === feed.firstBar) return [];
  return (bars.actions ?? []).filter(({ time }) => time > bars.time[t - 1]! && time <= bars.time[t]!);
}

export function applyActions(world: World, lane: Lane, t: number): void {
  for (const action of actionsAt(lane, t)) {
    if (action.numerator !== action.denominator) split(world, lane, action);
    payDividend(world, lane, action);
  }

  function payDividend(w: World, { position, bars }: Lane, { dividend }: CorporateAction): void {
    if (position === null || dividend === 0) return;
    const amount = position.units * dividend * signOf(position.side);
    post(w, { time: bars.time[t]!, amount, reference: -1, cause: 'dividend' });
  }
}

function split(world: World, lane: Lane, action: CorporateAction): void {
  const time = lane.bars.time[lane.opened]!;
  if (lane.position !== null) splitPosition(world, lane, { position: lane.position, action, time });
  for (const o of world.live) {
    if (o.instrument !== lane.index) continue;
    splitWish(o, action);
    if (Number.isNaN(o.price)) continue;
    const level = splitLevel(lane, o, { price: o.price, action });
    if (!Number.isNaN(level)) o.price = level;
    else finish(world, o, { state: 'cancelled', reason: 'bad-price', time });
  }
  for (const command of world.waiting) splitModify(lane, command, action);
}

function splitPrice(price: number, { numerator, denominator }: CorporateAction): number {
  return (price * denominator) / numerator;
}

function splitLevel(lane: Lane, o: RefOrder, { price, action }: { price: number; action: CorporateAction }): number {
  return levelAt(splitPrice(price, action), o, lane.bars.instrument.tickSize);
}

/** Whole lots that can be held, and the lots that are lost: the fraction of one, and what lies beyond the most. */
function splitLots(lots: number, { numerator, denominator }: CorporateAction): { whole: number; lost: number } {
  const exact = BigInt(lots) * BigInt(numerator);
  const whole = exact / BigInt(denominator);
  const beyond = whole > BigInt(MAX_STEPS) ? whole - BigInt(MAX_STEPS) : 0n;
  const fraction = Number(exact % BigInt(denominator)) / denominator;
  return { whole: Number(whole - beyond), lost: Number(beyond) + fraction };
}

interface Holding {
  readonly position: Position;
  readonly action: CorporateAction;
  readonly time: bigint;
}

function splitPosition(world: World, lane: Lane, { position, action, time }: Holding): void {
  const { lotSize } = lane.bars.instrument;
  const { whole, lost } = splitLots(position.lots, action);
  if (lost !== 0) {
    const units = lost * lotSize;
    const amount = units * closingNow(lane, position) * signOf(position.side);
    post(world, { time, amount, reference: -1, cause: 'cash-in-lieu' });
  }
  if (whole === 0) {
    for (const o of reducersOf(world, position)) {
      finish(world, o, { state: 'cancelled', reason: 'position-closed', time });
    }
    lane.position = null;
    return;
  }
  position.lots = whole;
  position.units = fromSteps(whole, lotSize);
  position.entryPrice = splitPrice(position.entryPrice, action);
  position.seen = position.seen.map((price) => splitPrice(price, action));
}

/**
 * Amounts of units grow with the split, prices and distances shrink; money and fractions stay. What an attached order
 * reduces is rounded up, so that no lot of the position is left without it.
 */
function splitWish({ wish }: RefOrder, action: CorporateAction): void {
  const { numerator, denominator } = action;
  wish.distance = splitPrice(wish.distance, action);
  const { whole, lost } = splitLots(wish.lots, action);
  wish.lots = Math.min(whole + (lost === 0 ? 0 : 1), MAX_STEPS);
  if (wish.sizeKind.endsWith('units')) wish.asked = (wish.asked * numerator) / denominator;
}

/** A new price that has not taken effect yet. */
function splitModify(lane: Lane, command: Waiting, action: CorporateAction): void {
  if (command.type !== 'modify' || command.order.instrument !== lane.index) return;
  command.price = splitLevel(lane, command.order, { price: command.price, action });
}
