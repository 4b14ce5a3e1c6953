import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { native } from '../../src/native/index.ts';
import { openStore } from '../../src/store/index.ts';
import { countedBars, metaOf } from './bars.ts';
import { bundleChild, startChild } from './processes.ts';
import { temporaryFolder } from './support.ts';

let child: { file: string; remove: () => void };
beforeAll(async () => {
  child = await bundleChild();
});
afterAll(() => child.remove());

function holdWriterLock(folder: string): () => void {
  const lock = new (native().FileLock)();
  expect(lock.tryAcquire(join(folder, 'locks', 'writer.lock'), 'process 4711 (tiercel data import big.csv)')).toBe('');
  return () => lock.release();
}

describe('store locks', () => {
  it('[DATA-7] two processes import different series at once, and a third store reads meanwhile', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder, { create: true });
    const children = ['A', 'B'].map((symbol, i) => startChild(child.file, [folder, symbol, i, 60_000, 2000]));
    await Promise.all(children.map((running) => running.reached(5)));
    expect((await store.bars('A', '1m')).length).toBeGreaterThanOrEqual(5);
    for (const running of children) expect(await running.ended, running.errors()).toBe(0);
    for (const symbol of ['A', 'B']) {
      const bars = await store.bars(symbol, '1m');
      expect(bars.length).toBeGreaterThanOrEqual(60_000);
      expect(Array.from(bars.close)).toEqual(Array.from(countedBars(0, bars.length).close));
    }
    await store.close();
  });

  it('[DATA-7] two processes that import the same series take turns', async () => {
    const folder = temporaryFolder();
    const children = [1, 2].map((seed) => startChild(child.file, [folder, 'A', seed, 20_000, 500]));
    for (const running of children) expect(await running.ended, running.errors()).toBe(0);
    const store = await openStore(folder);
    const bars = await store.bars('A', '1m');
    expect(Array.from(bars.time)).toEqual(Array.from(countedBars(0, bars.length).time));
    await store.close();
  });

  it('[DATA-7] a holder of the writer lock past the wait is named; reading goes on, and so does writing after it', async () => {
    const folder = temporaryFolder();
    await (await openStore(folder, { create: true })).close();
    const release = holdWriterLock(folder);
    const store = await openStore(folder, { waitMs: 20 });
    expect(store.series()).toEqual([]);
    await expect(store.append(metaOf('A'), countedBars(0, 10))).rejects.toMatchObject({
      code: 'TIERCEL_E_LOCKED',
      message: expect.stringMatching(
        /^The writer lock of the store at .* is held by process 4711 \(tiercel data import big\.csv\) since 20.*Z, for longer/,
      ),
    });
    expect(store.series()).toEqual([]);
    release();
    expect(await store.append(metaOf('A'), countedBars(0, 10))).toEqual({ appended: 10, skipped: 0 });
    expect((await store.bars('A', '1m')).length).toBe(10);
    await store.close();
  });

  it('[DATA-7] a lock is free again when its holder was killed', async () => {
    const folder = temporaryFolder();
    const running = startChild(child.file, [folder, 'A', 1, Number.MAX_SAFE_INTEGER, 10]);
    await running.reached(3);
    running.process.kill('SIGKILL');
    await running.ended;
    const store = await openStore(folder, { waitMs: 0 });
    const { rows } = store.find('A', '1m')!;
    expect(await store.append(metaOf('A'), countedBars(rows, 5))).toEqual({ appended: 5, skipped: 0 });
    await store.close();
  });

  it('[DATA-7] appends that are not awaited one by one run in order', async () => {
    const store = await openStore(temporaryFolder(), { create: true });
    const batches = Array.from({ length: 20 }, (_, i) => store.append(metaOf('A'), countedBars(100 * i, 100)));
    await Promise.all(batches);
    expect((await store.bars('A', '1m')).length).toBe(2000);
    await store.close();
  });
});
