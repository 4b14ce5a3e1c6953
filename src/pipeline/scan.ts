import { TiercelError } from '../kernel/index.ts';
import type { BarColumns } from '../market/index.ts';
import {
  type CsvColumns,
  type CsvFormat,
  type CsvOptions,
  type CsvReader,
  type CsvReadHooks,
  type CsvRows,
  type CsvSummary,
  growColumns,
  openCsv,
} from '../sources/index.ts';
import { enoughBadRows } from './import-report.ts';
import type { InstrumentOptions, PartialInstrument } from './instrument-defaults.ts';

/** How a file is read, and what is done about bad rows. */
export interface ImportOptions extends Omit<CsvOptions, 'calendar'>, InstrumentOptions {
  /** `stop` (default): one bad row and nothing is imported. `skip`: bad rows are counted, listed and left out. */
  readonly onBad?: 'stop' | 'skip';
}

/** How an import reports and is stopped. */
export interface ImportHooks extends Pick<CsvReadHooks, 'signal' | 'onProgress' | 'blockSize'> {
  /** Bytes of columns kept in memory; a larger file is read twice, first to check it, then to store it. Default 64 MiB. */
  readonly memoryBytes?: number;
}

const defaultMemory = 64 * 1024 * 1024;

/** One import: what was asked for, and the instrument as far as it is known. */
export interface ImportWork {
  readonly file: string;
  readonly options: ImportOptions;
  readonly hooks: ImportHooks;
  readonly partial: PartialInstrument;
}

/** A file that was read through once: what was found, and its bars where they fit into memory. */
export interface Scan {
  readonly format: CsvFormat;
  readonly summary: CsvSummary;
  readonly held: BarColumns | null;
}

/** Opens the file of an import. */
export function openImport(
  { file, options, hooks, partial }: ImportWork,
  stopAfterBadRows?: number,
): Promise<CsvReader> {
  const { calendar } = partial.instrument;
  return openCsv(file, { ...options, calendar }, readHooks(hooks, stopAfterBadRows));
}

/** What an import tells the reader of its file. */
export function readHooks(
  { signal, onProgress, blockSize }: ImportHooks,
  stopAfterBadRows: number | undefined,
): CsvReadHooks {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(blockSize === undefined ? {} : { blockSize }),
    ...(stopAfterBadRows === undefined ? {} : { stopAfterBadRows }),
  };
}

/** Says how far a large import came when it fails between two batches. */
export function withProgress(
  error: unknown,
  { file, stored, what }: { readonly file: string; readonly stored: number; readonly what: string },
): unknown {
  if (stored === 0 || !(error instanceof TiercelError)) return error;
  const message = `${error.message} The first ${stored.toLocaleString('en-US')} ${what} of ${file} are stored; the same import again goes on after them.`;
  return new TiercelError(error.code, message, { context: { ...error.context, storedRows: stored }, cause: error });
}

/** A file must not change between its two readings. */
export function checkUnchanged(
  { file }: Pick<ImportWork, 'file'>,
  { sha256 }: CsvSummary,
  report: { readonly sha256: string },
): void {
  if (sha256 === report.sha256) return;
  throw new TiercelError('TIERCEL_E_FILE', `${file} was changed while it was being imported; import it again.`, {
    context: { file },
  });
}

/** Rows that the memory of an import holds. */
export function rowsInMemory(reader: CsvRows, hooks: ImportHooks): number {
  const columns = 1 + reader.format.columns.filter((role) => role !== null).length;
  return Math.max(1024, Math.floor((hooks.memoryBytes ?? defaultMemory) / (columns * 8)));
}

/** Reads to the end; the rows stay in the columns as long as they fit, after that they are only checked. */
export async function readThrough(
  reader: CsvRows,
  most: number,
): Promise<{ columns: CsvColumns; rows: number; fits: boolean }> {
  let columns = reader.allocate(Math.min(most, reader.expectedRows));
  let fits = true;
  let rows = await reader.read(columns, 0);
  while (rows === columns.capacity) {
    const canGrow: boolean = fits && columns.capacity < most;
    if (canGrow) columns = growColumns(reader, columns, Math.min(most, columns.capacity * 2));
    fits = canGrow;
    rows = await reader.read(columns, canGrow ? rows : 0);
  }
  return { columns, rows, fits };
}

/** Reads the whole file, or as much as it takes to refuse it, and checks every row. */
export async function scanFile(work: ImportWork): Promise<Scan> {
  const reader = await openImport(work, work.options.onBad === 'skip' ? undefined : enoughBadRows);
  try {
    const { columns, rows, fits } = await readThrough(reader, rowsInMemory(reader, work.hooks));
    return { format: reader.format, summary: reader.summary(), held: fits ? reader.bars(columns, rows) : null };
  } finally {
    await reader.close();
  }
}
