export { type CsvColumns, growColumns } from './csv/columns.ts';
export type {
  CsvColumnRole,
  CsvDateOrder,
  CsvDelimiter,
  CsvEpochUnit,
  CsvFormat,
  CsvOptions,
  CsvRecord,
  CsvTimeLayout,
  TickCsvOptions,
} from './csv/format.ts';
export {
  type CsvBars,
  type CsvReader,
  type CsvReadHooks,
  type CsvRows,
  openCsv,
  openTickCsv,
  readCsv,
  type TickColumns,
  type TickCsvReader,
} from './csv/reader.ts';
export type { CsvBadRow, CsvReason } from './csv/reasons.ts';
export type { CsvSummary } from './csv/summary.ts';
export { parseFactors } from './factors/parse-factors.ts';
export { readFactors } from './factors/read-factors.ts';
export { generateBars } from './generator/generate-bars.ts';
export type { GeneratorOptions } from './generator/settings.ts';
