import { TiercelError } from '../kernel/index.ts';
import type { BarColumns, Column } from '../market/index.ts';

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
]);

/** The columns of some bars by name, `time` first. */
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
  for (const [name, column] of Object.entries(all)) {
    if (column === undefined || column.length === bars.length) continue;
    throw new TiercelError(
      'TIERCEL_E_DATA',
      `column \`${name}\` must be as long as the bars, ${bars.length}, was ${column.length}`,
    );
  }
  return Object.fromEntries(Object.entries(all).filter(([, column]) => column !== undefined)) as NamedColumns;
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
