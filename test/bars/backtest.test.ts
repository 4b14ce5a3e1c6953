import { describe, expect, it } from 'vitest';
import { backtest, defineStrategy } from '../../src/backtest/index.ts';
import { buildBars, buildMany } from '../../src/bars/index.ts';
import { ta } from '../../src/indicators/index.ts';
import type { Trades } from '../../src/market/index.ts';
import { columnsOf, randomTrades } from './support.ts';

const cross = defineStrategy({
  name: 'cross',
  params: {},
  lookback: () => 8,
  signals: ({ bars }) => {
    const [fast, slow] = [ta.sma(bars.close, 3), ta.sma(bars.close, 8)];
    return { enterLong: ta.crossedAbove(fast, slow), exitLong: ta.crossedBelow(fast, slow) };
  },
});

/** A price that swings, so that averages of any bars cross. */
const swinging = randomTrades(30_000, 8).map((trade, i) => ({
  ...trade,
  price: 10_000 + Math.round(500 * Math.sin(i / 900)) + (i % 7),
}));

const trades: Trades = {
  ...columnsOf(swinging),
  kind: 'trades',
  priceStep: 0.01,
  instrument: {
    symbol: 'XYZ',
    assetClass: 'crypto',
    currency: 'USD',
    calendar: '24x7',
    tickSize: 0.01,
    lotSize: 0.01,
    minQuantity: 0.01,
  },
};

describe('[BAR-1] bars that were built are bars to trade on', () => {
  it.each(['1m', '1h', 'tick:200', 'volume:1000', 'runs:tick:100', 'range:0.5', 'renko:0.25'])('%s', async (spec) => {
    const { bars } = buildBars(trades, spec);
    expect([bars.timeframe, bars.side, bars.instrument.symbol, bars.priceStep]).toEqual([spec, 'last', 'XYZ', 0.01]);
    const { simulation } = await backtest(cross, bars, { costs: 'zero' });
    const { fills } = simulation;
    expect(simulation.trades.length).toBeGreaterThan(0);
    for (let fill = 0; fill < fills.length; fill++) expect(fills.price[fill]).toBe(bars.open[fills.bar[fill]!]);
  });

  it('one pass makes what several strategies trade on', async () => {
    const built = buildMany(trades, ['1m', 'tick:200']);
    const results = await Promise.all(built.map(({ bars }) => backtest(cross, bars, { costs: 'zero' })));
    for (const { simulation } of results) expect(simulation.trades.length).toBeGreaterThan(0);
  });
});
