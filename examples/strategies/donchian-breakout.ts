/**
 * Breakout with a bracket: a buy stop waits at the highest high of the channel, and the fill brings its own stop and
 * target with it.
 *
 * What it teaches: `stop` turns entries into resting stop orders at a price (`limit` does the same for limits). The
 * order waits from the next bar on until it fills or a newer entry signal replaces it, which here moves it along with the
 * channel. `stopLoss` and `takeProfit` are distances from the fill price; they are live from the fill on, inside
 * the same bar too, and the one that fills cancels the other.
 */
import { defineStrategy, param } from 'tiercel';

export const donchianBreakout = defineStrategy({
  name: 'donchian-breakout',
  description: 'Buy stop at the highest high of the channel, stop and target by ATR, 1 % of equity at risk.',
  params: {
    channel: param.int(2, 500, { default: 55 }),
    stop: param.float(0.5, 10, { default: 2 }),
    target: param.float(0.5, 40, { default: 6 }),
  },
  lookback: (p) => Math.max(p.channel, 140),
  size: { kind: 'risk-fraction', value: 0.01 },
  signals({ bars, ta, p }) {
    const range = ta.atr(bars, 14);
    const channel = ta.donchian(bars, p.channel);
    const wantsIn = Array.from(channel.upper, (upper) => upper > 0); // false while the channel is warming up
    return {
      enterLong: wantsIn,
      stop: channel.upper,
      stopLoss: range.map((value) => value * p.stop),
      takeProfit: range.map((value) => value * p.target),
    };
  },
});
