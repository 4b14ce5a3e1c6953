// What must hold before LMDB opens its files. The binding (lmdb 3.5.6) crashes the process when LMDB refuses to open:
// it frees its environment twice. So each reason for a refusal is looked for here first.
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { TiercelError } from '../kernel/index.ts';
import { storeFailure } from './failures.ts';

/** LMDB's page header and meta page, 64-bit little-endian (the LMDB of lmdb 3.5: its data format 2). */
const metaFlag = 0x08;
const flagsAt = 18;
const magicAt = 24;
const lmdbMagic = 0xbeefc0de;
const pageSizeAt = 48;
const lastPageAt = 144;
const transactionAt = 152;
const metaBytes = 160;

/** LMDB may leave some free pages at the end unwritten. */
const unwrittenPages = 8;

/** Room that a new environment needs at once: two pages of data, the table of readers. */
const newFilesBytes = 65_536;
const lockFileBytes = 16_384;

/** Whether the files of a database can be written; false on a read-only file system. Throws without permission. */
export function isWritable(path: string, folder: string): boolean {
  const inside = [folder, 'locks', `${folder}/data.mdb`, `${folder}/lock.mdb`].map((name) => join(path, name));
  try {
    for (const file of inside) if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EROFS') return false;
    throw storeFailure('cannot open the store, which needs permission to write even for reading', path, error);
  }
}

/** Throws TIERCEL_E_STORE unless `<folder>/data.mdb` is an LMDB file of this layout, TIERCEL_E_CORRUPT if cut off. */
export function checkDatabaseFile(folder: string, options: { mayRepair: boolean }): void {
  const file = join(folder, 'data.mdb');
  const descriptor = openSync(file, options.mayRepair ? 'r+' : 'r');
  try {
    const first = readMeta(descriptor, 0);
    const pageSize = first?.readUInt32LE(pageSizeAt) ?? 0;
    const second = first && isPageSize(pageSize) ? readMeta(descriptor, pageSize) : null;
    if (!first || !second)
      throw storeFailure('cannot open the store', file, { code: 'MDB_INVALID', message: 'bad header' });
    const newest = first.readBigUInt64LE(transactionAt) > second.readBigUInt64LE(transactionAt) ? first : second;
    const wanted = (Number(newest.readBigUInt64LE(lastPageAt)) + 1) * pageSize;
    checkLength(file, descriptor, { wanted, slack: unwrittenPages * pageSize, mayRepair: options.mayRepair });
  } finally {
    closeSync(descriptor);
  }
}

function isPageSize(bytes: number): boolean {
  return bytes >= 256 && bytes <= 65_536 && (bytes & (bytes - 1)) === 0;
}

/** The meta page at an offset, or null where there is none. */
function readMeta(descriptor: number, at: number): Buffer | null {
  const page = Buffer.alloc(metaBytes);
  if (readSync(descriptor, page, 0, metaBytes, at) < metaBytes) return null;
  const isMeta = (page.readUInt16LE(flagsAt) & metaFlag) !== 0 && page.readUInt32LE(magicAt) === lmdbMagic;
  return isMeta ? page : null;
}

/** A page beyond the end of the file would kill the process when it is read through the map. */
function checkLength(
  file: string,
  descriptor: number,
  { wanted, slack, mayRepair }: { wanted: number; slack: number; mayRepair: boolean },
): void {
  const { size } = fstatSync(descriptor);
  if (size >= wanted) return;
  if (size + slack < wanted) {
    throw new TiercelError(
      'TIERCEL_E_CORRUPT',
      `${file} is cut off: ${size} of at least ${wanted} bytes are left. Restore the store from a copy, or import the data into a new one.`,
      { context: { file } },
    );
  }
  if (mayRepair) ftruncateSync(descriptor, wanted);
}

/** Makes sure that a new environment has the room it needs, and its table of readers real blocks on the disk. */
export function reserveRoom(folder: string): void {
  const trial = join(folder, 'room.tmp');
  const lockFile = join(folder, 'lock.mdb');
  try {
    if (!existsSync(lockFile)) writeFileSync(lockFile, Buffer.alloc(lockFileBytes));
    if (!existsSync(join(folder, 'data.mdb'))) writeFileSync(trial, Buffer.alloc(newFilesBytes));
  } catch (error) {
    throw storeFailure('cannot make the store', folder, error);
  } finally {
    rmSync(trial, { force: true });
  }
}
