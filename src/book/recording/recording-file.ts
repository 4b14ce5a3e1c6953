import { open } from 'node:fs/promises';
import { openTextFile, TiercelError } from '../../kernel/index.ts';
import { matchingRecordBytes } from '../../native/index.ts';
import { CommandBatch } from '../matching/index.ts';
import { withFile } from '../with-file.ts';
import {
  chunkCommands,
  chunkFeedBytes,
  encodeChunk,
  encodeEnd,
  encodeHeader,
  type RecordingContent,
  type RecordingPart,
  recordingDecoder,
} from './recording-format.ts';

/** A recording that is being written. What was not closed is known as cut off. */
export interface RecordingWriter {
  /** Commands, or bytes of the feed, as the content says. */
  write(recorded: CommandBatch | Uint8Array): Promise<void>;
  close(): Promise<void>;
}

const readSize = 1024 * 1024;

// Where a command's record says which terms are its own: their place from 1 on, 0 for none.
const termsAt = 36;
const noTerms = 0xffffffff;

/** Some commands with the terms that they name, and no others. */
function commandChunk(bytes: Uint8Array, termBytes: Uint8Array): Buffer {
  const { command, terms: size } = matchingRecordBytes;
  const records = Buffer.from(bytes);
  const terms: Uint8Array[] = [];
  for (let at = termsAt; at < records.length; at += command) {
    const place = records.readUInt32LE(at);
    if (place === 0) continue;
    const isThere = place * size <= termBytes.length;
    if (isThere) terms.push(termBytes.subarray((place - 1) * size, place * size));
    records.writeUInt32LE(isThere ? terms.length : noTerms, at);
  }
  return encodeChunk(records, Buffer.concat(terms));
}

function* chunksOf(recorded: CommandBatch | Uint8Array): Generator<Buffer> {
  const isFeed = recorded instanceof Uint8Array;
  const bytes = isFeed ? recorded : recorded.bytes;
  const size = isFeed ? chunkFeedBytes : chunkCommands * matchingRecordBytes.command;
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    yield isFeed ? encodeChunk(part) : commandChunk(part, recorded.termBytes);
  }
}

/**
 * Records commands of a matching engine, or the bytes of a feed, into a new file, in chunks with checksums.
 *
 * @throws TIERCEL_E_FILE where the file cannot be made, or is there already; TIERCEL_E_PARAMETER where what is given is not of the content.
 *
 * @example
 * ```ts
 * const commands = new CommandBatch();
 * commands.limit({ order: 1, side: 'buy', price: 100, quantity: 5 });
 * const recording = await recordingWriter('noon.tcr', { type: 'commands', limits: { instruments: 2 } });
 * await recording.write(commands);
 * await recording.close();
 * ```
 */
export async function recordingWriter(path: string, content: RecordingContent): Promise<RecordingWriter> {
  const header = encodeHeader(content);
  const file = await open(path, 'wx').catch((error: Error) => {
    throw new TiercelError('TIERCEL_E_FILE', `The recording ${path} cannot be made: ${error.message}.`, {
      context: { file: path },
      cause: error,
    });
  });
  await file.write(header);
  let total = 0;
  return {
    async write(recorded) {
      if (recorded instanceof CommandBatch !== (content.type === 'commands')) {
        throw new TiercelError('TIERCEL_E_PARAMETER', `The recording ${path} is one of ${content.type}.`);
      }
      for (const chunk of chunksOf(recorded)) {
        await file.write(chunk);
        total += chunk.readUInt32LE(8) + chunk.readUInt32LE(12);
      }
    },
    async close() {
      await file.write(encodeEnd(total));
      await file.close();
    },
  };
}

/**
 * Reads a recording: its content, then commands or bytes of the feed, chunk by chunk.
 *
 * @throws TIERCEL_E_FILE where the file cannot be read, TIERCEL_E_DATA with the byte where it is damaged, cut off or no recording.
 *
 * @example
 * ```ts
 * const recording = await recordingWriter('evening.tcr', { type: 'feed', format: 'lobster' });
 * await recording.write(new TextEncoder().encode('34200.5,1,7,100,5853300,1\n'));
 * await recording.close();
 * const parts: string[] = [];
 * for await (const part of readRecording('evening.tcr')) parts.push(part.type);
 * parts; // ['content', 'feed']
 * ```
 */
export async function* readRecording(path: string): AsyncGenerator<RecordingPart> {
  const file = await openTextFile(path, { isHashed: false });
  try {
    const decoder = recordingDecoder();
    const buffer = new Uint8Array(readSize);
    for (;;) {
      const length = await file.read(buffer);
      if (length === 0) break;
      yield* decoder.feed(buffer.subarray(0, length));
    }
    decoder.end();
  } catch (error) {
    throw withFile(error, path);
  } finally {
    await file.close();
  }
}
