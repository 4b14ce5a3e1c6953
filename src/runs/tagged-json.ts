// JSON that keeps what JSON does not know: 64-bit integers and numbers that are not finite.

function tagged(_: string, item: unknown): unknown {
  if (typeof item === 'bigint') return { $int64: String(item) };
  if (typeof item === 'number' && !Number.isFinite(item)) return { $number: String(item) };
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return item;
  return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function untagged(_: string, item: unknown): unknown {
  if (item === null || typeof item !== 'object') return item;
  if ('$int64' in item) return BigInt(item.$int64 as string);
  if ('$number' in item) return Number(item.$number);
  return item;
}

/** JSON text with the keys of each object in order, so that equal values give equal bytes. */
export function toTaggedJson(value: unknown): string {
  return JSON.stringify(value, tagged);
}

export function fromTaggedJson(text: string): unknown {
  return JSON.parse(text, untagged);
}
