// Runs vitest and counts its tests.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './process.mjs';
import { vitestSuites } from './test-page.mjs';

/** Returns { passed, failed, skipped, suites } of a vitest run with these arguments. */
export async function runVitest(args = [], env = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'tiercel-vitest-'));
  const results = join(scratch, 'results.json');
  const cli = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${results}`];
  const code = await run(process.execPath, [cli, 'run', ...reporters, ...args], { env: { ...process.env, ...env } });
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0, suites: [] };
  const counts = JSON.parse(readFileSync(results, 'utf8'));
  rmSync(scratch, { recursive: true, force: true });
  const failed = counts.numFailedTests + (code !== 0 && counts.numFailedTests === 0 ? 1 : 0);
  const skipped = counts.numPendingTests + (counts.numTodoTests ?? 0);
  return { passed: counts.numPassedTests, failed, skipped, suites: vitestSuites(counts) };
}
