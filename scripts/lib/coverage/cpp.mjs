// Line coverage of the C++, from what gcov recorded in the instrumented build.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { instrumentedFolder } from '../instrumented.mjs';
import { capture, fail, has, root } from '../process.mjs';

const isOurs = (file) => /^native\//.test(file) && !/_(test|fuzz)\.cpp$|\/testing\//.test(file);

function records() {
  const folder = join(root, instrumentedFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.gcda') && !entry.name.endsWith('_test.cpp.gcda'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Forgets what earlier runs reached. */
export function forgetRuns() {
  for (const file of records()) rmSync(file);
}

/** gcov's words about one record, parsed: one JSON document a line. */
async function read(record) {
  const { code, output } = await capture('gcov', ['--json-format', '--stdout', record]);
  if (code !== 0) fail(`gcov cannot read ${record}:\n${output}`);
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  return lines.flatMap((line) => JSON.parse(line).files);
}

/** File to line to hits since `forgetRuns`. */
export async function cppCoverage() {
  if (!has('gcov')) fail('gcov is missing. It comes with GCC (apt-get install gcc)');
  const files = new Map();
  for (const record of records())
    for (const { file: path, lines } of await read(record)) {
      const file = relative(root, resolve(root, path));
      if (!isOurs(file)) continue;
      const known = files.get(file) ?? new Map();
      files.set(file, known);
      for (const { line_number: line, count } of lines) known.set(line, Math.max(known.get(line) ?? 0, count));
    }
  return files;
}
