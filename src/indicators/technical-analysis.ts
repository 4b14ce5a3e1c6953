import {
  type IndicatorName,
  type IndicatorOptions,
  type IndicatorParameters,
  indicatorNames,
  type TechnicalAnalysis,
} from '../generated/indicators.ts';
import { TiercelError } from '../kernel/index.ts';
import { type ColumnMemory, freshMemory } from '../market/index.ts';
import { native } from '../native/index.ts';
import { checked, inputArguments, named, outputColumns, readInputs } from './columns.ts';
import { namedParameters, parameterArray, parameterValues, type RegisteredIndicator, registered } from './registry.ts';

function parameterSet(row: RegisteredIndicator, set: unknown): Readonly<Record<string, unknown>> {
  if (typeof set === 'object' && set !== null) return set as Readonly<Record<string, unknown>>;
  const message = `\`${row.name}\`: each of \`sets\` must be an object such as { period: 10 }, was ${String(set)}`;
  throw new TiercelError('TIERCEL_E_PARAMETER', message);
}

/** Sets of parameters and options behind the inputs of a call for many sets. */
function manySets(row: RegisteredIndicator, [given, options = {}]: readonly unknown[]) {
  if (!Array.isArray(given)) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `\`${row.name}\`: \`sets\` must be an array of parameters such as [{ period: 10 }, { period: 20 }], was ${typeof given}`,
    );
  }
  const { out } = options as IndicatorOptions<unknown>;
  if (out !== undefined && !(Array.isArray(out) && out.length === given.length)) {
    const message = `\`${row.name}\`: \`out\` must be an array with a result for each of the ${given.length} sets`;
    throw new TiercelError('TIERCEL_E_PARAMETER', message);
  }
  return {
    sets: given.map((set) => parameterValues(row, parameterSet(row, set))),
    options: options as IndicatorOptions<readonly unknown[]>,
  };
}

function computeColumns(memory: ColumnMemory, name: string, args: readonly unknown[]): unknown {
  const row = registered(name);
  const inputs = inputArguments(row);
  const hasParameters = row.parameters.length > 0;
  const parameters = hasParameters ? parameterValues(row, namedParameters(row, args[inputs])) : [];
  const options = (args[hasParameters ? inputs + 1 : inputs] ?? {}) as IndicatorOptions<unknown>;
  const { values, packedDecimals, length } = readInputs(row, args, options.step);
  const outputs = outputColumns(row, length, { out: options.out, memory });
  checked(row, () => native().indicatorCompute(row.index, packedDecimals, ...parameters, ...values, ...outputs));
  return named(row, outputs);
}

/** The same for many sets of parameters: one native call for all of them. */
function computeMany(memory: ColumnMemory, name: string, args: readonly unknown[]): unknown[] {
  const row = registered(name);
  const inputs = inputArguments(row);
  const { sets, options } = manySets(row, args.slice(inputs));
  const { values, decimals, length } = readInputs(row, args, options.step);
  const outputs = sets.map((_, i) => outputColumns(row, length, { out: options.out?.[i], memory }));
  const numbers = Float64Array.from(sets.flat());
  const places = Int32Array.from(decimals);
  checked(row, () => native().indicatorComputeMany(row.index, values, places, numbers, outputs.flat(), sets.length));
  return outputs.map((columns) => named(row, columns));
}

/**
 * `ta` with results in the given memory, for work that repeats: see `columnArena`.
 *
 * @example
 * ```ts
 * const arena = columnArena();
 * const own = createTechnicalAnalysis(arena);
 * own.sma(bars.close, 20).length; // 6000
 * arena.reset();
 * ```
 */
export function createTechnicalAnalysis(memory: ColumnMemory): TechnicalAnalysis {
  const functions = indicatorNames.map((name) => [name, (...args: unknown[]) => computeColumns(memory, name, args)]);
  const many = indicatorNames.map((name) => [name, (...args: unknown[]) => computeMany(memory, name, args)]);
  return Object.fromEntries([...functions, ['many', Object.fromEntries(many)]]) as TechnicalAnalysis;
}

/**
 * Every indicator as a function over whole columns: inputs first, then parameters, then options. Parameters are an
 * object, or the first of them alone: `ta.ema(close, 20)`, `ta.ema(close, { period: 20, seeding: 'tradingview' })`. Results are as long
 * as the inputs, on shared memory, with NaN (0 in masks) where there is no value: in the warm-up, and after a value
 * that is missing. A value that is not finite counts as missing.
 *
 * @throws TIERCEL_E_PARAMETER for a parameter out of range, columns of different lengths, arrays other than
 * Float64Array and arrays of numbers, an `out` of another length or kind or one that shares memory with an input.
 *
 * @example
 * ```ts
 * const fast = ta.sma([1, 2, 3, 4, 5], 2);
 * const slow = ta.sma([1, 2, 3, 4, 5], 3);
 * console.log(fast[4], ta.crossedAbove(fast, slow)[4]); // 4.5 0
 * const averages = ta.many.sma([1, 2, 3, 4, 5], [{ period: 2 }, { period: 3 }]); // both in one call
 * console.log(averages[1]![4]); // 4
 * ```
 */
export const ta: TechnicalAnalysis = createTechnicalAnalysis(freshMemory);

/** What is known about all indicators. */
export const indicators = {
  /** The rows of the registry: names, inputs, parameters with their ranges, outputs, sources. */
  list: (): readonly RegisteredIndicator[] => indicatorNames.map(registered),
  /**
   * Rows of a run of values that have no result yet: with equal to or fewer rows than this there is none at all.
   *
   * @throws TIERCEL_E_PARAMETER for an unknown name or a parameter out of range.
   * @example
   * ```ts
   * console.log(indicators.lookback('sma', { period: 20 })); // 19
   * ```
   */
  lookback<Name extends IndicatorName>(name: Name, parameters: IndicatorParameters[Name] = {}): number {
    const row = registered(name);
    return native().indicatorLookback(row.index, parameterArray(row, parameters));
  },
  /**
   * Whether a value on the price step has the same bits whatever came before its window, so that it does not depend on
   * where the data begins.
   *
   * @throws TIERCEL_E_PARAMETER for an unknown name or a parameter out of range.
   * @example
   * ```ts
   * console.log(indicators.isExact('sma'), indicators.isExact('ema')); // true false
   * ```
   */
  isExact<Name extends IndicatorName>(name: Name, parameters: IndicatorParameters[Name] = {}): boolean {
    const row = registered(name);
    return native().indicatorIsExact(row.index, parameterArray(row, parameters));
  },
};
