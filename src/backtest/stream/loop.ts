import { TiercelError } from '../../kernel/index.ts';
import { streamStops } from '../../native/index.ts';
import { fireTimers, type Loop, tell } from '../handlers/loop.ts';

const never = 2n ** 63n - 1n;
const [end, timer, reports, bars] = streamStops.keys();

/** Runs all callbacks of a run on streams in the order of time. Between them the native core runs alone. */
export function runStreamLoop(loop: Loop): void {
  const { present, ctx, handlers, timers, cancel } = loop;
  const { session, lanes } = present;
  const { times, ends, pairs } = session.exchange;

  /** Bars that closed are known; the lanes whose bars closed now. */
  function know(): number[] {
    const closed: number[] = [];
    for (let at = 0; at < 2 * ends[0]!; at += 2) {
      const { known } = lanes[pairs[at]!]!;
      if (known.bars === pairs[at + 1]! + 1) continue;
      known.bars = pairs[at + 1]! + 1;
      closed.push(pairs[at]!);
    }
    return closed;
  }

  function runBars(closed: readonly number[]): void {
    present.callback = 'onBar';
    for (const instrument of closed) {
      present.instrument = instrument;
      handlers.onBar?.(ctx);
    }
  }

  function runMessage(): void {
    present.callback = 'onBook';
    present.instrument = pairs[2 * ends[0]!]!;
    handlers.onBook?.(ctx);
  }

  present.callback = 'onStart';
  handlers.onStart?.(ctx);
  for (;;) {
    present.callback = null;
    if (cancel !== undefined && Atomics.load(cancel, 0) !== 0) {
      throw new TiercelError('TIERCEL_E_CANCELLED', 'the simulation was cancelled before its last event');
    }
    times[0] = timers.next() ?? never;
    const stop = session.step();
    const closed = know();
    if (stop === end) break;
    if (stop === timer) fireTimers(loop);
    else if (stop === reports) tell(loop);
    else if (stop === bars) runBars(closed);
    else runMessage();
  }
  present.instrument = 0;
  present.isEnded = true;
  present.callback = 'onEnd';
  handlers.onEnd?.(ctx);
}
