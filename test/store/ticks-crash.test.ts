import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/kernel/index.ts';
import { toIso } from '../../src/market/index.ts';
import { importTicks } from '../../src/pipeline/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { bundleChild, startChild } from './processes.ts';
import { temporaryFolder } from './support.ts';
import { countedQuotes } from './ticks.ts';

const rows = 60_000;
const kills = 12;

let child: { file: string; remove: () => void };
beforeAll(async () => {
  child = await bundleChild('ticks-child.ts');
});
afterAll(() => child.remove());

const all = countedQuotes(0, rows);

function writeQuotes(file: string): void {
  const lines = Array.from(all.time, (time, i) => `${toIso(time)},${all.bid[i]},${all.ask[i]}`);
  writeFileSync(file, `time,bid,ask\n${lines.join('\n')}\n`);
}

/** Checks that what is stored is the first rows of the file, bit for bit; returns how many. */
async function checkPrefix(store: Store): Promise<number> {
  const stored = store.findTicks('EURUSD', 'quotes')?.rows ?? 0;
  if (stored === 0) return 0;
  const quotes = await store.quotes('EURUSD');
  expect(quotes.length).toBe(stored);
  for (const name of ['time', 'bid', 'ask'] as const) {
    const [is, should] = [quotes[name], all[name].subarray(0, stored)];
    const bytes = (column: BigInt64Array | Float64Array) =>
      new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    expect(Buffer.compare(bytes(is), bytes(should))).toBe(0);
  }
  return stored;
}

describe('store', () => {
  it(`[DATA-7] [DATA-10] an import of ticks killed at ${kills} random moments leaves whole rows, and the same import again adds the rest once`, async () => {
    const root = temporaryFolder();
    const file = join(root, 'quotes.csv');
    writeQuotes(file);
    const random = createRandom({ seed: 3, stream: 'kill' });
    let folder = join(root, '0');
    let before = 0;
    let inTheMiddle = 0;
    for (let i = 1; i <= kills; i++) {
      const running = startChild(child.file, [folder, file]);
      await running.reached(random.integer(12));
      for (let turns = random.integer(2000); turns > 0; turns--) await turn();
      running.process.kill('SIGKILL');
      await running.ended;
      const store = await openStore(folder, { create: true, waitMs: 0 });
      const stored = await checkPrefix(store);
      await store.close();
      expect(stored, running.errors()).toBeGreaterThanOrEqual(Math.max(before, running.acknowledged()));
      inTheMiddle += Number(stored > 0 && stored < rows);
      before = stored === rows ? 0 : stored;
      if (stored === rows) folder = join(root, String(i));
    }
    expect(inTheMiddle).toBeGreaterThan(kills / 2);
    const store = await openStore(folder, { create: true });
    const report = await importTicks(store, file, { symbol: 'EURUSD', kind: 'quotes' });
    expect(report).toMatchObject({ ticks: rows, appended: rows - before, alreadyStored: before });
    expect(await checkPrefix(store)).toBe(rows);
    await store.close();
  }, 120_000);
});
