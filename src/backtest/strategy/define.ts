import type { TechnicalAnalysis } from '../../indicators/index.ts';
import { didYouMean, TiercelError } from '../../kernel/index.ts';
import type { Bars, Column } from '../../market/index.ts';
import type { Handlers } from '../handlers/types.ts';
import { type EntrySizeKind, entrySizeKinds, type Size } from '../simulator/types.ts';
import type { ParamSpecs, ParamValues } from './parameters.ts';

/** One value a bar: 1 or true where the condition holds. */
export type Mask = Uint8Array | readonly boolean[];

/**
 * What is to be held: units, money (`value`) or a fraction of equity (`weight`), negative for short, one value for each
 * bar, NaN where it stays as it is. The engine sends the difference, over several instruments reductions first, and
 * counts the lots at the fill.
 */
export type Target =
  | { readonly units: Column | number }
  | { readonly value: Column | number }
  | { readonly weight: Column | number };

/**
 * What `signals` returns: one value for each bar it was given, decided at that bar's close. What is left out never
 * happens. `stopLoss`, `takeProfit` and `trailingStop` are distances in price units (NaN: none). `limit` and `stop` are
 * prices that make an entry of that bar a resting order (NaN: a market order). `size` is in the unit of the strategy's
 * `size` kind, or names its own. `target` takes the place of masks, prices and `size`: what is to be held after that bar.
 */
export interface SignalsResult {
  readonly enterLong?: Mask;
  readonly exitLong?: Mask;
  readonly enterShort?: Mask;
  readonly exitShort?: Mask;
  readonly stopLoss?: Column | number;
  readonly takeProfit?: Column | number;
  readonly trailingStop?: Column | number;
  readonly limit?: Column | number;
  readonly stop?: Column | number;
  readonly target?: Target;
  readonly size?: Column | number | { readonly kind: EntrySizeKind; readonly value: Column | number };
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

/** A strategy as a function from the bars of one instrument to arrays; of several instruments it runs once for each. */
export interface SignalsDefinition<S extends ParamSpecs> extends StrategyBase<S> {
  readonly signals: (input: SignalsInput<ParamValues<S>>) => SignalsResult;
  readonly portfolio?: never;
  readonly handlers?: never;
}

/** What `portfolio` is given: the bars of all instruments by symbol, read-only as in `SignalsInput`. */
export interface PortfolioInput<P> {
  readonly universe: Readonly<Record<string, Bars>>;
  readonly ta: TechnicalAnalysis;
  readonly p: P;
}

/** A strategy as a function from all instruments at once to the arrays of each; one left out does nothing. */
export interface PortfolioDefinition<S extends ParamSpecs> extends StrategyBase<S> {
  readonly portfolio: (input: PortfolioInput<ParamValues<S>>) => Readonly<Record<string, SignalsResult>>;
  readonly signals?: never;
  readonly handlers?: never;
}

/** A strategy as callbacks; the function is called once for each run, so that runs share no state. */
export interface HandlersDefinition<S extends ParamSpecs> extends StrategyBase<S> {
  readonly handlers: (input: { readonly p: ParamValues<S> }) => Handlers;
  readonly signals?: never;
  readonly portfolio?: never;
}

/** Exactly one of the three forms. */
export type StrategyDefinition<S extends ParamSpecs> =
  | SignalsDefinition<S>
  | PortfolioDefinition<S>
  | HandlersDefinition<S>;

/** The forms in which a strategy can be written. */
export const strategyForms = ['signals', 'portfolio', 'handlers'] as const;
export type StrategyForm = (typeof strategyForms)[number];

const mark = Symbol.for('tiercel.strategy');

interface Defined<Form extends StrategyForm, S extends ParamSpecs> {
  readonly form: Form;
  readonly params: S;
}

/** A defined strategy in the form of signals. */
export type SignalsStrategy<S extends ParamSpecs = ParamSpecs> = SignalsDefinition<S> & Defined<'signals', S>;
/** A defined strategy over several instruments at once. */
export type PortfolioStrategy<S extends ParamSpecs = ParamSpecs> = PortfolioDefinition<S> & Defined<'portfolio', S>;
/** A defined strategy in the form of handlers. */
export type HandlersStrategy<S extends ParamSpecs = ParamSpecs> = HandlersDefinition<S> & Defined<'handlers', S>;

/** A defined strategy; make one with `defineStrategy`. */
export type Strategy<S extends ParamSpecs = ParamSpecs> =
  | SignalsStrategy<S>
  | PortfolioStrategy<S>
  | HandlersStrategy<S>;

const fields = ['name', 'description', 'params', 'lookback', 'size', ...strategyForms];

function fail(message: string): never {
  throw new TiercelError('TIERCEL_E_STRATEGY', message);
}

/** Throws TIERCEL_E_STRATEGY unless the size is one of the known kinds with a positive value. */
export function checkSize(where: string, size: Size): Size {
  if (!entrySizeKinds.includes(size.kind as EntrySizeKind)) {
    fail(`${where}: size kind "${size.kind}" is unknown. ${didYouMean(String(size.kind), entrySizeKinds)}`);
  }
  if (!(typeof size.value === 'number' && size.value > 0 && Number.isFinite(size.value))) {
    fail(`${where}: the size's value must be a positive number, was ${String(size.value)}`);
  }
  return { kind: size.kind, value: size.value };
}

/** The one form that a definition has. */
function formOf(definition: StrategyDefinition<ParamSpecs>): StrategyForm {
  const given = strategyForms.filter((form) => definition[form] !== undefined);
  if (given.length > 1) {
    fail(
      `Strategy "${definition.name}" has ${given.map((form) => `\`${form}\``).join(' and ')}: it needs exactly one.`,
    );
  }
  const form = given[0];
  if (form === undefined || typeof definition[form] !== 'function') {
    fail(
      `Strategy "${definition.name}" needs a function \`signals({ bars, ta, p })\` that returns arrays, \`portfolio({ universe, ta, p })\` that returns those of each symbol, or \`handlers({ p })\` that returns callbacks`,
    );
  }
  return form;
}

function checkDefinition(definition: StrategyDefinition<ParamSpecs>): StrategyForm {
  const { name } = definition;
  if (typeof name !== 'string' || name.trim() === '') fail('defineStrategy needs a `name` that is a non-empty text');
  for (const field of Object.keys(definition)) {
    if (!fields.includes(field))
      fail(`Strategy "${name}" has an unknown field \`${field}\`. ${didYouMean(field, fields)}`);
  }
  if (definition.lookback !== undefined && typeof definition.lookback !== 'function') {
    fail(`Strategy "${name}": \`lookback\` must be a function from the parameters to a number of bars`);
  }
  if (definition.size !== undefined) checkSize(`Strategy "${name}"`, definition.size);
  return formOf(definition);
}

/**
 * Defines a strategy that can be backtested from a program or by `tiercel backtest`, in one of three forms:
 * - `signals({ bars, ta, p })` returns arrays with one value for each bar. Of several instruments it runs for each;
 * - `portfolio({ universe, ta, p })` sees the bars of all instruments and returns such arrays for each symbol;
 * - `handlers({ p })` returns callbacks, which are called in the order of time and send orders themselves.
 *
 * @throws TIERCEL_E_STRATEGY when a field is missing, unknown or of the wrong type, or there is not exactly one form.
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
  definition: StrategyDefinition<S>,
): Strategy<S> {
  const form = checkDefinition(definition as unknown as StrategyDefinition<ParamSpecs>);
  const strategy = { ...definition, params: definition.params ?? ({} as S), form };
  Object.defineProperty(strategy, mark, { value: true });
  return Object.freeze(strategy) as unknown as Strategy<S>;
}

/**
 * True for what `defineStrategy` returned, also when another copy of the package did.
 *
 * @example
 * ```ts
 * isStrategy(smaCross); // true
 * isStrategy({ name: 'look-alike' }); // false
 * ```
 */
export function isStrategy(value: unknown): value is Strategy {
  return typeof value === 'object' && value !== null && mark in value;
}
