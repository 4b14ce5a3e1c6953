import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

/** `from './x'`, `import './x'`, `import('./x')`, `require('./x')`: files beside the strategy, not packages. */
const localImport = /\b(?:from|import|require)\s*\(?\s*(['"`])(\.{0,2}\/[^'"`\n]*)\1/g;

const endings = ['', '.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];

/** TypeScript writes the name of the compiled file: `./x.js` is `./x.ts`. */
const compiledEndings: readonly (readonly [RegExp, string])[] = [
  [/\.js$/, '.ts'],
  [/\.mjs$/, '.mts'],
  [/\.cjs$/, '.cts'],
];

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** The file that an import names, or null where there is none: text that only looks like an import. */
function resolveImport(importer: string, specifier: string): string | null {
  const path = resolve(dirname(importer), specifier);
  const sources = compiledEndings.map(([compiled, source]) => path.replace(compiled, source));
  return [...endings.map((ending) => path + ending), ...sources].find(isFile) ?? null;
}

/**
 * SHA-256 (hex) of a strategy's file and of all files that it imports by relative paths, theirs included. The
 * strategy's own name and place do not matter, the places of the others relative to it do. Packages are left out, and
 * so are files that it reads in other ways.
 */
export function codeHash(file: string): string {
  const contents = new Map<string, Buffer>();
  const waiting = [file];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (contents.has(next)) continue;
    const content = readFileSync(next);
    contents.set(next, content);
    for (const [, , specifier] of content.toString().matchAll(localImport)) {
      const imported = resolveImport(next, specifier!);
      if (imported !== null) waiting.push(imported);
    }
  }
  const nameOf = (path: string) => (path === file ? '' : relative(dirname(file), path).split(sep).join('/'));
  const named = [...contents].map(([path, content]) => [nameOf(path), content] as const);
  const hash = createHash('sha256');
  for (const [name, content] of named.sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

const hashes = new WeakMap<object, string>();

/** Notes which code a loaded strategy is made of. */
export function rememberCode(strategy: object, hash: string): void {
  hashes.set(strategy, hash);
}

/** The code hash of a strategy that was loaded from a file; null for one that a program defines itself. */
export function codeHashOf(strategy: object): string | null {
  return hashes.get(strategy) ?? null;
}
