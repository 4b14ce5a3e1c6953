// Splits and dividends through whole backtests on the vendor's own unadjusted days and factor file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Backtest, backtest, defineStrategy, intents, ledgerCauses } from '../../src/backtest/index.ts';
import { type Bars, sessionOf } from '../../src/market/index.ts';
import { importCsv, importFactors } from '../../src/pipeline/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';

const data = process.env.TIERCEL_TEST_DATA;

const openOf = (date: string): bigint => sessionOf('us-equity', date)!.open;
const barAt = (bars: Bars, date: string): number => bars.time.indexOf(openOf(date));

/** What a strategy does at the close of one day, as masks over its bars. */
function on(bars: Bars, date: string): Uint8Array {
  return Uint8Array.from(bars.time, (time) => Number(time === openOf(date)));
}

/** Buys at the open after one day and, where a day is given, sells at the open after that. */
function holding(bought: string, sold?: string) {
  return defineStrategy({
    name: 'holding',
    params: {},
    lookback: () => 0,
    signals: ({ bars }) => ({
      enterLong: on(bars, bought),
      ...(sold === undefined ? {} : { exitLong: on(bars, sold) }),
    }),
  });
}

const plain = { costs: 'zero', cash: 100_000, size: { kind: 'units', value: 100 } } as const;

function ledgerOf({ simulation }: Backtest) {
  const { length, time, amount, cause } = simulation.ledger;
  return Array.from({ length }, (_, i) => ({ time: time[i]!, amount: amount[i]!, cause: ledgerCauses[cause[i]!]! }));
}

describe.skipIf(!data)('corporate actions in a backtest of AAPL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-actions-'));
  let store: Store;
  const read = (from: string, to: string) => store.bars('AAPL', '1d', from, to);
  const bought = '2014-06-04'; // decided at its close: bought at the open of 2014-06-05
  const run = async (to: string, sold?: string) => backtest(holding(bought, sold), await read('2014-06-02', to), plain);

  beforeAll(async () => {
    store = await openStore(folder, { create: true });
    const path = (name: string) => join(data!, 'lean-eq-1d', name);
    await importCsv(store, path('aapl_1d.csv'), { symbol: 'AAPL', timeframe: '1d', assetClass: 'equity' });
    await importFactors(store, path('factor_files/aapl.csv'), 'AAPL');
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['2014-06-06', 100],
    ['2014-06-07', 100],
    ['2014-06-10', 700],
    ['2020-08-29', 700],
    ['2020-09-01', 2800],
  ])('[BT-1] 100 shares bought on 2014-06-05, seen before %s, are %d', async (to, shares) => {
    const { open, fills } = (await run(to)).simulation;
    expect(fills.time[0]).toBe(openOf('2014-06-05'));
    expect([fills.quantity[0], fills.price[0]]).toEqual([100, 646.25]);
    expect(open.map(({ quantity }) => quantity)).toEqual([shares]);
    expect(open[0]!.entryPrice).toBe(646.25 / (shares / 100));
  });

  it('[BT-1] they sell as 2,800 at the traded price, and profit and cash need no adjustment', async () => {
    const { trades, finalCash, ledger } = (await run('2020-09-02', '2020-08-31')).simulation;
    expect([trades.quantity[0], trades.exitPrice[0]]).toEqual([2800, 132.91]);
    expect(trades.entryPrice[0]).toBe(646.25 / 28);
    expect(trades.profit[0]).toBeCloseTo(2800 * 132.91 - 100 * 646.25, 6);
    expect(finalCash).toBe(ledger.amount.reduce((sum, amount) => sum + amount, 0));
  });

  it('[BT-1] the dividend of 2014-08-06, ex on the 7th, is 0.47 on each of 700 shares, and no split costs cash', async () => {
    const result = await run('2014-08-08');
    const paid = ledgerOf(result).filter(({ cause }) => cause === 'dividend' || cause === 'cash-in-lieu');
    expect(paid).toEqual([{ time: openOf('2014-08-07'), amount: 700 * 0.47, cause: 'dividend' }]);
    const bars = result.bars;
    const [before, ex] = [barAt(bars, '2014-08-06'), barAt(bars, '2014-08-07')];
    const moved = result.simulation.equity[ex]! - result.simulation.equity[before]!;
    expect(moved).toBeCloseTo(700 * (94.48 - 94.97 + 0.47), 6);
  });

  it('[BT-1] equity is the same on both sides of a split but for the move of the price', async () => {
    const { simulation, bars } = await run('2014-06-10');
    const [friday, monday] = [barAt(bars, '2014-06-06'), barAt(bars, '2014-06-09')];
    const cash = 100_000 - 100 * 646.25;
    expect(simulation.equity[friday]).toBe(cash + 100 * 645.57);
    expect(simulation.equity[monday]).toBe(cash + 700 * 93.7);
  });

  it('[BT-1] a short position pays the dividend and is split like a long one', async () => {
    const short = defineStrategy({
      name: 'short',
      params: {},
      lookback: () => 0,
      signals: ({ bars }) => ({ enterShort: on(bars, bought) }),
    });
    const result = await backtest(short, await read('2014-06-02', '2014-08-08'), plain);
    expect(result.simulation.open[0]).toMatchObject({ side: -1, quantity: 700 });
    expect(ledgerOf(result).at(-1)).toMatchObject({ amount: -700 * 0.47, cause: 'dividend' });
  });

  it('[BT-1] a stop set before a split is at a seventh of its price after it, rounded away from the position', async () => {
    const stopped = defineStrategy({
      name: 'stopped',
      params: {},
      lookback: () => 0,
      // 4 strategy dollars are one traded dollar then; the stop lies 10.01 under the fill at 646.25.
      signals: ({ bars }) => ({ enterLong: on(bars, bought), stopLoss: 40.04 }),
    });
    const levels = async (to: string) => {
      const { orders } = (await backtest(stopped, await read('2014-06-02', to), plain)).simulation;
      return Array.from(orders.price).filter((_, i) => intents[orders.intent[i]!] === 'stop-loss');
    };
    expect(await levels('2014-06-07')).toEqual([636.24]);
    expect(await levels('2014-06-10')).toEqual([90.89]); // 636.24 / 7 = 90.8914
  });

  it('[BT-1] a limit asked for in the prices of the strategy rests at the traded price, also over a split', async () => {
    const limited = defineStrategy({
      name: 'limited',
      params: {},
      lookback: () => 0,
      // Under the close of Friday 2014-06-06, 645.57 * 4: 92.00 traded dollars after the split.
      signals: ({ bars }) => ({ enterLong: on(bars, '2014-06-06'), limit: 92 * 28 }),
    });
    const { simulation } = await backtest(limited, await read('2014-06-02', '2014-06-12'), plain);
    // The day of the split falls to 91.75, through it; 100 shares asked for before it are 700.
    expect(simulation.fills.time[0]).toBe(sessionOf('us-equity', '2014-06-09')!.close);
    expect([simulation.fills.price[0], simulation.fills.quantity[0]]).toEqual([92, 700]);
  });

  describe('an indicator across a split', () => {
    const seen = new Map<string, { readonly sma: Float64Array; readonly fills: Float64Array }>();
    const dates = ['2014-06-06', '2014-06-07', '2014-06-10', '2014-07-01', '2020-09-15'];

    beforeAll(async () => {
      for (const to of dates) {
        let sma: Float64Array = new Float64Array();
        const crossing = defineStrategy({
          name: 'crossing',
          params: {},
          lookback: () => 0,
          signals: ({ bars, ta }) => {
            sma = ta.sma(bars.close, 5);
            const slow = ta.sma(bars.close, 20);
            return { enterLong: ta.crossedAbove(sma, slow), exitLong: ta.crossedBelow(sma, slow) };
          },
        });
        const { simulation } = await backtest(crossing, await read('2014-01-02', to), plain);
        seen.set(to, { sma, fills: simulation.fills.price });
      }
    });

    it('[BT-1] sees no jump', () => {
      const { sma } = seen.get('2014-07-01')!;
      for (let i = 5; i < sma.length; i++) expect(Math.abs(sma[i]! / sma[i - 1]! - 1)).toBeLessThan(0.03);
    });

    it('[BT-4] sees no factor of the future: bars that follow change neither it nor a fill', () => {
      const whole = seen.get('2020-09-15')!;
      for (const to of dates) {
        const { sma, fills } = seen.get(to)!;
        expect(sma).toEqual(whole.sma.subarray(0, sma.length));
        expect(fills).toEqual(whole.fills.subarray(0, fills.length));
      }
      expect(whole.fills.length).toBeGreaterThan(20);
    });
  });
});
