export { type AccountRecord, computeMetrics, type MetricsOptions } from './compute.ts';
export { formatMetric } from './format.ts';
export { metricInfos } from './infos.ts';
export { type MetricReason, metricReasons } from './reasons.ts';
