/**
 * Trend following on both sides with a stop that follows: MACD crossings open, a trailing stop by ATR closes.
 *
 * What it teaches: `trailingStop` is a distance that ratchets along the path inside each bar and never moves back; an
 * indicator with several outputs gives an object of columns; with `--reverse` an opposite entry closes and opens at once,
 * without it (as here) it only closes.
 */
import { defineStrategy, param } from 'tiercel';

export const macdTrail = defineStrategy({
  name: 'macd-trail',
  description: 'Long and short on MACD crossings, trailing stop by ATR, 1 % of equity at risk.',
  params: {
    fast: param.int(2, 100, { default: 12 }),
    slow: param.int(3, 300, { default: 26 }),
    signal: param.int(2, 100, { default: 9 }),
    trail: param.float(0.5, 20, { default: 4 }),
  },
  lookback: (p) => 10 * (p.slow + p.signal), // ten periods let the recursive averages settle
  size: { kind: 'risk-fraction', value: 0.01 },
  signals({ bars, ta, p }) {
    const { macd, signal } = ta.macd(bars.close, { fastPeriod: p.fast, slowPeriod: p.slow, signalPeriod: p.signal });
    return {
      enterLong: ta.crossedAbove(macd, signal),
      enterShort: ta.crossedBelow(macd, signal),
      trailingStop: ta.atr(bars, 14).map((value) => value * p.trail),
    };
  },
});
