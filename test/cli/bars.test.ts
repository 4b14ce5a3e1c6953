import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, tiercel } from './tiercel.ts';

const folder = temporaryFolder();
const run = (...args: string[]) => tiercel(['bars', ...args], folder);
const linesOf = (file: string) => readFileSync(join(folder, file), 'utf8').trim().split('\n');

/** A quote a second from 2024-01-02 on, with a price that swings. */
function writeQuotes(file: string, rows: number): void {
  const lines = ['time,bid,ask'];
  for (let i = 0; i < rows; i++) {
    const bid = 1.1 + 0.01 * Math.sin(i / 400);
    const time = new Date(Date.UTC(2024, 0, 2) + i * 1000).toISOString();
    lines.push(`${time},${bid.toFixed(5)},${(bid + 0.0001).toFixed(5)}`);
  }
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
}

/** A trade a second whose size is 1, 2, 3, 1 ... */
function writeTrades(file: string, rows: number): void {
  const lines = ['time,price,size'];
  for (let i = 0; i < rows; i++) {
    const time = new Date(Date.UTC(2024, 0, 2, 15) + i * 1000).toISOString();
    lines.push(`${time},${(100 + (i % 7) / 100).toFixed(2)},${1 + (i % 3)}`);
  }
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
}

beforeAll(() => {
  writeQuotes('quotes.csv', 7300);
  writeTrades('trades.csv', 600);
});

describe('[BAR-1] tiercel bars', () => {
  it('builds bars of a file of quotes into the store, several at once, and longer ones from them', async () => {
    const first = await run(
      '--from-ticks',
      'quotes.csv',
      '--kind',
      'quotes',
      '--symbol',
      'EURUSD',
      '--to',
      '1m,1h',
      '--store',
      's',
    );
    expect(first.stderr).toBe('');
    expect(first.stdout).toContain('7,300 quotes of EURUSD in quotes.csv read');
    expect(first.stdout).toMatch(
      /1m +121 bars +2024-01-02T00:00:00Z +2024-01-02T02:00:00Z +last one unfinished, left out/,
    );
    const again = await run(
      '--from-ticks',
      'quotes.csv',
      '--kind',
      'quotes',
      '--symbol',
      'EURUSD',
      '--to',
      '1m',
      '--store',
      's',
    );
    expect(again.stdout).toContain('121 were there already');
    const hours = await run(
      '--from',
      '1m',
      '--symbol',
      'EURUSD',
      '--to',
      '1h',
      '--store',
      's',
      '--out',
      'hours.csv',
      '--json',
    );
    expect(JSON.parse(hours.stdout)).toMatchObject({
      rows: 121,
      side: 'bid/ask',
      bars: [{ bars: '1h', rows: 2, partial: true }],
    });
    expect(linesOf('hours.csv')[0]).toBe('time,bidopen,bidhigh,bidlow,bidclose,askopen,askhigh,asklow,askclose,trades');
    expect(linesOf('hours.csv')[1]).toMatch(/^2024-01-02T00:00:00Z,1\.1,.*,3600$/);
  }, 60_000);

  it('builds bars of stored ticks as CSV, a file for each', async () => {
    const imported = await tiercel(
      [
        'data',
        'import',
        'trades.csv',
        '--kind',
        'trades',
        '--symbol',
        'SPY',
        '--class',
        'equity',
        '--currency',
        'USD',
        '--store',
        's',
      ],
      folder,
    );
    expect(imported.stderr).toBe('');
    const built = await run(
      '--from-ticks',
      'SPY',
      '--to',
      'volume:100,tick:50,renko:0.02',
      '--store',
      's',
      '--out',
      'out',
    );
    expect(built.stderr).toBe('');
    expect(linesOf('out/SPY_volume-100.csv')[0]).toBe('time,close_time,open,high,low,close,volume,trades,vwap');
    // Sizes 1, 2, 3: the 50th trade is a 2 and makes 99, the 51st a 3, which closes the bar at 102.
    expect(linesOf('out/SPY_volume-100.csv')[1]).toMatch(/^2024-01-02T15:00:00Z,2024-01-02T15:00:50Z,100,.*,102,51,/);
    expect(linesOf('out/SPY_tick-50.csv').length).toBe(13);
    expect(existsSync(join(folder, 'out/SPY_renko-0.02.csv'))).toBe(true);
  }, 60_000);

  it('names what is wrong, and the nearest of what there is', async () => {
    const failed = async (...args: string[]) => (await run(...args)).stderr;
    expect(await failed('--from-ticks', 'SPX', '--to', '1m', '--store', 's')).toMatch(
      /"SPX" is no file.*Did you mean `SPY`\?/,
    );
    expect(await failed('--from', '1m', '--symbol', 'EURUSDD', '--to', '1h', '--store', 's')).toContain(
      'Did you mean `EURUSD`?',
    );
    expect(
      await failed('--from', '1m', '--symbol', 'EURUSD', '--to', 'volum:5', '--store', 's', '--out', 'x'),
    ).toContain('volume:10000');
    expect(await failed('--from-ticks', 'SPY', '--to', 'tick:50', '--store', 's')).toMatch(
      /keeps bars by time, not tick:50.*--out/,
    );
    expect(await failed('--from-ticks', 'quotes.csv', '--to', '1m')).toContain('--kind is needed');
    expect(await failed('--to', '1m')).toContain('Say what the bars are built from');
    expect(
      await failed(
        '--from',
        '1m',
        '--symbol',
        'EURUSD',
        '--to',
        '1d',
        '--day-start',
        '5pm',
        '--store',
        's',
        '--out',
        'x',
      ),
    ).toContain('17:00 America/New_York');
  }, 60_000);
});
