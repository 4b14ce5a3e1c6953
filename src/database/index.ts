export {
  type DatabaseKind,
  type Environment,
  type EnvironmentOptions,
  hasDatabase,
  type Key,
  openEnvironment,
  readBytes,
  reading,
  refuseReadOnly,
  withWriter,
} from './environment.ts';
export { storeFailure } from './failures.ts';
export { withLock } from './locks.ts';
export { seal, sealJson, unseal } from './sealed.ts';
