import { readFileSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { TiercelError } from '../kernel/index.ts';
import { native } from '../native/index.ts';
import { storeFailure } from './failures.ts';

export interface LockRequest {
  /** The lock file. */
  readonly file: string;
  /** What the lock protects, for messages: 'the writer lock of the store at ./store'. */
  readonly what: string;
  /** Who takes it, written to the file. */
  readonly label: string;
  readonly waitMs: number;
}

const firstPauseMs = 1;
const longestPauseMs = 50;

/**
 * Runs `work` while holding a lock that other processes, threads and stores respect.
 *
 * @throws TIERCEL_E_LOCKED naming the holder when it keeps the lock for longer than `waitMs`.
 */
export async function withLock<T>(request: LockRequest, work: () => T | Promise<T>): Promise<T> {
  const lock = new (native().FileLock)();
  const began = performance.now();
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    const refusal = lock.tryAcquire(request.file, request.label);
    if (refusal === '') break;
    if (refusal !== 'held') throw storeFailure(`cannot take ${request.what}`, request.file, new Error(refusal));
    const leftMs = request.waitMs - (performance.now() - began);
    if (leftMs <= 0) throw heldElsewhere(request);
    await delay(Math.min(pauseMs, leftMs));
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function heldElsewhere(request: LockRequest): TiercelError {
  const holder = readHolder(request.file);
  return new TiercelError(
    'TIERCEL_E_LOCKED',
    `${request.what} is held by ${holder}, for longer than the ${request.waitMs / 1000} s allowed. ` +
      'Wait until it is done, end that process, or allow a longer wait.',
    { context: { file: request.file, holder } },
  );
}

/** Who holds a lock, since when: the label in its file, and the file's time, since the holder wrote it on taking it. */
function readHolder(file: string): string {
  try {
    const label = readFileSync(file, 'utf8');
    if (label !== '') return `${label} since ${statSync(file).mtime.toISOString()}`;
  } catch {
    // The label only informs: a lock whose file cannot be read is still a lock.
  }
  return 'another process';
}
