export { type Detail, type FinerBars, finerBars } from './finer.ts';
export type { Latency, LatencyModel } from './latency.ts';
export {
  createSimulator,
  type FeedsRun,
  type SimulationFeed,
  type Simulator,
  simulate,
  simulateFeeds,
} from './simulate.ts';
export * from './types.ts';
