import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Bundles a file of `test/fixtures`, so that hundreds of its processes start in the time of plain Node. It stands two folders below
 * the package, where the sources find package.json and the addon.
 */
export async function bundleChild(fixture = 'store-child.ts'): Promise<{ file: string; remove: () => void }> {
  mkdirSync(join(root, 'build-test'), { recursive: true });
  const folder = mkdtempSync(join(root, 'build-test', 'child-'));
  const file = join(folder, 'child.mjs');
  const entryPoints = [join(root, 'test', 'fixtures', fixture)];
  await build({ entryPoints, outfile: file, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Child {
  readonly process: ChildProcess;
  /** The rows that the last acknowledgement so far named. */
  acknowledged(): number;
  /** Resolves when so many acknowledgements have come, or the process has ended. */
  reached(acknowledgements: number): Promise<void>;
  /** Resolves with the exit code, or the signal's name. */
  readonly ended: Promise<number | string | null>;
  readonly errors: () => string;
  /** What it has written so far. */
  readonly output: () => string;
}

/** Starts a bundled child; see `store-child.ts` for its arguments. */
export function startChild(file: string, args: readonly (string | number)[]): Child {
  const child = spawn(process.execPath, [file, ...args.map(String)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let errors = '';
  let count = 0;
  const waiting: { count: number; resolve: () => void }[] = [];
  const wake = (): void => {
    for (const waiter of waiting) if (count >= waiter.count) waiter.resolve();
  };
  child.stdout.on('data', (part: Buffer) => {
    text += part;
    count = text.split('\n').length - 1;
    wake();
  });
  child.stderr.on('data', (part: Buffer) => {
    errors += part;
  });
  const ended = new Promise<number | string | null>((resolve) => {
    child.on('close', (code, signal) => {
      count = Number.POSITIVE_INFINITY;
      wake();
      resolve(signal ?? code);
    });
  });
  return {
    process: child,
    acknowledged: () => Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1)),
    reached: (wanted) =>
      new Promise((resolve) => (count >= wanted ? resolve() : waiting.push({ count: wanted, resolve }))),
    ended,
    errors: () => errors,
    output: () => text,
  };
}
