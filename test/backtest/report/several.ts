// Backtests of several instruments on one account, through the public door.
import { type Backtest, backtest, defineStrategy } from '../../../src/backtest/index.ts';
import type { Bars } from '../../../src/market/index.ts';
import { generateBars } from '../../../src/sources/index.ts';
import { share } from './fixture.ts';

const names = ['ALPHA', 'BRAVO', 'CARGO', 'DELTA', 'EAGLE', 'FROST', 'GAMMA', 'HOTEL', 'INDEX', 'JULIET'];

/** Day bars of `count` shares over the same days; the second one trades on fewer of them. */
export function universe(count: number, length = 900): Bars[] {
  return names.slice(0, count).map((symbol, k) =>
    generateBars({
      ...{
        seed: 31 + k,
        length: k === 1 ? Math.round(length * 0.8) : length,
        from: '2015-01-02',
        timeframe: '1d',
        price: 40 + 25 * k,
        volatility: 0.2,
        drift: 0.06,
      },
      instrument: { ...share, symbol },
      ...(k === 1 ? { missing: 0.2 } : {}),
    }),
  );
}

/** Crossing averages on each instrument, long and short, an equal part of the equity in each. */
const crossings = defineStrategy({
  name: 'crossings',
  portfolio: ({ universe: all, ta }) =>
    Object.fromEntries(
      Object.entries(all).map(([symbol, bars]) => {
        const [fast, slow] = [ta.sma(bars.close, 10), ta.sma(bars.close, 30)];
        const [above, below] = [ta.crossedAbove(fast, slow), ta.crossedBelow(fast, slow)];
        return [symbol, { enterLong: above, exitLong: below, enterShort: below, exitShort: above }];
      }),
    ),
});

/** A run on `count` instruments. */
export function severalResult(count: number): Promise<Backtest> {
  const size = { kind: 'equity-fraction', value: 1 / count } as const;
  return backtest(crossings, universe(count), { size, from: '2015-03-16' });
}
