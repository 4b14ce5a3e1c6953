import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ta } from '../../src/indicators/index.ts';
import { actionsOfFactors, type Bars, type FactorRow, sessionOf, toIso } from '../../src/market/index.ts';
import { importCsv, importFactors } from '../../src/pipeline/index.ts';
import { parseFactors } from '../../src/sources/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';

const data = process.env.TIERCEL_TEST_DATA;

describe.skipIf(!data)('corporate actions and built bars on real data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-factors-'));
  let store: Store;
  const path = (name: string) => join(data!, name);

  beforeAll(async () => {
    store = await openStore(folder, { create: true });
    const equity = (symbol: string, file: string, timeframe: string) =>
      importCsv(store, path(file), { symbol, timeframe, assetClass: 'equity' });
    for (const name of ['aapl', 'ibm', 'spy']) await equity(name.toUpperCase(), `lean-eq-1d/${name}_1d.csv`, '1d');
    await equity('AAPLH', 'lean-eq-1h/aapl_1h.csv.gz', '1h');
    await equity('SPYH', 'lean-eq-1h/spy_1h.csv.gz', '1h');
    await equity('AAPLM', 'lean-eq-1m/aapl_1m_trade.csv', '1m');
    await importCsv(store, path('lean-fx-1m/eurusd_oanda_minute.csv.gz'), { symbol: 'EURUSD', timeframe: '1m' });
    await importCsv(store, path('lean-fx-1h/eurusd_oanda_1h_bidask.csv.gz'), {
      symbol: 'EURUSDH',
      timeframe: '1h',
      assetClass: 'fx',
      currency: 'USD',
    });
    for (const symbol of ['AAPL', 'AAPLH', 'AAPLM']) await importFactors(store, path(factorFile('aapl')), symbol);
    await importFactors(store, path(factorFile('ibm')), 'IBM');
  }, 120_000);
  afterAll(async () => {
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const factorFile = (name: string) => `lean-eq-1d/factor_files/${name}.csv`;
  const rowsOf = (name: string): FactorRow[] => parseFactors(readFileSync(path(factorFile(name)), 'utf8'), name);
  const barAt = (bars: Bars, date: string) => bars.time.indexOf(sessionOf('us-equity', date)!.open);

  it('[BT-1] AAPL split 7:1 on 2014-06-09 and 4:1 on 2020-08-31; its dividend of 2014-08-06 is 0.47, ex the day after', async () => {
    const { actions, splits, dividends } = await importFactors(store, path(factorFile('aapl')), 'AAPL');
    expect(actions.filter(({ split }) => split !== null)).toEqual([
      { exDate: '2000-06-21', split: '2:1', dividend: 0 },
      { exDate: '2005-02-28', split: '2:1', dividend: 0 },
      { exDate: '2014-06-09', split: '7:1', dividend: 0 },
      { exDate: '2020-08-31', split: '4:1', dividend: 0 },
    ]);
    expect([splits, dividends]).toEqual([4, 35]);
    expect(actions.find(({ exDate }) => exDate === '2014-08-07')).toEqual({
      exDate: '2014-08-07',
      split: null,
      dividend: 0.47,
    });
  });

  it('[BT-1] 100 shares of 2014-06-05 are 700 on 2014-06-09 and 2,800 on 2020-08-31', async () => {
    const { actions } = await store.bars('AAPL', '1d', '2014-06-05', '2020-09-01');
    const shares = (date: string) =>
      actions!
        .filter(({ time }) => time <= sessionOf('us-equity', date)!.open)
        .reduce((held, { numerator, denominator }) => (held * numerator) / denominator, 100);
    expect(['2014-06-05', '2014-06-06', '2014-06-09', '2020-08-28', '2020-08-31'].map(shares)).toEqual([
      100, 100, 700, 700, 2800,
    ]);
  });

  it('[BT-1] prices and volumes are continuous over a split, and back again they are the raw ones', async () => {
    const bars = await store.bars('AAPL', '1d');
    const [friday, monday] = [barAt(bars, '2014-06-06'), barAt(bars, '2014-06-09')];
    expect([bars.factor![friday], bars.factor![monday], bars.factor!.at(-1)]).toEqual([4, 28, 112]);
    expect([bars.close[friday], bars.open[monday]]).toEqual([645.57 * 4, 2595.32]); // 92.69 * 28
    for (let i = 0; i < bars.length; i++) {
      expect(Math.abs(bars.close[i]! / bars.factor![i]! - bars.raw!.close[i]!)).toBeLessThan(1e-9);
      expect(bars.volume![i]! * bars.factor![i]!).toBeCloseTo(bars.raw!.volume![i]!, 3);
    }
    expect([bars.priceStep, bars.raw!.close.priceStep]).toEqual([1e-4, 1e-4]); // whole factors keep the step
  });

  it('[BT-1] no daily move passes 20 % at any split, where the raw close falls by half and more', async () => {
    const bars = await store.bars('AAPL', '1d');
    for (const date of ['2000-06-21', '2005-02-28', '2014-06-09', '2020-08-31']) {
      const bar = barAt(bars, date);
      expect(Math.abs(bars.close[bar]! / bars.close[bar - 1]! - 1)).toBeLessThan(0.2);
      expect(bars.raw!.close[bar]! / bars.raw!.close[bar - 1]!).toBeLessThan(0.6);
      const [fast, slow] = [ta.sma(bars.close, 5), ta.sma(bars.close, 20)];
      expect(Math.abs(fast[bar]! / fast[bar - 1]! - 1)).toBeLessThan(0.05);
      expect(Math.abs(slow[bar]! / slow[bar - 1]! - 1)).toBeLessThan(0.02);
    }
  });

  it('[BT-4] no factor of the future: a file that is cut off after a date changes nothing before it', async () => {
    const rows = rowsOf('aapl');
    const whole = { split: await store.bars('AAPLH', '1h'), total: await readTotal('AAPLH') };
    for (const cut of [1, 5, 11, 12, 30, rows.length - 2]) {
      await store.setFactors('AAPLH', { source: { file: 'cut', sha256: '' }, rows: rows.slice(0, cut + 1) });
      const early = { split: await store.bars('AAPLH', '1h'), total: await readTotal('AAPLH') };
      const known = BigInt(Date.parse(rows[cut]!.date)) * 1_000_000n;
      const end = whole.split.time.findIndex((time) => time > known);
      for (const name of ['open', 'high', 'low', 'close', 'volume', 'factor'] as const) {
        expect(early.split[name]!.subarray(0, end)).toEqual(whole.split[name]!.subarray(0, end));
        expect(early.total[name]!.subarray(0, end)).toEqual(whole.total[name]!.subarray(0, end));
      }
    }
    await importFactors(store, path(factorFile('aapl')), 'AAPLH');
  });

  const readTotal = (symbol: string) => store.bars(symbol, '1h', undefined, undefined, { adjust: 'total' });

  it('[BT-4] F is the same whatever range is read', async () => {
    const all = await store.bars('AAPL', '1d');
    const part = await store.bars('AAPL', '1d', '2014-06-10', '2014-08-01', { lookback: 50 });
    const start = barAt(all, '2014-06-10') - 50;
    expect(part.close).toEqual(all.close.subarray(start, start + part.length));
    expect(part.factor).toEqual(all.factor!.subarray(start, start + part.length));
  });

  it('[BT-1] a split acts on minutes at midnight in New York, before the first early trade', async () => {
    const bars = await store.bars('AAPLM', '1m');
    expect(bars.actions!.map(({ time }) => toIso(time))).toEqual(['2014-06-09T04:00:00Z']);
    const monday = bars.factor!.indexOf(28);
    expect([toIso(bars.time[monday - 1]!), toIso(bars.time[monday]!)]).toEqual([
      '2014-06-06T23:59:00Z',
      '2014-06-09T08:00:00Z',
    ]);
    expect(Math.abs(bars.close[monday]! / bars.close[monday - 1]! - 1)).toBeLessThan(0.02);
  });

  it('[BT-1] the dividends of IBM add up to the total return that its price factors say', async () => {
    const total = await store.bars('IBM', '1d', undefined, undefined, { adjust: 'total' });
    const first = rowsOf('ibm')[0]!;
    expect(total.factor!.at(-1)! * first.priceFactor * first.splitFactor).toBeCloseTo(1, 6);
    const paid = actionsOfFactors(rowsOf('ibm')).filter(({ dividend }) => dividend > 0);
    expect(paid.slice(0, 8).map(({ dividend }) => dividend)).toEqual([0.2, 0.22, 0.22, 0.22, 0.22, 0.24, 0.12, 0.12]);
  });

  // The vendor's days hold what was reported until 16:00 on half days too; a session ends at its close.
  it.each([
    ['AAPL', 47],
    ['SPY', 47],
  ])(
    '[BAR-2] days built from the hours of %s are the daily file in 5,849 of 5,849, with %d rows after the close of half days left out',
    async (symbol, late) => {
      const options = { adjust: 'none' } as const;
      const built = await store.bars(`${symbol}H`, '1d', undefined, undefined, options);
      const daily = await store.bars(symbol, '1d', undefined, undefined, options);
      const hours = await store.bars(`${symbol}H`, '1h', undefined, undefined, options);
      expect(built.builtFrom).toEqual({ timeframe: '1h', rowsOutsideSessions: late, incompleteBars: 0 });
      expect([built.time, built.closeTime, built.open]).toEqual([daily.time, daily.closeTime, daily.open]);
      let row = 0;
      for (let bar = 0; bar < 5849; bar++) {
        const [high, low, volume] = [built.high[bar]!, built.low[bar]!, built.volume![bar]!];
        while (hours.time[row]! < built.closeTime![bar]!) row++;
        const first = row;
        while (
          row < hours.length &&
          hours.time[row]! < (built.time[bar + 1] ?? hours.time.at(-1)! + 1n) - 1_800_000_000_000n
        )
          row++;
        const after = (column: Float64Array) => column.subarray(first, row);
        expect({
          high: Math.max(high, ...after(hours.high)),
          low: Math.min(low, ...after(hours.low)),
          close: row > first ? hours.close[row - 1] : built.close[bar],
          volume: after(hours.volume!).reduce((sum, value) => sum + value, volume),
        }).toEqual({ high: daily.high[bar], low: daily.low[bar], close: daily.close[bar], volume: daily.volume![bar] });
      }
    },
  );

  it('[BAR-2] weeks built over a split are continuous, and their raw bars are in the shares of their open', async () => {
    const weeks = await store.bars('AAPLH', '1w', '2014-05-01', '2014-07-01');
    const days = await store.bars('AAPL', '1d', '2014-05-01', '2014-07-01');
    const bar = weeks.time.indexOf(sessionOf('us-equity', '2014-06-09')!.open);
    const [from, to] = [barAt(days, '2014-06-09'), barAt(days, '2014-06-16')];
    expect(weeks.high[bar]).toBe(Math.max(...days.high.subarray(from, to)));
    expect(weeks.raw!.open[bar]).toBe(92.69);
    expect(weeks.factor![bar]).toBe(28);
  });

  it('[BAR-2] hours built from the minutes of EURUSD agree with the hourly file as its vendor made it', async () => {
    const built = await store.bars('EURUSD', '1h');
    const hours = await store.bars('EURUSDH', '1h');
    const place = new Map(Array.from(hours.time, (time, row) => [time, row]));
    const shared = Array.from(built.time, (time, bar) => [bar, place.get(time)] as const).filter(
      ([, row]) => row !== undefined,
    );
    const equal = (side: 'bid' | 'ask', name: 'high' | 'low' | 'close') => {
      const [a, b] = side === 'bid' ? [built, hours] : [built.ask!, hours.ask!];
      return shared.filter(([bar, row]) => a[name][bar] === b[name][row!]).length;
    };
    expect([shared.length, equal('bid', 'close'), equal('ask', 'close')]).toEqual([312, 312, 312]);
    expect([equal('bid', 'high'), equal('bid', 'low'), equal('ask', 'high'), equal('ask', 'low')]).toEqual([
      309, 308, 311, 306,
    ]);
  });
});
