// Random signals of one instrument.

import fc from 'fast-check';
import type { Signals } from '../../src/backtest/simulator/index.ts';
import { column } from '../backtest/support/bars.ts';
import { factorsOf, type Series } from './random-bars.ts';
import { type AmountKind, isTarget, usualSize } from './random-options.ts';

const often = <T>(value: T, weight: number): { arbitrary: fc.Arbitrary<T>; weight: number } => ({
  arbitrary: fc.constant(value),
  weight,
});
const steps = (bad: number): fc.Arbitrary<number> =>
  fc.oneof({ arbitrary: fc.nat(15), weight: 90 }, often(Number.NaN, 20), often(-1, 1), often(bad, 1));

const rawSignal = fc.record({
  flags: fc.oneof(often(0, 3), { arbitrary: fc.nat(15), weight: 3 }),
  stop: steps(1e6),
  target: steps(Number.POSITIVE_INFINITY),
  trail: fc.oneof({ arbitrary: fc.nat(15), weight: 40 }, often(Number.NaN, 60), often(-1, 1)),
  size: fc.oneof({ arbitrary: fc.nat(100), weight: 40 }, often(Number.NaN, 1), often(1e9, 1)),
  entry: fc.constantFrom('market' as const, 'market' as const, 'limit' as const, 'stop' as const),
  /** Of the entry's price from the close, in thirds of a step, so that some lie off the tick. */
  away: fc.oneof({ arbitrary: fc.integer({ min: -30, max: 30 }), weight: 60 }, often(-1e7, 1)),
  /** In tenths of the usual size. */
  position: fc.oneof(often(Number.NaN, 3), { arbitrary: fc.integer({ min: -20, max: 20 }), weight: 2 }),
});

export const signalsShape = fc.record({
  bars: fc.array(rawSignal, { minLength: 40, maxLength: 40 }),
  levels: fc.constantFrom('none' as const, 'constant' as const, 'columns' as const),
  stop: fc.nat(12),
  target: fc.nat(12),
  trails: fc.constantFrom('none' as const, 'none' as const, 'constant' as const, 'columns' as const),
  trail: fc.integer({ min: 1, max: 12 }),
  prices: fc.boolean(),
  sizeColumn: fc.boolean(),
  masks: fc.constantFrom(15, 15, 15, 3, 5, 1),
});

export type SignalsShape = typeof signalsShape extends fc.Arbitrary<infer T> ? T : never;
type RawSignal = SignalsShape['bars'][number];

const sizeUnits = { units: 1, cash: 90, 'equity-fraction': 0.012, 'risk-fraction': 0.0007 } as const;

interface Context {
  readonly series: Series;
  /** Closes as strategies see them. */
  readonly close: Float64Array;
  readonly sizeKind: AmountKind;
}

export function signalsOf(shape: SignalsShape, context: Context): Signals {
  const { series, close, sizeKind } = context;
  const factor = factorsOf(series);
  const bars = shape.bars.slice(0, close.length);
  const columnOf = (value: (bar: RawSignal, i: number) => number) => column(bars.map(value));
  const price = (type: RawSignal['entry']) =>
    columnOf((bar, i) => (bar.entry === type ? close[i]! + (bar.away / 300) * factor[i]! : Number.NaN));
  return {
    ...(isTarget(sizeKind) ? { target: columnOf((bar) => (bar.position / 10) * usualSize[sizeKind]) } : masksOf()),
    ...(shape.levels === 'constant' ? { stopLoss: shape.stop / 100, takeProfit: shape.target / 100 } : {}),
    ...(shape.levels === 'columns'
      ? { stopLoss: columnOf((bar) => bar.stop / 100), takeProfit: columnOf((bar) => bar.target / 100) }
      : {}),
    ...(shape.trails === 'constant' ? { trailingStop: shape.trail / 100 } : {}),
    ...(shape.trails === 'columns' ? { trailingStop: columnOf((bar) => bar.trail / 100) } : {}),
  };

  function masksOf(): Signals {
    const mask = (bit: number) => Uint8Array.from(bars, (bar) => (bar.flags & bit & shape.masks) >> Math.log2(bit));
    const unit = sizeUnits[sizeKind as keyof typeof sizeUnits];
    return {
      ...{ enterLong: mask(1), exitLong: mask(2), enterShort: mask(4), exitShort: mask(8) },
      ...(shape.sizeColumn ? { size: columnOf((bar) => bar.size * unit) } : {}),
      ...(shape.prices ? { limit: price('limit'), stop: price('stop') } : {}),
    };
  }
}
