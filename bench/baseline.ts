/** The arithmetic of the daily suite: this run's times beside those of a base line. */
export interface Baseline {
  readonly machine: string;
  readonly node: string;
  /** Best time of each work, in milliseconds. */
  readonly best: Readonly<Record<string, number>>;
}

export interface Comparison {
  readonly name: string;
  readonly nowMs: number;
  readonly beforeMs?: number;
  /** Time now of the time before: above 1 is slower. */
  readonly ratio?: number;
  readonly verdict: 'new' | 'faster' | 'same' | 'SLOWER' | 'gone';
}

/** Times that differ by less than this factor are the same. */
export const noise = 1.15;

function verdictOf(ratio: number): Comparison['verdict'] {
  if (ratio > noise) return 'SLOWER';
  return ratio < 1 / noise ? 'faster' : 'same';
}

/** Each work of `now` beside its base line, then the works that only the base line has. */
export function compareWith(base: Baseline | undefined, now: Readonly<Record<string, number>>): Comparison[] {
  const before = base?.best ?? {};
  const compared = Object.entries(now).map(([name, nowMs]): Comparison => {
    const beforeMs = before[name];
    if (beforeMs === undefined) return { name, nowMs, verdict: 'new' };
    const ratio = nowMs / beforeMs;
    return { name, nowMs, beforeMs, ratio, verdict: verdictOf(ratio) };
  });
  const gone = Object.entries(before).filter(([name]) => !(name in now));
  return [
    ...compared,
    ...gone.map(([name, beforeMs]): Comparison => ({ name, nowMs: NaN, beforeMs, verdict: 'gone' })),
  ];
}

/** Reads a base line's text. @throws Error where it is none, with the way out. */
export function readBaseline(text: string): Baseline {
  const wrong = (cause?: unknown) =>
    new Error('the base line cannot be read: npm run bench -- --store-baseline makes it anew', { cause });
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    throw wrong(cause);
  }
  const { best } = (read ?? {}) as { readonly best?: unknown };
  if (typeof best !== 'object' || best === null) throw wrong();
  if (!Object.values(best).every((ms) => typeof ms === 'number' && ms > 0)) throw wrong();
  return read as Baseline;
}
