/** Whole ticks and the prices that they stand for, with the bits and the tolerance of `native/sim/grid.hpp`. */
export interface TickGrid {
  value(ticks: number): number;
  /** Ticks of a price on the grid, NaN off it. */
  ticks(price: number): number;
  down(price: number): number;
  up(price: number): number;
}

const tolerance = 1e-6;
const noise = 2 ** -50;
const most = 2 ** 52;

/** A step as a whole number over a power of ten, so that prices are the doubles nearest to their decimals. */
function fraction(step: number): { readonly whole: number; readonly power: number } {
  for (let power = 1, digits = 0; digits <= 12; digits++, power *= 10) {
    const whole = Math.round(step * power);
    if (whole >= 1 && Math.abs(step * power - whole) <= 1e-9 * whole) return { whole, power };
  }
  return { whole: step, power: 1 };
}

export function tickGridOf(step: number): TickGrid {
  const { whole, power } = fraction(step);
  const snap = (price: number, otherwise: (steps: number) => number): number => {
    const steps = price / step;
    const nearest = Math.round(steps);
    return Math.abs(steps - nearest) <= tolerance + Math.abs(steps) * noise ? nearest : otherwise(steps);
  };
  return {
    value: (ticks) => (ticks * whole) / power,
    ticks: (price) => (Math.abs(price / step) < most ? snap(price, () => Number.NaN) : Number.NaN),
    down: (price) => snap(price, Math.floor),
    up: (price) => snap(price, Math.ceil),
  };
}
