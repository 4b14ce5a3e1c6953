import {
  type Environment,
  type Key,
  readBytes,
  reading,
  refuseReadOnly,
  sealJson,
  storeFailure,
  withLock,
  withWriter,
} from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import { type BarColumns, toIso } from '../market/index.ts';
import { native } from '../native/index.ts';
import { type ColumnName, columnNames, type NamedColumns, presentColumns, toNamedColumns } from './columns.ts';
import { type DirectoryEntry, entryBytes, sealEntry } from './directory.ts';
import { countStored } from './overlap.ts';
import { chunkChecksumAt, readSeries } from './read.ts';
import { chunkRows, hashOf, identityOf, keys, readRecord, type SeriesRecord } from './record.ts';
import type { AppendResult, SeriesMeta } from './types.ts';

/** Chunks of one commit: a million bars, some tens of milliseconds under the writer lock. */
const batchChunks = 64;

/** Where a chunk keeps the exponent of its step, and the exponent that means none (native/bars/chunk_codec.hpp). */
const chunkStepAt = 7;
const offGrid = 127;
const chunkHeaderBytes = 40;

/** See `Store.append`. */
export async function appendBars(environment: Environment, meta: SeriesMeta, bars: BarColumns): Promise<AppendResult> {
  refuseReadOnly(environment);
  const given = toNamedColumns(bars);
  checkTimes(meta, given.time);
  return withLock({ ...seriesLock(environment, meta), ...environment }, () => appendLocked(environment, meta, given));
}

function seriesLock({ path }: Environment, { instrument, timeframe }: SeriesMeta): { file: string; what: string } {
  const { symbol } = instrument;
  const name = hashOf(JSON.stringify([symbol, timeframe])).slice(0, 16);
  return { file: `${path}/locks/series-${name}.lock`, what: `The lock of series ${symbol} ${timeframe} in ${path}` };
}

async function appendLocked(environment: Environment, meta: SeriesMeta, given: NamedColumns): Promise<AppendResult> {
  const { symbol } = meta.instrument;
  const { before, skipped } = reading(environment, () => {
    const record = readRecord(environment, symbol, meta.timeframe);
    if (record === null) return { before: null, skipped: 0 };
    checkSameKind(record, meta, given);
    return { before: record, skipped: countStored(record, readSeries(environment, record), given) };
  });
  const appended = given.time.length - skipped;
  let record = before;
  for (let from = skipped; from < given.time.length; ) {
    const stored = record?.rows ?? 0;
    // A batch ends where a chunk does, so that only the last one leaves a part of a chunk.
    const room = batchChunks * chunkRows - (stored % chunkRows);
    const to = Math.min(given.time.length, from + room);
    const imported =
      to === given.time.length ? { source: meta.source, report: meta.importReport, appended, skipped } : null;
    const base = record ?? newRecord(meta, given);
    record = await commitBatch(environment, {
      base: imported === null ? base : { ...base, imports: [...base.imports, imported] },
      isNew: record === null,
      given,
      from,
      to,
    });
    from = to;
  }
  return { appended, skipped };
}

function checkTimes(meta: SeriesMeta, times: BigInt64Array): void {
  const row = native().firstBackwardTime(times);
  if (row < 0) return;
  const { symbol } = meta.instrument;
  const [before, time] = [toIso(times[row - 1]!), toIso(times[row]!)];
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `Times of ${symbol} ${meta.timeframe} must increase: bar ${row} at ${time} follows ${before}. Nothing was written.`,
    { context: { symbol, time, row } },
  );
}

/** What a series is must not change from one import to the next. */
function checkSameKind(record: SeriesRecord, meta: SeriesMeta, given: NamedColumns): void {
  const is = describe(record);
  const now = describe({ ...meta, columns: presentColumns(given) });
  const changed = Object.keys(is).filter((name) => is[name] !== now[name]);
  if (changed.length === 0) return;
  const { symbol } = meta.instrument;
  const list = changed.map((name) => `${name} ${is[name]}, given ${now[name]}`).join('; ');
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `${symbol} ${meta.timeframe} is stored otherwise: ${list}. Nothing was written. ` +
      'Import with what is stored, or under another symbol.',
    { context: { symbol } },
  );
}

function describe(series: Pick<SeriesRecord, 'instrument' | 'side' | 'dateOnly' | 'columns'>): Record<string, string> {
  const { assetClass, currency, calendar } = series.instrument;
  const columns = series.columns.join(', ');
  return { class: assetClass, currency, calendar, side: series.side, dateOnly: String(series.dateOnly), columns };
}

function newRecord(meta: SeriesMeta, given: NamedColumns): SeriesRecord {
  const { instrument, timeframe, side, dateOnly } = meta;
  const times = { firstTime: String(given.time[0]), lastTime: String(given.time[0]) };
  const hashes = { sealedHash: '', contentHash: '' };
  const columns = presentColumns(given);
  return {
    id: 0,
    instrument,
    timeframe,
    side,
    dateOnly,
    columns,
    rows: 0,
    ...times,
    steps: {},
    ...hashes,
    imports: [],
  };
}

interface Batch {
  /** The record before this batch, with the import's entry where this is its last. */
  readonly base: SeriesRecord;
  readonly isNew: boolean;
  readonly given: NamedColumns;
  /** Rows `[from, to)` of `given` are appended. */
  readonly from: number;
  readonly to: number;
}

/** Writes chunks, directory and record in one transaction: all of it is there after a crash, or nothing. */
async function commitBatch(environment: Environment, batch: Batch): Promise<SeriesRecord> {
  return withWriter(environment, () => {
    try {
      return environment.root.transactionSync(() => writeBatch(environment, batch));
    } catch (error) {
      throw storeFailure('cannot write to the store', environment.path, error);
    }
  });
}

function writeBatch(environment: Environment, batch: Batch): SeriesRecord {
  const { symbol } = batch.base.instrument;
  const put = (key: Key, value: Uint8Array): void => void environment.root.putSync(key, value);
  let record = batch.isNew ? { ...batch.base, id: takeId(environment) } : batch.base;
  for (let from = batch.from; from < batch.to; ) {
    const rows = Math.min(batch.to - from, chunkRows - (record.rows % chunkRows));
    const part = withTail(environment, record, batch.given, from, rows);
    record = writeChunk(record, part, put);
    from += rows;
  }
  put(keys.series(symbol, record.timeframe), sealJson(record));
  return record;
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
  record: SeriesRecord,
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
function writeChunk(
  record: SeriesRecord,
  source: ChunkSource,
  put: (key: Key, value: Uint8Array) => void,
): SeriesRecord {
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
function hashesOf(record: SeriesRecord, entry: DirectoryEntry): Pick<SeriesRecord, 'sealedHash' | 'contentHash'> {
  const withEntry = hashOf(record.sealedHash, entryBytes(entry));
  const sealedHash = entry.rows === chunkRows ? withEntry : record.sealedHash;
  return { sealedHash, contentHash: hashOf(identityOf(record), withEntry) };
}
