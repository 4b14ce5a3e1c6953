import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { crossBody, strategyText, temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const bin = fileURLToPath(new URL('../../bin/tiercel.js', import.meta.url));

async function complete(...words: string[]): Promise<string[]> {
  const { stdout, stderr, code } = await tiercel(['__complete', '--', ...words], folder);
  expect([stderr, code]).toEqual(['', 0]);
  return stdout.split('\n').filter((line) => line !== '');
}

beforeAll(async () => {
  writeMinutes(join(folder, 'eurusd.csv'), 500);
  writeFileSync(join(folder, 'mine.ts'), strategyText(crossBody));
  const series = ['--symbol', 'EURUSD', '--timeframe', '1m'];
  expect((await tiercel(['data', 'import', 'eurusd.csv', ...series], folder)).code).toBe(0);
  expect((await tiercel(['backtest', 'mine.ts', ...series], folder)).code).toBe(0);
});

describe('[OPS-2] completion', () => {
  it('offers commands, options, choices, symbols, timeframes, metrics, examples and runs', async () => {
    expect(await complete('')).toEqual(expect.arrayContaining(['backtest', 'data', 'runs', 'strategies']));
    expect(await complete('')).not.toContain('__complete');
    expect(await complete('ru')).toEqual(['runs']);
    expect(await complete('runs', '')).toEqual(['list', 'show', 'delete', 'help']);
    expect(await complete('backtest', 'mine.ts', '--sl')).toEqual(['--slippage']);
    expect(await complete('backtest', 'mine.ts', '--fill', '')).toEqual(['next-open', 'same-close']);
    expect(await complete('backtest', '--symbol', '')).toEqual(['EURUSD']);
    expect(await complete('backtest', '--symbol', 'A,eur')).toEqual(['A,EURUSD']);
    expect(await complete('backtest', '--symbol', 'A,EUR')).toEqual(['A,EURUSD']);
    expect(await complete('backtest', '--symbol', 'EURUSD', '--timeframe', '')).toEqual(['1m']);
    expect(await complete('sim', '--symbol', 'EURUSD', '--timeframe', '')).toEqual(['1m']);
    expect(await complete('backtest', 'sma')).toEqual(['sma-cross']);
    expect(await complete('runs', 'list', '--sort', 'maxD')).toContain('maxDrawdown');
    expect(await complete('explain', 'las')).toEqual(['last']);
    const [last, id] = await complete('report', '');
    expect([last, id]).toEqual(['last', expect.stringMatching(/^\w{26}$/)]);
    expect(await complete('runs', 'delete', 'x', id!.slice(0, 8).toLowerCase())).toEqual([id]);
  });

  it('offers nothing, without a message, where there is nothing to offer', async () => {
    expect(await complete('report', '--store', './none', '')).toEqual([]);
    expect(await complete('backtest', '--store', './none', '--symbol', '')).toEqual([]);
    expect(await complete('data', 'import', '')).toEqual([]);
    expect(await complete('nonsense', '--what', '')).toEqual(expect.any(Array));
  });

  it('works in a shell that sources the bash script', async () => {
    const path = join(folder, 'path');
    mkdirSync(path);
    symlinkSync(bin, join(path, 'tiercel'));
    const script = `source <(tiercel completion bash)
complete -p tiercel
COMP_WORDS=(tiercel runs sh) COMP_CWORD=2; _tiercel; echo "\${COMPREPLY[*]}"
COMP_WORDS=(tiercel backtest sma-cross --symbol '') COMP_CWORD=4; _tiercel; echo "\${COMPREPLY[*]}"`;
    const env = { ...process.env, NODE_OPTIONS: '', PATH: `${path}${delimiter}${process.env.PATH}` };
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', env });
    expect([stdout.trim().split('\n'), stderr]).toEqual([
      ['complete -o default -F _tiercel tiercel', 'show', 'EURUSD'],
      '',
    ]);
  });

  it.each(['zsh', 'fish'])('has a script for %s that asks the same command', async (shell) => {
    const { stdout, code } = await tiercel(['completion', shell], folder);
    expect(stdout).toMatch(/__complete --/);
    expect(code).toBe(0);
    const check = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' });
    if (check.error === undefined) expect([check.status, check.stderr]).toEqual([0, '']);
  });
});

describe('[DOC-1] tiercel strategies', () => {
  it('lists the examples and what each teaches', async () => {
    const { stdout } = await tiercel(['strategies', '--json'], folder);
    const { strategies } = JSON.parse(stdout);
    expect(strategies.length).toBeGreaterThanOrEqual(2);
    for (const { name, description, teaches } of strategies) {
      expect([name, description, teaches]).toEqual([
        expect.stringMatching(/^[a-z-]+$/),
        expect.stringMatching(/\.$/),
        expect.stringMatching(/\w{3}/),
      ]);
    }
    const plain = await tiercel(['strategies'], folder);
    expect(plain.stdout).toMatch(/^sma-cross\n {2}The classic trend follower/m);
    expect(plain.stdout).toMatch(/^run one: {2}tiercel backtest /m);
  });

  it('prints the text of the example that has a name, and suggests the nearest', async () => {
    const { stdout } = await tiercel(['strategies', 'pairs'], folder);
    expect(stdout).toBe(readFileSync('examples/strategies/pairs.ts', 'utf8'));
    const { code, stderr } = await tiercel(['strategies', 'pars'], folder);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/Did you mean `pairs`\?/)]);
  });

  it('lists the strategy files of a folder, and says where there are none', async () => {
    const { stdout } = await tiercel(['strategies', '.'], folder);
    expect(stdout).toMatch(/^mine\.ts/);
    mkdirSync(join(folder, 'bare'));
    expect((await tiercel(['strategies', 'bare'], folder)).stdout).toMatch(/holds no strategy files/);
    const { code, stderr } = await tiercel(['strategies', 'nowhere'], folder);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/nowhere cannot be listed/)]);
  });
});
