import { type CalendarName, sessionOf } from '../../market/index.ts';

/** A place for a bar. Fractions are of the session's length. */
export interface Slot {
  readonly open: bigint;
  /** Open + timeframe, or the session's close where that is earlier. */
  readonly close: bigint;
  /** How far into the session it begins. */
  readonly place: number;
  readonly fraction: number;
  /** How long trading rested since the slot before; 0 inside a session. */
  readonly rest: number;
}

const dayMs = 86_400_000;

function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + dayMs).toISOString().slice(0, 10);
}

/** The slots of a timeframe (nanoseconds) from the session of `date` on, without end; of a day, one slot a session. */
export function* slots(options: { calendar: CalendarName; date: string; timeframe: bigint }): Generator<Slot> {
  let last: bigint | null = null;
  for (let date = options.date; ; date = nextDate(date)) {
    const session = sessionOf(options.calendar, date);
    if (session === null) continue;
    const fractionOf = (ns: bigint): number => Number(ns) / Number(session.close - session.open);
    for (let open = session.open; open < session.close; open += options.timeframe) {
      let close = open + options.timeframe;
      if (close > session.close) close = session.close;
      const rest = last === null ? 0 : fractionOf(open - last);
      yield { open, close, place: fractionOf(open - session.open), fraction: fractionOf(close - open), rest };
      last = close;
    }
  }
}
