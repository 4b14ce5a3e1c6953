import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CostModel, SimulationOptions } from '../../../src/backtest/simulator/index.ts';
import { allocateColumn, allocateTimes, type Bars, type Column, type Instrument } from '../../../src/market/index.ts';

export const eurusd: Instrument = {
  symbol: 'EURUSD',
  assetClass: 'fx',
  currency: 'USD',
  calendar: 'fx',
  tickSize: 0.00001,
  lotSize: 1,
  minQuantity: 1,
};

export const zeroCosts: CostModel = {
  name: 'zero',
  spread: { kind: 'price', value: 0 },
  commission: { perUnit: 0, perValue: 0, minimum: 0, maximumRate: null },
  slippage: { kind: 'ticks', value: 0 },
};

export const plainOptions: SimulationOptions = {
  cash: 10_000,
  size: { kind: 'units', value: 1 },
  costs: zeroCosts,
  fill: 'next-open',
  limit: 'through',
  reverse: false,
  mark: 'closing-side',
  leverage: 1,
  firstBar: 0,
};

export function column(values: readonly number[]): Column {
  const out = allocateColumn(values.length);
  out.set(values);
  return out;
}

/** Rows of open, high, low, close, a minute apart, from minute 0 of the epoch. */
export function barsOf(rows: readonly (readonly number[])[], more: Partial<Bars> = {}): Bars {
  const time = allocateTimes(rows.length);
  for (let i = 0; i < rows.length; i++) time[i] = BigInt(i) * 60_000_000_000n;
  const pick = (k: number): Column => column(rows.map((row) => row[k]!));
  return {
    length: rows.length,
    time,
    open: pick(0),
    high: pick(1),
    low: pick(2),
    close: pick(3),
    instrument: { ...eurusd, symbol: 'TEST', tickSize: 0.01 },
    timeframe: '1m',
    side: 'last',
    priceStep: 0.01,
    ...more,
  };
}

/** EURUSD minutes of 2018 from the test data. */
export function eurusdMinutes(): Bars {
  const file = join(process.env.TIERCEL_TEST_DATA!, 'histdata-1m', 'eurusd_1m_2018.csv.gz');
  const lines = gunzipSync(readFileSync(file)).toString('latin1').trimEnd().split('\n').slice(1);
  const bars = barsOf(
    lines.map((line) => line.split(',').slice(1, 5).map(Number)),
    { instrument: eurusd, side: 'bid', priceStep: 0.00001 },
  );
  for (const [i, line] of lines.entries())
    bars.time[i] = BigInt(Date.parse(line.slice(0, line.indexOf(',')))) * 1_000_000n;
  return bars;
}

/** Crossings of two averages of prices on a grid, decided on whole numbers: no rounding can make or hide a tie. */
export function exactCrossings(
  prices: Float64Array,
  { fast, slow, step }: { fast: number; slow: number; step: number },
): { above: Uint8Array; below: Uint8Array } {
  const above = new Uint8Array(prices.length);
  const below = new Uint8Array(prices.length);
  const ticks = Array.from(prices, (price) => Math.round(price / step));
  let fastSum = 0;
  let slowSum = 0;
  let before = Number.NaN;
  for (const [i, tick] of ticks.entries()) {
    fastSum += tick - (ticks[i - fast] ?? 0);
    slowSum += tick - (ticks[i - slow] ?? 0);
    const difference = i >= slow - 1 ? fastSum * slow - slowSum * fast : Number.NaN;
    above[i] = Number(before <= 0 && difference > 0);
    below[i] = Number(before >= 0 && difference < 0);
    before = difference;
  }
  return { above, below };
}
