export { createSimulator, type Simulator, simulate } from './simulate.ts';
export * from './types.ts';
