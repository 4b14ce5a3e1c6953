import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createRandom } from '../../src/kernel/index.ts';
import { allocateColumn, allocateTimes, type BarColumns, type Column } from '../../src/market/index.ts';
import type { SeriesMeta } from '../../src/store/index.ts';

/** An empty folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const firstMinute = 1_514_764_800_000_000_000n; // 2018-01-01T00:00:00Z
export const minuteNs = 60_000_000_000n;

/** What an import of a symbol's minutes says. */
export function metaOf(symbol: string, changes: Partial<SeriesMeta> = {}): SeriesMeta {
  return {
    instrument: {
      symbol,
      assetClass: 'fx',
      currency: 'USD',
      calendar: 'fx',
      tickSize: 1e-5,
      lotSize: 1,
      minQuantity: 1,
    },
    timeframe: '1m',
    side: 'bid',
    dateOnly: false,
    source: { file: `${symbol}.csv`, sha256: '00', zone: 'UTC', stamp: 'open' },
    importReport: { rows: 1 },
    ...changes,
  };
}

/** A random walk of minute bars from `firstMinute`, the same for the same seed. */
export function randomBars(rows: number, seed: number, options: { volume?: boolean; step?: number } = {}): BarColumns {
  const random = createRandom({ seed });
  const scale = Math.round(1 / (options.step ?? 1e-5));
  const time = allocateTimes(rows);
  const [open, high, low, close, volume] = [0, 1, 2, 3, 4].map(() => allocateColumn(rows)) as [
    Column,
    Column,
    Column,
    Column,
    Column,
  ];
  let ticks = 113_000;
  for (let i = 0; i < rows; i++) {
    time[i] = firstMinute + BigInt(i) * minuteNs;
    open[i] = ticks / scale;
    const [up, down] = [random.integer(20), random.integer(20)];
    high[i] = (ticks + up) / scale;
    low[i] = (ticks - down) / scale;
    ticks += random.integer(up + down + 1) - down;
    close[i] = ticks / scale;
    volume[i] = 1 + random.integer(5000);
  }
  return { length: rows, time, open, high, low, close, ...(options.volume && { volume }) };
}

/** Rows `[from, to)` of some bars. */
export function sliceBars(bars: BarColumns, from: number, to: number): BarColumns {
  const { time, open, high, low, close, volume } = bars;
  const part = <T extends Float64Array | BigInt64Array>(column: T): T => column.subarray(from, to) as T;
  return {
    length: to - from,
    time: part(time),
    open: part(open),
    high: part(high),
    low: part(low),
    close: part(close),
    ...(volume && { volume: part(volume) }),
  };
}
