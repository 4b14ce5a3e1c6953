import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildInfo, checkBuildInfo, loadAddon } from '../../src/native/index.ts';

const built = new URL('../../build-addon/', import.meta.url).pathname;
const info = JSON.parse(readFileSync(join(built, 'build.json'), 'utf8')) as BuildInfo;
const host = { version: info.version, platform: info.platform, arch: info.arch, flags: new Set(info.cpuFlags) };

describe('the addon loader', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tiercel-loader-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('accepts the build that fits', () => {
    expect(() => checkBuildInfo(info, host)).not.toThrow();
    expect(() => checkBuildInfo(info, { ...host, flags: null })).not.toThrow();
  });

  it('refuses another package version, platform or processor before it opens the file, and says what to do', () => {
    expect(() => checkBuildInfo(info, { ...host, version: '9.9.9' })).toThrow(
      /built for tiercel .*this is tiercel 9\.9\.9.*npm run build/,
    );
    expect(() => checkBuildInfo(info, { ...host, platform: 'plan9' })).toThrow(/this is plan9-/);
    expect(() => checkBuildInfo(info, { ...host, arch: 'mips' })).toThrow(/-mips/);
    const native = { ...info, cpuFlags: ['avx512f', 'sse4_2'] };
    expect(() => checkBuildInfo(native, { ...host, flags: new Set(['sse4_2']) })).toThrow(/lacks: avx512f/);
  });

  it('names a missing addon', () => {
    expect(() => loadAddon(join(folder, 'nowhere'))).toThrow(/addon is missing.*npm run build/);
  });

  it('names a damaged addon', () => {
    cpSync(join(built, 'build.json'), join(folder, 'build.json'));
    writeFileSync(join(folder, 'tiercel.node'), readFileSync(join(built, 'tiercel.node')).subarray(0, 1000));
    expect(() => loadAddon(folder)).toThrow(/damaged/);
  });
});
