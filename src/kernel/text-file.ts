import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TiercelError } from './errors.ts';

/** A file opened for one reading from front to back; gz is unpacked on the way. */
export interface TextFile {
  readonly path: string;
  /** Size on disk, bytes. */
  readonly size: number;
  readonly isPacked: boolean;
  /** Bytes of text: exact for plain files, a hint for packed ones. */
  readonly textSize: number;
  /** Bytes read from disk so far. */
  position(): number;
  /** Fills as much of `into` as there is; 0 at the end. */
  read(into: Uint8Array): Promise<number>;
  /** SHA-256 of the file as it lies on disk, hex; after the end was read. Empty where it was not asked for. */
  sha256(): string;
  close(): Promise<void>;
}

function fileError(path: string, problem: string, cause?: unknown): TiercelError {
  return new TiercelError('TIERCEL_E_FILE', `${path} ${problem}`, { context: { file: path }, cause });
}

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist; check the path.',
  EACCES: 'may not be read by this user; check its permissions.',
  EPERM: 'may not be read by this user; check its permissions.',
  EISDIR: 'is a directory; give a file.',
  ENOTDIR: 'does not exist: a part of the path is no directory.',
};

function describe(path: string, cause: unknown): TiercelError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return fileError(path, problems[code] ?? `cannot be read (${code || String(cause)}).`, cause);
}

function describePacked(path: string, cause: unknown): TiercelError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'Z_BUF_ERROR') return fileError(path, 'is cut off: its gz data ends too early. Fetch it again.', cause);
  if (code.startsWith('Z_')) return fileError(path, 'is damaged: its gz data does not unpack. Fetch it again.', cause);
  return describe(path, cause);
}

const diskBlock = 256 * 1024;

interface Disk {
  readonly path: string;
  readonly handle: FileHandle;
  readonly hash: Hash | null;
  position: number;
}

async function readDisk(disk: Disk, into: Uint8Array): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await disk.handle.read(into, filled, into.length - filled, disk.position);
    if (bytesRead === 0) break;
    disk.hash?.update(into.subarray(filled, filled + bytesRead));
    disk.position += bytesRead;
    filled += bytesRead;
  }
  return filled;
}

async function* diskBlocks(disk: Disk): AsyncGenerator<Buffer> {
  for (;;) {
    const block = Buffer.allocUnsafe(diskBlock);
    const length = await readDisk(disk, block);
    if (length === 0) return;
    yield block.subarray(0, length);
  }
}

/** Text of a file, handed on in pieces of any size. */
interface TextStream {
  read(into: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

function plain(disk: Disk): TextStream {
  return { read: (into) => readDisk(disk, into), close: () => disk.handle.close() };
}

function unpacked(disk: Disk): TextStream {
  const source = Readable.from(diskBlocks(disk), { objectMode: false });
  const gunzip = createGunzip({ chunkSize: diskBlock });
  source.on('error', (error) => gunzip.destroy(error));
  const chunks = source.pipe(gunzip)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  const read = async (into: Uint8Array): Promise<number> => {
    let filled = 0;
    while (filled < into.length) {
      if (rest.length === 0) {
        const next = await chunks.next();
        if (next.done === true) break;
        rest = next.value;
      }
      const length = Math.min(rest.length, into.length - filled);
      into.set(rest.subarray(0, length), filled);
      rest = rest.subarray(length);
      filled += length;
    }
    return filled;
  };
  const close = async (): Promise<void> => {
    source.destroy();
    await chunks.return?.();
    await disk.handle.close();
  };
  return { read, close };
}

/** The unpacked size that gz notes in its last four bytes: right under 4 GiB and for files of one member. */
async function packedTextSize(handle: FileHandle, size: number): Promise<number> {
  const tail = Buffer.alloc(4);
  await handle.read(tail, 0, 4, Math.max(0, size - 4));
  return Math.max(tail.readUInt32LE(0), size);
}

async function openHandle(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, 'r');
    const stat = await handle.stat();
    if (stat.isFile()) return handle;
    await handle.close();
    throw fileError(path, stat.isDirectory() ? problems.EISDIR! : 'is no regular file.');
  } catch (cause) {
    throw cause instanceof TiercelError ? cause : describe(path, cause);
  }
}

/**
 * Opens a file, plain or gz (known by its first two bytes, whatever its name). `isHashed: false` leaves out the checksum, which takes
 * longer than reading.
 *
 * @throws TIERCEL_E_FILE, here and from `read`, when it is missing, unreadable, no file, cut off or damaged.
 */
export async function openTextFile(path: string, { isHashed = true } = {}): Promise<TextFile> {
  const handle = await openHandle(path);
  const { size } = await handle.stat();
  const front = Buffer.alloc(2);
  await handle.read(front, 0, 2, 0);
  const isPacked = front[0] === 0x1f && front[1] === 0x8b;
  const disk: Disk = { path, handle, hash: isHashed ? createHash('sha256') : null, position: 0 };
  const stream = isPacked ? unpacked(disk) : plain(disk);
  let inFlight: Promise<unknown> = Promise.resolve();
  const read = async (into: Uint8Array): Promise<number> => {
    try {
      return await stream.read(into);
    } catch (cause) {
      throw isPacked ? describePacked(path, cause) : describe(path, cause);
    }
  };
  return {
    path,
    size,
    isPacked,
    textSize: isPacked ? await packedTextSize(handle, size) : size,
    position: () => disk.position,
    read: (into) => {
      const reading = read(into);
      inFlight = reading.catch(() => undefined);
      return reading;
    },
    sha256: () => disk.hash?.copy().digest('hex') ?? '',
    close: async () => {
      await inFlight;
      await stream.close();
    },
  };
}
