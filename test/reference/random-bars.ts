// Random bars: small series with gaps, ties, flat bars, crossed quotes, off-tick prices, splits and dividends. They
// shrink to few bars and plain values.
import fc from 'fast-check';
import { allocateTimes, type BarColumns, type Bars, type CorporateAction, type Ohlc } from '../../src/market/index.ts';
import { column } from '../backtest/support/bars.ts';

const MINUTE = 60_000_000_000n;

export interface RawBar {
  readonly gap: number;
  readonly prices: readonly [number, number, number, number];
  readonly shift: number;
  readonly wick: number;
  readonly spread: number;
}

// Steps of the data's grid around 100.00; few values, so that ties are common.
const rawBar: fc.Arbitrary<RawBar> = fc.record({
  gap: fc.constantFrom(1, 1, 1, 1, 2, 60),
  prices: fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12)) as fc.Arbitrary<[number, number, number, number]>,
  shift: fc.constantFrom(0, 0, 0, 1, -1, 6, -6, 20, -20),
  wick: fc.nat(3),
  spread: fc.constantFrom(0, 1, 1, 2, 3, 5, -1, -3),
});

const ratios = [
  [1, 1],
  [2, 1],
  [3, 2],
  [7, 1],
  [1, 2],
  [1, 10],
] as const;

const action = fc.record({
  at: fc.nat(40),
  ratio: fc.constantFrom(...ratios),
  dividend: fc.constantFrom(0, 0.47, 0.0825),
});

const none: fc.Arbitrary<never[]> = fc.constant([]);

export const seriesShape = fc.record({
  bars: fc.array(rawBar, { minLength: 1, maxLength: 40, size: 'max' }),
  base: fc.constantFrom(10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 15, 3),
  offGrid: fc.boolean(),
  knowsStep: fc.boolean(),
  side: fc.constantFrom('bid' as const, 'mid' as const, 'last' as const, 'bid/ask' as const),
  minutes: fc.constantFrom(1, 1, 3, 5),
  closesEarly: fc.boolean(),
  tickSize: fc.constantFrom(0.01, 0.01, 0.05, 0.25),
  lotSize: fc.constantFrom(1, 1, 1, 0.01, 0.00000001, 25),
  minLots: fc.constantFrom(0.5, 1, 1, 1, 1, 3),
  first: fc.nat(5),
  actions: fc.oneof({ arbitrary: none, weight: 3 }, { arbitrary: fc.array(action, { maxLength: 3 }), weight: 1 }),
});

export type Series = typeof seriesShape extends fc.Arbitrary<infer T> ? T : never;
type Split = Series['actions'][number];

/** Multiplies steps into prices the way text would give them. */
function price(steps: number, s: Series): number {
  return Number((steps / 100 + (s.offGrid ? 0.003 : 0)).toFixed(3));
}

/** At most one action a bar, none at the first. */
function actionsOf(s: Series): Map<number, Split> {
  return new Map(s.actions.filter(({ at }) => at > 0 && at < s.bars.length).map((a) => [a.at, a]));
}

function ohlc(s: Series, offset: (bar: RawBar, k: number) => number): Ohlc {
  const actions = actionsOf(s);
  let level: number = s.base;
  const rows = s.bars.map((bar, i) => {
    const [numerator, denominator] = actions.get(i)?.ratio ?? [1, 1];
    level = Math.round((level * denominator) / numerator);
    level = Math.max(1, s.base < 100 ? Math.min(level + bar.shift, 40) : level + bar.shift);
    const [a, b, c, d] = bar.prices.map((x, k) => level + x + offset(bar, k)) as [number, number, number, number];
    const low = Math.max(1, Math.min(a, b, c, d) - (bar.wick >> 1));
    const high = Math.max(a, b, c, d, low) + bar.wick;
    return [Math.max(a, low), high, low, Math.max(d, low)].map((steps) => price(steps, s));
  });
  const pick = (k: number) => column(rows.map((row) => row[k]!));
  return { open: pick(0), high: pick(1), low: pick(2), close: pick(3) };
}

function times(s: Series): { time: BigInt64Array; closeTime?: BigInt64Array } {
  const time = allocateTimes(s.bars.length);
  let period = 0;
  for (const [i, bar] of s.bars.entries()) {
    period += bar.gap;
    time[i] = BigInt(period * s.minutes) * MINUTE;
  }
  return s.closesEarly ? { time, closeTime: time.map((t) => t + MINUTE / 2n) } : { time };
}

/** Each bar's product of the split ratios so far. */
export function factorsOf(s: Series): Float64Array {
  const actions = actionsOf(s);
  let factor = 1;
  return column(
    s.bars.map((_, i) => {
      const [numerator, denominator] = actions.get(i)?.ratio ?? [1, 1];
      factor *= numerator / denominator;
      return factor;
    }),
  );
}

function adjusted(columns: Ohlc, factor: Float64Array): Ohlc {
  const times = (values: Float64Array) => column(Array.from(values, (x, i) => x * factor[i]!));
  return { open: times(columns.open), high: times(columns.high), low: times(columns.low), close: times(columns.close) };
}

/** The series as strategies see it, with the raw one beside it. */
function withActions(s: Series, bars: Bars): Bars {
  const actions = actionsOf(s);
  if (actions.size === 0) return bars;
  const factor = factorsOf(s);
  const { length, time, open, high, low, close, ask, spread } = bars;
  const raw: BarColumns = { length, time, open, high, low, close, ...(ask && { ask }), ...(spread && { spread }) };
  const list: CorporateAction[] = [...actions.entries()]
    .sort(([a], [b]) => a - b)
    .map(([at, { ratio, dividend }]) => {
      // The ex-date lies before the open at which it acts.
      return { time: time[at]! - MINUTE / 3n, numerator: ratio[0], denominator: ratio[1], dividend };
    });
  const seen = { ...adjusted(raw, factor), ...(ask && { ask: adjusted(ask, factor) }) };
  return { ...bars, ...seen, priceStep: null, raw, factor, actions: list };
}

export function barsOfSeries(s: Series, { symbol, needsSpread }: { symbol: string; needsSpread: boolean }): Bars {
  const bars: Bars = {
    length: s.bars.length,
    ...times(s),
    ...ohlc(s, () => 0),
    ...(s.side === 'bid/ask' ? { ask: ohlc(s, (bar, k) => bar.spread + (k === 1 ? 1 : 0)) } : {}),
    ...(needsSpread && s.side !== 'bid/ask' ? { spread: column(s.bars.map((bar) => bar.spread / 100)) } : {}),
    instrument: {
      symbol,
      assetClass: 'equity',
      currency: 'USD',
      calendar: '24x7',
      tickSize: s.tickSize,
      lotSize: s.lotSize,
      minQuantity: s.lotSize * s.minLots,
    },
    timeframe: `${s.minutes}m`,
    side: s.side,
    priceStep: s.knowsStep && !s.offGrid ? 0.01 : null,
  };
  return withActions(s, bars);
}
