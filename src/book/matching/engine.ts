import { matchingRecordBytes, native } from '../../native/index.ts';
import { type BookSide, type Phase, phases } from './codes.ts';
import type { CommandBatch } from './commands.ts';
import { BookEvents } from './events.ts';
import { limit, type MatchingLimits, nativeLimits, refusedState } from './limits.ts';

/** A price level as it is shown: `orders` of them, together `quantity` lots. */
export interface ShownLevel {
  readonly price: number;
  readonly quantity: number;
  readonly orders: number;
}

/** Price-time priority matching of many instruments; docs/order-book.md has the rules. */
export interface MatchingEngine {
  /** Runs commands in their order. The events are all that they caused. */
  run(commands: CommandBatch): BookEvents;
  /**
   * The same for long batches: `read` gets blocks of events that are valid within the call only. Returns the number of
   * events.
   */
  stream(commands: CommandBatch, read: (events: BookEvents) => void): number;
  /** The best levels that are shown, best first. */
  depth(of: { readonly side: BookSide; readonly levels?: number; readonly instrument?: number }): ShownLevel[];
  /** The orders shown at a price, in their order. */
  queue(of: {
    readonly side: BookSide;
    readonly price: number;
    readonly instrument?: number;
  }): { readonly order: number; readonly quantity: number }[];
  phase(instrument?: number): Phase;
  /** Price of the last trade; null before there was one. */
  lastPrice(instrument?: number): number | null;
  /** Orders that live, those that wait included. */
  readonly orders: number;
  /** Lots of an owner by its fills here, below 0 when sold short. */
  position(of: { readonly owner: number; readonly instrument?: number }): number;
  /** What an auction would do now; surplus of buyers, below 0 of sellers. */
  auction(of: { readonly reference: number; readonly instrument?: number }): {
    readonly price: number;
    readonly volume: number;
    readonly surplus: number;
  };
  /** The same commands after it give the same events, byte for byte. */
  save(): Uint8Array;
  /** TIERCEL_E_CORRUPT, and the engine is as it was, where the bytes are damaged or of an engine with other limits. */
  restore(bytes: Uint8Array): void;
  /** Frees its memory now. */
  dispose(): void;
}

const blockEvents = 8192;

/**
 * Makes a matching engine.
 *
 * @example
 * ```ts
 * const engine = matchingEngine();
 * const commands = new CommandBatch();
 * commands.limit({ order: 1, side: 'sell', price: 101, quantity: 5 });
 * commands.add({ order: 2, type: 'limit', side: 'buy', price: 101, quantity: 7, timeInForce: 'ioc' });
 * [...engine.run(commands)].map((event) => event.type); // ['accepted', 'accepted', 'filled', 'cancelled']
 * ```
 */
export function matchingEngine(limits: MatchingLimits = {}): MatchingEngine {
  const checked = nativeLimits(limits);
  const { instruments } = checked;
  const core = native();
  const handle = core.matchingEngine(checked);
  const known = (instrument = 0) => limit('instrument', instrument, [0, instruments - 1]);
  const code = (side: BookSide) => (side === 'buy' ? 0 : 1);
  const block = new Uint8Array(blockEvents * matchingRecordBytes.event);

  const stream: MatchingEngine['stream'] = (commands, read) => {
    const { bytes, termBytes } = commands;
    let total = 0;
    for (let at = 0; at < bytes.length; ) {
      at += core.matchingRun(handle, bytes.subarray(at), termBytes, blockEvents / 2) * matchingRecordBytes.command;
      for (let from = 0, there = 1; there > 0; ) {
        there = core.matchingEvents(handle, block, from);
        const count = Math.min(there, blockEvents);
        if (count > 0) read(new BookEvents(block, count));
        total += count;
        from += count;
        there -= count;
      }
    }
    return total;
  };

  return {
    stream,
    run(commands) {
      const blocks: Uint8Array[] = [];
      const size = matchingRecordBytes.event;
      const total = stream(commands, (events) => blocks.push(block.slice(0, events.length * size)));
      const all = new Uint8Array(total * size);
      let at = 0;
      for (const part of blocks) {
        all.set(part, at);
        at += part.length;
      }
      return new BookEvents(all, total);
    },
    depth({ side, levels = 10, instrument }) {
      const size = limit('levels', levels, [1, 1_000_000]);
      const [price, orders, quantity] = [0, 1, 2].map(() => new Float64Array(size)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const count = core.matchingDepth(handle, known(instrument), code(side), price, orders, quantity);
      return Array.from({ length: count }, (_, i) => ({
        price: price[i] as number,
        quantity: quantity[i] as number,
        orders: orders[i] as number,
      }));
    },
    queue({ side, price, instrument }) {
      const flat = core.matchingQueue(
        handle,
        known(instrument),
        code(side),
        limit('price', price, [-(2 ** 31) + 2, 2 ** 31 - 2]),
      );
      return Array.from({ length: flat.length / 2 }, (_, i) => ({
        order: flat[2 * i] as number,
        quantity: flat[2 * i + 1] as number,
      }));
    },
    phase: (instrument) => phases[core.matchingState(handle, known(instrument)).phase] as Phase,
    lastPrice: (instrument) => core.matchingState(handle, known(instrument)).last,
    get orders() {
      return core.matchingState(handle, 0).orders;
    },
    position: ({ owner, instrument }) =>
      core.matchingPosition(handle, known(instrument), limit('owner', owner, [1, 2 ** 32 - 1])),
    auction({ reference, instrument }) {
      const at = limit('reference', reference, [-(2 ** 31) + 2, 2 ** 31 - 2]);
      const [price, volume, surplus] = core.matchingAuction(handle, known(instrument), at);
      return { price, volume, surplus };
    },
    save: () => core.matchingSave(handle),
    restore(bytes) {
      const refused = core.matchingRestore(handle, bytes);
      if (refused !== 0) throw refusedState(refused);
    },
    dispose: () => core.matchingDispose(handle),
  };
}
