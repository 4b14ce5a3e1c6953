import {
  type MarketStream,
  marketStream,
  type StreamOptions,
  streamBacktest,
} from '../../../src/backtest/stream/index.ts';
import { defineStrategy, type Handlers } from '../../../src/index.ts';
import type { Instrument } from '../../../src/market/index.ts';

export const second = 1_000_000_000n;
export const start = 1_700_000_000n * second;

/** Prices in cents, quantities whole. */
export const share: Instrument = {
  symbol: 'ONE',
  assetClass: 'crypto',
  currency: 'USD',
  calendar: '24x7',
  tickSize: 0.01,
  lotSize: 1,
  minQuantity: 1,
};

/** Nanoseconds of a second of the test. */
export const at = (seconds: number): bigint => start + BigInt(Math.round(seconds * 1e9));

type LevelRow = readonly [seconds: number, side: 'bid' | 'ask', price: number, size: number];
type TradeRow = readonly [seconds: number, aggressor: 'buy' | 'sell' | 'unknown', price: number, size: number];
type QuoteRow = readonly [seconds: number, bid: number, ask: number, bidSize?: number, askSize?: number];

const floats = (values: readonly number[]): Float64Array => Float64Array.from(values);
const times = (rows: readonly (readonly [number, ...unknown[]])[]): BigInt64Array =>
  BigInt64Array.from(rows, ([seconds]) => at(seconds));

export function tradesOf(rows: readonly TradeRow[]) {
  const sign = { buy: 1, sell: -1, unknown: 0 };
  return {
    length: rows.length,
    time: times(rows),
    price: floats(rows.map(([, , price]) => price)),
    size: floats(rows.map(([, , , size]) => size)),
    aggressor: Int8Array.from(rows, ([, aggressor]) => sign[aggressor]),
  };
}

export function levelsOf(rows: readonly LevelRow[]) {
  return {
    length: rows.length,
    time: times(rows),
    side: Int8Array.from(rows, ([, side]) => (side === 'bid' ? 1 : -1)),
    price: floats(rows.map(([, , price]) => price)),
    size: floats(rows.map(([, , , size]) => size)),
  };
}

export function quotesOf(rows: readonly QuoteRow[]) {
  const hasSizes = rows[0]?.[3] !== undefined;
  return {
    length: rows.length,
    time: times(rows),
    bid: floats(rows.map(([, bid]) => bid)),
    ask: floats(rows.map(([, , ask]) => ask)),
    ...(hasSizes && {
      bidSize: floats(rows.map(([, , , size]) => size!)),
      askSize: floats(rows.map(([, , , , size]) => size!)),
    }),
  };
}

export const levelStream = (rows: readonly LevelRow[], trades: readonly TradeRow[] = []): MarketStream =>
  marketStream({ instrument: share, levels: levelsOf(rows), trades: tradesOf(trades) });

export const quoteStream = (rows: readonly QuoteRow[]): MarketStream =>
  marketStream({ instrument: share, quotes: quotesOf(rows) });

/** Runs callbacks without costs. */
export function run(handlers: Handlers, stream: MarketStream | readonly MarketStream[], options: StreamOptions = {}) {
  const strategy = defineStrategy({ name: 'test', lookback: () => 0, handlers: () => handlers });
  return streamBacktest(strategy, stream, { costs: 'zero', cash: 1_000_000, timeframe: '1s', ...options });
}
