import { type CalendarName, type Session, sessionOf } from '../../market/index.ts';

const dayNs = 86_400_000_000_000n;

const earlier = (a: bigint, b: bigint) => (b < a ? b : a);
const later = (a: bigint, b: bigint) => (b > a ? b : a);

function isoDate(day: bigint): string {
  return new Date(Number(day) * 86_400_000).toISOString().slice(0, 10);
}

/** All sessions of a calendar that overlap `[from, to)`, in order. */
export function sessionsBetween(calendar: CalendarName, from: bigint, to: bigint): Session[] {
  const sessions: Session[] = [];
  // A session begins and ends within a day of its date in any zone.
  for (let day = from / dayNs - 2n; day * dayNs < to + 2n * dayNs; day++) {
    const session = sessionOf(calendar, isoDate(day));
    if (session !== null && session.close > from && session.open < to) sessions.push(session);
  }
  return sessions;
}

/** Walks along sessions with times that do not go back. */
export interface SessionWalk {
  /** Whether the market is open at a time. */
  isOpen(time: bigint): boolean;
  /** Nanoseconds of `[from, to)` in which it is open. */
  openBetween(from: bigint, to: bigint): bigint;
  /** Sessions that open in `(from, to)`. */
  opensBetween(from: bigint, to: bigint): number;
}

export function walkSessions(sessions: readonly Session[]): SessionWalk {
  let at = 0;
  const goTo = (time: bigint): void => {
    while (at < sessions.length && sessions[at]!.close <= time) at++;
  };
  return {
    isOpen(time) {
      goTo(time);
      const session = sessions[at];
      return session !== undefined && session.open <= time;
    },
    openBetween(from, to) {
      goTo(from);
      let open = 0n;
      for (let i = at; i < sessions.length && sessions[i]!.open < to; i++) {
        const { open: begin, close } = sessions[i]!;
        open += earlier(close, to) - later(begin, from);
      }
      return open;
    },
    opensBetween(from, to) {
      goTo(from);
      let count = 0;
      for (let i = at; i < sessions.length && sessions[i]!.open < to; i++) if (sessions[i]!.open > from) count++;
      return count;
    },
  };
}
