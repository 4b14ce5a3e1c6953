import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { crossBody, type Outcome, start, strategyText, temporaryFolder, tiercel, writeMinutes } from './tiercel.ts';

const folder = temporaryFolder();
const both = ['--store', './store', '--symbol', 'EURUSD,GBPUSD', '--timeframe', '1m'];

const portfolioText = `import { defineStrategy, param } from 'tiercel';

interface Weights { readonly weight: number }

export const shares = defineStrategy({
  name: 'shares',
  params: { weight: param.float(0, 1, { default: 0.3 }) },
  portfolio({ universe, p }) {
    const { weight }: Weights = p;
    return Object.fromEntries(Object.keys(universe).map((symbol) => [symbol, { target: { weight } }]));
  },
});
`;

const handlersText = `import { type Context, defineStrategy, param } from 'tiercel';

function crossed(ctx: Context, fast: number, slow: number): number {
  const [a, b] = [fast, slow].map((period) => ctx.ta.sma(ctx.bars.close, period));
  return ctx.ta.crossedAbove(a!, b!).at(-1) ? 1 : ctx.ta.crossedBelow(a!, b!).at(-1) ? -1 : 0;
}

export const calls = defineStrategy({
  name: 'calls',
  params: { fast: param.int(2, 50, { default: 5 }), slow: param.int(3, 200, { default: 20 }) },
  lookback: (p) => p.slow,
  handlers: ({ p }) => ({
    onBar(ctx) {
      const now = crossed(ctx, p.fast, p.slow);
      if (now > 0 && ctx.position().units === 0) ctx.buy();
      if (now < 0) ctx.close();
    },
    onEnd: (ctx) => ctx.log('done'),
  }),
});
`;

function backtest(...args: string[]): Promise<Outcome> {
  return tiercel(['backtest', ...args], folder);
}

beforeAll(async () => {
  writeMinutes(join(folder, 'eurusd.csv'), 3000);
  writeMinutes(join(folder, 'gbpusd.csv'), 2500);
  writeFileSync(join(folder, 'arrays.ts'), strategyText(crossBody));
  writeFileSync(join(folder, 'shares.ts'), portfolioText);
  writeFileSync(join(folder, 'calls.ts'), handlersText);
  for (const symbol of ['EURUSD', 'GBPUSD']) {
    const series = ['--symbol', symbol, '--timeframe', '1m', '--store', './store'];
    expect((await tiercel(['data', 'import', `${symbol.toLowerCase()}.csv`, ...series], folder)).code).toBe(0);
  }
});

describe('[BT-1] tiercel backtest on several instruments with one account', () => {
  it.each([
    ['arrays.ts', 'signals', 'equity-fraction=0.4'],
    ['shares.ts', 'portfolio', null],
    ['calls.ts', 'handlers', 'equity-fraction=0.4'],
  ])('%s: result, kept run and report', async (file, form, size) => {
    const sized = size === null ? [] : ['--size', size];
    const { code, stdout, stderr } = await backtest(file, ...both, ...sized, '--report', `${form}.html`, '--json');
    expect(stderr).toBe(form === 'handlers' ? '2024-01-04T02:00:00Z done\n' : '');
    expect(code).toBe(0);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ strategy: { form, checked: true }, symbol: 'EURUSD,GBPUSD', bars: 5500 });
    expect(document.counts.fills).toBeGreaterThan(1);
    expect(document.strategy.codeHash).toMatch(/^[0-9a-f]{64}$/);

    const page = readFileSync(join(folder, `${form}.html`), 'utf8');
    expect(page).toContain('GBPUSD');
    const list = JSON.parse((await tiercel(['runs', 'list', '--store', './store', '--json'], folder)).stdout);
    const kept = list.runs.find(({ id }: { id: string }) => id === document.run.id);
    expect(JSON.stringify(kept)).toContain('GBPUSD');
    const again = await tiercel(['report', document.run.id, '--store', './store', '--out', 'kept.html'], folder);
    expect(again.stderr).toBe('');
    expect(again.code).toBe(0);
    expect(readFileSync(join(folder, 'kept.html'), 'utf8')).toContain('GBPUSD');
  });

  it('callbacks trade as arrays that say the same', async () => {
    const one = ['--store', './store', '--symbol', 'EURUSD', '--timeframe', '1m', '--json', '--no-save'];
    const results = [await backtest('arrays.ts', ...one), await backtest('calls.ts', ...one)];
    const [arrays, calls] = results.map(({ stdout }) => JSON.parse(stdout));
    expect(calls.metrics).toEqual(arrays.metrics);
    expect(calls.counts).toEqual({ ...arrays.counts, barsInPosition: expect.any(Number) });
    expect(calls.trades).toBeGreaterThan(10);
  });

  it('an unknown symbol among them is told with the nearest', async () => {
    const { code, stderr } = await backtest('calls.ts', ...both.with(3, 'EURUSD,GBPUSE'));
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/holds no GBPUSE 1m\. Did you mean `?GBPUSD/);
  });

  it('a symbol given twice is refused', async () => {
    const { code, stderr } = await backtest('calls.ts', ...both.with(3, 'EURUSD,EURUSD'));
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/"EURUSD" was given twice/);
  });
});

describe('[OPS-2] tiercel backtest: callbacks that fail', () => {
  const failing = (body: string): string =>
    `import { defineStrategy } from 'tiercel';\nexport const failing = defineStrategy({ name: 'failing', handlers: () => ({\n${body}\n}) });\n`;

  it('one that throws is told with callback, time, symbol and line', async () => {
    writeFileSync(
      join(folder, 'throws.ts'),
      failing("onBar(ctx) { if (ctx.bars.length > 5) throw new Error('no idea'); },"),
    );
    const { code, stderr, stdout } = await backtest('throws.ts', ...both);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /throws\.ts:3: the strategy failed in `onBar` at 2024-01-02T00:06:00Z \(EURUSD, bar 5\): Error: no idea \(TIERCEL_E_STRATEGY\)/,
    );
  });

  it('one that loops for ever ends with --timeout', async () => {
    writeFileSync(join(folder, 'loops.ts'), failing('onBar() { for (;;); },'));
    const { code, stderr } = await backtest('loops.ts', ...both, '--timeout', '5');
    expect(code).toBe(1);
    expect(stderr).toMatch(/loops\.ts: the strategy did not finish its callbacks within 5 s/);
  });

  it('one that loops for ever ends with Ctrl-C', async () => {
    const body = "onBar() { writeFileSync('begun', ''); for (;;); },";
    writeFileSync(join(folder, 'stops.ts'), `import { writeFileSync } from 'node:fs';\n${failing(body)}`);
    const { child, outcome } = start(['backtest', 'stops.ts', ...both], folder);
    await expect.poll(() => existsSync(join(folder, 'begun')), { timeout: 50_000 }).toBe(true);
    child.kill('SIGINT');
    const { code, stderr } = await outcome;
    expect(code).toBe(1);
    expect(stderr).toMatch(/stops\.ts was cancelled\. \(TIERCEL_E_CANCELLED\)/);
  });
});
