import { describe, expect, it } from 'vitest';
import { asColumn, indicators, stream, ta } from '../../src/index.ts';
import { callArguments, outputsOf } from './support/arguments.ts';

const refusal = (message: string | RegExp) =>
  expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringMatching(message) });

/** Calls as JavaScript users can make them, without the compiler's help. */
const untyped = ta as unknown as Record<string, (...args: unknown[]) => unknown>;
const values = [1, 2, 3, 4];

function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('bad input to indicators', () => {
  it.each([0, -3, 2.5, Number.NaN, 100_001, Number.POSITIVE_INFINITY, '5', null])(
    '[IND-1] period %s is refused with its range',
    (period) => {
      const told = refusal(`^\`period\` must be an integer from 1 to 100000, was ${period}$`);
      expect(thrownBy(() => untyped.sma!(values, period))).toEqual(told);
      expect(thrownBy(() => indicators.lookback('sma', { period: period as number }))).toEqual(told);
      expect(thrownBy(() => stream('rsi', { period: period as number }))).toEqual(told);
    },
  );

  it('[IND-1] a period longer than the data gives no value in any row', () => {
    expect([...ta.sma(values, 100_000)]).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('[IND-1] empty columns give empty columns', () => {
    const bars = { open: [], high: [], low: [], close: [], volume: [] };
    for (const row of indicators.list()) {
      for (const column of outputsOf(row, untyped[row.name]!(...callArguments(row, bars)))) {
        expect(column, row.name).toHaveLength(0);
      }
    }
  });

  it('[IND-1] every parameter of every indicator is refused outside its range', () => {
    for (const { name, parameters } of indicators.list()) {
      for (const { name: parameter, kind, least, most } of parameters) {
        const wrong = kind === 'choice' ? ['none', 0, null] : [least - 1, most + 1, Number.NaN, null, '1'];
        for (const value of wrong) {
          const call = () => indicators.lookback(name as 'sma', { [parameter]: value } as never);
          expect(thrownBy(call), `${name} ${parameter} ${value}`).toEqual(refusal(`\`${parameter}\``));
        }
      }
    }
  });

  it('[IND-1] columns of different lengths are refused', () => {
    expect(thrownBy(() => ta.crossedAbove(values, [1]))).toEqual(refusal('`b` has 1 values, `a` has 4'));
    const bars = { high: values, low: values, close: [1, 2, 3] };
    expect(thrownBy(() => ta.atr(bars, 2))).toEqual(refusal('`close` has 3 values'));
  });

  it('[IND-1] other arrays than Float64Array and arrays of numbers are refused', () => {
    const floats = Float32Array.of(1, 2);
    expect(thrownBy(() => untyped.sma!(floats, 2))).toEqual(refusal('was Float32Array; convert it'));
    expect(thrownBy(() => untyped.sma!([1, '2'], 2))).toEqual(refusal('`values\\[1\\]` must be a number'));
    expect(thrownBy(() => untyped.sma!('12', 2))).toEqual(refusal('was string'));
    expect(thrownBy(() => untyped.sma!(undefined, 2))).toEqual(refusal('was undefined'));
    expect(thrownBy(() => untyped.atr!(values, 2))).toEqual(refusal('the column `high`'));
    expect(thrownBy(() => untyped.atr!(undefined, 2))).toEqual(refusal('`bars` must be an object'));
  });

  it('[IND-1] a detached column is refused', () => {
    const column = Float64Array.of(1, 2, 3);
    structuredClone(column.buffer, { transfer: [column.buffer] });
    expect(thrownBy(() => ta.sma(column, 2))).toEqual(refusal('`values` is detached'));
  });

  it('[IND-1] an output of another length or kind, or over an input, is refused', () => {
    const column = Float64Array.from(values);
    expect(thrownBy(() => ta.sma(column, 2, { out: new Float64Array(3) }))).toEqual(refusal('must have 4 values'));
    expect(thrownBy(() => ta.crossedAbove(column, values, { out: column as never }))).toEqual(refusal('Uint8Array'));
    expect(thrownBy(() => ta.sma(column, 2, { out: column }))).toEqual(refusal('must not share memory'));
    const memory = new Float64Array(7);
    const overlapping = () => ta.sma(memory.subarray(0, 4), 2, { out: memory.subarray(3) });
    expect(thrownBy(overlapping)).toEqual(refusal('must not share memory'));
    expect([...memory]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const out = new Float64Array(4);
    expect(ta.sma(column, 2, { out })).toBe(out);
  });

  it('[IND-1] a step that is no power of ten is refused', () => {
    for (const step of [0.25, 0, -0.01, Number.NaN, 1e-10, Number.POSITIVE_INFINITY]) {
      expect(thrownBy(() => ta.sma(values, 2, { step }))).toEqual(refusal('`step` must be a power of ten'));
      expect(thrownBy(() => stream('sma', {}, { step }))).toEqual(refusal('`step` must be a power of ten'));
    }
    expect([...ta.sma([10, 20], 2, { step: 10 })]).toEqual([NaN, 15]);
  });

  it('[IND-1] the step given stands above the column’s own, and null leaves it out of account', () => {
    const values = [0.01, 0.01, 0.07]; // as decimals 0.03; the three doubles' own mean is the next double above
    const column = asColumn(Float64Array.from(values), 0.01);
    expect(ta.sma(column, 3)[2]).toBe(0.03);
    expect(ta.sma(column, 3, { step: null })[2]).toBe(0.030000000000000002);
    expect(ta.sma(values, 3)[2]).toBe(0.030000000000000002);
    expect(ta.sma(values, 3, { step: 0.01 })[2]).toBe(0.03);
  });

  it('[IND-3] unknown names and parameters are refused with a suggestion', () => {
    expect(thrownBy(() => stream('smaa' as never))).toEqual(
      refusal('There is no indicator `smaa`. Did you mean `sma`'),
    );
    const wrong = { perod: 3 } as never;
    expect(thrownBy(() => stream('sma', wrong))).toEqual(refusal('no parameter `perod`. Did you mean `period`'));
  });

  it('[IND-3] a stream refuses what is no number, damaged or foreign state, and use after its end', () => {
    const average = stream('sma', { period: 2 });
    expect(thrownBy(() => average.update('1' as never))).toEqual(refusal('`values` must be a number'));
    expect(thrownBy(() => stream('atr').update(undefined as never))).toEqual(refusal('`high` must be a number'));
    const saved = average.save();
    expect(thrownBy(() => stream('sma', { period: 3 }).restore(saved))).toEqual(refusal('is of another indicator'));
    saved[saved.length - 1]! ^= 1;
    expect(thrownBy(() => average.restore(saved))).toMatchObject({ code: 'TIERCEL_E_CORRUPT' });
    average.dispose();
    average.dispose();
    expect(thrownBy(() => average.update(1))).toEqual(refusal('has been disposed of'));
  });
});
