import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

interface Script {
  readonly url: string;
  readonly ran: Uint8Array;
}
interface Place {
  readonly line: number;
  readonly column: number;
}
type Lines = Map<number, number>;
interface Scripts {
  scriptsRun(folder: string, wanted: (url: string) => boolean): Script[];
  addPlaces(places: Map<string, (Place & { ran: boolean })[]>, script: object): void;
  ranAt(list: readonly object[]): (place: { start: Place; end: Place }) => boolean;
  summaryOf(files: Map<string, Lines>): { share: number; rows: [string, { share: number }][] };
  writePages(folder: string, parts: [string, Map<string, Lines>][]): string;
  gateReport(language: string, files: Map<string, Lines>): { missed: boolean; lines: string[] };
  keepLines(language: string, files: Map<string, Lines>, folder: string): void;
  keptLines(language: string, folder: string): Map<string, Lines> | null;
}

const load = (name: string) => import(new URL(`../../scripts/lib/coverage/${name}.mjs`, import.meta.url).href);
const { scriptsRun, addPlaces, ranAt, summaryOf, writePages, gateReport, keepLines, keptLines } = {
  ...(await load('kept')),
  ...(await load('processes')),
  ...(await load('positions')),
  ...(await load('pages')),
} as Scripts;
const folder = mkdtempSync(join(tmpdir(), 'tiercel-coverage-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = `export function used(x: number): number {
  if (x > 1) {
    return 1;
  }
  return 2;
}
export function unused(): number {
  return 3;
}
console.log(used(0));
`;

describe('coverage', () => {
  it('[QUAL-1] counts what a process ran that a test started, line by line of the source', () => {
    const { outputText, sourceMapText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, sourceMap: true },
    });
    const file = join(folder, 'child.mjs');
    writeFileSync(file, outputText);
    const records = join(folder, 'records');
    for (let twice = 0; twice < 2; twice++)
      spawnSync(process.execPath, [file], { env: { ...process.env, NODE_V8_COVERAGE: records } });
    const [script] = scriptsRun(records, (url) => url.endsWith('child.mjs'));
    const places = new Map<string, (Place & { ran: boolean })[]>();
    addPlaces(places, {
      text: outputText,
      ran: script!.ran,
      map: { ...JSON.parse(sourceMapText!), sources: ['child.ts'] },
    });
    const ran = ranAt(places.get('child.ts')!);
    const line = (number: number, column: number) =>
      ran({ start: { line: number, column }, end: { line: number, column: 99 } });
    expect([line(2, 2), line(3, 4), line(5, 2), line(8, 2), line(10, 0)]).toEqual([true, false, true, false, true]);
    expect(line(11, 0)).toBe(false);
  });

  it.each([
    ['TypeScript', 899, true],
    ['TypeScript', 900, false],
    ['C++', 799, true],
    ['C++', 800, false],
  ])('[QUAL-1] the gate of %s at %i of 1000 lines: missed %s', (language, covered, missed) => {
    const lines = new Map(Array.from({ length: 1000 }, (_, i) => [i + 1, i < covered ? 1 : 0]));
    const report = gateReport(language, new Map([['src/half.ts', lines]]));
    expect(report.missed).toBe(missed);
    expect(report.lines[0]).toMatch(missed ? /^FAILED/ : /^ok/);
    if (missed) expect(report.lines[1]).toContain(`${1000 - covered} lines missing: src/half.ts`);
  });

  it('[QUAL-1] keeps the lines of a run for the command that judges them', () => {
    const files = new Map<string, Lines>([
      [
        'native/a.cpp',
        new Map([
          [3, 0],
          [4, 12],
        ]),
      ],
    ]);
    keepLines('C++', files, folder);
    expect(keptLines('C++', folder)).toEqual(files);
    expect(keptLines('TypeScript', folder)).toBeNull();
  });

  it('[QUAL-1] puts the files with the most missing lines first, and writes a page that names the lines', () => {
    const files = new Map<string, Lines>([
      [
        'scripts/start.mjs',
        new Map([
          [1, 5],
          [5, 0],
        ]),
      ],
      [
        'scripts/build.mjs',
        new Map([
          [1, 0],
          [2, 0],
          [3, 1],
        ]),
      ],
    ]);
    const summary = summaryOf(files);
    expect(summary.share).toBeCloseTo(2 / 5, 12);
    expect(summary.rows.map(([file]) => file)).toEqual(['scripts/build.mjs', 'scripts/start.mjs']);
    const index = writePages(join(folder, 'pages'), [['Scripts', files]]);
    expect(readFileSync(index, 'utf8')).toContain('Scripts: 40.0 % (2 of 5 lines)');
    const page = readFileSync(join(folder, 'pages/scripts/start.mjs.html'), 'utf8');
    expect(page).toContain('<span class="no" id="L5">');
    expect(page).toContain('<span class="yes" id="L1">');
  });
});
