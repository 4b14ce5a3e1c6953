import { TiercelError } from '../../kernel/index.ts';
import type { NativeMatchingLimits } from '../../native/index.ts';

/** What a matching engine has room for. */
export interface MatchingLimits {
  /** 1 without it. */
  readonly instruments?: number;
  /** Most orders and price levels together; 1,048,576 without it. Memory is taken as it is used. */
  readonly capacity?: number;
  /** Ids below it are found without hashing, for 4 bytes each; 1,048,576 without it. */
  readonly denseIds?: number;
  /** Events for each changed price level (`level`) and best price (`top`). */
  readonly levels?: boolean;
}

export function limit(name: string, value: number, range: readonly [number, number]): number {
  const [least, most] = range;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `\`${name}\` must be an integer from ${least} to ${most}, was ${value}`,
  );
}

/** With their defaults, checked. */
export function nativeLimits(limits: MatchingLimits): NativeMatchingLimits {
  return {
    instruments: limit('instruments', limits.instruments ?? 1, [1, 65_535]),
    nodes: limit('capacity', limits.capacity ?? 1 << 20, [1024, 2 ** 28 - 1]),
    denseIds: limit('denseIds', limits.denseIds ?? 1 << 20, [0, 2 ** 30]),
    tellsLevels: limits.levels ?? false,
  };
}

/** Why a saved state was refused: 1, its bytes are damaged; 2, it is of an engine with other limits. */
export function refusedState(code: number): TiercelError {
  const why = code === 1 ? 'are damaged' : 'do not fit the limits of this engine (instruments, capacity)';
  return new TiercelError('TIERCEL_E_CORRUPT', `The bytes of the saved matching engine ${why}; it is as it was.`);
}
