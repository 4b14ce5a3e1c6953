// How much an order trades: decided at its fill.

import type { CommissionModel } from '../../src/backtest/simulator/index.ts';
import type { Position, Reason, RefOrder } from './records.ts';
import { fromSteps, MAX_STEPS, mostSteps, toSteps } from './steps.ts';
import type { Lane } from './world.ts';

/** What decides the rates of an order: whether it makes liquidity, and what the tiers have counted before it. */
export interface FeeTerms {
  readonly isMaker: boolean;
  readonly monthUnits: number;
  readonly monthValue: number;
}

interface Traded {
  readonly units: number;
  readonly value: number;
}

/** What an order pays. `counted`: sizes count on no rebate. */
export function commissionOf(
  { costs }: Lane,
  traded: Traded,
  { terms, counted = false }: { terms: FeeTerms; counted?: boolean },
): number {
  const { minimum, maximumRate } = costs.commission;
  const linear = linearFee(costs.commission, traded, { terms, counted });
  const asked = linear < 0 ? linear : Math.max(linear, minimum);
  return maximumRate === null ? asked : Math.min(asked, maximumRate * traded.value);
}

/** Each rate for the part of the order in its tier. */
function linearFee(
  commission: CommissionModel,
  { units, value }: Traded,
  { terms, counted }: { terms: FeeTerms; counted: boolean },
): number {
  const by = commission.tiers?.by;
  const start = by === 'month-units' ? terms.monthUnits : by === 'month-value' ? terms.monthValue : 0;
  const amount = by === 'month-units' ? units : value;
  const tiers = [{ ...commission, from: 0 }, ...(commission.tiers?.above ?? [])];
  let fee = 0;
  for (const [i, tier] of tiers.entries()) {
    const [from, to] = [
      Math.max(tier.from, start),
      Math.min(tiers[i + 1]?.from ?? Number.POSITIVE_INFINITY, start + amount),
    ];
    const isWhole = from === start && to === start + amount;
    if (!isWhole && !(to > from)) continue;
    const part = isWhole ? 1 : (to - from) / amount;
    const { perUnit, perValue } = terms.isMaker ? (tier.maker ?? tier) : tier;
    const own = (rate: number): number => (counted ? Math.max(rate, 0) : rate);
    fee += own(perUnit) * (units * part) + own(perValue) * (value * part);
    if (isWhole) break;
  }
  return fee;
}

interface Budget {
  /** Money that each unit takes: its price, or its loss at the stop. */
  readonly perUnit: number;
  readonly price: number;
  readonly money: number;
  readonly terms: FeeTerms;
}

/** The most lots whose money and commission together fit the budget. */
export function lotsWithin(lane: Lane, { perUnit, price, money, terms }: Budget): number {
  if (!(money > 0)) return 0;
  return mostSteps((lots) => {
    const units = fromSteps(lots, lane.bars.instrument.lotSize);
    const commission = commissionOf(lane, { units, value: units * price }, { terms, counted: true });
    return units * perUnit + commission <= money * (1 + 2 ** -40);
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
  readonly terms: FeeTerms;
}

/** Lots, or why there are none. */
export type Lots = number | Reason;

/** The position that a target asks for. */
export function targetLots(lane: Lane, { order, price, money, terms }: Omit<Sizing, 'stopDistance'>): number {
  const { sizeKind, asked } = order.wish;
  const wanted = Math.abs(asked);
  if (sizeKind === 'target-units') return toSteps(wanted, lane.bars.instrument.lotSize, 'down');
  return lotsWithin(lane, {
    perUnit: price,
    price,
    money: sizeKind === 'target-value' ? wanted : wanted * money.equity,
    terms,
  });
}

/** Lots of an entry that opens a position or adds to one. */
export function lotsToAdd(
  lane: Lane,
  sizing: Sizing,
  { leverage, held }: { leverage: number; held: Position | null },
): Lots {
  const { money, price, terms } = sizing;
  const { sizeKind } = sizing.order.wish;
  const room = leverage * money.equity - money.exposure;
  const free = MAX_STEPS - (held?.lots ?? 0);
  const within = (): number => Math.min(free, lotsWithin(lane, { perUnit: price, price, money: room, terms }));
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
function lotsAsked(lane: Lane, { order, price, stopDistance, money, terms }: Sizing, room: number): Lots {
  const { sizeKind, asked } = order.wish;
  if (!(asked > 0)) return 'below-minimum';
  const worth = (most: number): number =>
    lotsWithin(lane, { perUnit: price, price, money: Math.min(most, room), terms });
  if (sizeKind === 'units') return toSteps(asked, lane.bars.instrument.lotSize, 'down');
  if (sizeKind === 'cash') return worth(asked);
  if (sizeKind === 'equity-fraction') return worth(asked * money.equity);
  if (!(stopDistance > 0)) return 'no-stop';
  const atRisk = lotsWithin(lane, { perUnit: stopDistance, price, money: asked * money.equity, terms });
  return Math.min(atRisk, worth(Number.POSITIVE_INFINITY));
}
