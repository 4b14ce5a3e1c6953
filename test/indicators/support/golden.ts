import { readdirSync, readFileSync } from 'node:fs';
import { asColumn, indicators, ta } from '../../../src/index.ts';
import { callArguments, outputsOf } from './arguments.ts';

type Parameters = Readonly<Record<string, number | string>>;

/** Values of the outputs in some rows. */
export interface Kept {
  readonly rows: readonly number[];
  readonly outputs: readonly (readonly (number | null)[])[];
}

/** One indicator with one set of parameters, and what others give for it. */
export interface GoldenCase {
  readonly name: string;
  readonly parameters: Parameters;
  /** The columns that its series are, where the cases have others than usual. */
  readonly series?: Readonly<Record<string, string>>;
  readonly recursive?: true;
  readonly ties?: true;
  readonly talib?: Kept;
  readonly exact?: Kept;
  readonly other?: Kept & { readonly source: string; readonly slack: number };
}

const folder = new URL('../../golden/indicators/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const golden = read('bars.json') as {
  steps: Record<string, number>;
  series: Record<string, string>;
  bars: Record<string, number[]>;
};
const topics = readdirSync(folder).filter((file) => file.endsWith('_cases.py'));

/** All cases of test/golden/indicators. */
export const goldenCases = topics.flatMap((file) => read(file.replace('_cases.py', '.json')).cases as GoldenCase[]);

function columns(of: (name: string) => Float64Array): Record<string, Float64Array> {
  const bars = Object.fromEntries(Object.keys(golden.bars).map((name) => [name, of(name)]));
  const series = Object.entries(golden.series).map(([name, column]) => [name, bars[column]!]);
  return { ...bars, ...Object.fromEntries(series) };
}

/** The bars of the cases as columns that know their step, and as bare doubles. */
export const onStep = columns((name) => asColumn(Float64Array.from(golden.bars[name]!), golden.steps[name]!));
export const offStep = columns((name) => Float64Array.from(golden.bars[name]!));
const rows = new Map(indicators.list().map((row) => [row.name, row]));

/** Each output of a case's indicator over these bars; a series is the column of its name, or the close. */
export function compute(
  { name, parameters, series = {} }: GoldenCase,
  bars: Record<string, Float64Array>,
): ArrayLike<number>[] {
  const row = rows.get(name)!;
  const own = Object.fromEntries(Object.entries(series).map(([input, column]) => [input, bars[column]!]));
  const untyped = ta as unknown as Record<string, (...args: unknown[]) => unknown>;
  return outputsOf(row, untyped[name]!(...callArguments(row, { ...bars, ...own }, { parameters })));
}

function distance(mine: readonly number[], theirs: readonly (number | null)[], places: readonly number[]): number {
  const wrong = theirs.findIndex((value, i) => Number.isNaN(mine[i]) !== (value === null));
  if (wrong >= 0) throw new Error(`row ${places[wrong]}: ${mine[wrong]}, not ${theirs[wrong]}`);
  const scale = Math.max(...theirs.map((value) => Math.abs(value ?? 0)), 1e-300);
  return Math.max(...theirs.map((value, i) => (value === null ? 0 : Math.abs(mine[i]! - value)))) / scale;
}

/**
 * Largest distance of ours from theirs, of the largest size of an output of theirs.
 *
 * @throws Error where values do not stand in the same rows.
 */
export function farthest(ours: readonly ArrayLike<number>[], { rows: places, outputs }: Kept): number {
  const far = outputs.map((theirs, output) => {
    const mine = places.map((row) => ours[output]![row]!);
    return distance(mine, theirs, places);
  });
  return Math.max(...far);
}
