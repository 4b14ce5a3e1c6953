import { allocateShared, asColumn, type BarColumns, type Bars } from '../../market/index.ts';

type Values = Float64Array | BigInt64Array;

/**
 * Bars whose columns all lie on shared memory, copied there where they do not: a native run holds on to them from call
 * to call, and plain memory could be transferred away by a callback in between.
 */
export function onSharedMemory(bars: Bars): Bars {
  return moved(bars) as Bars;
}

function moved(columns: object): object {
  const entries = Object.entries(columns).map(([name, value]) => [name, movedValue(name, value)] as const);
  return entries.some(([name, value]) => value !== (columns as Record<string, unknown>)[name])
    ? Object.fromEntries(entries)
    : columns;
}

function movedValue(name: string, value: unknown): unknown {
  if (value instanceof Float64Array || value instanceof BigInt64Array) return movedArray(value);
  return name === 'ask' || name === 'raw' ? moved(value as BarColumns) : value;
}

function movedArray(values: Values): Values {
  if (values.buffer instanceof SharedArrayBuffer) return values;
  const memory = allocateShared(values.byteLength);
  if (values instanceof BigInt64Array) {
    const copy = new BigInt64Array(memory);
    copy.set(values);
    return copy;
  }
  const copy = new Float64Array(memory);
  copy.set(values);
  return asColumn(copy, (values as { readonly priceStep?: number }).priceStep ?? null);
}
