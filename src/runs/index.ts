export { hasRuns, openRuns } from './open-runs.ts';
export { restoreRun } from './restore.ts';
export type * from './types.ts';
