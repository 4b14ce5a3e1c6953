// Checks docs/requirements.yaml against the tests: ids without gaps, statuses, and for each id exactly the test files
// that carry it in a name ("[BT-3] a stop that gaps fills at the open"; in C++ a comment above the test).
// node scripts/check-requirements.mjs [--update]: with --update it writes the lists of files.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { fail, root, say } from './lib/process.mjs';

const statuses = ['done', 'partial', 'planned'];
const testFile = /(\.test\.ts|_test\.cpp)$/;
const carriedId = /\[([A-Z]+-\d+)\]/g;

/** Test files under `folder`, sorted. */
function testFiles(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile() && testFile.test(entry.name));
  return paths.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** Which test files carry which id: id to paths relative to `base`. */
export function idsOfTests(base, folders) {
  const found = new Map();
  for (const path of folders.flatMap((folder) => testFiles(join(base, folder)))) {
    const file = relative(base, path).split(sep).join('/');
    const ids = new Set([...readFileSync(path, 'utf8').matchAll(carriedId)].map((match) => match[1]));
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), file]);
  }
  return found;
}

/** What is wrong with the map, one sentence each; empty when it is right. */
export function problemsOf(requirements, found) {
  const ids = Object.keys(requirements);
  return [
    ...gaps(ids),
    ...ids.flatMap((id) => problemsOfEntry(id, requirements[id], found.get(id) ?? [])),
    ...[...found].filter(([id]) => !ids.includes(id)).map(([id, files]) => `${id} in ${files[0]} is no requirement`),
  ];
}

function gaps(ids) {
  const last = new Map();
  return ids.flatMap((id) => {
    const [, family, text] = /^([A-Z]+)-(\d+)$/.exec(id) ?? [];
    if (family === undefined) return [`${id} is no id such as DATA-1`];
    const number = Number(text);
    const follows = last.has(family) ? number === last.get(family) + 1 : number <= 1;
    last.set(family, number);
    return follows ? [] : [`${id} does not follow the id before it`];
  });
}

function problemsOfEntry(id, { title, status, tests }, files) {
  const problems = [];
  if (!title) problems.push(`${id} has no title`);
  if (!statuses.includes(status)) problems.push(`${id} must be one of ${statuses.join(', ')}, was ${status}`);
  if (status === 'planned' && files.length > 0) problems.push(`${id} is planned, but ${files[0]} tests it`);
  if (status !== 'planned' && files.length === 0) problems.push(`${id} is ${status} without a test that names it`);
  if (JSON.stringify(tests) !== JSON.stringify(files)) problems.push(`${id} lists other tests than those that name it`);
  return problems;
}

/** Writes the lists of files; what was planned and has a test now is partial. */
function update(document, found) {
  for (const id of Object.keys(document.toJS())) {
    const files = found.get(id) ?? [];
    document.setIn([id, 'tests'], document.createNode(files, { flow: files.length === 0 }));
    if (files.length > 0 && document.getIn([id, 'status']) === 'planned') document.setIn([id, 'status'], 'partial');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(root, 'docs', 'requirements.yaml');
  const document = parseDocument(readFileSync(path, 'utf8'));
  if (document.errors.length > 0) fail(`${path}: ${document.errors[0].message}`);
  const found = idsOfTests(root, ['test', 'native']);
  if (process.argv.includes('--update')) {
    update(document, found);
    writeFileSync(path, document.toString({ lineWidth: 0 }));
  }
  const problems = problemsOf(document.toJS(), found);
  if (problems.length > 0) {
    fail(
      `docs/requirements.yaml:\n  ${problems.join('\n  ')}\nnode scripts/check-requirements.mjs --update fills in the tests`,
    );
  }
  const count = (status) => Object.values(document.toJS()).filter((entry) => entry.status === status).length;
  say(`requirements: ${statuses.map((status) => `${count(status)} ${status}`).join(', ')}`);
}
