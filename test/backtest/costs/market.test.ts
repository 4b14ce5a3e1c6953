import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest, computeMetrics } from '../../../src/backtest/index.ts';
import { costSummary } from '../../../src/backtest/report/summary.ts';
import { type CostModel, orderReasons, simulate } from '../../../src/backtest/simulator/index.ts';
import type { Bars } from '../../../src/market/index.ts';
import { barsOf, column, plainOptions, zeroCosts } from '../support/bars.ts';

const day = 86_400_000_000_000n;

/** Days from 1970-01-01, always open. */
function days(rows: readonly (readonly number[])[], volumes?: readonly number[]): Bars {
  const bars = barsOf(rows);
  return {
    ...bars,
    timeframe: '1d',
    time: bars.time.map((_, i) => BigInt(i) * day),
    instrument: { ...bars.instrument, calendar: '24x7' },
    ...(volumes === undefined ? {} : { volume: column(volumes) }),
  };
}

function run(bars: Bars, costs: Partial<CostModel>, { enter = [0], exit = [] as number[], units = 10 } = {}) {
  const mask = (at: number[]) => Uint8Array.from({ length: bars.length }, (_, i) => Number(at.includes(i)));
  return simulate(
    bars,
    { enterLong: mask(enter), exitLong: mask(exit) },
    { ...plainOptions, cash: 1e6, size: { kind: 'units', value: units }, costs: { ...zeroCosts, ...costs } },
  );
}

const flat = [100, 102, 98, 100];

describe('[BT-3] slippage by the share of the volume', () => {
  const share = (limit = 1) => ({ kind: 'volume-share' as const, coefficient: 0.1, limit });

  it('50 of 1000 units: 100 x 0.1 x 0.05^2 = 0.025', () => {
    const bars = days([flat, flat, flat, flat], [1, 1000, 1, 2000]);
    const { fills } = run(bars, { slippage: share() }, { exit: [2], units: 50 });
    expect(fills.price[0]).toBeCloseTo(100.025, 12);
    expect(fills.slippageCost[0]).toBeCloseTo(1.25, 12);
    expect(fills.price[1]).toBeCloseTo(100 - 100 * 0.1 * 0.025 ** 2, 12); // 50 of 2000
  });

  it('counts a share up to the limit, and a bar without volume as the limit', () => {
    const bars = days([flat, flat, flat, flat], [1, 10, 1, 0]);
    const { fills } = run(bars, { slippage: share(0.5) }, { exit: [2], units: 50 });
    expect(fills.price[0]).toBeCloseTo(102.5, 12); // 100 x 0.1 x 0.25
    expect(fills.price[1]).toBeCloseTo(97.5, 12);
  });

  it('sizes fit with it: the most units whose value at their own price is in the budget', () => {
    const bars = days([flat, flat], [1, 1000]);
    const enterLong = Uint8Array.of(1, 0);
    const size = { kind: 'cash' as const, value: 50_000 };
    const costs = { ...zeroCosts, slippage: share() };
    const { fills } = simulate(bars, { enterLong }, { ...plainOptions, cash: 1e6, size, costs });
    // n x 100 x (1 + 0.1 x (n / 1000)^2) <= 50,000: 488 x 102.381 = 49,962.1, 489 x 102.391 = 50,069.3
    expect(fills.quantity[0]).toBe(488);
    expect(fills.price[0]).toBeCloseTo(102.38144, 9);
  });

  it('bars without a volume are refused, naming the way out', () => {
    expect(() => run(days([flat, flat]), { slippage: share() })).toThrow(
      expect.objectContaining({
        code: 'TIERCEL_E_PARAMETER',
        message: expect.stringMatching(
          /slippage counts the volume, but the TEST bars hold none: give bars with a volume/,
        ),
      }),
    );
  });
});

describe('[BT-3] slippage by volatility', () => {
  const wide = [100, 103, 97, 100];

  it('a quarter of the mean true range of two bars before: (4 + 6) / 2 / 4 = 1.25', () => {
    const { fills } = run(
      days([flat, wide, flat, flat]),
      { slippage: { kind: 'atr', value: 0.25, bars: 2 } },
      { enter: [1] },
    );
    expect(fills.price[0]).toBe(101.25);
    expect(fills.slippageCost[0]).toBe(12.5);
  });

  it('a tenth of the deviation of two returns: closes 100, 110, 99 have 0.1 and -0.1, so 99 x sqrt(0.02) / 10', () => {
    const rows = [
      [100, 100, 100, 100],
      [110, 110, 110, 110],
      [99, 99, 99, 99],
      [99, 99, 99, 99],
    ];
    const { fills } = run(days(rows), { slippage: { kind: 'stdev', value: 0.1, bars: 2 } }, { enter: [2] });
    expect(fills.price[0]).toBeCloseTo(99 + 9.9 * Math.sqrt(0.02), 10);
  });

  it('an entry of which the cost is not known yet is rejected: unknown-cost', () => {
    const slippage = { kind: 'atr' as const, value: 0.25, bars: 3 };
    const { orders, counts } = run(days([flat, flat, flat, flat, flat]), { slippage }, { enter: [0, 2] });
    expect([...orders.reason].map((code) => orderReasons[code])).toEqual(['unknown-cost', 'none']);
    expect(counts.rejectedOther).toBe(1);
  });
});

describe('[BT-3] market impact by the square root of the size', () => {
  const rows = [100, 110, 99, 99, 99].map((price) => [price, price, price, price]);
  const bars = days(rows, [700, 1000, 1000, 1000, 1000]);
  const impact = { kind: 'sqrt' as const, coefficient: 0.5, days: 2 };

  it('is price x Y x sigma x sqrt(units / ADV) of the days before: 99 x 0.5 x sqrt(0.02) x sqrt(10 / 1000)', () => {
    const { fills } = run(bars, { impact }, { enter: [2] });
    const moved = 99 * 0.5 * Math.sqrt(0.02) * 0.1;
    expect(fills.price[0]).toBeCloseTo(99 + moved, 10);
    expect(fills.impactCost![0]).toBeCloseTo(10 * moved, 10);
    expect(fills.slippageCost[0]).toBe(0);
  });

  it('stands apart from slippage, and the parts are the total to the cent', async () => {
    const costs: CostModel = {
      ...zeroCosts,
      spread: { kind: 'price', value: 0.3 },
      slippage: { kind: 'bps', value: 7 },
      commission: { ...zeroCosts.commission, perValue: 0.001 },
      impact,
    };
    const enterLong = Uint8Array.of(0, 0, 1, 0, 0);
    const result = await backtest({ enterLong }, bars, { costs, cash: 1e6, size: { kind: 'units', value: 100 } });
    const { commission, spread, slippage, impact: moved, total } = costSummary(result);
    for (const part of [commission, spread, slippage, moved]) expect(part).toBeGreaterThan(0);
    expect(commission + spread + slippage + moved).toBe(total);
    expect(result.metrics.costsPaid!.value).toBeCloseTo(total, 9);
    const again = computeMetrics({
      ...result.options,
      bars,
      firstBar: 0,
      account: { ...result.simulation, barsInPosition: 0 } as never,
    });
    expect(again.costsPaid!.value).toBeCloseTo(total, 9);
    // The price of the fill holds all but the commission.
    const { fills } = result.simulation;
    expect(fills.price[0]! - 99).toBeCloseTo((spread + slippage + moved) / 100, 9);
  });

  it('has no column where there is no impact', () => {
    expect(run(bars, {}).fills.impactCost).toBeUndefined();
  });

  it('limits that wait pay neither slippage nor impact', () => {
    const signals = { enterLong: Uint8Array.of(0, 0, 1, 0, 0, 0), limit: 95 };
    const path = days([...rows, [99, 99, 90, 91]], [700, 1000, 1000, 1000, 1000, 1000]);
    const costs = { ...zeroCosts, slippage: { kind: 'bps' as const, value: 7 }, impact };
    const { fills } = simulate(path, signals, { ...plainOptions, costs });
    expect([fills.price[0], fills.slippageCost[0], fills.impactCost![0]]).toEqual([95, 0, 0]);
  });
});

describe('[BT-3] models of the market', () => {
  it('know nothing later: bars from one on do not change fills before it', () => {
    const price = fc.integer({ min: 50, max: 150 });
    const rows = fc.array(fc.tuple(price, price, fc.integer({ min: 1, max: 5000 })), { minLength: 12, maxLength: 12 });
    const models = fc.constantFrom<Partial<CostModel>>(
      { slippage: { kind: 'volume-share', coefficient: 0.1, limit: 1 } },
      { slippage: { kind: 'atr', value: 0.2, bars: 2 } },
      { slippage: { kind: 'stdev', value: 0.2, bars: 3 } },
      { impact: { kind: 'sqrt', coefficient: 1, days: 3 } },
    );
    const barsFrom = (list: readonly (readonly [number, number, number])[]) =>
      days(
        list.map(([open, close]) => [open, Math.max(open, close) + 1, Math.min(open, close) - 1, close]),
        list.map(([, , volume]) => volume),
      );
    const signals = { enter: [0, 2, 4, 6, 8], exit: [1, 3, 5, 7, 9] };
    fc.assert(
      fc.property(rows, rows, models, fc.integer({ min: 2, max: 11 }), (past, other, model, from) => {
        const a = run(barsFrom(past), model, signals).fills;
        const b = run(barsFrom([...past.slice(0, from), ...other.slice(from)]), model, signals).fills;
        const before = [...a.bar].filter((bar) => bar < from).length;
        expect([...b.price].slice(0, before)).toEqual([...a.price].slice(0, before));
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it.each([
    [
      { slippage: { kind: 'volume-share', coefficient: Number.NaN, limit: 1 } },
      '`costs.slippage.coefficient` must be a number from 0, was NaN',
    ],
    [
      { slippage: { kind: 'volume-share', coefficient: 1, limit: 2 } },
      '`costs.slippage.limit` must be a share above 0, at most 1, was 2',
    ],
    [
      { slippage: { kind: 'atr', value: 1, bars: 1 } },
      '`costs.slippage.bars` must be a whole number from 2 to 10000, was 1',
    ],
    [{ slippage: { kind: 'atr', value: -1, bars: 14 } }, '`costs.slippage.value` must be a number from 0, was -1'],
    [
      { slippage: { kind: 'volatility', value: 1 } },
      '`costs.slippage.kind` must be one of ticks, bps, volume-share, atr, stdev, was volatility',
    ],
    [{ impact: { kind: 'linear', coefficient: 1, days: 20 } }, '`costs.impact.kind` must be one of sqrt, was linear'],
    [
      { impact: { kind: 'sqrt', coefficient: 1, days: 1.5 } },
      '`costs.impact.days` must be a whole number from 2 to 10000, was 1.5',
    ],
  ])('that mean nothing are refused: %j', (wrong, message) => {
    expect(() => run(days([flat, flat], [1, 1]), wrong as Partial<CostModel>)).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringContaining(message) }),
    );
  });
});
