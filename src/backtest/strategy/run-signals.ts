import { ta } from '../../indicators/index.ts';
import { isTiercelError, TiercelError } from '../../kernel/index.ts';
import type { Bars } from '../../market/index.ts';
import { codeHashOf } from './code-hash.ts';
import type { Strategy } from './define.ts';
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

interface Source {
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

/**
 * Runs the user's `signals` and checks what it returned.
 *
 * @throws TIERCEL_E_STRATEGY when it throws or returns what does not fit.
 */
export function runSignals(
  source: Source,
  input: { readonly bars: Bars; readonly params: Readonly<Record<string, ParamValue>> },
): CheckedSignals {
  const { strategy, file } = source;
  const { bars, params } = input;
  if (strategy.form !== 'signals') {
    throw new TiercelError('TIERCEL_E_STRATEGY', `Strategy "${strategy.name}" has no \`signals\`.`);
  }
  const result = guarded(source, 'signals', () => strategy.signals({ bars, ta, p: params }));
  const where = file === undefined ? `Strategy "${strategy.name}"` : `${file}: strategy "${strategy.name}"`;
  return checkSignals(result, { where, bars: bars.length });
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
    const { file, line } = thrown.context;
    const context = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
    return { code: thrown.code, message: thrown.message, context };
  }
  const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { code: 'TIERCEL_E_STRATEGY', message, context: {} };
}
