/** Values that one step of the pyramid's next level stands for. */
const fanOut = 16;

/** The lowest and the highest of values, over any stretch, without looking at each of them. */
export interface Extremes {
  /** Over `first` to `last`, both included; NaN counts for nothing. */
  readonly low: (first: number, last: number) => number;
  readonly high: (first: number, last: number) => number;
}

type Pick = (a: number, b: number) => number;

const lower: Pick = (a, b) => (b < a ? b : a);
const higher: Pick = (a, b) => (b > a ? b : a);

function levelsOf(values: Float64Array, pick: Pick, none: number): Float64Array[] {
  const levels = [values];
  for (let below = values; below.length > fanOut; ) {
    const level = new Float64Array(Math.ceil(below.length / fanOut)).fill(none);
    for (let i = 0; i < below.length; i += 1) {
      const at = (i / fanOut) | 0;
      level[at] = pick(level[at]!, below[i]!);
    }
    levels.push(level);
    below = level;
  }
  return levels;
}

/** Reads the ends of the stretch where they stand and its middle one level up, and so on to the top. */
function query(levels: readonly Float64Array[], range: { first: number; last: number }, pick: Pick, none: number) {
  let { first, last } = range;
  let found = none;
  for (const level of levels) {
    while (first <= last && first % fanOut !== 0) found = pick(found, level[first++]!);
    while (first <= last && last % fanOut !== fanOut - 1) found = pick(found, level[last--]!);
    if (first > last) return found;
    if (level === levels[levels.length - 1]) {
      for (let i = first; i <= last; i += 1) found = pick(found, level[i]!);
      return found;
    }
    first /= fanOut;
    last = (last + 1) / fanOut - 1;
  }
  return found;
}

/**
 * Extremes of a lower and an upper column (the same one for a line), exact at any zoom. What a frame costs depends on
 * how many pixels it fills, not on how many bars it stands for.
 */
export function extremesOf(lows: Float64Array, highs: Float64Array = lows): Extremes {
  let down: Float64Array[] | undefined;
  let up: Float64Array[] | undefined;
  return {
    low: (first, last) => {
      down ??= levelsOf(lows, lower, Number.POSITIVE_INFINITY);
      return query(down, { first, last }, lower, Number.POSITIVE_INFINITY);
    },
    high: (first, last) => {
      up ??= levelsOf(highs, higher, Number.NEGATIVE_INFINITY);
      return query(up, { first, last }, higher, Number.NEGATIVE_INFINITY);
    },
  };
}
