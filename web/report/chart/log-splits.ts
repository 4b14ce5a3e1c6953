/** About so many lines are drawn across a pane. */
const wanted = 5;

/** Round values over a span, a step of 1, 2 or 5 times a power of ten apart: three to six or so. */
export function roundValues(from: number, to: number): number[] {
  if (!(to > from)) return [];
  const power = 10 ** Math.floor(Math.log10((to - from) / 3));
  const step = power * [1, 2, 5, 10].find((count) => (to - from) / (count * power) <= wanted + 0.5)!;
  const out: number[] = [];
  for (let i = Math.ceil(from / step); i * step <= to; i += 1) out.push(i * step);
  return out;
}

/** Round values of a logarithmic axis: evenly spaced ones within a decade, else 1, 2 and 5 of each decade. */
export function logSplits(from: number, to: number): number[] {
  if (to / from < 10) return roundValues(from, to);
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.log10(to); power += 1) {
    for (const count of [1, 2, 5]) all.push(count * 10 ** power);
  }
  const inside = all.filter((value) => value >= from && value <= to);
  return inside.length <= 2 * wanted ? inside : inside.filter((value) => Number.isInteger(Math.log10(value)));
}
