import { describe, expect, it } from 'vitest';
import { asColumn, columnArena, createTechnicalAnalysis, indicators, stream, ta } from '../../src/index.ts';

describe('indicators over columns', () => {
  it('[IND-1] a moving average stands at the bar where it became known, with NaN before', () => {
    expect([...ta.sma([1, 2, 3, 4], 2)]).toEqual([NaN, 1.5, 2.5, 3.5]);
    expect(indicators.lookback('sma', { period: 2 })).toBe(1);
  });

  it('[IND-1] averages that are equal as decimals are equal as doubles when the price step is known', () => {
    const fast = ta.sma(asColumn(Float64Array.of(0.1, 0.2, 0.3, 0.15, 0.25, 0.2), 0.01), 3);
    expect(fast[2]).toBe(0.2);
    expect(fast[5]).toBe(0.2);
  });

  it('[IND-1] crossings: at or on the other side before, strictly on this side now; false with NaN', () => {
    const a = [1, 2, 2, 3, NaN, 5, 1];
    const b = [2, 2, 2, 2, 2, 2, 2];
    expect([...ta.crossedAbove(a, b)]).toEqual([0, 0, 0, 1, 0, 0, 0]);
    expect([...ta.crossedBelow(a, b)]).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });

  it('[IND-4] a window function recovers when the window has passed a gap, a recursive one warms up anew', () => {
    const values = [1, 2, 3, NaN, 4, 5, 6, Infinity, 7, 8];
    const averages = [NaN, 1.5, 2.5, NaN, NaN, 4.5, 5.5, NaN, NaN, 7.5];
    expect([...ta.sma(values, 2)]).toEqual(averages);
    expect([...ta.ema(values, 2)].map(Number.isNaN)).toEqual(averages.map(Number.isNaN));
  });

  it('[IND-4] in a flat market averages lie on the price exactly', () => {
    const flat = new Float64Array(300).fill(1.23457);
    for (const values of [ta.sma(flat, 7), ta.ema(flat, 7), ta.ema(flat, 90)]) {
      expect(new Set(values.filter((value) => !Number.isNaN(value)))).toEqual(new Set([1.23457]));
    }
    expect(new Set(ta.rsi(flat, 14).subarray(14))).toEqual(new Set([0]));
  });

  it('[IND-1] results lie on shared memory, and an arena gives its memory again after a reset', () => {
    expect(ta.ema([1, 2, 3], 2).buffer).toBeInstanceOf(SharedArrayBuffer);
    const arena = columnArena();
    const repeated = createTechnicalAnalysis(arena);
    const first = repeated.sma([1, 2, 3], 2);
    const second = repeated.sma([2, 3, 4], 2);
    const crossed = repeated.crossedAbove(first, second);
    expect([first[2], second[2], crossed.length]).toEqual([2.5, 3.5, 3]);
    arena.reset();
    const third = repeated.sma([5, 6, 7], 2);
    expect(third.buffer).toBe(first.buffer);
    expect([...third]).toEqual([NaN, 5.5, 6.5]);
    arena.reset();
    expect(repeated.sma(new Float64Array(100), 2).buffer).not.toBe(first.buffer);
  });
});

describe('indicators as streams', () => {
  it('[IND-3] a stream gives the values of the columns, and peek leaves it as it is', () => {
    const average = stream('sma', { period: 2 });
    expect(average.update(1)).toBeNaN();
    expect(average.peek(5)).toBe(3);
    expect(average.update(2)).toBe(1.5);
    expect(average.update(Number.NaN)).toBeNaN();
    average.reset();
    expect([...average.updateAll([1, 2, 3])]).toEqual([NaN, 1.5, 2.5]);
    expect(stream('crossedAbove').update(1, 2)).toBe(false);
    expect(stream('atr', { period: 1 }).update({ high: 2, low: 1, close: 1.5 })).toBeNaN();
  });

  it('[IND-3] a saved state goes on where it was saved', () => {
    const prices = Array.from({ length: 60 }, (_, i) => 100 + ((i * 37) % 11));
    const whole = ta.rsi(prices, 5);
    const before = stream('rsi', { period: 5 });
    before.updateAll(prices.slice(0, 33));
    const after = stream('rsi', { period: 5 });
    after.restore(before.save());
    expect([...after.updateAll(prices.slice(33))]).toEqual([...whole.subarray(33)]);
  });

  it('[IND-3] the table of the registry names inputs, parameters with ranges, outputs and cost', () => {
    for (const row of indicators.list()) {
      expect(row.summary).toMatch(/\.$/);
      expect(row.source.length).toBeGreaterThan(5);
      expect(row.outputs.length).toBeGreaterThan(0);
      for (const parameter of row.parameters) {
        expect(parameter.least).toBeLessThanOrEqual(parameter.default);
        expect(parameter.default).toBeLessThanOrEqual(parameter.most);
      }
    }
  });
});
