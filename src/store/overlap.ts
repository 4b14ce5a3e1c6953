import { TiercelError } from '../kernel/index.ts';
import { toIso } from '../market/index.ts';
import type { ColumnName, NamedColumns } from './columns.ts';
import type { SeriesReader } from './read.ts';
import { nameOf, type StoredRecord } from './record.ts';

/**
 * How many of the given bars are stored already: those at or before the last stored bar.
 *
 * @throws TIERCEL_E_DATA naming the first of them that is not stored with the same values.
 */
export function countStored(record: StoredRecord, reader: SeriesReader, given: NamedColumns): number {
  const last = BigInt(record.lastTime);
  let count = given.time.length;
  if (count > 0 && given.time[count - 1]! > last) count = firstAfter(given.time, last);
  if (count === 0) return 0;
  const from = reader.rowAtOrAfter(given.time[0]!);
  const to = Math.min(from + count, record.rows);
  const stored = reader.rows(from, to);
  if (to - from === count && record.columns.every((name) => sameBytes(stored[name]!, given[name]!, count)))
    return count;
  throw conflict(record, stored, given, count);
}

/**
 * How many of the given ticks are stored already. Rows of one time are told apart by their order alone, so those of
 * the last stored time must be the stored ones, which more may follow: an import that was cut off there goes on.
 *
 * @throws TIERCEL_E_DATA naming the first of them that is not stored with the same values.
 */
export function countStoredTicks(record: StoredRecord, reader: SeriesReader, given: NamedColumns): number {
  const last = BigInt(record.lastTime);
  const reached = firstAfter(given.time, last);
  if (reached === 0) return 0;
  const from = reader.rowAtOrAfter(given.time[0]!);
  const count = Math.min(reached, record.rows - from);
  const stored = reader.rows(from, from + count);
  const isSame = record.columns.every((name) => sameBytes(stored[name]!, given[name]!, count));
  if (isSame && (count === reached || given.time[count] === last)) return count;
  throw conflict(record, stored, given, reached);
}

function firstAfter(times: BigInt64Array, last: bigint): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bytesOf(column: BigInt64Array | Float64Array, from: number, to: number): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset + 8 * from, 8 * (to - from));
}

function sameBytes(a: BigInt64Array | Float64Array, b: BigInt64Array | Float64Array, count: number): boolean {
  return Buffer.compare(bytesOf(a, 0, count), bytesOf(b, 0, count)) === 0;
}

function differsAt(a: BigInt64Array | Float64Array, b: BigInt64Array | Float64Array, row: number): boolean {
  return Buffer.compare(bytesOf(a, row, row + 1), bytesOf(b, row, row + 1)) !== 0;
}

/** The error for the first given row that contradicts the stored ones. */
function conflict(record: StoredRecord, stored: NamedColumns, given: NamedColumns, count: number): TiercelError {
  for (let row = 0; row < count; row++) {
    const time = given.time[row]!;
    if (row >= stored.time.length || stored.time[row] !== time) {
      // The given rows hold one that the store has not, or leave one out that it has.
      const isMissing = row >= stored.time.length || time < stored.time[row]!;
      const at = isMissing ? time : stored.time[row]!;
      const what = isMissing
        ? `is not stored, but the series already reaches ${toIso(BigInt(record.lastTime))}`
        : `is stored, but missing among the given ${'kind' in record ? 'rows' : 'bars'}`;
      return refusal(record, at, what);
    }
    const column = record.columns.find((name) => differsAt(stored[name]!, given[name]!, row));
    if (column !== undefined) return refusal(record, time, differenceOf(column, stored, given, row));
  }
  throw new Error('rows that differ have a first difference');
}

function differenceOf(column: ColumnName, stored: NamedColumns, given: NamedColumns, row: number): string {
  return `is stored with ${column} ${stored[column]![row]}, and was given with ${given[column]![row]}`;
}

function refusal(record: StoredRecord, time: bigint, what: string): TiercelError {
  const { symbol } = record.instrument;
  const at = toIso(time);
  const isTicks = 'kind' in record;
  return new TiercelError(
    'TIERCEL_E_DATA',
    `The ${isTicks ? 'row' : 'bar'} of ${nameOf(record)} at ${at} ${what}. A series only grows at its end${isTicks ? ', and rows of one time come in one import' : ''}; ` +
      'nothing was written. Import the corrected data into a new store, or under another symbol.',
    { context: { symbol, time: at } },
  );
}
