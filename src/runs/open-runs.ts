import { basename } from 'node:path';
import {
  type DatabaseKind,
  type Environment,
  hasDatabase,
  openEnvironment,
  readBytes,
  reading,
  unseal,
} from '../database/index.ts';
import { type Clock, createIds, systemClock } from '../kernel/index.ts';
import { readContent } from './content.ts';
import { findId } from './find.ts';
import { listRuns } from './list.ts';
import { damagedRun, keys, readHead } from './record.ts';
import type { KeptRun, OpenRunsOptions, RunContent, RunHead, Runs } from './types.ts';
import { deleteRuns, prepareRun, writeRun } from './write.ts';

const defaultWaitMs = 30_000;

const kind: DatabaseKind = {
  folder: 'runs',
  format: 1,
  lockFile: 'runs.lock',
  lockName: 'The lock of the runs',
  madeWith: (path) => `tiercel backtest STRATEGY --symbol SYMBOL --timeframe TIMEFRAME --store ${path}`,
};

function commandLine(): string {
  const [, script = 'node', ...rest] = process.argv;
  return [basename(script), ...rest].join(' ');
}

function contentOf(environment: Environment, head: RunHead): RunContent {
  const parts: Buffer[] = [];
  for (let bytes = 0; bytes < head.contentBytes; bytes += parts.at(-1)!.length) {
    const sealed = readBytes(environment, keys.part(head.content, parts.length));
    const part = sealed === null ? null : unseal(sealed);
    if (part === null || part.length === 0) throw damagedRun(environment, head.id);
    parts.push(Buffer.from(part)); // what is read is valid until the next read only
  }
  const content = readContent(Buffer.concat(parts));
  if (content === null) throw damagedRun(environment, head.id);
  return content;
}

function openRun(environment: Environment, given: string): KeptRun {
  const id = findId(environment, given);
  const head = readHead(environment, id);
  if (head === null) throw damagedRun(environment, id);
  return { head, content: contentOf(environment, head) };
}

function runsOn(environment: Environment, clock: Clock): Runs {
  const newId = createIds({ clock });
  // Commits of one process run one after the other: a lock cannot tell two of them apart.
  let lastCommit: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = lastCommit.then(work);
    lastCommit = result.catch(() => undefined);
    return result;
  }
  return {
    path: environment.path,
    async save(result, options = {}) {
      const prepared = prepareRun(result, { ...options, id: newId(), now: clock.now() });
      await inTurn(() => writeRun(environment, prepared));
      return prepared.head;
    },
    list: (filter = {}) => reading(environment, () => listRuns(environment, filter)),
    open: (id) => reading(environment, () => openRun(environment, id)),
    async delete(given) {
      const ids = reading(environment, () => [...new Set(given.map((id) => findId(environment, id)))]);
      await inTurn(() => deleteRuns(environment, ids));
      return ids;
    },
    close() {
      closing ??= lastCommit.then(() => environment.root.close());
      return closing;
    },
  };
}

/**
 * Opens the kept runs of a store's folder.
 *
 * @throws TIERCEL_E_STORE when they cannot be opened or made, or were made by a newer version.
 * @example
 * ```ts
 * const runs = await openRuns('./store');
 * const { id } = await runs.save(result, { label: 'first try' });
 * console.log(runs.open(id).content.metrics.sharpe);
 * await runs.close();
 * ```
 */
export async function openRuns(path: string, options: OpenRunsOptions = {}): Promise<Runs> {
  const { create = true, waitMs = defaultWaitMs, label = commandLine(), clock = systemClock } = options;
  const named = `process ${process.pid} (${label})`;
  return runsOn(await openEnvironment(path, { kind, create, waitMs, label: named }), clock);
}

/** Whether any run was ever kept in a store's folder. */
export function hasRuns(path: string): boolean {
  return hasDatabase(path, kind);
}
