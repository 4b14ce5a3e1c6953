import { spawnSync } from 'node:child_process';
import { Piscina } from 'piscina';
import { afterAll, describe, expect, it } from 'vitest';
import { ta } from '../../src/indicators/index.ts';
import { generateBars } from '../../src/sources/index.ts';

const pool = new Piscina({
  filename: new URL('./support/average-worker.mjs', import.meta.url).href,
  maxThreads: 2,
});
afterAll(() => pool.destroy());

describe('addon in worker threads', () => {
  it('computes in pool workers and on the main thread at once, over one shared column, with the same bits', async () => {
    const { close } = generateBars({ seed: 11, length: 20_000 });
    const periods = [2, 5, 20, 50, 100, 200];
    const runs = periods.map((period) => pool.run({ values: close, period }, { name: 'average' }));
    const here = periods.map((period) => ta.sma(new Float64Array(close), period));
    const there = (await Promise.all(runs)) as Float64Array[];
    for (const [i, column] of there.entries()) {
      expect(column.buffer).toBeInstanceOf(SharedArrayBuffer); // came back without a copy
      expect(Buffer.compare(bytes(column), bytes(here[i]!))).toBe(0);
    }
  });

  it('a worker that is stopped in the middle of a native call takes nothing down with it', () => {
    const child = spawnSync(process.execPath, ['test/native/support/terminate.mjs'], { encoding: 'utf8' });
    expect(child.stderr).toBe('');
    expect(child.stdout).toBe('stopped 16, alive, average 1.5\n');
    expect(child.status).toBe(0);
  });
});

function bytes(column: Float64Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
