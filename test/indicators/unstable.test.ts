import { describe, expect, it } from 'vitest';
import { indicators, stream, ta } from '../../src/index.ts';
import { callArguments, outputsOf } from './support/arguments.ts';
import { onStep } from './support/golden.ts';

const { NaN: none } = Number;
const untyped = ta as unknown as Record<string, (...args: unknown[]) => unknown>;
const rows = indicators.list().filter(({ parameters }) => parameters.some(({ name }) => name === 'unstable'));
const cases = rows.flatMap((row) => [1, 7, 100].map((unstable) => ({ row, name: row.name, unstable })));

describe('the unstable period', () => {
  it('[IND-1] is there for the functions that have one in TA-Lib 0.8.2, and for ADXR and STOCHRSI, which follow ADX and RSI', () => {
    // The keys of talib._ta_lib._ta_func_unst_ids; MFI's is retired, IMI has none.
    const talib =
      'ADX ADXR ATR CMO DX EMA HA HT_DCPERIOD HT_DCPHASE HT_PHASOR HT_SINE HT_TRENDLINE HT_TRENDMODE KAMA MAMA MINUS_DI MINUS_DM NATR PLUS_DI PLUS_DM RMA RSI RVI STOCHRSI T3';
    expect(rows.map((row) => row.talib).sort()).toEqual(talib.split(' '));
  });

  it.each(cases)('[IND-1] of $unstable leaves out so many values of $name and keeps the bits of the rest', (one) => {
    const { row, unstable } = one;
    const lookback = indicators.lookback(row.name as 'rsi');
    expect(indicators.lookback(row.name as 'rsi', { unstable })).toBe(lookback + unstable);
    const outputs = (parameters: object) => {
      const result = untyped[row.name]!(...callArguments(row, onStep, { parameters: parameters as never }));
      return outputsOf(row, result).map((values) => Array.from(values as ArrayLike<number>));
    };
    const left = outputs({}).map((values, i) => {
      const nothing = row.outputs[i]!.kind === 'real' ? none : 0;
      return values.fill(nothing, 0, lookback + unstable);
    });
    expect(outputs({ unstable })).toEqual(left);
  });

  it('[IND-1] begins anew after a gap, as the warm-up does', () => {
    const values = [1, 2, 4, 8, none, 2, 4, 6, 8];
    expect([...ta.rma(values, 2)]).toEqual([none, 1.5, 2.75, 5.375, none, none, 3, 4.5, 6.25]);
    expect([...ta.rma(values, { period: 2, unstable: 2 })]).toEqual([
      ...[none, none, none, 5.375],
      ...[none, none, none, none, 6.25],
    ]);
  });

  it('[IND-2] holds in streams: update, peek, reset, save and restore', () => {
    const live = stream('ema', { period: 3, seeding: 'tradingview', unstable: 2 });
    const taken = () => [1, 2, 4, 8].map((value) => [live.peek(value), live.update(value)]);
    const all = [1, 1.5, 2.75, 5.375].map((value, row) => (row < 2 ? [none, none] : [value, value]));
    expect(taken()).toEqual(all);
    live.reset();
    expect(taken()).toEqual(all);
    live.reset();
    live.update(1);
    const second = stream('ema', { period: 3, seeding: 'tradingview', unstable: 2 });
    second.restore(live.save());
    expect([2, 4, 8].map((value) => second.update(value))).toEqual([none, 2.75, 5.375]);
    const other = stream('ema', { period: 3, seeding: 'tradingview', unstable: 3 });
    expect(() => other.restore(live.save())).toThrow(/of other parameters/);
  });

  it('[IND-3] differs from set to set of one call', () => {
    const [plain, later] = ta.many.rma([2, 4, 8, 0], [{ period: 2 }, { period: 2, unstable: 1 }]);
    expect([[...plain!], [...later!]]).toEqual([
      [none, 3, 5.5, 2.75],
      [none, none, 5.5, 2.75],
    ]);
  });

  it.each([-1, 0.5, none, Number.POSITIVE_INFINITY, 100_001, '3', null])('[IND-4] of %s is refused', (unstable) => {
    const error = {
      code: 'TIERCEL_E_PARAMETER',
      message: expect.stringMatching(/^`unstable` must be an integer from 0/),
    };
    const given = { unstable } as { unstable: number };
    expect(() => ta.rsi([1, 2, 3], given)).toThrow(expect.objectContaining(error));
    expect(() => stream('rsi', given)).toThrow(expect.objectContaining(error));
    expect(() => ta.many.rsi([1, 2, 3], [given])).toThrow(expect.objectContaining(error));
    expect(() => indicators.lookback('rsi', given)).toThrow(expect.objectContaining(error));
  });

  it('[IND-4] is no parameter of other indicators, and one longer than the data leaves nothing', () => {
    expect(() => untyped.sma!([1, 2, 3], { unstable: 1 })).toThrow(/`sma` has no parameter `unstable`/);
    expect([...ta.rsi([1, 2, 3, 4], { period: 2, unstable: 50 })]).toEqual([none, none, none, none]);
  });
});
