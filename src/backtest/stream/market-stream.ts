import { createHash } from 'node:crypto';
import { type BuiltBars, buildBars } from '../../bars/index.ts';
import { TiercelError } from '../../kernel/index.ts';
import {
  allocateColumn,
  allocateTimes,
  asColumn,
  type Bars,
  type Column,
  type Instrument,
  type QuoteColumns,
  type Quotes,
  type Timeframe,
  type TradeColumns,
  timeframeNs,
} from '../../market/index.ts';
import { type NativeStream, type NativeStreamInfo, native } from '../../native/index.ts';
import { addArrays } from '../data-hash.ts';
import { stepOf } from './price-step.ts';
import { throwForRow } from './row-fault.ts';

/** Price levels as columns of equal length, one row a change; rows of one time are one message. */
export interface LevelColumns {
  readonly length: number;
  /** Nanoseconds since the Unix epoch, UTC, never decreasing. */
  readonly time: BigInt64Array;
  /** 1 bid, -1 ask. */
  readonly side: Int8Array | Int32Array;
  readonly price: Column;
  /** Units at the price from now on; 0: the level is gone. */
  readonly size: Column;
  /** 0, or absent: an update; 1: of a snapshot, which replaces all levels; 2: something is missing before the next snapshot. */
  readonly kind?: Int8Array | Int32Array;
}

/** What a market told of one instrument. Either `quotes`, `levels`, or trades alone. */
export interface StreamInput {
  readonly instrument: Instrument;
  readonly quotes?: QuoteColumns;
  readonly levels?: LevelColumns;
  readonly trades?: TradeColumns;
  /** With trades alone: distance of bid and ask, price units, half of it either side of each trade. */
  readonly spread?: number;
  /** Step of all prices. Default: that of the columns, else the tick of the instrument. */
  readonly priceStep?: number;
}

/** Market data of one instrument, ready to run on; its memory is outside of the heap and freed by the collector. */
export interface MarketStream {
  readonly instrument: Instrument;
  readonly form: 'quotes' | 'levels' | 'trades';
  /** Events: a quote is two, a level or a trade one. */
  readonly events: number;
  readonly trades: number;
  /** Places at which something is missing. */
  readonly gaps: number;
  /** Sizes that were no whole lots: the whole lots in them count. */
  readonly rounded: number;
  /** Times of the first and last event, nanoseconds. */
  readonly from: bigint;
  readonly to: bigint;
  readonly priceStep: number;
  /** SHA-256 (hex) of what it was made of. */
  readonly contentHash: string;
  /** Its bars of bid and ask, with the volume of its trades where it has some. */
  bars(timeframe: Timeframe): Bars;
}

const handles = new WeakMap<MarketStream, NativeStream>();

/** The native side of a stream. */
export function handleOf(stream: MarketStream): NativeStream {
  const handle = handles.get(stream);
  if (handle !== undefined) return handle;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    'A stream must come from marketStream or binanceStream, was another object.',
  );
}

function tradeRows(handle: NativeStream, rows: number): TradeColumns {
  const columns = { time: allocateTimes(rows), price: allocateColumn(rows), size: allocateColumn(rows) };
  native().streamTakeTrades(handle, columns);
  return { length: rows, ...columns };
}

function topQuotes(handle: NativeStream): QuoteColumns {
  const rows = native().streamTops(handle, true);
  const columns = { time: allocateTimes(rows), bid: allocateColumn(rows), ask: allocateColumn(rows) };
  native().streamTakeTops(handle, columns);
  return { length: rows, ...columns };
}

/** Columns with the step of the stream's prices. */
function onStep(columns: QuoteColumns, step: number): QuoteColumns {
  const power = Math.log10(step);
  const priceStep = Math.abs(power - Math.round(power)) < 1e-9 ? step : null;
  for (const column of [columns.bid, columns.ask]) asColumn(column, priceStep);
  return columns;
}

/** What traded in each of some bars; 0 where nothing did. */
function volumesOf(bars: Bars, traded: BuiltBars): Column {
  const volume = allocateColumn(bars.length);
  for (let i = 0, j = 0; i < bars.length; i++) {
    while (j < traded.length && traded.time[j]! < bars.time[i]!) j++;
    if (j < traded.length && traded.time[j] === bars.time[i]) volume[i] = traded.volume![j]!;
  }
  return volume;
}

/** Bars of bid and ask up to the stream's end, with the volume of its trades. */
function barsOf(
  { instrument, priceStep, until }: Pick<MarketStream, 'instrument' | 'priceStep'> & { readonly until: bigint },
  tops: QuoteColumns,
  { timeframe, traded }: { readonly timeframe: Timeframe; readonly traded: TradeColumns | undefined },
): Bars {
  const options = { until: until + timeframeNs(timeframe) };
  const quotes: Quotes = { ...onStep(tops, priceStep), kind: 'quotes', instrument, priceStep };
  const { bars } = buildBars(quotes, timeframe, { ...options, side: 'bid/ask' });
  if (traded?.size === undefined) return bars;
  return { ...bars, volume: volumesOf(bars, buildBars(traded, timeframe, options).bars) };
}

/** What a finished native stream is called and tells. */
export function streamOf(
  handle: NativeStream,
  {
    instrument,
    form,
    priceStep,
    contentHash,
    trades,
  }: Pick<MarketStream, 'instrument' | 'form' | 'priceStep' | 'contentHash'> & {
    /** Of a stream whose events hold none. */
    readonly trades?: TradeColumns;
  },
): MarketStream {
  const info: NativeStreamInfo = native().streamInfo(handle);
  if (info.events === 0) {
    throw new TiercelError('TIERCEL_E_NO_DATA', `The stream of ${instrument.symbol} has no rows.`, {
      context: { symbol: instrument.symbol },
    });
  }
  const built = new Map<Timeframe, Bars>();
  const stream: MarketStream = Object.freeze({
    instrument,
    form,
    ...info,
    trades: trades?.length ?? info.trades,
    priceStep,
    contentHash,
    bars(timeframe: Timeframe) {
      const before = built.get(timeframe);
      if (before !== undefined) return before;
      const traded = trades ?? (info.trades > 0 ? tradeRows(handle, info.trades) : undefined);
      const bars = barsOf({ instrument, priceStep, until: info.to }, topQuotes(handle), { timeframe, traded });
      built.set(timeframe, bars);
      return bars;
    },
  });
  handles.set(stream, handle);
  return stream;
}

/** SHA-256 over all columns that were given. */
function hashOf({ quotes, levels, trades, spread }: StreamInput): string {
  const hash = createHash('sha256').update(`stream;${spread ?? ''};`);
  for (const [name, columns] of Object.entries({ quotes, levels, trades })) {
    if (columns !== undefined) addArrays(hash, name, columns);
  }
  return hash.digest('hex');
}

function checkForm({ quotes, levels, trades, spread }: StreamInput): void {
  if (quotes !== undefined && levels !== undefined) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      'A stream is of `quotes` or of `levels`, not of both: give the levels.',
    );
  }
  if ((quotes ?? levels ?? trades) === undefined) {
    throw new TiercelError('TIERCEL_E_PARAMETER', 'A stream needs `quotes`, `levels` or `trades`, was given none.');
  }
  const isAlone = quotes === undefined && levels === undefined;
  if (isAlone !== (spread !== undefined)) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      isAlone
        ? 'Trades alone show no bid and ask: give the `spread` around them, in price units (0 asks for none).'
        : '`spread` is for trades alone: quotes and levels have one.',
    );
  }
  if (spread !== undefined && !(spread >= 0 && Number.isFinite(spread))) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`spread\` must be a number from 0, was ${String(spread)}.`);
  }
}

/** Bid and ask around trades, on the step, each at least half the spread away. */
function quotesAround({ time, length, price }: TradeColumns, spread: number, step: number): QuoteColumns {
  const steps = Math.ceil(spread / 2 / step - 1e-6);
  const digits = Math.max(0, Math.min(12, Math.ceil(-Math.log10(step) - 1e-9) + 3));
  const at = (i: number, by: number): number => Number(((Math.round(price[i]! / step) + by) * step).toFixed(digits));
  const bid = new Float64Array(length);
  const ask = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    bid[i] = at(i, -steps);
    ask[i] = at(i, steps);
  }
  return { length, time, bid, ask };
}

const asInt32 = (values: Int8Array | Int32Array | undefined): Int32Array | undefined =>
  values === undefined ? undefined : Int32Array.from(values);

function addMarket(handle: NativeStream, input: StreamInput, step: number): void {
  const report = new Float64Array(1);
  const { quotes, levels, trades, spread } = input;
  const shown = spread === undefined ? quotes : quotesAround(trades!, spread, step);
  if (shown !== undefined) {
    const { time, bid, ask, bidSize, askSize } = shown;
    throwForRow('quotes', native().streamAddQuotes(handle, { time, bid, ask, bidSize, askSize }, report), {
      row: report[0]!,
      columns: shown,
      step,
    });
  }
  if (levels !== undefined) {
    const { time, price, size } = levels;
    const columns = { time, side: asInt32(levels.side)!, price, size, kind: asInt32(levels.kind) };
    throwForRow('levels', native().streamAddLevels(handle, columns, report), { row: report[0]!, columns, step });
  }
}

function addTrades(handle: NativeStream, trades: TradeColumns, step: number): void {
  const report = new Float64Array(1);
  const { time, price, size, aggressor } = trades;
  if (size === undefined) return; // without sizes they say nothing about queues
  const columns = { time, price, size, aggressor: asInt32(aggressor) };
  throwForRow('trades', native().streamAddTrades(handle, columns, report), { row: report[0]!, columns, step });
}

/**
 * Market data of one instrument from columns: best quotes, price levels or trades, the first two with trades beside them
 * where there are some. The columns are copied.
 *
 * @throws TIERCEL_E_DATA for rows out of order and values that are no prices or sizes, naming the row; TIERCEL_E_PARAMETER
 *   for columns that do not go together; TIERCEL_E_NO_DATA without rows.
 * @example
 * ```ts
 * const quotes = await store.quotes('EURUSD');
 * const stream = marketStream({ instrument: quotes.instrument, quotes });
 * console.log(stream.events, stream.bars('1m').length);
 * ```
 */
export function marketStream(input: StreamInput): MarketStream {
  checkForm(input);
  const { instrument, quotes, levels, trades, spread } = input;
  const priceStep = stepOf(instrument, input.priceStep, [quotes?.bid, quotes?.ask, levels?.price, trades?.price]);
  const handle = native().streamCreate({ priceStep, lotSize: instrument.lotSize });
  addMarket(handle, input, priceStep);
  const isAlone = spread !== undefined;
  if (trades !== undefined && !isAlone) addTrades(handle, trades, priceStep);
  const form = levels !== undefined ? 'levels' : quotes !== undefined ? 'quotes' : 'trades';
  return streamOf(handle, {
    instrument,
    form,
    priceStep,
    contentHash: hashOf(input),
    ...(isAlone ? { trades: trades! } : {}),
  });
}
