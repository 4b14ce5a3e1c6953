import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A module of scripts/, which have no types: the caller says what it takes from it. */
export async function script<Exports>(path: string): Promise<Exports> {
  return (await import(new URL(`../../scripts/${path}`, import.meta.url).href)) as Exports;
}

/** A temporary folder that goes when the file's tests are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-quality-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
