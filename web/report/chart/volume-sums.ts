/** Volumes summed up to each bar, so that the sum over any stretch is one difference. */
export interface Volume {
  readonly values: Float64Array;
  readonly sums: Float64Array;
}

export function volumeOf(values: Float64Array): Volume {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i += 1) sums[i + 1] = sums[i]! + values[i]!;
  return { values, sums };
}
