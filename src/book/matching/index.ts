export {
  type BookEventReason,
  type BookEventType,
  type BookOrderType,
  type BookSide,
  type BookTimeInForce,
  eventReasons,
  eventTypes,
  type Phase,
  type SelfTradeRule,
} from './codes.ts';
export { type BookOrder, CommandBatch, type PlainOrder } from './commands.ts';
export { type MatchingEngine, matchingEngine, type ShownLevel } from './engine.ts';
export { type BookEvent, BookEvents } from './events.ts';
export { type ClearedOrder, explainFill, type FillExplanation, type FilledPlace } from './explain-fill.ts';
export { type MatchingLimits, nativeLimits } from './limits.ts';
