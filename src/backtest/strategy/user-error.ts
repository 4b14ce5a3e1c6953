import { TiercelError } from '../../kernel/index.ts';

/** The place in a stack trace that lies in the user's own code: `file:line`, the nearest to the throw first. */
function userPlace(file: string, stack: string): { file: string; line: number } | null {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  for (const match of stack.matchAll(/(?:file:\/\/)?(\/[^\s():]+):(\d+)(?::\d+)?/g)) {
    const path = decodeURI(match[1]!);
    if (path === file || (path.startsWith(folder) && !path.includes('/node_modules/'))) {
      return { file: path, line: Number(match[2]) };
    }
  }
  return null;
}

/** A TIERCEL_E_STRATEGY that says what the user's code threw, and where in the user's file. */
export function strategyError(file: string, what: string, thrown: unknown): TiercelError {
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `threw ${String(thrown)}`;
  const place = thrown instanceof Error ? userPlace(file, thrown.stack ?? '') : null;
  const where = place === null ? file : `${place.file}:${place.line}`;
  const text = message.replace(/\s+/g, ' ').trim();
  return new TiercelError('TIERCEL_E_STRATEGY', `${where}: the strategy ${what}: ${text}`, {
    context: { file: place?.file ?? file, ...(place === null ? {} : { line: place.line }) },
    cause: thrown,
  });
}
