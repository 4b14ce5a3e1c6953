import { createHash, type Hash } from 'node:crypto';
import type { Bars } from '../market/index.ts';

/** Adds an array with its name and length, so that no two lists of arrays give the same bytes. */
export function addArray(hash: Hash, name: string, values: ArrayBufferView & { readonly length: number }): void {
  hash.update(`${name}:${values.length};`);
  hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** Adds each array of a table or of bars, in the order of their names. */
export function addArrays(hash: Hash, name: string, table: object): void {
  for (const [field, value] of Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (ArrayBuffer.isView(value)) addArray(hash, `${name}.${field}`, value as Float64Array);
    else if (field === 'ask' || field === 'raw') addArrays(hash, `${name}.${field}`, value as object);
  }
}

/** JSON with the keys of each object in order, so that equal values give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'bigint') return `${item}n`;
    if (typeof item === 'number' && !Number.isFinite(item)) return String(item);
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

const known = new WeakMap<Bars, string>();

/**
 * SHA-256 (hex) of bars: all their columns, adjusted and raw, their corporate actions, timeframe and side. Equal for
 * equal bars, from whichever store, file or program they come; what the instrument is called is not in it.
 */
export function dataHash(bars: Bars): string {
  const before = known.get(bars);
  if (before !== undefined) return before;
  const { timeframe, side, actions } = bars;
  const hash = createHash('sha256').update(canonical({ timeframe, side, actions }));
  addArrays(hash, 'bars', bars);
  const digest = hash.digest('hex');
  known.set(bars, digest);
  return digest;
}
