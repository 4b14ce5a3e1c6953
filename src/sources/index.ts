export type {
  CsvColumnRole,
  CsvDateOrder,
  CsvDelimiter,
  CsvEpochUnit,
  CsvFormat,
  CsvOptions,
  CsvTimeLayout,
} from './csv/format.ts';
export {
  type CsvBars,
  type CsvColumns,
  type CsvReader,
  type CsvReadHooks,
  type CsvSummary,
  openCsv,
  readCsv,
} from './csv/reader.ts';
export type { CsvBadRow, CsvReason } from './csv/reasons.ts';
export { generateBars } from './generator/generate-bars.ts';
export type { GeneratorOptions } from './generator/settings.ts';
