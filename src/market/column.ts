import { native } from '../native/index.ts';

/**
 * A column of prices, volumes or derived values. It is a plain `Float64Array`; `priceStep`, where known, is the
 * largest power of ten that divides all its values, which lets window sums be exact. Derived columns carry none.
 */
export type Column = Float64Array & { readonly priceStep?: number };

/**
 * Attaches a price step to an array (the array itself, not a copy); `null` or `undefined` marks it off-step.
 *
 * @example
 * ```ts
 * const close = asColumn(Float64Array.of(1.2003, 1.2008), 0.0001);
 * close.priceStep; // 0.0001
 * ```
 */
export function asColumn(values: Float64Array, priceStep?: number | null): Column {
  if (priceStep != null) Object.defineProperty(values, 'priceStep', { value: priceStep, configurable: true });
  return values;
}

/** From this size on, memory is asked for in huge pages: its first writes are two to three times as fast. */
const hugeBytes = 2 ** 20;

/**
 * Zeroed memory that workers and the native core share.
 *
 * @example
 * ```ts
 * allocateShared(16).byteLength; // 16
 * ```
 */
export function allocateShared(bytes: number): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes);
  if (bytes >= hugeBytes) native().preferHugePages(new Uint8Array(memory));
  return memory;
}

/**
 * A zeroed column on shared memory, which workers and the native core read without a copy.
 *
 * @example
 * ```ts
 * const close = allocateColumn(3, 0.01);
 * close.length; // 3
 * ```
 */
export function allocateColumn(length: number, priceStep?: number | null): Column {
  return asColumn(new Float64Array(allocateShared(length * 8)), priceStep);
}

/**
 * A zeroed column of int64 times on shared memory.
 *
 * @example
 * ```ts
 * allocateTimes(2)[0]; // 0n
 * ```
 */
export function allocateTimes(length: number): BigInt64Array {
  return new BigInt64Array(allocateShared(length * 8));
}

/**
 * A zeroed mask (0 or 1 a row) on shared memory.
 *
 * @example
 * ```ts
 * allocateMask(2)[1]; // 0
 * ```
 */
export function allocateMask(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

/** Where results are put: new memory each time, or an arena's. */
export interface ColumnMemory {
  column(length: number): Column;
  mask(length: number): Uint8Array;
  integers(length: number): Int32Array;
  /** Bytes from a multiple of 8 on, for the results of a set of indicators. */
  bytes(length: number): Uint8Array;
}

const slabBytes = 2 ** 16;
let slab: SharedArrayBuffer | undefined;
let slabUsed = 0;

/** Shared memory of its own, or for short results a part of a piece that others have too: to make one costs most there. */
function freshPart(bytes: number): [memory: SharedArrayBuffer, offset: number] {
  if (bytes > slabBytes / 4) return [allocateShared(bytes), 0];
  if (slab === undefined || slabUsed + bytes > slabBytes) {
    slab = new SharedArrayBuffer(slabBytes);
    slabUsed = 0;
  }
  const offset = slabUsed;
  slabUsed += Math.ceil(bytes / 8) * 8;
  return [slab, offset];
}

/** New zeroed shared memory for each result. */
export const freshMemory: ColumnMemory = {
  column: (length) => new Float64Array(...freshPart(length * 8), length),
  mask: (length) => new Uint8Array(...freshPart(length), length),
  integers: (length) => new Int32Array(...freshPart(length * 4), length),
  bytes: (length) => new Uint8Array(...freshPart(length), length),
};

/**
 * Memory that is used again: what was given since the last `reset` stays as it is until the next one, and is then
 * overwritten. The first write to new memory costs more time than most indicators take; work that repeats, such as the
 * runs of a sweep, does without it. Columns are not cleared.
 *
 * @example
 * ```ts
 * const arena = columnArena();
 * const repeated = createTechnicalAnalysis(arena);
 * console.log(repeated.sma([1, 2, 3], 2)[2]); // 2.5
 * arena.reset();
 * ```
 */
export function columnArena(): ColumnMemory & { reset(): void } {
  const buffers: SharedArrayBuffer[] = [];
  let given = 0;
  const buffer = (bytes: number): SharedArrayBuffer => {
    const place = given++;
    const old = buffers[place];
    if (old !== undefined && old.byteLength >= bytes && old.byteLength <= 2 * bytes) return old;
    const fresh = new SharedArrayBuffer(bytes);
    buffers[place] = fresh;
    return fresh;
  };
  return {
    column: (length) => new Float64Array(buffer(length * 8), 0, length),
    mask: (length) => new Uint8Array(buffer(length), 0, length),
    integers: (length) => new Int32Array(buffer(length * 4), 0, length),
    bytes: (length) => new Uint8Array(buffer(length), 0, length),
    reset: () => {
      given = 0;
    },
  };
}

/**
 * A view of rows `[from, to)` of a column that keeps its price step.
 *
 * @example
 * ```ts
 * const close = asColumn(Float64Array.of(1.5, 2, 2.5), 0.5);
 * sliceColumn(close, 1, 3).priceStep; // 0.5
 * ```
 */
export function sliceColumn(column: Column, from: number, to: number): Column {
  return asColumn(column.subarray(from, to), column.priceStep ?? null);
}
