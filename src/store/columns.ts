import { TiercelError } from '../kernel/index.ts';
import { allocateMask, type BarColumns, type Column, type QuoteColumns, type TradeColumns } from '../market/index.ts';

/** The columns a series may have. The place in this list is part of the chunks' keys: append only. */
export const columnNames = [
  'time',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'trades',
  'vwap',
  'spread',
  'askOpen',
  'askHigh',
  'askLow',
  'askClose',
  'bid',
  'ask',
  'bidSize',
  'askSize',
  'price',
  'size',
  'aggressor',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** The columns that share the series' price step; the others have one of their own. */
export const priceColumns: ReadonlySet<ColumnName> = new Set<ColumnName>([
  'open',
  'high',
  'low',
  'close',
  'askOpen',
  'askHigh',
  'askLow',
  'askClose',
  'bid',
  'ask',
  'price',
]);

/** The columns of some bars or ticks by name, `time` first. */
export type NamedColumns = { time: BigInt64Array } & { [name in Exclude<ColumnName, 'time'>]?: Column };

/** Bars as named columns, checked for equal lengths. */
export function toNamedColumns(bars: BarColumns): NamedColumns {
  const { time, open, high, low, close, volume, trades, vwap, spread, ask } = bars;
  const all = {
    time,
    open,
    high,
    low,
    close,
    volume,
    trades,
    vwap,
    spread,
    askOpen: ask?.open,
    askHigh: ask?.high,
    askLow: ask?.low,
    askClose: ask?.close,
  };
  return presentOf(all, { length: bars.length, what: 'bars' });
}

/** Those columns that are there, checked for equal lengths. */
function presentOf(
  all: Readonly<Record<string, BigInt64Array | Float64Array | undefined>>,
  { length, what }: { length: number; what: string },
): NamedColumns {
  for (const [name, column] of Object.entries(all)) {
    if (column === undefined || column.length === length) continue;
    throw new TiercelError(
      'TIERCEL_E_DATA',
      `column \`${name}\` must be as long as the ${what}, ${length}, was ${column.length}`,
    );
  }
  return Object.fromEntries(Object.entries(all).filter(([, column]) => column !== undefined)) as NamedColumns;
}

/** Ticks as named columns, checked for equal lengths. */
export function toNamedTicks(ticks: QuoteColumns | TradeColumns): NamedColumns {
  const { time, length } = ticks;
  if ('bid' in ticks) {
    const { bid, ask, bidSize, askSize } = ticks;
    return presentOf({ time, bid, ask, bidSize, askSize }, { length, what: 'quotes' });
  }
  const { price, size } = ticks;
  const aggressor = ticks.aggressor && Float64Array.from(ticks.aggressor);
  return presentOf({ time, price, size, aggressor }, { length, what: 'trades' });
}

/** Named columns as quotes. */
export function toQuoteColumns({ time, bid, ask, bidSize, askSize }: NamedColumns): QuoteColumns {
  return {
    length: time.length,
    time,
    bid: bid!,
    ask: ask!,
    ...(bidSize && { bidSize }),
    ...(askSize && { askSize }),
  };
}

/** Named columns as trades. */
export function toTradeColumns({ time, price, size, aggressor }: NamedColumns): TradeColumns {
  return {
    length: time.length,
    time,
    price: price!,
    ...(size && { size }),
    ...(aggressor && { aggressor: toSigns(aggressor) }),
  };
}

function toSigns(aggressor: Float64Array): Int8Array {
  const signs = new Int8Array(allocateMask(aggressor.length).buffer);
  signs.set(aggressor);
  return signs;
}

/** Names of the columns present, in the order of `columnNames`. */
export function presentColumns(columns: NamedColumns): ColumnName[] {
  return columnNames.filter((name) => columns[name] !== undefined);
}

/** Named columns as bars. */
export function toBarColumns(named: NamedColumns): BarColumns {
  const { time, open, high, low, close, volume, trades, vwap, spread } = named;
  const { askOpen, askHigh, askLow, askClose } = named;
  return {
    length: time.length,
    time,
    open: open!,
    high: high!,
    low: low!,
    close: close!,
    ...(volume && { volume }),
    ...(trades && { trades }),
    ...(vwap && { vwap }),
    ...(spread && { spread }),
    ...(askOpen && { ask: { open: askOpen, high: askHigh!, low: askLow!, close: askClose! } }),
  };
}
