// Where an order's price lies, and whether the market has reached it.
import type { RefOrder } from './records.ts';
import { fromSteps, hairOf, MAX_STEPS, toSteps } from './steps.ts';
import type { Lane, World } from './world.ts';

/** A price on the tick, or NaN where there is none that an order could have. */
export function levelAt(price: number, order: Pick<RefOrder, 'side' | 'type'>, tick: number): number {
  // Exits away from the position, entry limits to the passive side, entry stops to the far side.
  const isUp = (order.side === 'sell') === (order.type === 'limit');
  const ticks = toSteps(price, tick, isUp ? 'up' : 'down');
  return ticks > 0 && ticks < MAX_STEPS ? fromSteps(ticks, tick) : Number.NaN;
}

/** Sell limits and buy stops are met by rising prices, the others by falling ones. */
export function isMetByRise(order: RefOrder): boolean {
  return order.type === 'limit' ? order.side === 'sell' : order.side === 'buy';
}

export function isReached(world: World, order: RefOrder, price: number): boolean {
  const hair = hairOf(world.lanes[order.instrument]!.bars.instrument.tickSize);
  const beyond = isMetByRise(order) ? price - order.price : order.price - price;
  if (order.type === 'limit' && world.options.limit === 'through') return beyond > hair;
  return beyond >= -hair;
}

export function trailingLevel(order: RefOrder, best: number, lane: Lane): number {
  const { distance } = order.wish;
  return levelAt(order.side === 'sell' ? best - distance : best + distance, order, lane.bars.instrument.tickSize);
}

/** The level of a trailing order for this best price: it never moves back. */
export function trail(order: RefOrder, best: number, lane: Lane): void {
  const level = trailingLevel(order, best, lane);
  const isFirst = Number.isNaN(order.price);
  if (isFirst) order.price = level;
  else if (!Number.isNaN(level)) {
    order.price = order.side === 'sell' ? Math.max(order.price, level) : Math.min(order.price, level);
  }
}

/** A price that is on the tick but for noise. */
export function onTick(price: number, lane: Lane): number {
  const { tickSize } = lane.bars.instrument;
  return fromSteps(toSteps(price, tickSize, 'down'), tickSize);
}
