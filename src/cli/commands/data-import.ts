import { resolve } from 'node:path';
import { loadConfig } from '../../kernel/index.ts';
import type { AssetClass, CalendarName, PriceSide } from '../../market/index.ts';
import {
  describeBadRow,
  type ImportOptions,
  type ImportReport,
  importCsv,
  importFactors,
  loadInstruments,
} from '../../pipeline/index.ts';
import { type CsvOptions, readFactors } from '../../sources/index.ts';
import { openStore } from '../../store/index.ts';
import { openLog } from '../log.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { factorLines } from './data-actions.ts';

export interface ImportOptionTexts {
  readonly symbol: string;
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
  const { store: _, json: __, verbose: ___, factors: ____, ...said } = texts;
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

function lines(report: ImportReport, store: string): string[] {
  const { symbol, timeframe, bars, appended, alreadyStored, first, last, priceStep, badRows } = report;
  const stored = alreadyStored === 0 ? '' : ` (${whole(alreadyStored)} were there already)`;
  const found = [
    `${symbol} ${timeframe}: ${whole(bars)} bars read, ${whole(appended)} stored${stored} in ${store}`,
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

/** `tiercel data import`. */
export async function dataImport(file: string, texts: ImportOptionTexts, terminal: Terminal): Promise<void> {
  const config = await loadConfig();
  const log = await openLog(config, { verbose: texts.verbose === true, terminal });
  const folder = texts.store === undefined ? config.store : resolve(texts.store);
  log.debug('importing', { file: resolve(file), store: folder, settings: config.file });
  const options = await importOptions(texts);
  if (texts.factors !== undefined) await readFactors(texts.factors); // a bad one is told before bars are stored
  const store = await openStore(folder, { create: true, label: `tiercel data import ${file}` });
  try {
    const report = await importCsv(store, file, options, {
      signal: terminal.signal,
      onProgress: ({ bytes, totalBytes }) =>
        terminal.progress(`reading ${file}: ${Math.floor((100 * bytes) / Math.max(totalBytes, 1))} %`),
    });
    const { symbol, timeframe, bars, appended, badRows } = report;
    log.info('imported', { symbol, timeframe, bars, appended, badRows });
    const factors = texts.factors === undefined ? null : await importFactors(store, texts.factors, symbol);
    if (texts.json === true) return terminal.result(toJson(factors === null ? report : { ...report, factors }));
    terminal.result([...lines(report, folder), ...(factors === null ? [] : factorLines(factors))].join('\n'));
  } finally {
    await store.close();
  }
}
