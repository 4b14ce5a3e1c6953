import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../src/kernel/index.ts';
import { openRuns } from '../../src/runs/index.ts';
import { bundleChild, startChild } from '../store/processes.ts';
import { temporaryFolder } from '../store/support.ts';

const kills = 30;

let child: { file: string; remove: () => void };
beforeAll(async () => {
  child = await bundleChild('runs-child.ts');
});
afterAll(() => child.remove());

/** Lines `id contentHash` of what a child has kept. */
function acknowledged(text: string): [id: string, contentHash: string][] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1).trim();
  return whole === '' ? [] : whole.split('\n').map((line) => line.split(' ') as [string, string]);
}

async function killOnce(folder: string, seed: number, random: Random): Promise<string> {
  const running = startChild(child.file, [folder, seed, 1_000_000, 60_000]);
  await running.reached(random.integer(5));
  for (let turns = random.integer(5000); turns > 0; turns--) await turn();
  running.process.kill('SIGKILL');
  expect(await running.ended, running.errors()).toBe('SIGKILL');
  return running.output();
}

describe('kept runs', () => {
  it(`[DATA-7] ${kills} kills at random moments lose no run and leave no half one`, async () => {
    const folder = temporaryFolder();
    const random = createRandom({ seed: 3, stream: 'kill' });
    const known = new Map<string, string>();
    const whole = new Set<string>();
    for (let kill = 0; kill < kills; kill++) {
      for (const [id, hash] of acknowledged(await killOnce(folder, kill, random))) known.set(id, hash);
      const runs = await openRuns(folder, { waitMs: 0 });
      const { runs: listed, damaged } = runs.list();
      expect(damaged).toEqual([]);
      for (const { id, summary } of listed.filter((run) => !whole.has(run.id))) {
        expect(runs.open(id).content.contentHash).toBe(summary.contentHash);
        whole.add(id);
      }
      for (const [id, hash] of known) expect(listed.find((run) => run.id === id)?.summary.contentHash).toBe(hash);
      await runs.close();
    }
    expect(known.size).toBeGreaterThan(kills);
  }, 120_000);

  it('[DATA-7] two processes keep runs at once, and a third reads meanwhile', async () => {
    const folder = temporaryFolder();
    const runs = await openRuns(folder);
    const children = [1, 2].map((seed) => startChild(child.file, [folder, seed, 25, 3000]));
    await Promise.all(children.map((running) => running.reached(5)));
    expect(runs.list().runs.length).toBeGreaterThanOrEqual(10);
    for (const running of children) expect(await running.ended, running.errors()).toBe(0);
    const ids = children.flatMap((running) => acknowledged(running.output()).map(([id]) => id));
    expect(runs.list().runs.map(({ id }) => id)).toEqual(ids.sort().reverse());
    await runs.close();
  });
});
