export { type BarBuilder, barBuilder } from './bar-builder.ts';
export {
  type BarBuild,
  type BatchOptions,
  type BuiltSeries,
  buildBars,
  buildMany,
  type SeriesInput,
} from './build.ts';
export { type BuiltBars, joinBars } from './columns.ts';
export { barSpecText, parseBarSpec } from './parse-spec.ts';
export type { BarSpecInput, BuildOptions } from './plan.ts';
export { type BarInput, type QuoteSide, quoteSides } from './rows.ts';
export type {
  BarSpec,
  ImbalanceBarSpec,
  RangeBarSpec,
  RenkoBarSpec,
  RunBarSpec,
  TickBarSpec,
  TickWeight,
  TimeBarSpec,
  ValueBarSpec,
  VolumeBarSpec,
} from './spec.ts';
