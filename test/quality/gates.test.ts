import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { script, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
// A hook that runs these tests hands down GIT_DIR and GIT_INDEX_FILE, which would lead git to the project's repository.
const ownEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
const env = { ...ownEnv, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CEILING_DIRECTORIES: folder };
const run = (command: string, args: readonly string[], cwd = '.') =>
  spawnSync(command, args, { cwd, encoding: 'utf8', env });
const scaffold = (...args: string[]) => run(process.execPath, ['scripts/scaffold.mjs', ...args, '--root', folder]);

describe('npm run scaffold', () => {
  it('[QUAL-2] writes a failing test with the text of the requirement, beside its other tests', () => {
    const { status, stdout } = scaffold('BT-2', '--name', 'limit-orders');
    expect(status).toBe(0);
    expect(stdout).toContain('npx vitest run test/backtest/limit-orders.test.ts');
    const text = readFileSync(join(folder, 'test/backtest/limit-orders.test.ts'), 'utf8');
    expect(text).toContain('BT-2: Order types, times in force, order groups, partial fills');
    expect(text).toContain('expect.fail(');
    expect(text).toContain(`'[${'BT-2'}] the rule`);
  });

  it('[QUAL-2] finds a folder for a family that has no test yet', () => {
    expect(scaffold('sweep-1').stdout).toContain('test/sweep/sweep-1.test.ts');
  });

  it('[QUAL-2] writes over nothing', () => {
    const file = join(folder, 'test/backtest/mine.test.ts');
    writeFileSync(file, 'mine');
    const { status, stderr } = scaffold('BT-2', '--name', 'mine');
    expect([status, stderr]).toEqual([1, expect.stringContaining('is there already')]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.each([
    [['BT-99'], 'Did you mean `BT-9`?'],
    [[], 'say which requirement'],
    [['BT-2', '--name', '../away'], '--name must be lower-case words'],
  ])('[QUAL-2] %j is refused, with what to do', (args, words) => {
    const { status, stderr } = scaffold(...args);
    expect([status, stderr]).toEqual([1, expect.stringContaining(words)]);
  });
});

describe('the release gate', () => {
  it.each([
    ['1.0.0', '# Changelog\n\n## 1.0.0 (2026-11-21)\n', null],
    [
      '1.0.1',
      '# Changelog\n\n## 1.0.0 (2026-11-21)\n',
      'package.json says 1.0.1, the newest entry of CHANGELOG.md is 1.0.0',
    ],
    ['1.0.0', '# Changelog\n\n## 1.0.0 (unreleased)\n', 'CHANGELOG.md gives 1.0.0 no date: "## 1.0.0 (YYYY-MM-DD)"'],
    ['1.0.0', '# Changelog\n', 'package.json says 1.0.0, the newest entry of CHANGELOG.md is missing'],
  ])('[QUAL-2] version %s with %j: %s', async (version, changelog, problem) => {
    type Exports = { changelogProblem(version: string, changelog: string): string | null };
    const { changelogProblem } = await script<Exports>('release-check.mjs');
    expect(changelogProblem(version, changelog)).toBe(problem);
  });
});

describe('the hook before a commit', () => {
  const clone = join(folder, 'clone');
  mkdirSync(clone);
  for (const file of ['biome.json', '.gitignore', 'package.json']) copyFileSync(file, join(clone, file));
  for (const name of ['node_modules', 'scripts']) symlinkSync(join(process.cwd(), name), join(clone, name));
  const git = (...args: string[]) => run('git', ['-C', clone, ...args], clone);
  git('init', '-q');

  it('[QUAL-2] is turned on by npm run hooks, and off', () => {
    const hooks = (...args: string[]) =>
      run(process.execPath, ['--preserve-symlinks', '--preserve-symlinks-main', 'scripts/hooks.mjs', ...args], clone);
    const before = run('git', ['config', '--get', 'core.hooksPath']).stdout;
    hooks();
    expect(git('config', 'core.hooksPath').stdout.trim()).toBe('.githooks');
    hooks('--off');
    expect(git('config', 'core.hooksPath').stdout).toBe('');
    expect(run('git', ['config', '--get', 'core.hooksPath']).stdout).toBe(before); // of the project itself
  });

  it('[QUAL-2] refuses a staged file that is not in the format, and lets one pass that is', () => {
    const hook = () =>
      run(process.execPath, ['--preserve-symlinks', '--preserve-symlinks-main', 'scripts/pre-commit.mjs'], clone);
    writeFileSync(join(clone, 'bad.ts'), 'export const a = "1"\n');
    git('add', 'bad.ts');
    const refused = hook();
    expect([refused.status, refused.stdout]).toEqual([1, expect.stringContaining('FAILED format and lint')]);
    writeFileSync(join(clone, 'bad.ts'), "export const a = '1';\n");
    git('add', 'bad.ts');
    expect(hook().status).toBe(0);
  });
});
