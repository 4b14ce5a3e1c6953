import { describe, expect, it } from 'vitest';
import type { Ticks } from '../../src/market/index.ts';
import { checkTicks, type TickQualityOptions } from '../../src/pipeline/index.ts';
import { tickMetaOf } from '../store/ticks.ts';

const start = BigInt(Date.parse('2024-01-03T12:00Z')) * 1_000_000n; // a Wednesday
const minuteNs = 60_000_000_000n;
const { instrument } = tickMetaOf('EURUSD', 'quotes');

/** Quotes at minutes after the start, of the asks a point above. */
function quotesOf(rows: readonly (readonly [minute: number, bid: number, ask?: number])[]): Ticks {
  return {
    ...{ kind: 'quotes', instrument, priceStep: null, length: rows.length },
    time: BigInt64Array.from(rows, ([minute]) => start + BigInt(Math.round(minute * 60)) * (minuteNs / 60n)),
    bid: Float64Array.from(rows, ([, bid]) => bid),
    ask: Float64Array.from(rows, ([, bid, ask]) => ask ?? bid + 0.0001),
  };
}

function cut(ticks: Ticks & { kind: 'quotes' }, from: number, to: number): Ticks {
  const { time, bid, ask } = ticks;
  const part = <T extends Float64Array | BigInt64Array>(column: T) => column.subarray(from, to) as T;
  return { ...ticks, length: to - from, time: part(time), bid: part(bid), ask: part(ask) };
}

async function* each(chunks: readonly Ticks[]): AsyncGenerator<Ticks> {
  yield* chunks;
}

const check = (chunks: readonly Ticks[], options?: TickQualityOptions) => checkTicks(each(chunks), options);

const odd = quotesOf([
  ...([
    [0, 1.1],
    [0, 1.1],
    [1, 1.1, 1.1],
    [2, 1.1, 1.09],
  ] as const), // one time twice, locked, crossed
  ...([
    [40, 1.1],
    [41, 1.2],
    [42, 1.1],
  ] as const), // after 38 minutes; a price that comes straight back
  ...([
    [43, 1.3],
    [44, 1.3],
    [45, 1.3],
  ] as const), // one that stays
  ...([[60 * 60, 1.3]] as const), // Saturday 00:00, after the close on Friday at 22:00
]);

describe('[DATA-10] data check of ticks', () => {
  it('finds pauses in the sessions, prices that come straight back, crossed and locked quotes, closed hours', async () => {
    const report = await check([odd]);
    expect(report).toMatchObject({ symbol: 'EURUSD', kind: 'quotes', rows: 11, first: '2024-01-03T12:00:00Z' });
    expect(report!.findings.map(({ kind, level, count, examples }) => [kind, level, count, examples[0]])).toEqual([
      ['gap', 'doubt', 2, { row: 10, time: '2024-01-06T00:00:00Z', what: 'no tick for 3435 minutes before it' }],
      ['outlier', 'doubt', 1, { row: 5, time: '2024-01-03T12:41:00Z', what: '1.2 after 1.1' }],
      ['outside sessions', 'note', 1, { row: 10, time: '2024-01-06T00:00:00Z', what: '' }],
      ['equal time', 'note', 1, { row: 1, time: '2024-01-03T12:00:00Z', what: '' }],
      ['crossed prices', 'note', 1, { row: 3, time: '2024-01-03T12:02:00Z', what: 'bid 1.1, ask 1.09' }],
      ['locked prices', 'note', 1, { row: 2, time: '2024-01-03T12:01:00Z', what: 'bid 1.1, ask 1.1' }],
    ]);
  });

  it('finds the same however the ticks are cut into chunks', async () => {
    const whole = await check([odd]);
    for (let size = 1; size < odd.length; size++) {
      const chunks: Ticks[] = [];
      for (let from = 0; from < odd.length; from += size) {
        chunks.push(cut(odd as Ticks & { kind: 'quotes' }, from, Math.min(odd.length, from + size)));
      }
      expect(await check(chunks)).toEqual(whole);
    }
  });

  it('takes limits, shows the worst examples first, and finds nothing in good ticks', async () => {
    const kinds = async (options: TickQualityOptions) =>
      (await check([odd], options))!.findings.map(({ kind }) => kind);
    expect(await kinds({ gapMinutes: 4000, spike: 0.1 })).not.toContain('gap');
    expect(await kinds({ gapMinutes: 4000, spike: 0.1 })).not.toContain('outlier');
    const spikes = quotesOf([
      [0, 1],
      [1, 1.02],
      [2, 1],
      [3, 1.1],
      [4, 1],
      [5, 1.05],
      [6, 1],
    ]);
    const [outliers] = (await check([spikes], { examples: 2 }))!.findings;
    expect([outliers!.count, outliers!.examples.map(({ row }) => row)]).toEqual([3, [3, 5]]);
    expect(
      (await check([
        quotesOf([
          [0, 1],
          [1, 1.0001],
        ]),
      ]))!.findings,
    ).toEqual([]);
    expect(await check([])).toBeNull();
  });

  it('counts trades without size', async () => {
    const { instrument: spy } = tickMetaOf('SPY', 'trades');
    const time = BigInt64Array.of(start, start + 1n, start + 2n);
    const [price, size] = [Float64Array.of(1, 1, 1), Float64Array.of(1, 0, 2)];
    const trades: Ticks = { kind: 'trades', instrument: spy, priceStep: 1, length: 3, time, price, size };
    expect((await check([trades]))!.findings).toMatchObject([
      { kind: 'zero volume', count: 1, examples: [{ row: 1 }] },
    ]);
  });
});
