import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asColumn, indicators, ta } from '../../src/index.ts';
import { callArguments, outputsOf } from './support/arguments.ts';

type Parameters = Readonly<Record<string, number | string>>;

/** Values of the outputs in some rows. */
interface Kept {
  readonly rows: readonly number[];
  readonly outputs: readonly (readonly (number | null)[])[];
}

interface Case {
  readonly name: string;
  readonly parameters: Parameters;
  readonly recursive?: true;
  readonly ties?: true;
  readonly talib?: Kept;
  readonly exact?: Kept;
  readonly other?: Kept & { readonly source: string; readonly slack: number };
}

const folder = new URL('../golden/indicators/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const golden = read('bars.json') as {
  steps: Record<string, number>;
  series: Record<string, string>;
  bars: Record<string, number[]>;
};
const groups = readdirSync(folder).filter((file) => file.endsWith('_cases.py'));
const all = groups.flatMap((file) => read(file.replace('_cases.py', '.json')).cases as Case[]);
const only = process.env.TIERCEL_INDICATOR?.split(',');
const cases = all.filter(({ name }) => only?.includes(name) ?? true);

function columns(of: (name: string) => Float64Array): Record<string, Float64Array> {
  const bars = Object.fromEntries(Object.keys(golden.bars).map((name) => [name, of(name)]));
  const series = Object.entries(golden.series).map(([name, column]) => [name, bars[column]!]);
  return { ...bars, ...Object.fromEntries(series) };
}

const onStep = columns((name) => asColumn(Float64Array.from(golden.bars[name]!), golden.steps[name]!));
const offStep = columns((name) => Float64Array.from(golden.bars[name]!));
const rows = new Map(indicators.list().map((row) => [row.name, row]));

/** Each output of an indicator over these bars; a series is the column of its name, or the close. */
function compute(name: string, bars: Record<string, Float64Array>, given: Parameters) {
  const row = rows.get(name)!;
  const untyped = ta as unknown as Record<string, (...args: unknown[]) => unknown>;
  return outputsOf(row, untyped[name]!(...callArguments(row, bars, { parameters: given })));
}

/** Largest distance of ours from theirs, of the largest size of theirs; values must stand in the same rows. */
function distances(ours: ArrayLike<number>[], { rows: places, outputs }: Kept): number[] {
  return outputs.map((theirs, output) => {
    const mine = places.map((row) => ours[output]![row]!);
    const none = (values: readonly (number | null)[]) => places.filter((_, i) => Number.isNaN(values[i] ?? Number.NaN));
    expect(none(mine), 'rows without a value').toEqual(none(theirs));
    const scale = Math.max(...theirs.map((value) => Math.abs(value ?? 0)), 1e-300);
    return Math.max(...theirs.map((value, i) => (value === null ? 0 : Math.abs(mine[i]! - value)))) / scale;
  });
}

const farthest = (found: ArrayLike<number>[], kept: Kept) => Math.max(...distances(found, kept));

describe('the table of indicators', () => {
  it.each(cases.filter(({ talib }) => talib))(
    '[IND-1] $name $parameters is TA-Lib’s within 1e-9 of its scale, with its warm-up',
    ({ name, parameters, talib, ties }) => {
      for (const bars of ties ? [offStep] : [onStep, offStep]) {
        expect(farthest(compute(name, bars, parameters), talib!)).toBeLessThan(1e-9);
      }
    },
  );

  it.each(cases.filter(({ exact }) => exact))(
    '[IND-1] $name $parameters is the formula in exact arithmetic, on the step and off it',
    ({ name, parameters, exact, recursive, ties }) => {
      const isExact = indicators.isExact(name as 'bbands', parameters);
      const limit = recursive ? 1e-9 : 1e-12;
      expect(farthest(compute(name, onStep, parameters), exact!)).toBeLessThan(isExact ? 1e-15 : limit);
      // Doubles are not the decimals themselves, which differences of prices make larger.
      if (!ties) expect(farthest(compute(name, offStep, parameters), exact!)).toBeLessThan(Math.max(limit, 1e-10));
    },
  );

  it.each(cases.flatMap(({ other, ...rest }) => (other ? [{ ...rest, other, source: other.source }] : [])))(
    '[IND-2] $name $parameters is that of $source',
    ({ name, parameters, other, ties }) => {
      for (const bars of ties ? [offStep] : [onStep, offStep]) {
        expect(farthest(compute(name, bars, parameters), other)).toBeLessThan(other.slack);
      }
    },
  );
});

it('[IND-1] every indicator has golden values', () => {
  const elsewhere = ['atr', 'crossedAbove', 'crossedBelow', 'ema', 'rsi', 'sma'];
  const here = new Set(all.map(({ name }) => name));
  expect([...rows.keys()].filter((name) => !here.has(name) && !elsewhere.includes(name))).toEqual([]);
});
