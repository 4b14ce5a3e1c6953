export { type Detail, type FinerBars, finerBars } from './finer.ts';
export {
  createSimulator,
  type FeedsRun,
  type SimulationFeed,
  type Simulator,
  simulate,
  simulateFeeds,
} from './simulate.ts';
export * from './types.ts';
