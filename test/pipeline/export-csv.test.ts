import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asColumn, type BarColumns, type Bars } from '../../src/market/index.ts';
import { exportCsv, importCsv } from '../../src/pipeline/index.ts';
import { generateBars } from '../../src/sources/index.ts';
import { openStore } from '../../src/store/index.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tiercel-export-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** What comes back when bars are written and imported. */
async function roundTrip(bars: BarColumns & Partial<Bars>, name = 'bars.csv'): Promise<BarColumns> {
  const place = folder();
  const file = join(place, name);
  await exportCsv(bars, file);
  const store = await openStore(join(place, 'store'), { create: true });
  const side = bars.ask === undefined ? ('last' as const) : ('bid/ask' as const);
  await importCsv(store, file, {
    symbol: 'X',
    assetClass: 'crypto',
    timeframe: '1m',
    side,
    instrument: { tickSize: 1e-9 },
  });
  const read = await store.bars('X', '1m');
  await store.close();
  return read;
}

function expectSameBytes(read: BarColumns, given: BarColumns): void {
  for (const name of ['time', 'open', 'high', 'low', 'close', 'volume', 'trades', 'vwap', 'spread'] as const) {
    expect(read[name] === undefined, name).toBe(given[name] === undefined);
    if (given[name] !== undefined) expect(Buffer.compare(bytesOf(read[name]!), bytesOf(given[name])), name).toBe(0);
  }
  if (given.ask === undefined) return;
  for (const name of ['open', 'high', 'low', 'close'] as const) {
    expect(Buffer.compare(bytesOf(read.ask![name]), bytesOf(given.ask[name])), name).toBe(0);
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | BigInt64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

describe('[DATA-2] exported bars are read back to the same bytes', () => {
  it.each(['bars.csv', 'bars.csv.gz'])('with volume, as %s', async (name) => {
    const bars = generateBars({ seed: 1, length: 20_000, volume: 100, missing: 0.1 });
    expectSameBytes(await roundTrip(bars, name), bars);
  });

  it('with bid and ask', async () => {
    const bars = generateBars({ seed: 2, length: 5000, side: 'bid/ask' });
    expectSameBytes(await roundTrip(bars), bars);
  });

  it('whatever the doubles: off any step, tiny, large, spreads of whole numbers', async () => {
    const value = fc.double({ min: 1e-9, max: 1e12, noNaN: true });
    const row = fc.tuple(value, value, value, value, fc.constantFrom(0, 1, 2, 0.5));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 30 }), async (rows) => {
        const column = (pick: (row: (typeof rows)[number]) => number) => asColumn(Float64Array.from(rows, pick));
        const bars = {
          length: rows.length,
          time: BigInt64Array.from(rows, (_, i) => BigInt(i) * 60_000_000_000n + 1_600_000_020_000_000_000n),
          open: column(([a, b]) => Math.min(Math.max(a, b), Math.max(a, b))),
          high: column(([a, b]) => Math.max(a, b)),
          low: column(([a, b]) => Math.min(a, b)),
          close: column(([a, b]) => Math.min(a, b)),
          volume: column(([, , v]) => v),
          vwap: column(([, , , w]) => w),
          spread: column(([, , , , s]) => s),
        };
        expectSameBytes(await roundTrip(bars), bars);
      }),
      { seed: 11, numRuns: 40 },
    );
  });

  it('a file that cannot be written, or is cancelled, leaves what was there', async () => {
    const place = folder();
    const bars = generateBars({ seed: 1, length: 50_000 });
    writeFileSync(join(place, 'old.csv'), 'old');
    const signal = AbortSignal.abort();
    await expect(exportCsv(bars, join(place, 'old.csv'), { signal })).rejects.toMatchObject({
      code: 'TIERCEL_E_CANCELLED',
    });
    await expect(exportCsv(bars, join(place, 'old.csv', 'x.csv'))).rejects.toMatchObject({ code: 'TIERCEL_E_FILE' });
    expect(readdirSync(place)).toEqual(['old.csv']);
    expect(readFileSync(join(place, 'old.csv'), 'utf8')).toBe('old');
  });
});
