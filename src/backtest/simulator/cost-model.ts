/** Money by quantity and by value. Rates are fractions (0.0002 is 2 basis points); below 0 it is a rebate. */
export interface FeeRate {
  readonly perUnit: number;
  readonly perValue: number;
}

/** How tiers are counted: by what the run traded so far in the UTC calendar month of the fill, or by the order itself. */
export const tierBases = ['month-units', 'month-value', 'order-value'] as const;
export type TierBasis = (typeof tierBases)[number];

/** Rates from a threshold on: units, or money in the currency in which the instrument is quoted. */
export interface FeeTier extends FeeRate {
  readonly from: number;
  /** Must be given where the first rates have one. */
  readonly maker?: FeeRate;
}

/**
 * What an order pays. The rates are those of the first tier, and of orders that take liquidity where makers have their own.
 * `minimum` and `maximumRate` hold for an order as a whole: one that fills in parts pays its minimum once.
 */
export interface CommissionModel extends FeeRate {
  /** Least money an order pays. 0 where a rate is a rebate. */
  readonly minimum: number;
  /** Most an order pays, as a fraction of its value; null for no limit. Wins over `minimum`. */
  readonly maximumRate: number | null;
  /** Of orders that make liquidity: limits that wait for their price. */
  readonly maker?: FeeRate;
  /**
   * Tiers of a month: the rate at which the month stands before a fill holds for the whole fill. By the value of the order:
   * each rate holds for the part of the value in its tier.
   */
  readonly tiers?: { readonly by: TierBasis; readonly above: readonly FeeTier[] };
  /** Units in a contract; lots must be whole contracts. Absent: what is traded has none. */
  readonly contract?: number;
  /** ISO code of the currency of `perUnit` and `minimum`; absent: that of the account, whichever it is. */
  readonly currency?: string;
}

/** How volatility is measured: average true range, or the sample standard deviation of simple returns from close to close. */
export const volatilityMeasures = ['atr', 'stdev'] as const;
export type VolatilityMeasure = (typeof volatilityMeasures)[number];

/** What the price of a fill loses beyond the spread. */
export type SlippageModel =
  | { readonly kind: 'ticks' | 'bps'; readonly value: number }
  /** price x coefficient x min(units / volume of the bar, limit)^2; a bar without volume counts as the limit. */
  | { readonly kind: 'volume-share'; readonly coefficient: number; readonly limit: number }
  /** value x the average true range, or x price x the deviation of returns, of so many bars before that of the fill. */
  | { readonly kind: VolatilityMeasure; readonly value: number; readonly bars: number };

/** price x coefficient x sigma x sqrt(units / ADV), of so many trading days before that of the fill. */
export interface ImpactModel {
  readonly kind: 'sqrt';
  readonly coefficient: number;
  readonly days: number;
}

/** What trading costs. Rates are fractions (0.0002 is 2 basis points), money is in the account's currency. */
export interface CostModel {
  readonly name: string;
  /** `data`: the spread column or the ask of the bars; else a distance between bid and ask. */
  readonly spread: { readonly kind: 'data' } | { readonly kind: 'price' | 'ticks' | 'bps'; readonly value: number };
  readonly commission: CommissionModel;
  /** Of market orders and stops, always against the trader. */
  readonly slippage: SlippageModel;
  /** Market impact of market orders and stops, beside the slippage. Absent: none. */
  readonly impact?: ImpactModel;
}
