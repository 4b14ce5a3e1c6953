import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asColumn, marketProfile, volumeProfile } from '../../src/index.ts';
import { referenceMarketProfile, referenceVolumeProfile } from './support/price-profile-reference.ts';

const column = (values: number[], step?: number) => asColumn(Float64Array.from(values), step);
const bars = {
  high: column([1.03, 1.04, 1.02, Number.NaN, 1.01], 0.01),
  low: column([1.01, 1.02, 1.02, 1.0, 1.0], 0.01),
  volume: column([30, 60, 50, 7, 10]),
};
const rounded = (values: ArrayLike<number>) => Array.from(values, (value) => Number(value.toFixed(9)));
const refused = expect.objectContaining({ code: 'TIERCEL_E_PARAMETER' });

describe('volume profile', () => {
  const profile = volumeProfile(bars, { binSize: 0.01 });

  it('[IND-2] shares each bar’s volume equally among the bins that its range touches', () => {
    // 30 over 1.01 to 1.03, 60 over 1.02 to 1.04, 50 at 1.02, 10 over 1.00 and 1.01; the bar without a high counts nothing
    expect(rounded(profile.prices)).toEqual([1, 1.01, 1.02, 1.03, 1.04]);
    expect(rounded(profile.amounts)).toEqual([5, 15, 80, 30, 20]);
    expect(profile.total).toBeCloseTo(150, 9);
  });

  it('[IND-2] has its point of control at the largest bin, and grows the value area by the larger pair', () => {
    expect(profile.pointOfControl).toBeCloseTo(1.025, 12);
    // 80 of the wanted 105; above lie 30 + 20, below 15 + 5
    expect(rounded([profile.valueArea.low, profile.valueArea.high])).toEqual([1.02, 1.05]);
    const all = volumeProfile(bars, { binSize: 0.01, valueShare: 1 }).valueArea;
    expect(rounded([all.low, all.high])).toEqual([1, 1.05]);
  });

  it('[IND-2] of equal bins takes the nearest to the middle, then the lower', () => {
    const flat = (prices: number[]) => ({
      high: column(prices),
      low: column(prices),
      volume: column(prices.map(() => 1)),
    });
    expect(volumeProfile(flat([1, 3, 5]), { binSize: 1 }).pointOfControl).toBe(3.5);
    expect(volumeProfile(flat([1, 2]), { binSize: 1 }).pointOfControl).toBe(1.5);
  });

  it('[IND-2] loses no volume, whatever the bars and bins', () => {
    const bar = fc.tuple(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 999 }),
    );
    const inputs = fc.tuple(fc.array(bar, { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(inputs, ([rows, ticks]) => {
        const low = column(
          rows.map(([first]) => first / 100),
          0.01,
        );
        const high = column(
          rows.map(([first, range]) => (first + range) / 100),
          0.01,
        );
        const volume = column(rows.map(([, , amount]) => amount));
        const { total, valueArea, pointOfControl } = volumeProfile({ high, low, volume }, { binSize: ticks / 100 });
        expect(total).toBeCloseTo(
          rows.reduce((sum, [, , amount]) => sum + amount, 0),
          6,
        );
        expect(valueArea.low).toBeLessThan(pointOfControl);
        expect(valueArea.high).toBeGreaterThan(pointOfControl);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('market profile', () => {
  it('[IND-2] counts the brackets that were in each bin', () => {
    const { prices, amounts, pointOfControl } = marketProfile(bars, { binSize: 0.01, bracket: 2 });
    // 1.01 to 1.04, 1.00 to 1.02 (of what prices there are), 1.00 to 1.01
    expect(rounded(prices)).toEqual([1, 1.01, 1.02, 1.03, 1.04]);
    expect([...amounts]).toEqual([2, 3, 2, 1, 1]);
    expect(pointOfControl).toBeCloseTo(1.015, 12);
  });
});

/** Bars of random ranges; some without a price or a volume. */
const someBars = fc
  .array(
    fc.record({
      low: fc.integer({ min: -300, max: 5_000 }),
      range: fc.oneof(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 400 })),
      volume: fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constant(Number.NaN)),
      isMissing: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 1, maxLength: 600, size: 'max' },
  )
  .filter((rows) => rows.some(({ range, volume, isMissing }) => range >= 0 && volume >= 0 && isMissing > 1));

it('[IND-2] the native profiles have the bits of the definition, on and off the step, whatever bins and brackets', () => {
  const options = fc.record({
    step: fc.constantFrom(0.01, 0.00001, 1, undefined),
    ticks: fc.constantFrom(1, 2.5, 3, 10, 137),
    bracket: fc.constantFrom(1, 2, 30, 10_000),
    valueShare: fc.constantFrom(0.1, 0.7, 1),
  });
  fc.assert(
    fc.property(someBars, options, (rows, { step, ticks, bracket, valueShare }) => {
      const scale = step === undefined ? 7 : Math.round(1 / step);
      const of = (value: (row: (typeof rows)[number]) => number) => column(rows.map(value), step);
      const random = {
        high: of(({ low, range, isMissing }) => (isMissing === 0 ? Number.NaN : (low + range) / scale)),
        low: of(({ low, isMissing }) => (isMissing === 1 ? Number.NaN : low / scale)),
        volume: of(({ volume }) => volume),
      };
      const wanted = { binSize: ticks / scale, valueShare };
      expect(volumeProfile(random, wanted)).toEqual(referenceVolumeProfile(random, wanted));
      expect(marketProfile(random, { ...wanted, bracket })).toEqual(
        referenceMarketProfile(random, { ...wanted, bracket }),
      );
    }),
    { seed: 11, numRuns: 60 },
  );
});

it('[IND-2] profiles refuse bad bins, shares, brackets, lengths, and bars without a price', () => {
  for (const binSize of [0, -1, Number.NaN, 1e-9]) expect(() => volumeProfile(bars, { binSize })).toThrow(refused);
  for (const valueShare of [0, 1.1, Number.NaN]) {
    expect(() => volumeProfile(bars, { binSize: 0.01, valueShare })).toThrow(refused);
  }
  expect(() => marketProfile(bars, { binSize: 0.01, bracket: 0 })).toThrow(refused);
  expect(() => volumeProfile({ ...bars, volume: column([1]) }, { binSize: 0.01 })).toThrow(refused);
  expect(() => volumeProfile({ ...bars, low: column([1]) }, { binSize: 0.01 })).toThrow(refused);
  expect(() => marketProfile({ high: column([]), low: column([]) }, { binSize: 1 })).toThrow(refused);
  expect(() => volumeProfile({ ...bars, volume: undefined as never }, { binSize: 1 })).toThrow(refused);
  expect(() => volumeProfile({ ...bars, high: new Float32Array(5) as never }, { binSize: 1 })).toThrow(refused);
  const far = { high: column([1e300]), low: column([-1e300]) };
  expect(() => marketProfile(far, { binSize: 1e-300 })).toThrow(refused);
  const infinite = { high: column([Number.POSITIVE_INFINITY]), low: column([1]) };
  expect(() => marketProfile(infinite, { binSize: 1 })).toThrow(refused);
});
