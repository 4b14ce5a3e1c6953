// npm run release:check: whether the tree as it stands can be released. Publishes nothing. Quick checks come first; where
// one fails the long ones are left out, unless --all is given.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capture, root, say } from './lib/process.mjs';

/** What is wrong with the version's entry in the change log, or null. */
export function changelogProblem(version, changelog) {
  const [, head, date] = /^## (\S+)(?: \((.*)\))?$/m.exec(changelog) ?? [];
  if (head !== version) return `package.json says ${version}, the newest entry of CHANGELOG.md is ${head ?? 'missing'}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date ?? ''))
    return `CHANGELOG.md gives ${version} no date: "## ${version} (YYYY-MM-DD)"`;
  return null;
}

function cleanTree() {
  const { stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
  return stdout === '' ? null : `changes that are not committed:\n${stdout.trimEnd()}`;
}

function changelog() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return changelogProblem(version, readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
}

const script =
  (name, ...args) =>
  async () => {
    const { code, output } = await capture(process.execPath, [join(root, 'scripts', name), ...args], {
      env: { ...process.env, CI: 'true' },
    });
    return code === 0 ? null : output.slice(-4000);
  };

const quick = [
  ['clean tree', cleanTree],
  ['version and change log agree', changelog],
  ['requirement map', script('check-requirements.mjs')],
];
const long = [
  ['tests', script('test.mjs', '--coverage')],
  ['sanitizers', script('sanitize.mjs')],
  ['coverage', script('coverage.mjs', '--last')],
  ['check', script('check.mjs')],
  ['fuzz targets', script('fuzz.mjs', '--seconds', '5')],
  ['package as users install it', script('smoke-package.mjs')],
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = [];
  const failed = () => rows.filter((row) => row.result === 'FAILED').length;
  for (const [name, check] of [...quick, ...long]) {
    const isLong = long.some(([other]) => other === name);
    if (isLong && failed() > 0 && !process.argv.includes('--all')) {
      rows.push({ name, result: 'not run', seconds: 0 });
      continue;
    }
    const started = performance.now();
    const problem = await check();
    if (problem) say(`${name}: ${problem}`);
    rows.push({ name, result: problem ? 'FAILED' : 'ok', seconds: Math.round((performance.now() - started) / 1000) });
  }
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, result, seconds } of rows)
    say(`${name.padEnd(width)}  ${result.padEnd(7)}  ${String(seconds).padStart(4)} s`);
  say(failed() === 0 ? 'this can be released' : 'this cannot be released');
  process.exit(failed() === 0 ? 0 : 1);
}
