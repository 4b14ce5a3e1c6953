import type { Bars } from '../market/index.ts';
import { buyAndHold } from './buy-and-hold.ts';
import { contentHash } from './content-hash.ts';
import { notesOf } from './notes.ts';
import { type BacktestOptions, completeOptions, findRange, type GivenBars, type Range } from './options.ts';
import { renderReport, writeWhole } from './report/index.ts';
import type { BacktestResult } from './result.ts';
import { simulateWithMetrics } from './run.ts';
import type { Size } from './simulator/types.ts';
import { firstBars } from './slice.ts';
import { isStrategy, type SignalsResult, type Strategy } from './strategy/define.ts';
import type { ParamSpecs } from './strategy/parameters.ts';
import { type PreparedStrategy, prepareStrategy, runSignals } from './strategy/run-signals.ts';
import { type CheckedSignals, checkSignals } from './strategy/signals.ts';

/** A result that can also write its own report. */
export interface Backtest extends BacktestResult {
  /** Writes one HTML file that opens offline; missing folders are made. */
  report(path: string): void;
}

/** Arrays that are ready to run, and what is known of the strategy that made them. */
export interface SignalsRun {
  readonly strategy: PreparedStrategy & { readonly name: string; readonly size?: Size | undefined };
  readonly checked: CheckedSignals;
  /** False for bare arrays. */
  readonly isChecked: boolean;
}

/** A property whose value is computed when first read. */
function lazily<T, K extends string>(target: T, name: K, compute: () => unknown): void {
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = compute();
      Object.defineProperty(target, name, { value, enumerable: true });
      return value;
    },
  });
}

/** The kind and value of entries: the run's own, else the signals' kind, else the strategy's. */
function chooseSize({ strategy, checked }: SignalsRun, options: BacktestOptions): Size | undefined {
  if (options.size !== undefined) return options.size;
  const { signals, sizeKind } = checked;
  if (sizeKind === null) return strategy.size;
  return { kind: sizeKind, value: typeof signals.size === 'number' ? signals.size : 1 };
}

/** Runs checked signals over the bars they were made for; buy-and-hold and the hash are computed when first read. */
export function backtestSignals(
  run: SignalsRun,
  given: GivenBars,
  options: BacktestOptions & { range: Range },
): Backtest {
  const started = performance.now();
  const bars: Bars = given;
  const { strategy, checked } = run;
  const size = chooseSize(run, options);
  const complete = completeOptions(bars, { ...options, ...(size === undefined ? {} : { size }) });
  const replacedSizes = options.size !== undefined && checked.signals.size !== undefined;
  const { size: _, ...withoutSizes } = checked.signals;
  const { simulation, metrics } = simulateWithMetrics(bars, replacedSizes ? withoutSizes : checked.signals, complete);
  const described = {
    name: strategy.name,
    form: 'signals' as const,
    params: strategy.params,
    checked: run.isChecked,
    codeHash: strategy.codeHash,
  };
  const result = {
    strategy: described,
    bars,
    instruments: [{ bars, firstBar: complete.firstBar }],
    options: complete,
    simulation,
    metrics,
    notes: notesOf({
      options: complete,
      simulation,
      bars,
      strategy: described,
      lookback: strategy.lookback,
      replacedSizes,
    }),
    wallMs: performance.now() - started,
  } as unknown as Backtest;
  lazily(result, 'buyAndHold', () => buyAndHold(bars, complete));
  lazily(result, 'contentHash', () => contentHash(result));
  Object.defineProperty(result, 'report', { value: (path: string) => writeWhole(path, renderReport([result])) });
  return result;
}

/** Cuts the bars to the range, so that a strategy is never given a bar at or after `to`. */
export function barsOfRange(
  bars: GivenBars,
  options: Pick<BacktestOptions, 'from' | 'to'>,
): { bars: Bars; range: Range } {
  const range = findRange(bars, options);
  return { bars: firstBars(bars, range.end), range };
}

/**
 * Backtests a strategy, or bare arrays of signals, over bars of one instrument.
 *
 * @param strategy what `defineStrategy` returned, or arrays with one value for each bar (the result is then marked
 *   unchecked, since arrays cannot be run again on other data)
 * @param bars bars of the store, or columns of your own; those before `from` only warm up the indicators
 * @param options account, costs and rules; see `BacktestOptions` for the defaults
 * @returns metrics, tables of trades, fills, orders and ledger, the equity curve, buy-and-hold with the same costs
 * @throws TIERCEL_E_PARAMETER, TIERCEL_E_STRATEGY, TIERCEL_E_NO_DATA, TIERCEL_E_CANCELLED
 * @example
 * ```ts
 * const bars = await store.bars('EURUSD', '1m', '2018-01-01', '2019-01-01');
 * const result = await backtest(smaCross, bars, { params: { fast: 20, slow: 50 }, cash: 1_000_000 });
 * console.log(result.metrics.sharpe, result.simulation.trades.length);
 * result.report('report.html');
 * ```
 */
export async function backtest<S extends ParamSpecs>(
  strategy: Strategy<S> | SignalsResult,
  bars: GivenBars,
  options: BacktestOptions = {},
): Promise<Backtest> {
  const part = barsOfRange(bars, options);
  const chosen = { ...options, range: part.range };
  if (isStrategy(strategy)) {
    const source = { strategy };
    const prepared = prepareStrategy(source, options.params ?? {});
    const checked = runSignals(source, { bars: part.bars, params: prepared.params });
    const { name, size } = strategy;
    return backtestSignals({ strategy: { name, size, ...prepared }, checked, isChecked: true }, part.bars, chosen);
  }
  const checked = checkSignals(strategy, { where: 'Signals', bars: part.bars.length });
  const unknown = { name: 'arrays', params: {}, lookback: null, codeHash: null };
  return backtestSignals({ strategy: unknown, checked, isChecked: false }, part.bars, chosen);
}
