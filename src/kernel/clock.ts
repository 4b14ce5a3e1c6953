/** Where time comes from, so that tests and replays choose it. Nanoseconds since the Unix epoch, UTC. */
export interface Clock {
  now(): bigint;
}

/** The wall clock, to the millisecond. The only place in Tiercel that reads it. */
export const systemClock: Clock = {
  now: () => BigInt(Date.now()) * 1_000_000n,
};

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /** Moves forward by some nanoseconds. */
  advance(ns: bigint): void;
}

/**
 * A clock for tests and replays: it starts at `start` and moves only by `advance`.
 *
 * @example
 * ```ts
 * const clock = manualClock(0n);
 * clock.advance(1_000_000n);
 * clock.now(); // 1000000n
 * ```
 */
export function manualClock(start: bigint): ManualClock {
  let time = start;
  return {
    now: () => time,
    advance: (ns) => {
      if (ns < 0n) throw new RangeError(`a clock moves forward only, was asked to move by ${ns} ns`);
      time += ns;
    },
  };
}
