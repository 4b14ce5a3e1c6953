import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, tiercel } from './tiercel.ts';

const folder = temporaryFolder();
const strategy = `import { defineStrategy } from 'tiercel';

export const once = defineStrategy({
  name: 'once',
  lookback: () => 0,
  handlers: () => ({
    onBar(ctx) {
      if (ctx.bars.length === 1 && ctx.symbol === ctx.symbols[0]) ctx.buy({ size: { kind: 'units', value: 1000 } });
    },
  }),
});
`;

/** Flat hours from Monday 2024-07-01 on, at a price that falls to another after a day. */
function hours(price: number, later: number): string {
  const lines = Array.from({ length: 72 }, (_, i) => {
    const time = new Date(Date.UTC(2024, 6, 1, i)).toISOString();
    const p = i < 24 ? price : later;
    return [time, p, p, p, p].join(',');
  });
  return ['time,open,high,low,close', ...lines].join('\n');
}

beforeAll(async () => {
  writeFileSync(join(folder, 'once.ts'), strategy);
  for (const [symbol, price, later] of [
    ['USDCHF', 1, 0.9],
    ['EURUSD', 2, 2],
    ['EURCHF', 2, 1],
  ] as const) {
    writeFileSync(join(folder, `${symbol}.csv`), hours(price, later));
    const args = ['data', 'import', `${symbol}.csv`, '--symbol', symbol, '--timeframe', '1h', '--store', './store'];
    expect((await tiercel(args, folder)).stderr).not.toMatch(/TIERCEL_E/);
  }
});

const run = (...args: string[]) =>
  tiercel(
    [
      'backtest',
      'once.ts',
      '--store',
      './store',
      '--symbol',
      'USDCHF',
      '--timeframe',
      '1h',
      '--costs',
      'zero',
      ...args,
    ],
    folder,
  );

describe('tiercel backtest on a margin account', () => {
  it('[BT-1] calls it: 1000 units at 0.9 with 120 francs, initial 10 %, maintenance 5 %', async () => {
    const figures = ['--account', 'margin', '--margin', 'initial=0.1,maintenance=0.05', '--cash', '120'];
    const { stdout, stderr, code } = await run(...figures, '--json');
    expect([stderr, code]).toEqual(['', 0]);
    // At 0.9 the equity is 20, the maintenance margin 45.
    expect(JSON.parse(stdout).notes.join()).toMatch(
      /1 margin call: .* equity of 20\.00 CHF was below .* of 45\.00 CHF/,
    );
  });

  it('[BT-1] takes swaps, funding and fees, and converts into the account’s currency with pairs of the store', async () => {
    const { stdout, stderr, code } = await run(
      ...['--currency', 'EUR', '--cash', '10000', '--swap', 'long=-0.036/year,short=0/year', '--json'],
    );
    expect([stderr, code]).toEqual(['', 0]);
    const document = JSON.parse(stdout);
    // Nights of Monday (1000 x 1 x 0.0001 = 0.1), and of Tuesday (0.09) by 0.9; those of Wednesday are three (0.27).
    // 10000 EUR - (100 + 0.46) CHF at 1 franc a euro.
    expect(document.finalEquity).toBeCloseTo(10000 - 100 - 0.1 - 0.09 - 0.27, 9);
    expect(document.currency).toBe('EUR');
  });

  it('[BT-1] names the pair that is missing', async () => {
    const { stderr, code } = await run('--currency', 'JPY');
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/USDCHF is quoted in CHF and the account is kept in JPY.*CHFJPY or JPYCHF/);
  });

  it.each([
    [['--account', 'margin'], /needs the initial margin/],
    [['--account', 'margin', '--leverage', '30', '--margin', 'initial=0.05'], /contradict each other/],
    [['--margin', 'initial=0.05'], /--account margin/],
    [['--swap', 'long=1'], /--swap must be/],
    [['--funding', 'gone.csv'], /gone\.csv cannot be read/],
  ])('[BT-1] refuses figures that say nothing or contradict each other: %j', async (args, message) => {
    const { stderr, code } = await run(...args);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(message);
  });
});
