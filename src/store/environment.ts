import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { RootDatabase } from 'lmdb';
import { packageVersion, TiercelError } from '../kernel/index.ts';
import { checkDatabaseFile, isWritable, reserveRoom } from './database-file.ts';
import { storeFailure } from './failures.ts';
import { withLock } from './locks.ts';
import { sealJson, unseal } from './sealed.ts';

/** The layout that this version writes and reads. */
const storeFormat = 1;

/** Address space kept for the map; the file itself grows with its data. */
const mapBytes = 128 * 2 ** 30;

/** An opening for reading does not wait long for a writer: it can do without writing. */
const openPatienceMs = 1000;

/** The key of what says which layout a store has. */
const formatKey = 'format';

export type Key = string | (string | number)[];
export type Databases = RootDatabase<Uint8Array, Key>;

/** The open LMDB environment of market data. Nothing of its buffers leaves this room. */
export interface Environment {
  readonly path: string;
  readonly label: string;
  readonly waitMs: number;
  /** True where nothing can be written: a read-only file system, or a worker thread. */
  readonly readOnly: boolean;
  /** The database; replaced when an environment opened for reading is opened for writing. */
  root: Databases;
  /** Whether `root` is open for writing. */
  canWrite: boolean;
}

interface FormatRecord {
  readonly format: number;
  /** The version of Tiercel that made the store. */
  readonly madeBy: string;
}

export interface EnvironmentOptions {
  readonly create: boolean;
  readonly label: string;
  readonly waitMs: number;
}

/** Opens `<path>/market`, makes it where `create` says so, and checks that this version can read it. */
export async function openEnvironment(path: string, options: EnvironmentOptions): Promise<Environment> {
  if (!hasDatabase(path)) {
    if (!options.create) refuseMissing(path);
    makeFolders(path);
  }
  const readOnly = !isMainThread || !isWritable(path);
  const environment = { path, readOnly, label: options.label, waitMs: options.waitMs };
  const opened = readOnly
    ? { ...environment, root: await openRoot(path, false), canWrite: false }
    : await openForBoth(environment, options);
  try {
    checkFormat(opened);
  } catch (error) {
    await opened.root.close();
    throw error;
  }
  return opened;
}

/** Runs `work` under the lock under which every commit is made, with `root` open for writing. */
export async function withWriter<T>(environment: Environment, work: () => T): Promise<T> {
  refuseReadOnly(environment);
  return withLock({ ...writerLock(environment.path), ...environment }, async () => {
    if (!environment.canWrite) await reopenForWriting(environment);
    return work();
  });
}

/** Throws TIERCEL_E_STORE where the store cannot be written from here. */
export function refuseReadOnly({ path, readOnly }: Environment): void {
  if (!readOnly) return;
  const message = isMainThread
    ? `The store at ${path} is read-only: its file system or its permissions refuse writing. Use a store elsewhere.`
    : `The store at ${path} can only be read in a worker thread. Append on the main thread.`;
  throw new TiercelError('TIERCEL_E_STORE', message, { context: { file: path } });
}

/** Reads the bytes at a key; they are valid until the next read only. Null where there is none. */
export function readBytes(environment: Environment, key: Key): Uint8Array | null {
  const bytes = environment.root.getBinaryFast(key);
  if (bytes === undefined) return null;
  // The buffer is the reader's own, longer than the value, and carries the value's length as an own property.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Runs reads on one snapshot, the newest, and leaves no read transaction behind. */
export function reading<T>(environment: Environment, work: () => T): T {
  environment.root.resetReadTxn();
  try {
    return work();
  } catch (error) {
    if (error instanceof TiercelError) throw error;
    throw storeFailure('cannot read the store', environment.path, error);
  } finally {
    environment.root.resetReadTxn();
  }
}

function writerLock(path: string): { file: string; what: string } {
  return { file: join(path, 'locks', 'writer.lock'), what: `The writer lock of the store at ${path}` };
}

/** An empty file is what a crash at the very beginning leaves. */
function hasDatabase(path: string): boolean {
  const file = join(path, 'market', 'data.mdb');
  return existsSync(file) && statSync(file).size > 0;
}

function refuseMissing(path: string): never {
  const isThere = existsSync(path);
  throw new TiercelError(
    'TIERCEL_E_STORE',
    `${isThere ? `${path} is not a store` : `There is no store at ${path}`}. ` +
      `Make one with: tiercel data import FILE --symbol SYMBOL --timeframe TIMEFRAME --store ${path}`,
    { context: { file: path } },
  );
}

function makeFolders(path: string): void {
  try {
    // A recursive mkdir on a read-only file system fails with the wrong reason, so ask first.
    accessSync(nearestFolder(path), constants.W_OK);
    mkdirSync(join(path, 'market'), { recursive: true });
    mkdirSync(join(path, 'locks'), { recursive: true });
  } catch (error) {
    throw storeFailure('cannot make the store', path, error);
  }
}

function nearestFolder(path: string): string {
  const full = resolve(path);
  return existsSync(full) ? full : nearestFolder(dirname(full));
}

async function openRoot(path: string, forWriting: boolean): Promise<Databases> {
  const lmdb = await import('lmdb'); // here, so that commands which need no store start without it
  const market = join(path, 'market');
  if (forWriting) reserveRoom(market);
  if (hasDatabase(path)) checkDatabaseFile(market, { mayRepair: forWriting });
  try {
    return lmdb.open<Uint8Array, Key>({
      path: market,
      readOnly: !forWriting,
      encoding: 'binary',
      mapSize: mapBytes,
      // A commit is on disk when it returns, in LMDB's own proven order: data, then the page that points to it.
      overlappingSync: false,
    });
  } catch (error) {
    throw storeFailure('cannot open the store', path, error);
  }
}

/** LMDB takes its own writer lock to open for writing, so ours comes first: LMDB's wait has no end and names nobody. */
async function openForBoth(
  environment: Omit<Environment, 'root' | 'canWrite'>,
  { create }: EnvironmentOptions,
): Promise<Environment> {
  const { path } = environment;
  const waitMs = create ? environment.waitMs : Math.min(environment.waitMs, openPatienceMs);
  try {
    return await withLock({ ...writerLock(path), label: environment.label, waitMs }, async () => {
      const opened = { ...environment, root: await openRoot(path, true), canWrite: true };
      if (create) writeFormat(opened);
      return opened;
    });
  } catch (error) {
    if (create || !(error instanceof TiercelError) || error.code !== 'TIERCEL_E_LOCKED') throw error;
    return { ...environment, root: await openRoot(path, false), canWrite: false };
  }
}

async function reopenForWriting(environment: Environment): Promise<void> {
  await environment.root.close();
  environment.root = await openRoot(environment.path, true);
  environment.canWrite = true;
}

function writeFormat(environment: Environment): void {
  if (readBytes(environment, formatKey) !== null) return;
  const record: FormatRecord = { format: storeFormat, madeBy: packageVersion() };
  try {
    environment.root.transactionSync(() => environment.root.putSync(formatKey, sealJson(record)));
  } catch (error) {
    throw storeFailure('cannot make the store', environment.path, error);
  }
}

function checkFormat(environment: Environment): void {
  const { path } = environment;
  const bytes = reading(environment, () => readBytes(environment, formatKey));
  if (bytes === null) refuseMissing(path);
  const payload = unseal(bytes);
  if (payload === null) {
    throw new TiercelError('TIERCEL_E_CORRUPT', `The format record of the store at ${path} is damaged.`, {
      context: { file: path },
    });
  }
  const { format, madeBy } = JSON.parse(payload.toString()) as FormatRecord;
  if (format <= storeFormat) return;
  throw new TiercelError(
    'TIERCEL_E_STORE',
    `The store at ${path} has format ${format}, made by tiercel ${madeBy}; this is tiercel ${packageVersion()}, ` +
      `which reads formats up to ${storeFormat}. Update tiercel to open it.`,
    { context: { file: path } },
  );
}
