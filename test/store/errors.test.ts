import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import { describe, expect, it } from 'vitest';
import { seal } from '../../src/database/index.ts';
import { openStore } from '../../src/store/index.ts';
import { firstMinute, metaOf, minuteNs } from './bars.ts';
import { randomBars, sliceBars, temporaryFolder } from './support.ts';

async function madeStore(): Promise<string> {
  const folder = join(temporaryFolder(), 'store');
  await (await openStore(folder, { create: true })).close();
  return folder;
}

describe('opening a store', () => {
  it('[DATA-7] a missing store is refused with the command that makes one', async () => {
    const folder = join(temporaryFolder(), 'nowhere');
    await expect(openStore(folder)).rejects.toMatchObject({
      code: 'TIERCEL_E_STORE',
      message: expect.stringMatching(/There is no store at .*nowhere\. Make one with: tiercel data import/),
    });
    expect(existsSync(folder)).toBe(false);
  });

  it('[DATA-7] a folder or file that is no store is refused', async () => {
    const folder = temporaryFolder();
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'TIERCEL_E_STORE', message: /is not a store/ });
    const file = join(folder, 'file');
    writeFileSync(file, 'text');
    await expect(openStore(file)).rejects.toMatchObject({ code: 'TIERCEL_E_STORE', message: /is not a store/ });
    await expect(openStore(file, { create: true })).rejects.toMatchObject({ code: 'TIERCEL_E_STORE' });
  });

  it('[DATA-7] a database file of other bytes is refused and left as it is', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'market'));
    mkdirSync(join(folder, 'locks'));
    const file = join(folder, 'market', 'data.mdb');
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(10), Buffer.alloc(65_536, 'x'), Buffer.alloc(65_536)]) {
      writeFileSync(file, bytes);
      await expect(openStore(folder)).rejects.toMatchObject({ code: 'TIERCEL_E_STORE' });
      if (bytes.length > 0) expect(Buffer.compare(readFileSync(file), bytes)).toBe(0);
    }
  });

  it('[DATA-7] a store file that was cut off is refused as damaged, without a crash', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder, { create: true });
    await store.append(metaOf('A'), randomBars(20_000, 1));
    await store.close();
    const file = join(folder, 'market', 'data.mdb');
    const whole = readFileSync(file);
    for (const bytes of [4096, 8192, 8193, whole.length >> 1]) {
      writeFileSync(file, whole.subarray(0, bytes));
      await expect(openStore(folder)).rejects.toMatchObject({
        code: expect.stringMatching(/TIERCEL_E_(STORE|CORRUPT)/),
      });
    }
    // A last page that is missing reads as zeros, which its checksum tells from what was stored.
    writeFileSync(file, whole.subarray(0, whole.length - 4096));
    const short = await openStore(folder);
    await short.bars('A', '1m').catch((error) => expect(error.code).toMatch(/TIERCEL_E_(STORE|CORRUPT)/));
    await short.close();
  });

  it('[DATA-7] a store made by a newer version is refused, naming both versions', async () => {
    const folder = await madeStore();
    const raw = open<Uint8Array, string>({ path: join(folder, 'market'), encoding: 'binary' });
    await raw.put('format', seal(Buffer.from(JSON.stringify({ format: 2, madeBy: '9.1.0' }))));
    await raw.close();
    await expect(openStore(folder)).rejects.toMatchObject({
      code: 'TIERCEL_E_STORE',
      message: expect.stringMatching(/has format 2, made by tiercel 9\.1\.0; this is tiercel \d.*formats up to 1/),
    });
  });
});

describe('appending', () => {
  it('[DATA-7] bars that are stored already are skipped and counted', async () => {
    const bars = randomBars(20_000, 1);
    const store = await openStore(temporaryFolder(), { create: true });
    await store.append(metaOf('A'), sliceBars(bars, 0, 17_000));
    expect(await store.append(metaOf('A'), sliceBars(bars, 16_000, 20_000))).toEqual({ appended: 3000, skipped: 1000 });
    expect(await store.append(metaOf('A'), bars)).toEqual({ appended: 0, skipped: 20_000 });
    const info = store.find('A', '1m')!;
    expect(info.rows).toBe(20_000);
    expect(info.imports.map(({ appended, skipped }) => [appended, skipped])).toEqual([
      [17_000, 0],
      [3000, 1000],
    ]);
    await store.close();
  });

  it('[DATA-7] a bar that contradicts the stored one is named, and nothing is written', async () => {
    const bars = randomBars(20_000, 2);
    const store = await openStore(temporaryFolder(), { create: true });
    await store.append(metaOf('A'), sliceBars(bars, 0, 18_000));
    const before = store.find('A', '1m')!.contentHash;
    const changed = { ...bars, close: bars.close.slice() };
    changed.close[17_500]! += 1e-5;
    await expect(store.append(metaOf('A'), changed)).rejects.toMatchObject({
      code: 'TIERCEL_E_DATA',
      message: expect.stringMatching(/A 1m at 2018-01-13T03:40:00Z is stored with close .* nothing was written/),
      context: { time: '2018-01-13T03:40:00Z' },
    });
    expect(store.find('A', '1m')).toMatchObject({ rows: 18_000, contentHash: before });
    await store.close();
  });

  it('[DATA-7] a bar inside the stored range that is not stored, or left out, is a contradiction', async () => {
    const bars = randomBars(100, 3);
    const without = (row: number) => {
      const keep = Array.from({ length: 100 }, (_, i) => i).filter((i) => i !== row);
      const pick = (column: Float64Array) => Float64Array.from(keep, (i) => column[i]!);
      const { open, high, low, close } = bars;
      const prices = { open: pick(open), high: pick(high), low: pick(low), close: pick(close) };
      return { length: 99, time: BigInt64Array.from(keep, (i) => bars.time[i]!), ...prices };
    };
    const store = await openStore(temporaryFolder(), { create: true });
    await store.append(metaOf('A'), without(50));
    await store.append(metaOf('B'), bars);
    await expect(store.append(metaOf('A'), bars)).rejects.toThrow(/2018-01-01T00:50:00Z is not stored, but/);
    await expect(store.append(metaOf('B'), without(50))).rejects.toThrow(/2018-01-01T00:50:00Z is stored, but missing/);
    await store.close();
  });

  it('[DATA-7] times that do not increase are refused by row', async () => {
    const bars = randomBars(100, 4);
    const store = await openStore(temporaryFolder(), { create: true });
    bars.time[70] = bars.time[69]!;
    await expect(store.append(metaOf('A'), bars)).rejects.toMatchObject({
      code: 'TIERCEL_E_DATA',
      message: expect.stringContaining('bar 70 at 2018-01-01T01:09:00Z follows 2018-01-01T01:09:00Z'),
    });
    expect(store.series()).toEqual([]);
    await store.close();
  });

  it('[DATA-7] a column of another length is refused', async () => {
    const bars = randomBars(100, 5);
    const store = await openStore(temporaryFolder(), { create: true });
    const short = { ...bars, high: bars.high.slice(0, 99) };
    await expect(store.append(metaOf('A'), short)).rejects.toMatchObject({
      code: 'TIERCEL_E_DATA',
      message: expect.stringContaining('`high` must be as long as the bars, 100, was 99'),
    });
    await store.close();
  });

  it('[DATA-7] a series keeps its side, class and columns', async () => {
    const bars = randomBars(200, 6, { volume: true });
    const store = await openStore(temporaryFolder(), { create: true });
    await store.append(metaOf('A'), sliceBars(bars, 0, 100));
    const more = sliceBars(bars, 100, 200);
    await expect(store.append(metaOf('A', { side: 'mid' }), more)).rejects.toThrow(/side bid, given mid/);
    const { volume: _, ...withoutVolume } = more;
    await expect(store.append(metaOf('A'), withoutVolume)).rejects.toThrow(/columns time, .*volume, given time/);
    expect(store.find('A', '1m')!.rows).toBe(100);
    await store.close();
  });

  it('[DATA-7] a finer import refines the price step silently', async () => {
    const store = await openStore(temporaryFolder(), { create: true });
    const coarse = randomBars(100, 7, { step: 1e-2 });
    await store.append(metaOf('A'), coarse);
    expect((await store.bars('A', '1m')).priceStep).toBe(0.01);
    const fine = randomBars(200, 8, { step: 1e-4 });
    await store.append(metaOf('A'), sliceBars(fine, 100, 200));
    const bars = await store.bars('A', '1m');
    expect([bars.priceStep, bars.close.priceStep]).toEqual([1e-4, 1e-4]);
    const off = sliceBars(randomBars(300, 9), 200, 300);
    off.close[3] = 1 / 3;
    await store.append(metaOf('A'), off);
    expect((await store.bars('A', '1m')).priceStep).toBeNull();
    await store.close();
  });
});

describe('reading', () => {
  it('[DATA-7] a series that is not stored is refused, naming what is', async () => {
    const store = await openStore(temporaryFolder(), { create: true });
    await expect(store.bars('EURUSD', '1m')).rejects.toMatchObject({
      code: 'TIERCEL_E_NO_DATA',
      message: /It is empty/,
    });
    await store.append(metaOf('EURUSD'), randomBars(10, 1));
    await store.append(metaOf('GBPUSD'), randomBars(10, 1));
    await expect(store.bars('EURUSD', '30s')).rejects.toThrow(/no series EURUSD 30s\. It has EURUSD 1m, from which/);
    await expect(store.bars('USDJPY', '1m')).rejects.toThrow(/It has EURUSD 1m, GBPUSD 1m/);
    await store.close();
  });

  it('[DATA-7] a range without a bar is refused, naming the stored range', async () => {
    const store = await openStore(temporaryFolder(), { create: true });
    await store.append(metaOf('EURUSD'), randomBars(100, 1));
    await expect(store.bars('EURUSD', '1m', '2019-01-01', '2020-01-01')).rejects.toMatchObject({
      code: 'TIERCEL_E_NO_DATA',
      message: expect.stringMatching(/from 2019-01-01.* to 2020-.*100 bars, the first at 2018-01-01T00:00:00Z.*01:39/),
    });
    const inside = [firstMinute + 5n * minuteNs + 1n, firstMinute + 6n * minuteNs] as const;
    await expect(store.bars('EURUSD', '1m', ...inside)).rejects.toMatchObject({ code: 'TIERCEL_E_NO_DATA' });
    await expect(store.bars('EURUSD', '1m', '2019-01-01', '2018-01-01')).rejects.toThrow(/`from` must be before `to`/);
    await expect(store.bars('EURUSD', '1m', 'yesterday')).rejects.toThrow(/`from` must be a time/);
    await expect(store.bars('EURUSD', '1m', undefined, undefined, { lookback: -1 })).rejects.toThrow(/`lookback`/);
    await store.close();
  });

  it('[DATA-7] a damaged chunk is named by series, column and time range, and not returned', async () => {
    const folder = temporaryFolder();
    const bars = randomBars(40_000, 1, { volume: true });
    const store = await openStore(folder, { create: true });
    await store.append(metaOf('EURUSD'), bars);
    await store.close();
    damage(join(folder, 'market', 'data.mdb'));
    const again = await openStore(folder);
    const second = firstMinute + 16_384n * minuteNs;
    await expect(again.bars('EURUSD', '1m')).rejects.toMatchObject({
      code: 'TIERCEL_E_CORRUPT',
      message: expect.stringMatching(
        /Chunk \d of EURUSD 1m, column `\w+`, 2018-\S+ to 2018-\S+, .* is damaged; nothing/,
      ),
    });
    // Chunks beside the damaged one are whole.
    const whole = await Promise.allSettled([
      again.bars('EURUSD', '1m', undefined, second),
      again.bars('EURUSD', '1m', second + 16_384n * minuteNs),
    ]);
    expect(whole.some(({ status }) => status === 'fulfilled')).toBe(true);
    await again.close();
  });

  it('[DATA-7] memory of an earlier read is used again', async () => {
    const bars = randomBars(20_000, 1);
    const store = await openStore(temporaryFolder(), { create: true });
    await store.append(metaOf('A'), bars);
    const first = await store.bars('A', '1m');
    const second = await store.bars('A', '1m', firstMinute + 1000n * minuteNs, undefined, { reuse: first });
    expect(second.close.buffer).toBe(first.close.buffer);
    expect(second.length).toBe(19_000);
    expect(Array.from(second.close)).toEqual(Array.from(bars.close.subarray(1000)));
    const longer = await store.bars('A', '1m', undefined, undefined, {
      reuse: await store.bars('A', '1m', 0n, firstMinute + 9n * minuteNs),
    });
    expect(Array.from(longer.close)).toEqual(Array.from(bars.close));
    await store.close();
  });

  it('[DATA-7] a day bar closes with its session', async () => {
    const store = await openStore(temporaryFolder(), { create: true });
    const bars = randomBars(2, 1);
    bars.time.set([1_617_197_400_000_000_000n, 1_617_283_800_000_000_000n]); // 2021-03-31 and 04-01 at 13:30 UTC
    const meta = metaOf('SPY', { timeframe: '1d', dateOnly: true, side: 'last' });
    const instrument = { ...meta.instrument, assetClass: 'equity', calendar: 'us-equity' } as const;
    await store.append({ ...meta, instrument }, bars);
    const { closeTime } = await store.bars('SPY', '1d');
    // 16:00 in New York is 20:00 UTC in summer.
    expect(Array.from(closeTime!)).toEqual([1_617_220_800_000_000_000n, 1_617_307_200_000_000_000n]);
    await store.close();
  });
});

/** Flips a bit inside the fifth chunk that the file holds. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  let at = -1;
  for (let seen = 0; seen < 5; seen++) at = bytes.indexOf('TCHK', at + 1);
  expect(at).toBeGreaterThan(0);
  const descriptor = openSync(file, 'r+');
  const one = Buffer.alloc(1);
  readSync(descriptor, one, 0, 1, at + 5000);
  one[0]! ^= 4;
  writeSync(descriptor, one, 0, 1, at + 5000);
  closeSync(descriptor);
}
