// Two weeks of EURUSD quotes: text to columns and to the store, and read back whole and chunk by chunk.
// With TIERCEL_TEST_DATA the real quotes of May 2014, else a random walk of as many, every hundredth at the time of the
// one before.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '../src/kernel/index.ts';
import type { QuoteColumns } from '../src/market/index.ts';
import { importTicks } from '../src/pipeline/index.ts';
import { openTickCsv } from '../src/sources/index.ts';
import { openStore } from '../src/store/index.ts';
import { type BenchRow, printMachine, printRows, timeAsync } from './lib.ts';

const quotes = 532_903;

function walk(): string {
  const random = createRandom({ seed: 2 });
  let ticks = 138_676;
  let ms = Date.UTC(2014, 4, 1);
  const lines = ['time_utc,bid,ask'];
  for (let i = 0; i < quotes; i++) {
    if (i % 100 > 0) ms += 1 + random.integer(4000);
    ticks += random.integer(7) - 3;
    const prices = [ticks, ticks + 10].map((price) => (price / 1e5).toFixed(5));
    lines.push(`${new Date(ms).toISOString()},${prices.join(',')}`);
  }
  return `${lines.join('\n')}\n`;
}

const data = process.env.TIERCEL_TEST_DATA;
const text =
  data === undefined
    ? Buffer.from(walk())
    : gunzipSync(readFileSync(join(data, 'lean-fx-tick/eurusd_oanda_tick.csv.gz')));
const folder = mkdtempSync(join(tmpdir(), 'tiercel-bench-ticks-'));
const file = join(folder, 'eurusd_ticks.csv');
writeFileSync(file, text);

const options = { symbol: 'EURUSD', kind: 'quotes' } as const;
const reader = await openTickCsv(file, 'quotes');
const columns = reader.allocate(quotes + 1);
await reader.close();

/** The columns of the file, in the memory of the call before. */
async function readFile(): Promise<QuoteColumns> {
  const one = await openTickCsv(file, 'quotes');
  const rows = await one.read(columns, 0);
  await one.close();
  return one.ticks(columns, rows);
}

let stores = 0;
async function importFile(memoryBytes?: number): Promise<void> {
  const into = await openStore(join(folder, `store-${stores++}`), { create: true });
  const report = await importTicks(into, file, options, memoryBytes === undefined ? {} : { memoryBytes });
  if (report.appended !== quotes) throw new Error('quotes are missing');
  await into.close();
}

const store = await openStore(join(folder, 'store'), { create: true });
await importTicks(store, file, options);
const [stored, given] = [await store.quotes('EURUSD'), await readFile()];
for (const name of ['time', 'bid', 'ask'] as const) {
  const [a, b] = [stored[name], given[name]].map((x) => Buffer.from(x.buffer, x.byteOffset, x.byteLength));
  if (a!.length !== 8 * quotes || Buffer.compare(a!, b!) !== 0) throw new Error(`${name} came back different`);
}

let checked = 0;
async function readChunks(reuse: boolean): Promise<void> {
  let rows = 0;
  for await (const { length, bid, ask, time } of store.tickChunks('EURUSD', 'quotes', { rows: 65_536, reuse })) {
    rows += length;
    checked += bid[length - 1]! + ask[0]! + Number(time[0]!);
  }
  if (rows !== quotes) throw new Error('quotes are missing');
}

const megabytes = { amount: text.length / 1e6, unit: 'MB' };
const ticks = { amount: quotes, unit: 'ticks' };
const rows: BenchRow[] = [
  { what: 'file to columns, with layout detection and SHA-256', timing: await timeAsync(readFile, 9), ...megabytes },
  { what: 'file to durable store', timing: await timeAsync(() => importFile(), 9), ...megabytes },
  {
    what: 'file to durable store, read twice in 4 MB of columns',
    timing: await timeAsync(() => importFile(4e6), 9),
    ...megabytes,
  },
  { what: 'read whole, into fresh memory', timing: await timeAsync(() => store.quotes('EURUSD'), 15), ...ticks },
  { what: 'read in chunks, into fresh memory', timing: await timeAsync(() => readChunks(false), 15), ...ticks },
  { what: 'read in chunks, their memory used again', timing: await timeAsync(() => readChunks(true), 31, 5), ...ticks },
];
printMachine();
printRows(`Ticks: ${(text.length / 1e6).toFixed(1)} MB, ${quotes} quotes`, rows);
if (!Number.isFinite(checked)) throw new Error('a read gave no values');
await store.close();
rmSync(folder, { recursive: true, force: true });
