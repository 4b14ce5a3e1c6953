import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { RootDatabase } from 'lmdb';
import { packageVersion, TiercelError } from '../kernel/index.ts';
import { checkDatabaseFile, isWritable, reserveRoom } from './database-file.ts';
import { storeFailure } from './failures.ts';
import { withLock } from './locks.ts';
import { sealJson, unseal } from './sealed.ts';

/** Address space kept for the map; the file itself grows with its data. */
const mapBytes = 128 * 2 ** 30;

/** An opening for reading does not wait long for a writer: it can do without writing. */
const openPatienceMs = 1000;

/** The key of what says which layout a database has. */
const formatKey = 'format';

export type Key = string | (string | number)[];
export type Databases = RootDatabase<Uint8Array, Key>;

/** One of the databases in a store's folder. */
export interface DatabaseKind {
  /** The folder inside the store in which LMDB's files lie. */
  readonly folder: 'market' | 'runs';
  /** The layout that this version writes and reads. */
  readonly format: number;
  /** The file, among the store's locks, under which every commit is made. */
  readonly lockFile: string;
  /** What that lock is called in messages, before the store's path. */
  readonly lockName: string;
  /** The command that makes such a database at a path. */
  readonly madeWith: (path: string) => string;
}

/** An open LMDB environment. Nothing of its buffers leaves the room that opened it. */
export interface Environment {
  readonly kind: DatabaseKind;
  /** The store's folder. */
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
  /** The version of Tiercel that made the database. */
  readonly madeBy: string;
}

export interface EnvironmentOptions {
  readonly kind: DatabaseKind;
  readonly create: boolean;
  readonly label: string;
  readonly waitMs: number;
}

/** Opens `<path>/<folder>`, makes it where `create` says so, and checks that this version can read it. */
export async function openEnvironment(path: string, options: EnvironmentOptions): Promise<Environment> {
  const { kind, create, label, waitMs } = options;
  if (!hasDatabase(path, kind)) {
    if (!create) refuseMissing(path, kind);
    makeFolders(path, kind);
  }
  const readOnly = !isMainThread || !isWritable(path, kind.folder);
  const environment = { kind, path, readOnly, label, waitMs };
  const opened = readOnly
    ? { ...environment, root: await openRoot(environment, false), canWrite: false }
    : await openForBoth(environment, create);
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
  return withLock({ ...writerLock(environment), ...environment }, async () => {
    if (!environment.canWrite) await reopenForWriting(environment);
    return work();
  });
}

/** Throws TIERCEL_E_STORE where the database cannot be written from here. */
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

/** Whether a folder holds the database. An empty file is what a crash at the very beginning leaves. */
export function hasDatabase(path: string, kind: DatabaseKind): boolean {
  const file = join(path, kind.folder, 'data.mdb');
  return existsSync(file) && statSync(file).size > 0;
}

function writerLock({ path, kind }: Pick<Environment, 'path' | 'kind'>): { file: string; what: string } {
  return { file: join(path, 'locks', kind.lockFile), what: `${kind.lockName} of the store at ${path}` };
}

function refuseMissing(path: string, kind: DatabaseKind): never {
  const isThere = existsSync(path);
  throw new TiercelError(
    'TIERCEL_E_STORE',
    `${isThere ? `${path} is not a store` : `There is no store at ${path}`}. Make one with: ${kind.madeWith(path)}`,
    { context: { file: path } },
  );
}

function makeFolders(path: string, kind: DatabaseKind): void {
  try {
    // A recursive mkdir on a read-only file system fails with the wrong reason, so ask first.
    accessSync(nearestFolder(path), constants.W_OK);
    mkdirSync(join(path, kind.folder), { recursive: true });
    mkdirSync(join(path, 'locks'), { recursive: true });
  } catch (error) {
    throw storeFailure('cannot make the store', path, error);
  }
}

function nearestFolder(path: string): string {
  const full = resolve(path);
  return existsSync(full) ? full : nearestFolder(dirname(full));
}

async function openRoot({ path, kind }: Pick<Environment, 'path' | 'kind'>, forWriting: boolean): Promise<Databases> {
  const lmdb = await import('lmdb'); // here, so that commands which need no store start without it
  const folder = join(path, kind.folder);
  if (forWriting) reserveRoom(folder);
  if (hasDatabase(path, kind)) checkDatabaseFile(folder, { mayRepair: forWriting });
  try {
    return lmdb.open<Uint8Array, Key>({
      path: folder,
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
async function openForBoth(environment: Omit<Environment, 'root' | 'canWrite'>, create: boolean): Promise<Environment> {
  const waitMs = create ? environment.waitMs : Math.min(environment.waitMs, openPatienceMs);
  try {
    return await withLock({ ...writerLock(environment), label: environment.label, waitMs }, async () => {
      const opened = { ...environment, root: await openRoot(environment, true), canWrite: true };
      if (create) writeFormat(opened);
      return opened;
    });
  } catch (error) {
    if (create || !(error instanceof TiercelError) || error.code !== 'TIERCEL_E_LOCKED') throw error;
    return { ...environment, root: await openRoot(environment, false), canWrite: false };
  }
}

async function reopenForWriting(environment: Environment): Promise<void> {
  await environment.root.close();
  environment.root = await openRoot(environment, true);
  environment.canWrite = true;
}

function writeFormat(environment: Environment): void {
  if (readBytes(environment, formatKey) !== null) return;
  const record: FormatRecord = { format: environment.kind.format, madeBy: packageVersion() };
  try {
    environment.root.transactionSync(() => environment.root.putSync(formatKey, sealJson(record)));
  } catch (error) {
    throw storeFailure('cannot make the store', environment.path, error);
  }
}

function checkFormat(environment: Environment): void {
  const { path, kind } = environment;
  const bytes = reading(environment, () => readBytes(environment, formatKey));
  if (bytes === null) refuseMissing(path, kind);
  const payload = unseal(bytes);
  if (payload === null) {
    throw new TiercelError('TIERCEL_E_CORRUPT', `The format record of the store at ${path} is damaged.`, {
      context: { file: path },
    });
  }
  const { format, madeBy } = JSON.parse(payload.toString()) as FormatRecord;
  if (format <= kind.format) return;
  throw new TiercelError(
    'TIERCEL_E_STORE',
    `The store at ${path} has format ${format}, made by tiercel ${madeBy}; this is tiercel ${packageVersion()}, ` +
      `which reads formats up to ${kind.format}. Update tiercel to open it.`,
    { context: { file: path } },
  );
}
