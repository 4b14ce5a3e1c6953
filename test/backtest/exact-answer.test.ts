import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/backtest/simulator/index.ts';
import { eurusdMinutes, exactCrossings, plainOptions, zeroCosts } from './support/bars.ts';

describe.skipIf(!process.env.TIERCEL_TEST_DATA)('SMA 20/50 on the EURUSD minutes of 2018', () => {
  it('[BT-1] gives the exact answer: 4,391 closed trades, 1 open, equity 977,470.39366', () => {
    const bars = eurusdMinutes();
    expect(bars.length).toBe(372_607);
    const { above, below } = exactCrossings(bars.close, { fast: 20, slow: 50, step: 0.00001 });
    const result = simulate(
      bars,
      { enterLong: above, exitLong: below },
      {
        ...plainOptions,
        cash: 1_000_000,
        size: { kind: 'units', value: 10_000 },
        fill: 'same-close',
        costs: { ...zeroCosts, commission: { ...zeroCosts.commission, perValue: 0.0002 } },
      },
    );
    expect(result.trades.length).toBe(4391);
    expect(result.open[0]?.side).toBe(1);
    expect(result.finalEquity.toFixed(5)).toBe('977470.39366');
  });
});
