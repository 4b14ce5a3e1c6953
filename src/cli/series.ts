import { didYouMean, TiercelError } from '../kernel/index.ts';
import type { Store } from '../store/index.ts';

/** The error for a series that the store does not hold: its other timeframes, or the nearest symbol. */
export function unknownSeries(store: Store, wanted: { symbol: string; timeframe: string }): TiercelError {
  const { symbol, timeframe } = wanted;
  const all = store.series();
  const timeframes = all.filter((series) => series.symbol === symbol).map((series) => series.timeframe);
  const hint =
    timeframes.length > 0
      ? `It holds ${symbol} as ${timeframes.join(', ')}.`
      : all.length === 0
        ? 'It is empty: bring data in with `tiercel data import`.'
        : didYouMean(symbol, new Set(all.map((series) => series.symbol)));
  return new TiercelError('TIERCEL_E_NO_DATA', `The store ${store.path} holds no ${symbol} ${timeframe}. ${hint}`, {
    context: { symbol, timeframe },
  });
}
