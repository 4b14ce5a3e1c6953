import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('hash-runs.mjs', import.meta.url));
const golden: unknown = JSON.parse(readFileSync(new URL('../golden/backtest/hashes.json', import.meta.url), 'utf8'));

describe('bits of whole backtests', () => {
  it.each(['baseline', 'avx2', 'avx512'])('[BT-1] are the committed ones with instruction set %s', (level) => {
    const env = { ...process.env, TIERCEL_SIMD: level };
    expect(JSON.parse(execFileSync(process.execPath, [script], { env, encoding: 'utf8' }))).toEqual(golden);
  });
});
