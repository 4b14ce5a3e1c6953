import type { CalendarName, DayStart, Timeframe } from '../market/index.ts';

/** What imbalance and run bars add up for each tick: 1, its size, or price times size. */
export type TickWeight = 'tick' | 'volume' | 'value';

/** Bars between boundaries in time. */
export interface TimeBarSpec {
  readonly kind: 'time';
  /** `1s` to `12M`. */
  readonly timeframe: Timeframe;
  /** Whose sessions are the days. Default: that of the instrument, else 24x7. */
  readonly calendar?: CalendarName;
  /** Days by a clock instead of a calendar; bars under a day begin with them too. */
  readonly day?: DayStart;
  /**
   * Where bars under a day begin: at 00:00 UTC and every timeframe after it, or at the open of the session and every
   * timeframe after it; then rows outside of sessions are in no bar. Default `utc`.
   */
  readonly align?: 'utc' | 'session';
  /** Flat bars at the last close, with volume 0, where a bar of a session has no row. Default false. */
  readonly fill?: boolean;
}

/** A bar closes with its `count`-th tick. */
export interface TickBarSpec {
  readonly kind: 'tick';
  readonly count: number;
}

/** A bar closes with the trade that brings its volume to `units`; that trade is not split. */
export interface VolumeBarSpec {
  readonly kind: 'volume';
  readonly units: number;
}

/** A bar closes with the trade that brings the sum of price times size to `amount`; that trade is not split. */
export interface ValueBarSpec {
  readonly kind: 'value';
  readonly amount: number;
}

/** What imbalance and run bars share. */
interface TickRuleSpec {
  readonly of: TickWeight;
  /** E[T] at the start. What else is expected is measured on a first bar of so many ticks where it is not given. */
  readonly expectedTicks: number;
  /** Span of the averages over bars, weight 2 / (span + 1). Default 20. */
  readonly barSpan?: number;
  /** Span of the averages over ticks. Default `barSpan * expectedTicks`. */
  readonly tickSpan?: number;
  /** Limits of a bar's ticks. Default a tenth and ten times `expectedTicks`; 1 and Infinity: none. */
  readonly minTicks?: number;
  readonly maxTicks?: number;
  /** Sign of the ticks before the first change of price. Default 1. */
  readonly firstSign?: 1 | -1;
}

/** A bar closes when the sum of signed ticks, sizes or values is larger than expected. */
export interface ImbalanceBarSpec extends TickRuleSpec {
  readonly kind: 'imbalance';
  /** E[b w] of a tick at the start. */
  readonly expectedImbalance?: number;
}

/** A bar closes when the sum of buys or of sells is larger than expected. */
export interface RunBarSpec extends TickRuleSpec {
  readonly kind: 'runs';
  /** Share of buys, and weight of a buy and of a sell, at the start. */
  readonly expected?: { readonly share: number; readonly buy: number; readonly sell: number };
}

/** A bar closes with the tick at which high less low has come to `range`, in units of price. */
export interface RangeBarSpec {
  readonly kind: 'range';
  readonly range: number;
}

/** Bricks of a fixed size in units of price, or of the average true range of bars of a timeframe. */
export type RenkoBarSpec = {
  readonly kind: 'renko';
  /** Whether bricks have shadows where the price went the other way first. Default true. */
  readonly wicks?: boolean;
} & (
  | { readonly brick: number }
  | {
      readonly atrPeriod: number;
      /** Of the bars whose range is averaged, under a day. Default 1h. */
      readonly timeframe?: Timeframe;
    }
);

/** What bars are built. */
export type BarSpec =
  | TimeBarSpec
  | TickBarSpec
  | VolumeBarSpec
  | ValueBarSpec
  | ImbalanceBarSpec
  | RunBarSpec
  | RangeBarSpec
  | RenkoBarSpec;
