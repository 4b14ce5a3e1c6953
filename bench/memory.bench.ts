// A thousand runs in one process: resident memory after the first hundred must stay within 5 %.
import { computeMetrics, createSimulator, simulate } from '../src/backtest/index.ts';
import { generateBars } from '../src/sources/index.ts';
import { plainOptions } from '../test/backtest/support/bars.ts';
import { printMachine } from './lib.ts';

const bars = generateBars({ seed: 1, length: 100_000 });
const every = (n: number, of: number) => Uint8Array.from({ length: bars.length }, (_, i) => Number(i % of === n));
const signals = { enterLong: every(3, 40), exitLong: every(23, 40), stopLoss: 0.01 };
const options = { ...plainOptions, cash: 1_000_000 };
const last = bars.length - 1;
const period = { from: bars.time[0]!, to: bars.time[last]! + 60_000_000_000n };
const megabytes = () => process.memoryUsage().rss / 2 ** 20;

/** Runs a thousand times, with all metrics and the trades read, and says how the resident memory went. */
function watch(what: string, run: () => ReturnType<typeof simulate>): boolean {
  let settled = 0;
  let most = 0;
  let trades = 0;
  for (let i = 1; i <= 1000; i++) {
    const account = run();
    computeMetrics({ bars, firstBar: 0, account, cash: options.cash, calendar: 'fx', daysPerYear: 260, ...period });
    trades += account.trades.length;
    if (i === 100) settled = megabytes();
    if (i > 100) most = Math.max(most, megabytes());
  }
  if (trades < 1_000_000) throw new Error(`${trades} trades are too few to prove anything`);
  const growth = most / settled - 1;
  const verdict = growth <= 0.05 ? 'reached' : 'missed';
  const cells = [
    what,
    `${settled.toFixed(0)} MB`,
    `${most.toFixed(0)} MB`,
    `${(growth * 100).toFixed(1)} %`,
    '5.0 %',
    verdict,
  ];
  console.log(`| ${cells.join(' | ')} |`);
  return growth <= 0.05;
}

printMachine();
console.log(
  '\n| 1,000 runs of 100,000 bars | after 100 | most after that | growth | at most | |\n|---|---|---|---|---|---|',
);
const simulator = createSimulator();
const equity = new Float64Array(new SharedArrayBuffer(bars.length * 8));
const results = [
  watch('one simulator, its memory used again', () => simulator.run(bars, signals, { ...options, equity })),
  watch('a fresh simulator each time', () => simulate(bars, signals, options)),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
