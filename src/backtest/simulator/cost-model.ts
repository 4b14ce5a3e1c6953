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
  /** ISO code of the currency of `perUnit` and `minimum`; absent: that of the account, whichever it is. */
  readonly currency?: string;
}

/** What trading costs. Rates are fractions (0.0002 is 2 basis points), money is in the account's currency. */
export interface CostModel {
  readonly name: string;
  /** `data`: the spread column or the ask of the bars; else a distance between bid and ask. */
  readonly spread: { readonly kind: 'data' } | { readonly kind: 'price' | 'ticks' | 'bps'; readonly value: number };
  readonly commission: CommissionModel;
  /** Of market orders and stops, always against the trader. */
  readonly slippage: { readonly kind: 'ticks' | 'bps'; readonly value: number };
}
