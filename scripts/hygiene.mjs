// npm run hygiene: what lies about unused: files, exports and packages; C++ files that nothing builds; pages and images
// that nothing links, links that lead nowhere; ids in tests that are no requirement.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { idsOfTests } from './check-requirements.mjs';
import { cppProblems } from './lib/cpp-files.mjs';
import { brokenLinks, unreachable } from './lib/docs/links.mjs';
import { capture, root, say } from './lib/process.mjs';
import { ensureSetup } from './lib/setup.mjs';

async function unused() {
  const { code, output } = await capture(process.execPath, [join(root, 'node_modules/knip/bin/knip.js')]);
  return code === 0 ? [] : output.trim().split('\n');
}

function unknownIds() {
  const known = Object.keys(parse(readFileSync(join(root, 'docs/requirements.yaml'), 'utf8')));
  const found = idsOfTests(root, ['test', 'native']);
  return [...found].filter(([id]) => !known.includes(id)).map(([id, files]) => `${id} in ${files.join(', ')}`);
}

const checks = [
  ['unused files, exports and packages', unused],
  ['C++ files and their lists', cppProblems],
  ['links that lead nowhere', () => brokenLinks()],
  ['pages and images that nothing links', unreachable],
  ['ids in tests that are no requirement', unknownIds],
];

await ensureSetup();
let failed = 0;
for (const [name, find] of checks) {
  const problems = await find();
  say(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const problem of problems) process.stdout.write(`         ${problem}\n`);
  failed += problems.length === 0 ? 0 : 1;
}
process.exit(failed === 0 ? 0 : 1);
