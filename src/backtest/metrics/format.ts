import { formatLength, formatMoney, formatNumber, formatPercent, formatTime, formatTrimmed } from '../report/format.ts';
import type { MetricInfo, MetricValue } from '../result.ts';

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
      return formatPercent(value);
    case 'ratio':
      return formatNumber(value, 3);
    case 'money':
      return currency === undefined ? formatNumber(value) : formatMoney(value, currency);
    case 'count':
      return formatTrimmed(value, 2);
    case 'time':
      return formatTime(value);
    case 'days':
      return formatLength(value * 86_400_000);
  }
}
