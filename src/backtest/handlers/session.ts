import type { NativeSimulator } from '../../native/index.ts';
import { native } from '../../native/index.ts';
import type { Exchange } from './exchange.ts';

/** The native run, step by step: callbacks look ahead over quiet bars, and the session follows when it must. */
export interface Session {
  readonly exchange: Exchange;
  /** Finds the next instants at which nothing but bars closing happens; nothing moves. How many there are. */
  peek(): number;
  /** Moves on over the first `count` of those instants, where it is not there yet. */
  moveTo(count: number): void;
  /** Runs the next event and says what it was: one of `stepKinds`. */
  step(): number;
  /** Takes the command that stands in the exchange. */
  send(): number;
  /** Takes targets, three numbers each (instrument, kind, value); how many orders they became, and in the exchange the first's id. */
  target(targets: Float64Array): number;
  /** Writes one order into the first row; 0 when there is none of that id. */
  order(id: number): number;
  /** Writes reports of the last step, or live orders, into the exchange's rows. How many. */
  reports(from: number): number;
  orders(from: number): number;
  /** When the sessions of an instrument open and close. */
  calendar(instrument: number, sessions: readonly { readonly open: bigint; readonly close: bigint }[]): void;
}

/** A session over a simulator that was started for it. */
export function sessionOf(simulator: NativeSimulator, exchange: Exchange): Session {
  const { memory } = exchange;
  const core = native();
  let moved = 0;
  return {
    exchange,
    peek() {
      moved = 0;
      return core.sessionPeek(simulator, memory);
    },
    moveTo(count) {
      if (count <= moved) return;
      core.sessionMove(simulator, memory, count - moved);
      moved = count;
    },
    step: () => core.sessionStep(simulator, memory),
    send: () => core.sessionSend(simulator, memory),
    target: (targets) => core.sessionTarget(simulator, memory, targets),
    order: (id) => core.sessionOrder(simulator, memory, id),
    reports: (from) => core.sessionReports(simulator, memory, from),
    orders: (from) => core.sessionOrders(simulator, memory, from),
    calendar: (instrument, sessions) =>
      core.sessionCalendar(
        simulator,
        memory,
        instrument,
        BigInt64Array.from(sessions, ({ open }) => open),
        BigInt64Array.from(sessions, ({ close }) => close),
      ),
  };
}
