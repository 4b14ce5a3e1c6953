import { expect, it } from 'vitest';
import { indicators, stream, ta } from '../../src/index.ts';

const { NaN: none } = Number;

it('[IND-1] an exponential average begins with a mean, or as TradingView with its first value', () => {
  const values = [1, 2, 4, 8];
  // k = 2 / (3 + 1) = 1/2: (1 + 2 + 4) / 3 = 7/3, then 7/3 + (8 - 7/3) / 2 = 31/6
  expect([...ta.ema(values, 3)]).toEqual([none, none, expect.closeTo(7 / 3, 14), expect.closeTo(31 / 6, 14)]);
  // 1, 1 + (2 - 1) / 2, 1.5 + (4 - 1.5) / 2, 2.75 + (8 - 2.75) / 2
  expect([...ta.ema(values, { period: 3, seeding: 'tradingview' })]).toEqual([1, 1.5, 2.75, 5.375]);
});

it('[IND-1] an average true range begins with the second bar, or as TradingView with the range of the first', () => {
  const bars = { high: [10, 11, 10, 12], low: [6, 9, 6, 9], close: [9, 10, 8, 11] };
  // true ranges: 10 - 6 = 4, 11 - 9 = 2, 10 - 6 = 4, 12 - 8 = 4
  expect([...ta.atr(bars, 2)]).toEqual([none, none, 3, 3.5]); // (2 + 4) / 2, 3 + (4 - 3) / 2
  // (4 + 2) / 2, 3 + (4 - 3) / 2, 3.5 + (4 - 3.5) / 2
  expect([...ta.atr(bars, { period: 2, seeding: 'tradingview' })]).toEqual([none, 3, 3.5, 3.75]);
});

it('[IND-1] the averages of macd begin with means, or as TradingView with their first values', () => {
  const parameters = { fastPeriod: 3, slowPeriod: 7, signalPeriod: 3, seeding: 'tradingview' } as const;
  const { macd, signal, histogram } = ta.macd([8, 16, 8, 24], parameters);
  // k = 1/2: 8, 12, 10, 17; k = 1/4: 8, 10, 9.5, 13.125
  expect([...macd]).toEqual([0, 2, 0.5, 3.875]);
  // k = 1/2: 0, 0 + 2 / 2, 1 + (0.5 - 1) / 2, 0.75 + (3.875 - 0.75) / 2
  expect([...signal]).toEqual([0, 1, 0.75, 2.3125]);
  expect([...histogram]).toEqual([0, 1, -0.25, 1.5625]);
});

it('[IND-1] Wilder’s average and the relative strength index begin as TradingView’s do', () => {
  // (2 + 4) / 2, 3 + (8 - 3) / 2, 5.5 + (0 - 5.5) / 2
  expect([...ta.rma([2, 4, 8, 0], 2)]).toEqual([none, 3, 5.5, 2.75]);
  // gains 1, 0, 2: (1 + 0) / 2, 0.5 + (2 - 0.5) / 2; losses 0, 1, 0: (0 + 1) / 2, 0.5 + (0 - 0.5) / 2
  const [, , first, second] = ta.rsi([10, 11, 10, 12], 2);
  expect([first, second]).toEqual([(100 * 0.5) / 1, (100 * 1.25) / 1.5]);
});

it('[IND-1] lookbacks follow the seeding, and streams take it too', () => {
  const lookback = (seeding: 'talib' | 'tradingview') => [
    indicators.lookback('ema', { period: 20, seeding }),
    indicators.lookback('atr', { period: 14, seeding }),
    indicators.lookback('macd', { seeding }),
  ];
  expect(lookback('talib')).toEqual([19, 14, 33]);
  expect(lookback('tradingview')).toEqual([0, 13, 0]);
  const live = stream('ema', { period: 3, seeding: 'tradingview' });
  expect([1, 2, 4, 8].map((value) => live.update(value))).toEqual([1, 1.5, 2.75, 5.375]);
});

it('[IND-2] the first parameter of any indicator may stand alone', () => {
  const values = Array.from({ length: 40 }, (_, i) => (i * 7) % 11);
  expect(ta.bbands(values, 9)).toEqual(ta.bbands(values, { period: 9 }));
  expect(ta.macd(values, 5)).toEqual(ta.macd(values, { fastPeriod: 5 }));
  expect(ta.sma(values, { period: 9 })).toEqual(ta.sma(values, 9));
  expect(ta.ema(values)).toEqual(ta.ema(values, { period: 30, seeding: 'talib' }));
  expect(() => ta.bbands(values, 0)).toThrow('`period` must be an integer from 2 to 100000, was 0');
});
