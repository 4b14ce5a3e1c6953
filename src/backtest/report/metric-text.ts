import { formatMetric } from '../metrics/format.ts';
import type { MetricInfo, MetricValue } from '../result.ts';

/** A metric's value as a person reads it; a dash where it is undefined. */
export function metricText(value: MetricValue | undefined, info: MetricInfo, currency: string): string {
  return formatMetric(info, value, currency);
}

/** What is known of a metric, or a plain entry from its name where it has no description. */
export function infoOf(name: string, infos: readonly MetricInfo[]): MetricInfo {
  const found = infos.find((info) => info.name === name);
  return found ?? { name, label: name, unit: 'ratio', better: 'neither', explanation: '' };
}
