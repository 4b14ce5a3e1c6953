import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toIso } from '../../src/market/index.ts';
import { importCsv } from '../../src/pipeline/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';

const data = process.env.TIERCEL_TEST_DATA;
const hourNs = 3_600_000_000_000n;

describe.skipIf(!data)('[DATA-11] day boundaries on real data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-days-'));
  let store: Store;
  beforeAll(async () => {
    store = await openStore(folder, { create: true });
    await importCsv(store, join(data!, 'histdata-1m/eurusd_1m_2018.csv.gz'), { symbol: 'EURUSD', timeframe: '1m' });
    const btc = { symbol: 'BTCUSDT', timeframe: '1m', assetClass: 'crypto' } as const;
    await importCsv(store, join(data!, 'crypto-misc/btcusdt_1m_2021-02-19_1w.csv'), btc);
    const aapl = { symbol: 'AAPL', timeframe: '1h', assetClass: 'equity' } as const;
    await importCsv(store, join(data!, 'lean-eq-1h/aapl_1h.csv.gz'), aapl);
    const spy = { symbol: 'SPY', timeframe: '1m', assetClass: 'equity' } as const;
    await importCsv(store, join(data!, 'lean-eq-1m/spy_1m_trade.csv'), spy);
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const opens = async (symbol: string, from: string, to: string) =>
    [...(await store.bars(symbol, '1d', from, to)).time].map(toIso);

  it('an FX day ends at 17:00 New York: every minute of EURUSD 2018 is in one of 260 days', async () => {
    const days = await store.bars('EURUSD', '1d');
    expect(days.length).toBe(260);
    expect(days.builtFrom).toEqual({ timeframe: '1m', rowsOutsideSessions: 0, incompleteBars: 0 });
    for (let bar = 0; bar < days.length; bar++) expect(days.closeTime![bar]! - days.time[bar]!).toBe(24n * hourNs);
  });

  it('an FX day begins an hour earlier in UTC once New York has put its clocks forward, and later once it has put them back', async () => {
    expect(await opens('EURUSD', '2018-03-07T12:00', '2018-03-13')).toEqual([
      '2018-03-07T22:00:00Z',
      '2018-03-08T22:00:00Z',
      '2018-03-11T21:00:00Z',
      '2018-03-12T21:00:00Z',
    ]);
    expect(await opens('EURUSD', '2018-10-31T12:00', '2018-11-06')).toEqual([
      '2018-10-31T21:00:00Z',
      '2018-11-01T21:00:00Z',
      '2018-11-04T22:00:00Z',
      '2018-11-05T22:00:00Z',
    ]);
  });

  it('an FX week is Sunday 17:00 to Friday 17:00 New York', async () => {
    const weeks = await store.bars('EURUSD', '1w', '2018-03-01', '2018-03-20');
    expect([...weeks.time].map(toIso)).toEqual([
      '2018-03-04T22:00:00Z',
      '2018-03-11T21:00:00Z',
      '2018-03-18T21:00:00Z',
    ]);
    expect(toIso(weeks.closeTime![0]!)).toBe('2018-03-09T22:00:00Z');
  });

  it('a 24x7 day is the day in UTC, Saturday and Sunday too', async () => {
    const days = await store.bars('BTCUSDT', '1d');
    expect([...days.time].every((time) => time % (24n * hourNs) === 0n)).toBe(true);
    const minutes = await store.bars('BTCUSDT', '1m');
    const saturday = minutes.time.indexOf(days.time[1]!);
    const part = (column: Float64Array) => column.subarray(saturday, saturday + 1440);
    expect([days.high[1], days.low[1], days.close[1]]).toEqual([
      Math.max(...part(minutes.high)),
      Math.min(...part(minutes.low)),
      minutes.close[saturday + 1439],
    ]);
  });

  it('a US equity day is 09:30 to 16:00 New York, in summer and in winter', async () => {
    expect(await opens('AAPL', '2021-03-11', '2021-03-17')).toEqual([
      '2021-03-11T14:30:00Z',
      '2021-03-12T14:30:00Z',
      '2021-03-15T13:30:00Z',
      '2021-03-16T13:30:00Z',
    ]);
  });

  it('a US equity day that ends early, or stands beside a holiday, is one bar', async () => {
    // 2020-11-26 was Thanksgiving, the Friday after it closed at 13:00.
    expect(await opens('AAPL', '2020-11-25', '2020-12-01')).toEqual([
      '2020-11-25T14:30:00Z',
      '2020-11-27T14:30:00Z',
      '2020-11-30T14:30:00Z',
    ]);
    const day = await store.bars('AAPL', '1d', '2005-11-25', '2005-11-26');
    const hours = await store.bars('AAPL', '1h', '2005-11-25', '2005-11-26');
    expect(toIso(day.closeTime![0]!)).toBe('2005-11-25T18:00:00Z');
    const inside = hours.time.filter((time) => time < day.closeTime![0]!).length;
    expect(inside).toBe(4); // 09:30, 10:00, 11:00 and 12:00
    expect(hours.length).toBe(7); // trades reported later are in no day
    expect(day.close[0]).toBe(hours.close[inside - 1]);
    expect(day.volume![0]).toBe(hours.volume!.subarray(0, inside).reduce((sum, volume) => sum + volume));
  });

  it('early and late trading of SPY is in no day, and counted', async () => {
    const day = await store.bars('SPY', '1d', '2013-10-07', '2013-10-09');
    expect(day.builtFrom!.rowsOutsideSessions).toBe(394); // rows of the file from 20:00Z to 13:30Z
    const minutes = await store.bars('SPY', '1m', '2013-10-07T13:30', '2013-10-07T20:00');
    expect(minutes.length).toBe(390);
    expect(day.volume![0]).toBe(minutes.volume!.reduce((sum, volume) => sum + volume));
    expect([day.open[0], day.close[0]]).toEqual([minutes.open[0], minutes.close.at(-1)]);
  });
});
