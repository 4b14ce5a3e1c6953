import { TiercelError } from '../../kernel/index.ts';
import {
  allocateColumn,
  allocateShared,
  asColumn,
  type BarColumns,
  type Bars,
  type Column,
  type Ohlc,
  type Ticks,
  timeframeNs,
} from '../../market/index.ts';
import { firstNotAfter } from '../check-times.ts';
import type { Signals } from './types.ts';

/** What happened inside the bars of an instrument: shorter bars, quotes or trades. */
export type Detail = Bars | Ticks;

/**
 * The rows on which the engine runs while the strategy decides at its bars. A bar in which the detail has nothing is a row
 * itself; the last row of a bar is known when the bar is.
 */
export interface FinerBars {
  readonly bars: Bars;
  /** Of each row, the bar in which it lies. */
  readonly barOf: Int32Array;
  /** Of each bar, its last row. */
  readonly lastRow: Int32Array;
  /** Bars in which the detail has nothing. */
  readonly bare: number;
  /** Rows of the detail from the first bar's open to the last one's close that lie in no bar, and are left out. */
  readonly outside: number;
  /** What the detail is: a timeframe, `quotes` or `trades`. */
  readonly kind: string;
}

const prices = ['open', 'high', 'low', 'close'] as const;
const nanosecond = 1n;

function refuse({ instrument: { symbol } }: Detail, message: string): never {
  throw new TiercelError('TIERCEL_E_PARAMETER', `\`detail\` of ${symbol}: ${message}`, { context: { symbol } });
}

const kindOf = (detail: Detail): string => ('kind' in detail ? detail.kind : detail.timeframe);

/** Times that lie so much later. */
function later(times: BigInt64Array, by: bigint): BigInt64Array {
  const out = new BigInt64Array(allocateShared(times.byteLength));
  for (let i = 0; i < times.length; i++) out[i] = BigInt.asIntN(64, times[i]! + by);
  return out;
}

/** The times of ticks, those of one time a nanosecond apart. */
function apart({ time, instrument }: Ticks): BigInt64Array {
  const at = firstNotAfter(time);
  if (at === time.length) return time;
  const out = new BigInt64Array(allocateShared(time.byteLength));
  out.set(time);
  for (let i = at; i < time.length; i++) {
    if (time[i]! < time[i - 1]!) {
      throw new TiercelError(
        'TIERCEL_E_DATA',
        `\`detail\` of ${instrument.symbol}: row ${i} is older than the one before it`,
      );
    }
    if (out[i]! <= out[i - 1]!) out[i] = out[i - 1]! + nanosecond;
  }
  return out;
}

/** Each tick is a bar of one nanosecond; those of one time keep their order, a nanosecond apart. */
function barsOfTicks(ticks: Ticks, bars: Bars): Bars {
  const time = apart(ticks);
  const closeTime = later(time, nanosecond);
  const flat = (price: Column): Ohlc => ({ open: price, high: price, low: price, close: price });
  const { instrument, length, priceStep } = ticks;
  const common = { instrument, length, priceStep, time, closeTime, timeframe: bars.timeframe };
  if (ticks.kind === 'quotes') return { ...common, ...flat(ticks.bid), ask: flat(ticks.ask), side: 'bid/ask' };
  return { ...common, ...flat(ticks.price), ...(ticks.size && { volume: ticks.size }), side: 'last' };
}

/** Index of the first of `times` that is `time` or later. */
function firstFrom(times: BigInt64Array, time: bigint, from: number): number {
  let [low, high] = [from, times.length];
  for (let step = 64; low + step < high && times[low + step]! < time; step *= 2) low += step;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** When a bar closes. */
function closes(bars: Bars): (bar: number) => bigint {
  const { closeTime, time } = bars;
  if (closeTime !== undefined) return (bar) => closeTime[bar]!;
  const length = timeframeNs(bars.timeframe);
  return (bar) => time[bar]! + length;
}

/** A detail and the bars that it is for; those before `firstBar`, which no order meets, have no need of it. */
interface Within {
  readonly bars: Bars;
  readonly firstBar: number;
  readonly detail: Detail;
}

/** Where the rows of each bar lie in the detail: bar i has those from starts[i] to ends[i]. */
interface Spans {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly rows: number;
  readonly bare: number;
  readonly outside: number;
}

function spansOf(rows: Bars, { bars, firstBar, detail }: Within): Spans {
  const [starts, ends] = [new Int32Array(bars.length), new Int32Array(bars.length)];
  const [closeOf, rowCloseOf] = [closes(bars), closes(rows)];
  let [count, bare, outside, at] = [firstBar, 0, 0, firstFrom(rows.time, bars.time[firstBar]!, 0)];
  for (let bar = firstBar; bar < bars.length; bar++) {
    const start = firstFrom(rows.time, bars.time[bar]!, at);
    const end = firstFrom(rows.time, closeOf(bar), start);
    if (end > start && rowCloseOf(end - 1) > closeOf(bar)) {
      refuse(detail, `its row ${end - 1} closes after the ${bars.timeframe} bar ${bar} in which it opens`);
    }
    outside += start - at;
    at = end;
    starts[bar] = start;
    ends[bar] = end;
    bare += Number(end === start);
    count += Math.max(1, end - start);
  }
  if (bare === bars.length - firstBar) refuse(detail, 'it has nothing inside any of the bars');
  return { starts, ends, rows: count, bare, outside };
}

/** How far bid and ask stand from the prices of bars, as multiples of the spread. */
function sideOf(bars: Bars): { readonly bid: number; readonly ask: number } {
  return bars.side === 'bid' ? { bid: 0, ask: 1 } : { bid: -0.5, ask: 0.5 };
}

type Taken = (bar: number, row: number) => number;

/** A column over all rows: those of the detail copied, and one of each bar without any. */
function joined(column: Column, { starts, ends, rows }: Spans, bare: Taken): Column {
  const out = allocateColumn(rows);
  for (let bar = 0, row = 0; bar < starts.length; bar++) {
    const [start, end] = [starts[bar]!, ends[bar]!];
    if (start === end) out[row++] = bare(bar, start);
    else {
      out.set(column.subarray(start, end), row);
      row += end - start;
    }
  }
  return asColumn(out, (column as { readonly priceStep?: number }).priceStep ?? null);
}

/** Prices of all rows; equal columns of the detail (those of ticks) stay one. */
function joinedOhlc(ohlc: Ohlc, spans: Spans, bare: (name: (typeof prices)[number]) => Taken): Ohlc {
  const isFlat = spans.bare === 0 && ohlc.open === ohlc.close;
  const open = joined(ohlc.open, spans, bare('open'));
  if (isFlat) return { open, high: open, low: open, close: open };
  const other = (name: (typeof prices)[number]): Column => joined(ohlc[name], spans, bare(name));
  return { open, high: other('high'), low: other('low'), close: other('close') };
}

const extras = ['volume', 'spread'] as const;

/** Columns of rows, those of bars without rows from the bars; with the last known spread where the detail has two sides. */
function joinedColumns(bars: BarColumns & Pick<Bars, 'side'>, detail: BarColumns, spans: Spans): Partial<BarColumns> {
  const { ask } = detail;
  const spread = (row: number): number =>
    row === 0 ? ask!.open[0]! - detail.open[0]! : ask!.close[row - 1]! - detail.close[row - 1]!;
  const place = sideOf(bars as Bars);
  const sided =
    (side: 'bid' | 'ask') =>
    (name: (typeof prices)[number]): Taken => {
      if (ask === undefined) return (bar) => bars[name][bar]!;
      if (bars.ask !== undefined) return (bar) => (side === 'bid' ? bars : bars.ask!)[name][bar]!;
      return (bar, row) => bars[name][bar]! + place[side] * spread(row);
    };
  const has = extras.filter((name) => detail[name] !== undefined && bars[name] !== undefined);
  return {
    ...joinedOhlc(detail, spans, sided('bid')),
    ...(ask === undefined ? {} : { ask: joinedOhlc(ask, spans, sided('ask')) }),
    ...Object.fromEntries(has.map((name) => [name, joined(detail[name]!, spans, (bar) => bars[name]![bar]!)])),
  };
}

/** Times of all rows; the last of each bar closes with it. */
function joinedTimes(
  bars: Bars,
  detail: Bars,
  { starts, ends, rows }: Spans,
): Pick<Bars, 'time' | 'closeTime'> & Pick<FinerBars, 'barOf' | 'lastRow'> {
  const time = new BigInt64Array(allocateShared(rows * 8));
  const closeTime = new BigInt64Array(allocateShared(rows * 8));
  const barOf = new Int32Array(allocateShared(rows * 4));
  const lastRow = new Int32Array(allocateShared(bars.length * 4));
  const closeOf = closes(bars);
  const rowCloses = detail.closeTime ?? later(detail.time, timeframeNs(detail.timeframe));
  for (let bar = 0, row = 0; bar < bars.length; bar++) {
    const [start, end] = [starts[bar]!, ends[bar]!];
    const next = row + Math.max(1, end - start);
    if (start === end) time[row] = bars.time[bar]!;
    else time.set(detail.time.subarray(start, end), row);
    closeTime.set(rowCloses.subarray(start, end), row);
    closeTime[next - 1] = closeOf(bar);
    barOf.fill(bar, row, next);
    lastRow[bar] = next - 1;
    row = next;
  }
  return { time, closeTime, barOf, lastRow };
}

/** Factors and raw prices of rows whose bars were adjusted: the detail must be as they are. */
function adjustments(bars: Bars, rows: Bars, spans: Spans, detail: Detail): Pick<Bars, 'raw' | 'factor' | 'actions'> {
  if ((bars.factor === undefined) !== (rows.factor === undefined)) {
    refuse(
      detail,
      'the bars are adjusted for splits and it is not, or the other way round: read both with the same `adjust`',
    );
  }
  const actions = bars.actions === undefined ? {} : { actions: bars.actions };
  if (bars.factor === undefined || rows.factor === undefined) return actions;
  const { factor } = bars;
  const raw = joinedColumns({ ...bars, ...bars.raw }, { ...rows, ...rows.raw }, spans) as BarColumns;
  return { ...actions, factor: joined(rows.factor as Column, spans, (bar) => factor[bar]!), raw };
}

/**
 * The rows of a run that follows what happened inside its bars.
 *
 * @throws TIERCEL_E_PARAMETER for a detail of another instrument, that is no finer than the bars, that has nothing inside
 *   them, or whose rows do not end with them.
 */
export function finerBars(within: Within): FinerBars {
  const { bars, detail } = within;
  const { symbol } = bars.instrument;
  if (detail.instrument.symbol !== symbol) refuse(detail, `it was given for ${symbol}`);
  if (!('kind' in detail) && timeframeNs(detail.timeframe) >= timeframeNs(bars.timeframe)) {
    refuse(detail, `its bars of ${detail.timeframe} are no finer than those of the run, ${bars.timeframe}`);
  }
  if (bars.side === 'bid/ask' && kindOf(detail) !== 'quotes' && (detail as Bars).side !== 'bid/ask') {
    refuse(detail, 'the bars hold bid and ask, and it does not: give quotes, or bars of both sides');
  }
  const rows = 'kind' in detail ? barsOfTicks(detail, bars) : detail;
  const spans = spansOf(rows, within);
  const { barOf, lastRow, ...times } = joinedTimes(bars, rows, spans);
  const {
    volume: _,
    trades: _trades,
    vwap: _vwap,
    spread: _spread,
    raw: _raw,
    contentHash: _hash,
    builtFrom: _built,
    ...known
  } = rows;
  const joinedRows: Bars = {
    ...known,
    instrument: bars.instrument,
    ...joinedColumns(bars, rows, spans),
    ...times,
    ...adjustments(bars, rows, spans, detail),
    length: spans.rows,
  };
  return { bars: joinedRows, barOf, lastRow, bare: spans.bare, outside: spans.outside, kind: kindOf(detail) };
}

/** The feed of an instrument that the engine runs on: its rows where it has some. */
export function rowsOf<
  T extends { readonly bars: Bars; readonly firstBar: number; readonly finer?: FinerBars | undefined },
>({ finer, ...feed }: T): Omit<T, 'finer'> {
  if (finer === undefined) return feed;
  return { ...feed, bars: finer.bars, firstBar: feed.firstBar === 0 ? 0 : finer.lastRow[feed.firstBar - 1]! + 1 };
}

const masks = ['enterLong', 'exitLong', 'enterShort', 'exitShort'] as const;
const columns = ['stopLoss', 'takeProfit', 'trailingStop', 'limit', 'stop', 'size', 'target'] as const;

/** Signals of bars as those of their rows: each stands at the last row of its bar. */
export function signalsOfRows(signals: Signals, { bars, lastRow }: FinerBars): Signals {
  const spread = <T extends Uint8Array | Float64Array>(values: T, out: T): T => {
    for (let bar = 0; bar < lastRow.length; bar++) out[lastRow[bar]!] = values[bar]!;
    return out;
  };
  const out: Record<string, Signals[keyof Signals]> = { ...signals };
  for (const name of masks) {
    if (signals[name] !== undefined) out[name] = spread(signals[name], new Uint8Array(bars.length));
  }
  for (const name of columns) {
    const given = signals[name];
    // A target that is a number stands for each bar, not for each row.
    const values =
      name === 'target' && typeof given === 'number' ? new Float64Array(lastRow.length).fill(given) : given;
    if (typeof values === 'object') {
      out[name] = asColumn(spread<Float64Array>(values, new Float64Array(bars.length).fill(Number.NaN)), null);
    }
  }
  return out;
}
