import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { start, temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const root = fileURLToPath(new URL('../../', import.meta.url));

describe('[OPS-2] the command line', () => {
  it.each([
    ['demo'],
    ['init'],
    ['doctor'],
    ['data', 'import'],
    ['data', 'actions'],
    ['data', 'list'],
    ['data', 'check'],
    ['data', 'export'],
    ['backtest'],
    ['report'],
    ['costs'],
    ['runs', 'list'],
    ['runs', 'show'],
    ['runs', 'delete'],
    ['strategies'],
    ['completion'],
  ])('%s %s has help with an example', async (...command) => {
    const { code, stdout } = await tiercel([...command, '--help'], folder);
    expect(stdout).toContain(`Usage: tiercel ${command.join(' ')}`);
    expect(stdout).toMatch(/Example:\n {2}\$ tiercel/);
    expect(code).toBe(0);
  });

  it.each([
    [['demoo'], /unknown command 'demoo'\n\(Did you mean demo\?\)/],
    [['data', 'imprt'], /unknown command 'imprt'\n\(Did you mean import\?\)/],
    [['doctor', '--jsn'], /unknown option '--jsn'\n\(Did you mean --json\?\)/],
    [['backtest', 'a.ts'], /required option '--symbol <symbol>' not specified/],
    [['report'], /missing required argument 'run'/],
    [['runz', 'list'], /unknown command 'runz'\n\(Did you mean runs\?\)/],
    [['runs', 'lst'], /unknown command 'lst'\n\(Did you mean list\?\)/],
    [['runs', 'list', '--srt', 'sharpe'], /unknown option '--srt'\n\(Did you mean --sort\?\)/],
    [['data', 'chek'], /unknown command 'chek'\n\(Did you mean check\?\)/],
    [['data', 'check', '--symbl', 'A'], /unknown option '--symbl'\n\(Did you mean --symbol\?\)/],
    [['strategis'], /unknown command 'strategis'\n\(Did you mean strategies\?\)/],
    [['completion', 'powershell'], /Allowed choices are bash, zsh, fish/],
    [['runs', 'list', '--limit', '0'], /must be a whole number above 0/],
    [[], /Usage: tiercel/],
  ])('%j is wrong usage: exit code 2', async (args, message) => {
    const { code, stderr } = await tiercel(args, folder);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('--version tells the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(await tiercel(['--version'], folder)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('bin/tiercel.js is executable, and without a build names the command', () => {
    const bare = join(folder, 'bare');
    mkdirSync(bare);
    cpSync(join(root, 'bin'), join(bare, 'bin'), { recursive: true });
    writeFileSync(join(bare, 'package.json'), '{ "type": "module" }');
    const { status, stderr } = spawnSync(join(bare, 'bin', 'tiercel.js'), ['demo'], { encoding: 'utf8' });
    expect(stderr).toMatch(/the compiled code is missing in .* Run there: npm start/);
    expect(status).toBe(1);
  });
});

describe('[OPS-8] tiercel doctor', () => {
  it('reports the machine as lines and as JSON', async () => {
    const plain = await tiercel(['doctor'], folder);
    expect(plain.stdout).toMatch(/ok {7}addon {6}\d+\.\d+\.\d+, built by (cmake-js|node-gyp), instructions \w+/);
    expect(plain.code).toBe(0);
    const { ok, findings } = JSON.parse((await tiercel(['doctor', '--json'], folder)).stdout);
    expect(ok).toBe(true);
    const names = findings.map((finding: { what: string }) => finding.what);
    expect(names).toEqual(expect.arrayContaining(['Node', 'addon', 'processor', 'memory', 'store', 'compiler']));
  });
});

describe('[DOC-1] tiercel init', () => {
  it('writes a strategy with its set-up, and its printed next command works', async () => {
    const { code, stdout } = await tiercel(['init', 'robot'], folder);
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'robot'))).toEqual(
      expect.arrayContaining(['package.json', 'store', 'strategy.ts', 'tsconfig.json']),
    );
    const next = /^Next: (.*)$/m.exec(stdout)![1]!;
    const run = spawnSync(next, { cwd: folder, shell: true, encoding: 'utf8' });
    expect(run.stdout).toMatch(/sma-cross on SP500 1d/);
    expect(run.status).toBe(0);
    expect(existsSync(join(folder, 'robot', 'report.html'))).toBe(true);
  });

  it('gives the strategy its types', async () => {
    await tiercel(['init', 'typed'], folder);
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', join(folder, 'typed')], { encoding: 'utf8' });
    expect([stdout, status]).toEqual(['', 0]);
  });

  it('overwrites nothing', async () => {
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'strategy.ts'), '// mine');
    const { code, stderr } = await tiercel(['init', 'mine'], folder);
    expect(stderr).toMatch(/strategy\.ts is there already and stays as it is/);
    expect(code).toBe(1);
    expect(readdirSync(join(folder, 'mine'))).toEqual(['strategy.ts']);
  });
});

describe('[BT-7] tiercel demo', () => {
  it('backtests the sample, writes a report, and gives the same content again', async () => {
    const first = await tiercel(['demo', '--json'], folder);
    expect(first.code).toBe(0);
    const { report, bars, runs } = JSON.parse(first.stdout);
    expect([report, bars]).toEqual([join(folder, 'out', 'demo', 'report.html'), 5105]);
    const page = readFileSync(report, 'utf8');
    const names = runs.map((run: { strategy: { name: string } }) => run.strategy.name);
    expect(names).toEqual(['sma-cross', 'rsi-reversion']);
    for (const run of runs) expect(run.trades, run.strategy.name).toBeGreaterThan(5);
    const again = await tiercel(['demo'], folder);
    for (const run of runs) expect(again.stdout).toContain(run.contentHash);
    expect(again.stdout).toContain(`report: ${report}`);
    expect(readFileSync(report, 'utf8')).toBe(page);
  });
});

async function until(holds: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (!holds()) return;
      clearInterval(look);
      resolve();
    }, 1);
  });
}

describe('[DATA-7] Ctrl-C', () => {
  it("during a strategy's own code ends the command as cancelled", async () => {
    await tiercel(['init', 'endless'], folder);
    const cwd = join(folder, 'endless');
    const loop = `import { writeFileSync } from 'node:fs';
import { defineStrategy } from 'tiercel';
export const endless = defineStrategy({
  name: 'endless',
  signals() {
    writeFileSync('started', '');
    for (;;);
  },
});
`;
    writeFileSync(join(cwd, 'endless.ts'), loop);
    const { child, outcome } = start(['backtest', 'endless.ts', '--symbol', 'SP500', '--timeframe', '1d'], cwd);
    await until(() => existsSync(join(cwd, 'started')) || child.exitCode !== null);
    child.kill('SIGINT');
    const { code, stderr } = await outcome;
    expect(stderr).toMatch(/endless\.ts was cancelled\. \(TIERCEL_E_CANCELLED\)/);
    expect(code).toBe(1);
  });

  it('during an import leaves a store that opens and takes the rest', async () => {
    writeMinutes(join(folder, 'long.csv'), 400_000);
    const args = ['data', 'import', 'long.csv', '--symbol', 'EURUSD', '--timeframe', '1m', '--store', './cut'];
    const { child, outcome } = start(args, folder);
    await until(() => existsSync(join(folder, 'cut')) || child.exitCode !== null);
    child.kill('SIGINT');
    const { code } = await outcome;
    expect([0, 1]).toContain(code); // 0 where the import was done before the signal came
    const list = await tiercel(['data', 'list', '--store', './cut', '--json'], folder);
    expect(list.code).toBe(0);
    expect((await tiercel(args, folder)).code).toBe(0);
    const after = JSON.parse((await tiercel(['data', 'list', '--store', './cut', '--json'], folder)).stdout);
    expect(after.series[0].rows).toBe(400_000);
  });
});
