import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { BarColumns } from '../../src/market/index.ts';
import { type ImportOptions, type ImportReport, type ImportTarget, importCsv } from '../../src/pipeline/index.ts';
import type { SeriesMeta } from '../../src/store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function write(text: string | Buffer, name = `${files++}.csv`): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Keeps a copy of what it is given, as a store would. */
function collector(): ImportTarget & { readonly parts: { meta: SeriesMeta; bars: BarColumns; times: bigint[] }[] } {
  const parts: { meta: SeriesMeta; bars: BarColumns; times: bigint[] }[] = [];
  return {
    parts,
    append: async (meta, bars) => {
      parts.push({ meta, bars, times: [...bars.time] });
      return { appended: bars.length, skipped: 0 };
    },
  };
}

function minutes(count: number, row = (_i: number): string => '1.1,1.2,1.0,1.1'): string {
  const lines = ['time_utc,open,high,low,close'];
  for (let i = 0; i < count; i++) {
    lines.push(`${new Date(Date.UTC(2024, 0, 2) + i * 60_000).toISOString().slice(0, 19)}Z,${row(i)}`);
  }
  return `${lines.join('\n')}\n`;
}

const eurusd: ImportOptions = { symbol: 'EURUSD', timeframe: '1m' };

async function refused(
  text: string | Buffer,
  options: ImportOptions = eurusd,
): Promise<Error & { code: string; context: { report?: ImportReport } }> {
  const target = collector();
  const file = write(text);
  const error = await importCsv(target, file, options).then(
    () => expect.unreachable('the import should have been refused'),
    (reason: Error & { code: string; context: { report?: ImportReport } }) => reason,
  );
  expect(target.parts).toEqual([]);
  expect(error.message).toContain(file);
  return error;
}

describe('[DATA-2] import of a CSV file', () => {
  it('stores all bars at once with instrument, side, source and report', async () => {
    const target = collector();
    const report = await importCsv(target, write(minutes(50)), eurusd);
    expect(report).toMatchObject({ bars: 50, appended: 50, badRows: 0, side: 'bid', timeframe: '1m', priceStep: 0.1 });
    expect(target.parts).toHaveLength(1);
    expect(target.parts[0]!.meta).toMatchObject({
      instrument: { assetClass: 'fx', currency: 'USD', calendar: 'fx', tickSize: 1e-5, lotSize: 1, minQuantity: 1 },
      source: { zone: 'in each row', stamp: 'open', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(report.assumed).toContain('Its prices are of side bid.');
  });

  it('a file larger than the memory is stored in batches with the same bars', async () => {
    const text = minutes(5000, (i) => `${(1 + i / 1e5).toFixed(5)},3,1,2`);
    const [small, large] = [collector(), collector()];
    await importCsv(large, write(text), eurusd);
    const report = await importCsv(small, write(text), eurusd, { memoryBytes: 1, blockSize: 1 });
    expect(small.parts.length).toBe(5);
    expect(small.parts.flatMap((part) => part.times)).toEqual(large.parts[0]!.times);
    expect(report).toMatchObject({ bars: 5000, appended: 5000, priceStep: 1e-5 });
  });

  it('a bad row in a file larger than the memory stops it before anything is stored', async () => {
    const target = collector();
    const text = `${minutes(5000)}2024-02-01T00:00:00Z,1,1,2,1\n`;
    const run = importCsv(target, write(text), eurusd, { memoryBytes: 1 });
    await expect(run).rejects.toMatchObject({ code: 'TIERCEL_E_DATA' });
    expect(target.parts).toEqual([]);
  });

  it('under skip bad rows are left out, counted and listed, at most 1,000 of them', async () => {
    const target = collector();
    const text = minutes(3000, (i) => (i % 2 === 0 ? '1.1,1.2,1.0,1.1' : '1.1,x,1.0,1.1'));
    const report = await importCsv(target, write(text), { ...eurusd, timeframe: '2m', onBad: 'skip' });
    expect(report).toMatchObject({ rows: 3000, bars: 1500, badRows: 1500, badByReason: { 'number-unreadable': 1500 } });
    expect(report.bad).toHaveLength(1000);
    expect(report.bad[0]).toMatchObject({ line: 3, column: 'high', message: 'high "x" is no number' });
  });

  it('names, gz by content and not by name, and progress', async () => {
    const seen: number[] = [];
    const file = write(gzipSync(minutes(50)), 'packed.csv');
    const report = await importCsv(collector(), file, eurusd, { onProgress: ({ bytes }) => seen.push(bytes) });
    expect(report.bars).toBe(50);
    expect(seen.at(-1)).toBeGreaterThan(0);
  });

  it('a cancelled import stores nothing', async () => {
    const target = collector();
    const run = importCsv(target, write(minutes(50)), eurusd, { signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ code: 'TIERCEL_E_CANCELLED' });
    expect(target.parts).toEqual([]);
  });

  it('an import that fails between two batches says how much is stored', async () => {
    const { TiercelError } = await import('../../src/kernel/index.ts');
    let batches = 0;
    const target: ImportTarget = {
      append: async (_meta, bars) => {
        if (++batches === 3) throw new TiercelError('TIERCEL_E_STORE', 'The disk is full.');
        return { appended: bars.length, skipped: 0 };
      },
    };
    const run = importCsv(target, write(minutes(5000)), eurusd, { memoryBytes: 1 });
    await expect(run).rejects.toMatchObject({ code: 'TIERCEL_E_STORE', context: { storedRows: 2048 } });
  });

  it.each([
    ['5m', minutes(50), /does not fit the timeframe 5m.*line 3/],
    ['30s', minutes(50), /does not fit the timeframe 30s.*1m or more apart/],
    ['4h', minutes(50), /does not fit the timeframe 4h/],
    ['1m', `time_utc,open,high,low,close\n2024-01-02,1,1,1,1\n2024-01-03,1,1,1,1\n`, /dates without a time/],
    ['1w', `date,open,high,low,close\n2024-01-02,1,1,1,1\n2024-01-03,1,1,1,1\n`, /rows stand as near as 1d/],
  ])('a timeframe of %s that the rows do not fit is refused', async (timeframe, text, message) => {
    const error = await refused(text, { ...eurusd, timeframe });
    expect(error.code).toBe('TIERCEL_E_DATA');
    expect(error.message).toMatch(message);
  });

  it('without a timeframe the distances between the rows tell it, and the report says so', async () => {
    const report = await importCsv(collector(), write(minutes(50)), { symbol: 'EURUSD' });
    expect(report.timeframe).toBe('1m');
    expect(report.assumed).toContain('Its timeframe is 1m, by the distances between its rows.');
  });

  it('a symbol that is no pair of currencies needs its class', async () => {
    const run = importCsv(collector(), write(minutes(5)), { symbol: 'SPY' });
    await expect(run).rejects.toMatchObject({ code: 'TIERCEL_E_USAGE', message: expect.stringContaining('--class') });
  });

  it('an instrument that is given wins over all defaults', async () => {
    const target = collector();
    const instrument = {
      assetClass: 'crypto',
      currency: 'USDT',
      tickSize: 0.5,
      lotSize: 0.001,
      minQuantity: 0.01,
    } as const;
    await importCsv(target, write(minutes(5)), { symbol: 'EURUSD', instrument });
    expect(target.parts[0]!.meta.instrument).toEqual({ symbol: 'EURUSD', calendar: '24x7', ...instrument });
  });
});

describe('[DATA-2] bad input stops an import and nothing is lost', () => {
  it.each([
    ['times backwards', `${minutes(5)}2024-01-02T00:01:00Z,1,1,1,1\n`, 'time-backwards'],
    ['a duplicate bar', `${minutes(5)}2024-01-02T00:04:00Z,1,1,1,1\n`, 'time-duplicate'],
    ['a high below the low', `${minutes(5)}2024-01-03T00:00:00Z,1,1,2,1\n`, 'high-below'],
    ['a negative price', `${minutes(5)}2024-01-03T00:00:00Z,1,1,-1,1\n`, 'price-not-positive'],
    ['a NaN price', `${minutes(5)}2024-01-03T00:00:00Z,1,NaN,1,1\n`, 'not-finite'],
    ['mixed date formats', `${minutes(5)}03.01.2024 00:00,1,1,1,1\n`, 'time-unreadable'],
    ['a time without a zone among others', `${minutes(5)}2024-01-03 00:00:00,1,1,1,1\n`, 'time-unreadable'],
    ['a line of a million characters', `${minutes(5)}${'9'.repeat(1_000_000)}\n`, 'line-too-long'],
    ['a row with a field too many', `${minutes(5)}2024-01-03T00:00:00Z,1,1,1,1,1\n`, 'field-count'],
  ])('%s', async (_name, text, reason) => {
    const error = await refused(text);
    expect(error.code).toBe('TIERCEL_E_DATA');
    expect(error.context).toMatchObject({ line: 7, report: { badRows: 1, badByReason: { [reason]: 1 } } });
    expect(error.message).toContain(':7: ');
  });

  it.each([
    ['an empty file', '', 'TIERCEL_E_FILE', /is empty/],
    ['blank lines only', '\n\n\r\n', 'TIERCEL_E_FILE', /nothing but blank lines/],
    ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), 'TIERCEL_E_FILE', /not a text file/],
    ['UTF-16 text', Buffer.from('\ufefftime,open', 'utf16le'), 'TIERCEL_E_FILE', /UTF-16/],
    ['a header only', 'time,open,high,low,close\n', 'TIERCEL_E_DATA', /header .* no rows/],
    ['prose', 'this is no table\nof bars\n', 'TIERCEL_E_DATA', /none of the delimiters/],
    [
      'no prices',
      'time_utc,bid,ask,a,b\n2024-01-02T00:00:00Z,1,2,3,4\n',
      'TIERCEL_E_DATA',
      /is open, high, low, close/,
    ],
    ['times that are none', 'time,open,high,low,close\nnoon,1,2,1,2\n', 'TIERCEL_E_DATA', /are not understood.*noon/],
    ['naive times without tz', 'time,open,high,low,close\n2024-01-02 00:00:00,1,2,1,2\n', 'TIERCEL_E_USAGE', /--tz/],
    ['a truncated gz', gzipSync(minutes(5000)).subarray(0, 2000), 'TIERCEL_E_FILE', /cut off/],
    [
      'a damaged gz',
      Buffer.concat([gzipSync(minutes(9)).subarray(0, 40), Buffer.alloc(50, 0xee)]),
      'TIERCEL_E_FILE',
      /damaged|cut off/,
    ],
  ])('%s', async (_name, text, code, message) => {
    const error = await refused(text);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  it('the wrong delimiter, with the one that would do', async () => {
    const error = await refused(minutes(5), { ...eurusd, delimiter: ';' });
    expect(error.code).toBe('TIERCEL_E_DATA');
    expect(error.message).toMatch(/";" most lines have 1 field.*"," gives 5/);
  });

  it('an unknown zone', async () => {
    const run = importCsv(collector(), write('time,open,high,low,close\n2024-01-02 00:00,1,1,1,1\n'), {
      ...eurusd,
      tz: 'Europe/Nowhere',
    });
    await expect(run).rejects.toMatchObject({ code: 'TIERCEL_E_PARAMETER' });
  });

  it('a missing file and a directory are named', async () => {
    await expect(importCsv(collector(), join(folder, 'none.csv'), eurusd)).rejects.toMatchObject({
      code: 'TIERCEL_E_FILE',
      message: expect.stringContaining('none.csv does not exist'),
    });
    await expect(importCsv(collector(), folder, eurusd)).rejects.toMatchObject({
      code: 'TIERCEL_E_FILE',
      message: expect.stringContaining('is a directory'),
    });
  });
});
