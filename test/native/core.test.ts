import { describe, expect, it } from 'vitest';
import { native } from '../../src/native/index.ts';

describe('native core', () => {
  it('computes transcendental functions within 2 ulp of the platform', () => {
    expect(Math.abs(native().pow(2, 0.5) - Math.SQRT2)).toBeLessThan(5e-16);
    expect(native().log(1)).toBe(0);
    expect(native().exp(0)).toBe(1);
  });
});
