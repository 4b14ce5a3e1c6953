// A year of minutes: range reads into fresh shared columns, packed and raw, and appends to disk.
// With TIERCEL_TEST_DATA the real EURUSD minutes of 2018, else a random walk of the same length.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '../src/kernel/index.ts';
import { allocateColumn, allocateTimes, type BarColumns } from '../src/market/index.ts';
import { openStore, type SeriesMeta, type Store } from '../src/store/index.ts';
import { type BenchRow, printMachine, printRows, timeAsync } from './lib.ts';

const yearRows = 372_607;

function walk(): string[][] {
  const random = createRandom({ seed: 1 });
  let ticks = 113_000;
  return Array.from({ length: yearRows }, (_, i) => {
    const open = ticks;
    ticks += random.integer(21) - 10;
    const prices = [open, Math.max(open, ticks) + random.integer(5), Math.min(open, ticks) - random.integer(5), ticks];
    return [new Date(1_514_764_800_000 + i * 60_000).toISOString(), ...prices.map((k) => (k / 1e5).toFixed(5))];
  });
}

function loadYear(): BarColumns {
  const folder = process.env.TIERCEL_TEST_DATA;
  const file = folder && join(folder, 'histdata-1m', 'eurusd_1m_2018.csv.gz');
  const rows = file
    ? gunzipSync(readFileSync(file))
        .toString('latin1')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
    : walk();
  const time = allocateTimes(rows.length);
  const [open, high, low, close] = [1, 2, 3, 4].map((field) => {
    const column = allocateColumn(rows.length);
    for (let i = 0; i < rows.length; i++) column[i] = Number(rows[i]![field]);
    return column;
  });
  for (let i = 0; i < rows.length; i++) time[i] = BigInt(Date.parse(rows[i]![0]!)) * 1_000_000n;
  return { length: rows.length, time, open: open!, high: high!, low: low!, close: close! };
}

/** The same bars off every grid, which are stored raw; times are packed all the same. */
function offGrid(bars: BarColumns): BarColumns {
  const third = (column: Float64Array): Float64Array => {
    const out = allocateColumn(column.length);
    for (let i = 0; i < out.length; i++) out[i] = column[i]! / 3;
    return out;
  };
  return { ...bars, open: third(bars.open), high: third(bars.high), low: third(bars.low), close: third(bars.close) };
}

function metaOf(symbol: string): SeriesMeta {
  const order = { tickSize: 1e-5, lotSize: 1, minQuantity: 1 };
  return {
    instrument: { symbol, assetClass: 'fx', currency: 'USD', calendar: 'fx', ...order },
    timeframe: '1m',
    side: 'bid',
    dateOnly: false,
    source: { file: 'bench', sha256: '', zone: 'UTC', stamp: 'open' },
    importReport: {},
  };
}

async function expectSame(store: Store, symbol: string, bars: BarColumns): Promise<void> {
  const stored = await store.bars(symbol, '1m');
  for (const name of ['time', 'open', 'high', 'low', 'close'] as const) {
    const [a, b] = [stored[name], bars[name]].map((x) => Buffer.from(x.buffer, x.byteOffset, x.byteLength));
    if (Buffer.compare(a!, b!) !== 0) throw new Error(`${symbol} ${name} came back different`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tiercel-bench-'));
const store = await openStore(folder, { create: true });
const year = loadYear();
const raw = offGrid(year);
const decodedBytes = year.length * 5 * 8;
await store.append(metaOf('PACKED'), year);
await store.append(metaOf('RAW'), raw);
await expectSame(store, 'PACKED', year);
await expectSame(store, 'RAW', raw);

let checked = 0;
/** Reads and consumes one value of each column, so that nothing can be left out. */
async function read(symbol: string, from?: string, to?: string, reuse?: BarColumns): Promise<void> {
  const bars = await store.bars(symbol, '1m', from, to, reuse && { reuse });
  checked += bars.close[bars.length - 1]! + bars.open[0]! + bars.high[1]! + bars.low[2]! + Number(bars.time[3]!);
}

/** Bars whose memory is written over. */
const warm = await store.bars('PACKED', '1m');

let next = 0;
const append = (bars: BarColumns) => () => store.append(metaOf(`S${next++}`), bars);

const bytes = { amount: decodedBytes, unit: 'B' };
const rows: BenchRow[] = [
  {
    what: 'read a year, packed, warm',
    timing: await timeAsync(() => read('PACKED', undefined, undefined, warm), 31, 5),
    ...bytes,
    target: 2.5e9,
  },
  {
    what: 'read a year, raw prices, warm',
    timing: await timeAsync(() => read('RAW', undefined, undefined, warm), 31, 5),
    ...bytes,
    target: 5e9,
  },
  { what: 'read a year, packed, into fresh memory', timing: await timeAsync(() => read('PACKED'), 31, 5), ...bytes },
  { what: 'read a year, raw prices, into fresh memory', timing: await timeAsync(() => read('RAW'), 31, 5), ...bytes },
  {
    what: 'read a day inside it, packed',
    timing: await timeAsync(() => read('PACKED', '2018-06-05', '2018-06-06'), 31, 5),
    amount: 1,
    unit: 'reads',
  },
  { what: 'append a year, packed, on disk', timing: await timeAsync(append(year), 9, 2), ...bytes },
  { what: 'append a year, raw prices, on disk', timing: await timeAsync(append(raw), 9, 2), ...bytes },
];
const one = { length: 1, ...tail(year) };
let minute = year.time[year.length - 1]!;
rows.push({
  what: 'append one bar to a year, on disk',
  timing: await timeAsync(
    () => {
      minute += 60_000_000_000n;
      return store.append(metaOf('PACKED'), { ...one, time: BigInt64Array.of(minute) });
    },
    31,
    3,
  ),
  amount: 1,
  unit: 'bars',
});

function tail({ open, high, low, close }: BarColumns): Omit<BarColumns, 'time' | 'length'> {
  const last = (column: Float64Array): Float64Array => column.slice(-1);
  return { open: last(open), high: last(high), low: last(low), close: last(close) };
}

printMachine();
printRows(`Store: ${year.length} bars of 5 columns (${(decodedBytes / 1e6).toFixed(1)} MB decoded)`, rows);
if (!Number.isFinite(checked)) throw new Error('a read gave no values');
await store.close();
rmSync(folder, { recursive: true });
