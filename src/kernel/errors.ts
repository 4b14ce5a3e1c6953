/**
 * Every error that Tiercel throws at its users: one class, a code from the table below, and a message that is a
 * sentence with the value in it and the way out. `exitCode` follows the code: wrong usage is 2, all else 1.
 */
export const errorCodes = {
  TIERCEL_E_USAGE: 'A command, option or argument is unknown, missing or malformed.',
  TIERCEL_E_PARAMETER: 'A parameter of a strategy, indicator or function is unknown or outside its range.',
  TIERCEL_E_CONFIG: 'A configuration file or environment variable does not fit the schema.',
  TIERCEL_E_FILE: 'A file is missing, unreadable, empty, truncated or not of the expected kind.',
  TIERCEL_E_DATA: 'Market data contradicts itself: bad rows, backward times, duplicates, impossible prices.',
  TIERCEL_E_NO_DATA: 'The asked-for series or range holds no data.',
  TIERCEL_E_STORE: 'The store cannot be opened, written or understood.',
  TIERCEL_E_CORRUPT: 'Stored bytes are damaged; nothing of the damaged chunk was returned.',
  TIERCEL_E_LOCKED: 'Another process holds the lock for longer than the time allowed.',
  TIERCEL_E_STRATEGY: "The user's strategy failed: it threw, timed out or returned what does not fit.",
  TIERCEL_E_ORDER:
    'An order of a strategy cannot be sent: unknown instrument or field, a price off the tick, a size that means nothing.',
  TIERCEL_E_ADDON: 'The native addon is missing, of another version or platform, or needs another processor.',
  TIERCEL_E_NATIVE: 'The native core refused its input or failed; the process is intact.',
  TIERCEL_E_CANCELLED: 'The work was cancelled before it finished; what was committed before stays.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Where an error happened, as far as it is known: each part is optional. */
export interface ErrorContext {
  readonly file?: string;
  readonly line?: number;
  readonly symbol?: string;
  /** ISO time, UTC. */
  readonly time?: string;
  readonly [detail: string]: unknown;
}

/**
 * The one error class of Tiercel.
 *
 * @example
 * ```ts
 * throw new TiercelError('TIERCEL_E_PARAMETER', '`period` must be an integer from 1 to 100000, was -3');
 * ```
 */
export class TiercelError extends Error {
  override readonly name = 'TiercelError';
  readonly code: ErrorCode;
  readonly context: ErrorContext;

  constructor(code: ErrorCode, message: string, options: { context?: ErrorContext; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.context = options.context ?? {};
  }
}

/**
 * True for a TiercelError, also one that crossed a worker boundary and lost its class.
 *
 * @example
 * ```ts
 * isTiercelError(new TiercelError('TIERCEL_E_NO_DATA', 'There are no bars.')); // true
 * isTiercelError(new Error('other')); // false
 * ```
 */
export function isTiercelError(value: unknown): value is TiercelError {
  return value instanceof Error && 'code' in value && typeof value.code === 'string' && value.code in errorCodes;
}

/** For the end of a switch over a union: a missing case is a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
