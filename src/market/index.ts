export {
  type AdjustedColumns,
  adjustBars,
  type FactorRange,
  type ForwardFactors,
  factorOf,
  factorRanges,
  forwardFactors,
  inUnitsOfOpens,
} from './adjust.ts';
export { barSpans, type DaySource, type DayStart, daysOf } from './bar-spans.ts';
export type { BarColumns, Bars, BuiltFrom, Ohlc } from './bars.ts';
export {
  type Coverage,
  finestSource,
  groupRows,
  isCovered,
  mergeRows,
  type RowGroups,
  rowsPerBar,
} from './build-bars.ts';
export {
  calendarVersion,
  daysPerYear,
  minutesOfSession,
  nextTradingDay,
  type Session,
  sessionNumbers,
  sessionOf,
  type TradingDay,
  tradingDayEnds,
  tradingDays,
} from './calendar.ts';
export {
  allocateColumn,
  allocateMask,
  allocateShared,
  allocateTimes,
  asColumn,
  type Column,
  type ColumnMemory,
  columnArena,
  freshMemory,
  sliceColumn,
} from './column.ts';
export {
  type Adjustment,
  actionsOfFactors,
  adjustments,
  type CorporateAction,
  type DatedAction,
  type FactorRow,
  snapRatio,
} from './corporate-action.ts';
export {
  type AssetClass,
  assetClasses,
  type CalendarName,
  calendarNames,
  type Instrument,
  type PriceSide,
  priceSides,
} from './instrument.ts';
export {
  type QuoteColumns,
  type Quotes,
  type TickKind,
  type Ticks,
  type TradeColumns,
  type Trades,
  tickKinds,
} from './ticks.ts';
export { type TimeInput, toIso, toNanoseconds } from './time.ts';
export { zoneOffsets } from './time-zone.ts';
export { isDaily, isTimeframe, type Timeframe, timeframeNs } from './timeframe.ts';
