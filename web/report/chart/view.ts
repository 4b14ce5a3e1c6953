/** What part of the bars the charts show: bar indices, which may be fractions. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Fewest bars that a zoom shows. */
const fewest = 12;

export function wholeRange(length: number): Range {
  return { min: -0.5, max: Math.max(length, 1) - 0.5 };
}

/** A range moved and narrowed so that it lies inside the bars and shows at least a few of them. */
export function clampRange(range: Range, length: number): Range {
  const whole = wholeRange(length);
  const most = whole.max - whole.min;
  const span = Math.min(most, Math.max(Math.min(fewest, most), range.max - range.min));
  const middle = (range.min + range.max) / 2;
  const min = Math.min(Math.max(whole.min, middle - span / 2), whole.max - span);
  return { min, max: min + span };
}

/** Zoomed by a factor (under 1: closer) with the bar at `around` kept in its place. */
export function zoomRange(range: Range, factor: number, around: number): Range {
  return { min: around - (around - range.min) * factor, max: around + (range.max - around) * factor };
}

export function panRange(range: Range, bars: number): Range {
  return { min: range.min + bars, max: range.max + bars };
}

/** First and last whole bar inside a range. */
export function barsIn(range: Range, length: number): { first: number; last: number } {
  return {
    first: Math.max(0, Math.ceil(range.min)),
    last: Math.min(length - 1, Math.floor(range.max)),
  };
}

/** Index of the first time that is not before `ms`; `times.length` when all are before. */
export function firstAtOrAfter(times: Float64Array, ms: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
