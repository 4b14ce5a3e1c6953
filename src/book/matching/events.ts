import { matchingRecordBytes } from '../../native/index.ts';
import { type BookEventReason, type BookEventType, type BookSide, eventReasons, eventTypes } from './codes.ts';

const words = matchingRecordBytes.event / 4;
const bytesEach = matchingRecordBytes.event;
const twoTo32 = 2 ** 32;

/** One event as an object. */
export interface BookEvent {
  readonly type: BookEventType;
  readonly reason: BookEventReason;
  readonly side: BookSide;
  readonly instrument: number;
  readonly time: bigint;
  readonly order: number;
  /** Of a fill: the order that rested. */
  readonly other: number;
  readonly price: number;
  readonly quantity: number;
  /** Of a fill: what remains of the order that rested; of a level: its orders; of an auction: what could not trade. */
  readonly left: number;
}

/**
 * Events of a matching engine, read in place: each column is a function of the row, so that a loop over millions makes
 * no objects. Ids and quantities are exact up to 2^53.
 *
 * @example
 * ```ts
 * const engine = matchingEngine();
 * const commands = new CommandBatch();
 * commands.limit({ order: 1, side: 'buy', price: 99, quantity: 10 });
 * commands.market({ order: 2, side: 'sell', quantity: 4 });
 * const events = engine.run(commands);
 * events.length; // 3
 * events.row(2); // filled: order 2 took 4 from order 1 at 99
 * ```
 */
export class BookEvents {
  readonly length: number;
  readonly #bytes: Uint8Array;
  readonly #int32: Int32Array;
  readonly #int64: BigInt64Array;

  /** Of records as the core writes them. */
  constructor(bytes: Uint8Array, length: number) {
    this.length = length;
    this.#bytes = bytes;
    this.#int32 = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    this.#int64 = new BigInt64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
  }

  order(i: number): number {
    return this.#whole(i * words);
  }
  other(i: number): number {
    return this.#whole(i * words + 2);
  }
  quantity(i: number): number {
    return this.#whole(i * words + 4);
  }
  left(i: number): number {
    return this.#whole(i * words + 6);
  }
  time(i: number): bigint {
    return this.#int64[i * (words / 2) + 4] as bigint;
  }
  price(i: number): number {
    return this.#int32[i * words + 10] as number;
  }
  instrument(i: number): number {
    return (this.#int32[i * words + 11] as number) & 0xffff;
  }
  /** Place in `eventTypes`. */
  typeCode(i: number): number {
    return this.#bytes[i * bytesEach + 46] as number;
  }
  /** 0: buy, 1: sell. Of a fill: the side of the order that took. */
  sideCode(i: number): number {
    return (this.#bytes[i * bytesEach + 47] as number) & 1;
  }
  /** Place in `eventReasons`. */
  reasonCode(i: number): number {
    return (this.#bytes[i * bytesEach + 47] as number) >> 1;
  }

  row(i: number): BookEvent {
    if (!Number.isInteger(i) || i < 0 || i >= this.length) throw new RangeError(`there is no event ${i}`);
    return {
      type: eventTypes[this.typeCode(i)] as BookEventType,
      reason: eventReasons[this.reasonCode(i)] as BookEventReason,
      side: this.sideCode(i) === 0 ? 'buy' : 'sell',
      instrument: this.instrument(i),
      time: this.time(i),
      order: this.order(i),
      other: this.other(i),
      price: this.price(i),
      quantity: this.quantity(i),
      left: this.left(i),
    };
  }

  *[Symbol.iterator](): Generator<BookEvent> {
    for (let i = 0; i < this.length; i += 1) yield this.row(i);
  }

  #whole(at: number): number {
    return (this.#int32[at + 1] as number) * twoTo32 + ((this.#int32[at] as number) >>> 0);
  }
}
