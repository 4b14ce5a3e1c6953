import type { Instrument, Timeframe, TimeInput } from '../../market/index.ts';
import type {
  fillRules,
  intents,
  orderReasons,
  orderStates,
  orderTypes,
  Size,
  timesInForce,
} from '../simulator/types.ts';
import type { HistoryAnalysis } from './analysis-types.ts';
import type { History, TimeHistory } from './history.ts';

export type OrderState = (typeof orderStates)[number];
export type OrderType = (typeof orderTypes)[number];
export type OrderReason = (typeof orderReasons)[number];
export type Intent = (typeof intents)[number];
export type FillRule = (typeof fillRules)[number];

/**
 * `gtc`: until cancelled; `day`: until the end of the calendar's trading day; `gtd`: until `expires`; `ioc` and `fok`: what
 * the first open (or the trigger) does not fill is cancelled, with `fok` unless all is filled; `at-open`, `at-close`: only
 * at the open or the close of a session of the instrument's calendar.
 */
export type TimeInForce = (typeof timesInForce)[number];

/** The closed bars of one instrument; columns that its series does not have are absent. */
export interface BarsHistory {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  /** Bars known now, those before the first decision included. */
  readonly length: number;
  /** Opening times, nanoseconds since the Unix epoch. */
  readonly time: TimeHistory;
  readonly open: History;
  readonly high: History;
  readonly low: History;
  readonly close: History;
  readonly volume?: History;
  readonly trades?: History;
  readonly vwap?: History;
  readonly spread?: History;
  /** The bars as traded, where the others are adjusted for splits. */
  readonly raw?: Omit<BarsHistory, 'symbol' | 'timeframe' | 'raw'>;
}

/** The account as it is now: read it anew in each callback. */
export interface AccountView {
  /** Of all currencies, in the account's, as all money here. */
  readonly cash: number;
  /** Cash and open positions at their last marks. */
  readonly equity: number;
  /** Gross value of all positions at the prices at which they could be closed. */
  readonly exposure: number;
  /** Initial margin of all positions; 0 in a cash account. */
  readonly margin: number;
  /** What entries may still take: free margin, or in a cash account the exposure that the leverage leaves. */
  readonly free: number;
}

/** The position of one instrument as it is now: read it anew in each callback. */
export interface PositionView {
  readonly symbol: string;
  /** Positive long, negative short, 0 flat. */
  readonly units: number;
  /** Average price of the entries; NaN when flat. */
  readonly entryPrice: number;
  /** Of the first fill, nanoseconds; 0 when flat. */
  readonly entryTime: bigint;
  /** Open profit at the last mark, before exit costs; 0 when flat. */
  readonly profit: number;
}

/** A price level; the size is NaN where the data do not say. */
export interface QuotedLevel {
  readonly price: number;
  readonly size: number;
}

/**
 * Best bid and ask of one instrument as they are now: read them anew in each callback. On streams they are those of the
 * feed, less what the run's own orders have taken; on bars those of the last event, of unknown size. Before the first
 * price all are 0.
 */
export interface BookView {
  readonly symbol: string;
  readonly bid: number;
  readonly ask: number;
  /** Units; NaN where the data do not say. */
  readonly bidSize: number;
  readonly askSize: number;
  /** The best levels of a side, best first; one at most on bars and on quotes. */
  levels(side: 'bid' | 'ask', count?: number): readonly QuotedLevel[];
}

/** An order that still waits: sent and not yet in the market, or working. */
export interface LiveOrder {
  readonly id: number;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly type: OrderType;
  readonly intent: Intent;
  readonly state: OrderState;
  /** The limit, the trigger (once triggered the limit) or the present level of a trailing stop; NaN for market orders. */
  readonly price: number;
  /** The entry that it is attached to, or 0. */
  readonly parent: number;
}

/** One change of an order's state. */
export interface OrderEvent extends LiveOrder {
  readonly reason: OrderReason;
  /** Units of the fill that made it so, of a part too (the state is then as it was); 0 without one. */
  readonly quantity: number;
  readonly time: bigint;
}

/** One fill. */
export interface FillEvent {
  readonly order: number;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly intent: Intent;
  /** Units, positive. */
  readonly quantity: number;
  readonly price: number;
  readonly commission: number;
  readonly rule: FillRule;
  readonly liquidity: 'taker' | 'maker';
  readonly time: bigint;
}

/** A timer that came due. */
export interface TimerEvent {
  readonly name: string;
  readonly time: bigint;
}

interface ForSymbol {
  /** Default: the instrument that the callback is about, else the first of the run. */
  readonly symbol?: string;
}

/** None is a market order; `limit` may stand beside `stop` or `touch`, the others stand alone. Prices on the tick. */
interface OrderPrice {
  /** Highest price of a buy, lowest of a sell. Beside `stop` or `touch`: of the limit order that it then becomes. */
  readonly limit?: number;
  /** Price at which it becomes a market order when the market goes against it: a buy above, a sell below. */
  readonly stop?: number;
  /** Price at which it becomes a market order when the market comes to it: a buy below, a sell above. */
  readonly touch?: number;
  /** Distance in price units at which a stop follows the price. */
  readonly trail?: number;
  /** The same in percent of the price. */
  readonly trailPercent?: number;
}

/** How and how long an order may be filled. */
interface OrderTerms {
  /** Default `gtc`, or `gtd` where `expires` is given. */
  readonly timeInForce?: TimeInForce;
  /** With `gtd`: the order is gone at the first open at or after this time. */
  readonly expires?: TimeInput;
  /** Filled whole or not at all, and waits for that. */
  readonly allOrNone?: boolean;
  /** A limit order that is rejected where it would fill at once: its fills are those of a maker. */
  readonly postOnly?: boolean;
  /** Units that a book shows of a resting order; 0 hides it. On bars it is as any other. */
  readonly display?: number;
}

/**
 * An order that opens or adds; against an opposite position it reduces that one, at most to flat. Prices and distances
 * are those that the strategy sees, in the currency of the instrument.
 *
 * @example
 * ```ts
 * const bracket = defineStrategy({
 *   name: 'bracket',
 *   handlers: () => ({
 *     onBar(ctx) {
 *       if (ctx.position().units !== 0 || ctx.orders().length > 0) return;
 *       const limit = ctx.roundPrice(ctx.bars.low.at(-1), 'down');
 *       ctx.buy({ units: 1000, limit, stopLoss: 0.002, takeProfit: 0.004, timeInForce: 'day' });
 *     },
 *   }),
 * });
 * use(await backtest(bracket, bars));
 * ```
 */
export interface EntryRequest extends ForSymbol, OrderPrice, OrderTerms {
  /** Units of the instrument; default: the size of the run or of the strategy. */
  readonly units?: number;
  /** Instead of `units`: becomes a quantity at the fill. */
  readonly size?: Size;
  /** Distances from the fill price, in price units. */
  readonly stopLoss?: number;
  readonly takeProfit?: number;
  readonly trailingStop?: number;
  /** Never opens, adds or turns: it reduces what is held on the other side when it fills, and else is cancelled. */
  readonly reduceOnly?: boolean;
}

/** An order that only reduces; without `units` and `fraction` it closes all. */
export interface CloseRequest extends ForSymbol, OrderPrice, OrderTerms {
  readonly units?: number;
  /** Of the position at the fill, above 0 up to 1. */
  readonly fraction?: number;
}

/**
 * What the position shall be: exactly one of units, value (money) and weight (fraction of equity); negative: short.
 *
 * @example
 * ```ts
 * const balanced = defineStrategy({
 *   name: 'balanced',
 *   handlers: () => ({
 *     onBar: (ctx) => void ctx.target(ctx.symbols.map((symbol) => ({ symbol, weight: 0.9 / ctx.symbols.length }))),
 *   }),
 * });
 * use(await backtest(balanced, bars));
 * ```
 */
export interface TargetRequest extends ForSymbol {
  readonly units?: number;
  readonly value?: number;
  readonly weight?: number;
}

/** What a modify changes of an order; prices in the currency of the instrument. */
export interface OrderChange {
  readonly limit?: number;
  readonly stop?: number;
}

/**
 * What callbacks see and do. All of it tells the present: bars up to the last close, the account after the event that
 * is being told. Orders sent now act at their instrument's next open (market orders at this close with `same-close`).
 * A `symbol` left out is that of the callback. Commands throw TIERCEL_E_ORDER, reading what is not known
 * TIERCEL_E_STRATEGY; a callback may catch them and go on.
 *
 * @example
 * ```ts
 * const reversal = defineStrategy({
 *   name: 'reversal',
 *   handlers: () => ({
 *     onBar(ctx) {
 *       const rsi = ctx.ta.rsi(ctx.bars.close, 14).at(-1);
 *       if (rsi < 30 && ctx.position().units === 0) ctx.buy({ size: { kind: 'cash', value: ctx.account.cash / 2 } });
 *       if (rsi > 70) ctx.close();
 *     },
 *   }),
 * });
 * use(await backtest(reversal, bars));
 * ```
 */
export interface Context {
  /** Nanoseconds since the Unix epoch. */
  readonly time: bigint;
  /** The instrument that the callback is about; the first of the run in `onStart`, `onTimer` and `onEnd`. */
  readonly symbol: string;
  /** Symbols of the run, in its order. */
  readonly symbols: readonly string[];
  /** Closed bars of `symbol`. */
  readonly bars: BarsHistory;
  /** Closed bars of another instrument. */
  barsOf(symbol: string): BarsHistory;
  /** The indicators, on histories: `ctx.ta.sma(ctx.bars.close, 20).at(-1)`. */
  readonly ta: HistoryAnalysis;
  readonly account: AccountView;
  position(symbol?: string): PositionView;
  /** The market as it stands. */
  book(symbol?: string): BookView;
  /** Orders that wait or work, by id: of one instrument, or of all. */
  orders(symbol?: string): readonly LiveOrder[];
  /** Sends an order and returns its id. Throws TIERCEL_E_ORDER, as do the others, and then nothing was sent. */
  buy(request?: EntryRequest): number;
  sell(request?: EntryRequest): number;
  /** Reduces or closes the position; null when there is none. */
  close(request?: CloseRequest): number | null;
  /** Sends what brings the positions to their targets, reductions first; the ids of the orders. */
  target(request: TargetRequest | readonly TargetRequest[]): readonly number[];
  /** Asks for the end of an order; false when it is done already. */
  cancel(id: number): boolean;
  /** Moves a limit or stop; false when the order is done already or does not work yet. */
  modify(id: number, change: OrderChange): boolean;
  /** Calls `onTimer` at a time after the present one. */
  setTimer(time: TimeInput, name?: string): void;
  /** The next price on the tick. */
  roundPrice(price: number, direction: 'down' | 'up', symbol?: string): number;
  instrument(symbol?: string): Instrument;
  /** Prints to standard error, with the time of the run. */
  log(...values: unknown[]): void;
}

/**
 * Callbacks of one run, all of them optional and none `async`. State lives in variables around them, made anew for each
 * run. What one throws ends the run with TIERCEL_E_STRATEGY, which names the callback, the moment and the user's line.
 *
 * @example
 * ```ts
 * const counting = defineStrategy({
 *   name: 'counting',
 *   handlers() {
 *     let fills = 0;
 *     return {
 *       onStart: (ctx) => ctx.setTimer(ctx.time + 60_000_000_000n, 'first minute'),
 *       onTimer: (ctx, { name }) => ctx.setTimer(ctx.time + 3_600_000_000_000n, name),
 *       onBar: (ctx) => void (ctx.bars.length === 1 && ctx.buy()),
 *       onFill: () => void fills++,
 *       onEnd: () => use(fills),
 *     };
 *   },
 * });
 * use(await backtest(counting, bars));
 * ```
 */
export interface Handlers {
  /** Once, before the first event. */
  onStart?(ctx: Context): void;
  /** At each bar's close; bars that close at one time come in the order of the instruments. */
  onBar?(ctx: Context): void;
  onOrder?(ctx: Context, event: OrderEvent): void;
  onFill?(ctx: Context, event: FillEvent): void;
  onTimer?(ctx: Context, event: TimerEvent): void;
  /** After each message about quotes or levels of a stream; never on bars. A run that has it is slower by far. */
  onBook?(ctx: Context): void;
  /** Once, after the last event; orders can no longer be sent. */
  onEnd?(ctx: Context): void;
}

export const callbackNames = ['onStart', 'onBar', 'onOrder', 'onFill', 'onTimer', 'onBook', 'onEnd'] as const;
export type CallbackName = (typeof callbackNames)[number];
