export {
  type CsvColumn,
  type CsvExport,
  csvText,
  exportCsv,
  numberColumn,
  type TableFile,
  writeTable,
} from './export/write-csv.ts';
export { exportTicks } from './export/write-ticks.ts';
export { type ImportTarget, importCsv } from './import-csv.ts';
export { type FactorsReport, importFactors, type ReportedAction } from './import-factors.ts';
export { describeBadRow, type ImportReport, type RowsReport, type TickImportReport } from './import-report.ts';
export { importTicks, type TickImportOptions, type TickImportTarget } from './import-ticks.ts';
export type { InstrumentOptions, PartialInstrument } from './instrument-defaults.ts';
export { loadInstruments } from './instruments-file.ts';
export { checkBars } from './quality/check-bars.ts';
export { checkTicks, type TickQualityOptions, type TickQualityReport } from './quality/check-ticks.ts';
export type {
  QualityExample,
  QualityFinding,
  QualityKind,
  QualityLevel,
  QualityOptions,
  QualityReport,
} from './quality/types.ts';
export type { ImportHooks, ImportOptions } from './scan.ts';
