/**
 * Every indicator that TA-Lib has too, beside TA-Lib's C library and beside ta-lib-takt, its faster build: the same
 * arrays in one process, by turns (bench/cpp/talib_bench.cpp). Needs Python 3 and CMake: both wheels are installed into
 * build-peers/ at the first run. Fails where values differ on the same doubles by more than ties.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indicators } from '../src/index.ts';
import { printMachine } from './lib.ts';
import { peersFolder } from './peers/environment.ts';
import { besideTalib, type TalibRow, type TalibTiming } from './peers/talib.ts';
import { walkBars } from './walk.ts';

const length = 1_000_000;
const rounds = 31;
const decimals = 5;

function writeColumns(): string {
  const folder = join(peersFolder(), 'talib-data');
  mkdirSync(folder, { recursive: true });
  const bars = walkBars(length);
  const columns = { ...bars, periods: bars.volume.map((volume) => (volume % 29) + 2) };
  for (const [name, column] of Object.entries(columns)) writeFileSync(join(folder, `${name}.f64`), column);
  return folder;
}

const groups = new Map(indicators.list().map(({ name, group }) => [name, group]));
const steep: Readonly<Record<string, number>> = { stoch: 1.5, cci: 1.5, aroon: 3, adx: 3, ultOsc: 3 };

/** The least ratio that the project asks for. */
const least = (row: TalibRow) => steep[row.name] ?? (groups.get(row.name) === 'pattern' ? 3 : 0.9);
const ratio = (row: TalibRow) => Math.min(row.first.bestMs, row.second.bestMs) / row.onStep.bestMs;
const rate = ({ bestMs }: TalibTiming) => (length / bestMs / 1e3).toFixed(0);

function line(row: TalibRow): string {
  const { largest, rows } = row.offStepDifference;
  const verdict = ratio(row) >= least(row) ? '' : `missed (${least(row)})`;
  const speeds = [row.onStep, row.offStep, row.first, row.second].map(rate);
  const far = rows === 0 ? largest.toExponential(1) : `${rows} rows`;
  return `| ${[row.name, row.talib, ...speeds, ratio(row).toFixed(2), verdict, far, row.onStepDifference.rows].join(' | ')} |`;
}

const rows = besideTalib({ folder: writeColumns(), decimals, rounds });
printMachine();
console.log(
  `\n## Beside TA-Lib 0.8.2 and ta-lib-takt 0.8.2 (C, one thread), ${length.toLocaleString('en')} bars, M bars/s, best of ${rounds} runs\n`,
);
console.log('The ratio is that to the faster of the two, on the price step. Differences are those from TA-Lib, of the');
console.log(
  'largest value: on the same doubles, and rows over 1e-9 on the step, where ties are those of the decimals.\n',
);
console.log(
  '| indicator | TA-Lib | on the step | without a step | TA-Lib | takt | ratio | | largest difference | rows on the step |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const row of rows) console.log(line(row));
const counted = rows.filter(({ name }) => groups.get(name) !== 'math');
const mean = Math.exp(counted.reduce((sum, row) => sum + Math.log(ratio(row)), 0) / counted.length);
const missed = rows.filter((row) => ratio(row) < least(row)).map(({ name }) => name);
console.log(`\nGeometric mean of the ratios without arithmetic on columns: ${mean.toFixed(2)} (2 is asked for).`);
console.log(missed.length === 0 ? 'All ratios reached.' : `Missed: ${missed.join(', ')}.`);
// Ties that rounding decides are counted by `npm run bench equality`; more than these are another definition.
const wrong = rows.filter((row) => row.offStepDifference.rows > length / 10 || row.lookback !== row.begin);
if (wrong.length > 0) throw new Error(`values or lookbacks differ: ${wrong.map(({ name }) => name).join(', ')}`);
