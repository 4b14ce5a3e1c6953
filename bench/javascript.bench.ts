/**
 * Indicators beside the fastest libraries in JavaScript, as their users call them: results in new memory on both sides.
 * Short columns also by sets: as one of ten in a native call, and all indicators of the table in one, beside the sum of
 * the calls of the fastest library for each.
 * npm installs them into build-peers/ at the first run.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  columnArena,
  createTechnicalAnalysis,
  type IndicatorEntry,
  indicatorSet,
  indicators,
  ta,
} from '../src/index.ts';
import { callArguments } from '../test/indicators/support/arguments.ts';
import { printMachine, time } from './lib.ts';
import { peersFolder } from './peers/environment.ts';
import { type WalkBars, walkBars } from './walk.ts';

const packages = { '@ixjb94/indicators': '1.2.4', indicatorts: '2.2.2' };
type Numbers = number[];
type Library = Readonly<Record<string, (...args: unknown[]) => unknown>>;

interface Peers {
  readonly ixjb94: Library;
  readonly indicatorts: Library;
}

async function installed(): Promise<Peers> {
  const folder = join(peersFolder(), 'npm');
  mkdirSync(folder, { recursive: true });
  const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  if (!existsSync(join(folder, 'node_modules', 'indicatorts'))) {
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted], { cwd: folder });
  }
  const require = createRequire(join(folder, 'package.json'));
  const { IndicatorsSync } = require('@ixjb94/indicators') as { IndicatorsSync: new () => Library };
  const indicatorts = (await import(require.resolve('indicatorts'))) as unknown as Library;
  return { ixjb94: new IndicatorsSync(), indicatorts };
}

interface Bars {
  readonly open: Numbers;
  readonly high: Numbers;
  readonly low: Numbers;
  readonly close: Numbers;
  readonly volume: Numbers;
}

/** Our name and parameters, and the same call of each library that has it. */
interface Pair {
  readonly name: string;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly ixjb94?: (of: Library, bars: Bars) => unknown;
  readonly indicatorts?: (of: Library, bars: Bars) => unknown;
}

const period = (length: number) => ({ period: length });

const pairs: readonly Pair[] = [
  {
    name: 'sma',
    parameters: period(20),
    ixjb94: (l, b) => l.sma!(b.close, 20),
    indicatorts: (l, b) => l.sma!(b.close, period(20)),
  },
  {
    name: 'ema',
    parameters: period(20),
    ixjb94: (l, b) => l.ema!(b.close, 20),
    indicatorts: (l, b) => l.ema!(b.close, period(20)),
  },
  { name: 'wma', parameters: period(20), ixjb94: (l, b) => l.wma!(b.close, 20) },
  {
    name: 'dema',
    parameters: period(20),
    ixjb94: (l, b) => l.dema!(b.close, 20),
    indicatorts: (l, b) => l.dema!(b.close, period(20)),
  },
  {
    name: 'tema',
    parameters: period(20),
    ixjb94: (l, b) => l.tema!(b.close, 20),
    indicatorts: (l, b) => l.tema!(b.close, period(20)),
  },
  {
    name: 'trima',
    parameters: period(20),
    ixjb94: (l, b) => l.trima!(b.close, 20),
    indicatorts: (l, b) => l.trima!(b.close, period(20)),
  },
  { name: 'kama', parameters: period(20), ixjb94: (l, b) => l.kama!(b.close, 20) },
  { name: 'hma', parameters: period(20), ixjb94: (l, b) => l.hma!(b.close, 20) },
  { name: 'vwma', parameters: period(20), ixjb94: (l, b) => l.vwma!(b.close, b.volume, 20) },
  { name: 'rsi', parameters: period(14), ixjb94: (l, b) => l.rsi!(b.close, 14) },
  { name: 'atr', parameters: period(14), ixjb94: (l, b) => l.atr!(b.high, b.low, b.close, 14) },
  { name: 'natr', parameters: period(14), ixjb94: (l, b) => l.natr!(b.high, b.low, b.close, 14) },
  { name: 'bbands', parameters: { period: 20 }, ixjb94: (l, b) => l.bbands!(b.close, 20, 2) },
  {
    name: 'macd',
    ixjb94: (l, b) => l.macd!(b.close, 12, 26, 9),
    indicatorts: (l, b) => l.macd!(b.close, { fast: 12, slow: 26, signal: 9 }),
  },
  { name: 'adx', parameters: period(14), ixjb94: (l, b) => l.adx!(b.high, b.low, 14) },
  { name: 'dx', parameters: period(14), ixjb94: (l, b) => l.dx!(b.high, b.low, 14) },
  {
    name: 'stoch',
    parameters: { period: 14, kPeriod: 3, dPeriod: 3 },
    ixjb94: (l, b) => l.stoch!(b.high, b.low, b.close, 14, 3, 3),
  },
  { name: 'cci', parameters: period(20), ixjb94: (l, b) => l.cci!(b.high, b.low, b.close, 20) },
  { name: 'mfi', parameters: period(14), ixjb94: (l, b) => l.mfi!(b.high, b.low, b.close, b.volume, 14) },
  { name: 'aroon', parameters: period(14), ixjb94: (l, b) => l.aroon!(b.high, b.low, 14) },
  { name: 'ultOsc', ixjb94: (l, b) => l.ultosc!(b.high, b.low, b.close, 7, 14, 28) },
  { name: 'sar', ixjb94: (l, b) => l.psar!(b.high, b.low, 0.02, 0.2) },
  { name: 'willR', parameters: period(14), ixjb94: (l, b) => l.willr!(b.high, b.low, b.close, 14) },
  { name: 'cmo', parameters: period(14), ixjb94: (l, b) => l.cmo!(b.close, 14) },
  { name: 'trix', parameters: period(15), ixjb94: (l, b) => l.trix!(b.close, 15) },
  { name: 'roc', parameters: period(10), ixjb94: (l, b) => l.roc!(b.close, 10) },
  { name: 'mom', parameters: period(10), ixjb94: (l, b) => l.mom!(b.close, 10) },
  { name: 'ppo', ixjb94: (l, b) => l.ppo!(b.close, 12, 26) },
  { name: 'ao', ixjb94: (l, b) => l.ao!(b.high, b.low) },
  { name: 'obv', ixjb94: (l, b) => l.obv!(b.close, b.volume), indicatorts: (l, b) => l.obv!(b.close, b.volume) },
  {
    name: 'ad',
    ixjb94: (l, b) => l.ad!(b.high, b.low, b.close, b.volume),
    indicatorts: (l, b) => l.ad!(b.high, b.low, b.close, b.volume),
  },
  { name: 'adOsc', ixjb94: (l, b) => l.adosc!(b.high, b.low, b.close, b.volume, 3, 10) },
  { name: 'highest', parameters: period(20), ixjb94: (l, b) => l.max!(b.close, 20) },
  { name: 'lowest', parameters: period(20), ixjb94: (l, b) => l.min!(b.close, 20) },
  { name: 'stddev', parameters: { period: 20 }, ixjb94: (l, b) => l.stddev!(b.close, 20) },
  { name: 'linearReg', parameters: period(14), ixjb94: (l, b) => l.linreg!(b.close, 14) },
  { name: 'tsf', parameters: period(14), ixjb94: (l, b) => l.tsf!(b.close, 14) },
  { name: 'typPrice', ixjb94: (l, b) => l.typprice!(b.high, b.low, b.close) },
  { name: 'medPrice', ixjb94: (l, b) => l.medprice!(b.high, b.low) },
];

const rows = new Map(indicators.list().map((row) => [row.name, row]));
type Call = (...args: unknown[]) => unknown;

function nanoseconds(work: () => unknown, length: number): number {
  const calls = Math.max(1, Math.round(20_000 / length));
  const many = () => {
    for (let i = 0; i < calls; i++) work();
  };
  return (time(many, 15).bestMs * 1e6) / calls;
}

const ofSet = 10;

/** Ten of an indicator in one call, each in new memory, and what they must equal. */
function setOf(pair: Pair, bars: WalkBars) {
  const entry = [pair.name, pair.parameters ?? {}] as unknown as IndicatorEntry;
  const set = indicatorSet(Object.fromEntries(Array.from({ length: ofSet }, (_, i) => [`k${i}`, entry])));
  return () => set(bars);
}

function checkSet(name: string, inSet: unknown, alone: unknown): void {
  const text = (result: unknown) =>
    JSON.stringify(result, (_, x) => (ArrayBuffer.isView(x) ? Array.from(x as never) : x));
  if (text(inSet) !== text(alone)) throw new Error(`${name} in a set differs from a call of its own`);
}

function line(pair: Pair, peers: Peers, length: number) {
  const row = rows.get(pair.name)!;
  const bars = walkBars(length);
  const plain = Object.fromEntries(Object.entries(bars).map(([name, column]) => [name, Array.from(column)]));
  const theirs = (['ixjb94', 'indicatorts'] as const).flatMap((name) => {
    const call = pair[name];
    return call === undefined ? [] : [nanoseconds(() => call(peers[name], plain as unknown as Bars), length)];
  });
  const args = callArguments(row, bars as never, { parameters: pair.parameters ?? {} }).slice(0, -1);
  const arena = columnArena();
  const repeated = (createTechnicalAnalysis(arena) as unknown as Record<string, Call>)[pair.name]!;
  const fresh = (ta as unknown as Record<string, Call>)[pair.name]!;
  const inArena = nanoseconds(() => [arena.reset(), repeated(...args)], length);
  const set = setOf(pair, bars);
  checkSet(pair.name, set().k0, fresh(...args));
  const inSet = nanoseconds(set, length) / ofSet;
  return { theirs: Math.min(...theirs), ours: nanoseconds(() => fresh(...args), length), inArena, inSet };
}

const mean = (values: readonly number[]) => Math.exp(values.reduce((sum, x) => sum + Math.log(x), 0) / values.length);
const micro = (ns: number) => (ns / 1e3).toFixed(ns < 10_000 ? 2 : 0);

type Line = ReturnType<typeof line> & { readonly pair: Pair };

/** All indicators of the table in one call, beside the sum of the calls of the fastest library. */
function printTogether(found: readonly Line[], length: number): void {
  const bars = walkBars(length);
  const entries = found.map(({ pair }) => [pair.name, [pair.name, pair.parameters ?? {}] as unknown as IndicatorEntry]);
  const all = indicatorSet(Object.fromEntries(entries) as Readonly<Record<string, IndicatorEntry>>);
  const memory = columnArena();
  const fresh = nanoseconds(() => all(bars), length);
  const inArena = nanoseconds(() => [memory.reset(), all(bars, { memory })], length);
  const theirs = found.reduce((sum, x) => sum + x.theirs, 0);
  const ratios = [theirs / fresh, theirs / inArena].map((ratio) => ratio.toFixed(2));
  console.log(
    `All ${found.length} in one call: ${micro(fresh)} us in new memory, ${micro(inArena)} us in an arena; ${found.length} calls in JavaScript ${micro(theirs)} us: ${ratios[0]} and ${ratios[1]} times as fast.`,
  );
}

function printLength(peers: Peers, length: number): void {
  console.log(`\n## ${length.toLocaleString('en')} bars\n`);
  const ours = ['new memory', 'arena', `one of ${ofSet} in a call`];
  console.log(
    `| indicator | ours, ${ours.join(', us | ')}, us | fastest in JavaScript, us | ratio, ${ours.join(' | ratio, ')} |`,
  );
  console.log('|---|---|---|---|---|---|---|---|');
  const found = pairs.filter(({ name }) => rows.has(name)).map((pair) => ({ pair, ...line(pair, peers, length) }));
  for (const { pair, theirs, ...own } of found) {
    const times = [own.ours, own.inArena, own.inSet];
    const ratios = times.map((ns) => (theirs / ns).toFixed(2));
    console.log(`| ${[pair.name, ...[...times, theirs].map(micro), ...ratios].join(' | ')} |`);
  }
  const means = [mean(found.map((x) => x.theirs / x.ours)), mean(found.map((x) => x.theirs / x.inArena))];
  means.push(mean(found.map((x) => x.theirs / x.inSet)));
  const [fresh, arena, set] = means.map((x) => x.toFixed(2));
  const asked = length === 100_000 ? ' (10 is asked for)' : length === 100 ? ' (1 is asked for)' : '';
  console.log(
    `\nGeometric mean: ${fresh} in new memory, ${arena} in an arena, ${set} as one of ${ofSet} in a call${asked}.`,
  );
  if (length < 10_000) printTogether(found, length);
}

const peers = await installed();
printMachine();
console.log(
  `\nBeside the faster of ${Object.entries(packages)
    .map(([name, version]) => `${name} ${version}`)
    .join(' and ')}.`,
);
for (const length of [100, 1_000, 100_000]) printLength(peers, length);
