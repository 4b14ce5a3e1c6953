import { allocateColumn, allocateTimes, type BarColumns } from '../../src/market/index.ts';
import type { SeriesMeta } from '../../src/store/index.ts';

export const firstMinute = 1_514_764_800_000_000_000n; // 2018-01-01T00:00:00Z
export const minuteNs = 60_000_000_000n;

/** What an import of a symbol's minutes says. */
export function metaOf(symbol: string, changes: Partial<SeriesMeta> = {}): SeriesMeta {
  const orders = { tickSize: 1e-5, lotSize: 1, minQuantity: 1 };
  return {
    instrument: { symbol, assetClass: 'fx', currency: 'USD', calendar: 'fx', ...orders },
    timeframe: '1m',
    side: 'bid',
    dateOnly: false,
    source: { file: `${symbol}.csv`, sha256: '00', zone: 'UTC', stamp: 'open' },
    importReport: { rows: 1 },
    ...changes,
  };
}

/** Bars whose values follow from their number, so that any process can tell what must be stored. */
export function countedBars(from: number, rows: number): BarColumns {
  const time = allocateTimes(rows);
  const column = (offset: number): Float64Array => {
    const values = allocateColumn(rows);
    for (let i = 0; i < rows; i++) values[i] = (100_000 + (((from + i) * 7919 + offset) % 977)) / 1e5;
    return values;
  };
  for (let i = 0; i < rows; i++) time[i] = firstMinute + BigInt(from + i) * minuteNs;
  return { length: rows, time, open: column(1), high: column(2), low: column(3), close: column(4) };
}
