// Builds and runs the C++ tests of the core with plain CMake and GoogleTest.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, has, root, run, say } from './process.mjs';
import { gtestSuites } from './test-page.mjs';

const gtestMissing = /Could NOT find GTest|GTestConfig|find_package\(GTest/;

/** Why the tests cannot be built for want of GoogleTest, or null, from what CMake said. */
export function missingGtest(output) {
  return gtestMissing.test(output) ? 'C++ core tests: GoogleTest is missing (apt-get install libgtest-dev)' : null;
}

/** Every second test, of those built in `folder`. Returns GoogleTest's own report. */
async function runHalf(folder, half) {
  const scratch = mkdtempSync(join(tmpdir(), 'tiercel-gtest-'));
  const results = join(scratch, 'results.json');
  const env = { ...process.env, GTEST_TOTAL_SHARDS: '2', GTEST_SHARD_INDEX: String(half) };
  const args = ['--gtest_brief=1', `--gtest_output=json:${results}`];
  const code = await run(join(root, folder, 'tiercel_tests'), args, { env });
  const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { tests: 0, failures: 1 };
  rmSync(scratch, { recursive: true, force: true });
  return code !== 0 && report.failures === 0 ? { ...report, failures: 1 } : report;
}

/** Runs the tests that are built in `folder`, in two processes. Returns { passed, failed, suites }. */
export async function runBuiltCoreTests(folder) {
  const halves = await Promise.all([runHalf(folder, 0), runHalf(folder, 1)]);
  const sum = (name) => halves[0][name] + halves[1][name];
  const testsuites = halves.flatMap((half) => half.testsuites ?? []);
  return { passed: sum('tests') - sum('failures'), failed: sum('failures'), suites: gtestSuites({ testsuites }) };
}

/** Builds the tests as they are, and runs them. Returns { passed, failed } or { skipped: reason }. */
export async function runCoreTests(folder = 'build-core') {
  if (!has('cmake')) return { skipped: 'C++ core tests: CMake is missing (apt-get install cmake)' };
  const configure = ['-S', '.', '-B', folder, '-DTIERCEL_TESTS=ON', '-DTIERCEL_WERROR=ON'];
  if (has('ninja') && !existsSync(join(root, folder, 'CMakeCache.txt'))) configure.push('-G', 'Ninja');
  const configured = await capture('cmake', configure);
  if (configured.code !== 0 && missingGtest(configured.output)) return { skipped: missingGtest(configured.output) };
  say('building the C++ core tests ...');
  const built = configured.code === 0 ? await capture('cmake', ['--build', folder, '--parallel', '2']) : configured;
  if (built.code !== 0) {
    process.stderr.write(built.output);
    return { passed: 0, failed: 1 };
  }
  return runBuiltCoreTests(folder);
}
