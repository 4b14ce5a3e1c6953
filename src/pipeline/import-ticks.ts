import { TiercelError } from '../kernel/index.ts';
import { type QuoteColumns, type TickKind, type TradeColumns, toIso } from '../market/index.ts';
import {
  type CsvColumns,
  type CsvFormat,
  type CsvSummary,
  growColumns,
  openTickCsv,
  type TickCsvOptions,
  type TickCsvReader,
} from '../sources/index.ts';
import type { Store, TickMeta } from '../store/index.ts';
import { describeRefusal, enoughBadRows, type TickImportReport } from './import-report.ts';
import {
  type InstrumentOptions,
  type PartialInstrument,
  resolveInstrument,
  withTickSize,
} from './instrument-defaults.ts';
import { checkUnchanged, type ImportHooks, readHooks, readThrough, rowsInMemory, withProgress } from './scan.ts';
import { columnNames } from './write-report.ts';

/** What the rows are, how the file is read, and what is done about bad rows. */
export interface TickImportOptions extends TickCsvOptions, InstrumentOptions {
  readonly kind: TickKind;
  /** `stop` (default): one bad row and nothing is imported. `skip`: bad rows are counted, listed and left out. */
  readonly onBad?: 'stop' | 'skip';
}

/** Where an import puts its ticks: a store. */
export type TickImportTarget = Pick<Store, 'appendTicks'>;

interface Work {
  readonly file: string;
  readonly options: TickImportOptions;
  readonly hooks: ImportHooks;
  readonly partial: PartialInstrument;
}

/** A file that was read through once, and its ticks where they fit into memory. */
interface TickScan {
  readonly format: CsvFormat;
  readonly summary: CsvSummary;
  readonly held: QuoteColumns | TradeColumns | null;
}

function openTicks({ file, options, hooks }: Work, stopAfterBadRows?: number): Promise<TickCsvReader> {
  return openTickCsv(file, options.kind, options, readHooks(hooks, stopAfterBadRows));
}

async function scan(work: Work): Promise<TickScan> {
  const reader = await openTicks(work, work.options.onBad === 'skip' ? undefined : enoughBadRows);
  try {
    const { columns, rows, fits } = await readThrough(reader, rowsInMemory(reader, work.hooks));
    return { format: reader.format, summary: reader.summary(), held: fits ? reader.ticks(columns, rows) : null };
  } finally {
    await reader.close();
  }
}

/** Bid and ask that were exchanged cross in nearly every row. */
function checkSides({ file, options }: Work, { crossedRows, bars }: CsvSummary): void {
  if (options.kind !== 'quotes' || crossedRows * 2 <= bars) return;
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `${file}: the ask is below the bid in ${crossedRows.toLocaleString('en-US')} of ${bars.toLocaleString('en-US')} rows. ` +
      'Bid and ask seem to be exchanged: name the columns with `columns` (--columns time,ask,bid). Nothing was imported.',
    { context: { file } },
  );
}

function writeReport(work: Work, { format, summary }: TickScan): TickImportReport {
  const { file, options, partial } = work;
  const isRefused = summary.badRows > 0 && options.onBad !== 'skip';
  const tickSize = partial.instrument.tickSize ?? summary.priceStep ?? 0;
  const settled =
    isRefused || summary.bars === 0
      ? { instrument: { ...partial.instrument, tickSize }, assumed: [] }
      : withTickSize(partial, summary.priceStep);
  const { rows, bars, badRows, badByReason, bad, backwardJumps, ambiguousTimes } = summary;
  const { equalTimes, lockedRows, crossedRows, priceStep, volumeStep, firstTime, lastTime } = summary;
  return {
    ...{ file, sha256: summary.sha256, symbol: options.symbol, kind: options.kind, instrument: settled.instrument },
    zone: format.zone,
    ...columnNames(format),
    ...{ rows, ticks: bars, badRows, badByReason, bad, backwardJumps, ambiguousTimes, equalTimes },
    ...{ lockedRows, crossedRows, appended: 0, alreadyStored: 0, priceStep, sizeStep: volumeStep },
    first: firstTime === null ? null : toIso(firstTime),
    last: lastTime === null ? null : toIso(lastTime),
    assumed: [...partial.assumed, ...settled.assumed, ...format.assumed],
  };
}

function checkReport({ file, options }: Work, report: TickImportReport): void {
  if (report.badRows === 0 || options.onBad === 'skip') return;
  throw new TiercelError('TIERCEL_E_DATA', describeRefusal(report), {
    context: { file, line: report.bad[0]!.line, symbol: report.symbol, report },
  });
}

function metaOf(report: TickImportReport): TickMeta {
  const { file, sha256, zone, instrument, kind } = report;
  return { instrument, kind, source: { file, sha256, zone }, importReport: report };
}

/** Rows before those of the last time, more of which may follow. */
function wholeTimes(time: BigInt64Array, rows: number): number {
  let row = rows - 1;
  while (row > 0 && time[row - 1] === time[rows - 1]) row--;
  return row;
}

/** Moves rows `[from, to)` of columns to their front. */
function keepRows({ time, values }: CsvColumns, from: number, to: number): void {
  time.copyWithin(0, from, to);
  for (const column of values) column?.copyWithin(0, from, to);
}

/** Reads a file that was found good a second time and stores it batch by batch, the rows of one time in one batch. */
async function storeInBatches(
  target: TickImportTarget,
  work: Work,
  report: TickImportReport,
): Promise<[number, number]> {
  const reader = await openTicks(work);
  const counts: [number, number] = [0, 0];
  try {
    let columns = reader.allocate(rowsInMemory(reader, work.hooks));
    for (let kept = 0, isAtEnd = false; !isAtEnd; ) {
      const rows = await reader.read(columns, kept);
      isAtEnd = rows < columns.capacity;
      const whole = isAtEnd ? rows : wholeTimes(columns.time, rows);
      if (whole > 0) {
        const { appended, skipped } = await target.appendTicks(metaOf(report), reader.ticks(columns, whole));
        counts[0] += appended;
        counts[1] += skipped;
      } else if (!isAtEnd) {
        columns = growColumns(reader, columns, columns.capacity * 2);
      }
      keepRows(columns, whole, rows);
      kept = rows - whole;
    }
    checkUnchanged(work, reader.summary(), report);
    return counts;
  } catch (error) {
    throw withProgress(error, { file: work.file, stored: counts[0] + counts[1], what: report.kind });
  } finally {
    await reader.close();
  }
}

/**
 * Imports a CSV file of quotes or trades, plain or gz, into a store. The whole file is checked before the first row is
 * stored: a file that fits into `memoryBytes` is read once, a larger one twice, with memory that does not grow. Rows of
 * one time keep the order of the file; a row whose time is before that of the row above is bad. The same file again adds
 * nothing.
 *
 * @returns the report; with `onBad: 'skip'` it may have no ticks at all, then nothing is stored.
 * @throws TIERCEL_E_DATA when rows are bad under `onBad: 'stop'` (`context.report` has the report), the file holds no
 * such ticks, or bid and ask are exchanged; TIERCEL_E_FILE when it cannot be read; TIERCEL_E_USAGE when something must be
 * said that it does not tell; TIERCEL_E_CANCELLED by the signal; and what the store throws.
 * @example
 * ```ts
 * const store = await openStore('./data', { create: true });
 * const report = await importTicks(store, 'eurusd_ticks.csv.gz', { symbol: 'EURUSD', kind: 'quotes' });
 * console.log(report.ticks, report.equalTimes, report.crossedRows);
 * ```
 */
export async function importTicks(
  target: TickImportTarget,
  file: string,
  options: TickImportOptions,
  hooks: ImportHooks = {},
): Promise<TickImportReport> {
  const work: Work = { file, options, hooks, partial: resolveInstrument(options) };
  const scanned = await scan(work);
  const report = writeReport(work, scanned);
  checkReport(work, report);
  if (report.ticks === 0) return report;
  checkSides(work, scanned.summary);
  if (scanned.held === null) {
    const [appended, alreadyStored] = await storeInBatches(target, work, report);
    return { ...report, appended, alreadyStored };
  }
  const { appended, skipped } = await target.appendTicks(metaOf(report), scanned.held);
  return { ...report, appended, alreadyStored: skipped };
}
