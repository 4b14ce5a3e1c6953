import type { Instrument, PriceSide, Timeframe } from '../market/index.ts';
import type { CsvBadRow, CsvReason } from '../sources/index.ts';

/** What an import did, in plain JSON. */
export interface ImportReport {
  readonly file: string;
  /** SHA-256 of the file as it lies on disk, hex; of what was read of it where it was refused before its end. */
  readonly sha256: string;
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly instrument: Instrument;
  readonly side: PriceSide;
  /** Zone by which the times were read: an IANA name, `in each row`, or `session` for rows that are dates. */
  readonly zone: string;
  readonly stamp: 'open' | 'close';
  readonly isDateOnly: boolean;
  /** The file's columns with what each was read as; those not read are in `ignoredColumns`. */
  readonly columns: Readonly<Record<string, string>>;
  readonly ignoredColumns: readonly string[];
  /** Rows of the file, good and bad, without header and blank lines. */
  readonly rows: number;
  /** Good rows. */
  readonly bars: number;
  /** Bars that are in the store now and were not before, and those that it had already. */
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
  readonly volumeStep: number | null;
  /** Opens of the first and last bar, ISO in UTC; null without bars. */
  readonly first: string | null;
  readonly last: string | null;
  /** What was taken for granted, one sentence each. */
  readonly assumed: readonly string[];
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

function wayOut(report: ImportReport): string {
  if (report.badByReason['field-count'] === report.badRows && report.bars === 0) {
    return 'No row has as many fields as there are columns. Name all columns with `columns` (--columns), `-` for those not to be read.';
  }
  return `Mend the file, or import the other ${whole(report.bars)} rows with \`onBad: 'skip'\` (--on-bad skip).`;
}

/** Why an import was refused, for a person to act on: how many rows, the first of them, and the way out. */
export function describeRefusal(report: ImportReport): string {
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
