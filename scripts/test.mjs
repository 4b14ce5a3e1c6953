// npm test: does the set-up that is missing, then every test that needs no server. Arguments go to vitest, but for
// --coverage, with which the lines that tests reach are kept for npm run coverage.
import { existsSync } from 'node:fs';
import { runCoreTests } from './lib/core-tests.mjs';
import { say } from './lib/process.mjs';
import { ensureSetup } from './lib/setup.mjs';
import { writeTestPage } from './lib/test-page.mjs';
import { runVitest } from './lib/vitest.mjs';

const chromium = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The tests, and the lines that they reached kept. */
async function countedRun(tests) {
  const { keepLines } = await import('./lib/coverage/kept.mjs');
  const { typescriptCoverage } = await import('./lib/coverage/typescript.mjs'); // needs the packages
  const { counts, files } = await typescriptCoverage(tests);
  keepLines('TypeScript', files);
  return counts;
}

await ensureSetup();
const skipped = [];
if (!process.env.TIERCEL_TEST_DATA) {
  skipped.push(
    'tests on real market data: TIERCEL_TEST_DATA is not set (TIERCEL_TEST_DATA=<folder of the data> npm test)',
  );
}
if (!chromium.some((path) => path && existsSync(path))) {
  skipped.push('report in a browser: no Chromium (apt-get install chromium, or CHROMIUM=<path> npm test)');
}
const counting = process.argv.includes('--coverage');
const args = process.argv.slice(2).filter((arg) => arg !== '--coverage');
const core = args.length > 0 ? { passed: 0, failed: 0 } : await runCoreTests();
if (core.skipped) skipped.push(core.skipped);
const script = counting ? await countedRun(args) : await runVitest(args);
const passed = script.passed + (core.passed ?? 0);
let failed = script.failed + (core.failed ?? 0);
say(`the tests as a page: ${writeTestPage([...(core.suites ?? []), ...script.suites])}`);
for (const reason of skipped) say(`SKIPPED ${reason}`);
if (process.env.CI && (skipped.length > 0 || script.skipped > 0)) {
  say(`in CI nothing may be skipped: ${skipped.length} groups and ${script.skipped} tests were`);
  failed += 1;
}
process.stdout.write(`${passed} passed, ${failed} failed, ${script.skipped} skipped\n`);
process.exit(failed === 0 ? 0 : 1);
