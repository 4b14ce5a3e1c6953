/**
 * The memory through which a run's callbacks and its native session speak: one block of eight-byte cells, laid out by
 * the number of instruments and the length of a block, read and written in place (`native/addon/session_memory.hpp`
 * holds the same layout).
 */
export interface Exchange {
  readonly memory: Float64Array;
  /** [0] in: run nothing after this time; [1] out: time of the present event; [2] in: expiry of the order sent. */
  readonly times: BigInt64Array;
  /** In: one command, by `commandCells`. */
  readonly command: Float64Array;
  /** Out: cash, equity, exposure, number of reports, margin and what is free, then position and best prices of each instrument. */
  readonly account: Float64Array;
  /** Out: when each position began. */
  readonly entryTimes: BigInt64Array;
  /** Out: reports or live orders, by `rowCells`. */
  readonly rows: Float64Array;
  /** Out: where the pairs of each instant end in `pairs`. */
  readonly ends: Int32Array;
  /** Out: (instrument, bar) of each bar that closes, or opens. */
  readonly pairs: Int32Array;
}

export const commandCells = {
  kind: 0,
  instrument: 1,
  side: 2,
  intent: 3,
  type: 4,
  sizeKind: 5,
  asked: 6,
  ticks: 7,
  trail: 8,
  stopLoss: 9,
  takeProfit: 10,
  trailingStop: 11,
  timeInForce: 12,
  order: 13,
  /** 1 for what `onBar` sends: with same-close it fills at this close. */
  atClose: 14,
  limit: 15,
  trailRate: 16,
  display: 17,
  flags: 18,
} as const;

/** Bits of the cell `flags`. */
export const orderFlags = { allOrNone: 1, postOnly: 2, reduceOnly: 4 } as const;

export const commandKinds = { order: 0, cancel: 1, modify: 2 } as const;

export const rowCells = {
  order: 0,
  state: 1,
  reason: 2,
  instrument: 3,
  side: 4,
  type: 5,
  intent: 6,
  parent: 7,
  price: 8,
  quantity: 9,
  /** 1 where a fill made the state; the cells after it are then the fill's. */
  isFill: 10,
  fillPrice: 11,
  commission: 12,
  rule: 13,
  liquidity: 14,
} as const;

export const rowLength = 16;
/** Reports, or orders, of one call. */
export const rowsPerCall = 64;
const commandLength = 32;
const timesLength = 4;

/** What the account tells before it tells of each instrument, and how much of each. */
export const accountHead = { cash: 0, equity: 1, exposure: 2, reports: 3, margin: 4, free: 5, length: 6 } as const;
export const accountPart = {
  units: 0,
  entryPrice: 1,
  profit: 2,
  bid: 3,
  ask: 4,
  bidSize: 5,
  askSize: 6,
  length: 7,
} as const;

/** How a step of the session ended: the data are over, a timer comes first, or what happened. */
export const stepKinds = { end: 0, timer: 1, open: 2, close: 3, sameClose: 4 } as const;

/** Makes the memory of one run. */
export function createExchange(instruments: number, block: number): Exchange {
  const lengths = {
    times: timesLength,
    command: commandLength,
    account: accountHead.length + accountPart.length * instruments,
    entryTimes: instruments,
    rows: rowLength * rowsPerCall,
    ends: block,
    pairs: block * instruments,
  };
  const cells = Object.values(lengths).reduce((sum, length) => sum + length, 0);
  const memory = new Float64Array(new SharedArrayBuffer(cells * 8));
  let next = 0;
  const start = (name: keyof typeof lengths): number => {
    const at = next;
    next += lengths[name];
    return at * 8;
  };
  const { buffer } = memory;
  return {
    memory,
    times: new BigInt64Array(buffer, start('times'), lengths.times),
    command: new Float64Array(buffer, start('command'), lengths.command),
    account: new Float64Array(buffer, start('account'), lengths.account),
    entryTimes: new BigInt64Array(buffer, start('entryTimes'), lengths.entryTimes),
    rows: new Float64Array(buffer, start('rows'), lengths.rows),
    ends: new Int32Array(buffer, start('ends'), lengths.ends),
    pairs: new Int32Array(buffer, start('pairs'), 2 * lengths.pairs),
  };
}
