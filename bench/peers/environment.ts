import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');

/** Where peers are installed and their data lie; git ignores it. */
export function peersFolder(): string {
  const folder = join(root, 'build-peers');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The Python of a virtual environment with the packages of `bench/peers/<name>.txt`, which is made at the first use and
 * whenever that list has changed. Needs Python 3.
 */
export function peerPython(name: 'engines' | 'hftbacktest' | 'nautilus' | 'takt' | 'talib'): string {
  const folder = join(peersFolder(), name);
  const python = join(folder, 'bin', 'python');
  const list = join(here, `${name}.txt`);
  const mark = join(folder, 'installed.txt');
  const wanted = readFileSync(list, 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return python;
  console.log(`installing the packages of bench/peers/${name}.txt ...`);
  execFileSync('python3', ['-m', 'venv', folder]);
  execFileSync(python, ['-m', 'pip', 'install', '-q', '-r', list], { stdio: 'inherit' });
  writeFileSync(mark, wanted);
  return python;
}

/** Runs `bench/peers/<script>` and gives the JSON objects that it prints, one a line. */
export function peerRows<Row>(python: string, script: string, args: readonly string[]): Row[] {
  const output = execFileSync(python, [join(here, script), ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Row);
}
