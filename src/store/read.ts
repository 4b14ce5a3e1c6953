import type { Environment } from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import { allocateShared, asColumn, toIso } from '../market/index.ts';
import { native } from '../native/index.ts';
import { type ColumnName, columnNames, type NamedColumns } from './columns.ts';
import { type DirectoryEntry, firstChunkAtOrAfter, readEntry, restoreHint, timeSpan } from './directory.ts';
import { chunkRows, columnStep, keys, nameOf, type StoredRecord } from './record.ts';

/** Where a chunk keeps its checksum (native/bars/chunk_codec.hpp). */
export const chunkChecksumAt = 36;

/** Reads of one series on one snapshot. Times of chunks at a range's ends are kept, so that none is decoded twice. */
export interface SeriesReader {
  /** The first row at or after a time; the number of rows where all are before it. */
  rowAtOrAfter(time: bigint): number;
  /** Times of rows `[from, to)`, in memory of their own. */
  times(from: number, to: number): BigInt64Array;
  /** Rows `[from, to)` of every column, each on its own SharedArrayBuffer, that of `reuse` where it is large enough. */
  rows(from: number, to: number, reuse?: NamedColumns): NamedColumns;
}

export function readSeries(environment: Environment, record: StoredRecord): SeriesReader {
  const decodedTimes = new Map<number, BigInt64Array>();
  const entries = new Map<number, DirectoryEntry>();

  function entryOf(chunk: number): DirectoryEntry {
    const entry = entries.get(chunk) ?? readEntry(environment, record, chunk);
    entries.set(chunk, entry);
    return entry;
  }

  function timesOf(chunk: number): BigInt64Array {
    const known = decodedTimes.get(chunk);
    if (known !== undefined) return known;
    const times = new BigInt64Array(rowsOf(record, chunk));
    const all = { chunk, fromRow: 0, rows: times.length, outAt: 0, entry: entryOf(chunk) };
    decodeChunk(environment, record, { ...all, column: 'time', out: times });
    decodedTimes.set(chunk, times);
    return times;
  }

  function rowAtOrAfter(time: bigint): number {
    if (time <= BigInt(record.firstTime)) return 0;
    if (time > BigInt(record.lastTime)) return record.rows;
    const chunk = firstChunkAtOrAfter(environment, record, time);
    return chunk * chunkRows + lowerBound(timesOf(chunk), time);
  }

  function fill(name: ColumnName, out: BigInt64Array | Float64Array, from: number): void {
    for (const { chunk, fromRow, rows } of partsOf(from, from + out.length)) {
      const outAt = chunk * chunkRows + fromRow - from;
      const known = name === 'time' ? decodedTimes.get(chunk) : undefined;
      if (known !== undefined) (out as BigInt64Array).set(known.subarray(fromRow, fromRow + rows), outAt);
      else decodeChunk(environment, record, { chunk, fromRow, rows, column: name, out, outAt, entry: entryOf(chunk) });
    }
  }

  function rows(from: number, to: number, reuse?: NamedColumns): NamedColumns {
    const bytes = 8 * (to - from);
    const columns: NamedColumns = { time: new BigInt64Array(sharedMemory(bytes, reuse?.time), 0, to - from) };
    for (const name of record.columns) {
      if (name !== 'time') {
        const values = new Float64Array(sharedMemory(bytes, reuse?.[name]), 0, to - from);
        columns[name] = asColumn(values, columnStep(record, name));
      }
      fill(name, columns[name]!, from);
    }
    return columns;
  }

  function times(from: number, to: number): BigInt64Array {
    const out = new BigInt64Array(to - from);
    fill('time', out, from);
    return out;
  }

  return { rowAtOrAfter, times, rows };
}

/** The memory of an old column where it is large enough, else fresh memory. */
function sharedMemory(bytes: number, old?: Float64Array | BigInt64Array): SharedArrayBuffer {
  const isFit = old !== undefined && old.buffer instanceof SharedArrayBuffer && old.buffer.byteLength >= bytes;
  return isFit ? (old.buffer as SharedArrayBuffer) : allocateShared(bytes);
}

/** Rows of a chunk: full, but for the last. */
function rowsOf(record: StoredRecord, chunk: number): number {
  return Math.min(chunkRows, record.rows - chunk * chunkRows);
}

interface ChunkPart {
  readonly chunk: number;
  readonly fromRow: number;
  readonly rows: number;
}

/** The parts of chunks that make up rows `[from, to)`. */
function partsOf(from: number, to: number): ChunkPart[] {
  const parts: ChunkPart[] = [];
  for (let row = from; row < to; ) {
    const chunk = Math.floor(row / chunkRows);
    const fromRow = row - chunk * chunkRows;
    const rows = Math.min(chunkRows - fromRow, to - row);
    parts.push({ chunk, fromRow, rows });
    row += rows;
  }
  return parts;
}

/** The first index whose time is at or after `time`. */
function lowerBound(times: BigInt64Array, time: bigint): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface DecodeRequest extends ChunkPart {
  readonly column: ColumnName;
  readonly out: BigInt64Array | Float64Array;
  readonly outAt: number;
  readonly entry: DirectoryEntry;
}

/** Checks a chunk and writes its rows; throws TIERCEL_E_CORRUPT, naming it, unless all of it is as it was stored. */
function decodeChunk(environment: Environment, record: StoredRecord, request: DecodeRequest): void {
  const { chunk, column, fromRow, rows, out, outAt, entry } = request;
  const bytes = environment.root.getBinaryFast(keys.chunk(record.id, columnNames.indexOf(column), chunk));
  // `length` is the value's; the buffer behind it is LMDB's reading buffer, and longer.
  const size = bytes?.length ?? 0;
  const isGood =
    bytes !== undefined &&
    size > chunkChecksumAt + 4 &&
    bytes.readUInt32LE(chunkChecksumAt) === entry.checksums[record.columns.indexOf(column)] &&
    (out instanceof BigInt64Array
      ? native().decodeTimes(bytes, size, fromRow, rows, out, outAt)
      : native().decodeDoubles(bytes, size, fromRow, rows, out, outAt));
  if (!isGood) throw damaged(environment, record, request);
}

function damaged(
  environment: Environment,
  record: StoredRecord,
  { chunk, column, entry }: DecodeRequest,
): TiercelError {
  const { symbol } = record.instrument;
  return new TiercelError(
    'TIERCEL_E_CORRUPT',
    `Chunk ${chunk} of ${nameOf(record)}, column \`${column}\`, ${timeSpan(entry)}, in the store at ` +
      `${environment.path} is damaged; nothing of it was returned. ${restoreHint}`,
    { context: { file: environment.path, symbol, column, chunk, time: toIso(entry.firstTime) } },
  );
}
