import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/kernel/index.ts';

const page = readFileSync('docs/troubleshooting.md', 'utf8');
const textsOf = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
const every = (pattern: RegExp) => [...new Set([...page.matchAll(pattern)].map((found) => found[1]!))];

describe('the page for troubles', () => {
  it('[DOC-1] names only error codes that exist', () => {
    const codes = every(/(TIERCEL_E_[A-Z_]+)/g);
    expect(codes.length).toBeGreaterThan(4);
    expect(codes.filter((code) => !(code in errorCodes))).toEqual([]);
  });

  it('[DOC-1] names only commands and options that exist', () => {
    const definitions = textsOf('src/cli/definitions');
    const options = every(/`(--[a-z-]+)/g);
    const commands = every(/`npx tiercel ([a-z]+)/g);
    expect([options.length, commands.length].every((count) => count > 1)).toBe(true);
    expect(options.filter((option) => !definitions.includes(`'${option} `))).toEqual([]);
    expect(commands.filter((command) => !definitions.includes(`command('${command}`))).toEqual([]);
  });

  it('[DOC-1] quotes words that the sources have', () => {
    expect(readFileSync('scripts/lib/addon.mjs', 'utf8')).toContain(every(/^\| `(no C\+\+ compiler[^`]*)`/gm)[0]!);
  });
});
