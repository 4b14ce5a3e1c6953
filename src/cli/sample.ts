import { createRequire } from 'node:module';
import { join } from 'node:path';
import { importCsv } from '../pipeline/index.ts';
import { openStore, type Store } from '../store/index.ts';

/**
 * The data that every installation has: daily S&P 500, 2000 to 2020, from the package vega-datasets. Runs begin at
 * `from`: the year before is lookback, enough for every average of the examples.
 */
export const sample = { symbol: 'SP500', timeframe: '1d', name: 'S&P 500 sample', from: '2001-01-01' } as const;

/** The package's exports map hides the file, so it is found beside the package's entry. */
function sampleFile(): string {
  const entry = createRequire(import.meta.url).resolve('vega-datasets');
  const folder = entry.slice(0, entry.lastIndexOf('vega-datasets') + 'vega-datasets'.length);
  return join(folder, 'data', 'sp500-2000.csv');
}

/** Opens a store that holds the sample, importing it when it is not there yet. The caller closes it. */
export async function openSampleStore(folder: string, signal: AbortSignal): Promise<Store> {
  const store = await openStore(folder, { create: true, label: 'tiercel sample' });
  if (store.find(sample.symbol, sample.timeframe) !== null) return store;
  try {
    const { symbol, timeframe } = sample;
    await importCsv(store, sampleFile(), { symbol, timeframe, assetClass: 'index', currency: 'USD' }, { signal });
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
