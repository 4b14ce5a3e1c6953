/**
 * The standard normal distribution by comparing uniform numbers only, so that no logarithm or exponential, whose last
 * bits differ between platforms, takes part: von Neumann's method in the form of Karney, "Sampling exactly from the
 * normal distribution" (ACM TOMS 42, 2016), algorithm N.
 *
 * A deviate is k + x, k a whole number and x in [0, 1): exp(-(k + x)^2 / 2) is taken apart into factors, each of
 * which is the probability of an event that a few uniform numbers decide.
 */
export function standardNormal(uniform: () => number): number {
  for (;;) {
    const k = drawWhole(uniform);
    if (!allTrue(k * (k - 1), () => hasEventOfHalf(uniform))) continue; // exp(-k (k - 1) / 2)
    const x = uniform();
    if (!allTrue(k + 1, () => hasEventOfFraction(k, x, uniform))) continue; // exp(-x (2k + x) / 2)
    return uniform() < 0.5 ? -(k + x) : k + x;
  }
}

function allTrue(count: number, event: () => boolean): boolean {
  for (let i = 0; i < count; i++) if (!event()) return false;
  return true;
}

/** True with probability exp(-1/2): the first falling run of uniforms that starts below 1/2 has an even length. */
function hasEventOfHalf(uniform: () => number): boolean {
  let last = 0.5;
  for (let even = true; ; even = !even) {
    const u = uniform();
    if (u >= last) return even;
    last = u;
  }
}

/** k with probability exp(-k/2) (1 - exp(-1/2)). */
function drawWhole(uniform: () => number): number {
  let k = 0;
  while (hasEventOfHalf(uniform)) k++;
  return k;
}

/** True with probability exp(-x (2k + x) / (2k + 2)): a falling run from x, thinned by (2k + x) / (2k + 2). */
function hasEventOfFraction(k: number, x: number, uniform: () => number): boolean {
  const thinning = (2 * k + x) / (2 * k + 2);
  let last = x;
  for (let even = true; ; even = !even) {
    const u = uniform();
    if (u >= last || uniform() >= thinning) return even;
    last = u;
  }
}
