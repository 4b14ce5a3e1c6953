import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/kernel/index.ts';
import { openRuns } from '../../src/runs/index.ts';
import { temporaryFolder } from '../store/support.ts';
import { someRun } from './support.ts';

/** Where some bytes stand in the file. */
function placeOf(file: Buffer, text: string | Buffer): number {
  const at = file.indexOf(text);
  if (at < 0) throw new Error('the file does not hold these bytes');
  return at;
}

async function twoRuns(): Promise<{ folder: string; file: string; ids: [string, string] }> {
  const folder = temporaryFolder();
  const runs = await openRuns(folder);
  const first = await runs.save(await someRun());
  const second = await runs.save(await someRun({ fast: 30 }));
  await runs.close();
  return { folder, file: join(folder, 'runs', 'data.mdb'), ids: [first.id, second.id] };
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at]! ^= 0x10;
  writeFileSync(file, bytes);
}

describe('damaged runs', () => {
  it('[DATA-7] a damaged record is named and left out of lists; the others are not touched, and it can be deleted', async () => {
    const { folder, file, ids } = await twoRuns();
    const bytes = readFileSync(file);
    const text = `"id":"${ids[0]}"`;
    // Pages of earlier transactions hold it too.
    for (let at = placeOf(bytes, text); at >= 0; at = bytes.indexOf(text, at + 1)) bytes[at + 3]! ^= 0x10;
    writeFileSync(file, bytes);
    const runs = await openRuns(folder);
    const { runs: listed, damaged } = runs.list();
    expect([listed.map(({ id }) => id), damaged]).toEqual([[ids[1]], [ids[0]]]);
    expect(() => runs.open(ids[0])).toThrow(new RegExp(`record of run ${ids[0]} .* is damaged`));
    expect(runs.open(ids[1]).head.id).toBe(ids[1]);
    await runs.delete([ids[0]]);
    expect(runs.list().damaged).toEqual([]);
    await runs.close();
  });

  it('[DATA-7] damaged content is refused, and is whole again when the same run is kept once more', async () => {
    const { folder, file, ids } = await twoRuns();
    const before = await openRuns(folder);
    const { contentHash } = before.open(ids[0]).content;
    await before.close();
    flip(file, placeOf(readFileSync(file), `"contentHash":"${contentHash}","form"`) + 20_000);
    const runs = await openRuns(folder);
    expect(() => runs.open(ids[0])).toThrow(/is damaged; nothing of it was returned/);
    await runs.save(await someRun());
    expect(runs.open(ids[0]).content.contentHash).toBe(contentHash);
    await runs.close();
  });

  it('[DATA-7] any flipped bit gives an error or the run as it was, never another one', async () => {
    const { folder, file, ids } = await twoRuns();
    const whole = readFileSync(file);
    const random = createRandom({ seed: 5 });
    const reference = await openRuns(folder);
    const hashes = ids.map((id) => reference.open(id).content.contentHash);
    await reference.close();
    // Past the two meta pages and LMDB's own pages: the contents' own bytes.
    const from = placeOf(whole, `"contentHash":"${hashes[0]}"`);
    for (let i = 0; i < 40; i++) {
      const bytes = Buffer.from(whole);
      bytes[from + random.integer(60_000)]! ^= 1 << random.integer(8);
      writeFileSync(file, bytes);
      const runs = await openRuns(folder);
      try {
        expect(runs.open(ids[0]).content.contentHash).toBe(hashes[0]);
      } catch (error) {
        expect(error).toMatchObject({ code: 'TIERCEL_E_CORRUPT' });
      }
      await runs.close();
    }
  });

  it('[DATA-7] a folder without runs is not made by asking', async () => {
    const folder = join(temporaryFolder(), 'none');
    await expect(openRuns(folder, { create: false })).rejects.toMatchObject({ code: 'TIERCEL_E_STORE' });
    expect(existsSync(folder)).toBe(false);
  });
});
