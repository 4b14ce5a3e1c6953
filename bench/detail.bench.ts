// Orders that meet finer data: a strategy on the hours of EURUSD 2018 whose orders meet the minutes, and one on the minutes
// of two weeks whose orders meet the quotes. Needs TIERCEL_TEST_DATA.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createSimulator, type Detail, finerBars, type SimulationOptions } from '../src/backtest/index.ts';
import { buildBars } from '../src/bars/index.ts';
import type { BarColumns, Bars, Quotes } from '../src/market/index.ts';
import { importTicks } from '../src/pipeline/index.ts';
import { openStore } from '../src/store/index.ts';
import { eurusd, eurusdMinutes, exactCrossings, plainOptions, zeroCosts } from '../test/backtest/support/bars.ts';
import { printMachine, printRows, time } from './lib.ts';

const data = process.env.TIERCEL_TEST_DATA;
if (data === undefined) {
  console.log('skipped: set TIERCEL_TEST_DATA to the folder of test data');
  process.exit(0);
}

const options: SimulationOptions = {
  ...plainOptions,
  cash: 1_000_000,
  size: { kind: 'units', value: 10_000 },
  costs: { ...zeroCosts, spread: { kind: 'ticks', value: 6 } },
};

async function quotesOfMay(): Promise<Quotes> {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-bench-detail-'));
  const file = join(folder, 'ticks.csv');
  writeFileSync(file, gunzipSync(readFileSync(join(data!, 'lean-fx-tick/eurusd_oanda_tick.csv.gz'))));
  const store = await openStore(join(folder, 'store'), { create: true });
  await importTicks(store, file, { symbol: 'EURUSD', kind: 'quotes' });
  const quotes = await store.quotes('EURUSD');
  await store.close();
  rmSync(folder, { recursive: true });
  return quotes;
}

const series = (columns: BarColumns, timeframe: string, side: Bars['side']): Bars => ({
  ...columns,
  ...{ timeframe, side, instrument: eurusd, priceStep: 0.00001 },
});

/** A crossing with a stop and a target near enough to lie inside bars. */
function rows(bars: Bars, detail: Detail) {
  const crossings = exactCrossings(bars.close, { fast: 5, slow: 20, step: 0.00001 });
  const signals = { enterLong: crossings.above, exitLong: crossings.below, stopLoss: 0.0008, takeProfit: 0.0012 };
  const simulator = createSimulator();
  const finer = finerBars({ bars, firstBar: 0, detail });
  const feeds = [{ bars, signals, firstBar: 0, finer }];
  const alone = simulator.run(bars, signals, options).counts;
  const met = simulator.runFeeds({ feeds, options }).counts;
  const held = finer.bars.length;
  if (alone.trades === 0 || met.ambiguousBars > alone.ambiguousBars) throw new Error('the detail decides nothing');
  const amount = { amount: held, unit: 'rows' };
  printRows(
    `${bars.length.toLocaleString('en')} bars of ${bars.timeframe}, ${held.toLocaleString('en')} ${finer.kind}: ${met.trades} trades; ${alone.ambiguousBars} ambiguous bars without, ${met.ambiguousBars} with`,
    [
      {
        what: 'laying the rows into the bars',
        ...amount,
        timing: time(() => finerBars({ bars, firstBar: 0, detail }), 15),
      },
      {
        what: 'simulation, and equity at the bars',
        ...amount,
        timing: time(() => simulator.runFeeds({ feeds, options }), 31),
      },
      {
        what: 'the same on the bars alone',
        amount: bars.length,
        unit: 'bars',
        timing: time(() => simulator.run(bars, signals, options), 31),
      },
    ],
  );
}

printMachine();
const minutes = eurusdMinutes();
rows(series(buildBars(minutes, '1h', { from: '1m' }).bars, '1h', minutes.side), minutes);
const quotes = await quotesOfMay();
rows(series(buildBars(quotes, '1m').bars, '1m', 'bid/ask'), quotes);
