import { type ErrorContext, isTiercelError, TiercelError } from '../../kernel/index.ts';
import { toIso } from '../../market/index.ts';
import { strategyError } from '../strategy/user-error.ts';
import type { CallbackName } from './types.ts';

/** Where a run stands when a callback throws. */
export interface Moment {
  readonly callback: CallbackName;
  readonly time: bigint;
  readonly symbol: string;
  /** Index of the last closed bar of that instrument; -1 before the first. */
  readonly bar: number;
  /** The order that the callback was about. */
  readonly order: number | null;
}

/**
 * The error of a run whose callback threw: what was thrown, where in the user's file, and where in the run. An order
 * that could not be sent keeps its code TIERCEL_E_ORDER, all else is TIERCEL_E_STRATEGY.
 *
 * @param name the strategy's file, or its name
 */
export function callbackError(
  name: string,
  { callback, time, symbol, bar, order }: Moment,
  thrown: unknown,
): TiercelError {
  const about = order === null ? '' : `, order ${order}`;
  const { message, context } = strategyError(
    name,
    `failed in \`${callback}\` at ${toIso(time)} (${symbol}, bar ${bar}${about})`,
    thrown,
  );
  const code = isTiercelError(thrown) && thrown.code === 'TIERCEL_E_ORDER' ? 'TIERCEL_E_ORDER' : 'TIERCEL_E_STRATEGY';
  const where: ErrorContext = {
    ...context,
    callback,
    time: toIso(time),
    symbol,
    bar,
    ...(order === null ? {} : { order }),
  };
  return new TiercelError(code, message, { context: where, cause: thrown });
}
