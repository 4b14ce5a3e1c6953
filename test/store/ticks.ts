import { allocateColumn, allocateTimes, type QuoteColumns, type TradeColumns } from '../../src/market/index.ts';
import type { TickMeta } from '../../src/store/index.ts';
import { firstMinute, metaOf } from './bars.ts';

/** What an import of a symbol's ticks says. */
export function tickMetaOf(symbol: string, kind: TickMeta['kind']): TickMeta {
  const { instrument, importReport } = metaOf(symbol);
  return { instrument, kind, source: { file: `${symbol}.csv`, sha256: '00', zone: 'UTC' }, importReport };
}

/** Time and value of a tick by its number: about every third stands at the time of the one before. */
const timeOf = (row: number): bigint => firstMinute + BigInt(row - (row % 3 === 1 ? 1 : 0)) * 1_000_000n;
const numberOf = (row: number, offset: number): number => (100_000 + offset + ((row * 7919) % 977)) / 1e5;

/** Quotes whose values follow from their number. */
export function countedQuotes(from: number, rows: number, { sizes = false } = {}): QuoteColumns {
  const time = allocateTimes(rows).map((_, i) => timeOf(from + i));
  const column = (offset: number) => allocateColumn(rows).map((_, i) => numberOf(from + i, offset));
  const [bid, ask] = [column(1), column(1000)];
  return { length: rows, time, bid, ask, ...(sizes && { bidSize: column(3), askSize: column(4) }) };
}

/** Trades whose values follow from their number. */
export function countedTrades(from: number, rows: number): TradeColumns {
  const { time, bid: price, ask: size } = countedQuotes(from, rows);
  const aggressor = Int8Array.from({ length: rows }, (_, i) => ((from + i) % 3) - 1);
  return { length: rows, time, price, size, aggressor };
}
