import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const series = ['--symbol', 'EURUSD', '--timeframe', '1m'];
const explain = (...args: string[]) => tiercel(['explain', ...args], folder);

const strategy = `import { defineStrategy } from 'tiercel';

export const mine = defineStrategy({
  name: 'mine',
  lookback: () => 0,
  handlers: () => ({
    onBar(ctx) {
      if (ctx.bars.length === 10) ctx.buy({ units: 1000, stopLoss: 0.001, takeProfit: 0.002 });
      if (ctx.bars.length === 20) ctx.buy({ units: 1000, limit: 0.5 });
    },
  }),
});
`;

beforeAll(async () => {
  writeMinutes(join(folder, 'eurusd.csv'), 400);
  writeFileSync(join(folder, 'mine.ts'), strategy);
  expect((await tiercel(['data', 'import', 'eurusd.csv', ...series], folder)).code).toBe(0);
  expect((await tiercel(['backtest', 'mine.ts', ...series], folder)).code).toBe(0);
});

describe('[BT-3] tiercel explain', () => {
  it('explains a trade of a kept run, with its bars from the store', async () => {
    const { code, stdout, stderr } = await explain('last', '1');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^run \w{26}, mine, costs fx-retail$/m);
    expect(stdout).toMatch(/^trade 1: long 1000 EURUSD, 2024-01-02T00:10:00Z at 1\.\d+ to /m);
    expect(stdout).toMatch(/^ {2}decided +2024-01-02T00:10:00Z, at the close of bar 9$/m);
    expect(stdout).toMatch(/^ {2}bar +10, 2024-01-02T00:10:00Z: O 1\.\d+ H 1\.\d+ L 1\.\d+ C 1\.\d+$/m);
    expect(stdout).toMatch(/^ {2}price +bid at the open 1\.\d+ \+ 0\.\d+ the spread \+ 0\.\d+ slippage = 1\.\d+$/m);
    expect(stdout).toMatch(/^ {2}beside it +order 3, take-profit at 1\.\d+: /m);
  });

  it('explains an order that was never filled, as JSON too', async () => {
    const { stdout } = await explain('last', '--order', '4', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      id: 4,
      type: 'limit',
      price: 0.5,
      state: 'working',
      decided: '2024-01-02T00:20:00Z',
      fills: [],
      notes: [expect.stringMatching(/^While it worked, from bar 20 to 399, the lowest ask was 1\.\d+/)],
    });
    const trade = JSON.parse((await explain('last', '1', '--json')).stdout);
    expect(trade).toMatchObject({ trade: 1, orders: [{ fills: [{ rule: 'market-open' }] }, { parent: 1 }] });
  });

  it('without a number tells what there is to explain', async () => {
    const { stdout } = await explain('last');
    expect(stdout).toContain('trades 1 to 1: tiercel explain last <trade>\n  best 1 (');
    expect(stdout).toContain('orders 1 to 4: tiercel explain last --order <id>\n  not filled 2, rejected 0: ');
    expect(JSON.parse((await explain('last', '--json')).stdout)).toMatchObject({
      trades: 1,
      best: { trade: 1 },
      orders: 4,
    });
  });

  it.each([
    [['last', '1', '--order', '1'], 2, 'Give the number of a trade, or --order and the id of an order, not both.'],
    [['last', 'first'], 2, 'It must be a whole number above 0.'],
    [['last', '7'], 2, 'The run has the trades 1 to 1; trade 7 is not among them.'],
    [['last', '--order', '99'], 2, 'The run has the orders 1 to 4; order 99 is not among them.'],
    [['01XXXXXX', '1'], 1, 'holds no run "01XXXXXX"'],
    [['last', '1', '--store', './none'], 1, 'No run was kept in'],
  ])('refuses %j with the way out', async (args, exit, message) => {
    const { code, stderr } = await explain(...args);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(message)]);
  });

  it('says so where the store does not hold its bars any more', async () => {
    rmSync(join(folder, 'store', 'market'), { recursive: true });
    const { stdout } = await explain('last', '1');
    expect(stdout).toContain('The bars of EURUSD are not those of the run any more: their prices are not shown.');
    expect(stdout).not.toContain('  bar  ');
    expect(stdout).toMatch(/^ {2}price +the ask at the open 1\.\d+ \+ 0\.\d+ slippage = 1\.\d+$/m);
  });
});
