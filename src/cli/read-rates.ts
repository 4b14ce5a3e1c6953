import { conversionPath } from '../backtest/index.ts';
import type { Bars } from '../market/index.ts';
import type { Store } from '../store/index.ts';

/** Bars before the run's first, so that a rate is known at its start. */
const lookback = 1000;

/**
 * The bars of the currency pairs that convert the instruments of a run into the account's currency, from the store: the
 * pair or its inverse, or two pairs with a common currency. Those that are missing are told by the run.
 */
export async function readRates(
  store: Store,
  bars: readonly Bars[],
  wanted: {
    readonly currency?: string | undefined;
    readonly timeframe: string;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
): Promise<Readonly<Record<string, Bars>>> {
  const { currency, timeframe, from, to } = wanted;
  if (currency === undefined) return {};
  const foreign = new Set(bars.map(({ instrument }) => instrument.currency).filter((code) => code !== currency));
  const pairs = new Set(store.series().flatMap(({ symbol }) => (/^[A-Z]{6}$/.test(symbol) ? [symbol] : [])));
  const needed = new Set(
    [...foreign].flatMap((code) => (conversionPath(code, currency, pairs) ?? []).map(({ pair }) => pair)),
  );
  const read = [...needed].map(
    async (pair) => [pair, await store.bars(pair, timeframe, from, to, { lookback })] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}
