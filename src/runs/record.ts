import { type Environment, type Key, readBytes, unseal } from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import type { RunHead } from './types.ts';

export const keys = {
  head: (id: string): Key => ['run', id],
  allHeads: { start: ['run'] as Key, end: ['run~'] as Key },
  /** A part of a content's bytes. */
  part: (content: string, part: number): Key => ['content', content, part],
  parts: (content: string) => ({ start: ['content', content] as Key, end: ['content', `${content}~`] as Key }),
  /** Which runs have a content. */
  use: (content: string, id: string): Key => ['use', content, id],
  uses: (content: string) => ({ start: ['use', content] as Key, end: ['use', `${content}~`] as Key }),
} as const;

export function damagedRun(environment: Environment, id: string): TiercelError {
  const { path } = environment;
  return new TiercelError(
    'TIERCEL_E_CORRUPT',
    `The record of run ${id} in the store at ${path} is damaged; nothing of it was returned. ` +
      `Restore the store from a copy, or delete the run with: tiercel runs delete ${id}`,
    { context: { file: path, run: id } },
  );
}

/** Ids of all runs, the oldest first. */
export function allIds(environment: Environment): string[] {
  return ([...environment.root.getKeys(keys.allHeads)] as [string, string][]).map(([, id]) => id);
}

/** The envelope of a run, or null where it is damaged or missing. */
export function readHead(environment: Environment, id: string): RunHead | null {
  const sealed = readBytes(environment, keys.head(id));
  const payload = sealed === null ? null : unseal(sealed);
  return payload === null ? null : (JSON.parse(payload.toString()) as RunHead);
}
