import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { crossBody, strategyText, temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const at = ['--symbol', 'EURUSD', '--timeframe', '1h', '--set', 'fast=3', '--set', 'slow=6', '--units', '1000'];

const run = (...args: string[]) => tiercel(['backtest', 'mine.ts', ...at, ...args], folder);

beforeAll(async () => {
  writeMinutes(join(folder, 'minutes.csv'), 3000);
  writeFileSync(
    join(folder, 'mine.ts'),
    strategyText(crossBody.replace('return {', 'return { stopLoss: 0.002, takeProfit: 0.003,')),
  );
  writeFileSync(
    join(folder, 'every-tenth.ts'),
    `import { defineStrategy } from 'tiercel';
export default defineStrategy({
  name: 'every-tenth',
  handlers: () => ({
    onBar({ bars, position, buy }) {
      if (bars.length % 10 === 0 && position().units === 0) buy({ units: 1000, stopLoss: 0.002, takeProfit: 0.003 });
    },
  }),
});
`,
  );
  await tiercel(['data', 'import', 'minutes.csv', '--symbol', 'EURUSD'], folder);
});

describe('tiercel backtest --detail', () => {
  it('[BT-3] lets orders meet the minutes inside the hours, and says so', async () => {
    const [plain, detailed] = [await run('--json'), await run('--detail', '1m', '--json')];
    expect([plain.code, detailed.code, detailed.stderr]).toEqual([0, 0, expect.any(String)]);
    const [a, b] = [JSON.parse(plain.stdout), JSON.parse(detailed.stdout)];
    expect(b.notes).toContain('Inside the bars of 1h orders met the stored bars of 1m.');
    expect(b.recipe.options.detail).toBe('1m');
    expect(b.contentHash).not.toBe(a.contentHash);
    expect(b.bars).toBe(a.bars);
    expect(b.trades).toBeGreaterThan(0);
    expect((await run('--detail', '1m', '--json')).stdout).toContain(b.contentHash);
  });

  it('[BT-3] does so for handlers, in the thread of the strategy', async () => {
    const { code, stdout, stderr } = await tiercel(
      ['backtest', 'every-tenth.ts', '--symbol', 'EURUSD', '--timeframe', '1h', '--detail', '1m', '--json'],
      folder,
    );
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(JSON.parse(stdout).trades).toBeGreaterThan(0);
    expect(JSON.parse(stdout).notes.join()).toMatch(/Inside the bars of 1h orders met the stored bars of 1m/);
  });

  it('[BT-3] is read again to explain a kept run', async () => {
    await run('--detail', '1m');
    const { code, stdout } = await tiercel(['explain', 'last', '1'], folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}bar +\d+, inside it 1m, 2024-01-\d\dT\d\d:\d\d:00Z: O 1\.\d+ H/m);
    expect(stdout).toMatch(/^ {2}price +bid at the open 1\.\d+ \+ 0\.\d+ the spread \+ 0\.\d+ slippage = 1\.\d+$/m);
    const { orders } = JSON.parse((await tiercel(['explain', 'last', '1', '--json'], folder)).stdout);
    expect(orders[1].fills[0].bar.detail).toBe('1m');
  });

  it('[BT-9] is met by the orders of a market that is stepped through', async () => {
    const child = tiercel(['sim', '--symbol', 'EURUSD', '--timeframe', '1h', '--detail', '1m'], folder);
    expect((await child).stdout).toContain('EURUSD 1h: 0 bars known');
  });

  it.each([
    ['hours', /--detail must be a timeframe shorter than 1h, quotes or trades, was "hours"/],
    ['1h', /its bars of 1h are no finer than those of the run, 1h/],
    ['quotes', /holds no EURUSD quotes\. Of EURUSD it has 1m/],
  ])('[BT-3] refuses --detail %s with the way out', async (detail, message) => {
    const { code, stderr } = await run('--detail', detail);
    expect([code === 0, stderr]).toEqual([false, expect.stringMatching(message)]);
  });
});
