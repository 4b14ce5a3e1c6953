export { accountCalendar, accountCurrency } from './account.ts';
export {
  type Backtest,
  backtest,
  backtestHandlers,
  backtestSignals,
  type HandlersRunScope,
  type RunScope,
  type RunStrategy,
  type SignalsRun,
} from './backtest.ts';
export { conversionOf, conversionPath, type GivenRates, type Leg } from './conversion.ts';
export { type CostProfile, loadCosts } from './costs/file.ts';
export {
  type CostParts,
  parseCommission,
  parseImpact,
  parseSlippage,
  parseSpread,
  withParts,
} from './costs/parse.ts';
export { type CostProfileName, costProfiles, costsOf } from './costs/profiles.ts';
export { costTexts } from './costs/texts.ts';
export { dataHash } from './data-hash.ts';
export {
  type ExplainedBar,
  type ExplainedFill,
  type ExplainedOrder,
  type ExplainedSibling,
  type ExplainedSum,
  type ExplainedTrade,
  explainOrder,
  explainTrade,
  orderText,
  tradeText,
} from './explain/index.ts';
export { type FinancingOptions, type FinancingTexts, parseFinancing, runFinancing } from './financing.ts';
export type * from './handlers/index.ts';
export { marketSimulator } from './handlers/index.ts';
export { instrumentsOfRange } from './instruments.ts';
export { parseLatency } from './latency.ts';
export {
  type AccountOptions,
  accountMargins,
  type Margin,
  type MarginOptions,
  type Margins,
  parseMargin,
} from './margin.ts';
export {
  type AccountRecord,
  computeMetrics,
  formatMetric,
  type MetricReason,
  type MetricsOptions,
  metricInfos,
  metricReasons,
} from './metrics/index.ts';
export { type BacktestOptions, type CostFile, type GivenBars, readCostFile } from './options.ts';
export {
  type ReportOptions,
  renderReport,
  resultToCsv,
  resultToJson,
  type TableName,
  tableNames,
  writeWhole,
} from './report/index.ts';
export type { BacktestResult, MetricInfo, MetricValue, RunInstrument } from './result.ts';
export * from './simulator/index.ts';
export {
  defineStrategy,
  type HandlersDefinition,
  type HandlersStrategy,
  isStrategy,
  type Mask,
  type PortfolioDefinition,
  type PortfolioInput,
  type PortfolioStrategy,
  type SignalsDefinition,
  type SignalsInput,
  type SignalsResult,
  type SignalsStrategy,
  type Strategy,
  type StrategyDefinition,
  type StrategyForm,
  strategyForms,
  type Target,
} from './strategy/define.ts';
export { type HostOptions, openStrategyHost, type StrategyHost, type StrategySummary } from './strategy/host.ts';
export { loadStrategy } from './strategy/load.ts';
export { locateStrategy } from './strategy/locate.ts';
export { type ParamSpec, type ParamSpecs, type ParamValues, param } from './strategy/parameters.ts';
export * from './stream/index.ts';
