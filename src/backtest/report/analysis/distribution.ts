import { meanOf } from './relative.ts';

/** One column of a histogram: values from `from` on and under `to`. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface Distribution {
  readonly bins: readonly Bin[];
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  /** Sample standard deviation; 0 for a single value. */
  readonly deviation: number;
  /** Third standardised moment; null without variation. */
  readonly skew: number | null;
  readonly lowest: number;
  readonly highest: number;
}

/** About so many columns. */
const wanted = 32;

/** The next step of 1, 2, 2.5 or 5 times a power of ten. */
export function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * ([1, 2, 2.5, 5, 10].find((count) => step <= count * power * (1 + 1e-9)) ?? 10);
}

/** The value under which a share of the sorted values lies. */
export function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * Bins of a round width with an edge at 0, so that no bin holds gains and losses. They reach from the lowest to the
 * highest percentile; what lies beyond is counted in the first and in the last one.
 */
function binsOf(sorted: Float64Array, least: number): Bin[] {
  const [low, high] = [Math.min(0, quantile(sorted, 0.01)), Math.max(0, quantile(sorted, 0.99))];
  // returns of a billionth are rounding, not a spread
  if (high - low < 1e-9) return [{ from: low, to: low, count: sorted.length }];
  const width = Math.max(least, roundStep((high - low) / wanted));
  const first = Math.floor(low / width + 1e-9);
  const counts = Array.from({ length: Math.max(1, Math.ceil(high / width - 1e-9) - first) }, () => 0);
  for (const value of sorted) {
    const bin = Math.floor(value / width) - first;
    counts[Math.min(counts.length - 1, Math.max(0, bin))]! += 1;
  }
  return counts.map((count, i) => ({ from: (first + i) * width, to: (first + i + 1) * width, count }));
}

/** How values are spread, in bins not narrower than `least`; null without values. */
export function distributionOf(values: Float64Array, least = 0): Distribution | null {
  if (values.length === 0) return null;
  const sorted = values.slice().sort();
  const mean = meanOf(sorted);
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const spread = Math.sqrt(squares / sorted.length);
  return {
    bins: binsOf(sorted, least),
    count: sorted.length,
    mean,
    median: quantile(sorted, 0.5),
    deviation: sorted.length < 2 ? 0 : Math.sqrt(squares / (sorted.length - 1)),
    skew: spread > 0 ? meanOf(sorted.map((value) => ((value - mean) / spread) ** 3)) : null,
    lowest: sorted[0]!,
    highest: sorted[sorted.length - 1]!,
  };
}
