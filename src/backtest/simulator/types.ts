import type { Column } from '../../market/index.ts';
import type { NativeMetricsArrays, NativeMetricsRun } from '../../native/index.ts';
import type { CostModel } from './cost-model.ts';
import type { Latency } from './latency.ts';

export * from './cost-model.ts';

/**
 * What a signals strategy returns: one value a bar for the bars it was given. A mask holds 0 or 1. `stopLoss`,
 * `takeProfit` and `trailingStop` are distances in price units, from the entry's fill price or from the best price since
 * (NaN or 0: none for an entry of that bar); `limit` and `stop` are prices that make an entry of that bar a resting order
 * (NaN: a market order; both: a limit order from the stop on); `size` is in the unit of the run's size kind. A number stands for the same
 * value at every bar.
 *
 * `target` takes the place of the masks: what is to be held after that bar, below 0 for short, in the unit of the run's
 * size kind, which must be a target (NaN: no change).
 */
export interface Signals {
  readonly enterLong?: Uint8Array;
  readonly exitLong?: Uint8Array;
  readonly enterShort?: Uint8Array;
  readonly exitShort?: Uint8Array;
  readonly stopLoss?: Column | number;
  readonly takeProfit?: Column | number;
  readonly trailingStop?: Column | number;
  readonly limit?: Column | number;
  readonly stop?: Column | number;
  readonly size?: Column | number;
  readonly target?: Column | number;
}

/** `units`: of the instrument; `cash`: money; `equity-fraction`: of equity; `risk-fraction`: equity lost at the stop. */
export const entrySizeKinds = ['units', 'cash', 'equity-fraction', 'risk-fraction'] as const;

/** Sizes of entries, and of targets, which say what is to be held: units, money, or a fraction of equity. */
export const sizeKinds = [...entrySizeKinds, 'target-units', 'target-value', 'target-weight'] as const;
export type EntrySizeKind = (typeof entrySizeKinds)[number];
export type SizeKind = (typeof sizeKinds)[number];

/** How large an entry is: `value` in the unit that `kind` names. */
export interface Size {
  readonly kind: EntrySizeKind;
  readonly value: number;
}

/** Size of a run's entries, or what its targets count in. */
export interface RunSize {
  readonly kind: SizeKind;
  readonly value: number;
}

/** What a run records: `all`, or no more than fills and the final equity. */
export const outputKinds = ['all', 'fills'] as const;
export type OutputKind = (typeof outputKinds)[number];

/** Margin of a position: a fraction of its value, or money for each unit. */
export interface MarginFigure {
  readonly kind: 'rate' | 'per-unit';
  readonly value: number;
}

/** What an entry must have free, and below what sum of them the equity must not fall. */
export interface InstrumentMargin {
  readonly initial: MarginFigure;
  readonly maintenance: MarginFigure;
}

/** The night that counts three: trades of Wednesday are paid on Friday and those of Thursday on Monday, two business days on. */
export const tripleDays = ['wednesday', 'thursday', 'friday', 'none'] as const;
export type TripleDay = (typeof tripleDays)[number];

/**
 * What a position gets (below 0: pays) for each night it is held: points (ticks) a unit, or an annual rate of its value. Nights end with
 * the trading days of the instrument's calendar, of currencies at 17:00 New York.
 */
export interface Swap {
  readonly long: number;
  readonly short: number;
  readonly unit: 'points' | 'annual-rate';
  /** Default: wednesday for currencies, else friday (which has the week-end; every night is one in a calendar without). */
  readonly tripleDay?: TripleDay;
  /** By which annual rates are divided. Default 360. */
  readonly daysPerYear?: 360 | 365;
}

/** What longs pay shorts of a perpetual contract at each time, as a fraction of the value; below 0 shorts pay. */
export type Funding =
  | {
      readonly rate: number /** From 00:00 UTC on. Default 8. */;
      readonly everyHours?: number;
      readonly series?: never;
    }
  | { readonly series: readonly { readonly time: bigint; readonly rate: number }[] };

/** What holding an instrument costs or brings. */
export interface InstrumentFinancing {
  readonly swap?: Swap;
  readonly funding?: Funding;
  /** Paid by shorts for each night, on the value of the position. Default of `daysPerYear`: 360. */
  readonly borrow?: { readonly annualRate: number; readonly daysPerYear?: 360 | 365 };
}

/** Values with the times at which they became known, in order. */
export interface RateSeries {
  readonly time: BigInt64Array;
  readonly value: Float64Array;
}

/** How the money of instruments becomes the account's. */
export interface Conversion {
  /** The account's own first. */
  readonly currencies: readonly string[];
  /** Of each instrument, the index of the currency in which it is quoted. */
  readonly ofInstrument: readonly number[];
  /** Of each currency, what a unit is worth in the account's; of the account's own none. */
  readonly rates: readonly RateSeries[];
}

/** How a level's decrease that no trade explains moves resting orders forward (docs/streams.md). */
export type QueueModel = 'risk-averse' | 'log' | { readonly power: number };

/** What a run on streams needs beside what all runs do. */
export interface StreamRules {
  readonly queue: QueueModel;
  readonly crossed: 'wait' | 'newest';
  readonly orderLatencyNs: bigint;
  readonly reportLatencyNs: bigint;
  /** SHA-256 (hex) of the events of each stream. */
  readonly data: readonly string[];
}

/** How signals become orders and fills; `backtest` fills in the defaults. */
export interface SimulationOptions {
  readonly cash: number;
  /** Size of entries where the signals give none. */
  readonly size: RunSize;
  readonly costs: CostModel;
  /** When market orders fill: at the next bar's open, or (for comparisons) at the close of the decision. */
  readonly fill: 'next-open' | 'same-close';
  /** When a limit fills: the path goes through it, or touches it. */
  readonly limit: 'through' | 'touch';
  /** An opposite entry alone: `false` closes the position, `true` closes it and opens the other side. */
  readonly reverse: boolean;
  /** An entry of the side that is held: `false` (where it is not given) ignores it, `true` adds to the position. */
  readonly accumulate?: boolean;
  /**
   * Share of each bar's volume that all orders together may fill, above 0 up to 1; the rest of an order works on. Where it
   * is not given all that is asked for can be had.
   */
  readonly volumeShare?: number;
  /** How long orders, cancels and modifications take to the venue. Where it is not given: no time. */
  readonly latency?: Latency;
  /** `fills`: no equity curve is kept (`equity` is empty), as a sweep needs it; `all` where it is not given. */
  readonly outputs?: OutputKind;
  /** At which price open positions are marked. */
  readonly mark: 'closing-side' | 'last';
  readonly leverage: number;
  /** Margins of each instrument, in instrument order: the account is a margin account, and `leverage` says nothing. */
  readonly margins?: readonly InstrumentMargin[];
  /** Where instruments are quoted in other currencies than the account's. */
  readonly conversion?: Conversion;
  /** What holding each instrument costs, in instrument order. */
  readonly financings?: readonly InstrumentFinancing[];
  /** Of a run on streams. */
  readonly stream?: StreamRules;
  /** Index of the first bar at whose close decisions count (the bars before it are lookback). */
  readonly firstBar: number;
  /** Set cell 0 to 1 from another thread to stop the run. */
  readonly cancel?: Int32Array;
}

/** The states of an order, from held to its end. */
export const orderStates = [
  'held',
  'sent',
  'working',
  'triggered',
  'filled',
  'cancelled',
  'rejected',
  'expired',
] as const;
/** Why an order was refused or ended without a fill. */
export const orderReasons = [
  'none',
  'leverage',
  'below-minimum',
  'no-equity',
  'no-stop',
  'bad-price',
  'sibling-filled',
  'position-closed',
  'end-of-data',
  'cancelled',
  'replaced',
  'at-target',
  'time-in-force',
  'margin',
  'margin-restored',
  'post-only',
  'reduce-only',
  'unknown-cost',
] as const;
/** What an order is for. */
export const intents = ['entry', 'exit', 'stop-loss', 'take-profit', 'liquidation'] as const;
/** Why a fill has its price: the rule of docs/semantics.md that gave it. */
export const fillRules = [
  'market-open',
  'gap-open',
  'stop-on-path',
  'limit-on-path',
  'market-close',
  'liquidation',
  'touch-on-path',
  'open-auction',
  'close-auction',
  'book-taken',
  'queue',
  'crossed',
] as const;
/** Why cash changed. */
export const ledgerCauses = [
  'deposit',
  'trade',
  'commission',
  'dividend',
  'cash-in-lieu',
  'swap',
  'funding',
  'borrow-fee',
] as const;
/** How an order fills. */
export const orderTypes = [
  'market',
  'limit',
  'stop',
  'trailing',
  'stop-limit',
  'market-if-touched',
  'limit-if-touched',
] as const;
/** How long an order stays valid. */
export const timesInForce = ['gtc', 'day', 'gtd', 'ioc', 'fok', 'at-open', 'at-close'] as const;

/** Closed round trips, one column a field, money in the account's currency at the rate of the exit (`native/sim/types.hpp` says what each means). Codes index the lists above. */
export interface TradeTable {
  readonly length: number;
  /** Index into the run's instruments. */
  readonly instrument: Int32Array;
  readonly entryTime: BigInt64Array;
  readonly exitTime: BigInt64Array;
  /** Units, positive. */
  readonly quantity: Float64Array;
  readonly entryPrice: Float64Array;
  readonly exitPrice: Float64Array;
  readonly grossProfit: Float64Array;
  readonly commission: Float64Array;
  readonly profit: Float64Array;
  readonly adverse: Float64Array;
  readonly favourable: Float64Array;
  readonly entryFill: Int32Array;
  readonly exitFill: Int32Array;
  readonly entryBar: Int32Array;
  readonly exitBar: Int32Array;
  /** 1 long, -1 short. */
  readonly side: Int32Array;
  /** Index into `intents`: what closed it. */
  readonly exitIntent: Int32Array;
  /** 1 where stop and target both lay inside the exit bar. */
  readonly ambiguous: Int32Array;
}

/** Every fill, one column a field, in order of time; costs in the account's currency at the rate of the fill. */
export interface FillTable {
  readonly length: number;
  /** Index into the run's instruments; `bar` is an index into that instrument's bars. */
  readonly instrument: Int32Array;
  readonly order: Int32Array;
  readonly bar: Int32Array;
  readonly time: BigInt64Array;
  readonly quantity: Float64Array;
  readonly price: Float64Array;
  readonly commission: Float64Array;
  readonly spreadCost: Float64Array;
  readonly slippageCost: Float64Array;
  /** Money lost to market impact; present where the cost model has one. */
  readonly impactCost?: Float64Array;
  /** 1 buy, -1 sell. */
  readonly side: Int32Array;
  /** Index into `fillRules`. */
  readonly rule: Int32Array;
  /** 0 taker, 1 maker. */
  readonly liquidity: Int32Array;
  readonly ambiguous: Int32Array;
}

/** Every order with its end, one column a field, in order of the decisions. */
export interface OrderTable {
  readonly length: number;
  /** Index into the run's instruments. */
  readonly instrument: Int32Array;
  readonly id: Int32Array;
  readonly parent: Int32Array;
  readonly group: Int32Array;
  readonly position: Int32Array;
  readonly quantity: Float64Array;
  /** Limit, trigger (once triggered the limit, where there is one) or last level of a trailing order, whole ticks; NaN for market orders and without a level. */
  readonly price: Float64Array;
  readonly decided: BigInt64Array;
  readonly sent: BigInt64Array;
  readonly arrived: BigInt64Array;
  readonly done: BigInt64Array;
  readonly side: Int32Array;
  /** Index into `orderTypes`. */
  readonly type: Int32Array;
  /** Index into `orderStates`. */
  readonly state: Int32Array;
  /** Index into `intents`. */
  readonly intent: Int32Array;
  /** Index into `orderReasons`. */
  readonly reason: Int32Array;
  /** From this time on it is no longer valid; 0: without end. */
  readonly expires: BigInt64Array;
  /** Index into `timesInForce`. */
  readonly timeInForce: Int32Array;
}

/** Every change of cash, one column a field; the amounts of each currency sum to its cash at the end. */
export interface LedgerTable {
  readonly length: number;
  readonly time: BigInt64Array;
  readonly amount: Float64Array;
  /** Index of the fill, for rows that come from one; 0 for the deposit, -1 for what no fill brought. */
  readonly reference: Int32Array;
  /** Index into `ledgerCauses`. */
  readonly cause: Int32Array;
  /** Index into `conversion.currencies`, in a run of several. */
  readonly currency?: Int32Array;
}

/** What margin did: an entry that was refused, or a margin call. */
export const marginEventKinds = ['refused', 'call'] as const;

/** What happened by margin, one column a field, in order of time. */
export interface MarginEventTable {
  readonly length: number;
  readonly time: BigInt64Array;
  /** The order that was refused, or the first that the call sent. */
  readonly order: Int32Array;
  /** Index into `marginEventKinds`. */
  readonly kind: Int32Array;
  readonly equity: Float64Array;
  /** Initial margin and costs of the entry; maintenance margin of all positions. */
  readonly required: Float64Array;
  /** Free margin; the equity of a call. */
  readonly available: Float64Array;
}

/** The margin of a run. */
export interface MarginRecord {
  readonly calls: number;
  /** Entries that were refused. */
  readonly refused: number;
  /** Largest share of the equity that initial margins took at a close. */
  readonly peakUse: number;
  /** Initial and maintenance margin of what is held at the end. */
  readonly used: number;
  readonly maintenance: number;
  readonly events: MarginEventTable;
}

/** A position that is open at the end of the run. */
export interface OpenPosition {
  /** Index into the run's instruments. */
  readonly instrument: number;
  /** 1 long, -1 short. */
  readonly side: number;
  readonly quantity: number;
  readonly entryTime: bigint;
  readonly entryPrice: number;
  /** Open profit at the last mark, before exit costs. */
  readonly profit: number;
}

/** How many rows the tables would have, also where they were not kept. */
export interface SimulationCounts {
  readonly orders: number;
  readonly fills: number;
  readonly trades: number;
  readonly rejectedLeverage: number;
  readonly rejectedMinimum: number;
  readonly rejectedOther: number;
  /** Bars on which both sides asked for an entry: none was made. */
  readonly conflictingEntries: number;
  readonly ambiguousBars: number;
  /** Bars at whose close a position was held. */
  readonly barsInPosition: number;
}

/** The points of an equity curve in time. */
export interface SimulationClock {
  readonly times: BigInt64Array;
  /** Nanoseconds from `times[i]` to the point. */
  readonly closeAfter: bigint;
  /** When the opening cash was paid in: the open of the first bar. */
  readonly start: bigint;
}

/** What one run of the simulator gives. Tables are copied out of the native core when first read. */
export interface SimulationRecord {
  /** Equity after each close, from the run's first bar on: of several instruments one point for each distinct close time. */
  readonly equity: Float64Array;
  /** When the points of `equity` were taken, nanoseconds since the epoch; computed when first read. */
  readonly times: BigInt64Array;
  /** The same without an array of its own: point i was taken at `times[i] + closeAfter`. */
  readonly clock: SimulationClock;
  readonly finalEquity: number;
  readonly finalCash: number;
  /** Cash of each of `conversion.currencies` at the end, in a run of several; `finalCash` is their sum in the account's. */
  readonly cashes?: readonly number[];
  readonly counts: SimulationCounts;
  /** Positions still open at the end, in instrument order. */
  readonly open: readonly OpenPosition[];
  /** Of a margin account. */
  readonly margin?: MarginRecord;
  readonly trades: TradeTable;
  readonly fills: FillTable;
  readonly orders: OrderTable;
  readonly ledger: LedgerTable;
}

/** A run whose records are still in the native core. */
export interface Simulation extends SimulationRecord {
  /** Metrics over the native trades and fills, without copying them out; `computeMetrics` calls it. */
  readonly nativeMetrics: (run: NativeMetricsRun, out: NativeMetricsArrays) => number;
}
