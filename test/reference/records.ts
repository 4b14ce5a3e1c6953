// What the reference keeps: the records of a run under the names of the product's tables, and what it must remember beside them.
import type {
  SizeKind as AmountKind,
  CostModel,
  Signals,
  SimulationOptions,
} from '../../src/backtest/simulator/index.ts';
import type { Bars } from '../../src/market/index.ts';

export type Side = 'buy' | 'sell';
export type Direction = 'long' | 'short';
export type OrderType = 'market' | 'limit' | 'stop' | 'trailing';
export type Intent = 'entry' | 'exit' | 'stop-loss' | 'take-profit';
export type OrderState = 'held' | 'sent' | 'working' | 'filled' | 'cancelled' | 'rejected' | 'expired';
export type TimeInForce = 'gtc' | 'day' | 'gtd';
export type Reason =
  | 'none'
  | 'leverage'
  | 'below-minimum'
  | 'no-equity'
  | 'no-stop'
  | 'bad-price'
  | 'sibling-filled'
  | 'position-closed'
  | 'end-of-data'
  | 'cancelled'
  | 'replaced'
  | 'at-target'
  | 'time-in-force';
export type SizeKind = AmountKind | 'position';

/** What an order was asked to be; not part of its record. */
export interface Wish {
  sizeKind: SizeKind;
  /** In the unit of the size kind. */
  asked: number;
  /** Attached orders: from the fill of their entry. Trailing orders: from the best price. */
  distance: number;
  /** Attached orders: what their entry filled. */
  lots: number;
}

export interface RefOrder {
  instrument: number;
  id: number;
  parent: number;
  group: number;
  position: number;
  quantity: number;
  price: number;
  decided: bigint;
  sent: bigint;
  arrived: bigint;
  done: bigint;
  expires: bigint;
  timeInForce: TimeInForce;
  side: Side;
  type: OrderType;
  state: OrderState;
  intent: Intent;
  reason: Reason;
  wish: Wish;
}

export interface RefFill {
  instrument: number;
  order: number;
  bar: number;
  time: bigint;
  quantity: number;
  price: number;
  commission: number;
  spreadCost: number;
  slippageCost: number;
  side: Side;
  rule: 'market-open' | 'gap-open' | 'stop-on-path' | 'limit-on-path' | 'market-close' | 'liquidation';
  liquidity: 'taker' | 'maker';
  ambiguous: boolean;
}

export interface RefTrade {
  instrument: number;
  entryTime: bigint;
  exitTime: bigint;
  quantity: number;
  entryPrice: number;
  exitPrice: number;
  grossProfit: number;
  commission: number;
  profit: number;
  adverse: number;
  favourable: number;
  entryFill: number;
  exitFill: number;
  entryBar: number;
  exitBar: number;
  side: Direction;
  exitIntent: Intent;
  ambiguous: boolean;
}

export interface RefLedgerRow {
  time: bigint;
  amount: number;
  reference: number;
  cause: 'deposit' | 'trade' | 'commission' | 'dividend' | 'cash-in-lieu' | 'swap' | 'funding' | 'borrow-fee';
}

export interface Position {
  id: number;
  side: Direction;
  lots: number;
  units: number;
  /** The average of what was paid. */
  entryPrice: number;
  /** Of the lots that are still held. */
  entryCommission: number;
  entryFill: number;
  /** Every price at which it could have been closed so far, before slippage. */
  seen: number[];
}

/** Bid and ask at one moment, and the price that the bars show. */
export interface Quote {
  bid: number;
  ask: number;
  last: number;
}

/** One instrument of a run. Without signals only commands trade it. */
export interface RefFeed {
  readonly bars: Bars;
  readonly signals?: Signals;
  readonly firstBar: number;
  readonly costs?: CostModel;
}

export type RefOptions = Omit<SimulationOptions, 'firstBar'>;

export interface RefInput {
  readonly feeds: readonly RefFeed[];
  readonly options: RefOptions;
}

/** A command that waits for the next open of its order's instrument. */
export type Waiting =
  | { readonly type: 'new'; readonly order: RefOrder; readonly inStep4: boolean }
  | { readonly type: 'cancel'; readonly order: RefOrder; readonly reason: 'cancelled' | 'replaced' }
  | { readonly type: 'modify'; readonly order: RefOrder; price: number };

/** A change of an order's state, or the fill that it made. */
export type Report =
  | { readonly type: 'order'; readonly id: number; readonly state: OrderState | 'triggered'; readonly reason: Reason }
  | { readonly type: 'fill'; readonly index: number };
