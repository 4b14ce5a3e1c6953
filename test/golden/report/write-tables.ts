// Writes tables/: those of a small backtest, for read_tables.py. npx tsx test/golden/report/write-tables.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { resultToCsv, resultToJson, tableNames } from '../../../src/backtest/report/index.ts';
import { smallResult } from '../../backtest/report/cases.ts';

const folder = new URL('./tables/', import.meta.url);
mkdirSync(folder, { recursive: true });
const result = smallResult();
for (const name of tableNames) writeFileSync(new URL(`${name}.csv`, folder), resultToCsv(result, name));
writeFileSync(new URL('result.json', folder), resultToJson(result));
