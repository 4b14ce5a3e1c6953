export { type Clock, type ManualClock, manualClock, systemClock } from './clock.ts';
export { findConfigFile } from './config/file.ts';
export {
  type CheckedFile,
  type LoadConfigOptions,
  type LoadedConfig,
  loadConfig,
  readCheckedFile,
} from './config/load.ts';
export type { Config } from './config/schema.ts';
export { assertNever, type ErrorCode, type ErrorContext, errorCodes, isTiercelError, TiercelError } from './errors.ts';
export { createIds } from './ids.ts';
export {
  createLogger,
  type LogDetails,
  type LogFormat,
  type Logger,
  type LoggerOptions,
  type LogLevel,
  silentLogger,
} from './logger.ts';
export { didYouMean, nearest } from './nearest.ts';
export { createRandom, type Random } from './random/random.ts';
export { openTextFile, type TextFile } from './text-file.ts';
export { packageVersion } from './version.ts';
