import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asColumn, type Column, ta } from '../../src/index.ts';

type Values = readonly (number | null)[];
type Bars = { readonly high: Column; readonly low: Column; readonly close: Column };
type Name = 'sma' | 'ema' | 'rsi' | 'atr';

const golden = JSON.parse(readFileSync(new URL('../golden/indicators/golden.json', import.meta.url), 'utf8')) as {
  step: number;
  bars: Record<'high' | 'low' | 'close', number[]>;
  cases: { name: Name; period: number; talib: Values; exact: Values }[];
  wide: { values: number[]; means: Record<string, Values> };
};

const column = (values: readonly number[]) => asColumn(Float64Array.from(values), golden.step);
const bars: Bars = {
  high: column(golden.bars.high),
  low: column(golden.bars.low),
  close: column(golden.bars.close),
};
const compute = (name: Name, period: number) => (name === 'atr' ? ta.atr(bars, period) : ta[name](bars.close, period));

/** Largest distance of the two, which must have their values in the same rows. */
function distance(ours: Float64Array, theirs: Values, relative: boolean): number {
  return Math.max(
    ...theirs.map((value, i) => {
      expect(Number.isNaN(ours[i]), `row ${i}`).toBe(value === null);
      const scale = relative ? Math.max(Math.abs(value ?? 1), 1e-300) : 1;
      return value === null ? 0 : Math.abs(ours[i]! - value) / scale;
    }),
  );
}

describe('indicators against other arithmetic', () => {
  it.each(golden.cases)(
    '[IND-1] $name $period is TA-Lib’s within 1e-9, with its warm-up',
    ({ name, period, talib }) => {
      expect(distance(compute(name, period), talib, false)).toBeLessThan(1e-9);
    },
  );

  it.each(golden.cases)('[IND-1] $name $period is the formula in rational numbers', ({ name, period, exact }) => {
    expect(distance(compute(name, period), exact, true)).toBeLessThan(name === 'sma' ? Number.MIN_VALUE : 1e-9);
  });

  it('[IND-1] off the step a mean is the exact mean of the doubles, rounded once, over 120 powers of two', () => {
    for (const [period, means] of Object.entries(golden.wide.means)) {
      expect(distance(ta.sma(golden.wide.values, Number(period)), means, true)).toBe(0);
    }
  });
});
