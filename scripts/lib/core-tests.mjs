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

/** Runs the tests that are built in `folder`. Returns { passed, failed, suites }. */
export async function runBuiltCoreTests(folder) {
  const scratch = mkdtempSync(join(tmpdir(), 'tiercel-gtest-'));
  const results = join(scratch, 'results.json');
  const code = await run(join(root, folder, 'tiercel_tests'), ['--gtest_brief=1', `--gtest_output=json:${results}`]);
  const counts = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { tests: 0, failures: 1 };
  rmSync(scratch, { recursive: true, force: true });
  const failed = counts.failures + (code !== 0 && counts.failures === 0 ? 1 : 0);
  return { passed: counts.tests - counts.failures, failed, suites: gtestSuites(counts) };
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
