import type { Instrument, PriceSide, TickKind, Timeframe } from '../market/index.ts';
import type { CsvBadRow, CsvReason } from '../sources/index.ts';

/** What the imports of bars and of ticks report alike, in plain JSON. */
export interface RowsReport {
  readonly file: string;
  /** SHA-256 of the file as it lies on disk, hex; of what was read of it where it was refused before its end. */
  readonly sha256: string;
  readonly symbol: string;
  readonly instrument: Instrument;
  /** Zone by which the times were read: an IANA name, `in each row`, or `session` for rows that are dates. */
  readonly zone: string;
  /** The file's columns with what each was read as; those not read are in `ignoredColumns`. */
  readonly columns: Readonly<Record<string, string>>;
  readonly ignoredColumns: readonly string[];
  /** Rows of the file, good and bad, without header and blank lines. */
  readonly rows: number;
  /** Bars or ticks that are in the store now and were not before, and those that it had already. */
  readonly appended: number;
  readonly alreadyStored: number;
  readonly badRows: number;
  readonly badByReason: Readonly<Partial<Record<CsvReason, number>>>;
  /** The first bad rows, at most 1,000. */
  readonly bad: readonly CsvBadRow[];
  /** Rows whose time is before that of the row above. */
  readonly backwardJumps: number;
  /** Local times that occur twice, each placed by the row before it. */
  readonly ambiguousTimes: number;
  readonly lockedRows: number;
  readonly crossedRows: number;
  readonly priceStep: number | null;
  /** Times of the first and last good row (of bars, their opens), ISO in UTC; null without one. */
  readonly first: string | null;
  readonly last: string | null;
  /** What was taken for granted, one sentence each. */
  readonly assumed: readonly string[];
}

/** What an import of bars did, in plain JSON. */
export interface ImportReport extends RowsReport {
  readonly timeframe: Timeframe;
  readonly side: PriceSide;
  readonly stamp: 'open' | 'close';
  readonly isDateOnly: boolean;
  /** Good rows. */
  readonly bars: number;
  readonly volumeStep: number | null;
}

/** What an import of ticks did, in plain JSON. */
export interface TickImportReport extends RowsReport {
  readonly kind: TickKind;
  /** Good rows. */
  readonly ticks: number;
  /** Ticks at the time of the one before them. */
  readonly equalTimes: number;
  readonly sizeStep: number | null;
}

function goodRows(report: ImportReport | TickImportReport): number {
  return 'ticks' in report ? report.ticks : report.bars;
}

const whole = (n: number): string => n.toLocaleString('en-US');

/**
 * One line for a bad row: file, line, what is wrong, and the text.
 *
 * @example
 * ```ts
 * const { summary } = await readCsv('btcusdt_1m.csv');
 * for (const row of summary.bad) console.log(describeBadRow('btcusdt_1m.csv', row));
 * ```
 */
export function describeBadRow(file: string, row: CsvBadRow): string {
  return `${file}:${row.line}: ${row.message}: ${row.text}`;
}

/** Bad rows after which a scan that will be refused ends. */
export const enoughBadRows = 1000;

const shownRows = 5;

function wayOut(report: ImportReport | TickImportReport): string {
  if (report.badByReason['field-count'] === report.badRows && goodRows(report) === 0) {
    return 'No row has as many fields as there are columns. Name all columns with `columns` (--columns), `-` for those not to be read.';
  }
  return `Mend the file, or import the other ${whole(goodRows(report))} rows with \`onBad: 'skip'\` (--on-bad skip).`;
}

/** Why an import was refused, for a person to act on: how many rows, the first of them, and the way out. */
export function describeRefusal(report: ImportReport | TickImportReport): string {
  const { file, bad, badRows, rows } = report;
  const counts = Object.entries(report.badByReason).map(([reason, count]) => `${whole(count)} ${reason}`);
  const shown = bad.slice(0, shownRows).map((row) => `  ${describeBadRow(file, row)}`);
  const more = badRows > shown.length ? [`  and ${whole(badRows - shown.length)} more`] : [];
  const jumps = report.backwardJumps === 0 ? '' : ` Times jump back ${whole(report.backwardJumps)} times.`;
  const scanned = badRows < enoughBadRows ? `${whole(rows)} rows` : `the first ${whole(rows)} rows`;
  return [
    `${file}: ${whole(badRows)} of ${scanned} are bad (${counts.join(', ')}).${jumps} Nothing was imported.`,
    ...shown,
    ...more,
    wayOut(report),
  ].join('\n');
}
