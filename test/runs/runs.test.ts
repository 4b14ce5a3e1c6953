import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../src/kernel/index.ts';
import { native } from '../../src/native/index.ts';
import { openRuns, type Runs } from '../../src/runs/index.ts';
import { temporaryFolder } from '../store/support.ts';
import { someBars, someRun } from './support.ts';

const start = 1_700_000_000_000_000_000n;

async function opened(folder = temporaryFolder()): Promise<{ runs: Runs; folder: string; tick: () => void }> {
  const clock = manualClock(start);
  return { runs: await openRuns(folder, { clock }), folder, tick: () => clock.advance(86_400_000_000_000n) };
}

describe('kept runs', () => {
  it('[BT-7] a run comes back as it was: figures, equity, every table, notes and what it was made of', async () => {
    const { runs } = await opened();
    const result = await someRun();
    const head = await runs.save(result, { label: 'first try', recipe: { say: 'again' } });
    const { head: read, content } = runs.open(head.id);
    expect(read).toEqual(head);
    expect(head).toMatchObject({ label: 'first try', recipe: { say: 'again' }, savedAt: '2023-11-14T22:13:20Z' });
    expect(head.versions).toEqual({
      tiercel: expect.stringMatching(/^\d/),
      node: process.versions.node,
      native: expect.stringMatching(/^\w+-\w+ \w+ [0-9a-f]{12}$/),
    });
    expect(head.summary).toMatchObject({ strategy: 'brackets', symbols: ['SYNTH'], params: { fast: 12 } });
    const { cancel: _, ...options } = result.options;
    expect(content.options).toEqual(options);
    for (const name of ['strategy', 'metrics', 'notes', 'contentHash', 'buyAndHold'] as const)
      expect(content[name]).toEqual(result[name]);
    expect(content.seed).toBe(7);
    const { nativeMetrics: __, ...record } = result.simulation as typeof result.simulation & { nativeMetrics: unknown };
    expect(content.simulation).toEqual(record);
    expect(content.instruments[0]).toMatchObject({ bars: 5000, firstBar: 0, times: result.bars.time, adjusted: false });
    await runs.close();
  });

  it('[BT-7] equal runs have equal bytes, and share them', async () => {
    const { runs } = await opened();
    const [first, second] = [await runs.save(await someRun()), await runs.save(await someRun())];
    const other = await runs.save(await someRun({ fast: 13 }));
    expect(second.content).toBe(first.content);
    expect(second.id > first.id).toBe(true);
    expect(other.content).not.toBe(first.content);
    await runs.delete([first.id]);
    expect(runs.open(second.id).content.contentHash).toBe(second.summary.contentHash);
    await runs.delete([second.id]);
    expect(runs.list().runs.map(({ id }) => id)).toEqual([other.id]);
    await runs.close();
  });

  it('[BT-7] a minute year takes a few megabytes', async () => {
    const { runs } = await opened();
    const { contentBytes } = await runs.save(await someRun({ bars: someBars(372_607) }));
    expect(contentBytes).toBeLessThan(9e6);
    await runs.close();
  });

  it('[BT-7] lists are newest first, by strategy, symbol, time, and best first by a metric', async () => {
    const { runs, tick } = await opened();
    const ids: string[] = [];
    for (const fast of [5, 12, 30]) {
      ids.push((await runs.save(await someRun({ fast }))).id);
      tick();
    }
    const idsOf = (filter: Parameters<Runs['list']>[0]) => runs.list(filter).runs.map(({ id }) => id);
    expect(idsOf({})).toEqual(ids.toReversed());
    expect(idsOf({ strategy: 'BRACK', symbol: 'synth' })).toEqual(ids.toReversed());
    expect(idsOf({ strategy: 'sma' })).toEqual([]);
    expect(idsOf({ symbol: 'SYN' })).toEqual([]);
    expect(idsOf({ since: '2023-11-15', limit: 1 })).toEqual([ids[2]]);
    const metric = (name: string) => runs.list({ sort: name }).runs.map(({ summary }) => summary.metrics[name]!);
    expect(metric('totalReturn')).toEqual(metric('totalReturn').toSorted((a, b) => b - a));
    expect(metric('maxDrawdown')).toEqual(metric('maxDrawdown').toSorted((a, b) => a - b));
    expect(() => runs.list({ sort: 'sharp' })).toThrow(/no metric "sharp" to sort by\. Did you mean `sharpe`\?/);
    await runs.close();
  });

  it('[BT-7] a run is named by a beginning or an end of its id, or `last`; else the nearest is told', async () => {
    const { runs, tick } = await opened();
    expect(() => runs.open('last')).toThrow(/holds no runs/);
    const result = await someRun();
    const first = (await runs.save(result)).id;
    tick();
    const second = (await runs.save(result)).id;
    const idOf = (given: string) => runs.open(given).head.id;
    expect(idOf('last')).toBe(second);
    expect(idOf(first.slice(0, 10).toLowerCase())).toBe(first);
    expect(idOf(first.slice(-8))).toBe(first);
    expect(() => idOf(first.slice(0, 3))).toThrow(/names 2 runs: .* Give more letters/);
    expect(() => idOf(first.slice(-2))).toThrow(/names 2 runs|too short/);
    const typo = `${first.slice(0, 9)}U`;
    expect(() => idOf(typo)).toThrow(new RegExp(`holds no run "${typo}"\\. Did you mean ${first}\\?`));
    expect(() => idOf('nothing-like-it-at-all')).toThrow(/tiercel runs list/);
    await expect(runs.delete([first, 'nothing-like-it-at-all'])).rejects.toMatchObject({ code: 'TIERCEL_E_NO_DATA' });
    expect(runs.list().runs).toHaveLength(2);
    await runs.close();
  });

  it('[DATA-7] a holder of the lock past the wait is named, and what was kept stays', async () => {
    const folder = temporaryFolder();
    const runs = await openRuns(folder, { waitMs: 20 });
    const result = await someRun();
    const { id } = await runs.save(result);
    const lock = new (native().FileLock)();
    expect(lock.tryAcquire(join(folder, 'locks', 'runs.lock'), 'process 4711 (tiercel backtest x)')).toBe('');
    await expect(runs.save(result)).rejects.toMatchObject({
      code: 'TIERCEL_E_LOCKED',
      message: expect.stringMatching(/^The lock of the runs of the store at .* is held by process 4711/),
    });
    lock.release();
    expect(runs.list().runs.map((run) => run.id)).toEqual([id]);
    await runs.close();
  });

  it('[DATA-7] market data and runs are two databases: an import does not wait for a run that is kept', async () => {
    const { runs, folder } = await opened();
    await runs.save(await someRun());
    expect(readdirSync(folder).sort()).toEqual(['locks', 'runs']);
    await runs.close();
  });
});
