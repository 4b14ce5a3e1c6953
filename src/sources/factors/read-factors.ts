import { openTextFile } from '../../kernel/index.ts';
import type { FactorRow } from '../../market/index.ts';
import { parseFactors } from './parse-factors.ts';

/**
 * Reads a factor file, plain or gz; see `parseFactors` for its layout.
 *
 * @throws TIERCEL_E_FILE when it cannot be read or is empty; TIERCEL_E_DATA with file and line when a row is bad.
 * @example
 * ```ts
 * const { rows } = await readFactors('factors.csv');
 * rows[0]?.date; // '2018-01-02'
 * ```
 */
export async function readFactors(file: string): Promise<{ sha256: string; rows: FactorRow[] }> {
  const source = await openTextFile(file);
  try {
    const decoder = new TextDecoder();
    const block = new Uint8Array(64 * 1024);
    let text = '';
    for (let length = await source.read(block); length > 0; length = await source.read(block)) {
      text += decoder.decode(block.subarray(0, length), { stream: true });
    }
    const rows = parseFactors(text + decoder.decode(), file);
    return { sha256: source.sha256(), rows };
  } finally {
    await source.close();
  }
}
