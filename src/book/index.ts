export { type FeedReplay, feedReplay } from './replay.ts';
export { type ReplayFileOptions, replayFile } from './replay-file.ts';
export type { FeedFormat, LevelSequence, ReplayOptions, StartLevel, TopColumns } from './replay-options.ts';
export type {
  BookLevel,
  LevelCounts,
  ReplayedInstrument,
  ReplayRejects,
  ReplayReport,
  SequenceGap,
} from './replay-report.ts';
