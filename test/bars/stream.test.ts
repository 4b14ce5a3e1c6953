import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BarSpec, barBuilder, barSpecText, buildBars, buildMany, parseBarSpec } from '../../src/bars/index.ts';
import { bitsOf, columnsOf, errorOf, randomTrades, rowsOf } from './support.ts';

const rule = { expectedTicks: 20, barSpan: 5, tickSpan: 50, minTicks: 2, maxTicks: 200 };
const specs: BarSpec[] = [
  { kind: 'time', timeframe: '1m' },
  { kind: 'time', timeframe: '7s', fill: true },
  { kind: 'time', timeframe: '1d', day: { timeZone: 'America/New_York', start: '17:00' } },
  { kind: 'tick', count: 13 },
  { kind: 'volume', units: 50.5 },
  { kind: 'value', amount: 4321 },
  ...(['tick', 'volume', 'value'] as const).flatMap((of): BarSpec[] => [
    { kind: 'imbalance', of, ...rule },
    { kind: 'runs', of, ...rule },
  ]),
  { kind: 'range', range: 0.07 },
  { kind: 'renko', brick: 0.09 },
  { kind: 'renko', atrPeriod: 3, timeframe: '1m' },
];
const trades = randomTrades(3000, 21);

/** Rows of blocks whose sizes are given, over and over. */
function* blocks(rows: number, sizes: readonly number[]): Generator<[number, number]> {
  for (let from = 0, i = 0; from < rows; i++) {
    const to = Math.min(rows, from + sizes[i % sizes.length]!);
    yield [from, to];
    from = to;
  }
}

describe('[BAR-1] stream and batch', () => {
  it.each(
    specs.map(
      (spec) =>
        [
          spec.kind === 'imbalance' || spec.kind === 'runs' ? `${spec.kind} of ${spec.of}` : barSpecText(spec),
          spec,
        ] as const,
    ),
  )('%s: blocks of any size give the bits of the whole, through saved states too', (_, spec) => {
    for (const isLoose of [false, true]) {
      const columns = columnsOf(trades, isLoose);
      const { bars, partial } = buildBars(columns, spec);
      const whole = bitsOf(bars);
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 }),
          fc.nat(40),
          (sizes, saveAt) => {
            let builder = barBuilder(spec);
            const streamed: string[] = [];
            let block = 0;
            for (const [from, to] of blocks(trades.length, sizes)) {
              streamed.push(...bitsOf(builder.update(rowsOf(columns, from, to))));
              if (block++ !== saveAt) continue;
              const saved = builder.save();
              builder.dispose();
              builder = barBuilder(spec);
              builder.restore(saved);
            }
            expect(streamed).toEqual(whole);
            const rest = builder.partial();
            expect(rest === null ? null : bitsOf(rest)).toEqual(partial === null ? null : bitsOf(partial));
            builder.dispose();
          },
        ),
        { numRuns: 12, seed: 5 },
      );
    }
  });

  it('one pass over the ticks gives what a pass for each gives', () => {
    const columns = columnsOf(trades);
    const together = buildMany(columns, specs);
    for (const [i, spec] of specs.entries()) {
      expect(bitsOf(together[i]!.bars)).toEqual(bitsOf(buildBars(columns, spec).bars));
    }
  });

  it('a long series, which is built in slices, has the bits of the stream', () => {
    const columns = columnsOf(randomTrades(50_000, 3));
    for (const spec of ['1s', 'tick:1', 'renko:0.05']) {
      const builder = barBuilder(spec);
      expect(bitsOf(buildBars(columns, spec).bars)).toEqual(bitsOf(builder.update(columns)));
    }
  });

  it('reset begins anew', () => {
    const columns = columnsOf(trades);
    const builder = barBuilder('range:0.07');
    const first = bitsOf(builder.update(columns));
    builder.reset();
    expect(builder.partial()).toBeNull();
    expect(bitsOf(builder.update(columns))).toEqual(first);
  });

  it('closeUntil closes by the clock what no tick has closed', () => {
    const builder = barBuilder('1m');
    const minute = 60_000_000_000n;
    const block = { length: 1, time: BigInt64Array.of(5n), price: Float64Array.of(3) };
    expect(builder.update(block).length).toBe(0);
    expect(builder.closeUntil(minute - 1n).length).toBe(0);
    expect([...builder.closeUntil(minute).closeTime]).toEqual([minute]);
    expect(builder.partial()).toBeNull();
    expect(errorOf(() => builder.update({ ...block, time: BigInt64Array.of(6n) }))).toMatch(
      /TIERCEL_E_DATA.*order of time/,
    );
  });

  it('states of other specs, other steps and damaged ones are refused', () => {
    const builder = barBuilder('tick:13');
    builder.update(columnsOf(trades));
    const saved = builder.save();
    const other = barBuilder('tick:14');
    other.update(columnsOf(trades));
    expect(errorOf(() => other.restore(saved))).toMatch(/TIERCEL_E_PARAMETER.*other bars/);
    const bad = saved.slice();
    bad[bad.length - 1]! ^= 1;
    expect(errorOf(() => builder.restore(bad))).toMatch(/TIERCEL_E_CORRUPT/);
    expect(errorOf(() => builder.restore(saved.subarray(0, 9)))).toMatch(/TIERCEL_E_CORRUPT/);
    builder.restore(saved);
  });
});

describe('[BAR-1] laws', () => {
  const columns = columnsOf(trades);
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + Math.round(value * 100), 0);

  it('every tick is in one bar, in order; volumes add up; highs and lows hold open and close', () => {
    for (const { bars, partial } of buildMany(columns, specs)) {
      const rest = partial ?? { trades: new Float64Array(0), volume: new Float64Array(0) };
      expect(total(bars.trades!) + total(rest.trades!)).toBe(100 * trades.length);
      expect(total(bars.volume!) + total(rest.volume!)).toBe(total(columns.size));
      for (let bar = 0; bar < bars.length; bar++) {
        expect(bars.closeTime[bar]! > bars.time[bar]!).toBe(true);
        if (bar > 0) expect(bars.time[bar]! >= bars.closeTime[bar - 1]!).toBe(true);
        expect(bars.high[bar]!).toBeGreaterThanOrEqual(Math.max(bars.open[bar]!, bars.close[bar]!));
        expect(bars.low[bar]!).toBeLessThanOrEqual(Math.min(bars.open[bar]!, bars.close[bar]!));
      }
    }
  });

  it('a tail that is cut off changes no closed bar', () => {
    const whole = buildMany(columns, specs).map(({ bars }) => bitsOf(bars));
    for (const rows of [1, 17, 999, 2500]) {
      for (const [i, { bars }] of buildMany(rowsOf(columns, 0, rows), specs).entries()) {
        expect(bitsOf(bars)).toEqual(whole[i]!.slice(0, bars.length));
      }
    }
  });
});

describe('[BAR-1] short texts of bars', () => {
  it('say what the spec says', () => {
    for (const text of [
      '1m',
      '3M',
      'tick:500',
      'volume:10000',
      'value:1000000',
      'imbalance:tick:500',
      'runs:volume:20',
      'range:0.001',
      'renko:0.001',
      'renko:atr:14:4h',
    ]) {
      expect(barSpecText(parseBarSpec(text))).toBe(text);
    }
    expect(parseBarSpec('value:1e6')).toEqual({ kind: 'value', amount: 1e6 });
    expect(barSpecText(parseBarSpec('renko:atr:14'))).toBe('renko:atr:14:1h');
  });

  it('name the nearest form where they say nothing', () => {
    expect(errorOf(() => parseBarSpec('volum:100'))).toBe(
      'TIERCEL_E_PARAMETER: "volum:100" names no bars: did you mean volume:10000?',
    );
    expect(errorOf(() => parseBarSpec('1x'))).toMatch(/a timeframe such as 1m, 1d or 1M/);
    expect(errorOf(() => parseBarSpec('tick:many'))).toMatch(/"many" is no number; write it as tick:500/);
    expect(errorOf(() => parseBarSpec('imbalance:ticks:500'))).toMatch(/none of tick, volume, value/);
    expect(errorOf(() => parseBarSpec('tick:5:5'))).toMatch(/a part too many/);
  });
});
