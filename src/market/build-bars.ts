import { TiercelError } from '../kernel/index.ts';
import { native, reductions } from '../native/index.ts';
import { barSpans } from './bar-spans.ts';
import type { BarColumns, Ohlc } from './bars.ts';
import { type Session, tradingDays } from './calendar.ts';
import { allocateColumn, allocateTimes, type Column } from './column.ts';
import type { CalendarName } from './instrument.ts';
import { toIso } from './time.ts';
import { isDaily, type Timeframe, timeframeNs } from './timeframe.ts';

const dayNs = timeframeNs('1d');

/** Which rows of a shorter series make which bar: `[begin[i], end[i])`, in order, never none. */
export interface RowGroups {
  readonly begin: Int32Array;
  readonly end: Int32Array;
  /** When each bar opens and closes, nanoseconds since the epoch. */
  readonly open: BigInt64Array;
  readonly close: BigInt64Array;
}

/** True where bars of one timeframe are made up of whole bars of the other. */
function nests(shorter: Timeframe, longer: Timeframe): boolean {
  const [from, to] = [timeframeNs(shorter), timeframeNs(longer)];
  if (from >= to) return false;
  if (isDaily(longer)) return ['1d', '1w'].includes(longer) || (longer.endsWith('M') && from <= dayNs);
  return to % from === 0n && dayNs % to === 0n;
}

/**
 * The finest of some timeframes from whose bars those of another can be built: bars under a day where they divide it
 * and the finer ones divide them, days (`1d`) and weeks (`1w`) from anything shorter, months
 * (`1M`) from anything up to days.
 *
 * @returns undefined where there is none.
 * @example
 * ```ts
 * console.log(finestSource(['1h', '1m', '2m'], '15m')); // 1m
 * ```
 */
export function finestSource(stored: readonly Timeframe[], wanted: Timeframe): Timeframe | undefined {
  const sources = stored.filter((timeframe) => nests(timeframe, wanted));
  return sources.sort((a, b) => Number(timeframeNs(a) - timeframeNs(b)))[0];
}

/**
 * The most rows of one timeframe that a bar of another can hold.
 *
 * @example
 * ```ts
 * rowsPerBar('1m', '1h'); // 60
 * ```
 */
export function rowsPerBar(source: Timeframe, wanted: Timeframe): number {
  return Math.ceil(Number(timeframeNs(wanted)) / Number(timeframeNs(source)));
}

/** How rows are put into bars. */
interface Grouping {
  readonly calendar: CalendarName;
  /** Timeframe of the rows. */
  readonly source: Timeframe;
  /** Timeframe of the bars. */
  readonly wanted: Timeframe;
}

function lowerBound(times: BigInt64Array, time: bigint, from: number): number {
  let [low, high] = [from, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A row belongs to the session that it overlaps: the hour from 09:00 to the one that opens at 09:30. */
function groupBySpans(times: BigInt64Array, grouping: Grouping): RowGroups {
  const length = timeframeNs(grouping.source);
  const range = { from: times[0]!, to: times.at(-1)! + 1n };
  const spans = barSpans(grouping.calendar, grouping.wanted, { from: range.from - length, to: range.to + length });
  const found: (Session & { begin: number; end: number })[] = [];
  let row = 0;
  for (const span of spans) {
    const begin = lowerBound(times, span.open - length + 1n, row);
    const end = lowerBound(times, span.close, begin);
    if (begin < end) found.push({ ...span, begin, end });
    row = end;
  }
  return {
    begin: Int32Array.from(found, ({ begin }) => begin),
    end: Int32Array.from(found, ({ end }) => end),
    open: BigInt64Array.from(found, ({ open }) => open),
    close: BigInt64Array.from(found, ({ close }) => close),
  };
}

function groupByPeriod(times: BigInt64Array, { source, wanted }: Grouping): RowGroups {
  const period = timeframeNs(wanted);
  const periods = Number((times.at(-1)! - times[0]!) / period) + 2;
  const most = Math.min(times.length, periods);
  const [begin, end, open] = [new Int32Array(most), new Int32Array(most), new BigInt64Array(most)];
  const count = native().groupByPeriod(times, period, begin, end, open);
  const groups = { begin: begin.subarray(0, count), end: end.subarray(0, count), open: open.subarray(0, count) };
  checkAligned(times, groups, { source, wanted });
  return { ...groups, close: groups.open.map((time) => time + period) };
}

function refuse({ source, wanted }: Omit<Grouping, 'calendar'>, row: bigint, end: bigint): never {
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `Bars of ${wanted} cannot be built from those of ${source}: the one at ${toIso(row)} lies across ${toIso(end)}, ` +
      `where a bar of ${wanted} ends. Import the series in a finer timeframe.`,
    { context: { time: toIso(row) } },
  );
}

/** Rows that begin on multiples of their own timeframe lie in one period; others are refused. */
function checkAligned(
  times: BigInt64Array,
  { end, open }: Pick<RowGroups, 'end' | 'open'>,
  names: Omit<Grouping, 'calendar'>,
): void {
  const slack = timeframeNs(names.wanted) - timeframeNs(names.source);
  for (let i = 0; i < end.length; i++) {
    const row = times[end[i]! - 1]!;
    if (row - open[i]! > slack) refuse(names, row, open[i]! + timeframeNs(names.wanted));
  }
}

/** A row must not reach into the session after its own; what it reaches beyond the last close of a week does not matter. */
function checkSessions(times: BigInt64Array, groups: RowGroups, grouping: Grouping): void {
  if (isDaily(grouping.source)) return; // a stored day is its session
  const length = timeframeNs(grouping.source);
  for (let i = 0; i + 1 < groups.end.length; i++) {
    const row = times[groups.end[i]! - 1]!;
    if (row + length > groups.open[i + 1]!) refuse(grouping, row, groups.close[i]!);
  }
}

/**
 * Puts the rows of a series into longer bars. Bars under a day begin at 00:00 UTC and every timeframe after it; a day
 * is a session of the calendar, a week its sessions from Monday to Sunday, a month those dated in it. Periods without a row give no bar.
 *
 * @param times opens of the rows, increasing, at least one
 * @throws TIERCEL_E_DATA when a row lies in two bars.
 * @example
 * ```ts
 * const groups = groupRows(bars.time, { calendar: 'fx', source: '1m', wanted: '1h' });
 * groups.begin[0]; // 0
 * ```
 */
export function groupRows(times: BigInt64Array, grouping: Grouping): RowGroups {
  if (!isDaily(grouping.wanted)) return groupByPeriod(times, grouping);
  const groups = groupBySpans(times, grouping);
  checkSessions(times, groups, grouping);
  return groups;
}

/** The first open and the last close of a stored series: what its data covers. */
export type Coverage = Session;

/**
 * True where the data covers a bar from its open, or from the open of the session in it, to its close.
 *
 * @example
 * ```ts
 * isCovered({ open: 0n, close: 60n }, { open: 0n, close: 120n }, '24x7'); // true
 * isCovered({ open: 60n, close: 180n }, { open: 0n, close: 120n }, '24x7'); // false
 * ```
 */
export function isCovered(bar: Session, coverage: Coverage, calendar: CalendarName): boolean {
  if (coverage.close < bar.close) return false;
  if (coverage.open <= bar.open) return true;
  const [session] = tradingDays(calendar, bar.open, bar.close);
  return session !== undefined && session.open > bar.open && coverage.open <= session.open;
}

type Reduce = (column: Column, reduction: keyof typeof reductions) => Column;

/** Sums of whole numbers are whole; of others they are rounded, and on no step. */
function sumStep({ priceStep }: Column): number | null {
  return priceStep !== undefined && priceStep >= 1 ? priceStep : null;
}

function buildOhlc({ open, high, low, close }: Ohlc, reduce: Reduce): Ohlc {
  return {
    open: reduce(open, 'first'),
    high: reduce(high, 'highest'),
    low: reduce(low, 'lowest'),
    close: reduce(close, 'last'),
  };
}

function weightedMean(column: Column, weights: Column, { begin, end }: RowGroups): Column {
  const out = allocateColumn(begin.length);
  native().reduceWeighted(column, weights, begin, end, out);
  return out;
}

/**
 * Longer bars from shorter ones: the first open, the highest high, the lowest low and the last close of each side, the
 * sums of volume and trades, the VWAP weighted by volume (absent where there is no volume; the mean where a bar's is 0),
 * the mean spread.
 *
 * @example
 * ```ts
 * const groups = groupRows(bars.time, { calendar: 'fx', source: '1m', wanted: '1h' });
 * const hours = mergeRows(bars, groups);
 * console.log(hours.open[0] === bars.open[0]); // true
 * ```
 */
export function mergeRows(rows: BarColumns, groups: RowGroups): BarColumns {
  const { begin, end } = groups;
  const reduce: Reduce = (column, reduction) => {
    const step = reduction === 'sum' ? sumStep(column) : reduction === 'mean' ? null : column.priceStep;
    const out = allocateColumn(begin.length, step);
    native().reduceRows(reductions[reduction], column, begin, end, out);
    return out;
  };
  const time = allocateTimes(begin.length);
  time.set(groups.open);
  const { volume, trades, vwap, spread, ask } = rows;
  return {
    length: begin.length,
    time,
    ...buildOhlc(rows, reduce),
    ...(volume && { volume: reduce(volume, 'sum') }),
    ...(trades && { trades: reduce(trades, 'sum') }),
    ...(vwap && volume && { vwap: weightedMean(vwap, volume, groups) }),
    ...(spread && { spread: reduce(spread, 'mean') }),
    ...(ask && { ask: buildOhlc(ask, reduce) }),
  };
}
