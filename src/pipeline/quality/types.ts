import type { Timeframe } from '../../market/index.ts';

/** `fault`: cannot be true; `doubt`: may well be wrong; `note`: good to know. */
export type QualityLevel = 'fault' | 'doubt' | 'note';

export const qualityKinds = [
  'duplicate time',
  'backward time',
  'bad price',
  'OHLC fault',
  'gap',
  'outlier',
  'stale price',
  'outside sessions',
  'zero range',
  'zero volume',
  'crossed prices',
  'locked prices',
  'equal time',
] as const;
export type QualityKind = (typeof qualityKinds)[number];

/** One place that shows a finding. */
export interface QualityExample {
  /** Open of the bar, or time of the tick, ISO text in UTC. */
  readonly time: string;
  readonly row: number;
  readonly what: string;
}

/** All places of one kind in a series. */
export interface QualityFinding {
  readonly kind: QualityKind;
  readonly level: QualityLevel;
  /** Bars (of gaps: gaps; of stale prices: stretches). */
  readonly count: number;
  /** What was found, in words. */
  readonly summary: string;
  /** The worst of them, else the first. */
  readonly examples: readonly QualityExample[];
}

/** What is wrong or odd about a series. */
export interface QualityReport {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly rows: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Bars that the calendar has from the first to the last; null where the timeframe fits no calendar. */
  readonly expected: number | null;
  readonly findings: readonly QualityFinding[];
}

/** What counts as odd. */
export interface QualityOptions {
  /** A move from one close to the next is an outlier at this many robust standard deviations. Default 50. */
  readonly outlierZ?: number | undefined;
  /** A price that does not move for so many bars is stale. Default 60, of day bars 5. */
  readonly staleBars?: number | undefined;
  /** Examples of each finding. Default 3. */
  readonly examples?: number | undefined;
}
