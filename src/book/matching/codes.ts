/** Names of the codes in native/book/orders.hpp and events.hpp, in the order of their values. */
export const orderTypes = [
  'limit',
  'market',
  'stop',
  'stop-limit',
  'trailing-stop',
  'market-if-touched',
  'limit-if-touched',
] as const;
/** Type of an order in a book. */
export type BookOrderType = (typeof orderTypes)[number];

export const timesInForce = ['gtc', 'day', 'gtd', 'ioc', 'fok', 'at-open', 'at-close'] as const;
/** How long an order in a book is good. */
export type BookTimeInForce = (typeof timesInForce)[number];

export const selfTradeRules = ['allow', 'cancel-newest', 'cancel-oldest', 'cancel-both', 'decrement'] as const;
/** What an order does when it meets one of its own owner. */
export type SelfTradeRule = (typeof selfTradeRules)[number];

export const groupRules = ['none', 'cancel', 'update'] as const;

export const phases = ['continuous', 'opening-auction', 'closing-auction', 'halted', 'closed'] as const;
/** Phase of an instrument's trading. */
export type Phase = (typeof phases)[number];

/** Names of the types of events, by their code. */
export const eventTypes = [
  'accepted',
  'rejected',
  'filled',
  'modified',
  'cancelled',
  'expired',
  'triggered',
  'level',
  'top',
  'phase',
  'auction',
] as const;
/** Type of an event. */
export type BookEventType = (typeof eventTypes)[number];

/** Names of the reasons that events give, by their code. */
export const eventReasons = [
  'none',
  'unknown-instrument',
  'unknown-order',
  'reused-id',
  'bad-quantity',
  'bad-price',
  'bad-trigger',
  'bad-terms',
  'full',
  'would-take',
  'cannot-fill',
  'no-liquidity',
  'nothing-to-reduce',
  'self-trade',
  'asked',
  'group',
  'parent',
  'phase',
  'lost-place',
  'auction',
] as const;
/** Why an event happened, where that is not plain. */
export type BookEventReason = (typeof eventReasons)[number];

export const commandKinds = { new: 0, cancel: 1, modify: 2, massCancel: 3, phase: 4, clock: 5 } as const;
export const orderFlags = { postOnly: 1, reduceOnly: 2, allOrNone: 4, hidden: 8 } as const;

/** Side of an order. */
export type BookSide = 'buy' | 'sell';
