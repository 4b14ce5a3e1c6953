import { describe, expect, it } from 'vitest';
import {
  asColumn,
  columnArena,
  type IndicatorEntry,
  type IndicatorSet,
  indicatorSet,
  indicators,
  type RegisteredIndicator,
  ta,
} from '../../src/index.ts';
import { callArguments, outputsOf } from './support/arguments.ts';

type AnyFunction = (...args: unknown[]) => unknown;
type AnySet = IndicatorSet<Record<string, IndicatorEntry>>;
const untyped = ta as unknown as Record<string, AnyFunction>;
const untypedSet = indicatorSet as unknown as (entries: unknown) => AnySet;
const refusal = (text: RegExp) =>
  expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringMatching(text) });

/** Bars of a walk, and the columns that indicators of more than one series ask for by name. */
function columnsOf(length: number, step: number | null): Record<string, Float64Array> {
  const column = (value: (i: number) => number) =>
    asColumn(
      Float64Array.from({ length }, (_, i) => value(i)),
      step,
    );
  const ticks = (i: number) => 120_000 + ((i * 7_919) % 211) - ((i * 104_729) % 97);
  const close = column((i) => ticks(i) / 1e5);
  return {
    open: column((i) => (ticks(i + 1) + 3) / 1e5),
    high: column((i) => (ticks(i) + 150) / 1e5),
    low: column((i) => (ticks(i) - 150) / 1e5),
    close,
    volume: column((i) => (i % 17) + 1),
    a: close,
    b: column((i) => ticks(i + 5) / 1e5),
    periods: column((i) => (i % 29) + 2),
  };
}

function entryOf(row: RegisteredIndicator, columns: Record<string, Float64Array>): unknown[] {
  const series = row.inputs
    .filter(({ role }) => role === 'series')
    .map(({ name }) => (name in columns ? name : 'close'));
  return [row.name, {}, ...series];
}

describe('a set of indicators in one call', () => {
  it.each([
    [0, 0.00001],
    [1, null],
    [100, 0.00001],
    [700, null],
  ])('[IND-3] gives the bits of one call for each, for every indicator: %s bars, step %s', (length, step) => {
    const columns = columnsOf(length, step);
    const rows = indicators.list();
    const all = untypedSet(Object.fromEntries(rows.map((row) => [row.name, entryOf(row, columns)])))(columns);
    for (const row of rows) {
      const alone = untyped[row.name]!(...callArguments(row, columns));
      expect(outputsOf(row, all[row.name]), row.name).toEqual(outputsOf(row, alone));
    }
  });

  const { open, high, low, close, volume } = columnsOf(300, 0.00001);
  const bars = { open: open!, high: high!, low: low!, close: close!, volume: volume! };

  it('[IND-3] an entry takes the results of entries before it, and parameters as `ta` does', () => {
    const set = indicatorSet({
      fast: ['sma', 10],
      slow: ['sma', { period: 30 }, 'close'],
      macd: ['macd'],
      smooth: ['ema', { period: 5 }, 'macd.signal'],
      buy: ['crossedAbove', {}, 'fast', 'slow'],
      range: ['atr', { period: 14 }],
    });
    const { fast, slow, macd, smooth, buy, range } = set(bars);
    expect(slow).toEqual(ta.sma(bars.close, 30));
    expect(smooth).toEqual(ta.ema(ta.macd(bars.close).signal, 5));
    expect(macd.histogram).toEqual(ta.macd(bars.close).histogram);
    expect(buy).toEqual(ta.crossedAbove(fast, slow));
    expect(range).toEqual(ta.atr(bars, 14));
    expect(set(bars, { step: null }).fast).toEqual(ta.sma(bars.close, 10, { step: null }));
  });

  it('[IND-3] results lie in one piece of shared memory, or in an arena', () => {
    const set = indicatorSet({ fast: ['ema', 10], doji: ['doji'], above: ['above', {}, 'fast', 'close'] });
    const { fast, doji, above } = set(bars);
    expect(fast.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([doji.buffer, above.buffer]).toEqual([fast.buffer, fast.buffer]);
    const memory = columnArena();
    const first = set(bars, { memory });
    memory.reset();
    expect(set(bars, { memory }).fast.buffer).toBe(first.fast.buffer);
  });

  it('[IND-3] arrays of numbers are taken, and a call leaves the results of the one before as they are', () => {
    const set = indicatorSet({ sum: ['sum', 2] });
    const [first, second] = [set({ close: [1, 2, 3] }), set({ close: [5, 6, 7] })];
    expect([...first.sum]).toEqual([Number.NaN, 3, 5]);
    expect([...second.sum]).toEqual([Number.NaN, 11, 13]);
  });

  it.each([
    [{}, /at least one indicator/],
    [{ a: 'ema' }, /`a` must be an array such as/],
    [{ a: [] }, /`a` must be an array such as/],
    [{ a: ['emma'] }, /There is no indicator `emma`. .*ema/],
    [{ a: ['ema', { period: 0 }] }, /`period` must be an integer from 1/],
    [{ a: ['ema', { perod: 3 }] }, /has no parameter `perod`/],
    [{ a: ['obv', 5] }, /`obv` has no parameters/],
    [{ a: ['above'] }, /`above` takes 2 series/],
    [{ a: ['ema', {}, 'close', 'open'] }, /`ema` takes 1 series/],
    [{ a: ['ema', {}, 5] }, /`ema` takes 1 series/],
    [{ a: ['macd'], b: ['ema', {}, 'a'] }, /must name an output of `a`: a\.macd, a\.signal, a\.histogram/],
    [{ a: ['macd'], b: ['ema', {}, 'a.none'] }, /must name an output of `a`/],
    [{ a: ['doji'], b: ['ema', {}, 'a'] }, /`a` has no numbers/],
    [Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`k${i}`, ['ema', 3, `x${i}`]])), /12 columns/],
  ])('[IND-3] refuses the set %j', (entries, message) => {
    expect(() => untypedSet(entries)).toThrow(refusal(message));
  });

  it('[IND-3] refuses bars that do not have what it needs', () => {
    const set = indicatorSet({ range: ['atr', 3] });
    const call = (columns: unknown) => () => set(columns as typeof bars);
    expect(call({ high: [1], low: [1] })).toThrow(refusal(/needs `close`/));
    expect(call({ high: [1, 2], low: [1], close: [1] })).toThrow(refusal(/`low` has 1 values, `high` has 2/));
    expect(call(null)).toThrow(refusal(/`bars` must be an object/));
    expect(call({ ...bars, low: new Float32Array(300) })).toThrow(refusal(/`low` must be a Float64Array/));
    expect(() => indicatorSet({ a: ['ema', 3, 'later'], later: ['sma', 3] })(bars)).toThrow(refusal(/needs `later`/));
    expect(() => set(bars, { step: 3 })).toThrow(refusal(/`step` must be a power of ten/));
  });

  it('[IND-3] the native core refuses memory that is too small, askew or shared with a column', async () => {
    const { native } = await import('../../src/native/index.ts');
    const [ema] = indicators.list().filter(({ name }) => name === 'sma');
    const run = native().indicatorSet(Int32Array.of(ema!.index), Float64Array.of(2), Int32Array.of(0), 1);
    const column = new Float64Array(4);
    expect(() => run(new Uint8Array(31), 0, 0, column)).toThrow(/too small/);
    expect(() => run(new Uint8Array(64), 4, 0, column)).toThrow(/multiple of 8/);
    expect(() => run(new Uint8Array(64), 65, 0, column)).toThrow(/`from`/);
    expect(() => run(new Uint8Array(column.buffer), 0, 0, column)).toThrow(/share memory/);
    expect(() => run(new Uint8Array(64), 0, 0)).toThrow(/columns/);
    expect(() => native().indicatorSet(Int32Array.of(-1), column, Int32Array.of(0), 1)).toThrow(/indices/);
    expect(() => native().indicatorSet(Int32Array.of(ema!.index), column, Int32Array.of(7), 1)).toThrow(/range/);
    expect(() => native().indicatorSet(Int32Array.of(ema!.index), new Float64Array(0), column as never, 1)).toThrow();
  });
});
