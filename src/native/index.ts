import type { BarBuilderBinding } from './bar-builder.ts';
import type { BookFeedsBinding } from './book-feeds.ts';
import type { BreadthBinding } from './breadth.ts';
import type { ChunkBinding } from './chunk.ts';
import type { CoreBinding } from './core.ts';
import type { CsvBinding } from './csv.ts';
import type { FileLockBinding } from './file-lock.ts';
import type { IndicatorsBinding } from './indicators.ts';
import { loadAddon } from './loader.ts';
import type { MatchingBinding } from './matching.ts';
import type { MetricsBinding } from './metrics.ts';
import type { PriceProfileBinding } from './price-profile.ts';
import type { RowGroupsBinding } from './row-groups.ts';
import type { SessionBinding } from './session.ts';
import type { SimBinding } from './sim.ts';
import type { StreamBinding } from './stream.ts';

export {
  type BarBuilderBinding,
  barFaults,
  barKindCodes,
  type NativeBarBuilder,
  type NativeBarRows,
  type NativeBarSpec,
  type NativeBuiltColumns,
  tickWeightCodes,
} from './bar-builder.ts';
export {
  type BookFeedsBinding,
  feedActions,
  feedFaults,
  feedFormats,
  levelSequences,
  type NativeFeedInstrument,
  type NativeFeedReplay,
  type NativeLevelCounts,
  type NativeOrderCounts,
  type NativeReplayOptions,
} from './book-feeds.ts';
export type { BreadthBinding } from './breadth.ts';
export type { ChunkBinding } from './chunk.ts';
export type { CoreBinding } from './core.ts';
export {
  type CsvBinding,
  csvBadRowValues,
  csvColumns,
  csvMargin,
  csvMaxLine,
  csvReasons,
  csvStatNames,
  csvTickColumns,
  type NativeCsvLayout,
  type NativeCsvParser,
} from './csv.ts';
export type { FileLockBinding, NativeFileLock } from './file-lock.ts';
export type {
  IndicatorInputRole,
  IndicatorOutputKind,
  IndicatorParameter,
  IndicatorRow,
  IndicatorsBinding,
  NativeIndicatorSet,
  NativeIndicatorStream,
} from './indicators.ts';
export { type BuildInfo, buildInfo, checkBuildInfo, loadAddon } from './loader.ts';
export {
  type MatchingBinding,
  matchingRecordBytes,
  type NativeFillExplanation,
  type NativeFilledPlace,
  type NativeMatchingEngine,
  type NativeMatchingLimits,
} from './matching.ts';
export type { MetricsBinding, NativeMetricsArrays, NativeMetricsColumns, NativeMetricsRun } from './metrics.ts';
export type { PriceProfileBinding } from './price-profile.ts';
export { type RowGroupsBinding, reductions } from './row-groups.ts';
export type { SessionBinding } from './session.ts';
export type {
  NativeAccountSettings,
  NativeBars,
  NativeFeed,
  NativeFees,
  NativeFinancing,
  NativeLatency,
  NativeMargin,
  NativeMarketCosts,
  NativeOhlc,
  NativeOutput,
  NativeQuoteSide,
  NativeRules,
  NativeSignals,
  NativeSimulationSettings,
  NativeSimulator,
  NativeSummary,
  NativeTable,
  SimBinding,
} from './sim.ts';
export {
  type NativeStream,
  type NativeStreamCounts,
  type NativeStreamFeed,
  type NativeStreamInfo,
  type StreamBinding,
  streamFaults,
  streamStops,
} from './stream.ts';

/** All functions of the addon, one interface for each core part. */
export type NativeBinding = BarBuilderBinding &
  BookFeedsBinding &
  BreadthBinding &
  ChunkBinding &
  CoreBinding &
  CsvBinding &
  FileLockBinding &
  IndicatorsBinding &
  MatchingBinding &
  MetricsBinding &
  PriceProfileBinding &
  RowGroupsBinding &
  SessionBinding &
  SimBinding &
  StreamBinding;

let loaded: NativeBinding | undefined;

/** The addon, opened at the first use so that commands which need no native code start without it. */
export function native(): NativeBinding {
  loaded ??= loadAddon() as NativeBinding;
  return loaded;
}
