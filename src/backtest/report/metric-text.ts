import type { MetricInfo, MetricValue } from '../result.ts';
import { formatMoney, formatNumber, formatPercent, formatTime, formatTrimmed } from './format.ts';

/** A metric's value as a person reads it; a dash where it is undefined. */
export function metricText(value: MetricValue | undefined, info: MetricInfo, currency: string): string {
  if (value?.value == null) return '–';
  switch (info.unit) {
    case 'fraction':
      return formatPercent(value.value);
    case 'ratio':
      return formatNumber(value.value, 3);
    case 'money':
      return formatMoney(value.value, currency);
    case 'count':
      return formatTrimmed(value.value, 2);
    case 'time':
      return formatTime(value.value);
    case 'days':
      return `${formatTrimmed(value.value, 1)} ${value.value === 1 ? 'day' : 'days'}`;
  }
}

/** What is known of a metric, or a plain entry from its name where it has no description. */
export function infoOf(name: string, infos: readonly MetricInfo[]): MetricInfo {
  const found = infos.find((info) => info.name === name);
  return found ?? { name, label: name, unit: 'ratio', better: 'neither', explanation: '' };
}
