import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { peerPython } from './environment.ts';

export interface TalibTiming {
  readonly bestMs: number;
  readonly medianMs: number;
}

/** Of the largest size of an output; rows whose integers differ, or whose numbers do by over 1e-9 of that size. */
export interface TalibDifference {
  readonly largest: number;
  readonly rows: number;
  readonly first: number;
}

/** One indicator beside TA-Lib (first) and ta-lib-takt (second). */
export interface TalibRow {
  readonly name: string;
  readonly talib: string;
  readonly lookback: number;
  readonly begin: number;
  readonly onStep: TalibTiming;
  readonly offStep: TalibTiming;
  readonly first: TalibTiming;
  readonly second: TalibTiming;
  readonly onStepDifference: TalibDifference;
  readonly offStepDifference: TalibDifference;
}

const build = 'build-bench';

function library(name: 'talib' | 'takt'): string {
  const python = peerPython(name);
  const print = 'import os, talib; print(os.path.join(os.path.dirname(talib.__file__), "..", "ta_lib.libs"))';
  const folder = execFileSync(python, ['-c', print], { encoding: 'utf8' }).trim();
  return join(folder, readdirSync(folder).find((file) => file.startsWith('libta'))!);
}

/** Runs bench/peers/talib_bench.cpp over the columns of a folder, which it builds at the first use. */
export function besideTalib(of: { folder: string; decimals: number; rounds: number }): TalibRow[] {
  const configure = ['-S', '.', '-B', build, '-DTIERCEL_BENCH=ON', '-DCMAKE_BUILD_TYPE=Release'];
  execFileSync('cmake', configure, { stdio: 'ignore' });
  execFileSync('cmake', ['--build', build, '--target', 'talib_bench', '--parallel', '2'], { stdio: 'ignore' });
  const libraries = `${library('talib')},${library('takt')}`;
  const args = [of.folder, String(of.decimals), String(of.rounds), libraries];
  const output = execFileSync(join(build, 'talib_bench'), args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TalibRow);
}
