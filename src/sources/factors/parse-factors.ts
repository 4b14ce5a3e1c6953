import { TiercelError } from '../../kernel/index.ts';
import type { FactorRow } from '../../market/index.ts';

const columnNames = ['date', 'price_factor', 'split_factor', 'reference_price'] as const;

interface Line {
  readonly file: string;
  /** The first line is 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

function fail({ file, line }: Pick<Line, 'file' | 'line'>, message: string): never {
  throw new TiercelError('TIERCEL_E_DATA', `${file}:${line}: ${message}`, { context: { file, line } });
}

function dateOf(at: Line): string {
  const text = at.fields[0]!;
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  const iso = parts === null ? '' : `${parts[1]}-${parts[2]}-${parts[3]}`;
  const ms = parts === null ? Number.NaN : Date.parse(`${iso}T00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== iso) {
    fail(at, `\`date\` must be a date such as 20140606, was "${text}".`);
  }
  return iso;
}

function numberOf(at: Line, column: number): number {
  const text = at.fields[column]!;
  const value = text === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value) || value <= 0) {
    fail(at, `\`${columnNames[column]}\` must be a positive number, was "${text}".`);
  }
  return value;
}

function rowOf(at: Line, isLast: boolean): FactorRow {
  if (at.fields.length < columnNames.length) {
    const missing = columnNames.slice(at.fields.length).join(', ');
    fail(at, `a row has ${columnNames.join(', ')}; it lacks ${missing}.`);
  }
  return {
    date: dateOf(at),
    priceFactor: numberOf(at, 1),
    splitFactor: numberOf(at, 2),
    // Nothing refers to a price after the last row; Lean writes 0 there.
    referencePrice: isLast && Number(at.fields[3]) === 0 ? 0 : numberOf(at, 3),
  };
}

function linesOf(file: string, text: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ file, line: i + 1, fields: line.split(',').map((field) => field.trim()) }))
    .filter(({ fields }) => fields.length > 1 || fields[0] !== '')
    .filter(({ fields }, i) => !(i === 0 && fields[0]!.toLowerCase() === 'date'));
}

function checkOrder(rows: readonly FactorRow[], lines: readonly Line[]): void {
  for (let i = 1; i < rows.length; i++) {
    const [before, date] = [rows[i - 1]!.date, rows[i]!.date];
    if (date === before) fail(lines[i]!, `the date ${date} stands twice.`);
    if (date < before) fail(lines[i]!, `the date ${date} follows ${before}; rows must be in order of their dates.`);
  }
}

function checkLast(last: FactorRow, at: Line): void {
  if (last.priceFactor === 1 && last.splitFactor === 1) return;
  fail(
    at,
    `the last row must carry the factors of today, 1 and 1, but has ${last.priceFactor} and ${last.splitFactor}; the file is cut off.`,
  );
}

/**
 * Reads a factor file in the layout of QuantConnect's Lean: `date,price_factor,split_factor,reference_price`, a row for
 * the last date on which factors hold, oldest first, the last one with factors 1 and 1. A header may stand before.
 *
 * @param text the whole file; `file` names it in messages
 * @throws TIERCEL_E_DATA with file and line: rows out of date order, a date twice, a missing column, a number that is
 *   not positive, a missing last row.
 * @example
 * ```ts
 * const rows = parseFactors('20140606,1,0.1428571,645.57\n20501231,1,1,0\n', 'aapl.csv');
 * console.log(rows[0]?.date); // 2014-06-06
 * ```
 */
export function parseFactors(text: string, file: string): FactorRow[] {
  const lines = linesOf(file, text);
  const lastLine = lines.at(-1);
  if (lastLine === undefined) {
    throw new TiercelError('TIERCEL_E_FILE', `${file} has no factors: it is empty.`, { context: { file } });
  }
  const rows = lines.map((line) => rowOf(line, line === lastLine));
  checkOrder(rows, lines);
  checkLast(rows.at(-1)!, lastLine);
  return rows;
}
