import { TiercelError } from '../../kernel/index.ts';
import {
  allocateColumn,
  allocateTimes,
  asColumn,
  type BarColumns,
  type CalendarName,
  type Column,
  type PriceSide,
} from '../../market/index.ts';
import {
  csvBadRowValues,
  csvColumns,
  csvReasons,
  csvStatNames,
  type NativeCsvParser,
  native,
} from '../../native/index.ts';
import { type BlockReader, readBlocks, type TextBlock } from './blocks.ts';
import { compileFormat } from './compile.ts';
import { detectFormat } from './detect.ts';
import type { CsvFormat, CsvOptions } from './format.ts';
import { type CsvBadRow, type CsvReason, explain } from './reasons.ts';
import { excerpt, takeSample } from './sample.ts';
import { openTextFile, type TextFile } from './text-file.ts';

const sampleBytes = 64 * 1024;
const defaultBlock = 1024 * 1024;
const mostListed = 1000;
const listedOfCall = 200;

/** Columns that a reader fills; those which the file does not have are `undefined`. Reuse them from call to call. */
export interface CsvColumns {
  readonly capacity: number;
  readonly time: BigInt64Array;
  /** In the order of the parser's columns. */
  readonly values: readonly (Float64Array | undefined)[];
}

/** What was found in the rows read so far. */
export interface CsvSummary {
  readonly lines: number;
  /** Lines that are neither the header nor blank. */
  readonly rows: number;
  readonly bars: number;
  readonly badRows: number;
  readonly badByReason: Readonly<Partial<Record<CsvReason, number>>>;
  /** The first bad rows, at most 1,000. */
  readonly bad: readonly CsvBadRow[];
  readonly backwardJumps: number;
  /** Local times that occur twice, when clocks go back; each was placed by the row before it. */
  readonly ambiguousTimes: number;
  readonly lockedRows: number;
  readonly crossedRows: number;
  /** Rows whose distance to the row before is no multiple of the timeframe. */
  readonly offGridRows: number;
  readonly firstOffGridLine: number | null;
  /** Greatest common divisor of the distances between rows, and the shortest of them, nanoseconds; 0 under two rows. */
  readonly distanceNs: bigint;
  readonly shortestNs: bigint;
  readonly firstTime: bigint | null;
  readonly lastTime: bigint | null;
  /** Largest power of ten from 1e-9 on that divides all prices; null when none does. */
  readonly priceStep: number | null;
  readonly volumeStep: number | null;
  /** SHA-256 of the file on disk, hex. */
  readonly sha256: string;
}

/** A CSV file of bars, open at its first row. */
export interface CsvReader {
  readonly file: string;
  readonly format: CsvFormat;
  /** A guess at the number of rows, from the file's size. */
  readonly expectedRows: number;
  /** Columns on shared memory for so many rows. */
  allocate(capacity: number): CsvColumns;
  /**
   * Fills columns from `row` on; returns the row after the last. Less than the capacity means the end of the file.
   *
   * @throws TIERCEL_E_FILE when the file cannot be read on; TIERCEL_E_CANCELLED by the signal.
   */
  read(columns: CsvColumns, row: number): Promise<number>;
  /** The first `length` rows of columns as bars, with the price step found so far. */
  bars(columns: CsvColumns, length: number): BarColumns;
  summary(): CsvSummary;
  close(): Promise<void>;
}

/** How a file is read, beside what is known about it. */
export interface CsvReadHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {
    readonly bytes: number;
    readonly totalBytes: number;
    readonly bars: number;
  }) => void;
  /** Bytes of text parsed in one call; at least 64 KiB, default 1 MiB. */
  readonly blockSize?: number;
  /** Bad rows after which reading stops; default: it does not. */
  readonly stopAfterBadRows?: number;
  /** Leaves the fast path out, for the test that both agree. */
  readonly plainPath?: boolean;
}

type Options = CsvOptions & { readonly calendar?: CalendarName };

interface State {
  readonly file: TextFile;
  readonly blocks: BlockReader;
  readonly parser: NativeCsvParser;
  readonly format: CsvFormat;
  readonly hooks: CsvReadHooks;
  readonly bad: CsvBadRow[];
  readonly progress: Float64Array;
  block: TextBlock | null;
  isAtEnd: boolean;
}

function cancelled(state: State): void {
  if (state.hooks.signal?.aborted !== true) return;
  throw new TiercelError('TIERCEL_E_CANCELLED', `Reading ${state.file.path} was cancelled.`, {
    context: { file: state.file.path },
  });
}

function listBadRows(state: State, count: number): void {
  for (let i = 0; i < count; i++) {
    const from = 3 + i * csvBadRowValues;
    const [line, code, field, begin, length] = state.progress.subarray(from, from + csvBadRowValues);
    const text = state.block!.bytes.toString('utf8', begin!, begin! + Math.min(length!, 200));
    const reason = csvReasons[code!] as CsvReason;
    const column = field! < 0 ? null : (state.format.names[field!] ?? null);
    const shown = excerpt(text.replace(/\r$/, ''), 160);
    const message = explain({ reason, column, text, format: state.format });
    state.bad.push({ line: line!, reason, column, text: shown, message });
  }
}

function mayListMore(state: State): boolean {
  return state.bad.length < Math.min(mostListed, state.hooks.stopAfterBadRows ?? mostListed);
}

/** Parses what the block at hand holds into the columns; returns the row after the last. */
function parseBlock(state: State, columns: CsvColumns, row: number): number {
  const block = state.block!;
  const { progress } = state;
  progress[1] = row;
  const room = mayListMore(state) ? progress : progress.subarray(0, 3);
  state.parser.parse(block.bytes, block.begin, block.end, columns.time, columns.values, room);
  block.begin = progress[0]!;
  listBadRows(state, progress[2]!);
  return progress[1]!;
}

async function fill(state: State, columns: CsvColumns, from: number): Promise<number> {
  let row = from;
  while (row < columns.capacity && !state.isAtEnd) {
    const listed = state.bad.length;
    if (state.block !== null) row = parseBlock(state, columns, row);
    if (state.hooks.stopAfterBadRows !== undefined && state.bad.length >= state.hooks.stopAfterBadRows) break;
    if (row === columns.capacity || state.bad.length > listed) continue;
    cancelled(state);
    state.block = await state.blocks.next(state.block);
    state.isAtEnd = state.block === null;
    state.hooks.onProgress?.({ bytes: state.file.position(), totalBytes: state.file.size, bars: row });
  }
  return row;
}

function stepOf(decimals: number): number | null {
  return decimals > 9 || decimals < -18 ? null : Number(`1e${-decimals}`);
}

function summarize(state: State): CsvSummary {
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

function toBars(
  columns: CsvColumns,
  length: number,
  steps: { price: number | null; volume: number | null },
): BarColumns {
  const column = (name: (typeof csvColumns)[number], step: number | null): Column | undefined => {
    const values = columns.values[csvColumns.indexOf(name)];
    return values === undefined ? undefined : asColumn(values.subarray(0, length), step);
  };
  const price = (name: (typeof csvColumns)[number]): Column => column(name, steps.price)!;
  const hasAsk = columns.values[csvColumns.indexOf('askOpen')] !== undefined;
  const extras = {
    volume: column('volume', steps.volume),
    trades: column('trades', null),
    vwap: column('vwap', null),
    spread: column('spread', null),
    ask: hasAsk
      ? { open: price('askOpen'), high: price('askHigh'), low: price('askLow'), close: price('askClose') }
      : undefined,
  };
  const bars = {
    length,
    time: columns.time.subarray(0, length),
    open: price('open'),
    high: price('high'),
    low: price('low'),
    close: price('close'),
  };
  const present = Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== undefined));
  return { ...bars, ...present };
}

function allocate(format: CsvFormat, capacity: number): CsvColumns {
  return {
    capacity,
    time: allocateTimes(capacity),
    values: csvColumns.map((name) => (format.columns.includes(name) ? allocateColumn(capacity) : undefined)),
  };
}

/** The earliest year that may be in the file, from the digits of the first times; zone offsets start there. */
function firstYear(lines: readonly string[]): number {
  const years = lines.flatMap((line) => line.match(/(?:17|18|19|20|21|22)\d\d/g)?.map(Number) ?? []);
  return Math.max(1900, Math.min(2018, ...years) - 1);
}

async function openState(
  file: TextFile,
  options: Options,
  hooks: CsvReadHooks,
): Promise<{ state: State; rowBytes: number }> {
  const blocks = readBlocks(file, Math.max(hooks.blockSize ?? defaultBlock, sampleBytes));
  const { bytes, isWhole } = await blocks.first();
  const sample = takeSample(file.path, bytes.subarray(0, sampleBytes), isWhole && bytes.length <= sampleBytes);
  const format = detectFormat(sample, options);
  const parser = new (native().CsvParser)(
    compileFormat(format, {
      timeframe: options.timeframe,
      calendar: options.calendar,
      firstYear: firstYear(sample.lines.slice(0, 200)),
    }),
  );
  if (hooks.plainPath === true) parser.usePlainPath(true);
  const progress = new Float64Array(
    3 + Math.min(listedOfCall, hooks.stopAfterBadRows ?? listedOfCall) * csvBadRowValues,
  );
  const body = sample.lines.slice(1);
  const rowBytes = body.reduce((sum, line) => sum + line.length + 1, 0) / Math.max(1, body.length);
  return {
    state: { file, blocks, parser, format, hooks, bad: [], progress, block: null, isAtEnd: false },
    rowBytes: Math.max(10, rowBytes),
  };
}

/**
 * Opens a CSV file of bars, plain or gz: detects what `options` leaves open and stands before the first row.
 *
 * @throws TIERCEL_E_FILE when the file is missing, unreadable, empty or no text; TIERCEL_E_DATA when it holds no bars
 * as far as can be seen; TIERCEL_E_USAGE when something must be said that it does not tell, such as its zone.
 * @example
 * ```ts
 * const reader = await openCsv('eurusd_1m.csv.gz', { tz: 'UTC' });
 * const columns = reader.allocate(100_000);
 * for (let rows = await reader.read(columns, 0); rows > 0; rows = await reader.read(columns, 0)) use(columns, rows);
 * await reader.close();
 * ```
 */
export async function openCsv(path: string, options: Options = {}, hooks: CsvReadHooks = {}): Promise<CsvReader> {
  const file = await openTextFile(path);
  try {
    const { state, rowBytes } = await openState(file, options, hooks);
    return {
      file: path,
      format: state.format,
      expectedRows: Math.ceil(file.textSize / rowBytes) + 1,
      allocate: (capacity) => allocate(state.format, capacity),
      read: (columns, row) => fill(state, columns, row),
      bars: (columns, length) => {
        const { priceStep, volumeStep } = summarize(state);
        return toBars(columns, length, { price: priceStep, volume: volumeStep });
      },
      summary: () => summarize(state),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** All bars of a file, and what was found out about it. */
export interface CsvBars {
  readonly bars: BarColumns;
  readonly format: CsvFormat;
  readonly side: PriceSide | null;
  readonly summary: CsvSummary;
}

/**
 * Reads a whole CSV file of bars into shared memory. Bad rows are left out, counted and listed in `summary`: look at
 * `summary.badRows`, or use `importCsv`, which stops at them.
 *
 * @throws as `openCsv` does.
 * @example
 * ```ts
 * const { bars, summary } = await readCsv('btcusdt_1m.csv');
 * console.log(bars.length, summary.badRows, summary.priceStep);
 * ```
 */
export async function readCsv(path: string, options: Options = {}, hooks: CsvReadHooks = {}): Promise<CsvBars> {
  const reader = await openCsv(path, options, hooks);
  try {
    let columns = reader.allocate(reader.expectedRows);
    let rows = await reader.read(columns, 0);
    while (rows === columns.capacity) {
      columns = grow(reader, columns, rows);
      rows = await reader.read(columns, rows);
    }
    return {
      bars: reader.bars(columns, rows),
      format: reader.format,
      side: reader.format.side,
      summary: reader.summary(),
    };
  } finally {
    await reader.close();
  }
}

/** The same rows in columns of twice the size. */
export function grow(reader: CsvReader, columns: CsvColumns, rows: number): CsvColumns {
  const larger = reader.allocate(columns.capacity * 2);
  larger.time.set(columns.time.subarray(0, rows));
  larger.values.forEach((to, i) => {
    to?.set(columns.values[i]!.subarray(0, rows));
  });
  return larger;
}
