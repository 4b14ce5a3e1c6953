import type { TechnicalAnalysis } from '../../indicators/index.ts';
import { didYouMean, TiercelError } from '../../kernel/index.ts';
import type { Bars, Column } from '../../market/index.ts';
import { type Size, type SizeKind, sizeKinds } from '../simulator/types.ts';
import type { ParamSpecs, ParamValues } from './parameters.ts';

/** One value a bar: 1 or true where the condition holds. */
export type Mask = Uint8Array | readonly boolean[];

/**
 * What `signals` returns: one value for each bar it was given, decided at that bar's close. What is left out never
 * happens. `stopLoss` and `takeProfit` are distances from the entry's fill price in price units (NaN: none).
 * `size` is in the unit of the strategy's `size` kind, or names its own.
 */
export interface SignalsResult {
  readonly enterLong?: Mask;
  readonly exitLong?: Mask;
  readonly enterShort?: Mask;
  readonly exitShort?: Mask;
  readonly stopLoss?: Column | number;
  readonly takeProfit?: Column | number;
  readonly size?: Column | number | { readonly kind: SizeKind; readonly value: Column | number };
}

/**
 * What `signals` is given. The columns of `bars` are the engine's own memory, shared with its threads and not
 * copied for a strategy: read them, never write to them.
 */
export interface SignalsInput<P> {
  readonly bars: Bars;
  readonly ta: TechnicalAnalysis;
  readonly p: P;
}

interface StrategyBase<S extends ParamSpecs> {
  readonly name: string;
  /** One line for lists: what the strategy does. */
  readonly description?: string;
  readonly params?: S;
  /** Bars before the first decision that the strategy needs, so that its indicators have warmed up by then. */
  readonly lookback?: (params: ParamValues<S>) => number;
  /** Size of entries where `signals` gives none. Default: all equity. */
  readonly size?: Size;
}

/** A strategy as a function from bars and parameters to arrays. Other forms have their own property beside it. */
export interface SignalsDefinition<S extends ParamSpecs> extends StrategyBase<S> {
  readonly signals: (input: SignalsInput<ParamValues<S>>) => SignalsResult;
}

const mark = Symbol.for('tiercel.strategy');

/** A defined strategy; make one with `defineStrategy`. */
export interface Strategy<S extends ParamSpecs = ParamSpecs> extends SignalsDefinition<S> {
  readonly form: 'signals';
  readonly params: S;
}

const fields = ['name', 'description', 'params', 'lookback', 'size', 'signals'];

function fail(message: string): never {
  throw new TiercelError('TIERCEL_E_STRATEGY', message);
}

/** Throws TIERCEL_E_STRATEGY unless the size is one of the known kinds with a positive value. */
export function checkSize(where: string, size: Size): Size {
  if (!sizeKinds.includes(size.kind)) {
    fail(`${where}: size kind "${size.kind}" is unknown. ${didYouMean(String(size.kind), sizeKinds)}`);
  }
  if (!(typeof size.value === 'number' && size.value > 0 && Number.isFinite(size.value))) {
    fail(`${where}: the size's value must be a positive number, was ${String(size.value)}`);
  }
  return { kind: size.kind, value: size.value };
}

function checkDefinition(definition: SignalsDefinition<ParamSpecs>): void {
  const { name } = definition;
  if (typeof name !== 'string' || name.trim() === '') fail('defineStrategy needs a `name` that is a non-empty text');
  for (const field of Object.keys(definition)) {
    if (!fields.includes(field))
      fail(`Strategy "${name}" has an unknown field \`${field}\`. ${didYouMean(field, fields)}`);
  }
  if (typeof definition.signals !== 'function') {
    fail(`Strategy "${name}" needs a function \`signals({ bars, ta, p })\` that returns arrays`);
  }
  if (definition.lookback !== undefined && typeof definition.lookback !== 'function') {
    fail(`Strategy "${name}": \`lookback\` must be a function from the parameters to a number of bars`);
  }
  if (definition.size !== undefined) checkSize(`Strategy "${name}"`, definition.size);
}

/**
 * Defines a strategy that can be backtested from a program or by `tiercel backtest`.
 *
 * @throws TIERCEL_E_STRATEGY when a field is missing, unknown or of the wrong type.
 * @example
 * ```ts
 * export const smaCross = defineStrategy({
 *   name: 'sma-cross',
 *   params: { fast: param.int(2, 200, { default: 20 }), slow: param.int(5, 500, { default: 50 }) },
 *   lookback: (p) => p.slow,
 *   signals({ bars, ta, p }) {
 *     const fast = ta.sma(bars.close, p.fast);
 *     const slow = ta.sma(bars.close, p.slow);
 *     return { enterLong: ta.crossedAbove(fast, slow), exitLong: ta.crossedBelow(fast, slow) };
 *   },
 * });
 * ```
 */
export function defineStrategy<const S extends ParamSpecs = Record<never, never>>(
  definition: SignalsDefinition<S>,
): Strategy<S> {
  checkDefinition(definition as unknown as SignalsDefinition<ParamSpecs>);
  const strategy = { ...definition, params: definition.params ?? ({} as S), form: 'signals' as const };
  Object.defineProperty(strategy, mark, { value: true });
  return Object.freeze(strategy);
}

/** True for what `defineStrategy` returned, also when another copy of the package did. */
export function isStrategy(value: unknown): value is Strategy {
  return typeof value === 'object' && value !== null && mark in value;
}
