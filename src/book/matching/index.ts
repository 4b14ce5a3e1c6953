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
export { type MatchingEngine, type MatchingLimits, matchingEngine, type ShownLevel } from './engine.ts';
export { type BookEvent, BookEvents } from './events.ts';
