// Random cases of the simulator's present subset: small series with gaps, ties, flat bars, crossed quotes and off-tick
// prices, and every combination of options. They shrink to few bars and plain values.
import fc from 'fast-check';
import type { CostModel, Signals, SimulationOptions } from '../../src/backtest/simulator/index.ts';
import { allocateTimes, type Bars, type Ohlc } from '../../src/market/index.ts';
import { column } from '../backtest/support/bars.ts';

export interface Case {
  readonly bars: Bars;
  readonly signals: Signals;
  readonly options: SimulationOptions;
}

interface RawBar {
  readonly gap: number;
  readonly prices: readonly [number, number, number, number];
  readonly shift: number;
  readonly wick: number;
  readonly spread: number;
  readonly flags: number;
  readonly stop: number;
  readonly target: number;
  readonly size: number;
}

const often = <T>(value: T, weight: number): { arbitrary: fc.Arbitrary<T>; weight: number } => ({
  arbitrary: fc.constant(value),
  weight,
});

// Steps of the data's grid around 100.00; few values, so that ties are common.
const rawBar: fc.Arbitrary<RawBar> = fc.record({
  gap: fc.constantFrom(1, 1, 1, 1, 2, 60),
  prices: fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12)) as fc.Arbitrary<[number, number, number, number]>,
  shift: fc.constantFrom(0, 0, 0, 1, -1, 6, -6, 20, -20),
  wick: fc.nat(3),
  spread: fc.constantFrom(0, 1, 1, 2, 3, 5, -1, -3),
  flags: fc.oneof(often(0, 3), { arbitrary: fc.nat(15), weight: 3 }),
  stop: fc.oneof({ arbitrary: fc.nat(15), weight: 90 }, often(Number.NaN, 20), often(-1, 1), often(1e6, 1)),
  target: fc.oneof({ arbitrary: fc.nat(15), weight: 90 }, often(Number.NaN, 20), often(-1, 1), often(Infinity, 1)),
  size: fc.oneof({ arbitrary: fc.nat(100), weight: 40 }, often(Number.NaN, 1), often(1e9, 1)),
});

const costs: fc.Arbitrary<CostModel> = fc.record({
  name: fc.constant('random'),
  spread: fc.oneof(
    fc.constant({ kind: 'price' as const, value: 0 }),
    fc.constant({ kind: 'data' as const }),
    fc.record({ kind: fc.constant('price' as const), value: fc.constantFrom(0.01, 0.03, 0.005, 0.1) }),
    fc.record({ kind: fc.constant('ticks' as const), value: fc.constantFrom(1, 2, 0.5, 7) }),
    fc.record({ kind: fc.constant('bps' as const), value: fc.constantFrom(0.5, 1, 2.5, 20) }),
  ),
  commission: fc.record({
    perUnit: fc.constantFrom(0, 0, 0.005, 0.3),
    perValue: fc.constantFrom(0, 0, 0.0002, 0.01),
    minimum: fc.constantFrom(0, 0, 0, 1, 1, 35),
    maximumRate: fc.constantFrom(null, null, 0.005, 0.0001, 0),
  }),
  slippage: fc.record({
    kind: fc.constantFrom('ticks' as const, 'bps' as const),
    value: fc.constantFrom(0, 1, 0.3, 5),
  }),
});

const shape = fc.record({
  bars: fc.array(rawBar, { minLength: 1, maxLength: 60, size: 'max' }),
  base: fc.constantFrom(10_000, 10_000, 10_000, 10_000, 15, 3),
  offGrid: fc.boolean(),
  knowsStep: fc.boolean(),
  side: fc.constantFrom('bid' as const, 'mid' as const, 'last' as const, 'bid/ask' as const),
  closesEarly: fc.boolean(),
  tickSize: fc.constantFrom(0.01, 0.01, 0.05, 0.25),
  lotSize: fc.constantFrom(1, 1, 1, 0.01, 0.00000001, 25),
  minLots: fc.constantFrom(0.5, 1, 1, 1, 1, 3),
  first: fc.nat(5),
  levels: fc.constantFrom('none' as const, 'constant' as const, 'columns' as const),
  stop: fc.nat(12),
  target: fc.nat(12),
  sizeKind: fc.constantFrom('units' as const, 'cash' as const, 'equity-fraction' as const, 'risk-fraction' as const),
  sizeColumn: fc.boolean(),
  size: fc.constantFrom(0.1, 0.5, 1, 2, 3.7),
  cash: fc.constantFrom(10_000, 10_000, 10_000, 10_000, 100, 1_000_000),
  leverage: fc.constantFrom(1, 1, 1, 2, 0.5, 30),
  costs,
  fill: fc.constantFrom('next-open' as const, 'next-open' as const, 'same-close' as const),
  limit: fc.constantFrom('through' as const, 'touch' as const),
  reverse: fc.boolean(),
  mark: fc.constantFrom('closing-side' as const, 'last' as const),
  masks: fc.constantFrom(15, 15, 15, 3, 5, 1),
  stretch: fc.constantFrom(1, 1, 4),
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

/** Multiplies steps into prices the way text would give them. */
function price(steps: number, s: Shape): number {
  return Number((steps / 100 + (s.offGrid ? 0.003 : 0)).toFixed(3));
}

function ohlc(s: Shape, offset: (bar: RawBar, k: number) => number): Ohlc {
  let level: number = s.base;
  const rows = s.bars.map((bar) => {
    level = Math.max(1, s.base < 100 ? Math.min(level + bar.shift, 40) : level + bar.shift);
    const [a, b, c, d] = bar.prices.map((x, k) => level + x + offset(bar, k)) as [number, number, number, number];
    const low = Math.max(1, Math.min(a, b, c, d) - (bar.wick >> 1));
    const high = Math.max(a, b, c, d, low) + bar.wick;
    return [Math.max(a, low), high, low, Math.max(d, low)].map((steps) => price(steps, s));
  });
  const pick = (k: number) => column(rows.map((row) => row[k]!));
  return { open: pick(0), high: pick(1), low: pick(2), close: pick(3) };
}

function times(s: Shape): { time: BigInt64Array; closeTime?: BigInt64Array } {
  const time = allocateTimes(s.bars.length);
  let minute = 0;
  for (const [i, bar] of s.bars.entries()) {
    minute += bar.gap;
    time[i] = BigInt(minute) * 60_000_000_000n;
  }
  return s.closesEarly ? { time, closeTime: time.map((t) => t + 30_000_000_000n) } : { time };
}

function barsOf(s: Shape): Bars {
  const needsSpread = s.costs.spread.kind === 'data' && s.side !== 'bid/ask';
  return {
    length: s.bars.length,
    ...times(s),
    ...ohlc(s, () => 0),
    ...(s.side === 'bid/ask' ? { ask: ohlc(s, (bar, k) => bar.spread + (k === 1 ? 1 : 0)) } : {}),
    ...(needsSpread ? { spread: column(s.bars.map((bar) => bar.spread / 100)) } : {}),
    instrument: {
      symbol: 'RANDOM',
      assetClass: 'equity',
      currency: 'USD',
      calendar: '24x7',
      tickSize: s.tickSize,
      lotSize: s.lotSize,
      minQuantity: s.lotSize * s.minLots,
    },
    timeframe: '1m',
    side: s.side,
    priceStep: s.knowsStep && !s.offGrid ? 0.01 : null,
  };
}

const sizeUnits = { units: 1, cash: 90, 'equity-fraction': 0.012, 'risk-fraction': 0.0007 } as const;

function signalsOf(s: Shape): Signals {
  const mask = (bit: number) => Uint8Array.from(s.bars, (bar) => (bar.flags & bit & s.masks) >> Math.log2(bit));
  const levels =
    s.levels === 'none'
      ? {}
      : s.levels === 'constant'
        ? { stopLoss: s.stop / 100, takeProfit: s.target / 100 }
        : {
            stopLoss: column(s.bars.map((bar) => bar.stop / 100)),
            takeProfit: column(s.bars.map((bar) => bar.target / 100)),
          };
  const size = s.sizeColumn ? { size: column(s.bars.map((bar) => bar.size * sizeUnits[s.sizeKind])) } : {};
  return { enterLong: mask(1), exitLong: mask(2), enterShort: mask(4), exitShort: mask(8), ...levels, ...size };
}

/** Some series are made long and their signals rare and levels far, so that there is something to skip. */
function stretched(s: Shape): Shape {
  if (s.stretch === 1) return s;
  const bars = s.bars.map((bar) => ({
    ...bar,
    flags: bar.gap === 60 ? bar.flags : 0,
    stop: bar.stop * 10,
    target: bar.target * 10,
  }));
  return { ...s, stop: s.stop * 10, target: s.target * 10, bars: Array(s.stretch).fill(bars).flat() };
}

/** A random series, random signals and random options. */
export const randomCase: fc.Arbitrary<Case> = shape.map(stretched).map((s) => ({
  bars: barsOf(s),
  signals: signalsOf(s),
  options: {
    cash: s.cash,
    size: {
      kind: s.sizeKind,
      value: s.size * { units: 30, cash: 2000, 'equity-fraction': 0.4, 'risk-fraction': 0.01 }[s.sizeKind],
    },
    costs: s.costs,
    fill: s.fill,
    limit: s.limit,
    reverse: s.reverse,
    mark: s.mark,
    leverage: s.leverage,
    firstBar: Math.min(s.first, s.bars.length - 1),
  },
}));
