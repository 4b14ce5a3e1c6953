/** Codes of `Reduction` in native/bars/row_groups.hpp. */
export const reductions = { first: 0, highest: 1, lowest: 2, last: 3, sum: 4, mean: 5 } as const;

/** Binds `native/bars/row_groups`: longer bars from shorter ones. */
export interface RowGroupsBinding {
  /**
   * Groups increasing times by whole periods since the epoch; of group i `begin[i]` is the first row, `end[i]` one past
   * the last, and `open[i]` the begin of its period. Returns the number of groups.
   */
  groupByPeriod(
    times: BigInt64Array,
    periodNs: bigint,
    begin: Int32Array,
    end: Int32Array,
    open: BigInt64Array,
  ): number;
  /** Writes one value a group; `reduction` is one of `reductions`. */
  reduceRows(reduction: number, column: Float64Array, begin: Int32Array, end: Int32Array, out: Float64Array): void;
  /** Mean by weight; the plain mean where a group's weights are all 0. */
  reduceWeighted(
    column: Float64Array,
    weights: Float64Array,
    begin: Int32Array,
    end: Int32Array,
    out: Float64Array,
  ): void;
}
