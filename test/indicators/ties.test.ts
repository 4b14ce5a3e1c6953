import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asColumn, ta } from '../../src/index.ts';

const folder = process.env.TIERCEL_TEST_DATA;

function closes(): Float64Array {
  const text = gunzipSync(readFileSync(join(folder!, 'histdata-1m', 'eurusd_1m_2018.csv.gz'))).toString();
  const rows = text.trimEnd().split('\n').slice(1);
  return Float64Array.from(rows, (row) => Number(row.split(',')[4]));
}

describe.skipIf(!folder)('equal averages of real prices (needs TIERCEL_TEST_DATA)', () => {
  it('[IND-1] [BT-1] crossings of SMA 20 and 50 on EURUSD 1m 2018 give the exact 4,391 trades and one open', () => {
    const close = asColumn(closes(), 0.00001);
    expect(close.length).toBe(372_607);
    const [fast, slow] = [ta.sma(close, 20), ta.sma(close, 50)];
    const [enter, leave] = [ta.crossedAbove(fast, slow), ta.crossedBelow(fast, slow)];
    const [units, fee] = [10_000, 0.0002];
    let [cash, held, closed] = [1_000_000, 0, 0];
    for (let i = 0; i < close.length; i++) {
      const value = units * close[i]!;
      if (held === 0 && enter[i] === 1) {
        held = units;
        cash -= value * (1 + fee);
      } else if (held > 0 && leave[i] === 1) {
        held = 0;
        closed++;
        cash += value * (1 - fee);
      }
    }
    expect(closed).toBe(4391);
    expect(held).toBe(units);
    expect(cash + held * close.at(-1)!).toBeCloseTo(977_470.39366, 5);
  });

  it('[IND-1] the average of each window is the nearest double to the sum of its ticks over the period', () => {
    const close = asColumn(closes(), 0.00001);
    const average = ta.sma(close, 50);
    const ticks = Array.from(close, (price) => Math.round(price * 1e5));
    let sum = ticks.slice(0, 49).reduce((a, b) => a + b, 0);
    let wrong = 0;
    for (let i = 49; i < ticks.length; i++) {
      sum += ticks[i]!;
      wrong += average[i] === sum / (50 * 1e5) ? 0 : 1; // both below 2^53: one rounding
      sum -= ticks[i - 49]!;
    }
    expect(wrong).toBe(0);
  });
});
