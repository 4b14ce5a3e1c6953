export {
  type Backtest,
  type BacktestOptions,
  backtest,
  type CostProfile,
  type CostProfileName,
  computeMetrics,
  costProfiles,
  costsOf,
  defineStrategy,
  formatMetric,
  type GivenBars,
  isStrategy,
  loadStrategy,
  type Mask,
  metricInfos,
  metricReasons,
  type ParamSpec,
  type ParamSpecs,
  type ParamValues,
  param,
  type ReportOptions,
  renderReport,
  resultToJson,
  type SignalsDefinition,
  type SignalsInput,
  type SignalsResult,
  type Strategy,
} from './backtest/index.ts';
export type * from './backtest/result.ts';
export type * from './backtest/simulator/types.ts';
export {
  createTechnicalAnalysis,
  type IndicatorName,
  type IndicatorOptions,
  type IndicatorParameters,
  type IndicatorStream,
  indicators,
  type RegisteredIndicator,
  type Series,
  stream,
  type TechnicalAnalysis,
  ta,
} from './indicators/index.ts';
export { type ErrorCode, type ErrorContext, errorCodes, isTiercelError, TiercelError } from './kernel/index.ts';
export * from './market/index.ts';
export {
  describeBadRow,
  type ImportHooks,
  type ImportOptions,
  type ImportReport,
  type ImportTarget,
  importCsv,
} from './pipeline/index.ts';
export {
  type CsvBars,
  type CsvOptions,
  type CsvReadHooks,
  type CsvSummary,
  type GeneratorOptions,
  generateBars,
  openCsv,
  readCsv,
} from './sources/index.ts';
export {
  type AppendResult,
  type OpenStoreOptions,
  openStore,
  type SeriesInfo,
  type SeriesMeta,
  type Store,
  type StoredBars,
} from './store/index.ts';
