// All three forms of strategy in a thread of their own, and callbacks that do not come back.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type HostOptions, instrumentsOfRange, openStrategyHost } from '../../src/backtest/index.ts';
import { completeOptions } from '../../src/backtest/options.ts';
import { type Backtest, backtest, defineStrategy, type Handlers, type Strategy } from '../../src/index.ts';
import { generateBars } from '../../src/sources/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-forms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [first, second] = [7, 8].map((seed) => generateBars({ seed, length: 500, from: '2024-01-02' }));
const bars = [first!, { ...second!, instrument: { ...second!.instrument, symbol: 'OTHER' } }];
const { instruments, range } = instrumentsOfRange(bars, {});
const options = completeOptions(instruments, { range, costs: 'zero', leverage: 2 });

function file(name: string, definition: string): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `import { defineStrategy } from 'tiercel';\nexport const mine = defineStrategy({ name: 'mine', ${definition} });\n`,
  );
  return path;
}

const handlersOf = (body: string): string => `handlers: () => ({ ${body} })`;

/** Runs callbacks in a thread of their own; the error where they fail. */
async function run(path: string, more: HostOptions = {}) {
  const host = await openStrategyHost(path, more);
  try {
    return await host.run(instruments, options);
  } finally {
    await host.close();
  }
}

/** Everything of a result that is content. */
function content({ simulation, metrics }: Pick<Backtest, 'simulation' | 'metrics'>) {
  const { equity, times, clock, finalEquity, finalCash, counts, open, trades, fills, orders, ledger } = simulation;
  return { equity, times, clock, finalEquity, finalCash, counts, open, trades, fills, orders, ledger, metrics };
}

describe('[OPS-2] strategies in a thread of their own', () => {
  it('callbacks trade there as they do in a program: what crosses is the whole result', async () => {
    const onBar: NonNullable<Handlers['onBar']> = (ctx) => {
      const average = ctx.ta.sma(ctx.bars.close, 5);
      if (ctx.bars.close.at(-1) > average.at(-1)) ctx.target({ weight: 0.5 });
      else ctx.target({ weight: -0.25 });
    };
    const strategy = defineStrategy({ name: 'mine', handlers: () => ({ onBar }) }) as unknown as Strategy;
    const here = await backtest(strategy, bars, { costs: 'zero', leverage: 2 });
    const there = await run(file('trades.ts', handlersOf(`onBar: ${onBar.toString()}`)));
    expect(here.simulation.counts.fills).toBeGreaterThan(50);
    expect(content(there)).toEqual(content(here));
  });

  it('`portfolio` gives the arrays of each symbol', async () => {
    const body = `portfolio({ universe }) {
      const [a, b] = Object.values(universe);
      return { [b.instrument.symbol]: { target: { units: new Float64Array(b.length).fill(a.length) } } };
    }`;
    const host = await openStrategyHost(file('portfolio.ts', body));
    expect(host.strategy.form).toBe('portfolio');
    const checked = await host.signals(bars);
    expect(checked.map(({ signals }) => signals.target?.[0 as never])).toEqual([undefined, 500]);
    await host.close();
  });

  it.each<[string, string, RegExp]>([
    [
      'throws',
      "onBar() { throw new Error('no idea'); }",
      /throws\.ts:2: the strategy failed in `onBar` at 2024-01-01T22:01:00Z \(SYNTH, bar 0\): Error: no idea/,
    ],
    [
      'sends what cannot be sent',
      'onBar(ctx) { ctx.buy({ units: -1 }); }',
      /sends.*\.ts:2: .*`units` must be a positive number, was -1/,
    ],
    ['loops for ever', 'onBar() { for (;;); }', /loops.*\.ts: the strategy did not finish its callbacks within 6 s/],
    [
      'ends its thread',
      'onBar() { process.exit(3); }',
      /ends.*\.ts: the strategy ended its thread in its callbacks; it may not call process\.exit/,
    ],
    ['is no set of callbacks', 'onBra() {}', /there is no callback `onBra`/],
  ])(
    'callbacks: one that %s is told with its file',
    async (name, body, message) => {
      const failing = run(file(`${name.replaceAll(' ', '-')}.ts`, handlersOf(body)), { timeoutMs: 6000 });
      await expect(failing).rejects.toThrow(message);
    },
    40_000,
  );

  it('callbacks: `handlers` that throws is told by file and line', async () => {
    await expect(run(file('makes.ts', "handlers() { throw new Error('no state'); }"))).rejects.toThrow(
      /makes\.ts:2: the strategy failed in `handlers`: Error: no state/,
    );
  });

  it('callbacks: the error carries the moment, the symbol and the order', async () => {
    const body = "onBar(ctx) { ctx.buy({ symbol: 'OTHER', units: 1 }); }, onFill() { throw new Error('no'); }";
    await expect(run(file('fills.ts', handlersOf(body)))).rejects.toMatchObject({
      code: 'TIERCEL_E_STRATEGY',
      context: { callback: 'onFill', symbol: 'OTHER', order: 1, bar: 0, line: 2, time: expect.stringMatching(/^2024/) },
    });
  });

  it('callbacks are stopped by a cancelled signal', async () => {
    const controller = new AbortController();
    const path = file('stopped.ts', handlersOf('onBar() { for (;;); }'));
    const host = await openStrategyHost(path, { signal: controller.signal });
    const running = host.run(instruments, options);
    controller.abort();
    await expect(running).rejects.toThrow(expect.objectContaining({ code: 'TIERCEL_E_CANCELLED' }));
  });

  it('a thread that dies while nobody waits fails the next request at once, and not this process', async () => {
    file('idle.ts', handlersOf('onBar() {}'));
    for (const [name, body, message] of [
      ['exits', 'process.exit(1)', /the strategy ended its thread/],
      ['throws', "throw new Error('late')", /the strategy failed in its callbacks: late/],
    ] as const) {
      const path = join(folder, `late-${name}.ts`);
      const mark = join(folder, `late-${name}`);
      const late = `import { writeFileSync } from 'node:fs';\nsetTimeout(() => { writeFileSync('${mark}', ''); ${body}; }, 50);`;
      writeFileSync(path, `${late}\nexport { mine } from './idle.ts';\n`);
      const host = await openStrategyHost(path);
      await expect.poll(() => existsSync(mark)).toBe(true);
      await expect(host.run(instruments, options)).rejects.toThrow(message);
    }
  });

  it('callbacks are no arrays, and arrays no callbacks', async () => {
    const host = await openStrategyHost(file('callbacks.ts', handlersOf('onBar() {}')));
    await expect(host.signals(bars)).rejects.toThrow(/has callbacks, which return no arrays/);
    await host.close();
    await expect(run(file('arrays.ts', 'signals: () => ({})'))).rejects.toThrow(/has no `handlers`/);
  });
});
