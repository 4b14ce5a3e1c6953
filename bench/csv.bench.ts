// CSV text of a year of minute bars to columns (dates parsed, every row validated), and text to a durable store.
// The file is EURUSD 1m 2018 of the test data where it is at hand, else seeded bars written in the same layout.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { csvColumns, csvMargin, type NativeCsvLayout, native } from '../src/native/index.ts';
import { importCsv } from '../src/pipeline/index.ts';
import { openCsv } from '../src/sources/index.ts';
import { openStore } from '../src/store/index.ts';
import { type BenchRow, printMachine, printRows, time, timeAsync } from './lib.ts';

const year = 372_607;

/** Seeded minutes in the layout of the data: 57 bytes a row. */
function writtenBars(): string {
  let state = 1;
  const random = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const lines = ['time_utc,open,high,low,close'];
  let price = 120_037;
  for (let i = 0; i < year; i++) {
    const close = price + random(41) - 20;
    const high = Math.max(price, close) + random(10);
    const low = Math.min(price, close) - random(10);
    const stamp = new Date(Date.UTC(2018, 0, 1, 22) + i * 60_000).toISOString().slice(0, 19);
    lines.push([`${stamp}Z`, ...[price, high, low, close].map((p) => (p / 1e5).toFixed(6))].join(','));
    price = close;
  }
  return `${lines.join('\n')}\n`;
}

function loadText(): Buffer {
  const data = process.env.TIERCEL_TEST_DATA;
  if (data === undefined) return Buffer.from(writtenBars());
  return gunzipSync(readFileSync(join(data, 'histdata-1m/eurusd_1m_2018.csv.gz')));
}

const layout: NativeCsvLayout = {
  ...{ record: 0, delimiter: 44, decimal: 46, fields: Int32Array.from([256, 1024, 1025, 1026, 1027]), skipLines: 1 },
  ...{ epochUnitNs: 0, dateSeparator: 45, dateOrder: 0, hasClock: true, hasZone: true, dateOnly: false },
  ...{ zoneFromNs: new BigInt64Array(0), zoneOffsetNs: new BigInt64Array(0), spreadDecimals: 0 },
  ...{ localShiftNs: 0n, utcShiftNs: 0n, gridNs: 60_000_000_000n },
};

/** The whole text in one native call, into columns that are there. */
function parser(text: Buffer, plain: boolean): { run: () => number; columns: readonly (Float64Array | undefined)[] } {
  const bytes = Buffer.concat([Buffer.alloc(csvMargin), text, Buffer.alloc(csvMargin)]);
  const times = new BigInt64Array(new SharedArrayBuffer(8 * (year + 1)));
  const columns = csvColumns.map((_, i) =>
    i < 4 ? new Float64Array(new SharedArrayBuffer(8 * (year + 1))) : undefined,
  );
  const progress = new Float64Array(3);
  const run = (): number => {
    const one = new (native().CsvParser)(layout);
    one.usePlainPath(plain);
    progress[1] = 0;
    one.parse(bytes, csvMargin, csvMargin + text.length, times, columns, progress);
    return progress[1]!;
  };
  return { run, columns };
}

const text = loadText();
const folder = mkdtempSync(join(tmpdir(), 'tiercel-bench-csv-'));
const file = join(folder, 'eurusd_1m_2018.csv');
writeFileSync(file, text);

const fast = parser(text, false);
const plain = parser(text, true);
if (fast.run() !== year || plain.run() !== year) throw new Error(`expected ${year} rows`);
for (let i = 0; i < 4; i++) {
  if (Buffer.compare(Buffer.from(fast.columns[i]!.buffer), Buffer.from(plain.columns[i]!.buffer)) !== 0) {
    throw new Error(`column ${csvColumns[i]} differs from std::from_chars`);
  }
}

const megabytes = text.length / 1e6;
const row = (what: string, timing: BenchRow['timing'], target?: number): BenchRow => ({
  ...{ what, timing, amount: megabytes, unit: 'MB' },
  ...(target === undefined ? {} : { target }),
});

const reader = await openCsv(file);
const columns = reader.allocate(year + 1);
await reader.close();
const readFile = async (): Promise<void> => {
  const one = await openCsv(file, { timeframe: '1m' });
  if ((await one.read(columns, 0)) !== year) throw new Error('rows are missing');
  await one.close();
};

let stores = 0;
const importFile = async (): Promise<void> => {
  const store = await openStore(join(folder, `store-${stores++}`), { create: true });
  const report = await importCsv(store, file, { symbol: 'EURUSD', timeframe: '1m' });
  if (report.appended !== year) throw new Error('bars are missing');
  await store.close();
};

printMachine();
printRows(`CSV: ${megabytes.toFixed(1)} MB, ${year} rows`, [
  row('text to columns', time(fast.run, 15), 1000),
  row('text to columns, std::from_chars for every number', time(plain.run, 5)),
  row('file to columns, with layout detection and SHA-256', await timeAsync(readFile, 9)),
  row('file to durable store', await timeAsync(importFile, 9), 450),
]);
rmSync(folder, { recursive: true, force: true });
