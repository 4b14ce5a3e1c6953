/**
 * Volatility targeting: hold as much of the instrument as keeps the account's own volatility near a goal.
 *
 * What it teaches: `target` says what the position *shall be* after each bar, here as a `weight`, a share of equity (NaN:
 * leave it as it is). The engine sends the difference, reductions before increases, and computes the quantity at the fill,
 * from the equity of that moment.
 */
import { defineStrategy, param } from 'tiercel';

export const volatilityTarget = defineStrategy({
  name: 'volatility-target',
  description:
    'Weight = volatility wanted / volatility of late, at most all equity, adjusted when it is off by a band.',
  params: {
    volatility: param.float(0.01, 1, { default: 0.1 }),
    period: param.int(5, 500, { default: 60 }),
    band: param.float(0, 0.5, { default: 0.05 }),
    barsPerYear: param.int(1, 1_000_000, { default: 252 }),
  },
  lookback: (p) => p.period + 1,
  signals({ bars, ta, p }) {
    const returns = ta.roc(bars.close, 1).map((percent) => percent / 100);
    const deviation = ta.stddev(returns, { period: p.period });
    let held = 0;
    const weight = deviation.map((value) => {
      const wanted = Math.min(1, p.volatility / (value * Math.sqrt(p.barsPerYear)));
      if (!(Math.abs(wanted - held) > p.band)) return Number.NaN; // near enough, or still warming up
      held = wanted;
      return wanted;
    });
    return { target: { weight } };
  },
});
