import { readFileSync } from 'node:fs';
import { TiercelError } from '../kernel/index.ts';
import { toNanoseconds } from '../market/index.ts';

/**
 * Funding rates of a CSV file: lines of `time,rate` in order of time, the first of which may be a head.
 *
 * @throws TIERCEL_E_FILE when it cannot be read, TIERCEL_E_DATA naming the line that is no time and rate.
 */
export function readFunding(path: string): readonly { readonly time: bigint; readonly rate: number }[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TiercelError('TIERCEL_E_FILE', `The funding rates ${path} cannot be read: ${String(cause)}`, { cause });
  }
  const rows: { time: bigint; rate: number }[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [time = '', rate = ''] = line.split(',').map((cell) => cell.trim());
    if (rate !== '' && Number.isFinite(Number(rate))) {
      rows.push({ time: toNanoseconds(time, `line ${i + 1} of ${path}`), rate: Number(rate) });
    } else if (i > 0) {
      throw new TiercelError('TIERCEL_E_DATA', `Line ${i + 1} of ${path} must be time,rate, was "${line}".`, {
        context: { file: path, line: i + 1 },
      });
    }
  }
  return rows;
}
