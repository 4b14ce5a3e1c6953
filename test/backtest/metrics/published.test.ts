import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { metricInfos } from '../../../src/backtest/metrics/index.ts';
import published from '../../golden/metrics/published.json' with { type: 'json' };
import { dailyMetrics } from './support.ts';

/** What the published libraries say nothing of, and why we do not. */
const undefinedThere: Readonly<Record<string, string>> = {
  maxDrawdownRecovery: 'not-recovered',
  skewness: 'too-few-days',
  kurtosis: 'too-few-days',
};

function sp500(): number[] {
  const text = readFileSync('node_modules/vega-datasets/data/sp500-2000.csv', 'utf8');
  const rows = text.trim().split(/\r?\n/).slice(1);
  return rows.map((row) => Number(row.split(',')[4]));
}

describe('metrics beside published libraries', () => {
  for (const run of published.runs) {
    it(`[BT-5] are those of empyrical-reloaded, quantstats and the script's definitions to 1e-10: ${run.name}`, () => {
      const metrics = dailyMetrics({ ...run, equity: run.equity ?? sp500() });
      for (const [name, value] of Object.entries(run.expected)) {
        if (value === null) expect(metrics[name], name).toEqual({ value: null, reason: undefinedThere[name] });
        else expect(Math.abs(metrics[name]!.value! - value) / Math.max(1, Math.abs(value)), name).toBeLessThan(1e-10);
      }
    });
  }

  it('[BT-5] name a library for every metric but those that none computes from the same input', () => {
    const without = metricInfos.map((info) => info.name).filter((name) => !(name in published.libraries));
    expect(without).toEqual([
      'tradingDays',
      'exposure',
      'turnover',
      'trades',
      'commissionPaid',
      'spreadPaid',
      'slippagePaid',
      'costsPaid',
    ]);
    for (const run of published.runs)
      expect(Object.keys(run.expected).sort()).toEqual(Object.keys(published.libraries).sort());
  });
});
