// A `tiercel.yaml`: whatever stands in it is read or refused with the file and the line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/kernel/index.ts';
import type { FuzzTarget } from './support/target.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-fuzz-config-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export const target: FuzzTarget = {
  words: [
    'store',
    'log',
    'level',
    'backtest',
    'cash',
    'costs',
    ': ',
    '\n  ',
    '- ',
    '&a',
    '*a',
    '? ',
    '!!',
    '{',
    '|',
    '<<',
  ],
  async run(input) {
    writeFileSync(join(folder, 'tiercel.yaml'), input);
    await loadConfig({ folder, env: {} });
  },
};
