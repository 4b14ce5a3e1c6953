import { didYouMean, TiercelError } from '../kernel/index.ts';
import type { Store } from '../store/index.ts';

/** The error for a series that the store does not hold, with what it has of the symbol, or the nearest symbol. */
export function unknownSeries(store: Store, wanted: { symbol: string; timeframe: string }): TiercelError {
  const { symbol, timeframe } = wanted;
  const stored = [
    ...store.series().map((series) => ({ symbol: series.symbol, what: series.timeframe })),
    ...store.tickSeries().map((series) => ({ symbol: series.symbol, what: series.kind })),
  ];
  const own = stored.filter((series) => series.symbol === symbol).map(({ what }) => what);
  const hint =
    stored.length === 0
      ? 'It is empty: bring data in with `tiercel data import`.'
      : own.length > 0
        ? `Of ${symbol} it has ${own.join(', ')}.`
        : didYouMean(symbol, new Set(stored.map((series) => series.symbol)));
  return new TiercelError('TIERCEL_E_NO_DATA', `The store ${store.path} holds no ${symbol} ${timeframe}. ${hint}`, {
    context: { symbol, timeframe },
  });
}
