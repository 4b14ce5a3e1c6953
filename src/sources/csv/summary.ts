import type { TextFile } from '../../kernel/index.ts';
import { csvReasons, csvStatNames, type NativeCsvParser } from '../../native/index.ts';
import type { CsvBadRow, CsvReason } from './reasons.ts';

/** What was found in the rows read so far. */
export interface CsvSummary {
  readonly lines: number;
  /** Lines that are neither the header nor blank. */
  readonly rows: number;
  /** Good rows: bars, or ticks. */
  readonly bars: number;
  readonly badRows: number;
  readonly badByReason: Readonly<Partial<Record<CsvReason, number>>>;
  /** The first bad rows, at most 1,000. */
  readonly bad: readonly CsvBadRow[];
  readonly backwardJumps: number;
  /** Local times that occur twice, when clocks go back; each was placed by the row before it. */
  readonly ambiguousTimes: number;
  /** Ticks at the time of the one before. */
  readonly equalTimes: number;
  readonly lockedRows: number;
  readonly crossedRows: number;
  /** Rows of bars whose distance to the row before is no multiple of the timeframe. */
  readonly offGridRows: number;
  readonly firstOffGridLine: number | null;
  /** Greatest common divisor of the distances between bars, and the shortest of them, nanoseconds; 0 under two. */
  readonly distanceNs: bigint;
  readonly shortestNs: bigint;
  readonly firstTime: bigint | null;
  readonly lastTime: bigint | null;
  /** Largest power of ten from 1e-9 on that divides all prices; null when none does. */
  readonly priceStep: number | null;
  readonly volumeStep: number | null;
  /** SHA-256 of the file on disk, hex, as far as it was read. */
  readonly sha256: string;
}

function stepOf(decimals: number): number | null {
  return decimals > 9 || decimals < -18 ? null : Number(`1e${-decimals}`);
}

/** The counters of a parser, named. */
export function summarize(state: { parser: NativeCsvParser; bad: readonly CsvBadRow[]; file: TextFile }): CsvSummary {
  const out = new BigInt64Array(csvStatNames.length + csvReasons.length);
  state.parser.stats(out);
  const stat = Object.fromEntries(csvStatNames.map((name, i) => [name, out[i]!])) as Record<
    (typeof csvStatNames)[number],
    bigint
  >;
  const count = (name: (typeof csvStatNames)[number]): number => Number(stat[name]);
  const counted = csvReasons.map((reason, i) => [reason, Number(out[csvStatNames.length + i]!)] as const);
  const hasBars = stat.bars > 0n;
  return {
    lines: count('lines'),
    rows: count('rows'),
    bars: count('bars'),
    badRows: counted.reduce((sum, [, n]) => sum + n, 0),
    badByReason: Object.fromEntries(counted.filter(([, n]) => n > 0)),
    bad: state.bad,
    backwardJumps: count('backwardJumps'),
    ambiguousTimes: count('ambiguousTimes'),
    equalTimes: count('equalTimes'),
    lockedRows: count('lockedRows'),
    crossedRows: count('crossedRows'),
    offGridRows: count('offGridRows'),
    firstOffGridLine: stat.firstOffGridLine === 0n ? null : count('firstOffGridLine'),
    distanceNs: stat.distanceNs,
    shortestNs: stat.shortestNs,
    firstTime: hasBars ? stat.firstTime : null,
    lastTime: hasBars ? stat.lastTime : null,
    priceStep: stepOf(count('priceDecimals')),
    volumeStep: stepOf(count('volumeDecimals')),
    sha256: state.file.sha256(),
  };
}
