import { describe, expect, it } from 'vitest';
import { formatMetric, metricInfos, metricReasons } from '../../../src/backtest/metrics/index.ts';
import type { MetricInfo } from '../../../src/backtest/result.ts';
import { native } from '../../../src/native/index.ts';

describe('what is known of metrics', () => {
  it('[BT-5] is there for each metric of the native core, in its order', () => {
    expect(metricInfos.map((info) => info.name)).toEqual(native().metricNames());
  });

  it('[BT-5] is there for each reason of the native core, in its order', () => {
    expect(Object.keys(metricReasons)).toEqual(native().metricReasons().slice(1));
  });

  it('[BT-5] names the formula and its source, and no two alike', () => {
    for (const { name, explanation } of metricInfos)
      expect(explanation, name).toMatch(/^[A-Z].*\. Formula: .+\. Source: .+\.$/);
    expect(new Set(metricInfos.map((info) => info.label)).size).toBe(metricInfos.length);
  });
});

describe('metrics as text', () => {
  const info = (unit: MetricInfo['unit']): MetricInfo => ({ ...metricInfos[0]!, unit });
  const text = (unit: MetricInfo['unit'], value: number, currency?: string): string =>
    formatMetric(info(unit), { value, reason: null }, currency);

  it('[BT-5] show values by their unit', () => {
    expect(text('fraction', -0.123456)).toBe('\u221212.35\u202f%');
    expect(text('ratio', 1234.56789)).toBe('1,234.568');
    expect(text('money', 1234567.891, 'USD')).toBe('1,234,567.89\u202fUSD');
    expect(text('money', -0.001)).toBe('0.00');
    expect(text('count', 4391)).toBe('4,391');
    expect(text('days', 12.345)).toBe('12.3 days');
    expect(text('time', Date.parse('2018-03-14T09:30Z'))).toBe('2018-03-14 09:30');
  });

  it('[BT-5] show a dash for what is undefined or absent', () => {
    expect(formatMetric(info('ratio'), { value: null, reason: 'no-trades' })).toBe('–');
    expect(formatMetric(info('ratio'), undefined)).toBe('–');
  });
});
