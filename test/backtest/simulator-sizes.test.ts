import { describe, expect, it } from 'vitest';
import { barsOf, column, zeroCosts } from './support/bars.ts';
import { flat, type HandFeed, type HandOptions, run } from './support/hand-case.ts';

describe('sizes', () => {
  const rows = flat(100, 100, 100);
  const sized = (options: HandOptions, more: Partial<HandFeed & HandOptions> = {}) =>
    run({ rows, enterLong: [0], ...more, ...options });
  const perValue = (rate: number) => ({ commission: { ...zeroCosts.commission, perValue: rate } });

  it('[BT-1] a fraction of equity holds value plus entry costs: 5000 / (100 x 1.01) = 49.5, rounded down to 49', () => {
    const s = sized({ size: { kind: 'equity-fraction', value: 0.5 } }, { costs: perValue(0.01) });
    expect(s.fills[0]!.quantity).toBe(49);
  });

  it('[BT-1] cash: 1000 with at least 35 of commission buys 9 units of 100', () => {
    const costs = { commission: { ...zeroCosts.commission, minimum: 35 } };
    expect(sized({ size: { kind: 'cash', value: 1000 } }, { costs }).fills[0]!.quantity).toBe(9);
  });

  it('[BT-1] the most rate of commission wins over its minimum', () => {
    const costs = { commission: { perUnit: 0, perValue: 0, minimum: 35, maximumRate: 0.01 } };
    const s = sized({ size: { kind: 'units', value: 1 } }, { costs });
    expect(s.fills[0]!.commission).toBe(1); // 1 % of 100, not 35
  });

  it('[BT-1] risk fraction: 1 % of 10000 at a stop 4 away is 25 units', () => {
    const s = sized({ size: { kind: 'risk-fraction', value: 0.01 } }, { stopLoss: 4 });
    expect(s.fills[0]!.quantity).toBe(25);
  });

  it('[BT-1] risk fraction is measured to the rounded stop: 100 / 3.01 = 33.2', () => {
    const s = sized({ size: { kind: 'risk-fraction', value: 0.01 } }, { stopLoss: 3.001 });
    expect(s.fills[0]!.quantity).toBe(33);
  });

  it('[BT-1] risk fraction without a stop is rejected', () => {
    const s = sized({ size: { kind: 'risk-fraction', value: 0.01 } });
    expect(s.fates).toEqual([['entry', 'rejected', 'no-stop']]);
    expect(s.counts.rejectedOther).toBe(1);
  });

  it('[BT-1] only explicit units are rejected by the leverage; other sizes are cut to fit', () => {
    expect(sized({ size: { kind: 'units', value: 101 } }).counts.rejectedLeverage).toBe(1);
    expect(sized({ size: { kind: 'units', value: 101 }, leverage: 2 }).fills[0]!.quantity).toBe(101);
    expect(sized({ size: { kind: 'cash', value: 99_999 } }).fills[0]!.quantity).toBe(100);
    expect(sized({ size: { kind: 'risk-fraction', value: 0.5 } }, { stopLoss: 4 }).fills[0]!.quantity).toBe(100);
  });

  it('[BT-1] below the minimum an order is rejected and counted', () => {
    const s = sized({ size: { kind: 'cash', value: 99 } });
    expect(s.fates).toEqual([['entry', 'rejected', 'below-minimum']]);
    expect(s.counts.rejectedMinimum).toBe(1);
  });

  it('[BT-1] lots: 0.29 units in lots of 0.01 are 29 lots, although 0.29 / 0.01 is 28.999999999999996', () => {
    const instrument = { ...barsOf([]).instrument, lotSize: 0.01, minQuantity: 0.01 };
    expect(0.29 / 0.01).toBeLessThan(29);
    expect(sized({ size: { kind: 'units', value: 0.29 } }, { bars: { instrument } }).fills[0]!.quantity).toBe(0.29);
  });

  it('[BT-1] the equity of a reversal is that after its exit', () => {
    // 100 units bought at 100 lose half: 5000 are left, which sells 100 units of 50 short.
    const plan = { rows: flat(100, 100, 50, 50), enterLong: [0], exitLong: [1], enterShort: [1] };
    const s = run({ ...plan, size: { kind: 'equity-fraction', value: 1 } });
    expect(s.fills.map((f) => f.quantity)).toEqual([100, 100, 100]);
    expect(s.fills[2]!.price).toBe(50);
  });

  it('[BT-1] sizes may differ from bar to bar', () => {
    expect(sized({}, { sizes: column([7, 8, 9]) }).fills[0]!.quantity).toBe(7);
  });
});
