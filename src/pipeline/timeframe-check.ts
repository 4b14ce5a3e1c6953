import { TiercelError } from '../kernel/index.ts';
import { isDaily, type Timeframe, timeframeNs } from '../market/index.ts';
import type { CsvSummary } from '../sources/index.ts';

const units = [
  ['w', 604_800_000_000_000n],
  ['d', 86_400_000_000_000n],
  ['h', 3_600_000_000_000n],
  ['m', 60_000_000_000n],
  ['s', 1_000_000_000n],
] as const;
const dayNs = 86_400_000_000_000n;
const hourNs = 3_600_000_000_000n;
const usual = ['1s', '5s', '10s', '15s', '30s', '1m', '2m', '3m', '5m', '10m', '15m', '20m', '30m'].concat([
  '1h',
  '2h',
  '3h',
  '4h',
  '6h',
  '8h',
  '12h',
  '1d',
  '1w',
]);
/** With fewer rows a coarse grid may be chance. */
const fewestRows = 20;

/** A distance as a timeframe, `90s` or `1h`; null for none, or a fraction of a second. */
export function timeframeOf(ns: bigint): Timeframe | null {
  const unit = units.find(([, length]) => ns > 0n && ns % length === 0n);
  return unit === undefined ? null : `${ns / unit[1]}${unit[0]}`;
}

interface Given {
  readonly file: string;
  readonly timeframe: Timeframe | undefined;
  readonly isDateOnly: boolean;
  readonly summary: CsvSummary;
}

function refuse({ file, summary }: Given, message: string): never {
  throw new TiercelError('TIERCEL_E_DATA', `${file}: ${message}`, {
    context: { file, ...(summary.firstOffGridLine === null ? {} : { line: summary.firstOffGridLine }) },
  });
}

function infer(given: Given): Timeframe {
  const { distanceNs, shortestNs } = given.summary;
  const length = given.isDateOnly && shortestNs > 4n * dayNs ? 7n * dayNs : distanceNs;
  // Bars over an hour shift with the clocks: their distances share an hour only.
  const found = timeframeOf(length === hourNs ? shortestNs : length);
  if (found !== null && usual.includes(found)) return found;
  return refuse(given, 'the distances between its rows tell no timeframe. Give `timeframe` (--timeframe 1m).');
}

function check(given: Given, timeframe: Timeframe): void {
  const { summary, isDateOnly } = given;
  const length = timeframeNs(timeframe);
  if (isDateOnly && !isDaily(timeframe)) {
    refuse(given, `its rows are dates without a time of day, which are no bars of ${timeframe}.`);
  }
  if (summary.offGridRows > 0) {
    refuse(
      given,
      `it does not fit the timeframe ${timeframe}: ${summary.offGridRows} rows do not stand a multiple of it after the row before, the first in line ${summary.firstOffGridLine}. The distances are multiples of ${timeframeOf(summary.distanceNs) ?? 'under a second'}.`,
    );
  }
  if (summary.bars >= fewestRows && sharedDistance(summary, length) >= 2n * length) {
    const apart = timeframeOf(sharedDistance(summary, length));
    refuse(given, `it does not fit the timeframe ${timeframe}: all its rows stand ${apart} or more apart.`);
  }
  if (summary.shortestNs > 0n && summary.shortestNs + slack(length, isDateOnly) < length) {
    const near = timeframeOf(summary.shortestNs);
    refuse(given, `it does not fit the timeframe ${timeframe}: rows stand as near as ${near ?? 'under a second'}.`);
  }
}

/** Over an hour the clocks shift the distances, so that only the shortest tells. */
function sharedDistance(summary: CsvSummary, length: bigint): bigint {
  return length > hourNs ? summary.shortestNs : summary.distanceNs;
}

/** How much nearer than the timeframe two bars may stand: an hour by the clocks, days by holidays. */
function slack(length: bigint, isDateOnly: boolean): bigint {
  if (isDateOnly) return length / 2n;
  return length > hourNs ? hourNs : 0n;
}

/**
 * The timeframe of a file: the given one if the distances between the rows fit it, else the one that they tell.
 *
 * @throws TIERCEL_E_DATA when the given one does not fit, or none can be told.
 */
export function settleTimeframe(given: Given): { timeframe: Timeframe; isInferred: boolean } {
  if (given.timeframe === undefined) return { timeframe: infer(given), isInferred: true };
  check(given, given.timeframe);
  return { timeframe: given.timeframe, isInferred: false };
}
