import { resolve } from 'node:path';
import { loadConfig, TiercelError } from '../../kernel/index.ts';
import type { AssetClass, CalendarName, PriceSide } from '../../market/index.ts';
import {
  describeBadRow,
  type ImportOptions,
  type ImportReport,
  importCsv,
  importFactors,
  importTicks,
  loadInstruments,
  type TickImportReport,
} from '../../pipeline/index.ts';
import { type CsvOptions, type CsvRecord, readFactors } from '../../sources/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { openLog } from '../log.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { factorLines } from './data-actions.ts';

export interface ImportOptionTexts {
  readonly symbol: string;
  readonly kind: CsvRecord;
  readonly timeframe?: string;
  readonly store?: string;
  readonly tz?: string;
  readonly class?: AssetClass;
  readonly currency?: string;
  readonly calendar?: CalendarName;
  readonly side?: PriceSide;
  readonly stamp?: 'open' | 'close';
  readonly delimiter?: string;
  readonly header: boolean;
  readonly columns?: string;
  readonly decimal?: '.' | ',';
  readonly dateOrder?: 'ymd' | 'dmy' | 'mdy';
  readonly epochUnit?: 's' | 'ms' | 'us' | 'ns';
  readonly factors?: string;
  readonly onBad: 'stop' | 'skip';
  readonly json?: boolean;
  readonly verbose?: boolean;
}

const delimiters: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', '\\t': '\t' };

/** What the command line says about the file, and `instruments.yaml` about the symbol; the reader detects the rest. */
async function importOptions(texts: ImportOptionTexts): Promise<ImportOptions> {
  const { store: _, json: __, verbose: ___, factors: ____, kind: _____, ...said } = texts;
  const { class: assetClass, calendar, header, delimiter, columns, ...same } = said;
  const known = (await loadInstruments())[texts.symbol] ?? {};
  return {
    ...same,
    ...(assetClass === undefined ? {} : { assetClass }),
    instrument: { ...known, ...(calendar === undefined ? {} : { calendar }) },
    ...(header ? {} : { header }),
    ...(delimiter === undefined
      ? {}
      : { delimiter: (delimiters[delimiter] ?? delimiter) as CsvOptions['delimiter'] & {} }),
    ...(columns === undefined ? {} : { columns: columns.split(',').map((name) => name.trim()) }),
  };
}

const whole = (number: number) => number.toLocaleString('en-US');
const shownRows = 20;

/** Options that say something about bars. */
const barOptions = ['timeframe', 'side', 'stamp', 'factors'] as const;

function refuseBarOptions(texts: ImportOptionTexts): void {
  const given = barOptions.find((name) => texts[name] !== undefined);
  if (texts.kind === 'bars' || given === undefined) return;
  throw new TiercelError(
    'TIERCEL_E_USAGE',
    `--${given} is for bars, and --kind ${texts.kind} says that the file holds none. Leave one of the two out.`,
  );
}

/** What was read: `EURUSD 1m: 1,234 bars`, `EURUSD: 532,903 quotes (4,494 at the time of the one before)`. */
function readText(report: ImportReport | TickImportReport): string {
  if (!('kind' in report)) return `${report.symbol} ${report.timeframe}: ${whole(report.bars)} bars`;
  const equal = report.equalTimes === 0 ? '' : ` (${whole(report.equalTimes)} at the time of the one before)`;
  return `${report.symbol}: ${whole(report.ticks)} ${report.kind}${equal}`;
}

function lines(report: ImportReport | TickImportReport, store: string): string[] {
  const { appended, alreadyStored, first, last, priceStep, badRows } = report;
  const stored = alreadyStored === 0 ? '' : ` (${whole(alreadyStored)} were there already)`;
  const found = [
    `${readText(report)} read, ${whole(appended)} stored${stored} in ${store}`,
    `from ${first ?? '-'} to ${last ?? '-'}, price step ${priceStep ?? 'none'}`,
    ...report.assumed.map((sentence) => `taken for granted: ${sentence}`),
    ...(report.ignoredColumns.length === 0 ? [] : [`columns not read: ${report.ignoredColumns.join(', ')}`]),
    ...(report.crossedRows + report.lockedRows === 0
      ? []
      : [`${whole(report.crossedRows)} rows with crossed and ${whole(report.lockedRows)} with locked prices, kept`]),
  ];
  if (badRows === 0) return found;
  const shown = report.bad.slice(0, shownRows).map((row) => `  ${describeBadRow(report.file, row)}`);
  const more = badRows > shown.length ? [`  and ${whole(badRows - shown.length)} more`] : [];
  return [...found, `${whole(badRows)} bad rows were left out:`, ...shown, ...more];
}

interface FileImport {
  readonly store: Store;
  readonly file: string;
  readonly options: ImportOptions;
  readonly kind: CsvRecord;
  readonly terminal: Terminal;
}

function importFile(work: FileImport): Promise<ImportReport | TickImportReport> {
  const { store, file, options, kind, terminal } = work;
  const hooks = {
    signal: terminal.signal,
    onProgress: ({ bytes, totalBytes }: { bytes: number; totalBytes: number }) =>
      terminal.progress(`reading ${file}: ${Math.floor((100 * bytes) / Math.max(totalBytes, 1))} %`),
  };
  if (kind === 'bars') return importCsv(store, file, options, hooks);
  return importTicks(store, file, { ...options, kind }, hooks);
}

/** `tiercel data import`. */
export async function dataImport(file: string, texts: ImportOptionTexts, terminal: Terminal): Promise<void> {
  const config = await loadConfig();
  const log = await openLog(config, { verbose: texts.verbose === true, terminal });
  const folder = texts.store === undefined ? config.store : resolve(texts.store);
  log.debug('importing', { file: resolve(file), store: folder, settings: config.file });
  refuseBarOptions(texts);
  const options = await importOptions(texts);
  if (texts.factors !== undefined) await readFactors(texts.factors); // a bad one is told before bars are stored
  const store = await openStore(folder, { create: true, label: `tiercel data import ${file}` });
  try {
    const report = await importFile({ store, file, options, kind: texts.kind, terminal });
    const { symbol, rows, appended, badRows } = report;
    log.info('imported', { symbol, kind: texts.kind, rows, appended, badRows });
    const factors = texts.factors === undefined ? null : await importFactors(store, texts.factors, symbol);
    if (texts.json === true) return terminal.result(toJson(factors === null ? report : { ...report, factors }));
    terminal.result([...lines(report, folder), ...(factors === null ? [] : factorLines(factors))].join('\n'));
  } finally {
    await store.close();
  }
}
