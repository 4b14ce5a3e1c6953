/**
 * The classic trend follower: hold the instrument while its fast average is above its slow one.
 *
 * What it teaches: a strategy is a function from bars to arrays. Each array has one value for each bar, decided when
 * that bar has closed; the order fills at the next bar's open. `lookback` tells the engine how many bars to give
 * before the first day of the test, so that the averages have warmed up by then.
 */
import { defineStrategy, param } from 'tiercel';

export const smaCross = defineStrategy({
  name: 'sma-cross',
  description: 'Long while the fast simple moving average is above the slow one.',
  params: {
    fast: param.int(2, 500, { default: 50 }),
    slow: param.int(3, 1000, { default: 200 }),
  },
  lookback: (p) => p.slow,
  signals({ bars, ta, p }) {
    const fast = ta.sma(bars.close, p.fast);
    const slow = ta.sma(bars.close, p.slow);
    return {
      enterLong: ta.crossedAbove(fast, slow), // at or below one bar ago, above now
      exitLong: ta.crossedBelow(fast, slow), // at or above one bar ago, below now
    };
  },
});
