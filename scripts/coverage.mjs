// npm run coverage: runs the tests of both languages instrumented, writes coverage/index.html, and fails below the gates.
// Arguments go to vitest, to look at some tests alone; the gates are then not applied.
import { join } from 'node:path';
import { cppCoverage, instrumentedAddon, instrumentedCoreTests } from './lib/coverage/cpp.mjs';
import { percent, summaryOf, writePages } from './lib/coverage/pages.mjs';
import { typescriptCoverage } from './lib/coverage/typescript.mjs';
import { root, say } from './lib/process.mjs';
import { ensureSetup } from './lib/setup.mjs';

const gates = { TypeScript: 0.9, 'C++': 0.8 };
const args = process.argv.slice(2);

await ensureSetup();
const core = args.length > 0 ? { passed: 0, failed: 0 } : await instrumentedCoreTests();
const { counts, files } = await typescriptCoverage(await instrumentedAddon(), args);
const parts = [
  ['TypeScript', files],
  ['C++', await cppCoverage()],
];
say(`the pages: ${writePages(join(root, 'coverage'), parts)}`);

let failed = core.failed + counts.failed;
for (const [language, covered] of parts) {
  const { share, rows } = summaryOf(covered);
  const missed = args.length === 0 && share < gates[language];
  say(
    `${missed ? 'FAILED' : 'ok    '} ${language}: ${percent(share)} of the lines, the gate is ${percent(gates[language])}`,
  );
  const worst = rows.filter(([, row]) => row.share < gates[language]).slice(0, missed ? 15 : 3);
  for (const [file, row] of worst)
    say(`         ${percent(row.share)}, ${row.lines - row.covered} lines missing: ${file}`);
  failed += missed ? 1 : 0;
}
process.stdout.write(`${core.passed + counts.passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
