import type { TimerEvent } from './types.ts';

/** Timers of one run, by time, those of equal time in the order in which they were set. */
export interface Timers {
  add(event: TimerEvent): void;
  /** Of the next one; null when none is set. */
  next(): bigint | null;
  /** Takes the next one where it is due at `time`. */
  takeDue(time: bigint): TimerEvent | null;
}

export function createTimers(): Timers {
  const waiting: TimerEvent[] = [];
  return {
    add(event) {
      let place = waiting.length;
      while (place > 0 && waiting[place - 1]!.time > event.time) place--;
      waiting.splice(place, 0, event);
    },
    next: () => waiting[0]?.time ?? null,
    takeDue(time) {
      return waiting.length > 0 && waiting[0]!.time <= time ? waiting.shift()! : null;
    },
  };
}
