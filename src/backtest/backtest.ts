import { setImmediate as nextTurn } from 'node:timers/promises';
import { buyAndHold } from './buy-and-hold.ts';
import { contentHash } from './content-hash.ts';
import { runHandlers } from './handlers/index.ts';
import { instrumentsOfRange } from './instruments.ts';
import { notesOf } from './notes.ts';
import {
  type BacktestOptions,
  completeOptions,
  type GivenBars,
  type Range,
  type ReadOptions,
  readCostFile,
} from './options.ts';
import { renderReport, writeWhole } from './report/index.ts';
import type { BacktestResult, RunInstrument } from './result.ts';
import { type MeasuredRun, measured, simulateWithMetrics } from './run.ts';
import type { Size, StreamRules } from './simulator/types.ts';
import { chooseSize, withoutSizes } from './sizes.ts';
import { isStrategy, type SignalsResult, type Strategy } from './strategy/define.ts';
import type { ParamSpecs } from './strategy/parameters.ts';
import { callbacksOf, type PreparedStrategy, prepareStrategy, runSignals } from './strategy/run-signals.ts';
import { type CheckedSignals, checkSignals } from './strategy/signals.ts';

/** A result that can also write its own report. */
export interface Backtest extends BacktestResult {
  /** Writes one HTML file that opens offline; missing folders are made. */
  report(path: string): void;
}

/** What is known of the strategy of a run. */
export interface RunStrategy extends PreparedStrategy {
  readonly name: string;
  readonly size?: Size | undefined;
}

/** What is run: the range of each instrument, and the options as the user gave them, their cost file read. */
export interface RunScope {
  readonly instruments: readonly RunInstrument[];
  readonly options: ReadOptions & { readonly range: Range; readonly stream?: StreamRules };
}

/** Arrays that are ready to run, and what is known of the strategy that made them. */
export interface SignalsRun extends RunScope {
  readonly strategy: RunStrategy;
  readonly form: 'signals' | 'portfolio';
  /** For each instrument. */
  readonly checked: readonly CheckedSignals[];
  /** False for bare arrays. */
  readonly isChecked: boolean;
}

/** A run of callbacks, here or in the strategy's own thread. */
export interface HandlersRunScope extends RunScope {
  readonly strategy: RunStrategy;
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

interface Finished extends MeasuredRun {
  readonly instruments: readonly RunInstrument[];
  readonly options: BacktestResult['options'];
  readonly strategy: BacktestResult['strategy'];
  readonly lookback: number | null;
  readonly replacedSizes: boolean;
  readonly started: number;
}

/** The result of a finished run; buy-and-hold and the hash are computed when first read. */
function resultOf({ instruments, options, strategy, simulation, metrics, started, ...rest }: Finished): Backtest {
  const result = {
    strategy,
    bars: instruments[0]!.bars,
    instruments,
    options,
    simulation,
    metrics,
    notes: notesOf({ options, simulation, strategy, instruments, ...rest }),
    wallMs: performance.now() - started,
  } as unknown as Backtest;
  lazily(result, 'buyAndHold', () => buyAndHold(result));
  lazily(result, 'contentHash', () => contentHash(result));
  Object.defineProperty(result, 'report', { value: (path: string) => writeWhole(path, renderReport([result])) });
  return result;
}

/** Runs checked signals over the bars they were made for. */
export function backtestSignals(run: SignalsRun): Backtest {
  const started = performance.now();
  const { strategy, form, checked, isChecked, instruments, options } = run;
  const size = chooseSize(strategy, checked, options);
  const complete = completeOptions(instruments, options, size);
  const replacedSizes = options.size !== undefined && checked.some(({ signals }) => signals.size !== undefined);
  const signals = checked.map((each) => (replacedSizes ? withoutSizes(each.signals) : each.signals));
  return resultOf({
    ...simulateWithMetrics(instruments, signals, complete),
    ...{ instruments, options: complete, lookback: strategy.lookback, replacedSizes, started },
    strategy: { name: strategy.name, form, params: strategy.params, checked: isChecked, codeHash: strategy.codeHash },
  });
}

/** All options of a run of callbacks, with the defaults filled in. */
export function handlersOptions({ strategy, instruments, options }: HandlersRunScope): BacktestResult['options'] {
  const size = options.size ?? strategy.size;
  return completeOptions(instruments, options, size);
}

/** Describes a run of callbacks, which `work` does. */
export async function backtestHandlers(
  run: HandlersRunScope,
  work: (options: BacktestResult['options']) => MeasuredRun | Promise<MeasuredRun>,
): Promise<Backtest> {
  const started = performance.now();
  const { strategy, instruments } = run;
  const options = handlersOptions(run);
  return resultOf({
    ...(await work(options)),
    ...{ instruments, options, lookback: strategy.lookback, replacedSizes: false, started },
    strategy: {
      name: strategy.name,
      form: 'handlers',
      params: strategy.params,
      checked: true,
      codeHash: strategy.codeHash,
    },
  });
}

/**
 * Backtests a strategy, or bare arrays of signals, over bars of one instrument or of several on one account.
 *
 * @param strategy what `defineStrategy` returned, or arrays with one value for each bar of the only instrument (the
 *   result is then marked unchecked, since arrays cannot be run again on other data)
 * @param bars bars of the store, or columns of your own; those before `from` only warm up the indicators. The order of
 *   several is the instrument order of the run
 * @param options account, costs and rules; see `BacktestOptions` for the defaults
 * @returns metrics, tables of trades, fills, orders and ledger, the equity curve, buy-and-hold with the same costs
 * @throws TIERCEL_E_PARAMETER, TIERCEL_E_STRATEGY, TIERCEL_E_ORDER, TIERCEL_E_NO_DATA, TIERCEL_E_CANCELLED
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
  bars: GivenBars | readonly GivenBars[],
  options: BacktestOptions = {},
): Promise<Backtest> {
  // Native memory of results that nothing holds any more is given back when the event loop turns: so must a loop of runs.
  await nextTurn();
  const { instruments, range } = instrumentsOfRange(bars, options);
  const scope = { instruments, options: { ...(await readCostFile(options)), range } };
  if (!isStrategy(strategy)) {
    const checked = instruments.map((each) => checkSignals(strategy, { where: 'Signals', bars: each.bars.length }));
    const unknown = { name: 'arrays', params: {}, lookback: null, codeHash: null };
    return backtestSignals({ ...scope, strategy: unknown, form: 'signals', checked, isChecked: false });
  }
  const source = { strategy };
  const prepared = prepareStrategy(source, options.params ?? {});
  const { name, size, form } = strategy;
  const described = { name, size, ...prepared };
  if (form === 'handlers') {
    return backtestHandlers({ ...scope, strategy: described }, (complete) => {
      const handlers = callbacksOf(source, prepared.params);
      return measured(instruments, runHandlers({ name, handlers, instruments, options: complete }), complete);
    });
  }
  const checked = runSignals(source, { bars: instruments.map((each) => each.bars), params: prepared.params });
  return backtestSignals({ ...scope, strategy: described, form, checked, isChecked: true });
}
