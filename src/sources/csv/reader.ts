import { openTextFile, type TextFile, TiercelError } from '../../kernel/index.ts';
import type { BarColumns, QuoteColumns, TickKind, TradeColumns } from '../../market/index.ts';
import { csvBadRowValues, csvReasons, type NativeCsvParser, native } from '../../native/index.ts';
import { type BlockReader, readBlocks, type TextBlock } from './blocks.ts';
import {
  allocateCsvColumns,
  type CsvColumns,
  growColumns,
  toBarColumns,
  toQuoteColumns,
  toTradeColumns,
} from './columns.ts';
import { compileFormat } from './compile.ts';
import { detectFormat } from './detect.ts';
import type { CsvFormat, CsvOptions, CsvRecord, TickCsvOptions } from './format.ts';
import { type CsvBadRow, type CsvReason, explain } from './reasons.ts';
import { excerpt, takeSample } from './sample.ts';
import { type CsvSummary, summarize } from './summary.ts';

const sampleBytes = 64 * 1024;
const defaultBlock = 2 * 1024 * 1024;
const mostListed = 1000;
const listedOfCall = 200;

/** A CSV file, open at its first row. */
export interface CsvRows {
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
  summary(): CsvSummary;
  close(): Promise<void>;
}

/** A CSV file of bars, open at its first row. */
export interface CsvReader extends CsvRows {
  /** The first `length` rows of columns as bars, with the price step found so far. */
  bars(columns: CsvColumns, length: number): BarColumns;
}

/** Columns of each kind of ticks. */
export interface TickColumns {
  readonly quotes: QuoteColumns;
  readonly trades: TradeColumns;
}

/** A CSV file of ticks, open at its first row. */
export interface TickCsvReader<K extends TickKind = TickKind> extends CsvRows {
  readonly kind: K;
  /** The first `length` rows of columns as ticks, with the price step found so far. */
  ticks(columns: CsvColumns, length: number): TickColumns[K];
}

/** How a file is read, beside what is known about it. */
export interface CsvReadHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {
    readonly bytes: number;
    readonly totalBytes: number;
    readonly bars: number;
  }) => void;
  /** Bytes of text parsed in one call; at least 64 KiB, default 2 MiB. */
  readonly blockSize?: number;
  /** Bad rows after which reading stops; default: it does not. */
  readonly stopAfterBadRows?: number;
  /** Leaves the fast path out, for the test that both agree. */
  readonly plainPath?: boolean;
}

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

/** The earliest year that may be in the file, from the digits of the first times; zone offsets start there. */
function firstYear(lines: readonly string[]): number {
  const years = lines.flatMap((line) => line.match(/(?:17|18|19|20|21|22)\d\d/g)?.map(Number) ?? []);
  return Math.max(1900, Math.min(2018, ...years) - 1);
}

interface OpenRequest {
  readonly record: CsvRecord;
  readonly options: CsvOptions;
  readonly hooks: CsvReadHooks;
}

async function openState(
  file: TextFile,
  { record, options, hooks }: OpenRequest,
): Promise<{ state: State; rowBytes: number }> {
  const blocks = readBlocks(file, Math.max(hooks.blockSize ?? defaultBlock, sampleBytes));
  const { bytes, isWhole } = await blocks.first();
  const sample = takeSample(file.path, bytes.subarray(0, sampleBytes), isWhole && bytes.length <= sampleBytes);
  const format = detectFormat(sample, options, record);
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
export async function openCsv(path: string, options: CsvOptions = {}, hooks: CsvReadHooks = {}): Promise<CsvReader> {
  const rows = await openRows(path, { record: 'bars', options, hooks });
  return { ...rows, bars: (columns, length) => toBarColumns(columns, length, stepsOf(rows)) };
}

/**
 * Opens a CSV file of quotes or trades, plain or gz: detects what `options` leaves open and stands before the first row.
 *
 * @throws as `openCsv` does.
 * @example
 * ```ts
 * const reader = await openTickCsv('eurusd_ticks.csv.gz', 'quotes');
 * const columns = reader.allocate(100_000);
 * const rows = await reader.read(columns, 0);
 * console.log(reader.ticks(columns, rows).bid[0]);
 * await reader.close();
 * ```
 */
export async function openTickCsv<K extends TickKind>(
  path: string,
  kind: K,
  options: TickCsvOptions = {},
  hooks: CsvReadHooks = {},
): Promise<TickCsvReader<K>> {
  const rows = await openRows(path, { record: kind, options, hooks });
  const toTicks = (kind === 'quotes' ? toQuoteColumns : toTradeColumns) as typeof toQuoteColumns;
  const ticks = (columns: CsvColumns, length: number) => toTicks(columns, length, stepsOf(rows)) as TickColumns[K];
  return { ...rows, kind, ticks };
}

function stepsOf(rows: CsvRows): { price: number | null; volume: number | null } {
  const { priceStep, volumeStep } = rows.summary();
  return { price: priceStep, volume: volumeStep };
}

async function openRows(path: string, request: OpenRequest): Promise<CsvRows> {
  const file = await openTextFile(path);
  try {
    const { state, rowBytes } = await openState(file, request);
    return {
      file: path,
      format: state.format,
      expectedRows: Math.ceil(file.textSize / rowBytes) + 1,
      allocate: (capacity) => allocateCsvColumns(state.format, capacity),
      read: (columns, row) => fill(state, columns, row),
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
export async function readCsv(path: string, options: CsvOptions = {}, hooks: CsvReadHooks = {}): Promise<CsvBars> {
  const reader = await openCsv(path, options, hooks);
  try {
    let columns = reader.allocate(reader.expectedRows);
    let rows = await reader.read(columns, 0);
    while (rows === columns.capacity) {
      columns = growColumns(reader, columns, columns.capacity * 2);
      rows = await reader.read(columns, rows);
    }
    return {
      bars: reader.bars(columns, rows),
      format: reader.format,
      summary: reader.summary(),
    };
  } finally {
    await reader.close();
  }
}
