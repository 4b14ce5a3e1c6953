import {
  allocateColumn,
  allocateMask,
  allocateTimes,
  asColumn,
  type BarColumns,
  type Column,
  type QuoteColumns,
  type TradeColumns,
} from '../../market/index.ts';
import { csvColumns, csvTickColumns } from '../../native/index.ts';
import type { CsvColumnRole, CsvFormat, CsvRecord } from './format.ts';

const columnsOf: Readonly<Record<CsvRecord, readonly CsvColumnRole[]>> = { bars: csvColumns, ...csvTickColumns };

/** Where the parser puts what a column of the file says. */
export function columnIndex(record: CsvRecord, role: CsvColumnRole): number {
  return columnsOf[record].indexOf(role === 'buyerIsMaker' ? 'aggressor' : role);
}

/** Columns that a reader fills; those which the file does not have are `undefined`. Reuse them from call to call. */
export interface CsvColumns {
  readonly capacity: number;
  readonly time: BigInt64Array;
  /** In the order of the parser's columns. */
  readonly values: readonly (Float64Array | undefined)[];
}

/** Columns on shared memory for the columns that a file has. */
export function allocateCsvColumns(format: CsvFormat, capacity: number): CsvColumns {
  const isRead = (i: number) => format.columns.some((role) => role !== null && columnIndex(format.record, role) === i);
  return {
    capacity,
    time: allocateTimes(capacity),
    values: columnsOf[format.record].map((_, i) => (isRead(i) ? allocateColumn(capacity) : undefined)),
  };
}

/** Price steps of a file, null off the step. */
interface Steps {
  readonly price: number | null;
  readonly volume: number | null;
}

/** The first `length` rows as quotes. */
export function toQuoteColumns({ time, values }: CsvColumns, length: number, { price, volume }: Steps): QuoteColumns {
  const [bid, ask, bidSize, askSize] = values.map((column) => column?.subarray(0, length));
  return {
    length,
    time: time.subarray(0, length),
    bid: asColumn(bid!, price),
    ask: asColumn(ask!, price),
    ...(bidSize && { bidSize: asColumn(bidSize, volume) }),
    ...(askSize && { askSize: asColumn(askSize, volume) }),
  };
}

/** The first `length` rows as trades. */
export function toTradeColumns({ time, values }: CsvColumns, length: number, { price, volume }: Steps): TradeColumns {
  const [prices, size, side] = values.map((column) => column?.subarray(0, length));
  return {
    length,
    time: time.subarray(0, length),
    price: asColumn(prices!, price),
    ...(size && { size: asColumn(size, volume) }),
    ...(side && { aggressor: toSigns(side) }),
  };
}

function toSigns(side: Float64Array): Int8Array {
  const signs = new Int8Array(allocateMask(side.length).buffer);
  signs.set(side);
  return signs;
}

/** The first `length` rows as bars. */
export function toBarColumns(columns: CsvColumns, length: number, steps: Steps): BarColumns {
  const column = (name: (typeof csvColumns)[number], step: number | null): Column | undefined => {
    const values = columns.values[csvColumns.indexOf(name)];
    return values === undefined ? undefined : asColumn(values.subarray(0, length), step);
  };
  const price = (name: (typeof csvColumns)[number]): Column => column(name, steps.price)!;
  const hasAsk = columns.values[csvColumns.indexOf('askOpen')] !== undefined;
  const extras = {
    volume: column('volume', steps.volume),
    trades: column('trades', null),
    vwap: column('vwap', null),
    spread: column('spread', null),
    ask: hasAsk
      ? { open: price('askOpen'), high: price('askHigh'), low: price('askLow'), close: price('askClose') }
      : undefined,
  };
  const bars = {
    length,
    time: columns.time.subarray(0, length),
    open: price('open'),
    high: price('high'),
    low: price('low'),
    close: price('close'),
  };
  const present = Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== undefined));
  return { ...bars, ...present };
}

/** The same rows in columns with room for `capacity` rows. */
export function growColumns(
  reader: { allocate(capacity: number): CsvColumns },
  columns: CsvColumns,
  capacity: number,
): CsvColumns {
  const larger = reader.allocate(capacity);
  larger.time.set(columns.time);
  larger.values.forEach((to, i) => {
    to?.set(columns.values[i]!);
  });
  return larger;
}
