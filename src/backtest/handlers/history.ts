import { TiercelError } from '../../kernel/index.ts';

/**
 * Values of one column as far as they are known: up to the last closed bar. There is no way from here to what comes
 * later, nor to the memory behind it.
 */
export interface ValueHistory<T, Values> {
  /** Values known now. */
  readonly length: number;
  /**
   * One value: from the end where negative (`at(-1)` is the last known), else from the beginning.
   *
   * @throws TIERCEL_E_STRATEGY outside what is known.
   */
  at(index: number): T;
  /**
   * The last `count` values, oldest first, copied into `out` or into a new array.
   *
   * @throws TIERCEL_E_STRATEGY when fewer are known, or `out` has another length.
   */
  last(count: number, out?: Values): Values;
}

/**
 * Numbers of a column or an indicator, oldest first, as far as they are known.
 *
 * @example
 * ```ts
 * const looking = defineStrategy({
 *   name: 'looking',
 *   handlers: () => ({
 *     onBar({ bars: { high, low, length } }) {
 *       if (length >= 3) use(Math.max(...high.last(3)) - low.at(-1));
 *     },
 *   }),
 * });
 * use(await backtest(looking, bars));
 * ```
 */
export type History = ValueHistory<number, Float64Array>;
/** Times of bars, nanoseconds since the Unix epoch, oldest first, as far as they are known. */
export type TimeHistory = ValueHistory<bigint, BigInt64Array>;
/** What holds or not at each bar, such as a crossing, oldest first, as far as it is known. */
export type MaskHistory = ValueHistory<boolean, Uint8Array>;

/** How many bars of an instrument are known; the run moves it on. */
export interface Known {
  bars: number;
}

interface Source<Values> {
  /** What the user wrote to get here: `EURUSD close`. */
  readonly name: string;
  readonly known: Known;
  readonly values: Values;
}

function outside({ name, known }: Source<unknown>, index: number): never {
  if (Number.isInteger(index) && index >= 0) {
    throw new TiercelError(
      'TIERCEL_E_STRATEGY',
      `at(${index}) of ${name} reads the future: ${known.bars} values are known, the last is at(-1).`,
    );
  }
  throw new TiercelError(
    'TIERCEL_E_STRATEGY',
    Number.isInteger(index)
      ? `at(${index}) of ${name} lies before the first of its ${known.bars} known values; declare a \`lookback\` or look at \`length\` first.`
      : `at(index) of ${name} needs a whole number, was ${String(index)}.`,
  );
}

function checkCount({ name, known }: Source<unknown>, count: number): void {
  if (Number.isInteger(count) && count >= 0 && count <= known.bars) return;
  throw new TiercelError(
    'TIERCEL_E_STRATEGY',
    Number.isInteger(count) && count > 0
      ? `last(${count}) of ${name}: only ${known.bars} values are known; declare a \`lookback\` or look at \`length\` first.`
      : `last(count) of ${name} needs a whole number from 0, was ${String(count)}.`,
  );
}

/** The columns behind histories, for the engine's own use: nothing that a strategy holds leads here. */
const columns = new WeakMap<object, Source<Float64Array>>();

/** The column of a history of numbers and the clock that it follows; undefined for anything else. */
export function sourceOf(history: unknown): Source<Float64Array> | undefined {
  return typeof history === 'object' && history !== null ? columns.get(history) : undefined;
}

function copied<Values extends Float64Array | BigInt64Array | Uint8Array>(
  { name, known, values }: Source<Values>,
  count: number,
  out: Values | undefined,
): Values {
  const part = values.subarray(known.bars - count, known.bars) as Values;
  if (out === undefined) return part.slice() as Values;
  if (out.length !== count) {
    throw new TiercelError(
      'TIERCEL_E_STRATEGY',
      `last(${count}, out) of ${name}: \`out\` must hold ${count} values, holds ${out.length}.`,
    );
  }
  out.set(part as never);
  return out;
}

/** A view of a column of numbers. */
export function historyOf(source: Source<Float64Array>): History {
  const { known, values } = source;
  const history: History = Object.freeze({
    get length() {
      return known.bars;
    },
    at(index: number): number {
      const bars = known.bars;
      const place = index < 0 ? bars + index : index;
      if (!(place >= 0 && place < bars && Number.isInteger(place))) outside(source, index);
      return values[place]!;
    },
    last(count: number, out?: Float64Array) {
      checkCount(source, count);
      return copied(source, count, out);
    },
  });
  columns.set(history, source);
  return history;
}

/** A view of opening times. */
export function timeHistoryOf(source: Source<BigInt64Array>): TimeHistory {
  const { known, values } = source;
  return Object.freeze({
    get length() {
      return known.bars;
    },
    at(index: number): bigint {
      const place = index < 0 ? known.bars + index : index;
      if (!(place >= 0 && place < known.bars && Number.isInteger(place))) outside(source, index);
      return values[place]!;
    },
    last(count: number, out?: BigInt64Array) {
      checkCount(source, count);
      return copied(source, count, out);
    },
  });
}

/** A view of a mask. */
export function maskHistoryOf(source: Source<Uint8Array>): MaskHistory {
  const { known, values } = source;
  return Object.freeze({
    get length() {
      return known.bars;
    },
    at(index: number): boolean {
      const place = index < 0 ? known.bars + index : index;
      if (!(place >= 0 && place < known.bars && Number.isInteger(place))) outside(source, index);
      return values[place] === 1;
    },
    last(count: number, out?: Uint8Array) {
      checkCount(source, count);
      return copied(source, count, out);
    },
  });
}
