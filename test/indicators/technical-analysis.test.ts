import { describe, expect, it } from 'vitest';
import { asColumn, indicators, stream, ta } from '../../src/index.ts';

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

  it('[IND-3] a stream gives the values of the columns, and peek leaves it as it is', () => {
    const average = stream('sma', { period: 2 });
    expect(average.update(1)).toBeNaN();
    expect(average.peek(5)).toBe(3);
    expect(average.update(2)).toBe(1.5);
    expect(stream('crossedAbove').update(1, 2)).toBe(false);
    expect(stream('atr', { period: 1 }).update({ high: 2, low: 1, close: 1.5 })).toBeNaN();
  });
});
