import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const series = ['--symbol', 'EURUSD', '--timeframe', '1m'];

function data(...args: string[]): Promise<Outcome> {
  return tiercel(['data', ...args], folder);
}

beforeAll(async () => {
  writeMinutes(join(folder, 'eurusd.csv'), 3000);
  const lines = readFileSync(join(folder, 'eurusd.csv'), 'utf8').trim().split('\n');
  lines.splice(500, 20); // twenty minutes are missing
  lines[1000] = lines[1000]!.replace(/,[^,]*,[^,]*,[^,]*,[^,]*$/, ',1.10000,1.30000,1.10000,1.30000');
  writeFileSync(join(folder, 'eurusd.csv'), `${lines.join('\n')}\n`);
  expect((await data('import', 'eurusd.csv', ...series)).code).toBe(0);
});

describe('[DATA-2] tiercel data check', () => {
  it('lists what it found, and ends with 0 unless --strict', async () => {
    const { code, stdout } = await data('check');
    expect(stdout).toMatch(/^EURUSD 1m: 2,980 bars, 99\.33 % of the calendar's, 2024-01-02T00:00:00Z to/);
    expect(stdout).toMatch(
      /doubt gap +20 bars missing in 1 gap, by calendar fx\n +2024-01-02T08:18:00Z: 20 bars missing/,
    );
    expect(stdout).toMatch(/doubt outlier +.* closes? 50 or more robust standard deviations/);
    expect(code).toBe(0);
    const strict = await data('check', ...series, '--strict');
    expect(strict.stderr).toMatch(/found gap, outlier, which --strict does not let pass/);
    expect(strict.code).toBe(1);
  });

  it('gives machines JSON, and takes a range and limits', async () => {
    const { stdout } = await data('check', ...series, '--to', '2024-01-02T08:00', '--json');
    const [report] = JSON.parse(stdout).series;
    expect(report).toMatchObject({ symbol: 'EURUSD', timeframe: '1m', rows: 480, expected: 480 });
    expect(report.findings.map(({ kind, count }: { kind: string; count: number }) => [kind, count])).toEqual([
      ['zero range', 9],
    ]);
    const touchy = JSON.parse((await data('check', ...series, '--z', '1.5', '--examples', '5', '--json')).stdout);
    const outlier = touchy.series[0].findings.find(({ kind }: { kind: string }) => kind === 'outlier');
    expect(outlier.examples).toHaveLength(5);
  });

  it('names the nearest symbol', async () => {
    const { code, stderr } = await data('check', '--symbol', 'EURSUD');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/Did you mean `EURUSD`\?/)]);
  });
});

describe('[DATA-2] tiercel data export', () => {
  it.each(['out.csv', 'packed/out.csv.gz'])(
    '%s is read back by the command that it prints, to the same bytes',
    async (name) => {
      const { code, stdout } = await data('export', ...series, '--out', name);
      expect(code).toBe(0);
      const [, command] = /^read it back with: tiercel (.*)$/m.exec(stdout)!;
      const store = ['--store', `./back-${name.length}`];
      expect((await tiercel([...command!.split(' '), ...store], folder)).code).toBe(0);
      const hashOf = (text: string) => JSON.parse(text).series[0].contentHash;
      const [first, back] = [await data('list', '--json'), await data('list', '--json', ...store)];
      expect(hashOf(back.stdout)).toBe(hashOf(first.stdout));
    },
  );

  it('takes a range, names its file, and says what is missing', async () => {
    const { stdout } = await data('export', ...series, '--from', '2024-01-03', '--to', '2024-01-03T01:00');
    expect(stdout).toMatch(/^EURUSD 1m: 60 bars in .*EURUSD_1m\.csv$/m);
    const lines = readFileSync(join(folder, 'EURUSD_1m.csv'), 'utf8').split('\n');
    expect([lines.length, lines[0], lines[1]!.slice(0, 21)]).toEqual([
      62,
      'time,open,high,low,close',
      '2024-01-03T00:00:00Z,',
    ]);
    const unknown = await data('export', '--symbol', 'EURSUD', '--timeframe', '1m');
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringMatching(/Did you mean `EURUSD`\?/)]);
    writeFileSync(join(folder, 'afile'), '');
    const refused = await data('export', ...series, '--out', 'afile/out.csv');
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/cannot be written.*Choose another place/),
    ]);
  });
});
