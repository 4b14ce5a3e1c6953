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

/** The names in the second column of the table under "Tests". */
function namedTests(): string[] {
  const table = readFileSync('docs/semantics.md', 'utf8').split('\n## Tests\n')[1]!.split('\n## ')[0]!;
  return [...table.matchAll(/^\|.*\| ``?(.+?)``? \|$/gm)].map((match) => match[1]!.trim());
}

describe('the page of semantics', () => {
  it('[DOC-1] names only tests that exist', () => {
    const tests = textOfTests();
    const names = namedTests();
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => !tests.includes(name))).toEqual([]);
  });
});
