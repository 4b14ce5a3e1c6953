export type {
  IndicatorName,
  IndicatorOptions,
  IndicatorParameters,
  IndicatorStream,
  IndicatorStreams,
  ManyTechnicalAnalysis,
  Series,
  StepOption,
  TechnicalAnalysis,
} from '../generated/indicators.ts';
export { type Breadth, type BreadthBars, breadth } from './breadth.ts';
export { marketProfile, type PriceProfile, type PriceProfileOptions, volumeProfile } from './price-profile.ts';
export type { RegisteredIndicator } from './registry.ts';
export {
  type IndicatorColumns,
  type IndicatorEntry,
  type IndicatorSet,
  type IndicatorSetOptions,
  type IndicatorSetResult,
  indicatorSet,
} from './set.ts';
export { stream } from './stream.ts';
export { createTechnicalAnalysis, indicators, ta } from './technical-analysis.ts';
