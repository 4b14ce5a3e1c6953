import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { TiercelError } from '../../kernel/index.ts';

/**
 * Writes a text file whole or not at all: beside its place first, then moved there. Missing folders are made.
 *
 * @throws TIERCEL_E_FILE when the place cannot be written; what stood there stays.
 */
export function writeWhole(file: string, text: string): void {
  const target = resolve(file);
  const beside = `${target}.${process.pid}.part`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(beside, text);
    renameSync(beside, target);
  } catch (cause) {
    if (existsSync(beside)) rmSync(beside);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TiercelError('TIERCEL_E_FILE', `${target} cannot be written: ${reason}. Choose another place for it.`, {
      context: { file: target },
      cause,
    });
  }
}
