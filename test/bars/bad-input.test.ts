import { describe, expect, it } from 'vitest';
import { type BarSpec, barBuilder, buildBars } from '../../src/bars/index.ts';
import { columnsOf, errorOf, randomTrades, rowsOf } from './support.ts';

const columns = columnsOf(randomTrades(50, 1));
const specError = (spec: unknown) => errorOf(() => buildBars(columns, spec as BarSpec));

describe('[BAR-1] bad specs', () => {
  it.each([
    [{ kind: 'tick', count: 0 }, '`count` must be a whole number from 1 to 1000000000, was 0'],
    [{ kind: 'tick', count: -3 }, 'was -3'],
    [{ kind: 'tick', count: 2.5 }, 'was 2.5'],
    [{ kind: 'tick', count: Number.NaN }, 'was NaN'],
    [{ kind: 'tick' }, 'was undefined'],
    [{ kind: 'volume', units: 0 }, '`units` must be a number from 1e-9'],
    [{ kind: 'volume', units: '5' }, 'was "5"'],
    [{ kind: 'value', amount: Number.POSITIVE_INFINITY }, 'was Infinity'],
    [{ kind: 'range', range: -1 }, '`range`'],
    [{ kind: 'range', range: 0.005 }, '`range` must be a multiple of the price step 0.01, was 0.005'],
    [{ kind: 'renko', brick: Number.NaN }, '`brick`'],
    [{ kind: 'renko', brick: 0.015 }, 'multiple of the price step'],
    [{ kind: 'renko', atrPeriod: 0 }, '`atrPeriod`'],
    [{ kind: 'renko', atrPeriod: 5, timeframe: '1d' }, 's, m or h'],
    [{ kind: 'imbalance', of: 'ticks', expectedTicks: 5 }, 'Did you mean `tick`?'],
    [{ kind: 'imbalance', of: 'tick', expectedTicks: 0 }, '`expectedTicks`'],
    [{ kind: 'runs', of: 'tick', expectedTicks: 5, barSpan: 0 }, '`barSpan`'],
    [{ kind: 'runs', of: 'tick', expectedTicks: 5, minTicks: 9, maxTicks: 8 }, '`maxTicks`'],
    [{ kind: 'runs', of: 'tick', expectedTicks: 5, firstSign: 0 }, '`firstSign`'],
    [{ kind: 'runs', of: 'tick', expectedTicks: 5, expected: { share: 2, buy: 1, sell: 1 } }, '`expected.share`'],
    [{ kind: 'time', timeframe: '1m', calendar: 'forex' }, '`calendar`'],
    [{ kind: 'time', timeframe: '1d', calendar: 'fx', day: { timeZone: 'UTC', start: '00:00' } }, 'leave one out'],
    [{ kind: 'time', timeframe: '1d', day: { timeZone: 'Mars/Base', start: '00:00' } }, 'time zone'],
    [{ kind: 'time', timeframe: '1d', day: { timeZone: 'UTC', start: '5pm' } }, '`start`'],
    [{ kind: 'tiem', timeframe: '1m' }, 'Did you mean `time`?'],
    [null, '`kind`'],
  ])('%j: %s', (spec, message) => {
    expect(specError(spec)).toContain('TIERCEL_E_PARAMETER');
    expect(specError(spec)).toContain(message);
  });
});

describe('[BAR-1] bad rows are named and leave no trace', () => {
  const change = (name: 'time' | 'price' | 'size', row: number, value: bigint | number) => {
    const copy = {
      ...columns,
      time: columns.time.slice(),
      price: Float64Array.from(columns.price),
      size: Float64Array.from(columns.size),
    };
    (copy[name] as unknown as { [row: number]: unknown })[row] = value;
    return copy;
  };
  it.each([
    ['time', 7, 3n, /Row 7 .*order of time/],
    ['time', 0, 2n ** 62n, /Row 0 .*years 1843 to 2096/],
    ['price', 7, Number.NaN, /Row 7 .*no finite number/],
    ['price', 7, Number.POSITIVE_INFINITY, /Row 7 .*no finite number/],
    ['size', 7, -1, /Row 7 .*negative or no finite/],
    ['size', 7, Number.NaN, /Row 7 .*negative or no finite/],
  ] as const)('%s of row %i: %s', (name, row, value, message) => {
    const error = errorOf(() => buildBars(change(name, row, value), 'tick:5'));
    expect(error).toContain('TIERCEL_E_DATA');
    expect(error).toMatch(message);
  });

  it('a stream goes on after a block that it refused', () => {
    const builder = barBuilder('tick:5');
    builder.update(rowsOf(columns, 0, 3));
    expect(errorOf(() => builder.update(rowsOf(columns, 1, 2)))).toMatch(/TIERCEL_E_DATA|no error/);
    expect(errorOf(() => builder.update({ ...rowsOf(columns, 3, 9), time: new BigInt64Array(6) }))).toContain(
      'order of time',
    );
    expect(builder.update(rowsOf(columns, 3, 6)).trades![0]).toBe(5);
  });

  it('a value off the step that its column claims', () => {
    const loose = change('price', 7, 100.001);
    Object.assign(loose.price, { priceStep: 0.01 });
    Object.assign(loose.size, { priceStep: 0.01 });
    expect(errorOf(() => buildBars(loose, 'range:0.01'))).toMatch(/Row 7 .*no multiple of the step/);
  });

  it('columns that are missing, of other types or lengths', () => {
    const { size: _, ...noSize } = columns;
    expect(errorOf(() => buildBars(noSize, 'volume:5'))).toMatch(
      /TIERCEL_E_PARAMETER: volume:5 needs trades with sizes/,
    );
    expect(errorOf(() => buildBars(noSize, 'runs:value:5'))).toMatch(/needs trades with sizes/);
    expect(errorOf(() => buildBars({ ...columns, price: columns.price.subarray(1) }, 'tick:5'))).toContain(
      '50 rows, but has 49',
    );
    expect(errorOf(() => buildBars({ ...columns, price: [1, 2] as never }, 'tick:5'))).toContain(
      'must be a Float64Array',
    );
    expect(errorOf(() => buildBars({ ...columns, price: new Float32Array(50) as never }, 'tick:5'))).toContain(
      'must be a Float64Array',
    );
    expect(errorOf(() => buildBars({ ...columns, time: new Float64Array(50) as never }, 'tick:5'))).toContain(
      'BigInt64Array',
    );
    const builder = barBuilder('tick:5');
    builder.update(rowsOf(columns, 0, 3));
    const { size: __, ...less } = rowsOf(columns, 3, 6);
    expect(errorOf(() => builder.update(less))).toMatch(/columns stay the same/);
  });

  it('no rows make no bars', () => {
    const empty = rowsOf(columns, 0, 0);
    const { bars, partial, rowsOutside } = buildBars(empty, '1m');
    expect([bars.length, partial, rowsOutside]).toEqual([0, null, 0]);
    expect(barBuilder('1m').partial()).toBeNull();
    expect(barBuilder('1m').save().length).toBe(0);
  });

  it('Renko of both sides, and a jump of a million bricks', () => {
    const quotes = { length: 1, time: BigInt64Array.of(0n), bid: Float64Array.of(1), ask: Float64Array.of(2) };
    expect(errorOf(() => buildBars(quotes, 'renko:1'))).toMatch(/one side of quotes/);
    expect(errorOf(() => buildBars(quotes, '1m', { side: 'both' as never }))).toMatch(/`side` must be one of/);
    const jump = { length: 2, time: BigInt64Array.of(0n, 1n), price: Float64Array.of(1, 1e6) };
    expect(errorOf(() => buildBars(jump, 'renko:0.1'))).toMatch(/Row 1 .*million/);
  });
});
