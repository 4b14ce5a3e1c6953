/** A split, a dividend, or both of one ex-date. */
export interface CorporateAction {
  /**
   * The beginning of the ex-date, nanoseconds since the Unix epoch: it acts at the first open of a bar at or after it,
   * before anything is filled there.
   */
  readonly time: bigint;
  /** New shares for each `denominator` old ones: 7 for 1, 3 for 2, 1 for 10; 1 for 1 without a split. */
  readonly numerator: number;
  readonly denominator: number;
  /** Money for each share held after the split, in the instrument's currency; 0 without a dividend. */
  readonly dividend: number;
}

/**
 * How bars of an instrument with corporate actions are given: as traded, forward-adjusted for splits, or for splits
 * and dividends.
 */
export const adjustments = ['none', 'split', 'total'] as const;
export type Adjustment = (typeof adjustments)[number];
