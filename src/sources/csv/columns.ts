import { allocateColumn, allocateTimes, asColumn, type BarColumns, type Column } from '../../market/index.ts';
import { csvColumns } from '../../native/index.ts';
import type { CsvFormat } from './format.ts';

/** Columns that a reader fills; those which the file does not have are `undefined`. Reuse them from call to call. */
export interface CsvColumns {
  readonly capacity: number;
  readonly time: BigInt64Array;
  /** In the order of the parser's columns. */
  readonly values: readonly (Float64Array | undefined)[];
}

/** Columns on shared memory for the columns that a file has. */
export function allocateCsvColumns(format: CsvFormat, capacity: number): CsvColumns {
  return {
    capacity,
    time: allocateTimes(capacity),
    values: csvColumns.map((name) => (format.columns.includes(name) ? allocateColumn(capacity) : undefined)),
  };
}

/** The first `length` rows as bars. */
export function toBarColumns(
  columns: CsvColumns,
  length: number,
  steps: { price: number | null; volume: number | null },
): BarColumns {
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
