import type { Extremes } from './extremes.ts';

/** A column that is drawn as a line, with its extremes at hand. */
export interface LineColumn {
  readonly values: Float64Array;
  readonly extremes: Extremes;
}

type Point = (x: number, y: number) => void;

/** Each point, where there are no more of them than pixels. */
function everyPoint(values: Float64Array, range: { first: number; last: number }, add: Point): void {
  for (let i = range.first; i <= range.last; i += 1) add(i, values[i]!);
}

/**
 * The lowest and the highest value of each of the steps, about one a pixel: what the whole line would cover. Steps
 * begin at multiples of their size, so that the line does not flicker while it is panned.
 */
function everyStep(
  { values, extremes }: LineColumn,
  range: { first: number; last: number },
  size: number,
  add: Point,
): void {
  for (let start = Math.floor(range.first / size) * size; start <= range.last; start += size) {
    const from = Math.max(range.first, start);
    const to = Math.min(range.last, start + size - 1);
    const middle = (from + to) / 2;
    const [low, high] = [extremes.low(from, to), extremes.high(from, to)];
    const falling = values[from]! > values[to]!;
    add(middle, falling ? high : low);
    add(middle, falling ? low : high);
  }
}

/** Calls `add` for the points of the line over the bars in view: exact when zoomed in, else by the pixel. */
export function linePoints(line: LineColumn, range: { first: number; last: number }, pixels: number, add: Point): void {
  const size = Math.floor((range.last - range.first + 1) / pixels);
  if (size < 2) everyPoint(line.values, range, add);
  else everyStep(line, range, size, add);
}
