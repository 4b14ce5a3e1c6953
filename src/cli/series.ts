import { didYouMean, TiercelError } from '../kernel/index.ts';
import type { Store } from '../store/index.ts';

/** The error for a symbol that the store does not hold, with the nearest one that it does. */
export function unknownSeries(store: Store, wanted: { symbol: string; timeframe: string }): TiercelError {
  const { symbol, timeframe } = wanted;
  const symbols = new Set(store.series().map((series) => series.symbol));
  const hint =
    symbols.size === 0 ? 'It is empty: bring data in with `tiercel data import`.' : didYouMean(symbol, symbols);
  return new TiercelError('TIERCEL_E_NO_DATA', `The store ${store.path} holds no ${symbol} ${timeframe}. ${hint}`, {
    context: { symbol, timeframe },
  });
}
