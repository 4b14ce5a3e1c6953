export type { BarColumns, Bars, Ohlc } from './bars.ts';
export { allocateColumn, allocateTimes, asColumn, type Column, sliceColumn } from './column.ts';
export {
  type AssetClass,
  assetClasses,
  type CalendarName,
  calendarNames,
  type Instrument,
  type PriceSide,
  priceSides,
} from './instrument.ts';
export { isDaily, type Timeframe, timeframeNs } from './timeframe.ts';
