export { nativeAccount, nativeFeed } from './feeds.ts';
export {
  createSimulator,
  type FeedsRun,
  type SimulationFeed,
  type Simulator,
  simulate,
  simulateFeeds,
} from './simulate.ts';
export { simulationOf } from './simulation.ts';
export * from './types.ts';
