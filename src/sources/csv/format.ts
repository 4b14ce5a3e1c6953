import type { CalendarName, PriceSide, TickKind, Timeframe } from '../../market/index.ts';

/** What the rows of a file are. */
export type CsvRecord = 'bars' | TickKind;

/**
 * What a column of a CSV file means. `clock` is a time of day that stands apart from its `date`; `buyerIsMaker` tells the
 * aggressor of a trade the other way round.
 */
export const csvColumnRoles = [
  'time',
  'date',
  'clock',
  'open',
  'high',
  'low',
  'close',
  'askOpen',
  'askHigh',
  'askLow',
  'askClose',
  'volume',
  'trades',
  'vwap',
  'spread',
  'bid',
  'ask',
  'bidSize',
  'askSize',
  'price',
  'size',
  'aggressor',
  'buyerIsMaker',
] as const;
export type CsvColumnRole = (typeof csvColumnRoles)[number];

export type CsvDelimiter = ',' | ';' | '\t' | '|';
export type CsvDateOrder = 'ymd' | 'dmy' | 'mdy';
export type CsvEpochUnit = 's' | 'ms' | 'us' | 'ns';

/** What may be said about a CSV file; all that is not said is detected from its first 64 KB. */
export interface CsvOptions {
  readonly delimiter?: CsvDelimiter;
  /** Whether the first line names the columns. */
  readonly header?: boolean;
  /** Names of the columns in the order of the file, in place of its header; `-` for one that is not read. */
  readonly columns?: readonly string[];
  readonly decimal?: '.' | ',';
  readonly dateOrder?: CsvDateOrder;
  /** Unit of times that are counts since 1970. */
  readonly epochUnit?: CsvEpochUnit;
  /** IANA name of the zone of times that carry none. */
  readonly tz?: string;
  readonly side?: PriceSide;
  /** Whether a row's time is its bar's open (the default) or its close; `close` needs `timeframe`. */
  readonly stamp?: 'open' | 'close';
  readonly timeframe?: Timeframe;
  /** Whose sessions date-only rows are; default 24x7. */
  readonly calendar?: CalendarName;
}

/** What may be said about a CSV file of ticks. */
export type TickCsvOptions = Omit<CsvOptions, 'side' | 'stamp' | 'timeframe' | 'calendar'>;

/** How the times of a file are written. */
export type CsvTimeLayout =
  | { readonly kind: 'count'; readonly unit: CsvEpochUnit }
  | {
      readonly kind: 'date';
      /** Between year, month and day; empty for eight digits. */
      readonly separator: '' | '-' | '.' | '/';
      readonly order: CsvDateOrder;
      readonly hasClock: boolean;
      /** Each time ends in Z or an offset. */
      readonly hasZone: boolean;
    };

/** What is known about a file before its rows are read. */
export interface CsvFormat {
  readonly record: CsvRecord;
  readonly delimiter: CsvDelimiter;
  readonly decimal: '.' | ',';
  readonly hasHeader: boolean;
  /** The file's own names, or `column 1` … where it has none. */
  readonly names: readonly string[];
  /** What each column is read as; null where it is not read. */
  readonly columns: readonly (CsvColumnRole | null)[];
  readonly time: CsvTimeLayout;
  /** Rows are sessions of the calendar, not moments. */
  readonly isDateOnly: boolean;
  /** Zone of the times: an IANA name, `in each row`, or `session` where the rows are dates. */
  readonly zone: string;
  /** Null where neither the file nor an option tells (the instrument's class decides then), and for ticks. */
  readonly side: PriceSide | null;
  readonly stamp: 'open' | 'close';
  /** A spread in points is divided by ten to this power; 0 where it is a price. */
  readonly spreadDecimals: number;
  /** What was taken for granted, one sentence each. */
  readonly assumed: readonly string[];
}
