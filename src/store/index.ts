export type { ColumnName } from './columns.ts';
export { openStore } from './open-store.ts';
export type {
  AppendResult,
  ImportEntry,
  OpenStoreOptions,
  ReadOptions,
  SeriesInfo,
  SeriesMeta,
  SeriesSource,
  Store,
  StoredBars,
  StoredFactors,
  TickChunkOptions,
  TickMeta,
  TickSeriesInfo,
  TicksOf,
} from './types.ts';
