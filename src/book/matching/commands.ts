import { didYouMean, TiercelError } from '../../kernel/index.ts';
import { matchingRecordBytes } from '../../native/index.ts';
import {
  type BookOrderType,
  type BookSide,
  type BookTimeInForce,
  commandKinds,
  groupRules,
  orderFlags,
  orderTypes,
  type Phase,
  phases,
  type SelfTradeRule,
  selfTradeRules,
  timesInForce,
} from './codes.ts';

/** An order without conditions. Prices are whole ticks, quantities whole lots. */
export interface PlainOrder {
  /** Any number from 1 to 2^53 - 1 that no live order has. */
  readonly order: number;
  readonly side: BookSide;
  readonly quantity: number;
  /** Of a limit order. */
  readonly price?: number;
  /** From 0; 0 without it. */
  readonly instrument?: number;
  /** Nanoseconds since 1970, UTC; a number where that is exact enough. */
  readonly time?: bigint | number;
  /** Who sends it; 0, or none, is nobody's, whom no rule about owners knows. */
  readonly owner?: number;
}

/** An order with all that can be asked for; docs/order-book.md says what each means. */
export interface BookOrder extends PlainOrder {
  readonly type: BookOrderType;
  readonly timeInForce?: BookTimeInForce;
  /** Of orders that wait for a price. */
  readonly trigger?: number;
  /** Of a trailing stop: ticks, or `trailRate`, a fraction of the price. */
  readonly trail?: number;
  readonly trailRate?: number;
  readonly postOnly?: boolean;
  readonly reduceOnly?: boolean;
  readonly allOrNone?: boolean;
  readonly hidden?: boolean;
  /** Iceberg: so much of it is shown at a time. */
  readonly display?: number;
  /** Of `gtd`: from this time on it is over. */
  readonly expires?: bigint | number;
  readonly selfTrade?: SelfTradeRule;
  /** Orders with one number are a group; when one trades the others are cancelled, or lose as much. */
  readonly group?: { readonly number: number; readonly rule: 'cancel' | 'update' };
  /** Held until that order trades, then as large as what it has traded. */
  readonly parent?: number;
}

const words = matchingRecordBytes.command / 4;
const twoTo32 = 2 ** 32;

function fail(field: string, value: unknown, rule: string): never {
  throw new TiercelError('TIERCEL_E_ORDER', `\`${field}\` must be ${rule}, was ${String(value)}.`);
}

function codeOf(field: string, name: string, names: readonly string[]): number {
  const code = names.indexOf(name);
  if (code < 0) fail(field, `"${name}"`, `one of ${names.join(', ')}${didYouMean(name, names)}`);
  return code;
}

function sideCode(side: BookSide): number {
  if (side === 'buy') return 0;
  return side === 'sell' ? 1 : fail('side', `"${String(side)}"`, '"buy" or "sell"');
}

/**
 * Commands for a matching engine, kept as the records that the core reads: filling one up makes no objects.
 *
 * @example
 * ```ts
 * const commands = new CommandBatch();
 * commands.limit({ order: 1, side: 'buy', price: 99, quantity: 10 });
 * commands.cancel({ order: 1 });
 * commands.length; // 2
 * ```
 */
export class CommandBatch {
  #bytes: Uint8Array;
  #int32: Int32Array;
  #int64: BigInt64Array;
  #termBytes: Uint8Array;
  #length = 0;
  #terms = 0;

  /** Room for so many commands at first; it grows when more come. */
  constructor(capacity = 1024) {
    if (!Number.isSafeInteger(capacity) || capacity < 1) fail('capacity', capacity, 'a whole number from 1 on');
    this.#bytes = new Uint8Array(capacity * matchingRecordBytes.command);
    this.#int32 = new Int32Array(this.#bytes.buffer);
    this.#int64 = new BigInt64Array(this.#bytes.buffer);
    this.#termBytes = new Uint8Array(0);
  }

  /** Commands that were recorded: their records, and what few orders ask for beside them. Both are copied. */
  static of(records: Uint8Array, terms: Uint8Array = new Uint8Array(0)): CommandBatch {
    const { command, terms: termsSize } = matchingRecordBytes;
    if (records.length % command !== 0) fail('records', `${records.length} bytes`, `whole records of ${command} bytes`);
    if (terms.length % termsSize !== 0) fail('terms', `${terms.length} bytes`, `whole records of ${termsSize} bytes`);
    const batch = new CommandBatch(Math.max(records.length / command, 1));
    batch.#bytes.set(records);
    batch.#length = records.length / command;
    batch.#termBytes = new Uint8Array(terms);
    batch.#terms = terms.length / termsSize;
    return batch;
  }

  get length(): number {
    return this.#length;
  }

  /** The records, for the core. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length * matchingRecordBytes.command);
  }

  /** What few orders ask for, beside them. */
  get termBytes(): Uint8Array {
    return this.#termBytes.subarray(0, this.#terms * matchingRecordBytes.terms);
  }

  clear(): void {
    this.#length = 0;
    this.#terms = 0;
  }

  limit(order: PlainOrder): void {
    if (order.price === undefined) fail('price', undefined, 'given for a limit order');
    this.#append(order, commandKinds.new, 0);
  }

  market(order: PlainOrder): void {
    this.#append(order, commandKinds.new, 1);
  }

  add(order: BookOrder): void {
    const type = codeOf('type', order.type, orderTypes);
    const force = codeOf('timeInForce', order.timeInForce ?? 'gtc', timesInForce);
    const rule = codeOf('selfTrade', order.selfTrade ?? 'allow', selfTradeRules);
    const at = this.#append(order, commandKinds.new, type | (force << 8) | (flagsOf(order) << 16) | (rule << 24));
    this.#int32[at + 7] = int32('trigger', order.trigger ?? 0);
    this.#int32[at + 9] = hasTerms(order) ? this.#appendTerms(order) : 0;
  }

  cancel(of: { readonly order: number; readonly instrument?: number; readonly time?: bigint | number }): void {
    this.#append({ ...of, side: 'buy', quantity: 0 }, commandKinds.cancel, 0);
  }

  /** Price, quantity (what is to be left) and, of an order that waits, trigger are to be these. */
  modify(of: {
    readonly order: number;
    readonly price: number;
    readonly quantity: number;
    readonly trigger?: number;
    readonly instrument?: number;
    readonly time?: bigint | number;
  }): void {
    const at = this.#append({ ...of, side: 'buy' }, commandKinds.modify, 0);
    this.#int32[at + 7] = int32('trigger', of.trigger ?? 0);
  }

  /** All orders of an owner in an instrument; without an owner everybody's. */
  massCancel(
    of: { readonly owner?: number; readonly instrument?: number; readonly time?: bigint | number } = {},
  ): void {
    this.#append({ order: 0, ...of, side: 'buy', quantity: 0 }, commandKinds.massCancel, 0);
  }

  /** Leaving an auction, `reference` is the price to stay near; without it the last trade's. */
  phase(of: {
    readonly phase: Phase;
    readonly reference?: number;
    readonly instrument?: number;
    readonly time?: bigint | number;
  }): void {
    const quantity = codeOf('phase', of.phase, phases);
    this.#append({ order: 0, ...of, side: 'buy', quantity, price: of.reference ?? 0 }, commandKinds.phase, 0);
  }

  /** It is so late now: orders whose time is over end. */
  clock(time: bigint | number): void {
    this.#append({ order: 0, side: 'buy', quantity: 0, time }, commandKinds.clock, 0);
  }

  #append(order: PlainOrder, kind: number, conditions: number): number {
    if (this.#length * words === this.#int32.length) this.#grow();
    const at = this.#length * words;
    const instrument = order.instrument ?? 0;
    if (!Number.isInteger(instrument) || instrument < 0 || instrument > 65_535) {
      fail('instrument', instrument, 'a whole number from 0 to 65535');
    }
    const owner = order.owner ?? 0;
    if (!Number.isInteger(owner) || owner < 0 || owner >= twoTo32) fail('owner', owner, 'a whole number below 2^32');
    this.#putInteger(at, 'order', order.order);
    this.#putTime(at + 2, order.time ?? 0);
    this.#putInteger(at + 4, 'quantity', order.quantity);
    const int32s = this.#int32;
    int32s[at + 6] = int32('price', order.price ?? 0);
    int32s[at + 7] = 0;
    int32s[at + 8] = owner;
    int32s[at + 9] = 0;
    int32s[at + 10] = instrument | (kind << 16) | (sideCode(order.side) << 24);
    int32s[at + 11] = conditions;
    this.#length += 1;
    return at;
  }

  #putInteger(at: number, field: string, value: number): void {
    if (!Number.isSafeInteger(value)) fail(field, value, 'a whole number below 2^53');
    this.#int32[at] = value | 0;
    this.#int32[at + 1] = Math.floor(value / twoTo32);
  }

  #putTime(at: number, time: bigint | number): void {
    if (typeof time === 'number') this.#putInteger(at, 'time', time);
    else this.#int64[at / 2] = time;
  }

  #grow(): void {
    const bytes = new Uint8Array(2 * this.#bytes.length);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#int32 = new Int32Array(bytes.buffer);
    this.#int64 = new BigInt64Array(bytes.buffer);
  }

  /** Returns the place of the terms, from 1 on. */
  #appendTerms(order: BookOrder): number {
    const size = matchingRecordBytes.terms;
    if (this.#terms * size === this.#termBytes.length) {
      const bytes = new Uint8Array(Math.max(16 * size, 2 * this.#termBytes.length));
      bytes.set(this.#termBytes);
      this.#termBytes = bytes;
    }
    const view = new DataView(this.#termBytes.buffer, this.#terms * size, size);
    const put = (at: number, field: string, value: bigint | number) => {
      if (typeof value === 'number' && !Number.isSafeInteger(value)) fail(field, value, 'a whole number below 2^53');
      view.setBigInt64(at, BigInt(value), true);
    };
    put(0, 'display', order.display ?? 0);
    put(8, 'expires', order.expires ?? 0);
    put(16, 'group', order.group?.number ?? 0);
    put(24, 'parent', order.parent ?? 0);
    view.setInt32(32, int32('trail', order.trail ?? 0), true);
    view.setInt32(36, int32('trailRate', Math.round((order.trailRate ?? 0) * 1e6)), true);
    view.setUint8(40, codeOf('group', order.group?.rule ?? 'none', groupRules));
    this.#terms += 1;
    return this.#terms;
  }
}

function int32(field: string, value: number): number {
  if (!Number.isInteger(value) || (value | 0) !== value) fail(field, value, 'a whole number of ticks within 32 bits');
  return value;
}

function flagsOf(order: BookOrder): number {
  return (
    (order.postOnly === true ? orderFlags.postOnly : 0) |
    (order.reduceOnly === true ? orderFlags.reduceOnly : 0) |
    (order.allOrNone === true ? orderFlags.allOrNone : 0) |
    (order.hidden === true ? orderFlags.hidden : 0)
  );
}

function hasTerms(o: BookOrder): boolean {
  const given = [o.display, o.expires, o.group, o.parent, o.trail, o.trailRate];
  return given.some((value) => value !== undefined);
}
