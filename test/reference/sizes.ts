// How much an order trades: decided at its fill.
import type { Position, Reason, RefOrder } from './records.ts';
import { fromSteps, MAX_STEPS, mostSteps, toSteps } from './steps.ts';
import type { Lane } from './world.ts';

export function commissionOf({ costs }: Lane, units: number, value: number): number {
  const { perUnit, perValue, minimum, maximumRate } = costs.commission;
  const asked = Math.max(perUnit * units + perValue * value, minimum);
  return maximumRate === null ? asked : Math.min(asked, maximumRate * value);
}

interface Budget {
  /** Money that each unit takes: its price, or its loss at the stop. */
  readonly perUnit: number;
  readonly price: number;
  readonly money: number;
}

/** The most lots whose money and commission together fit the budget. */
export function lotsWithin(lane: Lane, { perUnit, price, money }: Budget): number {
  if (!(money > 0)) return 0;
  return mostSteps((lots) => {
    const units = fromSteps(lots, lane.bars.instrument.lotSize);
    return units * perUnit + commissionOf(lane, units, units * price) <= money * (1 + 2 ** -40);
  });
}

export function leastLots({ bars }: Lane): number {
  const { lotSize, minQuantity } = bars.instrument;
  return Math.max(1, toSteps(minQuantity, lotSize, 'up'));
}

export interface Money {
  readonly equity: number;
  readonly exposure: number;
}

export interface Sizing {
  readonly order: Pick<RefOrder, 'wish'>;
  /** Of the fill. */
  readonly price: number;
  /** From the fill to the stop, 0 without one. */
  readonly stopDistance: number;
  readonly money: Money;
}

/** Lots, or why there are none. */
export type Lots = number | Reason;

/** The position that a target asks for. */
export function targetLots(lane: Lane, { order, price, money }: Omit<Sizing, 'stopDistance'>): number {
  const { sizeKind, asked } = order.wish;
  const wanted = Math.abs(asked);
  if (sizeKind === 'target-units') return toSteps(wanted, lane.bars.instrument.lotSize, 'down');
  return lotsWithin(lane, {
    perUnit: price,
    price,
    money: sizeKind === 'target-value' ? wanted : wanted * money.equity,
  });
}

/** Lots of an entry that opens a position or adds to one. */
export function lotsToAdd(
  lane: Lane,
  sizing: Sizing,
  { leverage, held }: { leverage: number; held: Position | null },
): Lots {
  const { money, price } = sizing;
  const { sizeKind } = sizing.order.wish;
  const room = leverage * money.equity - money.exposure;
  const free = MAX_STEPS - (held?.lots ?? 0);
  const within = (): number => Math.min(free, lotsWithin(lane, { perUnit: price, price, money: room }));
  let lots: Lots;
  if (sizeKind.startsWith('target')) {
    lots = targetLots(lane, sizing) - (held?.lots ?? 0);
    if (lots <= 0) return 'at-target';
    if (sizeKind !== 'target-units') lots = Math.min(lots, within());
  } else {
    lots = lotsAsked(lane, sizing, room);
    if (typeof lots === 'string') return lots;
    if (sizeKind !== 'units') lots = Math.min(lots, free);
  }
  if (lots < leastLots(lane)) return 'below-minimum';
  // Gross exposure is at most leverage x equity; only explicit units can be rejected by it.
  if (sizeKind.endsWith('units') && lots > within()) return 'leverage';
  return lots;
}

/** Lots of an entry that meets the opposite position: at most all of it. */
export function lotsToTakeOff(lane: Lane, sizing: Sizing, held: Position): Lots {
  if (sizing.order.wish.sizeKind.startsWith('target')) return held.lots;
  const lots = lotsAsked(lane, sizing, Number.POSITIVE_INFINITY);
  return typeof lots === 'string' ? lots : clamped(lane, lots, held);
}

/** Lots of an exit or of an attached order. */
export function lotsToExit(lane: Lane, sizing: Sizing, held: Position): Lots {
  const { sizeKind, asked } = sizing.order.wish;
  if (sizeKind === 'position') return clamped(lane, asked >= 1 ? held.lots : Math.floor(held.lots * asked), held);
  if (sizeKind === 'units') return clamped(lane, toSteps(asked, lane.bars.instrument.lotSize, 'down'), held);
  const lots = held.lots - targetLots(lane, sizing);
  return lots <= 0 ? 'at-target' : clamped(lane, lots, held);
}

/** A reduction never turns into an opposite position, and is not less than the minimum unless it is all there is. */
export function clamped(lane: Lane, lots: number, held: Position): Lots {
  if (lots >= held.lots) return held.lots;
  return lots < leastLots(lane) || Number.isNaN(lots) ? 'below-minimum' : lots;
}

/** What is asked for as an amount, cut to the room where it is computed. */
function lotsAsked(lane: Lane, { order, price, stopDistance, money }: Sizing, room: number): Lots {
  const { sizeKind, asked } = order.wish;
  if (!(asked > 0)) return 'below-minimum';
  const worth = (most: number): number => lotsWithin(lane, { perUnit: price, price, money: Math.min(most, room) });
  if (sizeKind === 'units') return toSteps(asked, lane.bars.instrument.lotSize, 'down');
  if (sizeKind === 'cash') return worth(asked);
  if (sizeKind === 'equity-fraction') return worth(asked * money.equity);
  if (!(stopDistance > 0)) return 'no-stop';
  const atRisk = lotsWithin(lane, { perUnit: stopDistance, price, money: asked * money.equity });
  return Math.min(atRisk, worth(Number.POSITIVE_INFINITY));
}
