import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cppRows } from '../cpp/program.ts';
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

function library(name: 'talib' | 'takt'): string {
  const python = peerPython(name);
  const print = 'import os, talib; print(os.path.join(os.path.dirname(talib.__file__), "..", "ta_lib.libs"))';
  const folder = execFileSync(python, ['-c', print], { encoding: 'utf8' }).trim();
  return join(folder, readdirSync(folder).find((file) => file.startsWith('libta'))!);
}

/** Runs bench/cpp/talib_bench.cpp over the columns of a folder. */
export function besideTalib(of: { folder: string; decimals: number; rounds: number }): TalibRow[] {
  const libraries = `${library('talib')},${library('takt')}`;
  return cppRows<TalibRow>('talib_bench', [of.folder, String(of.decimals), String(of.rounds), libraries]);
}
