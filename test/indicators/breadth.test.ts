import { describe, expect, it } from 'vitest';
import { breadth, ta } from '../../src/index.ts';

const instrument = (close: number[], volume: number[]) => ({
  high: Float64Array.from(close, (price) => price + 1),
  low: Float64Array.from(close, (price) => price - 1),
  close: Float64Array.from(close),
  volume: Float64Array.from(volume),
});
const none = Number.NaN;
const first = instrument([10, 11, 12, 12, 9], [100, 200, 300, 400, 500]);
const second = instrument([20, 19, 21, 20, 20], [10, 20, 30, 40, 50]);
const third = instrument([5, 4, none, 4, 3], [1, 2, 3, 4, 5]);
const market = breadth([first, second, third], { period: 2 });
const values = (column: Float64Array) => [...column];

describe('the breadth of a market', () => {
  it('[IND-2] counts what rose, fell and stayed against the bar before; a bar without a price counts nowhere', () => {
    expect(values(market.advances)).toEqual([none, 1, 2, 0, 0]);
    expect(values(market.declines)).toEqual([none, 2, 0, 1, 2]);
    expect(values(market.unchanged)).toEqual([none, 0, 0, 1, 1]);
  });

  it('[IND-2] adds up the volume of those that rose and of those that fell', () => {
    expect(values(market.advancingVolume)).toEqual([none, 200, 330, 0, 0]);
    expect(values(market.decliningVolume)).toEqual([none, 22, 0, 40, 505]);
  });

  it('[IND-2] counts highs and lows beyond all of the period before', () => {
    expect(values(market.newHighs)).toEqual([none, none, 2, 0, 0]); // 13 > 12 and 22 > 21
    expect(values(market.newLows)).toEqual([none, none, 0, 0, 1]); // 8 < 11; the third has a gap in the window
  });

  it('[IND-2] long columns of many instruments count as the definition does, row by row', () => {
    const rows = 1_000;
    const instruments = Array.from({ length: 5 }, (_, which) => {
      const close = Array.from({ length: rows }, (_, i) =>
        (i * (31 + which)) % 17 === 0 ? none : (i * 7_919 * (which + 1)) % 23,
      );
      return instrument(
        close,
        close.map((price, i) => (i % 5 === 0 ? none : price * 10)),
      );
    });
    const count = (isSo: (close: Float64Array) => boolean) => instruments.filter(({ close }) => isSo(close)).length;
    const { advances, unchanged, advancingVolume, newLows } = breadth(instruments, { period: 3 });
    for (let row = 3; row < rows; row++) {
      expect(advances[row]).toBe(count((close) => close[row]! > close[row - 1]!));
      expect(unchanged[row]).toBe(count((close) => close[row] === close[row - 1]));
      const rose = instruments.filter(({ close }) => close[row]! > close[row - 1]!);
      expect(advancingVolume[row]).toBe(rose.reduce((sum, { volume }) => sum + (volume[row]! || 0), 0));
      const isLow = (close: Float64Array) => [1, 2, 3].every((back) => close[row]! < close[row - back]!);
      expect(newLows[row]).toBe(count(isLow));
    }
  });

  it('[IND-2] its counts are what line, ratio and Arms index take', () => {
    expect(values(ta.advanceDeclineLine(market.advances, market.declines))).toEqual([none, -1, 1, 0, -2]);
    expect(values(ta.advanceDeclineRatio(market.advances, market.declines))).toEqual([none, 0.5, none, 0, 0]);
    const trin = ta.trin(market.advances, market.declines, market.advancingVolume, market.decliningVolume);
    expect(trin[1]).toBeCloseTo(0.5 / (200 / 22), 14);
  });

  it('[IND-2] no instrument, columns of other lengths and a period of 0 are refused', () => {
    const refused = expect.objectContaining({ code: 'TIERCEL_E_PARAMETER' });
    expect(() => breadth([])).toThrow(refused);
    expect(() => breadth([first, { ...second, low: new Float64Array(3) }])).toThrow(refused);
    expect(() => breadth([first], { period: 0 })).toThrow(refused);
    expect(() => breadth([{ ...first, close: undefined as never }])).toThrow(refused);
    expect(() => breadth([{ ...first, volume: new Float32Array(5) as never }])).toThrow(refused);
  });

  it('[IND-2] no rows, and a period longer than the data, give no counts', () => {
    const nothing = instrument([], []);
    expect(breadth([nothing]).advances).toHaveLength(0);
    expect(values(breadth([first], { period: 100 }).newHighs)).toEqual([none, none, none, none, none]);
  });
});
