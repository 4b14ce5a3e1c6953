import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

function textOfTests(): string {
  const files = ['test', 'native'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(\.test\.ts|_test\.cpp)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

const page = readFileSync('docs/semantics.md', 'utf8').split('\n## Tests\n')[1]!.split('\n## ')[0]!;
const [proven, later] = page.split('\n### Rules that come with later work\n') as [string, string];

/** The cells of the tables of a text, without their heads. */
function rowsOf(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|') && !/^\| (rule|---)|^\|-/.test(line));
  return lines.map((line) => line.slice(2, -2).split(' | '));
}

const quoted = (cell: string): string => /^(`+) ?(.*?) ?\1$/.exec(cell)?.[2] ?? cell;

/** How a test of this name begins: in TypeScript between quotes, in C++ as `Suite.Name`. */
function isIn(tests: string, name: string): boolean {
  const [suite, test] = /^\w+\.\w+$/.test(name) ? name.split('.') : [];
  if (suite !== undefined) return tests.includes(`TEST(${suite}, ${test})`);
  return [`'${name}'`, `\`${name}\``, `"${name}"`].some((title) => tests.includes(title));
}

describe('the page of semantics', () => {
  const tests = textOfTests();

  it('[DOC-1] names one test for each rule, which exists', () => {
    const rows = rowsOf(proven);
    expect(rows.length).toBeGreaterThan(120);
    expect(rows.filter(([rule, , ...more]) => rule === '' || more.length > 0)).toEqual([]);
    expect(rows.map(([, test]) => quoted(test!)).filter((name) => !isIn(tests, name))).toEqual([]);
  });

  it('[DOC-1] says why a rule has no test yet, and what carries it names tests that exist', () => {
    for (const [rule, why] of rowsOf(later)) expect(`${rule}: ${why}`).toMatch(/^.{5,}: .{15,}$/);
    const carriers = [...later.matchAll(/`(\w+\.\w+)`/g)].map((match) => match[1]!);
    expect(carriers.length).toBeGreaterThan(0);
    expect(carriers.filter((name) => !isIn(tests, name))).toEqual([]);
  });
});
