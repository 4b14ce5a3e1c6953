import { createHash } from 'node:crypto';
import type { PackedColumn, PackedOhlc } from './manifest.ts';

/** Collects packed columns one after another; bytes that are there already are not kept twice. */
export interface Packer {
  readonly int: (values: ArrayLike<number>, scale?: number) => PackedColumn;
  readonly delta: (values: ArrayLike<number>, scale?: number) => PackedColumn;
  readonly float: (values: ArrayLike<number>) => PackedColumn;
  /** All planes so far, one after another. */
  readonly bytes: () => Uint8Array;
}

const maxScale = 1e9;

/** Zigzag: 0, -1, 1, -2, 2 … become 0, 1, 2, 3, 4 …, so that small differences need few bytes. */
function zigzag(n: number): number {
  return n >= 0 ? 2 * n : -2 * n - 1;
}

function planesOf(values: Float64Array): { width: number; planes: Uint8Array } {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  let width = 1;
  while (width < 7 && largest >= 256 ** width) width += 1;
  const planes = new Uint8Array(width * values.length);
  for (let i = 0; i < values.length; i += 1) {
    let rest = values[i]!;
    for (let plane = 0; plane < width; plane += 1) {
      const high = Math.floor(rest / 256);
      planes[plane * values.length + i] = rest - high * 256;
      rest = high;
    }
  }
  return { width, planes };
}

function floatPlanes(values: ArrayLike<number>): Uint8Array {
  const length = values.length;
  const planes = new Uint8Array(8 * length);
  const view = new DataView(new ArrayBuffer(8));
  for (let i = 0; i < length; i += 1) {
    view.setFloat64(0, values[i]!, true);
    for (let plane = 0; plane < 8; plane += 1) planes[plane * length + i] = view.getUint8(plane);
  }
  return planes;
}

/** A packer without columns. */
export function createPacker(): Packer {
  const parts: Uint8Array[] = [];
  const known = new Map<string, number>();
  let size = 0;

  function add(planes: Uint8Array): number {
    const key = createHash('sha256').update(planes).digest('hex');
    const offset = known.get(key) ?? size;
    if (offset < size || planes.length === 0) return offset;
    known.set(key, offset);
    parts.push(planes);
    size += planes.length;
    return offset;
  }

  function whole(kind: 'int' | 'delta', values: ArrayLike<number>, scale: number): PackedColumn {
    const coded = new Float64Array(values.length);
    let before = 0;
    for (let i = 0; i < values.length; i += 1) {
      coded[i] = zigzag(values[i]! - before);
      if (kind === 'delta') before = values[i]!;
    }
    const { width, planes } = planesOf(coded);
    return { kind, offset: add(planes), length: values.length, width, scale };
  }

  return {
    int: (values, scale = 1) => whole('int', values, scale),
    delta: (values, scale = 1) => whole('delta', values, scale),
    float: (values) => ({
      kind: 'float',
      offset: add(floatPlanes(values)),
      length: values.length,
      width: 8,
      scale: 1,
    }),
    bytes: () => {
      const all = new Uint8Array(size);
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.length;
      }
      return all;
    },
  };
}

function fits(columns: readonly ArrayLike<number>[], scale: number): boolean {
  return columns.every((column) => {
    for (let i = 0; i < column.length; i += 1) {
      const whole = Math.round(column[i]! * scale);
      // -0 and NaN would not come back: they go the way of plain doubles
      if (!Number.isSafeInteger(whole) || !Object.is(whole / scale + 0, column[i])) return false;
    }
    return true;
  });
}

/** The smallest power of ten (1 to 1e9) that makes whole numbers of all values, or null. */
export function findScale(columns: readonly ArrayLike<number>[]): number | null {
  for (let scale = 1; scale <= maxScale; scale *= 10) if (fits(columns, scale)) return scale;
  return null;
}

function wholes(values: ArrayLike<number>, scale: number): Float64Array {
  return Float64Array.from(values, (value) => Math.round(value * scale));
}

/** A column of values as differences on the step that they share, or as plain doubles where they share none. */
export function packValues(packer: Packer, values: ArrayLike<number>): PackedColumn {
  const scale = findScale([values]);
  return scale === null ? packer.float(values) : packer.delta(wholes(values, scale), scale);
}

/** A column rounded to a step (money on a chart needs no sixteen digits). */
export function packRounded(packer: Packer, values: ArrayLike<number>, scale: number): PackedColumn {
  return packer.delta(wholes(values, scale), scale);
}

/** OHLC as small differences on the step that all four share, or as plain doubles. */
export function packOhlc(packer: Packer, bars: Readonly<Record<'open' | 'high' | 'low' | 'close', Float64Array>>) {
  const scale = findScale([bars.open, bars.high, bars.low, bars.close]);
  return scale === null ? packPlainOhlc(packer, bars) : packStepOhlc(packer, bars, scale);
}

type OhlcColumns = Readonly<Record<'open' | 'high' | 'low' | 'close', Float64Array>>;

function packPlainOhlc(packer: Packer, bars: OhlcColumns): PackedOhlc {
  return {
    kind: 'plain',
    open: packer.float(bars.open),
    high: packer.float(bars.high),
    low: packer.float(bars.low),
    close: packer.float(bars.close),
  };
}

function packStepOhlc(packer: Packer, bars: OhlcColumns, scale: number): PackedOhlc {
  const length = bars.open.length;
  const gap = new Float64Array(length);
  const body = new Float64Array(length);
  const up = new Float64Array(length);
  const down = new Float64Array(length);
  let before = 0;
  for (let i = 0; i < length; i += 1) {
    const open = Math.round(bars.open[i]! * scale);
    const close = Math.round(bars.close[i]! * scale);
    gap[i] = open - before;
    body[i] = close - open;
    up[i] = Math.round(bars.high[i]! * scale) - Math.max(open, close);
    down[i] = Math.min(open, close) - Math.round(bars.low[i]! * scale);
    before = close;
  }
  return {
    kind: 'step',
    gap: packer.int(gap, scale),
    body: packer.int(body, scale),
    up: packer.int(up, scale),
    down: packer.int(down, scale),
  };
}
