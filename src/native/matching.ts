/** A matching engine in the core; freed by the collector, or before by `matchingDispose`. */
export interface NativeMatchingEngine {
  readonly nativeMatchingEngine: unique symbol;
}

/** Bytes of one record: `Command`, `CommandTerms` and `Event` of native/book. */
export const matchingRecordBytes = { command: 48, terms: 48, event: 48 } as const;

export interface NativeMatchingLimits {
  readonly instruments: number;
  readonly nodes: number;
  readonly denseIds: number;
  readonly tellsLevels: boolean;
}

/** The place from which an order was filled. */
export interface NativeFilledPlace {
  readonly order: number;
  /** -1: the saved state had it there. */
  readonly command: number;
  readonly time: bigint;
  readonly cause: number;
  readonly reason: number;
  readonly tradedLater: number;
  /** Rows of order, price, quantity, and what was traded, cancelled, expired, reduced and moved of it. */
  readonly ahead: Float64Array;
}

export interface NativeFillExplanation {
  /** One record. */
  readonly fill: Uint8Array;
  readonly command: number;
  readonly taker: NativeFilledPlace | null;
  readonly maker: NativeFilledPlace | null;
}

/** Binds `native/book/matching_engine`: records in buffers that start at a multiple of 8 bytes. */
export interface MatchingBinding {
  matchingEngine(limits: NativeMatchingLimits): NativeMatchingEngine;
  /** Runs commands until so many events are there; returns how many were taken. */
  matchingRun(engine: NativeMatchingEngine, commands: Uint8Array, terms: Uint8Array, events: number): number;
  /** Copies events from a place on; returns how many there are from there on. Forgets all once the last was copied. */
  matchingEvents(engine: NativeMatchingEngine, out: Uint8Array, from: number): number;
  matchingDepth(
    engine: NativeMatchingEngine,
    instrument: number,
    side: number,
    price: Float64Array,
    orders: Float64Array,
    quantity: Float64Array,
  ): number;
  /** Id and quantity of each order shown at a price, one after the other. */
  matchingQueue(engine: NativeMatchingEngine, instrument: number, side: number, price: number): number[];
  matchingState(
    engine: NativeMatchingEngine,
    instrument: number,
  ): { readonly phase: number; readonly last: number | null; readonly orders: number };
  /** Price, volume and surplus. */
  matchingAuction(engine: NativeMatchingEngine, instrument: number, reference: number): [number, number, number];
  matchingPosition(engine: NativeMatchingEngine, instrument: number, owner: number): number;
  matchingSave(engine: NativeMatchingEngine): Uint8Array;
  /** 0: done, 1: damaged, 2: of an engine with other limits. */
  matchingRestore(engine: NativeMatchingEngine, bytes: Uint8Array): number;
  matchingDispose(engine: NativeMatchingEngine): void;
  /** A number says why not: 1, the state is damaged; 2, it is of an engine with other limits; 3, there is no such fill. */
  explainFill(
    limits: NativeMatchingLimits,
    commands: Uint8Array,
    terms: Uint8Array,
    state: Uint8Array,
    event: number,
  ): NativeFillExplanation | number;
}
