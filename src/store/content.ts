import { native } from '../native/index.ts';
import type { NamedColumns } from './columns.ts';
import { hashOf, identityOf, type SeriesIdentity } from './record.ts';

/** Rows of a column that one checksum covers. */
const hashedRows = 16_384;

/** The checksums of some columns, one after the other, as bytes. */
export function checksums(columns: readonly (BigInt64Array | Float64Array)[]): Uint8Array {
  const sums: number[] = [];
  for (const column of columns) {
    for (let row = 0; row < column.length; row += hashedRows) {
      const rows = Math.min(hashedRows, column.length - row);
      sums.push(native().crc32c(new Uint8Array(column.buffer, column.byteOffset + 8 * row, 8 * rows)));
    }
  }
  return new Uint8Array(Uint32Array.from(sums).buffer);
}

/** Hash of rows that were read: equal for equal rows of a like series, whatever else the series holds. */
export function hashColumns(record: SeriesIdentity, columns: NamedColumns): string {
  return hashOf(identityOf(record), checksums(record.columns.map((name) => columns[name]!)));
}
