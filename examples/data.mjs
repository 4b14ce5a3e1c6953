// Data for the examples' runs that every installation has: daily S&P 500 from the package vega-datasets, and random walks
// of the seeded generator. A random walk has no edge: what a strategy loses on one is its costs.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateBars, importCsv, openStore } from 'tiercel';

const share = {
  assetClass: 'equity',
  currency: 'USD',
  calendar: 'us-equity',
  tickSize: 0.01,
  lotSize: 1,
  minQuantity: 1,
};

function sampleFile() {
  const entry = createRequire(import.meta.url).resolve('vega-datasets');
  const name = 'vega-datasets';
  return join(entry.slice(0, entry.lastIndexOf(name) + name.length), 'data', 'sp500-2000.csv');
}

/** S&P 500, daily, 2000 to 2020. */
async function sample() {
  const folder = mkdtempSync(join(tmpdir(), 'tiercel-examples-'));
  const store = await openStore(folder, { create: true });
  try {
    await importCsv(store, sampleFile(), { symbol: 'SP500', timeframe: '1d', assetClass: 'index', currency: 'USD' });
    return [await store.bars('SP500', '1d')];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** Two months of minutes of a currency pair, with the quiet minutes missing. */
const minutes = () => [generateBars({ seed: 11, length: 60_000, from: '2024-01-08', missing: 0.01, side: 'bid' })];

/** Eight years of days of shares whose paths do not know of each other. */
const shares = (symbols) =>
  symbols.map((symbol, i) =>
    generateBars({
      ...{ seed: 100 + i, length: 2000, from: '2016-01-04', timeframe: '1d', side: 'last' },
      ...{ price: 80 + 20 * i, volatility: 0.2 + 0.05 * i, drift: 0.06, instrument: { symbol, ...share } },
    }),
  );

/** What each example is run on: for its test and its page in the docs. */
export const runs = {
  'above-average': { data: 'S&P 500, daily', bars: sample, options: { from: '2001-01-01' } },
  'sma-cross': { data: 'S&P 500, daily', bars: sample, options: { from: '2001-01-01' } },
  'rsi-reversion': { data: 'S&P 500, daily', bars: sample, options: { from: '2001-01-01' } },
  'donchian-breakout': { data: 'S&P 500, daily', bars: sample, options: { from: '2001-01-01' } },
  'bollinger-limit': { data: 'S&P 500, daily', bars: sample, options: { from: '2001-01-01' } },
  'macd-trail': { data: 'S&P 500, daily', bars: sample, options: { from: '2002-01-01' } },
  'volatility-target': { data: 'S&P 500, daily', bars: sample, options: { from: '2001-01-01' } },
  pairs: { data: 'two random walks, daily', bars: () => shares(['ONE', 'TWO']), options: { from: '2016-07-01' } },
  rebalance: { data: 'four random walks, daily', bars: () => shares(['ONE', 'TWO', 'THREE', 'FOUR']), options: {} },
  'session-open': { data: 'a random walk, minutes of a currency pair', bars: minutes, options: {} },
};
