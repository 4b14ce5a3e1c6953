import { assertNever } from '../../kernel/index.ts';
import type { csvReasons } from '../../native/index.ts';
import { splitFields } from './fields.ts';
import type { CsvFormat } from './format.ts';

/** Why a row is bad. */
export type CsvReason = Exclude<(typeof csvReasons)[number], 'none'>;

/** A row that was not taken. */
export interface CsvBadRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly reason: CsvReason;
  /** The file's name of the column at fault; null where the whole row is. */
  readonly column: string | null;
  /** The line, shortened. */
  readonly text: string;
  /** A sentence that says what is wrong. */
  readonly message: string;
}

interface Case {
  readonly reason: CsvReason;
  readonly column: string | null;
  readonly text: string;
  readonly format: CsvFormat;
}

/** A sentence for one bad row. */
export function explain({ reason, column, text, format }: Case): string {
  const fields = splitFields(text, format.delimiter);
  const value = column === null ? '' : `"${fields[format.names.indexOf(column)] ?? ''}"`;
  switch (reason) {
    case 'field-count':
      return `${fields.length} fields where ${format.names.length} columns are named`;
    case 'quote':
      return 'a quote is not closed, or text follows it';
    case 'line-too-long':
      return 'the line is longer than 65,536 bytes';
    case 'time-unreadable':
      return `the time ${value} is not written as the others are`;
    case 'time-range':
      return `the time ${value} is outside the years 1700 to 2261`;
    case 'time-nonexistent':
      return `the clocks of ${format.zone} skip the time ${value}`;
    case 'time-duplicate':
      return `the time ${value} is that of the last good row`;
    case 'time-backwards':
      return `the time ${value} is before that of the last good row`;
    case 'number-unreadable':
      return `${column} ${value} is no number`;
    case 'not-finite':
      return `${column} ${value} is not finite`;
    case 'price-not-positive':
      return `${column} ${value} is not above zero`;
    case 'high-below':
      return `${column} ${value} is below another price of the bar`;
    case 'low-above':
      return `${column} ${value} is above another price of the bar`;
    case 'negative':
      return `${column} ${value} is negative`;
    case 'side-unreadable':
      return `${column} ${value} names no side, such as buy, sell, B, S, 1 or -1`;
    default:
      return assertNever(reason);
  }
}
