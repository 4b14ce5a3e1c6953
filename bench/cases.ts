/** The work of the daily and of the published suite: needs no test data, so that any machine can run it. */
import { computeMetrics, createSimulator, type Signals, type SimulationOptions } from '../src/backtest/index.ts';
import { createTechnicalAnalysis, indicators, stream } from '../src/indicators/index.ts';
import { allocateColumn, allocateTimes, type Bars, columnArena } from '../src/market/index.ts';
import { eurusd, plainOptions, zeroCosts } from '../test/backtest/support/bars.ts';
import { indicatorWork } from './indicator-work.ts';
import { type WalkBars, walkBars } from './walk.ts';

export interface BenchCase {
  readonly topic: 'indicators' | 'streams' | 'backtest';
  readonly name: string;
  /** Amount of work of one run, in `unit`. */
  readonly amount: number;
  readonly unit: 'bars' | 'updates';
  readonly work: () => unknown;
}

function indicatorCases(bars: WalkBars): BenchCase[] {
  const amount = bars.close.length;
  return indicators
    .list()
    .map(({ name }) => ({ topic: 'indicators', name, amount, unit: 'bars', work: indicatorWork(name, bars).work }));
}

function streamCases(bars: WalkBars): BenchCase[] {
  const amount = bars.close.length;
  const out = allocateColumn(amount);
  const rsi = stream('rsi');
  const sma = stream('sma', { period: 20 }, { step: 0.00001 });
  const oneByOne = () => {
    let sum = 0;
    for (let i = 0; i < amount; i++) sum += sma.update(bars.close[i]!);
    return sum;
  };
  return [
    { topic: 'streams', name: 'sma, one call a row', amount, unit: 'updates', work: oneByOne },
    {
      topic: 'streams',
      name: 'rsi, many rows a call',
      amount,
      unit: 'updates',
      work: () => rsi.updateAll(bars.close, { out }),
    },
  ];
}

function asBars(walk: WalkBars): Bars {
  const time = allocateTimes(walk.close.length);
  for (let i = 0; i < time.length; i++) time[i] = 1_514_764_800_000_000_000n + BigInt(i) * 60_000_000_000n;
  const { open, high, low, close } = walk;
  const columns = { length: time.length, time, open, high, low, close };
  return { ...columns, instrument: eurusd, timeframe: '1m', side: 'bid', priceStep: 0.00001 };
}

function backtestCases(walk: WalkBars): BenchCase[] {
  const bars = asBars(walk);
  const simulator = createSimulator();
  const arena = columnArena();
  const ta = createTechnicalAnalysis(arena);
  const equity = allocateColumn(bars.length);
  const options: SimulationOptions = {
    ...plainOptions,
    cash: 1_000_000,
    size: { kind: 'units', value: 10_000 },
    costs: { ...zeroCosts, commission: { ...zeroCosts.commission, perValue: 0.0002 } },
  };
  const period = { from: bars.time[0]!, to: bars.time[bars.length - 1]! + 60_000_000_000n };
  const signals = (): Signals => {
    arena.reset();
    const [fast, slow] = [ta.sma(bars.close, 20), ta.sma(bars.close, 50)];
    return { enterLong: ta.crossedAbove(fast, slow), exitLong: ta.crossedBelow(fast, slow) };
  };
  const run = (given: Signals) => {
    const account = simulator.run(bars, given, { ...options, equity });
    return computeMetrics({
      bars,
      firstBar: 0,
      account,
      cash: options.cash,
      calendar: 'fx',
      daysPerYear: 260,
      ...period,
    });
  };
  const given = createTechnicalAnalysis(columnArena());
  const [fast, slow] = [given.sma(bars.close, 20), given.sma(bars.close, 50)];
  const kept = { enterLong: given.crossedAbove(fast, slow), exitLong: given.crossedBelow(fast, slow) };
  const shape = { topic: 'backtest', amount: bars.length, unit: 'bars' } as const;
  return [
    { ...shape, name: 'SMA cross, signals given, all metrics', work: () => run(kept) },
    { ...shape, name: 'SMA cross, signals computed, all metrics', work: () => run(signals()) },
  ];
}

/** All cases, those over columns with `length` bars. */
export function benchCases(length = 372_607): BenchCase[] {
  const walk = walkBars(length);
  return [...indicatorCases(walk), ...streamCases(walkBars(20_000)), ...backtestCases(walk)];
}
