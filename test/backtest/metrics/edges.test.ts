import { describe, expect, it } from 'vitest';
import { dailyMetrics, plain } from './support.ts';

const noTrades = {
  trades: 0,
  winRate: 'no-trades',
  profitFactor: 'no-trades',
  expectancy: 'no-trades',
  averageWin: 'no-trades',
  averageLoss: 'no-trades',
  bestTrade: 'no-trades',
  worstTrade: 'no-trades',
  payoffRatio: 'no-trades',
  kelly: 'no-trades',
  sqn: 'no-trades',
  winStreak: 'no-trades',
  lossStreak: 'no-trades',
  averageHolding: 'no-trades',
  longestHolding: 'no-trades',
  averageAdverse: 'no-trades',
  averageFavourable: 'no-trades',
};

describe('metrics at the edges', () => {
  it('[BT-5] of a run without trades: flat equity has no ratios, no drawdown and no trade figures', () => {
    expect(plain(dailyMetrics({ cash: 1000, equity: [1000, 1000, 1000] }))).toEqual({
      totalReturn: 0,
      cagr: 0,
      volatility: 0,
      sharpe: 'zero-variance',
      sortino: 'no-losing-day',
      calmar: 'no-drawdown',
      maxDrawdown: 0,
      maxDrawdownStart: 'no-drawdown',
      maxDrawdownEnd: 'no-drawdown',
      maxDrawdownRecovery: 'no-drawdown',
      longestDrawdown: 0,
      ulcerIndex: 0,
      martinRatio: 'no-drawdown',
      recoveryFactor: 'no-drawdown',
      omega: 'no-losing-day',
      valueAtRisk: 0,
      conditionalValueAtRisk: 0,
      tailRatio: 'no-tail',
      skewness: 'zero-variance',
      kurtosis: 'too-few-days',
      bestDay: 0,
      worstDay: 0,
      tradingDays: 3,
      exposure: 0,
      turnover: 0,
      ...noTrades,
      commissionPaid: 0,
      spreadPaid: 0,
      slippagePaid: 0,
      costsPaid: 0,
    });
  });

  it('[BT-5] of one winning trade: no losing trade, so no profit factor', () => {
    expect(plain(dailyMetrics({ cash: 1000, equity: [1000, 1050], profits: [50] }))).toMatchObject({
      trades: 1,
      winRate: 1,
      profitFactor: 'no-losing-trade',
      expectancy: 50,
      averageWin: 50,
      averageLoss: 'no-losing-trade',
      bestTrade: 50,
      worstTrade: 50,
    });
  });

  it('[BT-5] of equal trades: no system quality number, although their sums are large', () => {
    const metrics = plain(
      dailyMetrics({ cash: 1000, equity: [1000, 1050], profits: [1e9 + 0.1, 1e9 + 0.1, 1e9 + 0.1] }),
    );
    expect(metrics).toMatchObject({ sqn: 'equal-trades', kelly: 'no-losing-trade', winStreak: 3, lossStreak: 0 });
    expect(plain(dailyMetrics({ cash: 1000, equity: [1000, 1050], profits: [5] })).sqn).toBe('under-two-trades');
  });

  it('[BT-5] of one losing trade: a profit factor of 0', () => {
    expect(plain(dailyMetrics({ cash: 1000, equity: [1000, 950], profits: [-50] }))).toMatchObject({
      winRate: 0,
      profitFactor: 0,
      averageWin: 'no-winning-trade',
      averageLoss: -50,
    });
  });

  it('[BT-5] of equal daily gains: zero variance, although the returns differ by roundings', () => {
    const equity = Array.from({ length: 50 }, (_, i) => 1000 * 1.01 ** (i + 1));
    expect(plain(dailyMetrics({ cash: 1000, equity }))).toMatchObject({ volatility: 0, sharpe: 'zero-variance' });
  });

  it('[BT-5] of a total loss: -100 % where that is a number, a reason where a return of nothing is asked', () => {
    expect(plain(dailyMetrics({ cash: 1000, equity: [500, 0, 0] }))).toMatchObject({
      totalReturn: -1,
      cagr: -1,
      volatility: 'total-loss',
      sharpe: 'total-loss',
      sortino: 'total-loss',
      calmar: -1,
      maxDrawdown: 1,
      maxDrawdownRecovery: 'not-recovered',
      bestDay: 'total-loss',
    });
  });

  it('[BT-5] of an account in debt: no annual return, and a drawdown beyond all there was', () => {
    expect(plain(dailyMetrics({ cash: 1000, equity: [500, -250] }))).toMatchObject({
      totalReturn: -1.25,
      cagr: 'total-loss',
      calmar: 'total-loss',
      maxDrawdown: 1.25,
      worstDay: -1.5,
    });
  });

  it('[BT-5] of a run under two days: figures of days are undefined, figures of bars are not', () => {
    expect(plain(dailyMetrics({ cash: 1000, equity: [750], barsInPosition: 1 }))).toMatchObject({
      totalReturn: -0.25,
      cagr: 'under-two-days',
      volatility: 'under-two-days',
      sharpe: 'under-two-days',
      sortino: 'under-two-days',
      calmar: 'under-two-days',
      bestDay: 'under-two-days',
      maxDrawdown: 0.25,
      exposure: 1,
      tradingDays: 1,
    });
  });

  it('[BT-5] of a drawdown that never recovered', () => {
    expect(plain(dailyMetrics({ cash: 1000, equity: [1200, 900, 1199] }))).toMatchObject({
      maxDrawdown: 0.25,
      maxDrawdownStart: 86_400_000,
      maxDrawdownEnd: 2 * 86_400_000,
      maxDrawdownRecovery: 'not-recovered',
      longestDrawdown: 2,
    });
  });

  it('[BT-5] of no bars: null with a reason', () => {
    expect(plain(dailyMetrics({ cash: 1000, equity: [] }))).toMatchObject({
      totalReturn: 'no-bars',
      sharpe: 'no-bars',
      maxDrawdown: 'no-bars',
      exposure: 'no-bars',
      tradingDays: 0,
    });
  });

  it('[BT-5] too large for a number: null with a reason, never infinity', () => {
    expect(plain(dailyMetrics({ cash: 1, equity: [1e200, 1e300] })).cagr).toBe('not-finite');
  });
});

describe('metrics by hand', () => {
  it('[BT-5] of fills: turnover over the average equity, costs by kind', () => {
    const metrics = plain(
      dailyMetrics({
        cash: 1000,
        equity: [900, 1100], // on average 1000
        barsInPosition: 1,
        fills: {
          quantity: Float64Array.of(10, 5),
          price: Float64Array.of(100, 200), // 1000 + 1000
          commission: Float64Array.of(1, 2),
          spreadCost: Float64Array.of(0.5, 0.25),
          slippageCost: Float64Array.of(0, 0.125),
        },
      }),
    );
    expect(metrics).toMatchObject({
      turnover: 2,
      exposure: 0.5,
      commissionPaid: 3,
      spreadPaid: 0.75,
      slippagePaid: 0.125,
      costsPaid: 3.875,
    });
  });

  it('[BT-5] of two days: returns 10 % and -5 %, annualised by 252', () => {
    const metrics = dailyMetrics({ cash: 1000, equity: [1100, 1045], daysPerYear: 252 });
    const value = (name: string): number => metrics[name]!.value!;
    const deviation = Math.sqrt((0.1 - 0.025) ** 2 + (-0.05 - 0.025) ** 2);
    expect(value('totalReturn')).toBeCloseTo(0.045, 14);
    expect(value('cagr') / (1.045 ** 126 - 1)).toBeCloseTo(1, 12);
    expect(value('volatility')).toBeCloseTo(deviation * Math.sqrt(252), 13);
    expect(value('sharpe')).toBeCloseTo((0.025 / deviation) * Math.sqrt(252), 12);
    expect(value('sortino')).toBeCloseTo((0.025 / Math.sqrt(0.05 ** 2 / 2)) * Math.sqrt(252), 12);
    expect(value('maxDrawdown')).toBeCloseTo(0.05, 15);
  });
});
