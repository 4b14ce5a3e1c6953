import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ImportOptions, type ImportReport, importCsv } from '../../src/pipeline/index.ts';
import { openStore } from '../../src/store/index.ts';

/** One row of the table: a file of the shared data, what is said about it, and what must come out. */
interface Entry extends Partial<ImportReport> {
  readonly file: string;
  readonly options: ImportOptions;
  readonly rows: number;
  readonly bars: number;
  readonly refusedUnderStop?: boolean;
}

const entries = JSON.parse(readFileSync('test/golden/imports.json', 'utf8')) as Entry[];
const data = process.env.TIERCEL_TEST_DATA;

describe.skipIf(!data)('[DATA-2] the table of imports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-imports-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(entries.map((entry, i) => ({ ...entry, i })))(
    '$options.symbol $options.timeframe from $file: $bars bars',
    async (entry) => {
      const { file, options, refusedUnderStop, i, ...expected } = entry;
      const store = await openStore(join(folder, String(i)), { create: true });
      const report = await importCsv(store, join(data!, file), options);
      expect(report).toMatchObject({
        ...expected,
        timeframe: entry.bars === 0 ? expect.anything() : options.timeframe,
      });
      expect(report.appended).toBe(entry.bars);
      if (entry.bars > 0) expect(store.find(options.symbol, options.timeframe!)?.rows).toBe(entry.bars);
      else expect(store.series()).toEqual([]);
      await store.close();
    },
  );

  it.each(entries.filter((entry) => entry.refusedUnderStop))(
    '$file is refused under stop and nothing is stored',
    async (entry) => {
      const store = await openStore(mkdtempSync(join(folder, 'stop-')), { create: true });
      const run = importCsv(store, join(data!, entry.file), { ...entry.options, onBad: 'stop' });
      await expect(run).rejects.toMatchObject({
        code: 'TIERCEL_E_DATA',
        message: expect.stringContaining('Nothing was imported'),
      });
      expect(store.series()).toEqual([]);
      await store.close();
    },
  );

  it('each backward jump of the damaged MetaTrader file is reported with line, time and text', async () => {
    const store = await openStore(mkdtempSync(join(folder, 'jumps-')), { create: true });
    const file = join(data!, 'mt5-eurusd/eurusd_m5.csv.gz');
    const options = { symbol: 'EURUSD', timeframe: '5m', tz: 'Europe/Athens' } as const;
    const report = await importCsv(store, file, { ...options, onBad: 'skip' });
    expect(report.bad).toHaveLength(198);
    expect(report.bad[0]).toMatchObject({ line: 33_423, reason: 'time-backwards', column: 'time_broker' });
    expect(report.bad.every((row) => row.text.startsWith('2021-12-03'))).toBe(true);
    await expect(importCsv(store, file, options)).rejects.toThrow(/Times jump back 13 times/);
    await store.close();
  });

  it('the malformed header is explained, and naming the columns reads the file', async () => {
    const store = await openStore(mkdtempSync(join(folder, 'header-')), { create: true });
    const file = join(data!, 'backtrader/2006-01-02-volume-min-001.csv');
    const run = importCsv(store, file, { symbol: 'FESX', assetClass: 'future' });
    await expect(run).rejects.toThrow(/8 fields where 7 columns are named[\s\S]*--columns/);
    await store.close();
  });
});
