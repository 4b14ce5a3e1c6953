import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { script, temporaryFolder } from './support.ts';

interface Entry {
  readonly name: string;
  readonly room: string;
  readonly kind: string;
  readonly purpose: string;
  readonly tags: Record<string, string[]>;
  readonly signature: string;
}
const { publicExports, missingWords, apiPages } = await script<{
  publicExports(door?: string): Entry[];
  missingWords(entries: readonly Entry[]): string[];
  apiPages(entries: readonly Entry[], notice: string): Record<string, string>;
}>('lib/docs/api-reference.mjs');
const { mapOf, mapProblems, withDiagram } = await script<{
  mapOf(known: object, derived: object): object;
  mapProblems(known: object, derived: object): string[];
  withDiagram(page: string, name: string, diagram: string): string;
}>('system-map.mjs');
const { mermaid } = await script<{ mermaid(nodes: object, key: string): string }>('lib/docs/system-map.mjs');
const { cppProblems } = await script<{ cppProblems(): string[] }>('lib/cpp-files.mjs');
const folder = temporaryFolder();

describe('API reference', () => {
  const door = join(folder, 'door.ts');
  writeFileSync(
    door,
    `/**
 * Adds.
 *
 * @param a the one
 * @returns the sum
 * @throws TIERCEL_E_USAGE never
 * @example
 * \`\`\`ts
 * add(1, 2); // 3
 * \`\`\`
 */
export function add(a: number, b = 1): number { return a + b; }
/** Says nothing of how. */
export function bare(): void {}
export interface Silent { readonly a: number }
/** Words. */
export const words = ['x', 'y'] as const;
export type Word = (typeof words)[number];
`,
  );
  const entries = publicExports(door);

  it('[DOC-1] holds purpose, signature, parameters, result, errors and example of each export', () => {
    const text = Object.values(apiPages(entries, '')).join('\n');
    expect(text).toContain('function add(a: number, b = 1): number;');
    for (const words of ['Adds.', '- `a`: the one', 'Returns the sum', '- TIERCEL_E_USAGE never', 'add(1, 2); // 3'])
      expect(text).toContain(words);
    expect(text).toContain('const words: readonly ["x", "y"]');
  });

  it('[DOC-1] lacks words where an export has no docstring, or a function no example', () => {
    expect(missingWords(entries).map((problem) => problem.replace(/ \(.*\)/, ''))).toEqual([
      'bare has no @example',
      'Silent has no docstring',
    ]);
  });
});

describe('system map', () => {
  const derived = {
    rooms: { a: { floor: 0, imports: [] }, b: { floor: 1, imports: ['a'] } },
    native: {},
    generated: {},
  };
  const purposes = { rooms: { a: { purpose: 'one' }, b: { purpose: 'two' } } };

  it('[DOC-1] that was written from the tree agrees with it', () => {
    expect(mapProblems(mapOf(purposes, derived), derived)).toEqual([]);
  });

  it.each([
    [{ rooms: { a: { purpose: 'one' } } }, 'rooms: b has no purpose'],
    [{ rooms: { ...purposes.rooms, c: { purpose: 'x' } } }, null],
  ])('[DOC-1] keeps what is known and asks for the rest: %j', (known, problem) => {
    expect(mapProblems(mapOf(known, derived), derived)).toEqual(problem === null ? [] : [problem]);
  });

  it('[DOC-1] names each difference', () => {
    const said = { rooms: { a: { purpose: 'x', floor: 0, imports: ['b'] }, old: { purpose: 'y' } }, native: {} };
    expect(mapProblems(said, derived)).toEqual([
      'rooms: imports of a is [], the map says ["b"]',
      'rooms: old is not there any more',
      'rooms: b is missing',
    ]);
  });

  it('[DOC-1] becomes a diagram without the arrows that follow from others', () => {
    const nodes = {
      a: { purpose: 'one', imports: [] },
      b: { purpose: 'two', imports: ['a'] },
      c: { purpose: 'three', imports: ['a', 'b'] },
    };
    const diagram = mermaid(nodes, 'imports');
    expect(diagram.match(/-->/g)).toHaveLength(2);
    const page = withDiagram('x\n<!-- map: t -->\nold\n<!-- end of map -->\ny', 't', diagram);
    expect(withDiagram(page, 't', diagram)).toBe(page);
    expect(() => withDiagram('x', 't', diagram)).toThrow('no place');
  });

  it('[QUAL-3] names every room and native part that there is', () => {
    const map = parse(readFileSync('docs/system_map.yaml', 'utf8')) as { rooms: object; native: object };
    const folders = (path: string) =>
      readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    expect(Object.keys(map.rooms).sort()).toEqual(folders('src').sort());
    expect(Object.keys(map.native).sort()).toEqual(folders('native').sort());
  });
});

describe('C++ files', () => {
  it('[QUAL-3] all stand in a list that a build reads, and each header is included', () => {
    expect(cppProblems()).toEqual([]);
  });
});
