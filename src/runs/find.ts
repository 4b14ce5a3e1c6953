import type { Environment } from '../database/index.ts';
import { nearest, TiercelError } from '../kernel/index.ts';
import { allIds } from './record.ts';

/** Fewer letters of an id name a run by chance. */
const fewestLetters = 4;
const mostShown = 5;

function fail(message: string, path: string): never {
  throw new TiercelError('TIERCEL_E_NO_DATA', message, { context: { file: path } });
}

/** The nearest id by the part that was given: its beginning or, since ids of one day begin alike, its end. */
function nearestId(given: string, ids: readonly string[]): string | null {
  const parts = new Map(
    ids.flatMap((id) => [id, id.slice(0, given.length), id.slice(-given.length)].map((part) => [part, id])),
  );
  const near = nearest(given, parts.keys());
  return near === null ? null : parts.get(near)!;
}

/**
 * The id that a beginning or an end of it names; `last` is the newest.
 *
 * @throws TIERCEL_E_NO_DATA naming the nearest id, or those that fit.
 */
export function findId(environment: Environment, given: string): string {
  const { path } = environment;
  const ids = allIds(environment);
  if (ids.length === 0) fail(`The store at ${path} holds no runs; \`tiercel backtest\` keeps them.`, path);
  if (given === 'last') return ids.at(-1)!;
  const wanted = given.trim().toUpperCase();
  if (ids.includes(wanted)) return wanted;
  const found = ids.filter((id) => wanted !== '' && (id.startsWith(wanted) || id.endsWith(wanted)));
  if (found.length === 1 && wanted.length >= fewestLetters) return found[0]!;
  if (found.length === 1)
    fail(`"${given}" is too short for the id of a run: give at least ${fewestLetters} letters of ${found[0]}.`, path);
  if (found.length > 1) {
    const shown = found.slice(-mostShown).join(', ') + (found.length > mostShown ? ' and others' : '');
    fail(`"${given}" names ${found.length} runs: ${shown}. Give more letters of one.`, path);
  }
  const near = nearestId(wanted, ids);
  const hint = near === null ? 'See those there are with: tiercel runs list' : `Did you mean ${near}?`;
  return fail(`The store at ${path} holds no run "${given}". ${hint}`, path);
}
