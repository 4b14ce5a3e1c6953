// clang-tidy over the files of the core, each once, the largest first, with a limit of time each.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cppFiles } from './files.mjs';
import { capture, root, twoAtATime } from './process.mjs';

// The analyzer's time grows with the paths through a function: a file that takes this long wants to be two.
const limitMs = 300_000;

/** Sources of tests have flags of GCC's own, and what they share - the plain models - is theirs. */
const ofTests = new Set(readFileSync(join(root, 'native', 'sources-tests.txt'), 'utf8').split('\n'));
const isLinted = (file) =>
  file.endsWith('.cpp') && !ofTests.has(file) && !/native\/(addon|fuzz)|_(test|fuzz)\.cpp$/.test(file);

/** What is wrong in one file, or null. */
async function problemOf(file) {
  const args = ['-p', 'build-core', '--quiet', '--warnings-as-errors=*', file];
  const started = performance.now();
  const { code, output } = await capture('clang-tidy', args, { timeout: limitMs });
  if (code === 0) return null;
  if (performance.now() - started < limitMs) return output;
  return `${file}: clang-tidy was not done after ${limitMs / 1000} s; its functions have too many paths`;
}

/** The files' problems, and which took the longest. */
export async function lintOfCpp() {
  const size = (file) => statSync(join(root, file)).size;
  const files = cppFiles().filter(isLinted);
  const rows = [];
  await twoAtATime(
    files.sort((a, b) => size(b) - size(a)),
    async (file) => {
      const started = performance.now();
      const problem = await problemOf(file);
      rows.push({ file, problem, seconds: Math.round((performance.now() - started) / 1000) });
    },
  );
  rows.sort((a, b) => b.seconds - a.seconds);
  const problems = rows.flatMap(({ problem }) => (problem === null ? [] : [problem]));
  const longest = rows.slice(0, 3).map(({ file, seconds }) => `${file} ${seconds} s`);
  return { problems, longest: longest.join(', ') };
}
