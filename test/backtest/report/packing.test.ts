import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packReport } from '../../../src/backtest/report/data.ts';
import { createPacker, findScale, packOhlc, packValues } from '../../../src/backtest/report/packing.ts';
import { readReport } from '../../../web/report/model.ts';
import { unpackColumn, unpackOhlc } from '../../../web/report/unpack.ts';
import { dayBars, exampleResult, minuteBars } from './fixture.ts';

const seed = 20261121;

function thereAndBack(values: Float64Array): Float64Array {
  const packer = createPacker();
  const column = packValues(packer, values);
  return unpackColumn(packer.bytes(), column);
}

describe('columns packed into a report', () => {
  it('[BT-6] prices on a step come back to the bit', () => {
    const cents = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 300 });
    fc.assert(
      fc.property(cents, fc.constantFrom(1, 10, 100, 1e5, 1e8), (wholes, scale) => {
        const values = Float64Array.from(wholes, (whole) => whole / scale + 0);
        expect(thereAndBack(values)).toEqual(values);
      }),
      { seed },
    );
  });

  it('[BT-6] any doubles come back to the bit, NaN, infinities and minus zero included', () => {
    fc.assert(
      fc.property(fc.float64Array({ maxLength: 200 }), (values) => {
        const back = thereAndBack(values);
        expect(back.length).toBe(values.length);
        for (let i = 0; i < values.length; i += 1) expect(Object.is(back[i], values[i])).toBe(true);
      }),
      { seed },
    );
  });

  it('[BT-6] the step found is the largest power of ten that fits all values', () => {
    expect(findScale([[1, 2, 300]])).toBe(1);
    expect(findScale([[1.5, 2]])).toBe(10);
    expect(findScale([[1.23456], [7]])).toBe(100_000);
    expect(findScale([[1 / 3]])).toBeNull();
    expect(findScale([[Number.NaN]])).toBeNull();
  });

  it('[BT-6] OHLC comes back to the bit, on the price step and off it', () => {
    const onStep = minuteBars(3000);
    const third = (column: Float64Array) => column.map((value) => value / 3);
    const { open, high, low, close } = onStep;
    const offStep = { open: third(open), high: third(high), low: third(low), close: third(close) };
    for (const bars of [{ open, high, low, close }, offStep]) {
      const packer = createPacker();
      const packed = packOhlc(packer, bars);
      expect(packed.kind).toBe(bars === offStep ? 'plain' : 'step');
      const back = unpackOhlc(packer.bytes(), packed);
      for (const key of ['open', 'high', 'low', 'close'] as const) {
        expect(Array.from(back[key])).toEqual(Array.from(bars[key]));
      }
    }
  });

  it('[BT-6] a whole report is read back: bars, equity to 1e-8 of the cash, trades, levels', async () => {
    const result = exampleResult();
    const { manifest, payload } = packReport([result], ['one']);
    const { results } = await readReport(JSON.stringify(manifest), payload);
    const view = results[0]!;
    const { firstBar, cash } = result.options;
    const { simulation, bars } = result;
    expect(Array.from(view.instruments[0]!.close)).toEqual(Array.from(bars.close.subarray(firstBar)));
    expect(view.axis.time[0]).toBe(Number(bars.time[firstBar]! / 1_000_000n));
    simulation.equity.forEach((value, i) => {
      expect(Math.abs(view.equity[i]! - value)).toBeLessThanOrEqual(cash * 1e-8);
    });
    expect(view.trades.length).toBe(simulation.trades.length);
    expect(Array.from(view.trades.entryPrice)).toEqual(Array.from(simulation.trades.entryPrice));
    expect(view.trades.entryPoint[0]).toBe(simulation.trades.entryBar[0]! - firstBar);
    const stops = simulation.orders.price.filter((_price, i) => simulation.orders.intent[i] === 2);
    expect(stops).toContain(view.trades.stop[0]);
  });

  it('[BT-6] bars that two results share are kept once', () => {
    const bars = dayBars(400);
    const one = packReport([exampleResult({ bars })], ['a']);
    const two = packReport([exampleResult({ bars }), exampleResult({ bars, fast: 20 })], ['a', 'b']);
    expect(two.manifest.series).toHaveLength(1);
    expect(two.manifest.results.map((result) => result.instruments)).toEqual([[0], [0]]);
    expect(two.payload.length).toBeLessThan(one.payload.length * 1.8);
  });

  it('[BT-6] a year of minutes stays far under 30 MB', () => {
    const result = exampleResult({ bars: minuteBars(372_607), fast: 20, slow: 50, cash: 1_000_000 });
    expect(packReport([result], ['year']).payload.length).toBeLessThan(5_000_000);
  });

  it('[BT-6] damaged data is an error, not a wrong chart', async () => {
    const { manifest, payload } = packReport([exampleResult({ bars: dayBars(300) })], ['one']);
    const text = JSON.stringify(manifest);
    await expect(readReport(text, payload.slice(0, 4 * Math.floor(payload.length / 8)))).rejects.toThrow();
    await expect(readReport(JSON.stringify({ ...manifest, bytes: 7 }), payload)).rejects.toThrow(/damaged/);
  });
});
