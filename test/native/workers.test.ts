import { spawnSync } from 'node:child_process';
import { Piscina } from 'piscina';
import { afterAll, describe, expect, it } from 'vitest';
import { indicators, ta } from '../../src/indicators/index.ts';
import { generateBars } from '../../src/sources/index.ts';
import { callArguments, outputsOf } from '../indicators/support/arguments.ts';

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

  it('[IND-1] every indicator gives the same bits in pool workers, two at once, over shared columns', async () => {
    const { open, high, low, close } = generateBars({ seed: 12, length: 5000 });
    const columns = { open, high, low, close, volume: close, session: open.map((_, i) => i >> 6), a: close, b: open };
    const rows = indicators.list();
    const calls = [{}, { step: 0.00001 }].flatMap((options) =>
      rows.map((row) => [row.name, callArguments(row, columns, { options })] as const),
    );
    const half = calls.length / 2;
    const runs = [calls.slice(0, half), calls.slice(half)].map((part) => pool.run(part, { name: 'compute' }));
    const untyped = ta as unknown as Record<string, (...args: unknown[]) => unknown>;
    const here = calls.map(([name, args]) => untyped[name]!(...structuredClone(args)));
    const there = (await Promise.all(runs)).flat();
    for (const [i, [name]] of calls.entries()) {
      const row = rows.find((candidate) => candidate.name === name)!;
      const [ours, theirs] = [outputsOf(row, here[i]), outputsOf(row, there[i])];
      for (const [k, column] of ours.entries()) {
        expect(Buffer.compare(bytes(theirs[k]!), bytes(column)), `${name} ${row.outputs[k]!.name}`).toBe(0);
      }
    }
  });

  it('a worker that is stopped in the middle of a native call takes nothing down with it', () => {
    const child = spawnSync(process.execPath, ['test/native/support/terminate.mjs'], { encoding: 'utf8' });
    expect(child.stderr).toBe('');
    expect(child.stdout).toBe('stopped 16, alive, average 1.5\n');
    expect(child.status).toBe(0);
  });
});

function bytes(values: ArrayLike<number>): Uint8Array {
  const column = values as Float64Array | Uint8Array | Int32Array;
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
