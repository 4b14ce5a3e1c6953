import type { Environment } from '../database/index.ts';
import {
  type Adjustment,
  allocateTimes,
  type BarColumns,
  type BuiltFrom,
  barSpans,
  type CalendarName,
  type DatedAction,
  type ForwardFactors,
  forwardFactors,
  groupRows,
  inUnitsOfOpens,
  isCovered,
  isDaily,
  mergeRows,
  type RowGroups,
  rowsPerBar,
  type Timeframe,
  timeframeNs,
  tradingDayEnds,
} from '../market/index.ts';
import { type NamedColumns, presentColumns, toBarColumns, toNamedColumns } from './columns.ts';
import { readSeries, type SeriesReader } from './read.ts';
import type { SeriesRecord } from './record.ts';

/** What of a series is read. */
export interface ReadRange {
  readonly from: bigint | undefined;
  readonly to: bigint | undefined;
  readonly lookback: number;
  readonly reuse: NamedColumns | undefined;
  readonly actions: readonly DatedAction[] | null;
}

/** Bars as traded, stored ones or built ones; the record says what they are. */
export interface RawBars {
  readonly record: SeriesRecord;
  readonly raw: BarColumns;
  readonly firstBar: number;
  readonly closeTime?: BigInt64Array;
  readonly builtFrom?: BuiltFrom;
}

/** The factors of a series. Those of built bars are placed in time as those of the rows they were built from. */
export function factorsOf(
  { record, builtFrom }: Pick<RawBars, 'record' | 'builtFrom'>,
  dated: readonly DatedAction[],
  adjust: Exclude<Adjustment, 'none'>,
): ForwardFactors {
  const { calendar } = record.instrument;
  return forwardFactors(dated, { calendar, isDaily: isDaily(builtFrom?.timeframe ?? record.timeframe), adjust });
}

function monthCloses(calendar: CalendarName, timeframe: Timeframe, times: BigInt64Array): BigInt64Array {
  const spans = barSpans(calendar, timeframe, { from: times[0]!, to: times.at(-1)! + 1n });
  const closes = allocateTimes(times.length);
  for (let bar = 0, span = 0; bar < times.length; bar++) {
    while (span + 1 < spans.length && spans[span]!.close <= times[bar]!) span++;
    closes[bar] = spans[span]!.close;
  }
  return closes;
}

/** A day bar closes with its session, a longer one with the last session that ends within it. */
export function sessionCloses({ instrument, timeframe }: SeriesRecord, times: BigInt64Array): BigInt64Array {
  if (timeframe.endsWith('M')) return monthCloses(instrument.calendar, timeframe, times);
  const length = timeframeNs(timeframe);
  const reach = length > timeframeNs('1d') ? length : 1n;
  const ends = tradingDayEnds(instrument.calendar, times[0]!, times[times.length - 1]! + reach);
  const closes = allocateTimes(times.length);
  for (let bar = 0, day = 0; bar < times.length; bar++) {
    while (day < ends.length && ends[day]! <= times[bar]!) day++;
    while (length > timeframeNs('1d') && day + 1 < ends.length && ends[day + 1]! <= times[bar]! + length) day++;
    closes[bar] = ends[day]!;
  }
  return closes;
}

interface BuildRequest extends ReadRange {
  readonly timeframe: Timeframe;
}

/** Rows of the source with the bars that they make. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly groups: RowGroups;
}

/** Rows `[from, to)` of the source whose bars reach from `lookback` before the range to its end. */
function windowOf(reader: SeriesReader, record: SeriesRecord, request: BuildRequest): Window | null {
  const { timeframe, lookback } = request;
  const names = { calendar: record.instrument.calendar, source: record.timeframe, wanted: timeframe };
  const length = timeframeNs(timeframe);
  const first = request.from === undefined ? 0 : reader.rowAtOrAfter(request.from - timeframeNs(record.timeframe) + 1n);
  const to = request.to === undefined ? record.rows : reader.rowAtOrAfter(request.to + length);
  // A bar holds at most so many rows, but between sessions there may be rows that are in none: then once more, twice.
  for (let back = (lookback + 1) * rowsPerBar(record.timeframe, timeframe); ; back *= 2) {
    const from = Math.max(0, first - back);
    if (from >= to) return null;
    const groups = groupRows(reader.times(from, to), names);
    if (from === 0 || barsBefore(groups.open, request.from) > lookback) return { from, to, groups };
  }
}

/** How many bars open before a time; `otherwise` without one. */
function barsBefore(opens: BigInt64Array, time: bigint | undefined, otherwise = 0): number {
  if (time === undefined) return otherwise;
  const bar = opens.findIndex((open) => open >= time);
  return bar < 0 ? opens.length : bar;
}

function slice({ begin, end, open, close }: RowGroups, from: number, to: number): RowGroups {
  return {
    begin: begin.subarray(from, to),
    end: end.subarray(from, to),
    open: open.subarray(from, to),
    close: close.subarray(from, to),
  };
}

/** The numbers of the first bar that the stored data covers whole, and of the first after it that it does not. */
function coveredBars(record: SeriesRecord, groups: RowGroups): { from: number; to: number } {
  const lastTime = BigInt64Array.of(BigInt(record.lastTime));
  const lastClose = record.dateOnly
    ? sessionCloses(record, lastTime)[0]!
    : lastTime[0]! + timeframeNs(record.timeframe);
  const coverage = { open: BigInt(record.firstTime), close: lastClose };
  const bars = groups.open.length;
  const isWhole = (bar: number) =>
    isCovered({ open: groups.open[bar]!, close: groups.close[bar]! }, coverage, record.instrument.calendar);
  const from = bars > 0 && !isWhole(0) ? 1 : 0;
  return { from, to: bars > from && !isWhole(bars - 1) ? bars - 1 : bars };
}

function rowsInNone({ begin, end }: RowGroups): number {
  let rows = 0;
  for (let bar = 1; bar < begin.length; bar++) rows += begin[bar]! - end[bar - 1]!;
  return rows;
}

/** Bars `[start, last)` with `first` the first of the range, and how many the data does not cover. */
function chosenBars(record: SeriesRecord, groups: RowGroups, { from, to, lookback }: BuildRequest) {
  const covered = coveredBars(record, groups);
  const [wantedFirst, wantedLast] = [barsBefore(groups.open, from), barsBefore(groups.open, to, groups.open.length)];
  const first = Math.max(covered.from, wantedFirst);
  const last = Math.min(covered.to, wantedLast);
  const start = Math.max(covered.from, first - lookback);
  const incomplete = Math.max(0, covered.from - Math.max(0, wantedFirst - lookback)) + (wantedLast - last);
  return { start, first, last, incomplete };
}

/** Reads the rows of a finer series and builds the bars of the range from them; null where it has none. */
export function readBuilt(environment: Environment, record: SeriesRecord, request: BuildRequest): RawBars | null {
  const reader = readSeries(environment, record);
  const window = windowOf(reader, record, request);
  if (window === null) return null;
  const { start, first, last, incomplete } = chosenBars(record, window.groups, request);
  if (first >= last) return null;
  const groups = slice(window.groups, start, last);
  const rows = toBarColumns(reader.rows(window.from, window.to, request.reuse));
  const builtFrom = {
    timeframe: record.timeframe,
    rowsOutsideSessions: rowsInNone(groups),
    incompleteBars: incomplete,
  };
  const factors = request.actions && factorsOf({ record }, request.actions, 'split');
  const raw = mergeRows(factors === null ? rows : inUnitsOfOpens(rows, groups, factors), groups);
  const { timeframe } = request;
  return {
    record: { ...record, timeframe, dateOnly: false, columns: presentColumns(toNamedColumns(raw)) },
    raw,
    firstBar: first - start,
    ...(isDaily(timeframe) && { closeTime: closesOf(groups) }),
    builtFrom,
  };
}

function closesOf({ close }: RowGroups): BigInt64Array {
  const closes = allocateTimes(close.length);
  closes.set(close);
  return closes;
}
