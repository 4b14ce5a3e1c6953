import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { crossBody, type Outcome, strategyText, temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const series = ['--store', './store', '--symbol', 'EURUSD', '--timeframe', '1m'];

function backtest(strategy: string, ...more: string[]): Promise<Outcome> {
  return tiercel(['backtest', strategy, ...series, ...more], folder);
}

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

beforeAll(async () => {
  writeMinutes(join(folder, 'eurusd.csv'), 3000);
  write('mine.ts', strategyText(crossBody));
  const imported = await tiercel(['data', 'import', 'eurusd.csv', ...series], folder);
  expect(imported.stderr + imported.stdout).toContain('3,000');
  expect(imported.code).toBe(0);
});

describe('[BT-1] tiercel backtest', () => {
  it("runs a user's TypeScript strategy from an outside folder and prints a table", async () => {
    const { code, stdout, stderr } = await backtest('mine.ts');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^mine on EURUSD 1m, 2024-01-02T00:00:00Z to 2024-01-04T02:00:00Z, costs fx-retail/);
    expect(stdout).toMatch(/buy and hold/);
  });

  it('gives machines JSON and nothing else on stdout, the same bytes but for the envelope', async () => {
    const chatty = strategyText(`    console.log('hello from the strategy');\n${crossBody}`);
    write('chatty.ts', chatty);
    const runs = [await backtest('chatty.ts', '--json'), await backtest('chatty.ts', '--json')];
    const [first, second] = runs.map(({ stdout }) => JSON.parse(stdout));
    expect(runs[0]!.stderr).toContain('hello from the strategy');
    expect(first).toMatchObject({
      kind: 'tiercel-run-1',
      strategy: { name: 'mine', form: 'signals', params: { fast: 5, slow: 20 }, checked: true },
      symbol: 'EURUSD',
      bars: 3000,
      openTrades: expect.any(Number),
      finalEquity: expect.any(Number),
      metrics: { sharpe: expect.any(Number) },
      buyAndHold: { finalEquity: expect.any(Number) },
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(first.trades).toBeGreaterThan(10);
    expect(first.run).toEqual({
      id: expect.stringMatching(/^[0-9A-Z]{26}$/),
      finishedAt: expect.stringMatching(/^20\d\d-/),
      host: expect.any(String),
      wallMs: expect.any(Number),
      kept: true,
    });
    expect(second.run.id > first.run.id).toBe(true);
    expect({ ...second, run: null }).toEqual({ ...first, run: null });
  });

  it('without a declared lookback all bars before `from` are given, at most 10,000', async () => {
    writeMinutes(join(folder, 'long.csv'), 10_110);
    const long = ['--store', './long', '--symbol', 'EURUSD', '--timeframe', '1m'];
    expect((await tiercel(['data', 'import', 'long.csv', ...long], folder)).code).toBe(0);
    write('unsaid.ts', strategyText(crossBody).replace('  lookback: (p) => p.slow,\n', ''));
    const given = async (from: string) =>
      JSON.parse((await tiercel(['backtest', 'unsaid.ts', ...long, '--from', from, '--json'], folder)).stdout);
    // From 2024-01-02 on: 166 hours and 40 minutes are 10,000 bars.
    expect(await given('2024-01-08T22:41:00Z')).toMatchObject({ bars: 109, lookbackBars: 10_000 });
    expect(await given('2024-01-03')).toMatchObject({ bars: 8670, lookbackBars: 1440 });
  });

  it('takes a JavaScript strategy, parameters, a range, sizes and costs', async () => {
    write('mine.mjs', strategyText(crossBody).replace(', type SignalsResult', '').replace(': SignalsResult', ''));
    const range = ['--from', '2024-01-03', '--to', '2024-01-04'];
    const own = ['--units', '1000', '--commission', '0.0001', '--spread', '0', '--slippage', '0', '--set', 'fast=8'];
    const { stdout, stderr } = await backtest('mine.mjs', ...range, ...own, '--cash', '5000', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      strategy: { params: { fast: 8, slow: 20 } },
      bars: 1440,
      lookbackBars: 20,
      cash: 5000,
      size: { kind: 'units', value: 1000 },
      costs: { name: 'custom', commission: { perValue: 0.0001 } },
      from: '2024-01-03T00:00:00Z',
      to: '2024-01-04T00:00:00Z',
    });
  });

  it('says with --verbose, or by the settings, what it does; on standard error, so that JSON stays clean', async () => {
    const { stdout, stderr } = await backtest('mine.ts', '--verbose', '--json');
    expect(stderr).toMatch(/ debug running strategy=\S+mine\.ts store=\S+store settings=null\n/);
    expect(stderr).toMatch(/ info done id=\w{26} finishedAt=.* trades=\d+ content=[0-9a-f]{64}\n/);
    expect(JSON.parse(stdout).kind).toBe('tiercel-run-1');
    write('quiet/tiercel.yaml', 'log:\n  level: info\n  format: json\nstore: ../store\n');
    const more = ['--symbol', 'EURUSD', '--timeframe', '1m'];
    const set = await tiercel(['backtest', '../mine.ts', ...more], join(folder, 'quiet'));
    expect(
      set.stderr
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).msg),
    ).toEqual(['done']);
  });

  it('finds an example of the package by its path from any folder, and by its name', async () => {
    for (const name of ['examples/strategies/sma-cross.ts', 'sma-cross']) {
      expect((await backtest(name, '--set', 'fast=5', '--set', 'slow=20')).code).toBe(0);
    }
  });

  it('a type error never blocks a run', async () => {
    write('wrong.ts', strategyText(`    const wrong: number = 'text';\n    void wrong;\n${crossBody}`));
    expect((await backtest('wrong.ts')).code).toBe(0);
  });

  it('strategies may import files beside them', async () => {
    write('parts/window.ts', 'export const window: number = 9;\n');
    write('parts/own.ts', `import { window } from './window.ts';\n${strategyText(`void window;\n${crossBody}`)}`);
    expect((await backtest('parts/own.ts')).code).toBe(0);
  });
});

describe('[OPS-2] tiercel backtest: bad strategies', () => {
  it.each([
    [
      'throws',
      "    throw new Error('no idea');",
      /bad\.ts:8: the strategy failed in `signals`: Error: no idea \(TIERCEL_E_STRATEGY\)/,
    ],
    [
      'returns arrays of the wrong length',
      '    return { enterLong: new Uint8Array(7) };',
      /`enterLong` has 7 values for 3000 bars/,
    ],
    [
      'returns the wrong type',
      "    return { stopLoss: '5' as never };",
      /`stopLoss` must be a number or a Float64Array, was string/,
    ],
    ['loops for ever', '    for (;;) void bars;', /bad\.ts: the strategy did not finish `signals` within 5 s/],
    ['ends the process', '    process.exit(0);', /bad\.ts: the strategy ended its thread/],
  ])('one that %s fails with the file named', async (_, body, message) => {
    write('bad.ts', strategyText(body));
    const { code, stdout, stderr } = await backtest('bad.ts', '--timeout', '5');
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([1, '']);
  });

  it.each([
    ['does not parse', 'export const = 5;', /broken\.ts:1: the strategy does not load/],
    ['loops while it loads', 'for (;;) {}', /broken\.ts: the strategy did not finish loading within 5 s/],
    ['throws while it loads', "throw new Error('early');", /broken\.ts:1: the strategy does not load: Error: early/],
    ['exports none', 'export const a = 1;', /exports no strategy; write/],
  ])('a file that %s is named', async (_, text, message) => {
    write('broken.ts', text);
    const { code, stderr } = await backtest('broken.ts', '--timeout', '5');
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
  });

  it('of several strategies in a file one is chosen by --export', async () => {
    const second = "export const other = defineStrategy({ name: 'other', signals: () => ({}) });\n";
    write('two.ts', strategyText(crossBody) + second);
    expect((await backtest('two.ts')).stderr).toMatch(/exports 2 strategies \(mine, other\); choose one with --export/);
    expect((await backtest('two.ts', '--export', 'othr')).stderr).toMatch(/Did you mean `other`\?/);
    expect(JSON.parse((await backtest('two.ts', '--export', 'other', '--json')).stdout).strategy.name).toBe('other');
  });

  it('a missing file is named with the places that were looked at', async () => {
    const { code, stderr } = await backtest('nowhere.ts');
    expect(stderr).toMatch(/There is no strategy file nowhere\.ts; looked for .*nowhere\.ts/);
    expect(code).toBe(1);
  });
});

describe('[OPS-2] tiercel backtest: wrong usage and missing data', () => {
  it.each([
    [['--set', 'fats=5'], 2, /Strategy "mine" has no parameter `fats`\. Did you mean `fast`\?/],
    [['--set', 'fast=51'], 2, /Parameter `fast` must be an integer from 2 to 50, was 51/],
    [['--set', 'fast'], 2, /must be name=value/],
    [['--cash', '-5'], 2, /must be a positive number/],
    [['--size', 'units=ten'], 2, /--size must be one of units=…/],
    [['--units', '5', '--size', 'cash=5'], 2, /either --units or --size/],
    [['--spread', 'wide'], 2, /--spread must be a price distance/],
    [['--costs', 'fx-retial'], 2, /Did you mean `fx-retail`\?/],
    [['--fill', 'whenever'], 2, /Allowed choices are next-open, same-close/],
    [['--from', 'yesterday'], 2, /must be a time such as 2018-01-01/],
    [['--sett', 'fast=5'], 2, /unknown option '--sett'\n\(Did you mean --set\?\)/],
    [['--from', '2025-01-01', '--to', '2025-02-01'], 1, /TIERCEL_E_NO_DATA/],
  ])('%j ends with exit code %i and says why', async (options, exitCode, message) => {
    const { code, stderr, stdout } = await backtest('mine.ts', ...options);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([exitCode, '']);
  });

  it('an unknown symbol is answered with the nearest, an unknown timeframe with those there are', async () => {
    const run = (symbol: string, timeframe: string) =>
      tiercel(['backtest', 'mine.ts', '--store', './store', '--symbol', symbol, '--timeframe', timeframe], folder);
    expect((await run('EURSUD', '1m')).stderr).toMatch(/holds no EURSUD 1m\. Did you mean `EURUSD`\?/);
    expect((await run('EURUSD', '30s')).stderr).toMatch(/no series EURUSD 30s\. It has EURUSD 1m, from which/);
  });

  it('a missing store is named, with the exit code of a failure', async () => {
    const { code, stderr } = await tiercel(['backtest', 'mine.ts', ...series.with(1, './nostore')], folder);
    expect(stderr).toMatch(/nostore/);
    expect(stderr).toMatch(/TIERCEL_E_(STORE|FILE)/);
    expect(code).toBe(1);
  });

  it('errors are JSON with --json', async () => {
    const { stderr } = await backtest('mine.ts', '--set', 'fast=51', '--json');
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'TIERCEL_E_PARAMETER' } });
  });
});

describe('[BT-7] tiercel report', () => {
  it('repeats the run of a result and writes its report', async () => {
    const run = await backtest('mine.ts', '--out', 'runs/result.json', '--report', 'runs/first.html');
    expect(run.code).toBe(0);
    const { code, stdout, stderr } = await tiercel(['report', 'runs/result.json', '--out', 'again.html'], folder);
    expect(stderr).toBe('');
    expect([code, stdout]).toEqual([0, `report: ${join(folder, 'again.html')}\n`]);
    const [first, again] = ['runs/first.html', 'again.html'].map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(again).toBe(first);
  });

  it('refuses a result that comes out differently today', async () => {
    await backtest('mine.ts', '--out', 'old.json');
    const document = JSON.parse(readFileSync(join(folder, 'old.json'), 'utf8'));
    write('old.json', JSON.stringify({ ...document, contentHash: 'f'.repeat(64) }));
    const { code, stderr } = await tiercel(['report', 'old.json'], folder);
    expect(stderr).toMatch(/gives another result today .* Run it anew: tiercel backtest /);
    expect(code).toBe(1);
  });

  it('refuses what is no result', async () => {
    write('other.json', '{}');
    expect((await tiercel(['report', 'other.json'], folder)).stderr).toMatch(
      /is no result of `tiercel backtest --out`/,
    );
    expect((await tiercel(['report', 'none.json'], folder)).stderr).toMatch(/cannot be read as JSON/);
  });
});

describe.skipIf(!process.env.TIERCEL_TEST_DATA)(
  '[BT-1] the exact answer by the command line (needs TIERCEL_TEST_DATA)',
  () => {
    it('SMA 20/50 on EURUSD 2018: 4,391 trades and one open, equity 977,470.39366', async () => {
      const file = resolve(process.env.TIERCEL_TEST_DATA!, 'histdata-1m', 'eurusd_1m_2018.csv.gz');
      const store = ['--store', './real', ...series.slice(2)];
      const imported = await tiercel(['data', 'import', file, ...store], folder);
      expect([imported.code, imported.stderr]).toEqual([0, '']);
      const year = ['--from', '2018-01-01', '--to', '2019-01-01', '--set', 'fast=20', '--set', 'slow=50'];
      const plain = '--units 10000 --commission 0.0002 --spread 0 --slippage 0 --fill same-close'.split(' ');
      const args = ['backtest', 'examples/strategies/sma-cross.ts', ...store, ...year, '--cash', '1000000', '--json'];
      const result = JSON.parse((await tiercel([...args, ...plain], folder)).stdout);
      expect([result.trades, result.openTrades, result.finalEquity.toFixed(5)]).toEqual([4391, 1, '977470.39366']);
    });
  },
);
