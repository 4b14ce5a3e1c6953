import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../../src/backtest/index.ts';
import { type CommissionModel, type CostModel, simulate } from '../../../src/backtest/simulator/index.ts';
import { barsOf, plainOptions, zeroCosts } from '../support/bars.ts';

function costs(commission: Partial<CommissionModel>): CostModel {
  return { ...zeroCosts, commission: { ...zeroCosts.commission, ...commission } };
}

/** Bars at 100, a day each, from 1970-01-30. */
function dailyBars(count: number) {
  const bars = barsOf(Array.from({ length: count }, () => [100, 102, 98, 100]));
  return { ...bars, timeframe: '1d' as const, time: bars.time.map((_, i) => BigInt(29 + i) * 86_400_000_000_000n) };
}

const masks = (count: number, enter: number[], exit: number[]) => ({
  enterLong: Uint8Array.from({ length: count }, (_, i) => Number(enter.includes(i))),
  exitLong: Uint8Array.from({ length: count }, (_, i) => Number(exit.includes(i))),
});

describe('[BT-3] tiers of the month', () => {
  it('each rate holds for the part of a fill in its tier, and a new UTC month begins at the first', () => {
    const tiers = { by: 'month-units' as const, above: [{ from: 60, perUnit: 0.1, perValue: 0 }] };
    const result = simulate(dailyBars(6), masks(6, [0, 2], [1, 3]), {
      ...plainOptions,
      size: { kind: 'units', value: 50 },
      costs: costs({ perUnit: 0.2, tiers }),
    });
    // 01-31: 50 x 0.2 = 10; 02-01: a new month, 10; 02-02: 10 x 0.2 + 40 x 0.1 = 6; 02-03: 50 x 0.1 = 5
    expect([...result.fills.commission]).toEqual([10, 10, 6, 5]);
    expect(result.ledger.amount.reduce((sum, amount) => sum + amount, 0)).toBe(result.finalCash);
  });

  it('count the value in the same way', () => {
    const tiers = { by: 'month-value' as const, above: [{ from: 12_000, perUnit: 0, perValue: 0.001 }] };
    const result = simulate(dailyBars(4), masks(4, [1], [2]), {
      ...plainOptions,
      size: { kind: 'units', value: 90 },
      costs: costs({ perValue: 0.002, tiers }),
    });
    // 9000 x 0.002 = 18; then 3000 x 0.002 + 6000 x 0.001 = 12
    expect([...result.fills.commission]).toEqual([18, 12]);
  });

  it('by the value of the order begin anew with each', () => {
    const tiers = { by: 'order-value' as const, above: [{ from: 5000, perUnit: 0, perValue: 0.001 }] };
    const result = simulate(dailyBars(4), masks(4, [1], [2]), {
      ...plainOptions,
      size: { kind: 'units', value: 90 },
      costs: costs({ perValue: 0.002, tiers }),
    });
    expect([...result.fills.commission]).toEqual([14, 14]); // 5000 x 0.002 + 4000 x 0.001
  });
});

describe('[BT-3] makers and takers', () => {
  const bars = barsOf([
    [100, 101, 99, 100],
    [100, 101, 97, 98],
    [98, 103, 97, 102],
    [102, 103, 101, 102],
  ]);
  const model = costs({ perValue: 0.001, maker: { perUnit: 0, perValue: -0.0005 } });

  it('a limit that waits is paid its rebate, a market order pays', () => {
    const signals = { ...masks(4, [0], [2]), limit: Float64Array.of(98, Number.NaN, Number.NaN, Number.NaN) };
    const { fills, ledger, trades, finalCash } = simulate(bars, signals, { ...plainOptions, costs: model });
    expect([...fills.liquidity]).toEqual([1, 0]);
    expect([...fills.commission]).toEqual([98 * -0.0005, 102 * 0.001]);
    expect([...ledger.amount]).toEqual([10_000, -98, 0.049, 102, -102 * 0.001]);
    expect(trades.profit[0]).toBeCloseTo(4 + 0.049 - 0.102, 12);
    expect(finalCash).toBeCloseTo(10_003.947, 9);
  });

  it('sizes count on no rebate: all of 10,000 at 98 are 102 units, not 102.09', () => {
    const signals = { ...masks(4, [0], []), limit: 98 };
    const all = { ...plainOptions, size: { kind: 'equity-fraction' as const, value: 1 } };
    const { fills } = simulate(bars, signals, { ...all, costs: model });
    expect([...fills.quantity]).toEqual([102]);
  });
});

describe('[BT-3] commission', () => {
  const rate = fc.record({
    perUnit: fc.double({ min: 0, max: 1, noNaN: true }),
    perValue: fc.double({ min: 0, max: 0.01, noNaN: true }),
  });
  const commissions = fc
    .record({
      first: rate,
      above: fc.array(rate, { maxLength: 3 }),
      by: fc.constantFrom('month-units' as const, 'month-value' as const, 'order-value' as const),
      step: fc.constantFrom(1, 30, 1000),
      minimum: fc.constantFrom(0, 1, 20),
      maximumRate: fc.constantFrom(null, 0.01),
    })
    .map(({ first, above, by, step, ...limits }) => {
      const tiers = { by, above: above.map((one, i) => ({ from: step * (i + 1), ...one })) };
      return { ...first, ...limits, ...(above.length === 0 ? {} : { tiers }) };
    });

  it('never decreases in units, and its orders fit the fraction that they were sized by', () => {
    const bars = dailyBars(3);
    const feeOf = (commission: CommissionModel, value: number) => {
      const size = { kind: 'units' as const, value };
      return simulate(bars, masks(3, [0], []), { ...plainOptions, leverage: 100, size, costs: costs(commission) }).fills
        .commission[0]!;
    };
    fc.assert(
      fc.property(
        commissions,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 100 }),
        (commission, units, more) => {
          expect(feeOf(commission, units + more)).toBeGreaterThanOrEqual(feeOf(commission, units) * (1 - 1e-14));
          const all = {
            ...plainOptions,
            size: { kind: 'equity-fraction' as const, value: 1 },
            costs: costs(commission),
          };
          const { fills } = simulate(bars, masks(3, [0], []), all);
          if (fills.length === 0) return;
          expect(fills.quantity[0]! * 100 + fills.commission[0]!).toBeLessThanOrEqual(10_000 * (1 + 1e-11));
          expect((fills.quantity[0]! + 1) * 100 + feeOf(commission, fills.quantity[0]! + 1)).toBeGreaterThan(
            10_000 * (1 - 1e-11),
          );
        },
      ),
      { numRuns: 200, seed: 6 },
    );
  });

  it.each([
    [{ perUnit: Number.NaN }, '`costs.commission.perUnit` must be a finite number (below 0: a rebate), was NaN'],
    [{ perValue: -1 }, '`costs.commission.perValue` must be a fraction between -1 and 1 (below 0: a rebate), was -1'],
    [{ minimum: -1 }, '`costs.commission.minimum` must be a number from 0, was -1'],
    [{ maker: { perUnit: 0, perValue: Number.NaN } }, '`costs.commission.maker.perValue` must be a fraction between'],
    [{ minimum: 1, perValue: -0.1 }, '`costs.commission.minimum` is 1, but `costs.commission` is a rebate'],
    [{ currency: 'dollars' }, '`costs.commission.currency` must be a currency code such as USD, was dollars'],
    [{ tiers: { by: 'month', above: [] } }, '`costs.commission.tiers.by` must be one of month-units'],
    [{ tiers: { by: 'month-units', above: [] } }, '`costs.commission.tiers.above` must hold at least one tier'],
    [
      { tiers: { by: 'month-units', above: [{ from: Number.NaN, perUnit: 0, perValue: 0 }] } },
      '`costs.commission.tiers.above[0].from` must be a finite number above 0, where the tier before it begins, was NaN',
    ],
  ])('that means nothing is refused: %j', (wrong, message) => {
    expect(() =>
      simulate(dailyBars(3), {}, { ...plainOptions, costs: costs(wrong as Partial<CommissionModel>) }),
    ).toThrow(expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringContaining(message) }));
  });

  it('in another currency than the instrument is refused where it is money', async () => {
    const run = (commission: Partial<CommissionModel>) =>
      backtest(masks(3, [0], []), dailyBars(3), { costs: costs({ currency: 'EUR', ...commission }) });
    await expect(run({ minimum: 1 })).rejects.toThrow(/are in EUR and TEST is quoted in USD/);
    expect((await run({ perValue: 0.001 })).simulation.fills.length).toBe(1);
  });
});
