/** A fall of the equity below an earlier peak, from that peak until it is reached again. */
export interface Fall {
  /** Last point at the peak; -1 where the peak is the opening cash. */
  readonly start: number;
  /** First point at the lowest equity. */
  readonly trough: number;
  /** First point back at the peak; null where it was not reached again. */
  readonly end: number | null;
  /** Of the peak, as a fraction above 0. */
  readonly depth: number;
}

/** All falls of an equity curve that starts from `cash`, in order of time. */
export function fallsOf(equity: Float64Array, cash: number): Fall[] {
  const falls: Fall[] = [];
  let peak = cash;
  let start = -1;
  let trough = -1;
  const add = (end: number | null) => {
    if (trough >= 0) falls.push({ start, trough, end, depth: 1 - equity[trough]! / peak });
    trough = -1;
  };
  for (let i = 0; i < equity.length; i += 1) {
    const value = equity[i]!;
    if (value >= peak) {
      add(i);
      [peak, start] = [value, i];
    } else if (trough < 0 || value < equity[trough]!) trough = i;
  }
  add(null);
  return falls;
}

/** The deepest falls, deepest first; of equal ones the earlier. */
export function deepestFalls(equity: Float64Array, cash: number, most = 10): Fall[] {
  return fallsOf(equity, cash)
    .sort((a, b) => b.depth - a.depth || a.trough - b.trough)
    .slice(0, most);
}

export interface FallSummary {
  readonly count: number;
  readonly meanDepth: number;
  /** Mean time from peak to recovery, or to the end of the run, milliseconds. */
  readonly meanLength: number;
  /** Share of the points below an earlier peak. */
  readonly under: number;
  readonly highest: number;
}

/** All falls in a few figures; `closeOf` gives the time of a point (-1: the start of the run). */
export function fallSummary(equity: Float64Array, cash: number, closeOf: (point: number) => number): FallSummary {
  const falls = fallsOf(equity, cash);
  const mean = (of: (fall: Fall) => number) =>
    falls.length === 0 ? 0 : falls.reduce((sum, fall) => sum + of(fall), 0) / falls.length;
  let [peak, under] = [cash, 0];
  for (const value of equity) {
    if (value < peak) under += 1;
    else peak = value;
  }
  return {
    count: falls.length,
    meanDepth: mean(({ depth }) => depth),
    meanLength: mean(({ start, end }) => closeOf(end ?? equity.length - 1) - closeOf(start)),
    under: equity.length === 0 ? 0 : under / equity.length,
    highest: peak,
  };
}
