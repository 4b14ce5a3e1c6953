import type { PackedColumn, PackedOhlc } from '../../src/backtest/report/manifest.ts';

export interface OhlcValues {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

function unzigzag(n: number): number {
  return n % 2 === 0 ? n / 2 : -(n + 1) / 2;
}

function wholes(bytes: Uint8Array, column: PackedColumn): Float64Array {
  const { offset, length, width } = column;
  const out = new Float64Array(length);
  for (let i = 0; i < length; i += 1) {
    let value = 0;
    for (let plane = width - 1; plane >= 0; plane -= 1) value = value * 256 + bytes[offset + plane * length + i]!;
    out[i] = unzigzag(value);
  }
  if (column.kind === 'delta') for (let i = 1; i < length; i += 1) out[i]! += out[i - 1]!;
  return out;
}

function floats(bytes: Uint8Array, column: PackedColumn): Float64Array {
  const { offset, length } = column;
  const out = new Float64Array(length);
  const view = new DataView(new ArrayBuffer(8));
  for (let i = 0; i < length; i += 1) {
    for (let plane = 0; plane < 8; plane += 1) view.setUint8(plane, bytes[offset + plane * length + i]!);
    out[i] = view.getFloat64(0, true);
  }
  return out;
}

function toValues(out: Float64Array, scale: number): Float64Array {
  if (scale === 1) return out;
  for (let i = 0; i < out.length; i += 1) out[i]! /= scale;
  return out;
}

/** The values of a packed column. */
export function unpackColumn(bytes: Uint8Array, column: PackedColumn): Float64Array {
  return column.kind === 'float' ? floats(bytes, column) : toValues(wholes(bytes, column), column.scale);
}

/** Open, high, low and close of packed bars. */
export function unpackOhlc(bytes: Uint8Array, packed: PackedOhlc): OhlcValues {
  if (packed.kind === 'plain') {
    return {
      open: unpackColumn(bytes, packed.open),
      high: unpackColumn(bytes, packed.high),
      low: unpackColumn(bytes, packed.low),
      close: unpackColumn(bytes, packed.close),
    };
  }
  const open = wholes(bytes, packed.gap);
  const close = wholes(bytes, packed.body);
  const high = wholes(bytes, packed.up);
  const low = wholes(bytes, packed.down);
  let before = 0;
  for (let i = 0; i < open.length; i += 1) {
    const opened = open[i]! + before;
    const closed = opened + close[i]!;
    open[i] = opened;
    close[i] = closed;
    high[i] = Math.max(opened, closed) + high[i]!;
    low[i] = Math.min(opened, closed) - low[i]!;
    before = closed;
  }
  const scale = packed.gap.scale;
  for (const column of [open, high, low, close]) toValues(column, scale);
  return { open, high, low, close };
}

/** Base64 text to bytes, then inflated by the browser's own decompressor. */
export async function inflate(base64: string, size: number): Promise<Uint8Array> {
  const text = atob(base64);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) packed[i] = text.charCodeAt(i);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  if (bytes.length !== size) throw new Error(`the report's data is damaged: ${bytes.length} bytes instead of ${size}`);
  return bytes;
}
