// A year of EURUSD minutes through the simulator: SMA 20/50, long only, with costs. Needs TIERCEL_TEST_DATA.
import {
  type CostModel,
  computeMetrics,
  createSimulator,
  type Signals,
  type Simulation,
  type SimulationOptions,
} from '../src/backtest/index.ts';
import { createTechnicalAnalysis } from '../src/indicators/index.ts';
import { asColumn, type Bars, columnArena } from '../src/market/index.ts';
import { native } from '../src/native/index.ts';
import { eurusdMinutes, exactCrossings, plainOptions, zeroCosts } from '../test/backtest/support/bars.ts';
import { type BenchRow, printMachine, printRows, time } from './lib.ts';

if (!process.env.TIERCEL_TEST_DATA) {
  console.log('skipped: set TIERCEL_TEST_DATA to the folder of test data');
  process.exit(0);
}

const bars = eurusdMinutes();
const crossings = exactCrossings(bars.close, { fast: 20, slow: 50, step: 0.00001 });
const signals: Signals = { enterLong: crossings.above, exitLong: crossings.below };
const equity = new Float64Array(new SharedArrayBuffer(bars.length * 8));

const exact: SimulationOptions = {
  ...plainOptions,
  cash: 1_000_000,
  size: { kind: 'units', value: 10_000 },
  fill: 'same-close',
  costs: { ...zeroCosts, commission: { ...zeroCosts.commission, perValue: 0.0002 } },
};
const costs: CostModel = {
  name: 'bench',
  spread: { kind: 'ticks', value: 6 },
  commission: { perUnit: 0, perValue: 0.00003, minimum: 0.1, maximumRate: null },
  slippage: { kind: 'ticks', value: 1 },
};
const costly: SimulationOptions = { ...exact, fill: 'next-open', costs };

const last = bars.length - 1;
const period = { from: bars.time[0]!, to: bars.time[last]! + 60_000_000_000n };
const metricsOf = (account: Simulation, options: SimulationOptions) =>
  computeMetrics({ bars, firstBar: 0, account, cash: options.cash, calendar: 'fx', daysPerYear: 260, ...period });

/** Adds up every field of every record, so that nothing of the run can go unused. */
function consume(result: Simulation, metrics: ReturnType<typeof metricsOf>): number {
  let sum = 0;
  for (const table of [result.trades, result.fills, result.orders, result.ledger]) {
    for (const column of Object.values(table) as (number | ArrayLike<number | bigint>)[]) {
      if (typeof column === 'number') sum += column;
      else for (let i = 0; i < column.length; i++) sum += Number(column[i]) || 0;
    }
  }
  for (let i = 0; i < equity.length; i++) sum += equity[i]!;
  for (const { value } of Object.values(metrics)) sum += value ?? 0;
  return sum;
}

function check(): void {
  const answer = createSimulator().run(bars, signals, exact);
  const given = `${answer.counts.trades} trades, ${answer.finalEquity.toFixed(5)}`;
  const byIndicators = createSimulator().run(bars, computed(), exact);
  if (byIndicators.finalEquity !== answer.finalEquity) throw new Error('the indicators do not give the exact signals');
  if (given !== '4391 trades, 977470.39366') throw new Error(`the exact answer is not met: ${given}`);
}

const close = asColumn(bars.close, 0.00001);

const arena = columnArena();
const ta = createTechnicalAnalysis(arena);

/** The strategy itself: averages and crossings from the prices, in memory that each run uses again. */
function computed(): Signals {
  arena.reset();
  const fast = ta.sma(close, 20);
  const slow = ta.sma(close, 50);
  return { enterLong: ta.crossedAbove(fast, slow), exitLong: ta.crossedBelow(fast, slow) };
}

function bench(what: string, work: () => unknown, target?: number): BenchRow {
  const timing = time(work, 101, 10);
  return { what, timing, amount: bars.length, unit: 'bars', ...(target === undefined ? {} : { target }) };
}

/** The same price levels as a stop and a target, `near` or so far that none is reached. */
function withLevels(near: boolean): Signals {
  return { ...signals, stopLoss: near ? 0.001 : 0.5, takeProfit: near ? 0.002 : 0.5 };
}

/** An order at every bar, as a million bars give it; with levels each entry brings a stop, a target and a trailing stop. */
function dense(length: number): { readonly bars: Bars; readonly signals: Signals } {
  const take = (column: Float64Array) => Float64Array.from({ length }, (_, i) => column[i % bars.length]!);
  const time = BigInt64Array.from({ length }, (_, i) => BigInt(i) * 60_000_000_000n);
  const enterLong = Uint8Array.from({ length }, (_, i) => (i + 1) % 2);
  const exitLong = Uint8Array.from({ length }, (_, i) => i % 2);
  const columns = { open: take(bars.open), high: take(bars.high), low: take(bars.low), close: take(bars.close) };
  return { bars: { ...bars, ...columns, length, time }, signals: { enterLong, exitLong } };
}

function checkFills(): void {
  const [all, fills] = [run(signals, costly), createSimulator().run(bars, signals, { ...costly, outputs: 'fills' })];
  const same = (name: 'price' | 'quantity' | 'time') => all.fills[name].every((x, i) => x === fills.fills[name][i]);
  const isSame = same('price') && same('quantity') && same('time') && all.fills.length === fills.fills.length;
  if (!isSame || all.finalEquity !== fills.finalEquity) throw new Error('outputs `fills` change the fills');
}

check();
printMachine();
console.log(`instruction set: ${native().simdLevel()}`);
const simulator = createSimulator();
const run = (given: Signals, options: SimulationOptions) => simulator.run(bars, given, { ...options, equity });
const answer = createSimulator().run(bars, signals, { ...costly, equity: equity.slice() });
console.log(
  `next open, costs on: ${answer.counts.trades} trades, ${consume(answer, metricsOf(answer, costly))} consumed`,
);

printRows('Signals given, costs on: 372,607 bars, 4,391 trades', [
  bench('simulation and equity', () => run(signals, costly)),
  bench('metrics alone', () => metricsOf(answer, costly)),
  bench('simulation, equity and all metrics', () => metricsOf(run(signals, costly), costly), 186e6),
  bench('the same with the indicators computed', () => metricsOf(run(computed(), costly), costly), 124e6),
  bench('the same at the close', () => metricsOf(run(signals, exact), exact), 186e6),
  bench('with stop and target, far', () => run(withLevels(false), costly)),
  bench('with stop and target, near', () => run(withLevels(true), costly)),
  bench('every field of every record consumed in JavaScript', () => {
    const result = run(signals, costly);
    return consume(result, metricsOf(result, costly));
  }),
]);

checkFills();
printRows('What a sweep needs: fills and final equity, one thread', [
  bench(
    'fills and final equity',
    () => simulator.run(bars, signals, { ...costly, outputs: 'fills' }).finalEquity,
    400e6,
  ),
]);

const wide = new Float64Array(1_000_000);
const many = dense(1_000_000);
const bracketed: Signals = { ...many.signals, stopLoss: 0.5, takeProfit: 0.5, trailingStop: 0.5 };
const runMany = (given: Signals) => simulator.run(many.bars, given, { ...costly, equity: wide });
const metricsOfMany = (account: Simulation) =>
  computeMetrics({
    ...{ bars: many.bars, firstBar: 0, account, cash: costly.cash, calendar: 'fx', daysPerYear: 260 },
    ...{ from: many.bars.time[0]!, to: many.bars.time.at(-1)! + 60_000_000_000n },
  });
const [plainOrders, bracketOrders] = [runMany(many.signals).counts.orders, runMany(bracketed).counts.orders];
if (plainOrders !== 1_000_000 || bracketOrders !== 2_500_000)
  throw new Error(`orders: ${plainOrders}, ${bracketOrders}`);
const perOrder = (what: string, amount: number, work: () => unknown, target?: number): BenchRow => ({
  ...{ what, amount, unit: 'orders', timing: time(work, 31, 3) },
  ...(target === undefined ? {} : { target }),
});
printRows('An order at every of 1,000,000 bars, order records kept', [
  perOrder('simulation and equity', plainOrders, () => runMany(many.signals), 60e6),
  perOrder('simulation, equity and all metrics', plainOrders, () => metricsOfMany(runMany(many.signals))),
  perOrder(
    'with stop, target, trailing (2,500,000 orders) and all metrics',
    bracketOrders,
    () => metricsOfMany(runMany(bracketed)),
    45e6,
  ),
]);
