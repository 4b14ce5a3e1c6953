import type { Days } from './days.ts';
import { monthsOf } from './months.ts';

/** The strategy against buy-and-hold; null where a figure is not defined (no variation, too few days). */
export interface Relative {
  /** Total return less that of buy-and-hold. */
  readonly excess: number;
  /** Slope of the strategy's daily returns on those of buy-and-hold. */
  readonly beta: number | null;
  /** What is left of the mean daily return after beta times that of buy-and-hold, in a year. */
  readonly alpha: number | null;
  readonly correlation: number | null;
  /** Share of the variance of daily returns that those of buy-and-hold explain: the square of the correlation. */
  readonly rSquared: number | null;
  /** Mean daily return for beta, in a year. */
  readonly treynor: number | null;
  /** Standard deviation of the daily differences, in a year. */
  readonly trackingError: number | null;
  /** Mean daily difference for its standard deviation, in a year. */
  readonly informationRatio: number | null;
  /** Compounded return over days on which buy-and-hold rose (fell), as a share of its own over them. */
  readonly upCapture: number | null;
  readonly downCapture: number | null;
  /** Share of calendar months with a higher return than buy-and-hold. */
  readonly monthsAhead: number | null;
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return sum / values.length;
}

function covariance(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i]! - meanA) * (b[i]! - meanB);
  return sum / (a.length - 1);
}

const share = (part: number, whole: number): number | null =>
  whole !== 0 && Number.isFinite(part / whole) ? part / whole : null;

function capture({ returns, holdReturns }: Days, way: 1 | -1): number | null {
  if (returns.length < 2) return null;
  let [own, hold] = [1, 1];
  for (let i = 0; i < returns.length; i += 1) {
    if (holdReturns[i]! * way <= 0) continue;
    own *= 1 + returns[i]!;
    hold *= 1 + holdReturns[i]!;
  }
  return share(own - 1, hold - 1);
}

function monthsAhead(days: Days): number | null {
  const months = monthsOf(days).flatMap((year) => year.months.filter((month) => month !== null));
  return share(months.filter(({ own, hold }) => own > hold).length, months.length);
}

/** Figures of the strategy against buy-and-hold, from returns of trading days. */
export function relativeOf(days: Days, { cash, daysPerYear }: { cash: number; daysPerYear: number }): Relative {
  const { returns, holdReturns, equity, hold, length } = days;
  const difference = returns.map((value, i) => value - holdReturns[i]!);
  const enough = length >= 2;
  const variance = enough ? covariance(holdReturns, holdReturns) : 0;
  const beta = enough ? share(covariance(returns, holdReturns), variance) : null;
  const deviation = enough ? Math.sqrt(covariance(difference, difference)) : 0;
  const correlation = enough
    ? share(covariance(returns, holdReturns), Math.sqrt(covariance(returns, returns) * variance))
    : null;
  return {
    excess: length === 0 ? 0 : (equity[length - 1]! - hold[length - 1]!) / cash,
    beta,
    alpha: beta === null ? null : (meanOf(returns) - beta * meanOf(holdReturns)) * daysPerYear,
    correlation,
    rSquared: correlation === null ? null : correlation ** 2,
    treynor: beta === null ? null : share(meanOf(returns) * daysPerYear, beta),
    trackingError: enough ? deviation * Math.sqrt(daysPerYear) : null,
    informationRatio: enough ? share(meanOf(difference) * Math.sqrt(daysPerYear), deviation) : null,
    upCapture: capture(days, 1),
    downCapture: capture(days, -1),
    monthsAhead: monthsAhead(days),
  };
}
