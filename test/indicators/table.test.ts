import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asColumn, indicators, ta } from '../../src/index.ts';
import { callArguments, outputsOf } from './support/arguments.ts';

type Values = readonly (number | null)[];
type Name = 'open' | 'high' | 'low' | 'close' | 'volume' | 'session';

const golden = JSON.parse(readFileSync(new URL('../golden/indicators/table.json', import.meta.url), 'utf8')) as {
  steps: Record<Name, number>;
  bars: Record<Name, number[]>;
  cases: {
    name: string;
    parameters: Record<string, number | string>;
    talib: Values[] | null;
    exact: Values[] | null;
  }[];
};

const names = Object.keys(golden.bars) as Name[];
const onStep = Object.fromEntries(
  names.map((name) => [name, asColumn(Float64Array.from(golden.bars[name]), golden.steps[name])]),
) as Record<Name, Float64Array>;
const offStep = Object.fromEntries(names.map((name) => [name, Float64Array.from(golden.bars[name])]));
const rows = new Map(indicators.list().map((row) => [row.name, row]));

/**
 * These compare differences of prices, which are often equal: as doubles rounding decides, in TA-Lib and off the step;
 * on the step the decimals do, as in exact arithmetic.
 */
const decidesTies: readonly string[] = ['adx', 'minusDi', 'plusDi'];

/** Each output of an indicator over these bars; a series is the column of its name, or the close. */
function compute(name: string, bars: Record<string, Float64Array>, given: Record<string, number | string>) {
  const row = rows.get(name)!;
  const untyped = ta as unknown as Record<string, (...args: unknown[]) => unknown>;
  return outputsOf(row, untyped[name]!(...callArguments(row, bars, { parameters: given })));
}

/** Largest distance of the two against the largest size of theirs; values must stand in the same rows. */
function distance(ours: ArrayLike<number>, theirs: Values): number {
  const scale = Math.max(...theirs.map((value) => Math.abs(value ?? 0)), 1e-300);
  const none = theirs.map((value) => value === null);
  expect(Array.from(ours, Number.isNaN)).toEqual(none);
  return Math.max(...theirs.map((value, i) => (value === null ? 0 : Math.abs(ours[i]! - value)))) / scale;
}

const ofTalib = golden.cases.flatMap(({ talib, ...rest }) => (talib === null ? [] : [{ ...rest, talib }]));
const ofExact = golden.cases.flatMap(({ exact, ...rest }) => (exact === null ? [] : [{ ...rest, exact }]));

describe('the table of indicators', () => {
  it.each(ofTalib)(
    '[IND-1] $name $parameters is TA-Lib’s within 1e-9 of its scale, with its warm-up',
    ({ name, parameters, talib }) => {
      for (const bars of decidesTies.includes(name) ? [offStep] : [onStep, offStep]) {
        compute(name, bars, parameters).forEach((ours, i) => {
          expect(distance(ours, talib[i]!)).toBeLessThan(1e-9);
        });
      }
    },
  );

  it.each(ofExact)(
    '[IND-1] $name $parameters is the formula in exact arithmetic, on the step and off it',
    ({ name, parameters, exact }) => {
      const isExact = indicators.isExact(name as 'bbands', parameters);
      const onStepLimit = isExact ? 1e-15 : 1e-11;
      compute(name, onStep, parameters).forEach((ours, i) => {
        expect(distance(ours, exact[i]!)).toBeLessThan(onStepLimit);
      });
      if (decidesTies.includes(name)) return;
      compute(name, offStep, parameters).forEach((ours, i) => {
        expect(distance(ours, exact[i]!)).toBeLessThan(1e-10);
      });
    },
  );
});

it('[IND-1] every indicator has golden values', () => {
  const elsewhere = ['atr', 'crossedAbove', 'crossedBelow', 'ema', 'rsi', 'sma'];
  const here = golden.cases.map(({ name }) => name);
  expect([...rows.keys()].filter((name) => !here.includes(name) && !elsewhere.includes(name))).toEqual([]);
});
