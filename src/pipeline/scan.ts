import type { BarColumns } from '../market/index.ts';
import {
  type CsvColumns,
  type CsvFormat,
  type CsvOptions,
  type CsvReader,
  type CsvReadHooks,
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
  const { signal, onProgress, blockSize } = hooks;
  return openCsv(
    file,
    { ...options, calendar },
    {
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(blockSize === undefined ? {} : { blockSize }),
      ...(stopAfterBadRows === undefined ? {} : { stopAfterBadRows }),
    },
  );
}

/** Rows that the memory of an import holds. */
export function rowsInMemory(reader: CsvReader, hooks: ImportHooks): number {
  const columns = 1 + reader.format.columns.filter((role) => role !== null).length;
  return Math.max(1024, Math.floor((hooks.memoryBytes ?? defaultMemory) / (columns * 8)));
}

/** Reads to the end; the rows stay in the columns as long as they fit, after that they are only checked. */
async function readThrough(
  reader: CsvReader,
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
