// A process of its own: stops pool workers in the middle of native calls, then says that it is alive and computes.
import { setTimeout as pause } from 'node:timers/promises';
import { Piscina } from 'piscina';
import { allocateColumn, ta } from '../../../dist/index.js';

const values = allocateColumn(2_000_000).fill(1.5);
const task = { values, period: 50 };
let stopped = 0;
for (let round = 0; round < 8; round++) {
  const pool = new Piscina({ filename: new URL('./average-worker.mjs', import.meta.url).href, maxThreads: 2 });
  await pool.run(task, { name: 'average' }); // the addon is loaded: what follows stops calls, not the start
  const endless = [pool.run(task, { name: 'averageForEver' }), pool.run(task, { name: 'averageForEver' })];
  for (const run of endless) run.catch(() => stopped++);
  await pause(30 + 7 * round);
  await pool.destroy();
  await Promise.allSettled(endless);
}
process.stdout.write(`stopped ${stopped}, alive, average ${ta.sma(values, 50)[1_999_999]}\n`);
