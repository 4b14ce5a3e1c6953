import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('generated files', () => {
  it('[DOC-1] the pages of errors and settings and the settings schema are those of the sources', () => {
    const check = spawnSync(process.execPath, ['scripts/generate-docs.mjs', '--check'], { encoding: 'utf8' });
    expect(check.stderr).not.toContain('out of date');
    expect(check.status).toBe(0);
  });
});
