// npm run coverage: runs the tests of both languages counting lines, writes coverage/index.html, and fails below the
// gates. With --last it takes what `npm test -- --coverage` and scripts/sanitize.mjs left, and runs nothing.
import { join } from 'node:path';
import { keptLines } from './lib/coverage/kept.mjs';
import { coverageGates, gateReport, writePages } from './lib/coverage/pages.mjs';
import { fail, root, run, say } from './lib/process.mjs';

let failed = 0;
if (!process.argv.includes('--last'))
  for (const args of [['test.mjs', '--coverage'], ['sanitize.mjs']]) {
    const [script, ...rest] = args;
    failed += (await run(process.execPath, [join(root, 'scripts', script), ...rest])) === 0 ? 0 : 1;
  }

const parts = Object.keys(coverageGates).map((language) => [language, keptLines(language)]);
for (const [language, files] of parts)
  if (files === null) fail(`no run has counted the lines of ${language} yet; without --last, npm run coverage does`);
say(`the pages: ${writePages(join(root, 'coverage'), parts)}`);
for (const [language, files] of parts) {
  const { missed, lines } = gateReport(language, files);
  for (const line of lines) say(line);
  failed += missed ? 1 : 0;
}
process.exit(failed === 0 ? 0 : 1);
