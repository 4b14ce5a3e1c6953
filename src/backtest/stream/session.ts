import { type NativeSimulator, native } from '../../native/index.ts';
import type { Exchange } from '../handlers/exchange.ts';
import { refuse } from '../handlers/requests.ts';
import type { Session } from '../handlers/session.ts';

/** A session over a simulator that runs on streams. It never looks ahead: what is quiet is run natively in one step. */
export function streamSessionOf(simulator: NativeSimulator, exchange: Exchange): Session {
  const { memory } = exchange;
  const core = native();
  return {
    exchange,
    peek: () => 0,
    moveTo() {},
    step: () => core.streamStep(simulator, memory),
    send: () => core.streamSend(simulator, memory),
    target: (targets) => core.streamTarget(simulator, memory, targets),
    order: (id) => core.streamOrder(simulator, memory, id),
    reports: (from) => core.streamReports(simulator, memory, from),
    orders: (from) => core.streamOrders(simulator, memory, from),
    levels: (instrument, side, out) => core.streamLevels(simulator, instrument, side, out),
    calendar: () => refuse('Streams hold no auctions: `at-open` and `at-close` are for bars.'),
  };
}
