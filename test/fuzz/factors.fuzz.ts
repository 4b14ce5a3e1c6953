// A factor file: its rows are read or refused with the line, and what is read becomes factors above zero.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionsOfFactors, factorOf, forwardFactors } from '../../src/market/index.ts';
import { readFactors } from '../../src/sources/index.ts';
import type { FuzzTarget } from './support/target.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-fuzz-factors-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export const target: FuzzTarget = {
  words: ['20140606', '20501231', '0.1428571', ',', '\n', '1', '0', '0.5', '1e-300', '645.57', 'date'],
  async run(input) {
    const file = join(folder, 'factors.csv');
    writeFileSync(file, input);
    const { rows } = await readFactors(file);
    const { spans } = forwardFactors(actionsOfFactors(rows), { calendar: 'us-equity', isDaily: true, adjust: 'total' });
    for (const span of spans)
      if (!(factorOf(span) > 0 && factorOf(span) < Number.POSITIVE_INFINITY))
        throw new Error(`the factor from ${span.from} on is ${factorOf(span)}`);
  },
};
