export { resultToJson } from './json.ts';
export { type ReportOptions, renderReport } from './render.ts';
export { writeWhole } from './write.ts';
