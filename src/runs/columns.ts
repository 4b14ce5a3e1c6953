import { native } from '../native/index.ts';

export type RunColumn = BigInt64Array | Float64Array | Int32Array;

/** A packed column: where its chunks begin in the body, and what they hold. */
export interface ColumnEntry {
  readonly name: string;
  readonly type: 'time' | 'float' | 'int';
  readonly rows: number;
  readonly offset: number;
}

/** Rows of a full chunk. Part of the format. */
const chunkRows = 16_384;
/** Where a chunk tells the bytes of its payload (native/bars/chunk_codec.hpp). */
const payloadAt = 12;
const headerBytes = 40;

const scratch = new BigInt64Array(chunkRows);
const encoded = new Uint8Array(headerBytes + 8 * chunkRows);

function typeOf(column: RunColumn): ColumnEntry['type'] {
  if (column instanceof BigInt64Array) return 'time';
  return column instanceof Float64Array ? 'float' : 'int';
}

/** One chunk; its bytes are the caller's. */
function encode(column: BigInt64Array | Float64Array, from: number): Uint8Array {
  const rows = Math.min(chunkRows, column.length - from);
  const bytes =
    column instanceof BigInt64Array
      ? native().encodeTimes(column, from, rows, scratch, encoded, 0)
      : native().encodeDoubles(column, from, rows, scratch, encoded, 0);
  return encoded.slice(0, bytes);
}

/** Packs columns by the store's chunk codec; the bytes follow from the values alone. */
export function packColumns(columns: Readonly<Record<string, RunColumn>>): {
  entries: ColumnEntry[];
  chunks: Uint8Array[];
} {
  const entries: ColumnEntry[] = [];
  const chunks: Uint8Array[] = [];
  let offset = 0;
  for (const [name, column] of Object.entries(columns)) {
    entries.push({ name, type: typeOf(column), rows: column.length, offset });
    const values = column instanceof Int32Array ? Float64Array.from(column) : column;
    for (let from = 0; from < values.length; from += chunkRows) {
      const chunk = encode(values, from);
      chunks.push(chunk);
      offset += chunk.length;
    }
  }
  return { entries, chunks };
}

/** A column of a body, or null where a chunk is damaged. */
export function unpackColumn(body: Buffer, { type, rows, offset }: ColumnEntry): RunColumn | null {
  const values = type === 'time' ? new BigInt64Array(rows) : new Float64Array(rows);
  for (let row = 0, at = offset; row < rows; row += chunkRows) {
    const bytes = at + headerBytes > body.length ? 0 : headerBytes + body.readUInt32LE(at + payloadAt);
    if (bytes === 0 || at + bytes > body.length) return null;
    const chunk = body.subarray(at, at + bytes);
    const count = Math.min(chunkRows, rows - row);
    const isGood =
      values instanceof BigInt64Array
        ? native().decodeTimes(chunk, bytes, 0, count, values, row)
        : native().decodeDoubles(chunk, bytes, 0, count, values, row);
    if (!isGood) return null;
    at += bytes;
  }
  return type === 'int' ? Int32Array.from(values as Float64Array) : values;
}
