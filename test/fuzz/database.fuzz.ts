// The head of a database file, which is read before LMDB sees it, and a sealed record: each is taken or refused, and
// nothing is written.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDatabaseFile } from '../../src/database/database-file.ts';
import { seal, unseal } from '../../src/database/index.ts';
import type { FuzzTarget } from './support/target.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-fuzz-database-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function checkSeal(input: Uint8Array): void {
  const payload = unseal(input);
  if (payload !== null && !seal(payload).equals(input)) throw new Error('bytes that no seal gives were taken');
  if (!unseal(seal(input))?.equals(input)) throw new Error('a seal was not taken');
}

function refusalOf(check: () => void): unknown {
  try {
    check();
    return null;
  } catch (error) {
    return error;
  }
}

export const target: FuzzTarget = {
  words: ['\xde\xc0\xef\xbe', '\x00\x01\x00\x00', '\x08\x00', '\xff\xff\xff\xff\xff\xff\xff\xff'],
  run(input) {
    checkSeal(input);
    const file = join(folder, 'data.mdb');
    writeFileSync(file, input);
    const refusal = refusalOf(() => checkDatabaseFile(folder, { mayRepair: false }));
    if (!readFileSync(file).equals(input)) throw new Error('the file was changed');
    if (refusal !== null) throw refusal;
  },
};
