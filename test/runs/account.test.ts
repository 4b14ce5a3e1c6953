import { describe, expect, it } from 'vitest';
import { backtest, renderReport, resultToJson } from '../../src/backtest/index.ts';
import { openRuns, restoreRun } from '../../src/runs/index.ts';
import { openStore } from '../../src/store/index.ts';
import { temporaryFolder } from '../store/support.ts';
import { brackets, someBars, storeBars } from './support.ts';

describe('a kept run of a margin account in another currency', () => {
  it('[BT-1] keeps margin, cash by currency and what holding cost', async () => {
    const folder = temporaryFolder();
    const generated = someBars();
    const bars = { ...generated, instrument: { ...generated.instrument, currency: 'USD' } };
    await storeBars(folder, bars);
    const rate = { time: bars.time, value: Float64Array.from(bars.close, (_, i) => 1 + i / 1e5) };
    const result = await backtest(brackets, bars, {
      cash: 1000,
      account: 'margin',
      margin: { initial: 0.1, maintenance: 0.09 },
      size: { kind: 'equity-fraction', value: 12 },
      financing: { borrow: { annualRate: 0.03 }, swap: { long: -0.1, short: 0, unit: 'annual-rate' } },
      currency: 'EUR',
      rates: { EURUSD: rate },
    });
    expect(result.simulation.margin!.events.length + result.simulation.margin!.peakUse).toBeGreaterThan(0.5);
    expect(result.simulation.cashes).toHaveLength(2);
    const runs = await openRuns(folder);
    const { id } = await runs.save(result);
    const store = await openStore(folder);
    const { result: restored, changed } = await restoreRun(runs.open(id), store);
    await store.close();
    await runs.close();
    expect(changed).toEqual([]);
    const [before, after] = [result, restored].map((one) => JSON.parse(resultToJson(one)));
    for (const part of ['margin', 'financing', 'cash', 'finalEquity']) expect(after[part]).toEqual(before[part]);
    expect(Object.keys(before.financing).sort()).toEqual(['swap']);
    const card = (html: string) => /<dt>Margin<\/dt><dd>[^<]*/.exec(html)![0];
    expect(card(renderReport([restored]))).toBe(card(renderReport([result])));
    expect(restored.contentHash).toBe(result.contentHash);
  });
});
