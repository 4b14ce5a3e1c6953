// The front of a CSV file: its format is detected or refused, and what is detected compiles.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv } from '../../src/sources/index.ts';
import type { FuzzTarget } from './support/target.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-fuzz-csv-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const zones = ['UTC', 'America/New_York', 'Europe/Berlin'] as const;

export const target: FuzzTarget = {
  words: [
    'time',
    'date',
    'open',
    'high',
    'low',
    'close',
    'volume',
    'bid',
    'ask',
    'spread',
    ',',
    ';',
    '\t',
    '"',
    '2018-01-02',
  ],
  async run(input) {
    const file = join(folder, 'bars.csv');
    writeFileSync(file, input.subarray(1));
    const { bars } = await readCsv(file, { tz: zones[(input[0] ?? 0) % zones.length]! });
    for (let i = 1; i < bars.length; i++)
      if (bars.time[i]! <= bars.time[i - 1]!)
        throw new Error(`the time of row ${i} does not come after the one before`);
  },
};
