// Runs the C++ core tests, and the TypeScript tests that drive the addon, under AddressSanitizer and UBSan; what they
// ran of the C++ is left for npm run coverage. npm run sanitize -- --messages 10000000 gives the matching engine ten
// million random commands.

import { parseArgs } from 'node:util';
import { runBuiltCoreTests } from './lib/core-tests.mjs';
import { cppCoverage, forgetRuns } from './lib/coverage/cpp.mjs';
import { keepLines } from './lib/coverage/kept.mjs';
import { buildInstrumented, instrumentedAddon, instrumentedFolder } from './lib/instrumented.mjs';
import { ensureSetup } from './lib/setup.mjs';
import { runVitest } from './lib/vitest.mjs';

// The rooms whose tests call native code in their own process; child processes of others would miss the preload.
const tests = [
  'test/native/',
  'test/indicators/',
  'test/sources/',
  'test/pipeline/',
  'test/book/',
  'test/store/round-trip',
  'test/store/errors',
  'test/backtest/detail',
  'test/backtest/simul',
  'test/backtest/stream',
  'test/backtest/reference',
  'test/backtest/handlers',
  'test/backtest/metrics',
];
// Random cases are many times slower here, and all of them run in npm test.
const fewer = { TIERCEL_PROPERTY_RUNS: process.env.TIERCEL_PROPERTY_RUNS ?? '200' };

// Sanitizers take ten times as long, and a shared machine as long again: only what hangs is to be stopped.
const patience = '--testTimeout=600000';

const { values } = parseArgs({ options: { messages: { type: 'string' } } });

await ensureSetup();
await buildInstrumented();
const env = await instrumentedAddon();
forgetRuns();
// --messages 10000000: so many random commands through the matching engine, beside the plain model of its rules.
if (values.messages) process.env.TIERCEL_MATCHING_MESSAGES = values.messages;
const core = await runBuiltCoreTests(instrumentedFolder);
const addon = await runVitest([...tests, patience], { ...env, ...fewer });
keepLines('C++', await cppCoverage());
const passed = core.passed + addon.passed;
const failed = core.failed + addon.failed;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
