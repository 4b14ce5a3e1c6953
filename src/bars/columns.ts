import { allocateColumn, allocateMask, allocateTimes, type BarColumns, sliceColumn } from '../market/index.ts';
import type { NativeBarRows, NativeBuiltColumns } from '../native/index.ts';
import type { Steps } from './rows.ts';

/** Bars that were built: columns of equal length. */
export interface BuiltBars extends BarColumns {
  /** When each bar was complete, nanoseconds since the epoch; after its open, and never after the next bar's. */
  readonly closeTime: BigInt64Array;
  /** 1 for a flat bar in a gap; absent where gaps are kept. */
  readonly filled?: Uint8Array;
}

/** What built bars have besides open, high, low and close. */
export interface BuiltLayout {
  readonly hasAsk: boolean;
  readonly hasVolume: boolean;
  /** The number of ticks; of bars the sum of theirs, where they have it. */
  readonly hasTrades: boolean;
  readonly hasVwap: boolean;
  readonly hasSpread: boolean;
  readonly isFilled: boolean;
  readonly steps: Steps;
}

/** Of bars before the first rows have said what they have. */
export const noColumns: BuiltLayout = {
  hasAsk: false,
  hasVolume: false,
  hasTrades: false,
  hasVwap: false,
  hasSpread: false,
  isFilled: false,
  steps: { price: null, size: null },
};

/** What bars of these rows have. */
export function layoutOf(rows: NativeBarRows, steps: Steps, isFilled: boolean): BuiltLayout {
  const isTicks = rows.open === rows.close;
  return {
    hasAsk: rows.askOpen !== undefined && !rows.isMid,
    hasVolume: rows.volume !== undefined,
    hasTrades: isTicks || rows.trades !== undefined,
    hasVwap: rows.volume !== undefined && (isTicks || rows.vwap !== undefined),
    hasSpread: rows.spread !== undefined,
    isFilled,
    steps,
  };
}

/** Empty columns for so many bars. */
export function allocateBars(length: number, layout: BuiltLayout): NativeBuiltColumns {
  const { price: priceStep, size } = layout.steps;
  const price = () => allocateColumn(length, priceStep);
  return {
    time: allocateTimes(length),
    closeTime: allocateTimes(length),
    open: price(),
    high: price(),
    low: price(),
    close: price(),
    ...(layout.hasAsk && { askOpen: price(), askHigh: price(), askLow: price(), askClose: price() }),
    ...(layout.hasVolume && { volume: allocateColumn(length, size) }),
    ...(layout.hasTrades && { trades: allocateColumn(length, 1) }),
    ...(layout.hasVwap && { vwap: allocateColumn(length) }),
    ...(layout.hasSpread && { spread: allocateColumn(length) }),
    ...(layout.isFilled && { filled: allocateMask(length) }),
  };
}

/** Each column with its namesake in the other. */
function* pairs(from: NativeBuiltColumns, to: NativeBuiltColumns) {
  for (const [name, column] of Object.entries(from)) {
    yield [column, to[name as keyof NativeBuiltColumns]] as [Float64Array, Float64Array];
  }
}

/** Columns that grow as bars are put into them. */
export interface GrowingBars {
  /** Columns with room for so many bars more, and the row that the next one takes. */
  room(bars: number): { readonly columns: NativeBuiltColumns; readonly at: number };
  taken(bars: number): void;
  finish(): BuiltBars;
}

/** Columns for about so many bars. */
export function growingBars(layout: BuiltLayout, expected: number): GrowingBars {
  let columns = allocateBars(expected, layout);
  let rows = 0;
  return {
    room(bars) {
      if (rows + bars > columns.time.length) {
        const larger = allocateBars(Math.max(rows + bars, 2 * columns.time.length), layout);
        for (const [from, to] of pairs(columns, larger)) to.set(from.subarray(0, rows));
        columns = larger;
      }
      return { columns, at: rows };
    },
    taken(bars) {
      rows += bars;
    },
    finish: () => toBuiltBars(columns.time.length === rows ? columns : firstRows(columns, rows)),
  };
}

function firstRows(columns: NativeBuiltColumns, rows: number): NativeBuiltColumns {
  const cut = Object.entries(columns).map(([name, column]) => [
    name,
    column instanceof Float64Array ? sliceColumn(column, 0, rows) : column.subarray(0, rows),
  ]);
  return Object.fromEntries(cut) as NativeBuiltColumns;
}

/** The columns by their public names. */
export function toBuiltBars(columns: NativeBuiltColumns): BuiltBars {
  const { time, closeTime, open, high, low, close, askOpen, askHigh, askLow, askClose, ...others } = columns;
  return {
    length: time.length,
    time,
    closeTime,
    open,
    high,
    low,
    close,
    ...others,
    ...(askOpen &&
      askHigh &&
      askLow &&
      askClose && { ask: { open: askOpen, high: askHigh, low: askLow, close: askClose } }),
  };
}

/**
 * Bars of one build, in pieces, as one.
 *
 * @example
 * ```ts
 * const builder = barBuilder('tick:1');
 * const at = (time: bigint) => ({ length: 1, time: BigInt64Array.of(time), price: Float64Array.of(5) });
 * console.log(joinBars([builder.update(at(1n)), builder.update(at(2n))]).length); // 2
 * ```
 */
export function joinBars(pieces: readonly BuiltBars[]): BuiltBars {
  const [first] = pieces;
  if (first === undefined || pieces.length === 1) return first ?? toBuiltBars(allocateBars(0, noColumns));
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const whole = allocateBars(length, layoutOfBars(first));
  let at = 0;
  for (const piece of pieces) {
    const { length: rows, ask, ...columns } = piece;
    const asks = ask && { askOpen: ask.open, askHigh: ask.high, askLow: ask.low, askClose: ask.close };
    for (const [from, to] of pairs({ ...columns, ...asks }, whole)) to.set(from, at);
    at += rows;
  }
  return toBuiltBars(whole);
}

function layoutOfBars({ ask, volume, trades, vwap, spread, filled, open }: BuiltBars): BuiltLayout {
  return {
    hasAsk: ask !== undefined,
    hasVolume: volume !== undefined,
    hasTrades: trades !== undefined,
    hasVwap: vwap !== undefined,
    hasSpread: spread !== undefined,
    isFilled: filled !== undefined,
    steps: { price: open.priceStep ?? null, size: volume?.priceStep ?? null },
  };
}
