// The checks before a commit, fast enough to wait for: format and lint of the staged files, floors, requirement map.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture, has, root, say } from './lib/process.mjs';

const { stdout } = spawnSync('git', ['diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z'], {
  cwd: root,
  encoding: 'utf8',
});
const staged = stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
const matching = (pattern) => staged.filter((path) => pattern.test(path));
const bin = (name, path) => join(root, 'node_modules', name, path);
const node = process.execPath;

const scripts = matching(/\.(ts|mjs|cjs|js|json|css|html)$/);
const cpp = matching(/^native\/.*\.(cpp|hpp)$/);
const tests = matching(/^(test|native|docs\/requirements\.yaml)/);
const biome = [bin('@biomejs/biome', 'bin/biome'), 'check', '--no-errors-on-unmatched', '--error-on-warnings'];
const checks = [
  scripts.length > 0 && ['format and lint', node, [...biome, ...scripts]],
  cpp.length > 0 && has('clang-format') && ['format of C++', 'clang-format', ['--dry-run', '--Werror', ...cpp]],
  matching(/^(src\/|\.dependency-cruiser)/).length > 0 && [
    'floors',
    node,
    [bin('dependency-cruiser', 'bin/dependency-cruise.mjs'), 'src', '--output-type', 'err'],
  ],
  tests.length > 0 && ['requirement map', node, [join(root, 'scripts', 'check-requirements.mjs')]],
].filter(Boolean);

const failures = await Promise.all(
  checks.map(async ([name, command, args]) => {
    const { code, output } = await capture(command, args);
    if (code !== 0) say(`FAILED ${name}\n${output}`);
    return code === 0 ? 0 : 1;
  }),
);
const failed = failures.reduce((sum, failure) => sum + failure, 0);
if (failed > 0) say('nothing was committed. npm run format mends the format');
process.exit(failed > 0 ? 1 : 0);
