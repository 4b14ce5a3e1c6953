import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStrategyHost } from '../../src/backtest/index.ts';
import type { CheckedSignals } from '../../src/backtest/strategy/signals.ts';
import { generateBars } from '../../src/sources/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-host-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bars = generateBars({ seed: 7, length: 500, from: '2024-01-02' });

function file(name: string, body: string): string {
  const path = join(folder, name);
  const text = `import { defineStrategy, param } from 'tiercel';
export const mine = defineStrategy({
  name: 'mine',
  params: { period: param.int(2, 50, { default: 5 }) },
  lookback: (p) => 2 * p.period,
  signals({ bars, ta, p }) {
    ${body}
  },
});
`;
  writeFileSync(path, text);
  return path;
}

describe('[OPS-2] a strategy file in a thread of its own', () => {
  it('is given the bars with their price step, on shared memory, and returns its arrays', async () => {
    const body =
      'return { enterLong: new Uint8Array(bars.length), stopLoss: bars.close.priceStep, takeProfit: ta.sma(bars.close, p.period) };';
    const host = await openStrategyHost(file('steps.ts', body), { params: { period: '7' } });
    expect(host.strategy).toMatchObject({ name: 'mine', lookback: 14, params: { period: 7 }, form: 'signals' });
    const [{ signals }] = (await host.signals([bars])) as [CheckedSignals];
    expect(signals.stopLoss).toBe(bars.priceStep);
    expect((signals.takeProfit as Float64Array).buffer).toBeInstanceOf(SharedArrayBuffer);
    await host.close();
  });

  it('that loops for ever is stopped, with its name', async () => {
    const host = await openStrategyHost(file('loop.ts', 'for (;;) void bars;'), { timeoutMs: 6000 });
    await expect(host.signals([bars])).rejects.toThrow(
      expect.objectContaining({
        code: 'TIERCEL_E_STRATEGY',
        message: expect.stringMatching(/loop\.ts: the strategy did not finish `signals` within 6 s/),
      }),
    );
  });

  it('is stopped by a cancelled signal', async () => {
    const controller = new AbortController();
    const host = await openStrategyHost(file('cancel.ts', 'for (;;) void bars;'), { signal: controller.signal });
    const running = host.signals([bars]);
    controller.abort();
    await expect(running).rejects.toThrow(expect.objectContaining({ code: 'TIERCEL_E_CANCELLED' }));
  });

  it('that throws is told by file and line', async () => {
    const path = file('throws.ts', "throw new Error('no idea');");
    const host = await openStrategyHost(path);
    await expect(host.signals([bars])).rejects.toThrow(
      expect.objectContaining({
        message: `${path}:7: the strategy failed in \`signals\`: Error: no idea`,
        context: { file: path, line: 7 },
      }),
    );
    await host.close();
  });
});
