import { TiercelError } from '../kernel/index.ts';
import type { SeriesMeta, Store } from '../store/index.ts';
import { describeRefusal, type ImportReport } from './import-report.ts';
import { resolveInstrument } from './instrument-defaults.ts';
import {
  checkUnchanged,
  type ImportHooks,
  type ImportOptions,
  type ImportWork,
  openImport,
  rowsInMemory,
  scanFile,
  withProgress,
} from './scan.ts';
import { writeReport } from './write-report.ts';

/** Where an import puts its bars: a store. */
export type ImportTarget = Pick<Store, 'append'>;

function checkReport(work: ImportWork, report: ImportReport): void {
  if (report.badRows === 0 || work.options.onBad === 'skip') return;
  const first = report.bad[0]!;
  throw new TiercelError('TIERCEL_E_DATA', describeRefusal(report), {
    context: { file: work.file, line: first.line, symbol: report.symbol, report },
  });
}

function metaOf(report: ImportReport): SeriesMeta {
  const { file, sha256, zone, stamp, instrument, timeframe, side, isDateOnly } = report;
  return {
    instrument,
    timeframe,
    side,
    dateOnly: isDateOnly,
    source: { file, sha256, zone, stamp },
    importReport: report,
  };
}

/** Reads a file that was found good a second time and stores it batch by batch, always in the same columns. */
async function storeInBatches(target: ImportTarget, work: ImportWork, report: ImportReport): Promise<[number, number]> {
  const reader = await openImport(work);
  let appended = 0;
  let skipped = 0;
  try {
    const columns = reader.allocate(rowsInMemory(reader, work.hooks));
    for (let rows = columns.capacity; rows === columns.capacity; ) {
      rows = await reader.read(columns, 0);
      if (rows === 0) break;
      const result = await target.append(metaOf(report), reader.bars(columns, rows));
      appended += result.appended;
      skipped += result.skipped;
    }
    checkUnchanged(work, reader.summary(), report);
    return [appended, skipped];
  } catch (error) {
    throw withProgress(error, { file: work.file, stored: appended + skipped, what: 'bars' });
  } finally {
    await reader.close();
  }
}

/**
 * Imports a CSV file of bars, plain or gz, into a store. The whole file is checked before the first bar is stored: a
 * file that fits into `memoryBytes` is read once, a larger one twice, with memory that does not grow.
 *
 * @returns the report; with `onBad: 'skip'` it may have no bars at all, then nothing is stored.
 * @throws TIERCEL_E_DATA when rows are bad under `onBad: 'stop'` (`context.report` has the report), the file holds no
 * bars, or the timeframe does not fit; TIERCEL_E_FILE when it cannot be read; TIERCEL_E_USAGE when something must be
 * said that it does not tell; TIERCEL_E_CANCELLED by the signal; and what the store throws.
 * @example
 * ```ts
 * const store = await openStore('./data', { create: true });
 * const report = await importCsv(store, 'eurusd_1m_2018.csv.gz', { symbol: 'EURUSD', timeframe: '1m' });
 * console.log(report.bars, report.assumed);
 * ```
 */
export async function importCsv(
  target: ImportTarget,
  file: string,
  options: ImportOptions,
  hooks: ImportHooks = {},
): Promise<ImportReport> {
  const work: ImportWork = { file, options, hooks, partial: resolveInstrument(options) };
  const scanned = await scanFile(work);
  const report = writeReport(work, scanned);
  checkReport(work, report);
  if (report.bars === 0) return report;
  if (scanned.held === null) {
    const [appended, alreadyStored] = await storeInBatches(target, work, report);
    return { ...report, appended, alreadyStored };
  }
  const { appended, skipped } = await target.append(metaOf(report), scanned.held);
  return { ...report, appended, alreadyStored: skipped };
}
