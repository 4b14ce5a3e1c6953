import { readFileSync } from 'node:fs';
import { TiercelError } from '../kernel/index.ts';

/** Column of a file of measured latencies. */
const column = 'order_ms';

/**
 * The measured times of a CSV file in milliseconds: its column `order_ms`, or its only one.
 *
 * @throws TIERCEL_E_FILE when it cannot be read, TIERCEL_E_DATA naming the line that does not fit.
 */
export function readLatency(path: string): readonly number[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TiercelError('TIERCEL_E_FILE', `The latencies ${path} cannot be read: ${String(cause)}`, { cause });
  }
  const lines = text.split(/\r?\n/).map((line) => line.split(',').map((cell) => cell.trim()));
  const head = lines[0] ?? [];
  const at = head.indexOf(column);
  const hasHead = at >= 0 || Number.isNaN(Number(head[0]));
  const fail = (line: number, reason: string): never => {
    throw new TiercelError('TIERCEL_E_DATA', `Line ${line} of ${path} ${reason}.`, { context: { file: path, line } });
  };
  if (at < 0 && head.length > 1) fail(1, `must name the column \`${column}\`, was "${head.join(',')}"`);
  const times: number[] = [];
  for (const [i, cells] of lines.entries()) {
    if ((i === 0 && hasHead) || cells.every((cell) => cell === '')) continue;
    const cell = cells[Math.max(at, 0)] ?? '';
    const ms = Number(cell);
    if (cell === '' || !(ms >= 0))
      fail(i + 1, `must hold milliseconds from 0 in \`${column}\`, was "${cells.join(',')}"`);
    times.push(ms);
  }
  if (times.length === 0) fail(1, 'is followed by no measured time');
  return times;
}
