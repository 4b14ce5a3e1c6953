// A thousand runs in one process: the resident memory of the last hundred is that of the second hundred within 5 %.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { backtest, computeMetrics, createSimulator } from '../src/backtest/index.ts';
import { generateBars } from '../src/sources/index.ts';
import { plainOptions } from '../test/backtest/support/bars.ts';
import { printMachine } from './lib.ts';

const bars = generateBars({ seed: 1, length: 100_000 });
const every = (n: number, of: number) => Uint8Array.from({ length: bars.length }, (_, i) => Number(i % of === n));
const signals = { enterLong: every(3, 40), exitLong: every(23, 40), stopLoss: 0.01 };
const options = { ...plainOptions, cash: 1_000_000, size: { kind: 'units', value: 1 } } as const;
const last = bars.length - 1;
const period = { from: bars.time[0]!, to: bars.time[last]! + 60_000_000_000n };

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** Runs a thousand times; `run` gives the number of trades, which it has read. */
async function watch(what: string, run: () => number | Promise<number>): Promise<boolean> {
  const megabytes: number[] = [];
  let trades = 0;
  for (let i = 0; i < 1000; i++) {
    trades += await run();
    megabytes.push(process.memoryUsage().rss / 2 ** 20);
  }
  if (trades < 1_000_000) throw new Error(`${trades} trades are too few to prove anything`);
  const [second, end] = [median(megabytes.slice(100, 200)), median(megabytes.slice(900))];
  const growth = end / second - 1;
  const text = [`${second.toFixed(0)} MB`, `${end.toFixed(0)} MB`, `${Math.max(...megabytes).toFixed(0)} MB`];
  const cells = [what, ...text, `${(growth * 100).toFixed(1)} %`, growth <= 0.05 ? 'reached' : 'missed'];
  console.log(`| ${cells.join(' | ')} |`);
  return growth <= 0.05;
}

printMachine();
console.log('\n| 1,000 runs of 100,000 bars | runs 101 to 200 | 901 to 1,000 | most | growth, at most 5 % | |');
console.log('|---|---|---|---|---|---|');
const simulator = createSimulator();
const equity = new Float64Array(new SharedArrayBuffer(bars.length * 8));
const results = [
  await watch('one simulator, its memory used again, all metrics', async () => {
    await nextTurn(); // as a server or a worker of a pool comes back to its event loop after each task
    const account = simulator.run(bars, signals, { ...options, equity });
    computeMetrics({ bars, firstBar: 0, account, cash: options.cash, calendar: 'fx', daysPerYear: 260, ...period });
    return account.trades.length;
  }),
  await watch('await backtest()', async () => (await backtest(signals, bars, options)).simulation.trades.length),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
