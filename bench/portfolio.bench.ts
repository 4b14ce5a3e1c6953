// Many instruments on one account: the same year of EURUSD minutes for each, begun at another week, with its own signals.
// Needs TIERCEL_TEST_DATA.
import { createSimulator, type Signals, type SimulationFeed, type SimulationOptions } from '../src/backtest/index.ts';
import { eurusdMinutes, exactCrossings, plainOptions, zeroCosts } from '../test/backtest/support/bars.ts';
import { type BenchRow, printMachine, printRows, time } from './lib.ts';

if (!process.env.TIERCEL_TEST_DATA) {
  console.log('skipped: set TIERCEL_TEST_DATA to the folder of test data');
  process.exit(0);
}

const bars = eurusdMinutes();
const crossings = exactCrossings(bars.close, { fast: 20, slow: 50, step: 0.00001 });
const options: SimulationOptions = {
  ...plainOptions,
  cash: 100_000_000,
  size: { kind: 'units', value: 10_000 },
  costs: {
    ...{ name: 'bench', spread: { kind: 'ticks', value: 6 }, slippage: { kind: 'ticks', value: 1 } },
    commission: { ...zeroCosts.commission, perValue: 0.00003, minimum: 0.1 },
  },
};

function turned<T extends Float64Array | Uint8Array>(column: T, by: number): T {
  const out = column.slice() as T;
  out.set(column.subarray(by));
  out.set(column.subarray(0, by), column.length - by);
  return out;
}

function instrument(k: number, levels: Partial<Signals>): SimulationFeed {
  const by = (k * 7200) % bars.length;
  const turn = (column: Float64Array) => turned(column, by);
  const columns = { open: turn(bars.open), high: turn(bars.high), low: turn(bars.low), close: turn(bars.close) };
  const own = { enterLong: turned(crossings.above, by), exitLong: turned(crossings.below, by), ...levels };
  return {
    bars: { ...bars, ...columns, instrument: { ...bars.instrument, symbol: `EURUSD${k}` } },
    signals: own,
    firstBar: 0,
  };
}

const simulator = createSimulator();
const equity = new Float64Array(new SharedArrayBuffer(bars.length * 8));

/** Runs so many instruments; every trade of each must be that of the instrument alone, since the account is large enough. */
function measured(count: number, levels: Partial<Signals>, runs: number) {
  const feeds = Array.from({ length: count }, (_, k) => instrument(k, levels));
  const { trades, counts } = simulator.runFeeds({ feeds, options, equity });
  const alone = feeds.map((feed) => simulator.run(feed.bars, feed.signals, options).counts.trades);
  const sum = alone.reduce((a, b) => a + b, 0);
  if (sum !== counts.trades || trades.length !== sum) throw new Error(`${counts.trades} trades, alone ${sum}`);
  const row = (what: string, outputs: 'all' | 'fills', target?: number): BenchRow => ({
    ...{ what, amount: count * bars.length, unit: 'bars' },
    timing: time(
      () =>
        simulator.runFeeds({ feeds, options: { ...options, outputs }, ...(outputs === 'all' ? { equity } : {}) })
          .finalEquity,
      runs,
      2,
    ),
    ...(target === undefined ? {} : { target }),
  });
  return { row, trades: sum };
}

printMachine();
{
  const { row, trades } = measured(10, {}, 31);
  printRows(`Ten instruments on one account, ${trades} trades`, [
    row('simulation and equity', 'all', 100e6),
    row('fills and final equity', 'fills'),
  ]);
}
{
  const { row, trades } = measured(100, { stopLoss: 0.001, takeProfit: 0.0015 }, 7);
  printRows(
    `A hundred instruments with brackets on one account, a year of minutes each, ${trades} trades (nautilus_trader 0.08 M bars/s)`,
    [row('simulation and equity', 'all', 30e6), row('fills and final equity', 'fills')],
  );
}
