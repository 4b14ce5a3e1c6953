export const rollingFigures = ['sharpe', 'sortino', 'volatility', 'beta'] as const;
export type RollingFigure = (typeof rollingFigures)[number];

/** Sums over the last days of a window, moved on day by day. */
interface Sums {
  own: number;
  ownSquares: number;
  losses: number;
  hold: number;
  holdSquares: number;
  products: number;
}

function add(sums: Sums, own: number, hold: number, sign: 1 | -1): void {
  sums.own += sign * own;
  sums.ownSquares += sign * own * own;
  sums.losses += sign * Math.min(own, 0) ** 2;
  sums.hold += sign * hold;
  sums.holdSquares += sign * hold * hold;
  sums.products += sign * own * hold;
}

/** Squares of which only rounding is left count as none. */
const clean = (value: number): number => (value > 1e-15 ? value : 0);

function figureOf(sums: Sums, n: number, options: { figure: RollingFigure; daysPerYear: number }): number {
  const root = Math.sqrt(options.daysPerYear);
  const mean = sums.own / n;
  const variance = clean((sums.ownSquares - n * mean * mean) / (n - 1));
  switch (options.figure) {
    case 'sharpe':
      return variance === 0 ? Number.NaN : (mean / Math.sqrt(variance)) * root;
    case 'sortino':
      return clean(sums.losses) === 0 ? Number.NaN : (mean / Math.sqrt(sums.losses / n)) * root;
    case 'volatility':
      return Math.sqrt(variance) * root;
    case 'beta': {
      const holdVariance = clean(sums.holdSquares - (sums.hold * sums.hold) / n);
      return holdVariance === 0 ? Number.NaN : (sums.products - (sums.own * sums.hold) / n) / holdVariance;
    }
  }
}

/** A figure over the last `window` days at each day; NaN before there are so many, and where it is not defined. */
export function rollingValues(
  returns: { readonly own: Float64Array; readonly hold: Float64Array },
  options: { figure: RollingFigure; window: number; daysPerYear: number },
): Float64Array {
  const { own, hold } = returns;
  const { window } = options;
  const out = new Float64Array(own.length).fill(Number.NaN);
  const sums: Sums = { own: 0, ownSquares: 0, losses: 0, hold: 0, holdSquares: 0, products: 0 };
  for (let day = 0; day < own.length; day += 1) {
    add(sums, own[day]!, hold[day]!, 1);
    if (day >= window) add(sums, own[day - window]!, hold[day - window]!, -1);
    if (day >= window - 1) out[day] = figureOf(sums, window, options);
  }
  return out;
}
