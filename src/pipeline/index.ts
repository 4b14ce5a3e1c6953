export { type ImportTarget, importCsv } from './import-csv.ts';
export { describeBadRow, describeRefusal, type ImportReport } from './import-report.ts';
export {
  type InstrumentOptions,
  isCurrencyPair,
  type PartialInstrument,
  resolveInstrument,
} from './instrument-defaults.ts';
export type { ImportHooks, ImportOptions } from './scan.ts';
