export type { FeedReplay } from './feed-replay.ts';
export {
  type BookEvent,
  type BookEventReason,
  BookEvents,
  type BookEventType,
  type BookOrder,
  type BookOrderType,
  type BookSide,
  type BookTimeInForce,
  type ClearedOrder,
  CommandBatch,
  eventReasons,
  eventTypes,
  explainFill,
  type FillExplanation,
  type FilledPlace,
  type MatchingEngine,
  type MatchingLimits,
  matchingEngine,
  type Phase,
  type PlainOrder,
  type SelfTradeRule,
  type ShownLevel,
} from './matching/index.ts';
export {
  type RecordingContent,
  type RecordingPart,
  type RecordingWriter,
  readRecording,
  recordingWriter,
} from './recording/index.ts';
export { feedReplay } from './replay.ts';
export { type ReplayFileOptions, replayFile } from './replay-file.ts';
export type {
  ExchangeFormat,
  FeedFormat,
  LevelSequence,
  ReplayOptions,
  StartLevel,
  TopColumns,
} from './replay-options.ts';
export type {
  BookLevel,
  LevelCounts,
  ReplayedInstrument,
  ReplayRejects,
  ReplayReport,
  SequenceGap,
} from './replay-report.ts';
