import type { NativeSimulator } from '../../native/index.ts';
import { native } from '../../native/index.ts';
import type { FinerBars } from '../simulator/finer.ts';
import { type Exchange, stepKinds } from './exchange.ts';

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
  /** Writes price and size of the best levels of a side (1 bids, -1 asks); how many: none on bars, which show no sizes. */
  levels(instrument: number, side: 1 | -1, out: Float64Array): number;
  /** When the sessions of an instrument open and close. */
  calendar(instrument: number, sessions: readonly { readonly open: bigint; readonly close: bigint }[]): void;
}

/** What closes in the exchange's instants, from rows to bars: only the last row of a bar closes one. */
function onBars({ ends, pairs }: Exchange, feeds: readonly { readonly finer?: FinerBars | undefined }[]) {
  return (instants: number): void => {
    for (let instant = 0, from = 0, to = 0; instant < instants; instant++) {
      const end = 2 * ends[instant]!;
      for (; from < end; from += 2) {
        const { finer } = feeds[pairs[from]!]!;
        const row = pairs[from + 1]!;
        const bar = finer === undefined ? row : finer.barOf[row]!;
        if (finer !== undefined && finer.lastRow[bar] !== row) continue;
        pairs[to] = pairs[from]!;
        pairs[to + 1] = bar;
        to += 2;
      }
      ends[instant] = to / 2;
    }
  };
}

/** A session over a simulator that was started for it; of feeds with finer rows it tells in terms of their bars. */
export function sessionOf(
  simulator: NativeSimulator,
  exchange: Exchange,
  feeds: readonly { readonly finer?: FinerBars | undefined }[],
): Session {
  const { memory } = exchange;
  const translate = feeds.some(({ finer }) => finer !== undefined) ? onBars(exchange, feeds) : () => {};
  const core = native();
  let moved = 0;
  return {
    exchange,
    peek() {
      moved = 0;
      const instants = core.sessionPeek(simulator, memory);
      translate(instants);
      return instants;
    },
    moveTo(count) {
      if (count <= moved) return;
      core.sessionMove(simulator, memory, count - moved);
      moved = count;
    },
    step() {
      const kind = core.sessionStep(simulator, memory);
      if (kind === stepKinds.close) translate(1);
      return kind;
    },
    send: () => core.sessionSend(simulator, memory),
    target: (targets) => core.sessionTarget(simulator, memory, targets),
    order: (id) => core.sessionOrder(simulator, memory, id),
    reports: (from) => core.sessionReports(simulator, memory, from),
    orders: (from) => core.sessionOrders(simulator, memory, from),
    levels: () => 0,
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
