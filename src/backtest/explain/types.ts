import type { FillRule, Intent, OrderReason, OrderState, OrderType, TimeInForce } from '../handlers/index.ts';

/** Numbers that add up to a total, each with what it is. */
export interface ExplainedSum {
  readonly parts: readonly { readonly label: string; readonly value: number }[];
  readonly total: number;
}

/** A bar as it was traded, or a row of its detail. */
export interface ExplainedBar {
  readonly index: number;
  /** What the row is where orders met a detail inside the bar: a timeframe, `quotes` or `trades`; else null. */
  readonly detail: string | null;
  readonly time: bigint;
  readonly closeTime: bigint;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Prices through which the order's own side went, in that order: open, the nearer extreme, the other, close. */
  readonly path: readonly number[];
  /** Whether those are what it could be bought at, or sold at. */
  readonly pathSide: 'ask' | 'bid';
}

/** Why a fill has its price, its time and its costs. */
export interface ExplainedFill {
  /** Its row in the table of fills. */
  readonly fill: number;
  readonly time: bigint;
  readonly quantity: number;
  readonly price: number;
  readonly rule: FillRule;
  /** The rule in words, and where it is written. */
  readonly meaning: string;
  readonly section: string;
  readonly liquidity: 'taker' | 'maker';
  /** The bar that filled it; null where the store does not hold the bars of the run any more. */
  readonly bar: ExplainedBar | null;
  /** From the price of the bar or the level to the price of the fill, in the instrument's currency. */
  readonly priceSum: ExplainedSum;
  /** The commission worked out. */
  readonly commission: number;
  readonly commissionText: string;
  /** Money lost against the mid price and to slippage, in the account's currency. */
  readonly spreadCost: number;
  readonly slippageCost: number;
  readonly ambiguous: boolean;
}

/** What became of another order of the same entry. */
export interface ExplainedSibling {
  readonly id: number;
  readonly intent: Intent;
  readonly price: number | null;
  readonly state: OrderState;
  readonly reason: OrderReason;
  readonly done: bigint | null;
}

/** The life of one order, with its fills or why there is none. */
export interface ExplainedOrder {
  readonly id: number;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly type: OrderType;
  readonly intent: Intent;
  /** The entry that it is attached to. */
  readonly parent: number | null;
  /** Limit, trigger or last level; null for market orders. */
  readonly price: number | null;
  readonly timeInForce: TimeInForce;
  readonly state: OrderState;
  readonly reason: OrderReason;
  /** The end of the order in words. */
  readonly outcome: string;
  readonly decided: bigint;
  /** The bar at whose close it was decided; null where it was decided at another time. */
  readonly decisionBar: number | null;
  readonly sent: bigint | null;
  readonly arrived: bigint | null;
  readonly done: bigint | null;
  readonly expires: bigint | null;
  readonly fills: readonly ExplainedFill[];
  /** Attached to it, or attached to the same entry. */
  readonly siblings: readonly ExplainedSibling[];
  /** What else a reader should know: how near the price came, the margin that was missing, data that are gone. */
  readonly notes: readonly string[];
}

/** A closed trade: its orders from the first entry to the exit, and how the profit comes about. */
export interface ExplainedTrade {
  /** 1 for the first trade of the run. */
  readonly trade: number;
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly quantity: number;
  readonly entryTime: bigint;
  readonly exitTime: bigint;
  readonly entryPrice: number;
  readonly exitPrice: number;
  readonly currency: string;
  readonly orders: readonly ExplainedOrder[];
  readonly profitSum: ExplainedSum;
  readonly notes: readonly string[];
}
