import { fileURLToPath } from 'node:url';
import { TiercelError } from '../../kernel/index.ts';

/** Where the engine's own code lies: `src/` or `dist/` of the running package. */
const engineFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The user's own place in a stack trace, the nearest to the throw: not the engine's, a package's or Node's. */
function userPlace(stack: string): { file: string; line: number } | null {
  for (const match of stack.matchAll(/(?<=^|[\s(])(?:file:\/\/)?(\/[^\n():]+):(\d+)(?::\d+)?/g)) {
    const path = decodeURI(match[1]!);
    if (!path.startsWith(engineFolder) && !path.includes('/node_modules/'))
      return { file: path, line: Number(match[2]) };
  }
  return null;
}

/**
 * A TIERCEL_E_STRATEGY that says what the user's code threw, and where.
 *
 * @param name the strategy's file, or its name where there is none, in case the trace tells no place
 */
export function strategyError(name: string, what: string, thrown: unknown): TiercelError {
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `threw ${String(thrown)}`;
  const place = thrown instanceof Error ? userPlace(thrown.stack ?? '') : null;
  const where = place === null ? name : `${place.file}:${place.line}`;
  const text = message.replace(/\s+/g, ' ').trim();
  return new TiercelError('TIERCEL_E_STRATEGY', `${where}: the strategy ${what}: ${text}`, {
    context: place ?? {},
    cause: thrown,
  });
}
