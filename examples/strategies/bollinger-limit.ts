/**
 * Mean reversion as a patient buyer: a limit order rests at the lower Bollinger band; the middle band is the way out.
 *
 * What it teaches: limit entries pay no spread or slippage to get in, but fill only when the path goes *through* their
 * price (`--limit touch` for at-touch), so a backtest that fills every touch would flatter them. Each bar's signal replaces
 * the resting order with one at the new band; an exit signal of the side takes it away.
 */
import { defineStrategy, param } from 'tiercel';

export const bollingerLimit = defineStrategy({
  name: 'bollinger-limit',
  description: 'Buy limit at the lower Bollinger band, out at the middle band, stop below.',
  params: {
    period: param.int(5, 500, { default: 20 }),
    width: param.float(0.5, 5, { default: 2 }),
    stop: param.float(0.5, 10, { default: 3 }),
  },
  lookback: (p) => Math.max(p.period, 140),
  size: { kind: 'equity-fraction', value: 0.5 },
  signals({ bars, ta, p }) {
    const bands = ta.bbands(bars.close, { period: p.period, deviationsUp: p.width, deviationsDown: p.width });
    const range = ta.atr(bars, 14);
    return {
      enterLong: Array.from(bars.close, (close, bar) => close < bands.middle[bar]!),
      exitLong: Array.from(bars.close, (close, bar) => close >= bands.middle[bar]!),
      limit: bands.lower,
      stopLoss: range.map((value) => value * p.stop),
    };
  },
});
