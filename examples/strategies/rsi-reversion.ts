/**
 * Mean reversion with a bracket: buy a sharp fall inside a rising trend, and let stop and target end the trade.
 *
 * What it teaches: plain loops work as well as the indicators' own functions; `stopLoss` and `takeProfit` are
 * distances from the entry's fill price, here in multiples of the average true range, and live from the fill on;
 * and `size` risks a fixed share of equity: the nearer the stop, the larger the position.
 */
import { defineStrategy, param } from 'tiercel';

export const rsiReversion = defineStrategy({
  name: 'rsi-reversion',
  description: 'Buys when the RSI is low above a long average; stop and target by ATR, 1 % of equity at risk.',
  params: {
    period: param.int(2, 50, { default: 4 }),
    low: param.float(1, 50, { default: 30 }),
    high: param.float(50, 99, { default: 70 }),
    trend: param.int(10, 500, { default: 200 }),
    stop: param.float(0.5, 10, { default: 2.5 }),
    target: param.float(0.5, 20, { default: 4 }),
  },
  lookback: (p) => Math.max(p.trend, 10 * p.period, 140), // ten periods let the recursive averages settle
  size: { kind: 'risk-fraction', value: 0.01 },
  signals({ bars, ta, p }) {
    const rsi = ta.rsi(bars.close, p.period);
    const average = ta.sma(bars.close, p.trend);
    const range = ta.atr(bars, 14);

    const enterLong = new Uint8Array(bars.length);
    const exitLong = new Uint8Array(bars.length);
    for (let bar = 0; bar < bars.length; bar++) {
      // A comparison with NaN (an indicator that is still warming up) is false, so nothing happens there.
      if (rsi[bar]! < p.low && bars.close[bar]! > average[bar]!) enterLong[bar] = 1;
      if (rsi[bar]! > p.high) exitLong[bar] = 1;
    }
    return {
      enterLong,
      exitLong,
      stopLoss: range.map((value) => value * p.stop),
      takeProfit: range.map((value) => value * p.target),
    };
  },
});
