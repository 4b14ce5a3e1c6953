import type { TextFile } from '../../kernel/index.ts';
import { csvMargin, csvMaxLine } from '../../native/index.ts';
import { markLength } from './sample.ts';

/** Room for the unfinished line of the block before. */
const carryRoom = csvMaxLine + csvMargin;
const front = csvMargin + carryRoom;
const lineEnd = 10;

/** A stretch of text in a buffer with the margins that the parser reads into. */
export interface TextBlock {
  readonly bytes: Buffer;
  begin: number;
  end: number;
}

/** Reads a file block by block, one ahead of what is being parsed. */
export interface BlockReader {
  /** The first bytes of the text and whether they are all. */
  first(): Promise<{ bytes: Uint8Array; isWhole: boolean }>;
  /** The next block with what `current` left in front of it, or null at the end. A missing last line end is added. */
  next(current: TextBlock | null): Promise<TextBlock | null>;
}

export function readBlocks(file: TextFile, blockSize: number): BlockReader {
  const buffers = [0, 1].map(() => Buffer.alloc(front + blockSize + csvMargin));
  let turn = 0;
  let pending: Promise<number> | null = null;
  let isFirst = true;

  const start = (): Promise<number> => {
    pending ??= file.read(buffers[turn]!.subarray(front, front + blockSize));
    // The error is thrown where the block is asked for; until then it must not count as unhandled.
    pending.catch(() => undefined);
    return pending;
  };

  return {
    first: async () => {
      const length = await start();
      return { bytes: buffers[turn]!.subarray(front, front + length), isWhole: length < blockSize };
    },
    next: async (current) => {
      const length = await start();
      const bytes = buffers[turn]!;
      const carry = current === null ? 0 : current.end - current.begin;
      if (carry > 0) current!.bytes.copy(bytes, front - carry, current!.begin, current!.end);
      const mark = isFirst ? markLength(bytes.subarray(front, front + length)) : 0;
      isFirst = false;
      if (length === 0 && carry === 0) return null;
      const block = { bytes, begin: front - carry + mark, end: front + length };
      if (length === 0) bytes[block.end++] = lineEnd;
      turn = 1 - turn;
      pending = null;
      if (length > 0) start();
      return block;
    },
  };
}
