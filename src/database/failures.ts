import { statfsSync } from 'node:fs';
import { TiercelError } from '../kernel/index.ts';

interface SystemError {
  readonly code?: string | number;
  readonly message: string;
}

/** Codes of the operating system and of LMDB, with what to do. */
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'The file system is full. Free some space and run it again: what was committed before is intact.',
  EROFS: 'The file system is read-only. Mount it writable, or use a store elsewhere.',
  EACCES: 'Permission is denied. Change the owner or mode of the store, or use a store elsewhere.',
  EIO: 'The device failed to read or write. Check the disk, then run it again: what was committed before is intact.',
  MDB_MAP_FULL: 'The store has reached its largest size. Split it into several stores.',
  MDB_INVALID: 'The file is not a store of Tiercel, or its first page is damaged.',
  MDB_CORRUPTED: 'The file is damaged. Restore the store from a copy, or import the data into a new one.',
};

const codeNames: Readonly<Record<string, string>> = {
  '28': 'ENOSPC',
  '122': 'ENOSPC', // EDQUOT: the user's share of it is full
  EDQUOT: 'ENOSPC',
  '30': 'EROFS',
  '5': 'EIO',
  '13': 'EACCES',
  '1': 'EACCES',
  EPERM: 'EACCES',
  '-30792': 'MDB_MAP_FULL',
  '-30793': 'MDB_INVALID',
  '-30794': 'MDB_INVALID',
  '-30796': 'MDB_CORRUPTED',
  '-30797': 'MDB_CORRUPTED',
};

const phrases: readonly (readonly [RegExp, string])[] = [
  [/no space left|quota exceeded/i, 'ENOSPC'],
  [/read-only file system/i, 'EROFS'],
  [/permission denied|not permitted/i, 'EACCES'],
];

const leastFreeBytes = 2 ** 20;

function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize < leastFreeBytes;
  } catch {
    return false; // the path is gone or the system does not tell: not known to be full
  }
}

function codeOf(error: SystemError, path: string): string {
  const code = String(error.code ?? '');
  const name = codeNames[code] ?? code;
  // LMDB reports a write that found room for its first part only as an input/output error.
  if (name === 'EIO' && isFull(path)) return 'ENOSPC';
  if (name in remedies) return name;
  return phrases.find(([pattern]) => pattern.test(error.message))?.[1] ?? name;
}

/** What failed at the system's level, as a TIERCEL_E_STORE with the remedy; a TiercelError stays what it is. */
export function storeFailure(what: string, path: string, cause: unknown): TiercelError {
  if (cause instanceof TiercelError) return cause;
  const error = cause as SystemError;
  const remedy = remedies[codeOf(error, path)] ?? '';
  return new TiercelError('TIERCEL_E_STORE', `${what} (${path}): ${error.message}. ${remedy}`.trim(), {
    cause,
    context: { file: path },
  });
}
