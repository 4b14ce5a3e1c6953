// Every combination of options.
import fc from 'fast-check';
import type { CommissionModel, CostModel } from '../../src/backtest/simulator/index.ts';

const plain: fc.Arbitrary<CommissionModel> = fc.record({
  perUnit: fc.constantFrom(0, 0, 0.005, 0.3),
  perValue: fc.constantFrom(0, 0, 0.0002, 0.01),
  minimum: fc.constantFrom(0, 0, 0, 1, 1, 35),
  maximumRate: fc.constantFrom(null, null, 0.005, 0.0001, 0),
});

const rate = fc.record({ perUnit: fc.constantFrom(0, 0.005, 0.3), perValue: fc.constantFrom(0, 0.0002, 0.01) });
const rebate = fc.record({ perUnit: fc.constantFrom(0, -0.005), perValue: fc.constantFrom(-0.0001, 0.0002) });
const limits = { maximumRate: fc.constantFrom(null, 0.005) };

/** Makers with their own rates, perhaps paid; tiers of each kind. */
const scheduled: fc.Arbitrary<CommissionModel> = fc.oneof(
  fc
    .record({ taker: fc.oneof(rate, rebate), maker: rebate, ...limits })
    .map(({ taker, ...rest }) => ({ ...taker, ...rest, minimum: 0 })),
  fc
    .record({
      first: rate,
      maker: rate,
      above: fc.array(fc.record({ rate, maker: rate }), { minLength: 1, maxLength: 3 }),
      by: fc.constantFrom('month-units' as const, 'month-value' as const, 'order-value' as const),
      step: fc.constantFrom(20, 1000, 30_000),
      minimum: fc.constantFrom(0, 1),
      ...limits,
    })
    .map(({ first, maker, above, by, step, ...rest }) => ({
      ...first,
      maker,
      ...rest,
      tiers: { by, above: above.map((tier, i) => ({ from: step * (i + 1), ...tier.rate, maker: tier.maker })) },
    })),
);

const costs: fc.Arbitrary<CostModel> = fc.record({
  name: fc.constant('random'),
  spread: fc.oneof(
    fc.constant({ kind: 'price' as const, value: 0 }),
    fc.constant({ kind: 'data' as const }),
    fc.record({ kind: fc.constant('price' as const), value: fc.constantFrom(0.01, 0.03, 0.005, 0.1) }),
    fc.record({ kind: fc.constant('ticks' as const), value: fc.constantFrom(1, 2, 0.5, 7) }),
    fc.record({ kind: fc.constant('bps' as const), value: fc.constantFrom(0.5, 1, 2.5, 20) }),
  ),
  commission: fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: scheduled }),
  slippage: fc.record({
    kind: fc.constantFrom('ticks' as const, 'bps' as const),
    value: fc.constantFrom(0, 1, 0.3, 5),
  }),
});
/** A usual size of each kind. */
export const usualSize = {
  units: 30,
  cash: 2000,
  'equity-fraction': 0.4,
  'risk-fraction': 0.01,
  'target-units': 40,
  'target-value': 3000,
  'target-weight': 0.5,
} as const;

export type AmountKind = keyof typeof usualSize;
export const amountKinds = Object.keys(usualSize) as AmountKind[];
export const isTarget = (kind: string): boolean => kind.startsWith('target');

export const optionsShape = fc.record({
  sizeKind: fc.constantFrom(...amountKinds),
  size: fc.constantFrom(0.1, 0.5, 1, 2, 3.7),
  cash: fc.constantFrom(10_000, 10_000, 10_000, 10_000, 100, 1_000_000),
  leverage: fc.constantFrom(1, 1, 1, 2, 0.5, 30),
  costs,
  fill: fc.constantFrom('next-open' as const, 'next-open' as const, 'same-close' as const),
  limit: fc.constantFrom('through' as const, 'touch' as const),
  reverse: fc.boolean(),
  accumulate: fc.boolean(),
  mark: fc.constantFrom('closing-side' as const, 'last' as const),
});

export type OptionsShape = typeof optionsShape extends fc.Arbitrary<infer T> ? T : never;

export function optionsOf({ sizeKind, size, ...rest }: OptionsShape) {
  return { ...rest, size: { kind: sizeKind, value: size * usualSize[sizeKind] } };
}
