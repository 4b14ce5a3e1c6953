import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

interface Script {
  idsOfTests(base: string, folders: readonly string[]): Map<string, string[]>;
  problemsOf(requirements: object, found: Map<string, string[]>): string[];
}

const script = (await import(new URL('../../scripts/check-requirements.mjs', import.meta.url).href)) as Script;
const folder = mkdtempSync(join(tmpdir(), 'tiercel-requirements-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entry = (status: string, tests: readonly string[] = []) => ({ title: 'a title', status, tests });

describe('requirement map', () => {
  it('[QUAL-2] ids are found in the names of TypeScript tests and beside C++ tests, in no other file', () => {
    mkdirSync(join(folder, 'test', 'deep'), { recursive: true });
    const id = (name: string) => `[${name}]`; // kept apart, or this file would seem to prove these ids
    writeFileSync(
      join(folder, 'test', 'b.test.ts'),
      `it('${id('AA-1')} x'); it('${id('AA-2')} y'); it('${id('AA-1')}')`,
    );
    writeFileSync(join(folder, 'test', 'deep', 'a_test.cpp'), `// ${id('AA-1')} z`);
    writeFileSync(join(folder, 'test', 'helper.ts'), `// ${id('AA-3')}`);
    expect([...script.idsOfTests(folder, ['test'])]).toEqual([
      ['AA-1', ['test/b.test.ts', 'test/deep/a_test.cpp']],
      ['AA-2', ['test/b.test.ts']],
    ]);
  });

  it('[QUAL-2] a map that says what the tests say has no problem', () => {
    const map = { 'AA-0': entry('done', ['x']), 'AA-1': entry('planned'), 'B-1': entry('partial', ['x', 'y']) };
    const found = new Map([
      ['AA-0', ['x']],
      ['B-1', ['x', 'y']],
    ]);
    expect(script.problemsOf(map, found)).toEqual([]);
  });

  it.each<[string, object, [string, string[]][]]>([
    ['AA-2 does not follow the id before it', { 'AA-2': entry('planned') }, []],
    ['AA-3 does not follow the id before it', { 'AA-1': entry('planned'), 'AA-3': entry('planned') }, []],
    ['first is no id such as DATA-1', { first: entry('planned') }, []],
    ['AA-1 has no title', { 'AA-1': { status: 'planned', tests: [] } }, []],
    ['AA-1 must be one of done, partial, planned, was started', { 'AA-1': entry('started', ['x']) }, [['AA-1', ['x']]]],
    ['AA-1 is planned, but x tests it', { 'AA-1': entry('planned', ['x']) }, [['AA-1', ['x']]]],
    ['AA-1 is done without a test that names it', { 'AA-1': entry('done') }, []],
    ['AA-1 lists other tests than those that name it', { 'AA-1': entry('done', ['y']) }, [['AA-1', ['x']]]],
    ['BB-9 in x is no requirement', { 'AA-1': entry('planned') }, [['BB-9', ['x']]]],
  ])('[QUAL-2] is refused: %s', (problem, map, found) => {
    expect(script.problemsOf(map, new Map(found))).toEqual([problem]);
  });
});
