import { type Environment, readBytes, seal, unseal } from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import { toIso } from '../market/index.ts';
import { chunkRows, keys, nameOf, type StoredRecord } from './record.ts';

/** What the directory knows about one chunk of all columns. */
export interface DirectoryEntry {
  readonly firstTime: bigint;
  readonly lastTime: bigint;
  readonly rows: number;
  /** Checksum of each column's chunk, in the order of the record's columns. */
  readonly checksums: readonly number[];
}

const fixedBytes = 20;

/** The entry's bytes, without a seal: what content hashes are made of. */
export function entryBytes(entry: DirectoryEntry): Buffer {
  const bytes = Buffer.alloc(fixedBytes + 4 * entry.checksums.length);
  bytes.writeBigInt64LE(entry.firstTime, 0);
  bytes.writeBigInt64LE(entry.lastTime, 8);
  bytes.writeUInt32LE(entry.rows, 16);
  entry.checksums.forEach((checksum, i) => {
    bytes.writeUInt32LE(checksum, fixedBytes + 4 * i);
  });
  return bytes;
}

export function sealEntry(entry: DirectoryEntry): Buffer {
  return seal(entryBytes(entry));
}

export function chunkCount(record: StoredRecord): number {
  return Math.ceil(record.rows / chunkRows);
}

/** Reads the entry of a chunk. Throws TIERCEL_E_CORRUPT where it is damaged or missing. */
export function readEntry(environment: Environment, record: StoredRecord, chunk: number): DirectoryEntry {
  const sealed = readBytes(environment, keys.directory(record.id, chunk));
  const bytes = sealed === null ? null : unseal(sealed);
  if (bytes === null || bytes.length !== fixedBytes + 4 * record.columns.length) {
    const { symbol } = record.instrument;
    throw new TiercelError(
      'TIERCEL_E_CORRUPT',
      `The directory entry of chunk ${chunk} of ${nameOf(record)} (rows ${chunk * chunkRows} and after) ` +
        `in the store at ${environment.path} is damaged. ${restoreHint}`,
      { context: { file: environment.path, symbol } },
    );
  }
  return {
    firstTime: bytes.readBigInt64LE(0),
    lastTime: bytes.readBigInt64LE(8),
    rows: bytes.readUInt32LE(16),
    checksums: record.columns.map((_, i) => bytes.readUInt32LE(fixedBytes + 4 * i)),
  };
}

/** The first chunk whose last row is at or after `time`, or the number of chunks. */
export function firstChunkAtOrAfter(environment: Environment, record: StoredRecord, time: bigint): number {
  let low = 0;
  let high = chunkCount(record);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (readEntry(environment, record, middle).lastTime < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const restoreHint = 'Restore the store from a copy, or import the data into a new one.';

/** `2018-01-01T00:00:00Z to 2018-01-12T09:30:00Z` */
export function timeSpan(entry: Pick<DirectoryEntry, 'firstTime' | 'lastTime'>): string {
  return `${toIso(entry.firstTime)} to ${toIso(entry.lastTime)}`;
}
