import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const series = ['--symbol', 'ACME', '--store', './store'];
writeMinutes(join(folder, 'acme.csv'), 3 * 1440); // 2024-01-02 to 2024-01-04
writeFileSync(join(folder, 'factors.csv'), '20240102,0.99,0.5,1.1\n20501231,1,1,0\n');
writeFileSync(join(folder, 'bad.csv'), '20240102,1,0.5,1.1\n20240101,1,1,0\n');
writeFileSync(join(folder, 'instruments.yaml'), 'ACME:\n  class: equity\n  tickSize: 0.00001\n  calendar: 24x7\n');
writeFileSync(
  join(folder, 'hold.ts'),
  `import { defineStrategy } from 'tiercel';
export const hold = defineStrategy({
  name: 'hold',
  params: {},
  lookback: () => 0,
  signals: ({ bars }) => ({ enterLong: new Uint8Array(bars.length).fill(1, 0, 1) }),
});
`,
);

describe('[OPS-2] corporate actions on the command line', () => {
  it('an import takes class, tick and calendar from instruments.yaml, and a bad factor file stops it before it stores', async () => {
    const args = ['data', 'import', 'acme.csv', ...series];
    const refused = await tiercel([...args, '--factors', 'bad.csv'], folder);
    expect(refused.stderr).toMatch(/bad\.csv:2: the date 2024-01-01 follows 2024-01-02/);
    expect(refused.code).toBe(1);
    const { stdout, code } = await tiercel([...args, '--factors', 'factors.csv', '--json'], folder);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      appended: 4320,
      instrument: { assetClass: 'equity', tickSize: 1e-5, calendar: '24x7' },
      factors: { splits: 1, dividends: 1, actions: [{ exDate: '2024-01-03', split: '2:1' }] },
    });
  });

  it('data actions keeps a factor file of a stored symbol, and says what is in it', async () => {
    const { stdout } = await tiercel(['data', 'actions', 'factors.csv', ...series], folder);
    expect(stdout).toMatch(/ACME: 2 rows of factors give 1 splits and 1 dividends.*\nsplit 2:1 on 2024-01-03/);
    const unknown = await tiercel(
      ['data', 'actions', 'factors.csv', '--symbol', 'ACMEE', '--store', './store'],
      folder,
    );
    expect(unknown.stderr).toMatch(/no series of ACMEE to which factors could belong\. It has ACME/);
    expect(unknown.code).toBe(1);
  });

  it('a backtest says what its bars were built from, and adjusts them as asked', async () => {
    const run = async (...options: string[]) => {
      const args = ['backtest', 'hold.ts', ...series, '--timeframe', '1h', '--costs', 'zero', '--json', ...options];
      const { stdout, stderr } = await tiercel(args, folder);
      expect(stderr).not.toMatch(/TIERCEL_E/);
      return JSON.parse(stdout) as { notes: string[]; currency: string };
    };
    expect((await run()).notes).toEqual([
      'The bars of 1h were built from those of 1m.',
      'Prices that the strategy saw are adjusted for 1 split; fills are as traded.',
    ]);
    expect((await run('--adjust', 'none')).notes).toEqual(['The bars of 1h were built from those of 1m.']);
    expect((await run('--currency', 'USD')).currency).toBe('USD');
    const args = ['backtest', 'hold.ts', ...series, '--timeframe', '1h', '--currency', 'EUR'];
    expect((await tiercel(args, folder)).stderr).toMatch(/ACME is quoted in USD and the account is kept in EUR/);
  });
});
