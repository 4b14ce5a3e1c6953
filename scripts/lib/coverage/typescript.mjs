// Line coverage of the TypeScript: what vitest saw in its own processes, and what the command line, worker threads and
// the report's page, which tests start, ran besides.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from '../process.mjs';
import { reportBundle } from '../typescript.mjs';
import { runVitest } from '../vitest.mjs';
import { addPlaces, ranAt } from './positions.mjs';
import { scriptsRun } from './processes.mjs';

const require = createRequire(import.meta.url);
const dist = pathToFileURL(join(root, 'dist/')).href;
const src = pathToFileURL(join(root, 'src/')).href;
const isOurs = (url) => url.startsWith(dist) || url.startsWith(src) || url.endsWith('.html');

/** Compiles one source as the build does, for its map: tsc writes the same text file by file. */
function compiled(file) {
  const ts = require('typescript');
  const { options } = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.build.json'), {}, ts.sys);
  const { outputText, sourceMapText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { ...options, module: ts.ModuleKind.ESNext, sourceMap: true, declaration: false },
    fileName: file,
  });
  const map = { ...JSON.parse(sourceMapText), sources: [file], sourceRoot: '' };
  return { text: outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''), map };
}

/** Where the scripts of the records ran, in terms of their sources. Takes the records away. */
export async function placesRun(folder) {
  const places = new Map();
  const bundle = await reportBundle();
  for (const script of scriptsRun(folder, isOurs)) {
    if (script.source !== undefined) {
      const shift = script.source.indexOf(bundle.text.trim());
      if (shift >= 0) addPlaces(places, { ...bundle, ran: script.ran, shift });
    } else if (script.map) addPlaces(places, script);
    else if (script.url.startsWith(dist)) {
      const file = join(root, 'src', relative(join(root, 'dist'), fileURLToPath(script.url)).replace(/\.js$/, '.ts'));
      if (existsSync(file)) addPlaces(places, { ...compiled(file), ran: script.ran });
    }
  }
  return places;
}

/** Lines with a statement, and how often the most frequent of the line's statements ran. */
function linesOf({ statementMap, s }, ran) {
  const lines = new Map();
  for (const [id, place] of Object.entries(statementMap)) {
    const hits = s[id] || (ran(place) ? 1 : 0);
    lines.set(place.start.line, Math.max(lines.get(place.start.line) ?? 0, hits));
  }
  return lines;
}

/** File to line to hits, from vitest's own coverage and the places that other processes ran. */
export function joined(vitestFile, places) {
  return new Map(
    Object.entries(JSON.parse(readFileSync(vitestFile, 'utf8'))).map(([file, data]) => [
      relative(root, resolve(file)),
      linesOf(data, ranAt(places.get(resolve(file)) ?? [])),
    ]),
  );
}

/** Runs the tests, counting lines; returns { counts, files }: how many passed, and file to line to hits. */
export async function typescriptCoverage(args = []) {
  const scratch = mkdtempSync(join(tmpdir(), 'tiercel-coverage-'));
  const records = join(scratch, 'records');
  mkdirSync(records);
  const counts = await runVitest(
    [
      '--coverage',
      '--coverage.reportOnFailure',
      '--coverage.reporter=json',
      `--coverage.reportsDirectory=${join(scratch, 'vitest')}`,
      ...args,
    ],
    { TIERCEL_COVERAGE: records },
  );
  const files = joined(join(scratch, 'vitest', 'coverage-final.json'), await placesRun(records));
  rmSync(scratch, { recursive: true, force: true });
  return { counts, files };
}
