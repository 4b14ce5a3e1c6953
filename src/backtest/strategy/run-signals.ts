import { ta } from '../../indicators/index.ts';
import { didYouMean, isTiercelError, TiercelError } from '../../kernel/index.ts';
import type { Bars } from '../../market/index.ts';
import type { Handlers } from '../handlers/types.ts';
import { codeHashOf } from './code-hash.ts';
import type { PortfolioStrategy, Strategy } from './define.ts';
import { type GivenParams, type ParamValue, resolveParams } from './parameters.ts';
import { type CheckedSignals, checkSignals } from './signals.ts';
import { strategyError } from './user-error.ts';

/** A strategy with its parameters chosen: what a run needs to know before it has bars. */
export interface PreparedStrategy {
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Bars wanted before the first decision; null where the strategy does not say. */
  readonly lookback: number | null;
  /** SHA-256 (hex) of its file and local imports; null where it does not come from a file. */
  readonly codeHash: string | null;
}

/** A strategy and where it comes from. */
export interface Source {
  readonly strategy: Strategy;
  /** The user's file, where the strategy comes from one: errors then name file and line. */
  readonly file?: string | undefined;
}

function guarded<T>({ strategy, file }: Source, what: string, call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw strategyError(file ?? `strategy "${strategy.name}"`, `failed in \`${what}\``, cause);
  }
}

/**
 * Chooses the parameters and asks for the lookback.
 *
 * @throws TIERCEL_E_PARAMETER for parameters that do not fit, TIERCEL_E_STRATEGY when `lookback` fails.
 */
export function prepareStrategy(source: Source, given: GivenParams): PreparedStrategy {
  const { strategy } = source;
  const params = resolveParams(strategy.name, strategy.params, given);
  const codeHash = codeHashOf(strategy);
  if (strategy.lookback === undefined) return { params, lookback: null, codeHash };
  const lookback = guarded(source, 'lookback', () => strategy.lookback!(params));
  if (!Number.isSafeInteger(lookback) || lookback < 0) {
    throw new TiercelError(
      'TIERCEL_E_STRATEGY',
      `Strategy "${strategy.name}": \`lookback\` must return a whole number of bars, 0 or more, was ${String(lookback)}.`,
    );
  }
  return { params, lookback, codeHash };
}

interface Input {
  /** Of each instrument, in order. */
  readonly bars: readonly Bars[];
  readonly params: Readonly<Record<string, ParamValue>>;
}

function runPortfolio(source: Source, strategy: PortfolioStrategy, { bars, params }: Input): CheckedSignals[] {
  const universe = Object.freeze(Object.fromEntries(bars.map((each) => [each.instrument.symbol, each])));
  const results = guarded(source, 'portfolio', () => strategy.portfolio({ universe, ta, p: params }));
  const where = placeOf(source);
  if (typeof results !== 'object' || results === null || results instanceof Promise) {
    throw new TiercelError(
      'TIERCEL_E_STRATEGY',
      `${where}: \`portfolio\` must return an object with arrays by symbol.`,
    );
  }
  for (const symbol of Object.keys(results)) {
    if (symbol in universe) continue;
    throw new TiercelError(
      'TIERCEL_E_STRATEGY',
      `${where}: \`portfolio\` returned signals for "${symbol}", which is not in the run. ${didYouMean(symbol, Object.keys(universe))}`,
    );
  }
  return bars.map(({ instrument: { symbol }, length }) =>
    checkSignals(results[symbol] ?? {}, { where: `${where}, ${symbol}`, bars: length }),
  );
}

function placeOf({ strategy, file }: Source): string {
  return file === undefined ? `Strategy "${strategy.name}"` : `${file}: strategy "${strategy.name}"`;
}

/**
 * Runs the user's `signals` for each instrument, or `portfolio` for all, and checks what it returned.
 *
 * @throws TIERCEL_E_STRATEGY when it throws or returns what does not fit.
 */
export function runSignals(source: Source, input: Input): CheckedSignals[] {
  const { strategy } = source;
  const where = placeOf(source);
  if (strategy.form === 'portfolio') return runPortfolio(source, strategy, input);
  if (strategy.form === 'handlers') {
    throw new TiercelError('TIERCEL_E_STRATEGY', `${where} has callbacks, which return no arrays.`);
  }
  return input.bars.map((bars) => {
    const result = guarded(source, 'signals', () => strategy.signals({ bars, ta, p: input.params }));
    return checkSignals(result, { where, bars: bars.length });
  });
}

/**
 * Makes the callbacks of one run.
 *
 * @throws TIERCEL_E_STRATEGY when `handlers` throws.
 */
export function callbacksOf(source: Source, params: Readonly<Record<string, ParamValue>>): Handlers {
  const { strategy } = source;
  if (strategy.form !== 'handlers') {
    throw new TiercelError('TIERCEL_E_STRATEGY', `${placeOf(source)} has no \`handlers\`.`);
  }
  return guarded(source, 'handlers', () => strategy.handlers({ p: params }));
}

/** An error as plain data, for the way out of a worker. */
export interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly context: Record<string, unknown>;
}

/** Any thrown value as data; what is no TiercelError counts as the strategy's failure. */
export function errorToData(thrown: unknown): ErrorData {
  if (isTiercelError(thrown)) {
    const told = Object.entries(thrown.context).filter(([, value]) => ['string', 'number'].includes(typeof value));
    return { code: thrown.code, message: thrown.message, context: Object.fromEntries(told) };
  }
  const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { code: 'TIERCEL_E_STRATEGY', message, context: {} };
}
