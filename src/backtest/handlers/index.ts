export type { HistoryAnalysis } from './analysis-types.ts';
export type { History, MaskHistory, TimeHistory, ValueHistory } from './history.ts';
export {
  type Advance,
  type ClosedBar,
  type MarketSimulator,
  type MarketSimulatorOptions,
  marketSimulator,
  type PositionSnapshot,
} from './market-simulator.ts';
export { type HandlersRun, runHandlers } from './run-handlers.ts';
export type {
  AccountView,
  BarsHistory,
  BookView,
  CallbackName,
  CloseRequest,
  Context,
  EntryRequest,
  FillEvent,
  FillRule,
  Handlers,
  Intent,
  LiveOrder,
  OrderChange,
  OrderEvent,
  OrderReason,
  OrderState,
  OrderType,
  PositionView,
  QuotedLevel,
  TargetRequest,
  TimeInForce,
  TimerEvent,
} from './types.ts';
