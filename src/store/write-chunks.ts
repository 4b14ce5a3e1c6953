import {
  type Environment,
  type Key,
  readBytes,
  refuseReadOnly,
  sealJson,
  storeFailure,
  withLock,
  withWriter,
} from '../database/index.ts';
import { native } from '../native/index.ts';
import { type ColumnName, columnNames, type NamedColumns } from './columns.ts';
import { type DirectoryEntry, entryBytes, sealEntry } from './directory.ts';
import { chunkChecksumAt, readSeries } from './read.ts';
import { chunkRows, hashOf, identityOf, keyOf, keys, type StoredRecord } from './record.ts';
import type { AppendResult, ImportEntry } from './types.ts';

/** Chunks of one commit: a million rows, some tens of milliseconds under the writer lock. */
const batchChunks = 64;

/** Where a chunk keeps the exponent of its step, and the exponent that means none (native/bars/chunk_codec.hpp). */
const chunkStepAt = 7;
const offGrid = 127;
const chunkHeaderBytes = 40;

/** Runs appends to one series one after the other, over all processes. */
export function withSeriesLock<T>(
  environment: Environment,
  { symbol, what }: { readonly symbol: string; readonly what: string },
  work: () => Promise<T>,
): Promise<T> {
  refuseReadOnly(environment);
  const { path } = environment;
  const name = hashOf(JSON.stringify([symbol, what])).slice(0, 16);
  const lock = { file: `${path}/locks/series-${name}.lock`, what: `The lock of series ${symbol} ${what} in ${path}` };
  return withLock({ ...lock, ...environment }, work);
}

/** What is appended to a series. */
interface Append<R extends StoredRecord> {
  /** The record as it is stored, or one of no rows. */
  readonly record: R;
  readonly given: NamedColumns;
  /** Rows of `given` that are stored already. */
  readonly skipped: number;
  readonly entry: Pick<ImportEntry, 'source' | 'report'>;
}

/** Writes the rows that are not stored yet, batch by batch. */
export async function appendRows<R extends StoredRecord>(
  environment: Environment,
  { record: before, given, skipped, entry }: Append<R>,
): Promise<AppendResult> {
  const { length } = given.time;
  const appended = length - skipped;
  let record = before;
  for (let from = skipped; from < length; ) {
    // A batch ends where a chunk does, so that only the last one leaves a part of a chunk.
    const room = batchChunks * chunkRows - (record.rows % chunkRows);
    const to = Math.min(length, from + room);
    const imports = to === length ? [...record.imports, { ...entry, appended, skipped }] : record.imports;
    record = await commitBatch(environment, { base: { ...record, imports }, given, from, to });
    from = to;
  }
  return { appended, skipped };
}

interface Batch<R extends StoredRecord> {
  /** The record before this batch, with the import's entry where this is its last. */
  readonly base: R;
  readonly given: NamedColumns;
  /** Rows `[from, to)` of `given` are appended. */
  readonly from: number;
  readonly to: number;
}

/** Writes chunks, directory and record in one transaction: all of it is there after a crash, or nothing. */
async function commitBatch<R extends StoredRecord>(environment: Environment, batch: Batch<R>): Promise<R> {
  return withWriter(environment, () => {
    try {
      return environment.root.transactionSync(() => writeBatch(environment, batch));
    } catch (error) {
      throw storeFailure('cannot write to the store', environment.path, error);
    }
  });
}

function writeBatch<R extends StoredRecord>(environment: Environment, batch: Batch<R>): R {
  const put = (key: Key, value: Uint8Array): void => void environment.root.putSync(key, value);
  let record = batch.base.rows === 0 ? startOf(environment, batch) : batch.base;
  for (let from = batch.from; from < batch.to; ) {
    const rows = Math.min(batch.to - from, chunkRows - (record.rows % chunkRows));
    const part = withTail(environment, record, batch.given, from, rows);
    record = writeChunk(record, part, put);
    from += rows;
  }
  put(keyOf(record), sealJson(record));
  return record;
}

function startOf<R extends StoredRecord>(environment: Environment, { base, given, from }: Batch<R>): R {
  return { ...base, id: takeId(environment), firstTime: String(given.time[from]) };
}

/** The next free number of a series. */
function takeId(environment: Environment): number {
  const bytes = readBytes(environment, keys.nextId);
  const id = bytes === null ? 1 : Number(Buffer.from(bytes).toString());
  environment.root.putSync(keys.nextId, Buffer.from(String(id + 1)));
  return id;
}

/** Rows `[from, from + rows)` of some columns that make up a chunk from its first row. */
interface ChunkSource {
  readonly columns: NamedColumns;
  readonly from: number;
  readonly rows: number;
  /** How many of them were stored before. */
  readonly old: number;
}

/** A chunk's new rows, behind the rows that it holds already. */
function withTail(
  environment: Environment,
  record: StoredRecord,
  given: NamedColumns,
  from: number,
  rows: number,
): ChunkSource {
  const old = record.rows % chunkRows;
  if (old === 0) return { columns: given, from, rows, old };
  const tail = readSeries(environment, record).rows(record.rows - old, record.rows);
  const columns = { time: joined(tail.time, given.time.subarray(from, from + rows)) } as NamedColumns;
  for (const name of record.columns) {
    if (name !== 'time') columns[name] = joined(tail[name]!, given[name]!.subarray(from, from + rows));
  }
  return { columns, from: 0, rows: old + rows, old };
}

function joined<T extends BigInt64Array | Float64Array>(head: T, rest: T): T {
  const all = new (head.constructor as new (length: number) => T)(head.length + rest.length);
  all.set(head as never, 0);
  all.set(rest as never, head.length);
  return all;
}

const scratch = new BigInt64Array(chunkRows);
const encoded = Buffer.alloc(chunkHeaderBytes + 8 * chunkRows);

/** Encodes one column's rows into `encoded`; valid until the next call. */
function encode(column: BigInt64Array | Float64Array, { from, rows }: ChunkSource): Buffer {
  const bytes =
    column instanceof BigInt64Array
      ? native().encodeTimes(column, from, rows, scratch, encoded, 0)
      : native().encodeDoubles(column, from, rows, scratch, encoded, 0);
  return encoded.subarray(0, bytes);
}

/** Writes the chunks of all columns and their directory entry; returns the record that includes them. */
function writeChunk<R extends StoredRecord>(
  record: R,
  source: ChunkSource,
  put: (key: Key, value: Uint8Array) => void,
): R {
  const chunk = Math.floor(record.rows / chunkRows);
  const steps: Partial<Record<ColumnName, number | null>> = { ...record.steps };
  const checksums = record.columns.map((name) => {
    const bytes = encode(source.columns[name]!, source);
    if (name !== 'time') steps[name] = combineSteps(steps[name], bytes.readInt8(chunkStepAt));
    put(keys.chunk(record.id, columnNames.indexOf(name), chunk), bytes);
    return bytes.readUInt32LE(chunkChecksumAt);
  });
  const { time } = source.columns;
  const lastTime = time[source.from + source.rows - 1]!;
  const entry = { firstTime: time[source.from]!, lastTime, rows: source.rows, checksums };
  put(keys.directory(record.id, chunk), sealEntry(entry));
  const rows = record.rows + source.rows - source.old;
  return { ...record, rows, lastTime: String(lastTime), steps, ...hashesOf(record, entry) };
}

function combineSteps(before: number | null | undefined, exponent: number): number | null {
  if (exponent === offGrid || before === null) return null;
  return before === undefined ? exponent : Math.min(before, exponent);
}

/** Full chunks never change, so their hash is carried on; the last, partial one is hashed on top of it. */
function hashesOf(record: StoredRecord, entry: DirectoryEntry): Pick<StoredRecord, 'sealedHash' | 'contentHash'> {
  const withEntry = hashOf(record.sealedHash, entryBytes(entry));
  const sealedHash = entry.rows === chunkRows ? withEntry : record.sealedHash;
  return { sealedHash, contentHash: hashOf(identityOf(record), withEntry) };
}
