import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TiercelError } from '../../kernel/index.ts';

/** The running package's own folder, from its sources and from its build alike. */
export const packageRoot = fileURLToPath(new URL('../../../', import.meta.url));

const extensions = ['', '.ts', '.mts', '.js', '.mjs'];

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/**
 * The absolute path of a strategy file: from the working folder, then from the package, then by its bare name among
 * the package's examples (`sma-cross`).
 *
 * @throws TIERCEL_E_FILE naming the places that were looked at.
 */
export function locateStrategy(path: string, workingFolder = process.cwd()): string {
  const examples = join(packageRoot, 'examples', 'strategies');
  const places = isAbsolute(path)
    ? [path]
    : [resolve(workingFolder, path), join(packageRoot, path), join(examples, path)];
  for (const place of places) {
    const found = extensions.map((extension) => place + extension).find(isFile);
    if (found !== undefined) return found;
  }
  throw new TiercelError('TIERCEL_E_FILE', `There is no strategy file ${path}; looked for ${places.join(', ')}.`, {
    context: { file: path },
  });
}
