import { describe, expect, it } from 'vitest';
import { backtest, renderReport } from '../../src/backtest/index.ts';
import { openRuns, restoreRun } from '../../src/runs/index.ts';
import { openStore } from '../../src/store/index.ts';
import { temporaryFolder } from '../store/support.ts';
import { brackets, someBars, storeBars } from './support.ts';

async function keptRun() {
  const folder = temporaryFolder();
  await storeBars(folder, someBars());
  const store = await openStore(folder);
  const bars = await store.bars('SYNTH', '1m', '2020-01-03', '2020-01-06', { lookback: 100 });
  const result = await backtest(brackets, bars, { to: '2020-01-06' });
  await store.close();
  const runs = await openRuns(folder);
  const { id } = await runs.save(result);
  const run = runs.open(id);
  await runs.close();
  return { folder, result, run };
}

describe('a kept run with its bars', () => {
  it('[BT-7] gives the same report, byte for byte, from the bars of the store', async () => {
    const { folder, result, run } = await keptRun();
    const store = await openStore(folder);
    const restored = await restoreRun(run, store);
    await store.close();
    expect(restored.changed).toEqual([]);
    expect(renderReport([restored.result])).toBe(renderReport([result]));
  });

  it('[BT-7] data that has changed since is told, and never shown as if it were the run’s', async () => {
    const { result, run } = await keptRun();
    const other = temporaryFolder();
    await storeBars(other, someBars(5000, 2));
    const store = await openStore(other);
    const { result: restored, changed } = await restoreRun(run, store);
    await store.close();
    expect(changed).toEqual([{ symbol: 'SYNTH', timeframe: '1m', reason: 'changed' }]);
    expect(restored.notes.at(-1)).toMatch(/bars of SYNTH 1m have changed in the store since: prices are not shown/);
    expect(restored.bars.close.every(Number.isNaN)).toBe(true);
    expect(restored.bars.time).toEqual(result.bars.time);
    expect([restored.metrics, restored.contentHash]).toEqual([result.metrics, result.contentHash]);
    expect(renderReport([restored])).toContain('have changed in the store since');
  });

  it('[BT-7] data that is gone is told, with and without a store', async () => {
    const { run } = await keptRun();
    const empty = await openStore(temporaryFolder(), { create: true });
    for (const store of [empty, null]) {
      const { changed, result } = await restoreRun(run, store);
      expect(changed).toEqual([{ symbol: 'SYNTH', timeframe: '1m', reason: 'gone' }]);
      expect(result.simulation.trades.length).toBe(run.content.simulation.trades.length);
    }
    await empty.close();
  });
});
