// An `instruments.yaml`: whatever stands in it is read or refused with the file and the line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadInstruments } from '../../src/pipeline/index.ts';
import type { FuzzTarget } from './support/target.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-fuzz-instruments-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export const target: FuzzTarget = {
  words: [
    'EURUSD',
    'class',
    'currency',
    'calendar',
    'tickSize',
    'lotSize',
    'fx',
    '24x7',
    ': ',
    '\n  ',
    '0',
    '1e-9',
    '~',
  ],
  async run(input) {
    writeFileSync(join(folder, 'instruments.yaml'), input);
    for (const { tickSize = 1, lotSize = 1 } of Object.values(await loadInstruments(folder)))
      if (!(tickSize > 0 && lotSize > 0)) throw new Error(`a tick of ${tickSize} and a lot of ${lotSize} passed`);
  },
};
