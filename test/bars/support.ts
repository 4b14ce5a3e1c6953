import { expect } from 'vitest';
import type { BuiltBars } from '../../src/bars/index.ts';
import { createRandom } from '../../src/kernel/index.ts';
import { asColumn, type TradeColumns } from '../../src/market/index.ts';
import type { SlowBar, Trade } from '../reference/bars.ts';

const secondNs = 1_000_000_000n;

/** A walk in hundredths with jumps, equal stamps, gaps and sizes of nothing. */
export function randomTrades(rows: number, seed: number): Trade[] {
  const random = createRandom({ seed });
  let time = 1_400_000_000n * secondNs;
  let price = 10_000;
  return Array.from({ length: rows }, () => {
    if (random.integer(3) > 0) time += (BigInt(random.integer(4)) * secondNs) / 2n;
    if (random.integer(300) === 0) time += 3600n * secondNs;
    price += random.integer(5) - 2 + (random.integer(200) === 0 ? 37 : 0);
    return { time, price, size: random.integer(900) };
  });
}

/** Trades as columns; on their steps unless `isLoose`. */
export function columnsOf(trades: readonly Trade[], isLoose = false): TradeColumns & { readonly size: Float64Array } {
  const step = isLoose ? null : 0.01;
  return {
    length: trades.length,
    time: BigInt64Array.from(trades, ({ time }) => time),
    price: asColumn(
      Float64Array.from(trades, ({ price }) => price / 100),
      step,
    ),
    size: asColumn(
      Float64Array.from(trades, ({ size }) => size / 100),
      step,
    ),
  };
}

/** Rows `[from, to)`. */
export function rowsOf(input: TradeColumns, from: number, to: number): TradeColumns {
  const { time, price, size } = input;
  const cut = (column: Float64Array & { priceStep?: number }) =>
    asColumn(column.subarray(from, to), column.priceStep ?? null);
  return { length: to - from, time: time.subarray(from, to), price: cut(price), ...(size && { size: cut(size) }) };
}

const names = ['time', 'closeTime', 'open', 'high', 'low', 'close', 'volume', 'trades', 'vwap', 'spread'] as const;

/** All columns of bars as bits, one text a bar. */
export function bitsOf(bars: BuiltBars): string[] {
  const columns = [
    ...names.flatMap((name) => bars[name] ?? []),
    ...(bars.ask ? Object.values(bars.ask) : []),
    ...(bars.filled ? [BigUint64Array.from(bars.filled, BigInt)] : []),
  ].map((column) => new BigUint64Array(column.buffer, column.byteOffset, column.length));
  return Array.from({ length: bars.length }, (_, bar) => columns.map((column) => column[bar]!.toString(16)).join(' '));
}

/** Compares with bars of the slow reference. */
export function expectBars(bars: BuiltBars, slow: readonly SlowBar[]): void {
  const prices = (trades: readonly Trade[]) => trades.map(({ price }) => price);
  const sum = (trades: readonly Trade[], of: (trade: Trade) => number) =>
    trades.reduce((total, trade) => total + of(trade), 0);
  expect(bars.length).toBe(slow.length);
  slow.forEach(({ trades, brick }, bar) => {
    const all = prices(trades);
    const [open, high, low, close] = brick ?? [all[0]!, Math.max(...all), Math.min(...all), all.at(-1)!];
    const size = sum(trades, (trade) => trade.size);
    const vwap = size > 0 ? sum(trades, (trade) => trade.price * trade.size) / 10_000 / (size / 100) : close / 100;
    const { open: o, high: h, low: l, close: c, volume, trades: ticks } = bars;
    expect([bar, o[bar], h[bar], l[bar], c[bar], volume![bar], ticks![bar], bars.vwap![bar]]).toEqual([
      bar,
      open / 100,
      high / 100,
      low / 100,
      close / 100,
      size / 100,
      trades.length,
      vwap,
    ]);
  });
}

/** Ends a wait for an error with its code and message. */
export function errorOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`;
  }
  return 'no error';
}
