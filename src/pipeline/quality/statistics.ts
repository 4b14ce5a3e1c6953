/** Puts the k-th smallest value at place k (Hoare's selection, with the median of three as pivot). */
function select(values: Float64Array, k: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const [a, b, c] = [values[low]!, values[(low + high) >> 1]!, values[high]!];
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const value = values[left]!;
      values[left++] = values[right]!;
      values[right--] = value;
    }
    if (k <= right) high = right;
    else if (k >= left) low = left;
    else break;
  }
  return values[k]!;
}

/** The median (of an even number the upper of the two in the middle); the values change places. NaN of none. */
export function medianOf(values: Float64Array): number {
  return values.length === 0 ? Number.NaN : select(values, values.length >> 1);
}

/** What a standard deviation is to the median absolute deviation, and to the mean one, of a normal distribution. */
const byMedian = 1.4826;
const byMean = Math.sqrt(Math.PI / 2);

export interface RobustScale {
  readonly center: number;
  /** 0 where all values are equal. */
  readonly scale: number;
}

/**
 * Centre and scale that outliers do not move (Iglewicz and Hoaglin, How to detect and handle outliers, 1993): median
 * and median absolute deviation, or the mean absolute one where more than half of the values are equal.
 */
export function robustScale(values: Float64Array): RobustScale {
  const center = medianOf(values.slice());
  const distances = values.map((value) => Math.abs(value - center));
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, distances.length);
  const median = medianOf(distances);
  return { center, scale: median > 0 ? byMedian * median : byMean * mean };
}
