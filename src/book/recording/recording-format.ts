import { TiercelError } from '../../kernel/index.ts';
import { matchingRecordBytes, native } from '../../native/index.ts';
import { CommandBatch, type MatchingLimits, nativeLimits } from '../matching/index.ts';
import { checkOptions, type ExchangeFormat, type LevelSequence } from '../replay-options.ts';

/**
 * What a recording holds: the commands of a matching engine of these limits, or the bytes of a feed, as its exchange sent
 * them.
 */
export type RecordingContent =
  | { readonly type: 'commands'; readonly limits: MatchingLimits }
  | {
      readonly type: 'feed';
      readonly format: ExchangeFormat;
      readonly priceDecimals?: number;
      readonly quantityDecimals?: number;
      readonly sequence?: LevelSequence;
    };

/** A part of a recording: first its content, then what was recorded. */
export type RecordingPart =
  | { readonly type: 'content'; readonly content: RecordingContent }
  | { readonly type: 'commands'; readonly commands: CommandBatch }
  | { readonly type: 'feed'; readonly bytes: Uint8Array };

// The layout of a file, all numbers little-endian; each checksum is the CRC32C of all bytes of its part before it.
//   header  "TIERCELR", u32 version, u32 bytes of JSON, the JSON of the content, u32 checksum
//   chunk   "CHNK", u32 kind (1 recorded, 2 end), u32 bytes of records, u32 bytes of terms, both, u32 checksum
// The records of the end are a u64: the bytes of records and terms of all chunks before it.
const magic = 'TIERCELR';
const version = 1;
const chunkMagic = 'CHNK';
const kinds = { recorded: 1, end: 2 } as const;
const headBytes = 16;
const checksumBytes = 4;
const mostJson = 4096;
const mostChunk = 16 * 1024 * 1024;
/** Commands of one chunk; a chunk of a feed is as long as the block that was given, up to as many bytes. */
export const chunkCommands = 65_536;
export const chunkFeedBytes = 4 * 1024 * 1024;

function withChecksum(parts: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat([...parts, Buffer.alloc(checksumBytes)]);
  bytes.writeUInt32LE(native().crc32c(bytes.subarray(0, -checksumBytes)), bytes.length - checksumBytes);
  return bytes;
}

function head(word: string, numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(headBytes);
  let at = bytes.write(word, 'latin1');
  for (const value of numbers) at = bytes.writeUInt32LE(value, at);
  return bytes;
}

/** @throws TIERCEL_E_PARAMETER where limits or options are out of range. */
function checkContent(content: RecordingContent): void {
  if (content.type === 'commands') nativeLimits(content.limits);
  else {
    const { type: _, ...options } = content;
    checkOptions(options);
  }
}

export function encodeHeader(content: RecordingContent): Buffer {
  checkContent(content);
  const json = Buffer.from(JSON.stringify(content));
  return withChecksum([head(magic, [version, json.length]), json]);
}

/** Records, which are commands or bytes of a feed, and the terms of commands. */
export function encodeChunk(records: Uint8Array, terms: Uint8Array = new Uint8Array(0)): Buffer {
  return withChecksum([head(chunkMagic, [kinds.recorded, records.length, terms.length]), records, terms]);
}

/** `total`: bytes of records and terms of all chunks. */
export function encodeEnd(total: number): Buffer {
  const records = Buffer.alloc(8);
  records.writeBigUInt64LE(BigInt(total));
  return withChecksum([head(chunkMagic, [kinds.end, records.length, 0]), records]);
}

/** Reads a recording from blocks of its bytes. */
export interface RecordingDecoder {
  /** The parts that are whole now, one by one. @throws TIERCEL_E_DATA that names the byte at which the bytes are no recording. */
  feed(bytes: Uint8Array): Generator<RecordingPart>;
  /** The recording must be whole. */
  end(): void;
  /** Bytes of whole parts. */
  readonly taken: number;
}

export function recordingDecoder(): RecordingDecoder {
  let rest = Buffer.alloc(0);
  let taken = 0;
  let recorded = 0;
  let content: RecordingContent | null = null;
  let isEnded = false;

  const fail = (at: number, why: string): never => {
    const byte = taken + at;
    throw new TiercelError('TIERCEL_E_DATA', `Byte ${byte.toLocaleString('en-US')}: ${why}.`, { context: { byte } });
  };
  const checked = (length: number, what: string): boolean => {
    if (rest.length < length) return false;
    const sum = rest.readUInt32LE(length - checksumBytes);
    if (native().crc32c(rest.subarray(0, length - checksumBytes)) !== sum) {
      fail(0, `the checksum of the ${what} that begins here is wrong: its bytes were changed`);
    }
    return true;
  };
  const take = (length: number): void => {
    rest = rest.subarray(length);
    taken += length;
  };
  const contentOf = (json: Buffer): RecordingContent => {
    try {
      const found = JSON.parse(json.toString()) as RecordingContent;
      if (found.type !== 'commands' && found.type !== 'feed') throw new Error('it is of no known type');
      checkContent(found);
      return found;
    } catch (error) {
      return fail(headBytes, `what the recording holds cannot be read: ${(error as Error).message}`);
    }
  };
  const header = (): RecordingPart | null => {
    const known = Math.min(rest.length, magic.length);
    if (rest.toString('latin1', 0, known) !== magic.slice(0, known)) fail(0, 'this is no recording of Tiercel');
    if (rest.length < headBytes) return null;
    const found = rest.readUInt32LE(8);
    if (found !== version) fail(8, `a recording of version ${found}; this program reads version ${version}`);
    const length = rest.readUInt32LE(12);
    if (length > mostJson) fail(12, `the description of the content has ${length} bytes, more than ${mostJson}`);
    if (!checked(headBytes + length + checksumBytes, 'header')) return null;
    content = contentOf(rest.subarray(headBytes, headBytes + length));
    take(headBytes + length + checksumBytes);
    return { type: 'content', content };
  };
  const partOf = (of: RecordingContent, records: Buffer, terms: Buffer): RecordingPart => {
    if (of.type === 'feed') return { type: 'feed', bytes: new Uint8Array(records) };
    const isWhole =
      records.length % matchingRecordBytes.command === 0 && terms.length % matchingRecordBytes.terms === 0;
    if (!isWhole) fail(8, 'the lengths of the chunk are not those of whole commands');
    return { type: 'commands', commands: CommandBatch.of(records, terms) };
  };
  const chunk = (of: RecordingContent): RecordingPart | null => {
    if (isEnded && rest.length > 0) fail(0, 'there are bytes behind the end of the recording');
    if (rest.length < headBytes) return null;
    if (rest.toString('latin1', 0, 4) !== chunkMagic) fail(0, 'a chunk should begin here');
    const [kind, records, terms] = [4, 8, 12].map((at) => rest.readUInt32LE(at)) as [number, number, number];
    if (kind !== kinds.recorded && kind !== kinds.end) fail(4, `there is no chunk of kind ${kind}`);
    const payload = records + terms;
    if (payload > mostChunk) fail(8, `the chunk has ${payload} bytes, more than ${mostChunk}`);
    const length = headBytes + payload + checksumBytes;
    if (!checked(length, 'chunk')) return null;
    const body = rest.subarray(headBytes, headBytes + payload);
    if (kind === kinds.end) {
      const isRight = records === 8 && terms === 0 && body.readBigUInt64LE() === BigInt(recorded);
      if (!isRight) fail(0, 'the end does not fit what was recorded: a chunk is missing');
      isEnded = true;
      take(length);
      return rest.length > 0 ? chunk(of) : null;
    }
    const part = partOf(of, body.subarray(0, records), body.subarray(records));
    recorded += payload;
    take(length);
    return part;
  };

  return {
    *feed(bytes) {
      rest = Buffer.concat([rest, bytes]);
      for (;;) {
        const part = content === null ? header() : chunk(content);
        if (part === null) return;
        yield part;
      }
    },
    end() {
      if (!isEnded) fail(rest.length, 'the recording ends here without its end: it was cut off');
    },
    get taken() {
      return taken;
    },
  };
}
