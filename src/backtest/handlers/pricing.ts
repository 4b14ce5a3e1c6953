import { didYouMean } from '../../kernel/index.ts';
import { orderTypes, timesInForce } from '../simulator/types.ts';
import type { Lane } from './present.ts';
import { positive, refuse, ticksOf } from './requests.ts';
import type { CloseRequest, EntryRequest, OrderType, TimeInForce } from './types.ts';

type Request = EntryRequest & CloseRequest;

/** The price of an order in ticks and traded prices; 0 for what it does not have. */
export interface Pricing {
  readonly type: OrderType;
  /** The limit of a limit order, else the trigger. */
  readonly ticks: number;
  /** The limit of an order that waits for a trigger. */
  readonly limit: number;
  readonly trail: number;
  /** Fraction of the price. */
  readonly trailRate: number;
}

const market: Pricing = { type: 'market', ticks: 0, limit: 0, trail: 0, trailRate: 0 };
const triggers = ['stop', 'touch', 'trail', 'trailPercent'] as const;

/** @throws TIERCEL_E_ORDER for prices that do not go together, or are none. */
export function pricing(
  call: string,
  request: Request,
  place: { readonly lane: Lane; readonly factor: number },
): Pricing {
  const given = triggers.filter((name) => request[name] !== undefined);
  const hasLimit = request.limit !== undefined;
  const limit = hasLimit ? ticksOf(call, request.limit, place) : 0;
  const [name] = given;
  if (name === undefined) return hasLimit ? { ...market, type: 'limit', ticks: limit } : market;
  if (given.length > 1 || (hasLimit && (name === 'trail' || name === 'trailPercent'))) {
    const all = [...(hasLimit ? ['limit'] : []), ...given].map((each) => `\`${each}\``).join(' and ');
    refuse(
      `${call} was given ${all}: an order has one of \`stop\`, \`touch\`, \`trail\` and \`trailPercent\`, and \`limit\` alone or beside \`stop\` or \`touch\`.`,
    );
  }
  if (name === 'trail')
    return { ...market, type: 'trailing', trail: positive(call, name, request.trail) / place.factor };
  if (name === 'trailPercent') return { ...market, type: 'trailing', trailRate: trailRate(call, request.trailPercent) };
  const types = { stop: ['stop', 'stop-limit'], touch: ['market-if-touched', 'limit-if-touched'] } as const;
  return { ...market, type: types[name][hasLimit ? 1 : 0], ticks: ticksOf(call, request[name]!, place), limit };
}

function trailRate(call: string, percent: unknown): number {
  const value = positive(call, 'trailPercent', percent);
  if (value >= 100) refuse(`${call}: \`trailPercent\` must be under 100, was ${value}.`);
  return value / 100;
}

/** How an order may be filled: native codes but for the time in force. */
export interface Terms {
  readonly life: TimeInForce;
  readonly allOrNone: boolean;
  readonly postOnly: boolean;
  readonly reduceOnly: boolean;
  /** Units; below 0: all. */
  readonly display: number;
}

/** @throws TIERCEL_E_ORDER for terms that do not go with each other or with the type. */
export function termsOf(call: string, request: Request, type: OrderType): Terms {
  const life = lifeOf(call, request);
  const [allOrNone, postOnly, reduceOnly] = (['allOrNone', 'postOnly', 'reduceOnly'] as const).map((name) =>
    flag(call, name, request[name]),
  ) as [boolean, boolean, boolean];
  const isForAuction = life === 'at-open' || life === 'at-close';
  if (isForAuction && type !== 'market' && type !== 'limit') {
    refuse(`${call}: the time in force \`${life}\` is for market and limit orders, not for a ${type} order.`);
  }
  if (postOnly && (type !== 'limit' || isForAuction || life === 'ioc' || life === 'fok')) {
    refuse(`${call}: \`postOnly\` is for limit orders that rest, not for a ${type} order with \`${life}\`.`);
  }
  if (reduceOnly) checkReduction(call, request);
  return { life, allOrNone, postOnly, reduceOnly, display: displayOf(call, request, type) };
}

function flag(call: string, name: string, value: unknown): boolean {
  if (value === undefined || typeof value === 'boolean') return value === true;
  return refuse(`${call}: \`${name}\` must be true or false, was ${String(value)}.`);
}

function checkReduction(call: string, { units, stopLoss, takeProfit, trailingStop }: Request): void {
  if (units === undefined) refuse(`${call}: \`reduceOnly\` needs \`units\`, the most by which it reduces.`);
  if ((stopLoss ?? takeProfit ?? trailingStop) === undefined) return;
  refuse(`${call}: \`reduceOnly\` opens nothing to which a stop or a target could be attached.`);
}

function displayOf(call: string, { display, units, limit }: Request, type: OrderType): number {
  if (display === undefined) return -1;
  if (typeof display !== 'number' || !(display >= 0)) {
    refuse(`${call}: \`display\` must be a number of units from 0, was ${String(display)}.`);
  }
  if (limit === undefined) refuse(`${call}: \`display\` is for orders with a limit, which a ${type} order has not.`);
  if (units === undefined) refuse(`${call}: \`display\` needs \`units\`, of which it shows a part.`);
  if (display > units) refuse(`${call}: \`display\` must be at most the ${units} units of the order, was ${display}.`);
  return display;
}

function lifeOf(call: string, { timeInForce, expires }: Request): TimeInForce {
  const wanted = timeInForce ?? (expires === undefined ? 'gtc' : 'gtd');
  if (!timesInForce.includes(wanted)) {
    refuse(`${call}: time in force "${wanted}" is unknown. ${didYouMean(String(wanted), timesInForce)}`);
  }
  if ((wanted === 'gtd') !== (expires !== undefined)) {
    refuse(`${call}: \`expires\` goes with the time in force \`gtd\`, which needs it.`);
  }
  return wanted;
}

/** The native code of an order's type. */
export function typeCode(type: OrderType): number {
  return orderTypes.indexOf(type);
}
