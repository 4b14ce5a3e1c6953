/**
 * Returns from one value to the next, of the first against `cash`. Once the account stood at or below 0 there are none
 * any more: NaN from then on.
 */
export function returnsOf(equity: Float64Array, cash: number): Float64Array {
  let before = cash;
  return equity.map((value) => {
    const change = before > 0 ? value / before - 1 : Number.NaN;
    before = before > 0 ? value : 0;
    return change;
  });
}
