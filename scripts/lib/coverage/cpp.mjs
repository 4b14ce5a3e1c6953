// Line coverage of the C++: an instrumented build of the core tests, and of the addon for the TypeScript tests.
import { readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { placeAddon } from '../addon.mjs';
import { runCoreTests } from '../core-tests.mjs';
import { capture, fail, has, root, say } from '../process.mjs';

const builds = ['build-coverage', 'build-coverage-addon'];
const isOurs = (file) => /^native\//.test(file) && !/_(test|fuzz)\.cpp$|\/testing\//.test(file);

function recordsUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.gcda'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function removeRecords(folder) {
  for (const file of recordsUnder(folder)) rmSync(file);
}

/** Builds the addon instrumented; returns the environment in which tests load it. */
export async function instrumentedAddon() {
  say('building the addon with coverage ...');
  const cmake = createRequire(import.meta.url).resolve('cmake-js/bin/cmake-js');
  const args = ['compile', '--out', builds[1], '--CDTIERCEL_COVERAGE=ON', '--parallel', '2'];
  const { code, output } = await capture(process.execPath, [cmake, ...args]);
  if (code !== 0) fail(output);
  removeRecords(builds[1]);
  const folder = join(root, builds[1], 'placed');
  placeAddon(join(root, builds[1], 'Release', 'tiercel.node'), 'cmake-js', folder);
  return { TIERCEL_ADDON_DIR: folder };
}

/** Builds and runs the core tests instrumented; their counts. */
export async function instrumentedCoreTests() {
  const folder = builds[0];
  const counts = await runCoreTests({ folder, coverage: true, before: () => removeRecords(folder) });
  if (counts.skipped) fail(counts.skipped);
  return counts;
}

/** gcov's words about one record, parsed: one JSON document a line. */
async function read(record) {
  const { code, output } = await capture('gcov', ['--json-format', '--stdout', record]);
  if (code !== 0) fail(`gcov cannot read ${record}:\n${output}`);
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  return lines.flatMap((line) => JSON.parse(line).files);
}

/** File to line to hits, from what both builds ran. */
export async function cppCoverage() {
  if (!has('gcov')) fail('gcov is missing. It comes with GCC (apt-get install gcc)');
  const files = new Map();
  for (const record of builds.flatMap(recordsUnder))
    for (const { file: path, lines } of await read(record)) {
      const file = relative(root, resolve(root, path));
      if (!isOurs(file)) continue;
      const known = files.get(file) ?? new Map();
      files.set(file, known);
      for (const { line_number: line, count } of lines) known.set(line, Math.max(known.get(line) ?? 0, count));
    }
  return files;
}
