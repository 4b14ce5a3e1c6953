import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../src/kernel/index.ts';
import { openStore } from '../../src/store/index.ts';
import { countedBars } from './bars.ts';
import { bundleChild, startChild } from './processes.ts';
import { temporaryFolder } from './support.ts';

const kills = 200;
/** Stores that are killed side by side. */
const lanes = 2;
const mostRowsABatch = 3000;
/** A store that has grown to this is left for a new one. */
const fullRows = 100_000;

let child: { file: string; remove: () => void };
beforeAll(async () => {
  child = await bundleChild();
});
afterAll(() => child.remove());

/** Kills a child at a random moment: some acknowledgements, then some turns of this process's event loop. */
async function killOnce(folder: string, seed: number, random: Random): Promise<number> {
  const running = startChild(child.file, [folder, 'A', seed, Number.MAX_SAFE_INTEGER, mostRowsABatch]);
  const inStart = random.integer(5) === 0;
  if (!inStart) await running.reached(1 + random.integer(8));
  for (let turns = random.integer(inStart ? 50_000 : 2000); turns > 0; turns--) await turn();
  running.process.kill('SIGKILL');
  expect(await running.ended, running.errors()).toBe('SIGKILL');
  return running.acknowledged();
}

/** Opens the store and checks every bar that it holds; returns their number. */
async function checkWhole(folder: string, acknowledged: number): Promise<number> {
  const store = await openStore(folder, { create: true, waitMs: 0 });
  try {
    const rows = store.find('A', '1m')?.rows ?? 0;
    expect(rows).toBeGreaterThanOrEqual(acknowledged);
    if (rows === 0) return 0;
    const bars = await store.bars('A', '1m');
    const expected = countedBars(0, rows);
    for (const name of ['time', 'open', 'high', 'low', 'close'] as const) {
      expect(Buffer.compare(new Uint8Array(bars[name].buffer), new Uint8Array(expected[name].buffer))).toBe(0);
    }
    return rows;
  } finally {
    await store.close();
  }
}

async function runLane(lane: number): Promise<number> {
  const root = temporaryFolder();
  let stored = 0;
  let folder = join(root, '0');
  let most = 0;
  for (let i = 0; i < kills / lanes; i++) {
    const seed = lane * 1000 + i;
    const acknowledged = await killOnce(folder, seed, createRandom({ seed, stream: 'kill' }));
    const rows = await checkWhole(folder, Math.max(stored, acknowledged));
    most = Math.max(most, rows);
    stored = rows;
    if (rows < fullRows) continue;
    folder = join(root, String(i + 1));
    stored = 0;
  }
  return most;
}

describe('store', () => {
  it(`[DATA-7] ${kills} kills at random moments lose no acknowledged bar and tear no chunk`, async () => {
    const rows = await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
    // The kills hit stores of several chunks.
    expect(Math.min(...rows)).toBeGreaterThan(2 * 16_384);
  }, 240_000);
});
