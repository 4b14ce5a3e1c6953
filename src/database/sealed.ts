import { native } from '../native/index.ts';

const crcBytes = 4;

/** Bytes with their CRC32C behind them: how everything but the chunks, which carry their own, is stored. */
export function seal(payload: Uint8Array): Buffer {
  const sealed = Buffer.alloc(payload.length + crcBytes);
  sealed.set(payload);
  sealed.writeUInt32LE(native().crc32c(payload), payload.length);
  return sealed;
}

/** The bytes inside a seal, or null where they are damaged. */
export function unseal(sealed: Uint8Array): Buffer | null {
  if (sealed.length < crcBytes) return null;
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
  const payload = bytes.subarray(0, bytes.length - crcBytes);
  return native().crc32c(payload) === bytes.readUInt32LE(payload.length) ? payload : null;
}

export function sealJson(value: unknown): Buffer {
  return seal(Buffer.from(JSON.stringify(value)));
}
