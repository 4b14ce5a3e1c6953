import { describe, expect, it } from 'vitest';
import { type BarSpec, buildBars } from '../../src/bars/index.ts';
import {
  bricksByAtr,
  byImbalance,
  byRange,
  byRenko,
  byRuns,
  byTicks,
  byTime,
  byValue,
  byVolume,
  type Weight,
} from '../reference/bars.ts';
import { columnsOf, expectBars, randomTrades } from './support.ts';

const minuteNs = 60_000_000_000n;
const trades = randomTrades(4000, 5);
const columns = columnsOf(trades);
const built = (spec: BarSpec | string) => buildBars(columns, spec).bars;

describe('[BAR-1] each kind is the slow reference, bar by bar', () => {
  it('time', () => {
    expectBars(built('1m'), byTime(trades, minuteNs));
  });
  it('ticks', () => {
    expectBars(built('tick:37'), byTicks(trades, 37));
  });
  it('volume: the trade that reaches it closes the bar and is not split', () => {
    expectBars(built('volume:123.45'), byVolume(trades, 12_345));
    expectBars(built('volume:0.01'), byVolume(trades, 1));
  });
  it('value', () => {
    expectBars(built('value:20000'), byValue(trades, 200_000_000));
  });
  it('range', () => {
    expectBars(built('range:0.09'), byRange(trades, 9));
  });
  it.each<Weight>(['tick', 'volume', 'value'])('imbalance of %s', (of) => {
    const options = { of, expectedTicks: 40, barSpan: 10, tickSpan: 100, minTicks: 5, maxTicks: 300 };
    const bars = built({ kind: 'imbalance', ...options });
    expectBars(bars, byImbalance(trades, options));
    expect(new Set(bars.trades).size).toBeGreaterThan(10);
  });
  it.each<Weight>(['tick', 'volume', 'value'])('runs of %s', (of) => {
    const options = { of, expectedTicks: 40, barSpan: 10, tickSpan: 100, minTicks: 5, maxTicks: 300 };
    const bars = built({ kind: 'runs', ...options });
    expectBars(bars, byRuns(trades, options));
    expect(new Set(bars.trades).size).toBeGreaterThan(10);
  });
  it('Renko with a fixed brick', () => {
    expectBars(
      built('renko:0.11'),
      byRenko(trades, () => 11),
    );
  });
  it('Renko with a brick by the average true range', () => {
    const sizes = bricksByAtr(trades, { period: minuteNs, bars: 5 });
    expectBars(
      built('renko:atr:5:1m'),
      byRenko(trades, (i) => sizes[i]!),
    );
  });
});

describe('[BAR-1] bars by hand', () => {
  const at = (prices: number[]) =>
    columnsOf(prices.map((price, i) => ({ time: BigInt(i), price: price * 100, size: 100 })));

  it('Renko turns after two bricks, the brick begins one away, and its shadow is where the price went first', () => {
    // From 100 with bricks of 5: 106 makes 100-105; 111 makes 105-110; 103 is below 105 but not at 100; 99 makes 105-100.
    const { bars } = buildBars(at([100, 106, 111, 103, 112, 99]), 'renko:5');
    expect([...bars.open]).toEqual([100, 105, 105]);
    expect([...bars.close]).toEqual([105, 110, 100]);
    expect([...bars.high]).toEqual([105, 110, 112]);
    expect([...bars.low]).toEqual([100, 105, 100]);
    const plain = buildBars(at([100, 106, 111, 103, 112, 99]), { kind: 'renko', brick: 5, wicks: false });
    expect([...plain.bars.high]).toEqual([105, 110, 105]);
  });

  it('a jump makes several bricks: the first has its ticks, the others none', () => {
    const { bars, partial } = buildBars(at([100, 117]), 'renko:5');
    expect([...bars.close]).toEqual([105, 110, 115]);
    expect([...bars.trades!]).toEqual([2, 0, 0]);
    expect([...bars.volume!]).toEqual([2, 0, 0]);
    expect([...bars.time]).toEqual([0n, 1n, 2n]); // each a nanosecond after the one before
    expect(partial).toBeNull();
  });

  it('imbalance bars with given expectations close at E[T] |E[b]|', () => {
    // E = 4 * 0.5 = 2: signs +, +, - , -, -, - give sums 1, 2 (closes), then -1, -2. E[T] = 4 + (2 - 4) / 2 = 3 after
    // the first bar (span 3), E[b] = 0.5, then two steps of 2 / 4 towards 1: 0.75, 0.875; 3 * 0.875 = 2.625, three ticks.
    const { bars } = buildBars(at([1, 2, 1.9, 1.8, 1.7, 1.6]), {
      kind: 'imbalance',
      of: 'tick',
      expectedTicks: 4,
      expectedImbalance: 0.5,
      barSpan: 3,
      tickSpan: 3,
      minTicks: 1,
    });
    expect([...bars.trades!]).toEqual([2, 3]);
  });

  it('run bars with given expectations close at E[T] max(P E[buy], (1 - P) E[sell])', () => {
    // E = 4 * max(0.5, 0.5) = 2: +, -, + has two buys. P = 0.5 + (2/3 - 0.5) / 2 = 7/12, E[T] = 3.5: 2.04, three sells.
    const { bars } = buildBars(at([1, 0.9, 1, 0.9, 0.8, 0.7]), {
      kind: 'runs',
      of: 'tick',
      expectedTicks: 4,
      expected: { share: 0.5, buy: 1, sell: 1 },
      barSpan: 3,
      minTicks: 1,
    });
    expect([...bars.trades!]).toEqual([3, 3]);
  });

  it('bars follow each other in time though their ticks have one stamp', () => {
    const ticks = { length: 5, time: new BigInt64Array(5).fill(7n), price: Float64Array.of(1, 2, 3, 4, 5) };
    const { bars } = buildBars(ticks, 'tick:2');
    expect([...bars.time]).toEqual([7n, 8n]);
    expect([...bars.closeTime]).toEqual([8n, 9n]);
  });

  it('the middle of quotes has half a step', () => {
    const time = BigInt64Array.of(0n, 1n);
    const bid = Object.assign(Float64Array.of(1.1, 1.2), { priceStep: 0.1 });
    const ask = Object.assign(Float64Array.of(1.2, 1.3), { priceStep: 0.1 });
    const { bars } = buildBars({ length: 2, time, bid, ask }, 'tick:2', { side: 'mid' });
    expect([bars.open[0], bars.close[0], bars.close.priceStep]).toEqual([1.15, 1.25, 0.01]);
  });
});
