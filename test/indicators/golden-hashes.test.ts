import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('hash-outputs.mjs', import.meta.url));
const golden = readFileSync(new URL('../golden/indicators/hashes.txt', import.meta.url), 'utf8');

describe('bits of the indicators', () => {
  it.each(['baseline', 'avx2', 'avx512'])('[IND-1] are the committed ones with instruction set %s', (level) => {
    const env = { ...process.env, TIERCEL_SIMD: level };
    expect(execFileSync(process.execPath, [script], { env, encoding: 'utf8' }).split('\n')).toEqual(golden.split('\n'));
  });
});
