import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createRandom } from '../../src/kernel/index.ts';
import { allocateColumn, allocateTimes, type BarColumns, type Column } from '../../src/market/index.ts';
import { firstMinute, minuteNs } from './bars.ts';

/** An empty folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
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
