import { Piscina } from 'piscina';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { countedBars, metaOf } from './bars.ts';
import { temporaryFolder } from './support.ts';

describe('store in worker threads', () => {
  it('[DATA-7] workers read whole ranges while the main thread appends, and cannot write', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder, { create: true });
    await store.append(metaOf('A'), countedBars(0, 1000));
    const pool = new Piscina({
      filename: new URL('../fixtures/store-read-worker.ts', import.meta.url).href,
      execArgv: ['--import', 'tsx'],
      minThreads: 2,
      maxThreads: 2,
    });
    const reads: Promise<{ rows: number; wrong: number; appendError: string }>[] = [];
    for (let rows = 1000; rows < 40_000; rows += 1500) {
      reads.push(pool.run({ folder, atLeast: rows }));
      await store.append(metaOf('A'), countedBars(rows, 1500));
    }
    for (const { rows, wrong, appendError } of await Promise.all(reads)) {
      expect(rows).toBeGreaterThanOrEqual(1000);
      expect(wrong).toBe(0);
      expect(appendError).toBe('TIERCEL_E_STORE');
    }
    await pool.close();
    await store.append(metaOf('A'), countedBars(40_000, 10));
    await store.close();
  });
});
