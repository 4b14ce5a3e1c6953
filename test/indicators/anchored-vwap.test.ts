import { describe, expect, it } from 'vitest';
import { ta } from '../../src/index.ts';

const rows = 300;
const price = (i: number, away: number) => 100 + Math.round(40 * Math.sin(i / 9)) / 10 + away;
const bars = {
  open: Float64Array.from({ length: rows }, (_, i) => price(i, 0)),
  high: Float64Array.from({ length: rows }, (_, i) => price(i, 0.5)),
  low: Float64Array.from({ length: rows }, (_, i) => price(i, -0.25)),
  close: Float64Array.from({ length: rows }, (_, i) => price(i, 0.1)),
  volume: Float64Array.from({ length: rows }, (_, i) => 1 + (i % 17)),
};

describe('anchored volume-weighted average price', () => {
  it('[IND-2] is that of sessions where each session’s first bar is an anchor', () => {
    const session = Float64Array.from({ length: rows }, (_, i) => Math.floor(i / 50));
    const anchor = Float64Array.from({ length: rows }, (_, i) => (i % 50 === 0 ? 1 : 0));
    expect(ta.anchoredVwap(anchor, bars, 2)).toEqual(ta.sessionVwapBands(session, bars, 2));
  });

  it('[IND-2] has no value before the first anchor, and the typical price without width at it', () => {
    const anchor = Float64Array.from({ length: rows }, (_, i) => (i === 40 ? 1 : 0));
    const { upper, middle, lower } = ta.anchoredVwap(anchor, bars, 2);
    expect(middle.slice(0, 40).every(Number.isNaN)).toBe(true);
    expect([upper[40], lower[40]]).toEqual([middle[40], middle[40]]);
    expect(middle[40]).toBeCloseTo((bars.high[40]! + bars.low[40]! + bars.close[40]!) / 3, 12);
    expect(middle.slice(40).some(Number.isNaN)).toBe(false);
  });
});
