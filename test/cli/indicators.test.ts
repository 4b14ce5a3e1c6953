import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '../../src/index.ts';
import { type Outcome, temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const run = (...args: string[]): Promise<Outcome> => tiercel(args, folder);
const rowsOf = (csv: string) =>
  csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));

beforeAll(async () => {
  writeMinutes(join(folder, 'eurusd.csv'), 3000);
  await run('data', 'import', 'eurusd.csv', '--symbol', 'EURUSD', '--timeframe', '1m');
});

describe('[IND-1] tiercel indicators', () => {
  it('lists all of them, or those with some words or of a group', async () => {
    const count = indicators.list().length;
    expect((await run('indicators')).stdout).toMatch(new RegExp(`\n${count} of ${count} indicators; all about one:`));
    const averages = JSON.parse((await run('indicators', 'moving', 'average', '--json')).stdout).indicators;
    expect(averages.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['ema', 'sma']));
    const volume = JSON.parse((await run('indicators', '--group', 'volume', '--json')).stdout).indicators;
    expect(new Set(volume.map(({ group }: { group: string }) => group))).toEqual(new Set(['volume']));
  });

  it('describes one, by our name or TA-Lib’s', async () => {
    const { stdout } = await run('indicators', 'PLUS_DI');
    expect(stdout).toMatch(/^plusDi \(momentum, TA-Lib's PLUS_DI\)\n/);
    expect(stdout).toMatch(/\n {2}period=14 .* integer from 2 to 100000\n/);
    const [rsi] = JSON.parse((await run('indicators', 'rsi', '--json')).stdout).indicators;
    expect(rsi).toMatchObject({ name: 'rsi', lookback: 14, outputs: [{ name: 'rsi', kind: 'real' }] });
  });

  it('names what is near', async () => {
    expect((await run('indicators', '--group', 'volum')).stderr).toMatch(/Did you mean `volume`\?/);
    expect((await run('indicators', 'bbnads')).stderr).toMatch(/Did you mean `bbands`\?/);
  });
});

describe('[IND-1] tiercel indicator', () => {
  const stored = ['--symbol', 'EURUSD', '--timeframe', '1m'];

  it('computes one over a stored series, and over a file, to the same values', async () => {
    const { code, stdout } = await run('indicator', 'rsi', '--set', 'period=5', ...stored, '--out', 'rsi.csv');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^rsi: 3,000 rows in .*rsi\.csv\n$/)]);
    const kept = rowsOf(readFileSync(join(folder, 'rsi.csv'), 'utf8'));
    expect(kept[0]).toEqual(['time', 'rsi']);
    expect(kept.slice(1, 7).map(([, value]) => value !== '')).toEqual([false, false, false, false, false, true]);
    const printed = await run('indicator', 'rsi', '--set', 'period=5', '--in', 'eurusd.csv', '--tz', 'UTC');
    expect(rowsOf(printed.stdout)).toEqual(kept);
  });

  it('leaves out the first values by --set unstable', async () => {
    const { stdout } = await run('indicator', 'rsi', '--set', 'period=5', '--set', 'unstable=2', ...stored);
    const known = rowsOf(stdout)
      .slice(1, 10)
      .map(([, value]) => value !== '');
    expect(known).toEqual([false, false, false, false, false, false, false, true, true]);
  });

  it('warms up on the bars before --from', async () => {
    const all = await run('indicator', 'bbands', '--set', 'average=ema', ...stored);
    const some = await run('indicator', 'bbands', '--set', 'average=ema', ...stored, '--from', '2024-01-02T20:00');
    const later = rowsOf(all.stdout).filter(([time]) => time! >= '2024-01-02T20:00');
    expect(rowsOf(some.stdout)).toEqual(later);
    expect(later[0]).toEqual(['time', 'upper', 'middle', 'lower']);
  });

  it('finds sessions and their minutes by the calendar', async () => {
    const bars = [10, 10, 20, 10, 10, 30].map((volume, i) => {
      return `2024-01-0${2 + Math.floor(i / 2)}T00:0${i % 2}Z,1,1,1,1,${volume}`;
    });
    writeFileSync(join(folder, 'volumes.csv'), `time,open,high,low,close,volume\n${bars.join('\n')}\n`);
    const args = ['relativeDailyVolume', '--set', 'period=1', '--in', 'volumes.csv', '--tz', 'UTC'];
    const values = rowsOf((await run('indicator', ...args)).stdout).slice(1);
    // 20 / 10, (20 + 10) / (10 + 10), 10 / 20, (10 + 30) / (20 + 10)
    expect(values.map(([, value]) => (value === '' ? null : Number(value)))).toEqual([
      null,
      null,
      2,
      1.5,
      0.5,
      40 / 30,
    ]);
  });

  it('takes the series that --on names', async () => {
    const { stdout } = await run('indicator', 'crossedAbove', '--on', 'close,open', ...stored);
    expect(
      new Set(
        rowsOf(stdout)
          .slice(1)
          .map(([, value]) => value),
      ),
    ).toEqual(new Set(['0', '1']));
  });

  it('says what is wrong and how to put it right', async () => {
    writeFileSync(join(folder, 'bad.csv'), 'time,open,high,low,close\n2024-01-02T00:00Z,1,2,0.5,1\nrubbish,1,1,1,1\n');
    const told: [string[], RegExp][] = [
      [['rsi', '--set', 'perid=3', ...stored], /Did you mean `period`\?/],
      [['rsi', '--set', 'period=0', ...stored], /must be an integer from 1/],
      [['rsi', '--set', 'period=x', ...stored], /must be an integer from 1/],
      [['rsi', '--set', 'unstable=-1', ...stored], /`unstable` must be an integer from 0/],
      [['rsii', ...stored], /Did you mean `rsi`\?/],
      [['rsi'], /Say over what: --symbol and --timeframe/],
      [['rsi', ...stored, '--in', 'eurusd.csv'], /not both/],
      [['rsi', '--on', 'clsoe', ...stored], /Did you mean `close`\?/],
      [['atr', '--on', 'close', ...stored], /takes columns of bars/],
      [['crossedAbove', ...stored], /takes 2 series \(a, b\)/],
      [['rsi', '--symbol', 'EURSUD', '--timeframe', '1m'], /Did you mean `EURUSD`\?/],
      [['rsi', '--in', 'bad.csv'], /has 1 bad rows/],
      [['rsi', '--in', 'none.csv'], /does not exist/],
    ];
    for (const [args, message] of told) {
      const { code, stderr } = await run('indicator', ...args);
      expect([code === 0, stderr], args.join(' ')).toEqual([false, expect.stringMatching(message)]);
    }
  });
});
