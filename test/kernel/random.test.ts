import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/kernel/index.ts';
import { philox } from '../../src/kernel/random/philox.ts';

/** Known answers of Philox4x32-10 from the authors' Random123 distribution (tests/kat_vectors). */
const knownAnswers = [
  {
    counter: [0, 0, 0, 0],
    key: [0, 0],
    block: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    block: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    // The digits of pi.
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    block: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
];

function block(counter: readonly number[], key: readonly number[]): number[] {
  const out = new Uint32Array(4);
  philox(Uint32Array.from(counter), Uint32Array.from(key), out);
  return [...out];
}

/** Philox written in 64-bit integers straight from the paper. */
function philoxByDefinition(counter: readonly number[], key: readonly number[]): number[] {
  let [c0, c1, c2, c3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  const mask = 0xffffffffn;
  for (let round = 0; round < 10; round++) {
    const a = 0xd2511f53n * c0;
    const b = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [(b >> 32n) ^ c1 ^ k0, b & mask, (a >> 32n) ^ c3 ^ k1, a & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [c0, c1, c2, c3].map(Number);
}

function sample(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function chiSquared(counts: readonly number[]): number {
  const expected = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  return counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
}

describe('random numbers', () => {
  it.each(knownAnswers)(
    'Philox4x32-10 gives the known answer for counter $counter',
    ({ counter, key, block: want }) => {
      expect(block(counter, key)).toEqual(want);
    },
  );

  it('Philox agrees with its definition in 64-bit integers for any counter and key', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff });
    const words = (n: number) => fc.array(word, { minLength: n, maxLength: n });
    fc.assert(
      fc.property(words(4), words(2), (counter, key) => {
        expect(block(counter, key)).toEqual(philoxByDefinition(counter, key));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('the same seed and stream give the same numbers, another seed or stream others', () => {
    const draws = (seed: number, stream: string) => sample(20, createRandom({ seed, stream }).uniform);
    expect(draws(1, 'a')).toEqual(draws(1, 'a'));
    expect(draws(1, 'a')).not.toEqual(draws(2, 'a'));
    expect(draws(1, 'a')).not.toEqual(draws(1, 'b'));
    expect(draws(1, 'a')).not.toEqual(draws(1 + 2 ** 32, 'a'));
  });

  it('streams used in turns give what each gives alone', () => {
    const [a, b] = [createRandom({ seed: 5, stream: 'a' }), createRandom({ seed: 5, stream: 'b' })];
    const inTurns = sample(50, () => a.normal() + 0 * b.integer(3));
    expect(inTurns).toEqual(sample(50, createRandom({ seed: 5, stream: 'a' }).normal));
  });

  it('the bits of the first numbers are the same everywhere', () => {
    const random = createRandom({ seed: 42, stream: 'golden' });
    expect(sample(3, random.uniform)).toMatchInlineSnapshot(`
      [
        0.19765230513833731,
        0.6218935607737377,
        0.4607289677554869,
      ]
    `);
    expect(sample(3, random.normal)).toMatchInlineSnapshot(`
      [
        -1.3975807777934535,
        0.6672682861197436,
        1.5515087263001812,
      ]
    `);
    expect(sample(5, () => random.integer(1000))).toMatchInlineSnapshot(`
      [
        609,
        124,
        110,
        781,
        666,
      ]
    `);
  });

  it('uniform numbers fill [0, 1) evenly', () => {
    const draws = sample(100_000, createRandom({ seed: 3 }).uniform);
    expect(draws.every((u) => u >= 0 && u < 1)).toBe(true);
    const counts: number[] = new Array(10).fill(0);
    for (const u of draws) counts[Math.floor(u * 10)]!++;
    expect(chiSquared(counts)).toBeLessThan(27.9); // 9 degrees of freedom: passed by one fair sample in a thousand
  });

  it('integers below a bound are equally likely, also where the bound divides no power of two', () => {
    const random = createRandom({ seed: 4 });
    const counts: number[] = new Array(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[random.integer(7)]!++;
    expect(chiSquared(counts)).toBeLessThan(22.5); // 6 degrees of freedom: one in a thousand
    // Two thirds of 2^53: a plain remainder would give the lower half twice as often as the upper.
    const bound = 6_004_799_503_160_661;
    const low = sample(20_000, () => Number(random.integer(bound) < bound / 2));
    expect(Math.abs(mean(low) - 0.5)).toBeLessThan(0.02);
  });

  it('normal numbers have the moments and tails of the normal distribution', () => {
    const draws = sample(200_000, createRandom({ seed: 6 }).normal);
    const moment = (power: number) => mean(draws.map((x) => x ** power));
    const share = (holds: (x: number) => boolean) => mean(draws.map((x) => Number(holds(x))));
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015);
    expect(Math.abs(moment(3))).toBeLessThan(0.03);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
    // Quantiles of the standard normal: 0.025 below -1.959964, one half within 0.674490, 0.00135 above 3.
    expect(Math.abs(share((x) => x < -1.959964) - 0.025)).toBeLessThan(0.0015);
    expect(Math.abs(share((x) => Math.abs(x) < 0.67449) - 0.5)).toBeLessThan(0.005);
    expect(Math.abs(share((x) => x > 3) - 0.00135)).toBeLessThan(0.0004);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('a seed of %s is refused', (seed) => {
    expect(() => createRandom({ seed })).toThrow(
      expect.objectContaining({ code: 'TIERCEL_E_PARAMETER', message: expect.stringContaining(`was ${seed}`) }),
    );
  });

  it.each([0, 1.5, 2 ** 54])('an integer below %s is refused', (below) => {
    expect(() => createRandom({ seed: 1 }).integer(below)).toThrow('`below` must be an integer from 1 to 2^53');
  });
});
