// Indicators: rates over columns and streams, and the averages and crossings of the exact answer's strategy.
import {
  allocateColumn,
  breadth,
  type Column,
  columnArena,
  createTechnicalAnalysis,
  indicators,
  marketProfile,
  stream,
  ta,
  volumeProfile,
} from '../src/index.ts';
import { callArguments } from '../test/indicators/support/arguments.ts';
import { cppRows } from './cpp/program.ts';
import { type BenchRow, printMachine, printRows, time } from './lib.ts';
import { walkBars } from './walk.ts';

/** A walk on the step of five decimals, the same at every run. */
function walk(length: number): { high: Column; low: Column; close: Column } {
  const columns = [0, 1, 2].map(() => allocateColumn(length, 0.00001));
  const [high, low, close] = columns as [Column, Column, Column];
  let state = 1;
  let ticks = 120_000;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % n;
  };
  for (let i = 0; i < length; i++) {
    ticks += below(41) - 20;
    close[i] = ticks / 1e5;
    high[i] = (ticks + below(15)) / 1e5;
    low[i] = (ticks - below(15)) / 1e5;
  }
  return { high, low, close };
}

function meanOf(values: Float64Array, to: number, period: number): number {
  let ticks = 0;
  for (let i = to - period + 1; i <= to; i++) ticks += Math.round(values[i]! * 1e5);
  return ticks / (period * 1e5);
}

function checkAverages(close: Column): void {
  const average = ta.sma(close, 20);
  for (let i = 19; i < close.length; i += 997) {
    if (average[i] !== meanOf(close, i, 20)) throw new Error(`sma differs from its definition in row ${i}`);
  }
  const one = stream('ema', { period: 20 });
  const wrong = ta.ema(close, 20).findIndex((value, i) => !Object.is(value, one.update(close[i]!)));
  if (wrong >= 0) throw new Error(`ema over columns differs from its stream in row ${wrong}`);
}

function columnRows(length: number): BenchRow[] {
  const bars = walk(length);
  checkAverages(bars.close);
  const out = allocateColumn(length);
  const mask = new Uint8Array(new SharedArrayBuffer(length));
  const [fast, slow] = [ta.sma(bars.close, 20), ta.sma(bars.close, 50)];
  const row = (what: string, work: () => unknown, target?: number): BenchRow => ({
    what: `${what}, ${length.toLocaleString('en')} bars`,
    timing: time(work, 31),
    amount: length,
    unit: 'bars',
    // A call's own cost is most of a short column's time: the figure is one of long columns.
    ...(target === undefined || length < 100_000 ? {} : { target }),
  });
  return [
    row('sma 20 on the step', () => ta.sma(bars.close, 20, { out }), 900e6),
    row('sma 1000 on the step', () => ta.sma(bars.close, 1000, { out }), 900e6),
    row('sma 20 on the step into new memory', () => ta.sma(bars.close, 20)),
    row('sma 20 without a step', () => ta.sma(bars.close, 20, { out, step: null })),
    row('ema 20', () => ta.ema(bars.close, 20, { out })),
    row('rsi 14', () => ta.rsi(bars.close, 14, { out })),
    row('atr 14', () => ta.atr(bars, 14, { out })),
    row('crossedAbove', () => ta.crossedAbove(fast, slow, { out: mask })),
  ];
}

/** What is not one value a bar: profiles over price, and the breadth of a market. */
function profileRows(): BenchRow[] {
  const length = 1_000_000;
  const bars = { ...walk(length), volume: Float64Array.from({ length }, (_, i) => (i * 7_919) % 1_000) };
  const traded = bars.volume.reduce((sum, volume) => sum + volume, 0);
  const { total } = volumeProfile(bars, { binSize: 0.0005 });
  if (Math.abs(total / traded - 1) > 1e-9) throw new Error(`the volume profile has ${total} of a volume of ${traded}`);
  const row = (what: string, work: () => unknown, target?: number): BenchRow => ({
    what: `${what}, ${length.toLocaleString('en')} bars`,
    timing: time(work, 15),
    amount: length,
    unit: 'bars',
    ...(target === undefined ? {} : { target }),
  });
  const asked = length / 20e-3;
  return [
    row('volume profile, bins of 50 ticks', () => volumeProfile(bars, { binSize: 0.0005 }), asked),
    row('volume profile, bins of a tick', () => volumeProfile(bars, { binSize: 0.00001 }), asked),
    row('market profile, brackets of 30', () => marketProfile(bars, { binSize: 0.0005, bracket: 30 }), asked),
    row('market profile, bins of a tick', () => marketProfile(bars, { binSize: 0.00001 }), asked),
    row('breadth, an instrument', () => breadth([bars])),
  ];
}

/** What the signals form of the exact answer's strategy computes, into memory used again and into new memory. */
function crossingRows(): BenchRow[] {
  const length = 372_607;
  const { close } = walk(length);
  const arena = columnArena();
  const work = (analysis: typeof ta) => {
    arena.reset();
    const [fast, slow] = [analysis.sma(close, 20), analysis.sma(close, 50)];
    return [analysis.crossedAbove(fast, slow), analysis.crossedBelow(fast, slow)];
  };
  const repeated = createTechnicalAnalysis(arena);
  const what = `sma 20, sma 50, both crossings, ${length.toLocaleString('en')} bars`;
  const amount = { amount: length, unit: 'bars' };
  return [
    { what: `${what}, arena`, timing: time(() => work(repeated), 31), ...amount, target: length / 1e-3 },
    { what: `${what}, new memory`, timing: time(() => work(ta), 31), ...amount },
  ];
}

function streamRows(): BenchRow[] {
  const length = 200_000;
  const bars = walk(length);
  const out = allocateColumn(length);
  const all = stream('sma', { period: 20 }, { step: 0.00001 });
  const single = stream('sma', { period: 20 }, { step: 0.00001 });
  const rsi = stream('rsi');
  const row = (what: string, work: () => unknown, target?: number): BenchRow => ({
    what,
    timing: time(work, 15),
    amount: length,
    unit: 'updates',
    ...(target === undefined ? {} : { target }),
  });
  const oneByOne = () => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += single.update(bars.close[i]!);
    return sum;
  };
  return [
    row('sma stream, one call a row', oneByOne),
    row('sma stream, many rows a call', () => all.updateAll(bars.close, { out }), 15e6),
    row('rsi stream, many rows a call', () => rsi.updateAll(bars.close, { out }), 15e6),
  ];
}

/** One update of every indicator's stream, with all outputs, in C++ and through calls that take many rows. */
function printAllStreams(): void {
  const length = 50_000;
  const bars = walkBars(length);
  const columns = { ...bars, a: bars.close, b: bars.open, periods: bars.volume.map((volume) => (volume % 29) + 2) };
  const inCpp = new Map(cppRows<{ name: string; ns: number }>('stream_bench').map(({ name, ns }) => [name, ns]));
  const rows = indicators.list().map((row) => {
    const one = stream(row.name as 'sma', {}, { step: 0.00001 }) as unknown as {
      updateAll(...args: unknown[]): unknown;
    };
    const inputs = callArguments(row, columns).slice(0, row.parameters.length === 0 ? -1 : -2);
    const { bestMs } = time(() => one.updateAll(...inputs), 7);
    return { name: row.name, ns: inCpp.get(row.name)!, rate: length / bestMs / 1e3 };
  });
  const median = (values: number[]) => values.sort((x, y) => x - y)[values.length >> 1]!;
  console.log(`\n## Streams of all ${rows.length} indicators, default parameters\n`);
  console.log('| what | median | asked for |\n|---|---|---|');
  console.log(`| an update in C++ | ${median(rows.map(({ ns }) => ns)).toFixed(1)} ns | 15 ns |`);
  console.log(`| calls of many rows | ${median(rows.map(({ rate }) => rate)).toFixed(1)} M updates/s | 15 M |`);
  const slowest = [...rows].sort((x, y) => y.ns - x.ns).slice(0, 10);
  console.log(`\nSlowest in C++: ${slowest.map(({ name, ns }) => `${name} ${ns.toFixed(0)} ns`).join(', ')}.`);
}

/** 100 sets of parameters in one call beside 100 calls, into memory that is used again. */
function printMany(): void {
  const sets = Array.from({ length: 100 }, (_, i) => ({ period: i + 5 }));
  const arena = columnArena();
  const repeated = createTechnicalAnalysis(arena);
  type Call = (...args: unknown[]) => unknown;
  const one = repeated as unknown as Record<string, Call>;
  const many = repeated.many as unknown as Record<string, Call>;
  console.log('\n## 100 sets of parameters in one call\n');
  console.log('| indicator | bars | one call | M bar-periods/s | ratio to 100 calls |\n|---|---|---|---|---|');
  for (const length of [10_000, 1_000_000]) {
    const bars = walkBars(length);
    for (const name of ['sma', 'ema', 'rsi', 'atr', 'bbands']) {
      const input = name === 'atr' ? bars : bars.close;
      const runs = length > 100_000 ? 5 : 31;
      const together = time(() => [arena.reset(), many[name]!(input, sets)], runs).bestMs;
      const apart = time(() => {
        arena.reset();
        for (const set of sets) one[name]!(input, name === 'bbands' ? set : set.period);
      }, runs).bestMs;
      const rate = ((length * sets.length) / together / 1e3).toFixed(0);
      console.log(`| ${name} | ${length} | ${together.toFixed(2)} ms | ${rate} | ${(apart / together).toFixed(2)} |`);
    }
  }
}

printMachine();
console.log(`${indicators.list().length} indicators`);
printRows('Indicators over columns', [...columnRows(372_607), ...columnRows(1_000_000), ...crossingRows()]);
printRows('Short columns', columnRows(100));
printRows('Profiles and breadth', profileRows());
printRows('Streams', streamRows());
printAllStreams();
printMany();
