import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('content-hashes.mjs', import.meta.url));

function hashes(level: string): Record<string, string> {
  const env = { ...process.env, TIERCEL_SIMD: level };
  return JSON.parse(execFileSync(process.execPath, [script], { env, encoding: 'utf8' }));
}

describe('bytes of kept runs', () => {
  it('[BT-7] are equal in two processes and with each instruction set', () => {
    const first = hashes('baseline');
    expect(Object.values(first).every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    for (const level of ['baseline', 'avx2', 'avx512']) expect(hashes(level)).toEqual(first);
  });
});
