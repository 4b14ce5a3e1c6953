import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, temporaryFolder, tiercel } from './tiercel.ts';

const folder = temporaryFolder();
const series = ['--symbol', 'EURUSD', '--kind', 'quotes'];

function data(...args: string[]): Promise<Outcome> {
  return tiercel(['data', ...args], folder);
}

beforeAll(async () => {
  const row = (i: number) => `2024-01-02T00:${String(10 + (i >> 1))}:00Z,1.${1000 + (i % 9)},1.1010`;
  const rows = Array.from({ length: 60 }, (_, i) => row(i));
  writeFileSync(join(folder, 'ticks.csv'), `time,bid,ask\n${rows.join('\n')}\n`);
});

describe('[DATA-10] ticks in the terminal', () => {
  it('are imported once, listed beside bars, checked and written out again', async () => {
    const first = await data('import', 'ticks.csv', ...series);
    expect([first.code, first.stdout]).toEqual([
      0,
      expect.stringMatching(
        /^EURUSD: 60 quotes \(30 at the time of the one before\) read, 60 stored in .*\nfrom 2024-01-02T00:10/,
      ),
    ]);
    expect((await data('import', 'ticks.csv', ...series)).stdout).toMatch(/0 stored \(60 were there already\)/);
    expect((await data('list')).stdout).toMatch(/EURUSD +quotes +fx +bid\/ask +60 +2024-01-02T00:10:00Z/);
    const { ticks } = JSON.parse((await data('list', '--json')).stdout);
    expect(ticks).toMatchObject([{ symbol: 'EURUSD', kind: 'quotes', rows: 60, priceStep: 0.0001 }]);
    expect((await data('check')).stdout).toMatch(/^EURUSD: 60 quotes, .*\n +note +equal time +30 rows/);
    const written = await data('export', ...series, '--to', '2024-01-02T00:12');
    expect(written.stdout).toMatch(/^EURUSD: 4 quotes in .*EURUSD_quotes\.csv$/m);
    expect(readFileSync(join(folder, 'EURUSD_quotes.csv'), 'utf8').split('\n')).toHaveLength(6);
    const [, command] = /^read it back with: tiercel (.*)$/m.exec(written.stdout)!;
    expect((await tiercel([...command!.split(' '), '--store', './back'], folder)).code).toBe(0);
  });

  it.each([
    [['import', 'ticks.csv', '--symbol', 'EURUSD'], 1, /If these are ticks, give `kind` quotes or trades \(--kind\)/],
    [['import', 'ticks.csv', ...series, '--timeframe', '1m'], 2, /--timeframe is for bars, and --kind quotes says/],
    [['import', 'ticks.csv', ...series, '--kind', 'ticks'], 2, /Allowed choices are bars, quotes, trades/],
    [['import', 'ticks.csv', '--symbol', 'EURUSD', '--kind', 'trades'], 1, /is price\. Name the columns/],
    [['export', '--symbol', 'EURUSD'], 2, /Say which series: --timeframe 1m of bars, or --kind quotes or trades/],
    [['export', '--symbol', 'EURUSD', '--kind', 'trades'], 1, /holds no EURUSD trades\. Of EURUSD it has quotes/],
    [['check', '--kind', 'quotes', '--timeframe', '1m'], 2, /cannot be used with option '--timeframe/],
  ])('%j is refused with the way out', async (args, code, message) => {
    const outcome = await data(...args);
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(message)]);
  });
});
