export { resultToCsv } from './csv.ts';
export { resultToJson } from './json.ts';
export { type ReportOptions, renderReport } from './render.ts';
export { type TableName, tableNames } from './tables.ts';
export { writeWhole } from './write.ts';
