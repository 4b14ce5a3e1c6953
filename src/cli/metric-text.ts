import { type BacktestResult, formatMetric, type MetricInfo } from '../backtest/index.ts';

function money(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** What a table of figures is made of. */
type Figures = Pick<BacktestResult, 'strategy' | 'simulation' | 'metrics' | 'buyAndHold'>;

/** A table with a row a metric and a column a run, buy-and-hold last. */
export function metricRows(results: readonly Figures[], infos: readonly MetricInfo[]): string[][] {
  const hold = results[0]!.buyAndHold;
  return [
    ['', ...results.map((result) => result.strategy.name), 'buy and hold'],
    ['Final equity', ...results.map((result) => money(result.simulation.finalEquity)), money(hold.equity.at(-1)!)],
    ...infos.map((info) => [
      info.label,
      ...results.map((result) => formatMetric(info, result.metrics[info.name])),
      formatMetric(info, hold.metrics[info.name]),
    ]),
  ];
}
