/**
 * The shortest useful strategy: hold the instrument while it closes above its long average, else hold cash.
 *
 * What it teaches: a condition on a whole column is one line; entry and exit are arrays of booleans, one for each bar,
 * decided at that bar's close and filled at the next open. A comparison with NaN (the average is still warming up) is
 * false, so nothing happens there.
 */
import { defineStrategy, param } from 'tiercel';

export const aboveAverage = defineStrategy({
  name: 'above-average',
  description: 'Long while the close is above its simple moving average.',
  params: { period: param.int(2, 1000, { default: 200 }) },
  lookback: (p) => p.period,
  signals({ bars, ta, p }) {
    const average = ta.sma(bars.close, p.period);
    const isAbove = Array.from(bars.close, (close, bar) => close > average[bar]!);
    const isBelow = Array.from(bars.close, (close, bar) => close < average[bar]!);
    return { enterLong: isAbove, exitLong: isBelow };
  },
});
