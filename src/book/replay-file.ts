import { openTextFile, TiercelError } from '../kernel/index.ts';
import { feedReplay } from './replay.ts';
import type { ReplayOptions } from './replay-options.ts';
import type { ReplayReport } from './replay-report.ts';
import { withFile } from './with-file.ts';

const blockSize = 4 * 1024 * 1024;

/** A replay of a whole file. */
export interface ReplayFileOptions extends ReplayOptions {
  /** Plain or gz. */
  readonly path: string;
  /** Stops the replay between two blocks. */
  readonly signal?: AbortSignal;
  /** Called after each block with bytes read from disk and the file's size. */
  readonly onProgress?: (done: number, size: number) => void;
}

/**
 * Replays a recorded feed from a file, plain or gz, in blocks of 4 MB: the memory needed does not grow with the file.
 *
 * @throws TIERCEL_E_FILE where the file cannot be read or is empty, TIERCEL_E_DATA with line or byte where it is none of the format,
 * TIERCEL_E_CANCELLED when `signal` was aborted.
 *
 * @example
 * ```ts
 * const report = await replayFile({ path: 'aapl_message.csv', format: 'lobster', depth: 5 });
 * report.rejects.unknownOrder; // 1
 * ```
 */
export async function replayFile({ path, signal, onProgress, ...options }: ReplayFileOptions): Promise<ReplayReport> {
  const replay = feedReplay(options);
  try {
    const file = await openTextFile(path, { isHashed: false });
    try {
      const buffer = new Uint8Array(blockSize);
      for (;;) {
        if (signal?.aborted) throw new TiercelError('TIERCEL_E_CANCELLED', `The replay of ${path} was stopped.`);
        const length = await file.read(buffer);
        if (length === 0) break;
        replay.feed(buffer.subarray(0, length));
        onProgress?.(file.position(), file.size);
      }
    } finally {
      await file.close();
    }
    replay.end();
    const report = replay.report();
    if (report.bytes === 0) throw new TiercelError('TIERCEL_E_FILE', `${path} is empty.`, { context: { file: path } });
    return report;
  } catch (error) {
    throw withFile(error, path);
  } finally {
    replay.dispose();
  }
}
