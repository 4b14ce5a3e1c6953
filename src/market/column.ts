/**
 * A column of prices, volumes or derived values. It is a plain `Float64Array`; `priceStep`, where known, is the
 * largest power of ten that divides all its values, which lets window sums be exact. Derived columns carry none.
 */
export type Column = Float64Array & { readonly priceStep?: number };

/** Attaches a price step to an array (the array itself, not a copy); `null` or `undefined` marks it off-step. */
export function asColumn(values: Float64Array, priceStep?: number | null): Column {
  if (priceStep != null) Object.defineProperty(values, 'priceStep', { value: priceStep, configurable: true });
  return values;
}

/** A zeroed column on shared memory, which workers and the native core read without a copy. */
export function allocateColumn(length: number, priceStep?: number | null): Column {
  return asColumn(new Float64Array(new SharedArrayBuffer(length * 8)), priceStep);
}

/** A zeroed column of int64 times on shared memory. */
export function allocateTimes(length: number): BigInt64Array {
  return new BigInt64Array(new SharedArrayBuffer(length * 8));
}

/** A view of rows `[from, to)` of a column that keeps its price step. */
export function sliceColumn(column: Column, from: number, to: number): Column {
  return asColumn(column.subarray(from, to), column.priceStep ?? null);
}
