import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const bin = fileURLToPath(new URL('../../bin/tiercel.js', import.meta.url));
const market = ['--symbol', 'EURUSD', '--timeframe', '1m', '--costs', 'zero'];

/** Runs `tiercel sim` with these lines on its standard input. */
function sim(lines: readonly string[], ...args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [bin, 'sim', ...market, ...args], { cwd: folder });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

interface Said {
  readonly command: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly [name: string]: unknown;
}

const said = ({ stdout }: Outcome): Said[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  writeMinutes(join(folder, 'eurusd.csv'), 600);
  await tiercel(['data', 'import', 'eurusd.csv', '--symbol', 'EURUSD', '--timeframe', '1m'], folder);
});

describe('[BT-9] tiercel sim', () => {
  it('is driven by lines on standard input', async () => {
    const { code, stdout, stderr } = await sim(
      ['# a comment', '', 'next 10', 'buy 1000 stop 50ticks target 1%', 'orders', 'next', 'account', 'quit', 'next'],
      '--start',
      '2024-01-02T01:00',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('EURUSD 1m: 60 bars known, now 2024-01-02T01:00:00Z, data to 2024-01-02T10:00:00Z');
    expect(stdout).toContain('now 2024-01-02T01:10:00Z, 10 bars on');
    expect(stdout).toContain('order 1 is sent (buy market); it acts from the next open on');
    expect(stdout).toContain('  stop 50ticks from its fill');
    expect(stdout).toMatch(/order 1: bought 1,000 EURUSD at 1\.\d{5} \(market-open\)/);
    expect(stdout).toMatch(/^cash +9[89],\d{3}\.\d\d$/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^equity .*; EURUSD long 1,000 at .*; 2 orders wait$/);
  });

  it('answers each line by one object with --json, of the same fills', async () => {
    const lines = [
      'next 10',
      'buy 1000 stop 50ticks',
      'to 2024-01-02T00:30',
      'close',
      'next',
      'fills',
      'market',
      'bars 2',
    ];
    const rows = said(await sim(lines, '--json'));
    expect(rows).toHaveLength(lines.length + 1);
    expect(rows[0]).toMatchObject({ market: { time: '2024-01-02T00:00:00Z', costs: 'zero', currency: 'USD' } });
    expect(rows.slice(1).map(({ command }) => command)).toEqual(lines);
    expect(rows[2]).toMatchObject({ order: 1, time: '2024-01-02T00:10:00Z' });
    expect(rows[6]!.fills).toMatchObject([{ order: 1, side: 'buy', quantity: 1000 }, { side: 'sell' }]);
    expect(rows[7]).toMatchObject({ isOpen: true, session: { close: '2024-01-02T22:00:00Z' } });
    expect((rows[8]!.bars as unknown[]).length).toBe(2);
    expect(rows[8]!.account).toMatchObject({ exposure: 0 });
  });

  it('takes prices as levels and says at which distance they stand', async () => {
    const { stdout } = await sim([
      'next',
      'buy 100 limit 1.09 stop 1.08 target 1.11',
      'orders',
      'cancel 1',
      'next',
      'orders',
    ]);
    expect(stdout).toContain('stop 0.01 from its fill (1.08 if that is its limit 1.09)');
    expect(stdout).toContain('target 0.02 from its fill (1.11 if that is its limit 1.09)');
    expect(stdout).toContain('1: buy EURUSD limit at 1.09000, entry, sent');
    expect(stdout).toContain('order 1: cancelled\n');
    expect(stdout).toContain('no order waits');
  });

  const mistakes = [
    ['nxet 5', 'There is no command "nxet". Did you mean `next`?'],
    ['next -1', 'the number of bars must be a whole number above 0, was "-1"'],
    ['next 5 6', '"6" is too much: next [bars]'],
    ['to yesterday', 'yesterday'],
    ['to 2020-01-01', 'must not lie before the present'],
    ['buy', 'buy needs a size: units such as 1000'],
    ['buy lots', 'the size must be a number above 0, was "lots"'],
    ['buy 10 limt 1.1', '"limt" is not known here. Did you mean `limit`?'],
    ['buy 10 limit', '"limit" needs a value'],
    ['buy 10 limit 1.0 limit 1.1', '"limit" stands twice'],
    ['buy 10 limit 1.0000003', 'is off the tick of 0.00001'],
    ['buy 10 stop 2', 'stop: 2 must lie below the last close'],
    ['sell 10 target 2', 'target: 2 must lie below the last close'],
    ['buy 10 for ever', 'time in force "ever" is unknown'],
    ['close', 'Nothing of EURUSD is held.'],
    ['cancel', 'Which order? cancel <order>, or cancel all'],
    ['cancel 7', 'there is no order 7'],
    ['move 1', 'move takes an order and a price'],
    ['hold much', 'hold takes a number of units'],
    ['symbol EURUSE', 'The market has no "EURUSE". Did you mean `EURUSD`?'],
    ['help byu', 'Did you mean `buy`?'],
  ] as const;

  it('refuses what cannot be with what is possible, and goes on', async () => {
    const lines = mistakes.flatMap(([line]) => [line, 'next']);
    const outcome = await sim(['next 3', ...lines], '--json');
    const answers = said(outcome).slice(2);
    for (const [i, [line, message]] of mistakes.entries()) {
      const [refused, next] = [answers[2 * i]!, answers[2 * i + 1]!];
      expect([line, refused.error!.message]).toEqual([line, expect.stringContaining(message)]);
      expect(next).toMatchObject({ command: 'next', bars: 1, account: { exposure: 0 } });
    }
    expect(answers.at(-1)!.time).toBe(`2024-01-02T00:${String(3 + mistakes.length).padStart(2, '0')}:00Z`);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain(
      `${mistakes.length} of ${lines.length + 1} lines were refused; the others were done.`,
    );
  });

  it('tells when the data are over, and still shows what was', async () => {
    const { stdout, code } = await sim(['buy 10', 'next 5000', 'next', 'fills', 'buy 10']);
    expect(stdout).toContain('600 bars on');
    expect(stdout).toContain('the data are over');
    expect(stdout).toContain('refused: The data are over: nothing comes any more.');
    expect(stdout).toContain('refused: buy: the data are over, no order can act any more.');
    expect(code).toBe(2);
  });

  it('names the series of the store for one that it does not have', async () => {
    const { code, stderr } = await tiercel(['sim', '--symbol', 'EURUSE', '--timeframe', '1m'], folder);
    expect([code, stderr.includes('Did you mean `EURUSD`?')]).toEqual([1, true]);
  });

  it('lists its commands', async () => {
    const { stdout } = await sim(['help', 'help cancel']);
    expect(stdout).toContain('next [bars]\n    moves on until that many more bars have closed (1)');
    expect(stdout).toContain('cancel <order>, or cancel all\n    ends an order at the next open');
  });
});
