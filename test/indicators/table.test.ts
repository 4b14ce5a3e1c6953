import { describe, expect, it } from 'vitest';
import { indicators } from '../../src/index.ts';
import { compute, farthest, goldenCases, offStep, onStep } from './support/golden.ts';

const only = process.env.TIERCEL_INDICATOR?.split(',');
const cases = goldenCases.filter(({ name }) => only?.includes(name) ?? true);

describe('the table of indicators', () => {
  it.each(cases.filter(({ talib }) => talib))(
    '[IND-1] $name $parameters is TA-Lib’s within 1e-9 of its scale, with its warm-up',
    (one) => {
      for (const bars of one.ties ? [offStep] : [onStep, offStep]) {
        expect(farthest(compute(one, bars), one.talib!)).toBeLessThan(1e-9);
      }
    },
  );

  it.each(cases.filter(({ exact }) => exact))(
    '[IND-1] $name $parameters is the formula in exact arithmetic, on the step and off it',
    (one) => {
      const { name, parameters, exact, recursive, ties } = one;
      const isExact = indicators.isExact(name as 'bbands', parameters);
      const limit = recursive ? 1e-9 : 1e-12;
      expect(farthest(compute(one, onStep), exact!)).toBeLessThan(isExact ? 1e-15 : limit);
      // Doubles are not the decimals themselves, which differences of prices make larger.
      if (!ties) expect(farthest(compute(one, offStep), exact!)).toBeLessThan(Math.max(limit, 1e-10));
    },
  );

  it.each(cases.flatMap(({ other, ...rest }) => (other ? [{ ...rest, other, source: other.source }] : [])))(
    '[IND-2] $name $parameters is that of $source',
    (one) => {
      for (const bars of one.ties ? [offStep] : [onStep, offStep]) {
        expect(farthest(compute(one, bars), one.other)).toBeLessThan(one.other.slack);
      }
    },
  );
});

it('[IND-1] every indicator has golden values', () => {
  const here = new Set(goldenCases.map(({ name }) => name));
  const all = indicators.list().map(({ name }) => name);
  expect(all.filter((name) => !here.has(name))).toEqual([]);
});
