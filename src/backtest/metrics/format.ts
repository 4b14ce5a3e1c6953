import { assertNever } from '../../kernel/index.ts';
import type { MetricInfo, MetricValue } from '../result.ts';

const minus = '\u2212';
const thinSpace = '\u202f';

/** Groups of three by commas, a true minus sign, a fixed number of decimals; no locale of the machine enters. */
function formatNumber(value: number, decimals: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? minus + digits : digits;
}

/**
 * A metric's value as a person reads it; a dash where it is undefined. The reports and the command line use it alike.
 *
 * @param info Of the metric, from `metricInfos`.
 * @param metric Undefined where the run has no such metric.
 * @param currency Follows money; default none.
 * @example
 * ```ts
 * formatMetric(info, { value: 0.1234, reason: null }); // '12.34 %' for a fraction
 * ```
 */
export function formatMetric(info: MetricInfo, metric: MetricValue | undefined, currency?: string): string {
  const value = metric?.value ?? null;
  if (value === null) return '–';
  switch (info.unit) {
    case 'fraction':
      return `${formatNumber(value * 100, 2)}${thinSpace}%`;
    case 'ratio':
      return formatNumber(value, 3);
    case 'money':
      return formatNumber(value, 2) + (currency === undefined ? '' : thinSpace + currency);
    case 'count':
      return formatNumber(value, 0);
    case 'days':
      return `${formatNumber(value, 1)}${thinSpace}d`;
    case 'time':
      return new Date(value).toISOString().slice(0, 16).replace('T', ' ');
    default:
      return assertNever(info.unit);
  }
}
