import type { IndicatorOptions, Series, TechnicalAnalysis } from '../../indicators/index.ts';
import type { History, MaskHistory } from './history.ts';

type OfInput<T> = T extends Series
  ? History
  : T extends number | string | undefined
    ? T
    : T extends IndicatorOptions<never>
      ? undefined
      : { readonly [K in keyof T]: OfInput<T[K]> };

type OfResult<T> = T extends Uint8Array
  ? MaskHistory
  : T extends Float64Array
    ? History
    : { readonly [K in keyof T]: OfResult<T[K]> };

type OnHistories<F> = F extends (...args: infer A) => infer R
  ? (...args: { [K in keyof A]: OfInput<A[K]> }) => OfResult<R>
  : never;

/**
 * Every indicator on histories: computed once over the whole column in native code, and seen as far as it is known.
 * Each call with the same input and parameters gives the same history. Sound because no indicator looks ahead.
 */
export type HistoryAnalysis = { readonly [Name in keyof TechnicalAnalysis]: OnHistories<TechnicalAnalysis[Name]> };
