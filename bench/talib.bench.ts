/**
 * Indicators beside TA-Lib's C functions on the same columns, without allocation on either side. Needs Python 3: TA-Lib's
 * wheel is installed into build-peers/ at the first run. Values are compared before times are.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indicatorWork } from './indicator-work.ts';
import { printMachine, time } from './lib.ts';
import { peerPython, peerRows, peersFolder } from './peers/environment.ts';
import { walkBars } from './walk.ts';

interface TalibRow {
  readonly name: string;
  readonly first: number;
  readonly count: number;
  readonly kind: 'f8' | 'i4';
  readonly medianMs: number;
  readonly bestMs: number;
}

const length = 1_000_000;
const rounds = 31;
const folder = join(peersFolder(), 'talib-data');
const bars = walkBars(length);

function theirValues(row: TalibRow, output: number): ArrayLike<number> {
  const bytes = readFileSync(join(folder, `${row.name}.${output}.out`));
  const copy = new Uint8Array(bytes).buffer;
  return row.kind === 'f8' ? new Float64Array(copy) : new Int32Array(copy);
}

/** Largest distance from TA-Lib's values, of the size of the largest. Columns without a step: the same doubles. */
function distance(row: TalibRow): number {
  const { work, outputs } = indicatorWork(row.name, bars, null);
  work();
  let largest = 0;
  let scale = 0;
  // TA-Lib's ADX has one output, ours three: those that both have are compared.
  const both = row.name === 'adx' ? outputs.slice(0, 1) : outputs;
  both.forEach((ours, output) => {
    const theirs = theirValues(row, output);
    for (let i = 0; i < row.count; i++) {
      largest = Math.max(largest, Math.abs(ours[row.first + i]! - theirs[i]!));
      scale = Math.max(scale, Math.abs(theirs[i]!));
    }
  });
  if (!(largest <= 1e-9 * scale)) throw new Error(`${row.name} differs from TA-Lib by ${largest}`);
  return largest / scale;
}

function printRow(row: TalibRow): number {
  const far = distance(row);
  const onStep = time(indicatorWork(row.name, bars).work, rounds).bestMs;
  const offStep = time(indicatorWork(row.name, bars, null).work, rounds).bestMs;
  const rate = (ms: number) => `${(length / ms / 1e3).toFixed(0)}`;
  const ratio = row.bestMs / onStep;
  console.log(
    `| ${row.name} | ${rate(onStep)} | ${rate(offStep)} | ${rate(row.bestMs)} | ${ratio.toFixed(2)} | ${far.toExponential(1)} |`,
  );
  return ratio;
}

const python = peerPython('talib');
mkdirSync(folder, { recursive: true });
for (const [name, column] of Object.entries(bars)) writeFileSync(join(folder, `${name}.f64`), column);
const rows = peerRows<TalibRow>(python, 'talib_c.py', [folder, String(rounds)]);
printMachine();
console.log(
  `\n## Beside TA-Lib 0.8.2 (C, one thread), ${length.toLocaleString('en')} bars, M bars/s, best of ${rounds} runs\n`,
);
console.log('| indicator | on the step | without a step | TA-Lib | ratio | largest difference, of the scale |');
console.log('|---|---|---|---|---|---|');
const ratios = rows.map(printRow);
const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
console.log(`\nGeometric mean of the ratios on the step: ${mean.toFixed(2)}.`);
