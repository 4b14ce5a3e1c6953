import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { CommandBatch, recordingWriter } from '../../src/book/index.ts';
import { temporaryFolder, tiercel } from './tiercel.ts';

const folder = temporaryFolder();
const replay = (...args: string[]) => tiercel(['replay', ...args], folder);

const orders = [
  '34200.1,1,11,100,5853300,1',
  '34200.2,1,12,50,5853400,-1',
  '34200.3,4,12,20,5853400,-1',
  '34200.5,3,99,10,5853200,1',
  '34200.6,1,13,25,5853250,1',
];
const levels = [
  'trans_ms,kind,first_id,last_id,side,price,qty',
  '1,S,10,10,b,100.10,1.5',
  '1,S,10,10,a,100.20,2.5',
  '1723161256298,U,12,13,b,100.15,0.25',
];
const mbo = [
  'ts_event_ns,instrument_id,order_id,price,size,flags,action,side,sequence',
  '1,17077,1,4810.00,3,128,A,B,1',
  '2,17077,2,4810.25,4,128,A,A,2',
  '3,99,3,1.10,4,128,A,A,3',
];

beforeAll(() => {
  writeFileSync(join(folder, 'orders.csv.gz'), gzipSync(orders.join('\n')));
  writeFileSync(join(folder, 'levels.csv'), levels.join('\n'));
  writeFileSync(join(folder, 'mbo.csv'), mbo.join('\n'));
  writeFileSync(join(folder, 'rubbish'), 'this is no feed\n');
  writeFileSync(join(folder, 'empty'), '');
});

describe('[OB-2] tiercel replay', () => {
  it('prints messages, rejects by reason, trades and the top', async () => {
    const { code, stdout, stderr } = await replay('--format', 'lobster', 'orders.csv.gz');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^messages +5 +add 3, execute 1, delete 1$/m);
    expect(stdout).toMatch(/^rejected +1 +unknown order: about orders that the file never told of$/m);
    expect(stdout).toMatch(/^trades +1 +volume 20$/m);
    expect(stdout).toMatch(/^instrument +messages +trades +volume +bid size +bid +ask +ask size$/m);
    expect(stdout).toMatch(/^#0 +5 +1 +20 +100 +585.33 +585.34 +30$/m);
  });

  it('[FEED-2] runs a recording of commands and prints what its engine came to', async () => {
    const commands = new CommandBatch();
    commands.limit({ order: 1, side: 'sell', price: 101, quantity: 5 });
    commands.limit({ order: 2, side: 'buy', price: 101, quantity: 3 });
    commands.cancel({ order: 9 });
    const file = join(folder, 'morning.tcr');
    const recording = await recordingWriter(file, { type: 'commands', limits: {} });
    await recording.write(commands);
    await recording.close();
    const { code, stdout, stderr } = await replay('--format', 'tiercel', 'morning.tcr');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^messages +3 +new 2, cancel 1$/m);
    expect(stdout).toMatch(/^rejected +1 +unknown order/m);
    expect(stdout).toMatch(/^#0 +3 +1 +3 +- +- +101 +2$/m);
    const cut = readFileSync(file).subarray(0, -1);
    writeFileSync(join(folder, 'cut.tcr'), cut);
    const broken = await replay('--format', 'tiercel', 'cut.tcr');
    expect(broken.code).not.toBe(0);
    expect(broken.stderr).toContain(`byte ${cut.length}: the recording ends here`);
  });

  it('shows as many levels as asked for, with their orders', async () => {
    const { stdout } = await replay('--format', 'lobster', 'orders.csv.gz', '--depth', '3');
    expect(stdout).toContain('#0, best 3 levels');
    expect(stdout).toMatch(/^ +1 +100 +585.330 +585.340 +30 +1$/m);
    expect(stdout).toMatch(/^ +1 +25 +585.325 +- +-$/m);
  });

  it('shows the one instrument that is asked for, and names near ones', async () => {
    const { stdout } = await replay('--format', 'mbo', 'mbo.csv', '--instrument', '17077');
    expect(stdout).toMatch(/^17077 +2 +0 +0 +3 +4,810.00 +4,810.25 +4$/m);
    expect(stdout).not.toMatch(/^99 /m);
    const wrong = await replay('--format', 'mbo', 'mbo.csv', '--instrument', '17078');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('The file has no instrument "17078". Did you mean `17077`?');
  });

  it('says when a book of levels cannot be trusted, and since when', async () => {
    const args = ['--format', 'binance-l2', 'levels.csv', '--sequence', 'contiguous'];
    const { code, stdout } = await replay(...args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^rejected +1 +gap:/m);
    expect(stdout).toContain('The book is stale since 2024-08-08T23:54:16.298Z: after id 10 came 12');
    const snapshotless = join(folder, 'updates.csv');
    writeFileSync(snapshotless, [levels[0], levels[3]].join('\n'));
    const never = await replay('--format', 'binance-l2', 'updates.csv');
    expect(never.stdout).toContain('The book is stale: the file has no snapshot that could be used.');
  });

  it('writes JSON with whole levels, prices as numbers', async () => {
    const { stdout } = await replay('--format', 'lobster', 'orders.csv.gz', '--json', '--depth', '2');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      file: 'orders.csv.gz',
      format: 'lobster',
      messages: 5,
      rejects: { unknownOrder: 1, reusedId: 0 },
      trades: { count: 1, volume: 20 },
    });
    expect(report.instruments[0].bids).toEqual([
      { price: 585.33, quantity: 100, orders: 1 },
      { price: 585.325, quantity: 25, orders: 1 },
    ]);
  });

  it.each([
    [['--format', 'lobster', 'rubbish'], 1, 'rubbish: line 1: "this is no feed" (time) is no number'],
    [['--format', 'itch', 'rubbish'], 1, 'rubbish: byte 0: ITCH 5.0 has no message type "i"'],
    [['--format', 'mbo', 'rubbish'], 1, 'rubbish: line 1: the header has a column "this is no feed"'],
    [['--format', 'mbo', 'levels.csv'], 1, 'the header has a column "trans_ms"'],
    [['--format', 'lobster', 'empty'], 1, 'empty is empty'],
    [['--format', 'lobster', 'none'], 1, 'none does not exist'],
    [['--format', 'fix', 'rubbish'], 2, 'Allowed choices are itch, lobster, mbo, binance-l2'],
    [['rubbish'], 2, "required option '--format <format>' not specified"],
    [['--format', 'lobster'], 2, "missing required argument 'file'"],
    [['--format', 'mbo', 'mbo.csv', '--price-decimals', '12'], 2, 'It must be a whole number from 0 to 9'],
    [['--format', 'lobster', 'orders.csv.gz', '--depth', '0'], 2, 'It must be a whole number above 0'],
    [['--format', 'itch', 'rubbish', '--sequence', 'contiguous'], 2, '`sequence` is for binance-l2'],
    [['--format', 'mbo', 'mbo.csv', '--price-decimals', '1'], 1, 'line 3: "4810.25" has more decimals than are kept'],
  ])('says what is wrong: %j', async (args, code, expected) => {
    const outcome = await replay(...args);
    expect(outcome.stderr).toContain(expected);
    expect(outcome.code).toBe(code);
    expect(outcome.stdout).toBe('');
  });

  it('explains the formats, with an example', async () => {
    const { stdout } = await replay('--help');
    expect(stdout).toContain('NASDAQ TotalView-ITCH 5.0');
    expect(stdout).toContain('Example:\n  $ tiercel replay --format lobster');
  });
});
