import { TiercelError } from '../kernel/index.ts';
import type { BarColumns, Column, QuoteColumns, TradeColumns } from '../market/index.ts';
import type { NativeBarRows } from '../native/index.ts';

/** Ticks or bars, as columns of equal length. */
export type BarInput = QuoteColumns | TradeColumns | BarColumns;

/** Of quotes: the side whose prices make the bars; `bid/ask` keeps both. */
export type QuoteSide = 'bid' | 'ask' | 'mid' | 'bid/ask';
/** All of them. */
export const quoteSides = ['bid', 'ask', 'mid', 'bid/ask'] as const satisfies readonly QuoteSide[];

/** What rows are. */
export type RowKind = 'quotes' | 'trades' | 'bars';

export function kindOf(input: BarInput): RowKind {
  if ('bid' in input) return 'quotes';
  return 'price' in input ? 'trades' : 'bars';
}

function column(name: string, values: unknown, length: number): Column {
  if (!(values instanceof Float64Array)) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`${name}\` must be a Float64Array, was ${typeof values}`);
  }
  if (values.length !== length) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `\`${name}\` must be as long as \`time\`, ${length} rows, but has ${values.length}`,
    );
  }
  return values;
}

function times({ time }: BarInput): BigInt64Array {
  if (time instanceof BigInt64Array) return time;
  throw new TiercelError('TIERCEL_E_PARAMETER', `\`time\` must be a BigInt64Array of nanoseconds, was ${typeof time}`);
}

/** One column as all four prices. */
function ticksOf(price: Column) {
  return { open: price, high: price, low: price, close: price };
}

function asksOf(ask: Column) {
  return { askOpen: ask, askHigh: ask, askLow: ask, askClose: ask };
}

function quoteRows(quotes: QuoteColumns, side: QuoteSide): NativeBarRows {
  const time = times(quotes);
  const bid = column('bid', quotes.bid, time.length);
  const ask = column('ask', quotes.ask, time.length);
  const price = ticksOf(side === 'ask' ? ask : bid);
  return { time, ...price, ...(side === 'mid' || side === 'bid/ask' ? asksOf(ask) : {}), isMid: side === 'mid' };
}

function tradeRows(trades: TradeColumns): NativeBarRows {
  const time = times(trades);
  const price = ticksOf(column('price', trades.price, time.length));
  const { size } = trades;
  return { time, ...price, ...(size && { volume: column('size', size, time.length) }), isMid: false };
}

function barRows(bars: BarColumns): NativeBarRows {
  const time = times(bars);
  const read = (name: string, values: Column) => column(name, values, time.length);
  const { ask, volume, trades, vwap, spread } = bars;
  return {
    time,
    open: read('open', bars.open),
    high: read('high', bars.high),
    low: read('low', bars.low),
    close: read('close', bars.close),
    ...(ask && {
      askOpen: read('ask.open', ask.open),
      askHigh: read('ask.high', ask.high),
      askLow: read('ask.low', ask.low),
      askClose: read('ask.close', ask.close),
    }),
    ...(volume && { volume: read('volume', volume) }),
    ...(trades && { trades: read('trades', trades) }),
    ...(vwap && volume && { vwap: read('vwap', vwap) }),
    ...(spread && { spread: read('spread', spread) }),
    isMid: false,
  };
}

/**
 * The columns that the core reads.
 *
 * @throws TIERCEL_E_PARAMETER for an array of another kind or length.
 */
export function rowsOf(input: BarInput, side: QuoteSide): NativeBarRows {
  if ('bid' in input) return quoteRows(input, side);
  return 'price' in input ? tradeRows(input) : barRows(input);
}

/** Rows `[from, to)`. */
export function sliceRows(rows: NativeBarRows, from: number, to: number): NativeBarRows {
  const views = new Map<unknown, unknown>(); // of ticks all prices stay one column
  const cut = Object.entries(rows).map(([name, column]) => {
    if (typeof column === 'boolean') return [name, column];
    if (!views.has(column)) views.set(column, column.subarray(from, to));
    return [name, views.get(column)];
  });
  return Object.fromEntries(cut) as NativeBarRows;
}

/** The steps of prices and sizes; null where there is none. */
export interface Steps {
  readonly price: number | null;
  readonly size: number | null;
}

const finestDecimals = 9;

/** Of two columns the finer step. */
function finer(a: Column, b: Column): number | null {
  return a.priceStep === undefined || b.priceStep === undefined ? null : Math.min(a.priceStep, b.priceStep);
}

/** The steps of the prices that bars are made of: those of the middle are a tenth of those of bid and ask. */
export function stepsOf(input: BarInput, side: QuoteSide): Steps {
  if ('bid' in input) return { price: quoteStep(input, side), size: null };
  const [price, size] = 'price' in input ? [input.price, input.size] : [input.open, input.volume];
  return { price: price.priceStep ?? null, size: size?.priceStep ?? null };
}

function quoteStep({ bid, ask }: QuoteColumns, side: QuoteSide): number | null {
  if (side === 'bid' || side === 'ask') return (side === 'bid' ? bid : ask).priceStep ?? null;
  const step = finer(bid, ask);
  if (side !== 'mid' || step === null) return step;
  const decimals = decimalsOf(step) + 1; // half of a step is five tenths of it
  return decimals > finestDecimals ? null : Number(`1e-${decimals}`);
}

/** Digits after the point; -1 off the step. */
export function decimalsOf(step: number | null): number {
  if (step === null) return -1;
  const decimals = -Math.round(Math.log10(step));
  if (Math.abs(step * 10 ** decimals - 1) > 1e-9 || decimals > finestDecimals) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `A step must be a power of ten, not under 1e-9, was ${step}`);
  }
  return Math.max(0, decimals);
}
