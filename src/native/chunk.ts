/** Binds `native/bars/chunk_codec`: columns to checked chunks and back. */
export interface ChunkBinding {
  /**
   * Writes rows `[from, from + rows)` as one chunk at `out[outAt]`, which needs `chunkCapacity(rows)` bytes; `scratch`
   * holds at least `rows` values. Returns the bytes written.
   */
  encodeTimes(
    times: BigInt64Array,
    from: number,
    rows: number,
    scratch: BigInt64Array,
    out: Uint8Array,
    outAt: number,
  ): number;
  encodeDoubles(
    values: Float64Array,
    from: number,
    rows: number,
    scratch: BigInt64Array,
    out: Uint8Array,
    outAt: number,
  ): number;
  /** Writes rows `[fromRow, fromRow + rows)` of a chunk to `out[outAt]`; false where the chunk is damaged. */
  decodeTimes(
    chunk: Uint8Array,
    chunkBytes: number,
    fromRow: number,
    rows: number,
    out: BigInt64Array,
    outAt: number,
  ): boolean;
  decodeDoubles(
    chunk: Uint8Array,
    chunkBytes: number,
    fromRow: number,
    rows: number,
    out: Float64Array,
    outAt: number,
  ): boolean;
  /** The first row whose time is before the one above it, or equal to it unless times may repeat; -1 without one. */
  firstBackwardTime(times: BigInt64Array, mayRepeat: boolean): number;
  crc32c(bytes: Uint8Array): number;
}
