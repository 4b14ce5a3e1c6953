// Lines that a run of tests reached, kept until the pages are made: the runs of the two languages are commands apart.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../process.mjs';

const fileOf = (language, folder) => join(folder, `lines-${language === 'C++' ? 'cpp' : 'typescript'}.json`);
const home = join(root, 'out', 'coverage');

/** Keeps file to line to hits of one language. */
export function keepLines(language, files, folder = home) {
  mkdirSync(folder, { recursive: true });
  const plain = [...files].map(([file, lines]) => [file, [...lines]]);
  writeFileSync(fileOf(language, folder), JSON.stringify(plain));
}

/** What was kept last of a language, or null. */
export function keptLines(language, folder = home) {
  const path = fileOf(language, folder);
  if (!existsSync(path)) return null;
  return new Map(JSON.parse(readFileSync(path, 'utf8')).map(([file, lines]) => [file, new Map(lines)]));
}
