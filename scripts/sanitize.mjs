// Runs the C++ core tests, and the TypeScript tests that drive the addon, under AddressSanitizer and UBSan.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { placeAddon } from './lib/addon.mjs';
import { runCoreTests } from './lib/core-tests.mjs';
import { capture, fail, root, say } from './lib/process.mjs';
import { ensureSetup } from './lib/setup.mjs';
import { runVitest } from './lib/vitest.mjs';

const sanitize = 'address,undefined';
// The rooms whose tests call native code in their own process; child processes of others would miss the preload.
const tests = [
  'test/native/',
  'test/indicators/',
  'test/sources/',
  'test/pipeline/',
  'test/store/round-trip',
  'test/store/errors',
  'test/backtest/simul',
  'test/backtest/reference',
  'test/backtest/metrics',
];

await ensureSetup();
const core = await runCoreTests({ folder: 'build-asan', sanitize });
if (core.skipped) fail(core.skipped);

say('building the addon with sanitizers ...');
const require = createRequire(import.meta.url);
const cmake = require.resolve('cmake-js/bin/cmake-js');
const built = await capture(process.execPath, [
  cmake,
  'compile',
  '--out',
  'build-asan-addon',
  `--CDTIERCEL_SANITIZE=${sanitize}`,
]);
if (built.code !== 0) fail(built.output);
const folder = join(root, 'build-asan-addon', 'placed');
placeAddon(join(root, 'build-asan-addon', 'Release', 'tiercel.node'), 'cmake-js', folder);
const library = async (name) => (await capture('c++', [`-print-file-name=${name}`])).output.trim();
const addon = await runVitest(tests, {
  TIERCEL_ADDON_DIR: folder,
  TIERCEL_SANITIZED: '1',
  LD_PRELOAD: `${await library('libasan.so')}:${await library('libubsan.so')}`,
  ASAN_OPTIONS: 'detect_leaks=0:halt_on_error=1',
});
const passed = core.passed + addon.passed;
const failed = core.failed + addon.failed;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
