import { describe, expect, it } from 'vitest';
import { type Bars, type FactorRow, sessionOf, toIso } from '../../src/market/index.ts';
import { openStore } from '../../src/store/index.ts';
import { bars as barsAt, dailyTimes } from '../market/support.ts';
import { metaOf } from './bars.ts';
import { randomBars, sliceBars, temporaryFolder } from './support.ts';

const source = { file: 'factors.csv', sha256: '00' };
const last: FactorRow = { date: '2050-12-31', priceFactor: 1, splitFactor: 1, referencePrice: 0 };

function row(date: string, priceFactor: number, splitFactor: number, referencePrice: number): FactorRow {
  return { date, priceFactor, splitFactor, referencePrice };
}

/** A store with minutes of EURUSD from 2018-01-01T00:00Z. */
async function minuteStore(rows: number) {
  const store = await openStore(temporaryFolder(), { create: true });
  await store.append(metaOf('EURUSD'), randomBars(rows, 5, { volume: true }));
  return store;
}

function columnsOf({ time, open, high, low, close, volume, closeTime }: Bars) {
  return { time, open, high, low, close, volume, closeTime };
}

describe('[BAR-2] a timeframe that is not stored', () => {
  it('is built from the finest stored one, which the bars name', async () => {
    const store = await minuteStore(600);
    const five = await store.bars('EURUSD', '5m');
    await store.append(metaOf('EURUSD', { timeframe: '5m' }), five);
    const hours = await store.bars('EURUSD', '1h');
    expect(hours.builtFrom).toEqual({ timeframe: '1m', rowsOutsideSessions: 0, incompleteBars: 0 });
    expect(hours).toMatchObject({ timeframe: '1h', side: 'bid', priceStep: 1e-5, length: 10, firstBar: 0 });
    expect((await store.bars('EURUSD', '5m')).builtFrom).toBeUndefined();
    expect((await store.bars('EURUSD', '5m')).close).toEqual(five.close);
    await store.close();
  });

  it.each(['15m', '1h', '1d', '1w'])('%s: any range with any lookback is a part of the whole', async (timeframe) => {
    const store = await minuteStore(40_000);
    const all = await store.bars('EURUSD', timeframe);
    for (const [from, to, lookback] of [
      ['2018-01-03', '2018-01-20', 0],
      ['2018-01-10T00:30', '2018-01-24T12:10', 3],
      ['2018-01-15', undefined, 10_000],
      [undefined, '2018-01-22', 5],
    ] as const) {
      const part = await store.bars('EURUSD', timeframe, from, to, { lookback });
      const [fromNs, toNs] = [from ?? '1970-01-01', to ?? '2100-01-01'].map(
        (text) => BigInt(Date.parse(`${text.slice(0, 10)}T${text.slice(11) || '00:00'}Z`)) * 1_000_000n,
      );
      const first = all.time.findIndex((time) => time >= fromNs!);
      const end = [...all.time].filter((time) => time < toNs!).length;
      const start = Math.max(0, first - lookback);
      expect(part.firstBar).toBe(first - start);
      const expected = sliceBars(all, start, end);
      expect(columnsOf(part)).toEqual({
        ...columnsOf(expected as Bars),
        closeTime: all.closeTime?.subarray(start, end),
      });
    }
    await store.close();
  });

  it('leaves out bars that the data does not cover whole, and says how many', async () => {
    const store = await openStore(temporaryFolder(), { create: true });
    const rows = randomBars(200, 5);
    await store.append(metaOf('EURUSD'), sliceBars(rows, 10, 170)); // 00:10 to 02:50
    const hours = await store.bars('EURUSD', '1h');
    expect([...hours.time].map(toIso)).toEqual(['2018-01-01T01:00:00Z']);
    expect(hours.builtFrom!.incompleteBars).toBe(2);
    await store.append(metaOf('EURUSD'), sliceBars(rows, 170, 200));
    expect((await store.bars('EURUSD', '1h')).time).toHaveLength(2); // 02:00 has its last minute now
    await store.close();
  });

  it('a range in which there is no bar is refused, naming the source', async () => {
    const store = await minuteStore(600);
    await expect(store.bars('EURUSD', '1h', '2019-01-01')).rejects.toMatchObject({
      code: 'TIERCEL_E_NO_DATA',
      message: expect.stringMatching(/600 bars of 1m, from which it is built/),
    });
    await expect(store.bars('EURUSD', 'hourly')).rejects.toMatchObject({ code: 'TIERCEL_E_PARAMETER' });
    await store.close();
  });

  it('has the same hash for the same bars, and another than bars of another timeframe', async () => {
    const store = await minuteStore(600);
    const hash = async (timeframe: string) => (await store.bars('EURUSD', timeframe)).contentHash;
    expect(await hash('1h')).toBe(await hash('1h'));
    expect(await hash('1h')).not.toBe(await hash('30m'));
    await store.close();
  });

  it('a stored week of dates is known at the close of its last session, not its first', async () => {
    const store = await openStore(temporaryFolder(), { create: true });
    const instrument = { ...metaOf('SPY').instrument, calendar: 'us-equity', assetClass: 'equity' } as const;
    const mondays = dailyTimes('us-equity', ['2021-03-22', '2021-03-29']);
    await store.append(metaOf('SPY', { instrument, timeframe: '1w', dateOnly: true }), barsAt(mondays, [390, 400]));
    const { closeTime } = await store.bars('SPY', '1w');
    expect(closeTime![0]).toBe(sessionOf('us-equity', '2021-03-26')!.close);
    expect(closeTime![1]).toBe(sessionOf('us-equity', '2021-04-01')!.close); // Good Friday follows
    await store.close();
  });
});

describe('[BT-1] factors in the store', () => {
  const dates = ['2014-06-05', '2014-06-06', '2014-06-09', '2014-06-10'];
  const instrument = { ...metaOf('AAPL').instrument, calendar: 'us-equity', assetClass: 'equity' } as const;
  const meta = metaOf('AAPL', { instrument, timeframe: '1d', side: 'last', dateOnly: true });
  const daily = barsAt(dailyTimes('us-equity', dates), [647.35, 645.57, 93.7, 94.25], {
    volume: [7, 7, 49, 49],
    step: 0.01,
  });
  const split = row('2014-06-06', 0.98, 1 / 7, 645.57);

  async function aaplStore() {
    const store = await openStore(temporaryFolder(), { create: true });
    await store.append(meta, daily);
    return store;
  }

  it('bars are adjusted for splits from then on, as traded where that is asked for', async () => {
    const store = await aaplStore();
    const before = await store.bars('AAPL', '1d');
    expect([before.raw, before.factor, before.actions]).toEqual([undefined, undefined, undefined]);
    await store.setFactors('AAPL', { source, rows: [split, last] });
    const after = await store.bars('AAPL', '1d');
    expect([...after.close]).toEqual([647.35, 645.57, 655.9, 659.75]);
    expect([...after.raw!.close]).toEqual([...before.close]);
    expect([...after.factor!]).toEqual([1, 1, 7, 7]);
    expect(after.actions).toMatchObject([{ numerator: 7, denominator: 1, dividend: 12.9114 / 7 }]);
    const total = await store.bars('AAPL', '1d', undefined, undefined, { adjust: 'total' });
    expect(total.factor![3]).toBeCloseTo(7 / 0.98, 12);
    const none = await store.bars('AAPL', '1d', undefined, undefined, { adjust: 'none' });
    expect(none).not.toHaveProperty('raw');
    expect(none.contentHash).toBe(before.contentHash);
    expect(new Set([none.contentHash, after.contentHash, total.contentHash]).size).toBe(3);
    expect(store.factors('AAPL')).toEqual({ source, rows: [split, last] });
    await store.close();
  });

  it('a later factor file takes the place of the earlier one', async () => {
    const store = await aaplStore();
    await store.setFactors('AAPL', { source, rows: [split, last] });
    await store.setFactors('AAPL', { source, rows: [row('2014-06-06', 1, 0.5, 645.57), last] });
    expect((await store.bars('AAPL', '1d')).factor![3]).toBe(2);
    await store.close();
  });

  it('factors of a symbol without a series are refused, and impossible ones; nothing is kept', async () => {
    const store = await aaplStore();
    await expect(store.setFactors('APPL', { source, rows: [split, last] })).rejects.toMatchObject({
      code: 'TIERCEL_E_NO_DATA',
      message: expect.stringMatching(/no series of APPL.*It has AAPL/),
    });
    const impossible = row('2014-06-06', 1, 0.3183, 645.57);
    await expect(store.setFactors('AAPL', { source, rows: [impossible, last] })).rejects.toMatchObject({
      code: 'TIERCEL_E_DATA',
    });
    expect([store.factors('APPL'), store.factors('AAPL')]).toEqual([null, null]);
    await store.close();
  });

  it('memory of an earlier adjusted read is used again for the raw columns', async () => {
    const store = await aaplStore();
    await store.setFactors('AAPL', { source, rows: [split, last] });
    const first = await store.bars('AAPL', '1d');
    const again = await store.bars('AAPL', '1d', undefined, undefined, { reuse: first });
    expect(again.raw!.close.buffer).toBe(first.raw!.close.buffer);
    expect([...again.close]).toEqual([647.35, 645.57, 655.9, 659.75]);
    await store.close();
  });

  it('a split inside a stored week is refused, since its prices cannot be told apart', async () => {
    const store = await openStore(temporaryFolder(), { create: true });
    const mondays = dailyTimes('us-equity', ['2014-06-02', '2014-06-09', '2014-06-16']);
    await store.append({ ...meta, timeframe: '1w' }, barsAt(mondays, [645, 94, 92]));
    await store.setFactors('AAPL', { source, rows: [row('2014-06-10', 1, 1 / 7, 94), last] });
    await expect(store.bars('AAPL', '1w')).rejects.toMatchObject({
      code: 'TIERCEL_E_DATA',
      message: expect.stringMatching(/split of 2014-06-11: it lies inside a bar/),
    });
    await store.close();
  });
});
