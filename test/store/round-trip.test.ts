import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarColumns } from '../../src/market/index.ts';
import { openStore, type StoredBars } from '../../src/store/index.ts';
import { firstMinute, metaOf, minuteNs } from './bars.ts';
import { randomBars, sliceBars, temporaryFolder } from './support.ts';

function bytesOf(column: BigInt64Array | Float64Array): Buffer {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength);
}

function expectBars(stored: StoredBars, expected: BarColumns): void {
  expect(stored.length).toBe(expected.length);
  for (const name of ['time', 'open', 'high', 'low', 'close', 'volume'] as const) {
    const column = expected[name];
    if (column === undefined) expect(stored[name]).toBeUndefined();
    else expect(Buffer.compare(bytesOf(stored[name]!), bytesOf(column))).toBe(0);
  }
}

describe('store', () => {
  it('[DATA-7] bars come back bit for bit, on shared memory, after the store was closed', async () => {
    const folder = temporaryFolder();
    const bars = randomBars(40_000, 1, { volume: true });
    const first = await openStore(folder, { create: true });
    expect(await first.append(metaOf('EURUSD'), bars)).toEqual({ appended: 40_000, skipped: 0 });
    await first.close();
    const store = await openStore(folder);
    const stored = await store.bars('EURUSD', '1m');
    expectBars(stored, bars);
    expect(stored.firstBar).toBe(0);
    for (const column of [stored.time, stored.open, stored.volume!]) {
      expect(column.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
    await store.close();
  });

  it('[DATA-7] any batches give the bars, the content hash and the price step of one import', async () => {
    const folder = temporaryFolder();
    const bars = randomBars(36_000, 2, { volume: true });
    const store = await openStore(folder, { create: true });
    await store.append(metaOf('WHOLE'), bars);
    const whole = await store.bars('WHOLE', '1m');
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 35_999 }), { maxLength: 6 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(cuts, async (middle) => {
        // A series of its own with the same name, so that the hashes may be compared.
        const other = await openStore(`${folder}/${run++}`, { create: true });
        const ends = [0, ...middle.sort((a, b) => a - b), bars.length];
        for (let i = 1; i < ends.length; i++)
          await other.append(metaOf('WHOLE'), sliceBars(bars, ends[i - 1]!, ends[i]!));
        const stored = await other.bars('WHOLE', '1m');
        expectBars(stored, bars);
        expect(stored.contentHash).toBe(whole.contentHash);
        expect(other.find('WHOLE', '1m')!.contentHash).toBe(store.find('WHOLE', '1m')!.contentHash);
        await other.close();
      }),
      { seed: 3, numRuns: 12 },
    );
    await store.close();
  });

  it('[DATA-7] a range is [from, to) with the lookback before it', async () => {
    const bars = randomBars(40_000, 4);
    const store = await openStore(temporaryFolder(), { create: true });
    await store.append(metaOf('EURUSD'), bars);
    const row = fc.integer({ min: 0, max: 40_000 });
    await fc.assert(
      fc.asyncProperty(row, row, fc.integer({ min: 0, max: 20_000 }), fc.boolean(), async (a, b, lookback, between) => {
        const [first, end] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(first < end);
        // A time between two bars begins at the later one.
        const shift = between ? minuteNs / 2n : 0n;
        const at = (bar: number): bigint => firstMinute + BigInt(bar) * minuteNs - shift;
        const stored = await store.bars('EURUSD', '1m', at(first), at(end), { lookback });
        const start = Math.max(0, first - lookback);
        expect(stored.firstBar).toBe(first - start);
        expectBars(stored, sliceBars(bars, start, end));
      }),
      { seed: 5, numRuns: 60 },
    );
    await store.close();
  });
});
