import { TiercelError } from '../../kernel/index.ts';
import { type NativeFilledPlace, native } from '../../native/index.ts';
import { type BookEventReason, type BookEventType, eventReasons, eventTypes } from './codes.ts';
import type { CommandBatch } from './commands.ts';
import { type BookEvent, BookEvents } from './events.ts';
import { type MatchingLimits, nativeLimits, refusedState } from './limits.ts';

/** An order that stood before the one that was filled: how much of it did, and what took that away. */
export interface ClearedOrder {
  readonly order: number;
  readonly price: number;
  /** Lots that stood before; of an iceberg at the same price only what it showed then. */
  readonly quantity: number;
  readonly traded: number;
  readonly cancelled: number;
  readonly expired: number;
  /** By a modify that kept its place. */
  readonly reduced: number;
  /** By one that lost it, or by growing. */
  readonly moved: number;
  /** What was still there: passed over by orders that trade whole or not at all. */
  readonly left: number;
}

/** The place from which an order was filled. */
export interface FilledPlace {
  readonly order: number;
  /** Place in the batch of the command that gave it; null where the saved state had it there. */
  readonly command: number | null;
  /** Of that command. */
  readonly time: bigint;
  /** What was last told of the order before it took the place: `accepted`; `modified`; `filled`, of an iceberg's next part; ... */
  readonly cause: BookEventType;
  readonly reason: BookEventReason;
  /** Lots of orders of its side that came later, at better prices, and traded before it. */
  readonly tradedLater: number;
  /** Best first. */
  readonly ahead: readonly ClearedOrder[];
}

/** Why a fill came when it did. */
export interface FillExplanation {
  readonly fill: BookEvent;
  /** Place in the batch of the command in which it happened. */
  readonly command: number;
  /** Of an auction; null where the order took at once, without a place. */
  readonly taker: FilledPlace | null;
  readonly maker: FilledPlace | null;
}

const columns = 8;

function placeOf(from: NativeFilledPlace | null): FilledPlace | null {
  if (from === null) return null;
  const ahead = Array.from({ length: from.ahead.length / columns }, (_, i) => {
    const row = from.ahead.subarray(i * columns, (i + 1) * columns) as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const [order, price, quantity, traded, cancelled, expired, reduced, moved] = row;
    const left = quantity - traded - cancelled - expired - reduced - moved;
    return { order, price, quantity, traded, cancelled, expired, reduced, moved, left };
  });
  return {
    order: from.order,
    command: from.command < 0 ? null : from.command,
    time: from.time,
    cause: eventTypes[from.cause] as BookEventType,
    reason: eventReasons[from.reason] as BookEventReason,
    tradedLater: from.tradedLater,
    ahead,
  };
}

/**
 * Explains a fill of a matching engine: what stood before the order when it took its place, and what took that away. The
 * commands are run again up to the fill, so that an engine notes nothing for it while it trades.
 *
 * @param of.commands What the engine ran, from its start, or from the saved `state` on.
 * @param of.event Place of the fill among all events of those commands.
 * @param of.limits Those of the engine.
 * @throws TIERCEL_E_PARAMETER where there is no such fill, TIERCEL_E_CORRUPT where the state is damaged or of other limits.
 *
 * @example
 * ```ts
 * const commands = new CommandBatch();
 * commands.limit({ order: 1, side: 'buy', price: 100, quantity: 5 });
 * commands.limit({ order: 2, side: 'buy', price: 100, quantity: 3 });
 * commands.cancel({ order: 1 });
 * commands.market({ order: 3, side: 'sell', quantity: 3 });
 * explainFill({ commands, event: 4 }).maker?.ahead; // order 1 stood before with 5: cancelled
 * ```
 */
export function explainFill(of: {
  readonly commands: CommandBatch;
  readonly event: number;
  readonly limits?: MatchingLimits;
  readonly state?: Uint8Array;
}): FillExplanation {
  const { commands, event, limits = {}, state = new Uint8Array(0) } = of;
  if (!Number.isSafeInteger(event) || event < 0) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`event\` must be a whole number from 0 on, was ${event}.`);
  }
  const found = native().explainFill(nativeLimits(limits), commands.bytes, commands.termBytes, state, event);
  if (found === 3) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `Event ${event} of these ${commands.length} commands is no fill: give the place of one among all their events.`,
    );
  }
  if (typeof found === 'number') throw refusedState(found);
  return {
    fill: new BookEvents(found.fill, 1).row(0),
    command: found.command,
    taker: placeOf(found.taker),
    maker: placeOf(found.maker),
  };
}
