import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/index.ts';
import { countedBars, metaOf } from './bars.ts';
import { randomBars, temporaryFolder } from './support.ts';

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: 'pipe' });
}

/** A mode bit means nothing to root, so these tests mount file systems, which only root may. */
function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-mount-'));
  try {
    run('mount', '-t', 'tmpfs', 'tmpfs', folder);
    run('umount', folder);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const mounted: string[] = [];
afterEach(() => {
  for (const folder of mounted.splice(0)) run('umount', '-l', folder); // lazily: LMDB closes its files a moment later
});

function mountMemory(size: string): string {
  const folder = join(temporaryFolder(), 'mounted');
  mkdirSync(folder);
  run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
  mounted.push(folder);
  return folder;
}

/** Appends until the file system is full; returns the rows that were acknowledged. */
async function fill(store: Store): Promise<{ rows: number; error: unknown }> {
  for (let rows = 0; ; rows += 1000) {
    const bars = randomBars(rows + 1000, 1);
    // Off the grid, so that the chunks are large.
    for (const column of [bars.open, bars.high, bars.low, bars.close])
      for (let i = 0; i < bars.length; i++) column[i]! /= 3;
    try {
      await store.append(metaOf('A'), bars);
    } catch (error) {
      return { rows, error };
    }
  }
}

describe.skipIf(!canMount())(
  'store on other file systems (skipped without the right to mount; run: sudo npm test)',
  () => {
    it('[DATA-7] on a read-only file system reading works and writing says what to do', async () => {
      const source = temporaryFolder();
      const store = await openStore(source, { create: true });
      await store.append(metaOf('A'), countedBars(0, 20_000));
      await store.close();
      const folder = mountMemory('16m');
      cpSync(source, folder, { recursive: true });
      run('mount', '-o', 'remount,ro', folder);
      const readOnly = await openStore(folder);
      expect(readOnly.readOnly).toBe(true);
      expect((await readOnly.bars('A', '1m')).length).toBe(20_000);
      await expect(readOnly.append(metaOf('A'), countedBars(20_000, 10))).rejects.toMatchObject({
        code: 'TIERCEL_E_STORE',
        message: expect.stringMatching(/is read-only: .* Use a store elsewhere/),
      });
      await readOnly.close();
      await expect(openStore(join(folder, 'new'), { create: true })).rejects.toMatchObject({
        code: 'TIERCEL_E_STORE',
        message: expect.stringMatching(/read-only\. Mount it writable/),
      });
    });

    it('[DATA-7] on a full file system an append fails whole, and what was there before stays', async () => {
      const folder = mountMemory('2m');
      const store = await openStore(folder, { create: true });
      const { rows, error } = await fill(store);
      expect(error).toMatchObject({ code: 'TIERCEL_E_STORE', message: expect.stringMatching(/file system is full/) });
      expect(rows).toBeGreaterThan(1000);
      expect(store.find('A', '1m')!.rows).toBe(rows);
      expect((await store.bars('A', '1m')).length).toBe(rows);
      await store.close();
      const again = await openStore(folder);
      expect((await again.bars('A', '1m')).length).toBe(rows);
      // With room again, the same import goes on.
      run('mount', '-o', 'remount,size=16m', folder);
      await again.append(metaOf('B'), countedBars(0, 20_000));
      expect((await again.bars('B', '1m')).length).toBe(20_000);
      await again.close();
    });

    it('[DATA-7] a store that finds no room at all is not made', async () => {
      const folder = mountMemory('24k');
      await expect(openStore(join(folder, 'store'), { create: true })).rejects.toMatchObject({
        code: 'TIERCEL_E_STORE',
        message: expect.stringMatching(/file system is full/),
      });
    });
  },
);
