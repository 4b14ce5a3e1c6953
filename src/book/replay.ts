import { TiercelError } from '../kernel/index.ts';
import {
  feedActions,
  feedFaults,
  feedFormats,
  type NativeFeedInstrument,
  type NativeFeedReplay,
  type NativeLevelCounts,
  type NativeOrderCounts,
  native,
} from '../native/index.ts';
import { describeFault } from './fault.ts';
import type { FeedReplay } from './feed-replay.ts';
import { recordingReplay } from './recording/index.ts';
import {
  type CheckedOptions,
  checkOptions,
  nativeOptions,
  type ReplayOptions,
  type TopColumns,
} from './replay-options.ts';
import type { BookLevel, ReplayedInstrument, ReplayReport } from './replay-report.ts';

interface Running {
  readonly replay: NativeFeedReplay;
  readonly options: CheckedOptions;
  readonly onTops: ReplayOptions['onTops'];
}

const scale = (decimals: number) => 10 ** decimals;

function topsOf({ replay, options }: Running, length: number): TopColumns {
  const column = () => new Float64Array(length);
  const raw = {
    time: new BigInt64Array(length),
    id: column(),
    instrument: new Int32Array(length),
    bid: new Int32Array(length),
    ask: new Int32Array(length),
    bidQuantity: column(),
    askQuantity: column(),
  };
  native().feedReplayTops(replay, raw);
  const decimal = (values: Float64Array | Int32Array, decimals: number) =>
    Float64Array.from(values, (value) => value / scale(decimals));
  return {
    length,
    time: raw.time,
    id: raw.id,
    instrument: raw.instrument,
    bid: decimal(raw.bid, options.priceDecimals),
    ask: decimal(raw.ask, options.priceDecimals),
    bidQuantity: decimal(raw.bidQuantity, options.quantityDecimals),
    askQuantity: decimal(raw.askQuantity, options.quantityDecimals),
  };
}

function depthOf({ replay, options }: Running, instrument: number, side: 'buy' | 'sell', levels: number): BookLevel[] {
  const out = new Float64Array(3 * levels);
  const count = native().feedReplayDepth(replay, instrument, side === 'buy' ? 0 : 1, out);
  return Array.from({ length: count }, (_, i) => ({
    price: out[3 * i]! / scale(options.priceDecimals),
    quantity: out[3 * i + 1]! / scale(options.quantityDecimals),
    ...(options.format !== 'binance-l2' && { orders: out[3 * i + 2]! }),
  }));
}

function sidesOf(running: Running, index: number): Pick<ReplayedInstrument, 'bids' | 'asks'> {
  const { depth } = running.options;
  return { bids: depthOf(running, index, 'buy', depth), asks: depthOf(running, index, 'sell', depth) };
}

function instrumentOf(running: Running, { lastTime, ...row }: NativeFeedInstrument): ReplayedInstrument {
  return { ...row, ...sidesOf(running, row.index) };
}

type Found = Omit<ReplayReport, 'format' | 'bytes'>;

function foundInOrders(running: Running, counts: NativeOrderCounts): Found {
  const instruments = native()
    .feedReplayInstruments(running.replay)
    .map((row) => instrumentOf(running, row));
  return {
    messages: counts.messages,
    actions: Object.fromEntries(feedActions.map((action, i) => [action, counts.actions[i]!])),
    rejects: {
      unknownOrder: counts.unknownOrder,
      unknownInstrument: counts.unknownInstrument,
      reusedId: counts.reusedId,
      badQuantity: counts.badQuantity,
      badPrice: counts.badPrice,
      noRoom: counts.noRoom,
    },
    fromStart: counts.fromStart,
    trades: { count: counts.trades, volume: instruments.reduce((sum, { volume }) => sum + volume, 0) },
    liveOrders: counts.live,
    warnings: { backwardSequence: counts.backward, maybeBadBook: counts.maybeBad },
    levels: null,
    instruments,
    events: native().feedReplayEvents(running.replay),
  };
}

function foundInLevels(running: Running, counts: NativeLevelCounts): Found {
  const { rows, snapshots, updates, crossed, isStale, gapList } = counts;
  const one = { index: 0, name: '', messages: counts.messages, trades: 0, volume: 0, state: '' };
  return {
    messages: counts.messages,
    actions: {},
    rejects: {
      old: counts.old,
      gap: counts.gaps,
      crossedSnapshot: counts.crossedSnapshots,
      badLevel: counts.badLevels,
      waitedTooLong: counts.overflowed,
    },
    fromStart: 0,
    trades: { count: 0, volume: 0 },
    liveOrders: 0,
    warnings: { backwardSequence: 0, maybeBadBook: 0 },
    levels: { rows, snapshots, updates, crossed, isStale, gaps: gapList },
    instruments: [{ ...one, ...sidesOf(running, 0) }],
    events: [],
  };
}

function findingsOf(running: Running): Found {
  const counts = native().feedReplayCounts(running.replay);
  return 'rows' in counts ? foundInLevels(running, counts) : foundInOrders(running, counts);
}

/** ITCH files that were cut out of a capture have two zero bytes where the length of a message should be. */
const isByType = (bytes: Uint8Array) => bytes[0] === 0 && bytes[1] === 0;

function start(options: CheckedOptions, { startBook = [], onTops }: ReplayOptions, bytes: Uint8Array): Running {
  const format = feedFormats.indexOf(options.format);
  const replay = native().feedReplay(nativeOptions(options, { format, byType: isByType(bytes) }));
  for (const { side, price, quantity } of startBook) {
    const ticks = Math.round(price * scale(options.priceDecimals));
    native().feedReplayStart(replay, side === 'buy' ? 0 : 1, ticks, BigInt(quantity));
  }
  return { replay, options, onTops };
}

function joined(rest: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (rest.length === 0) return bytes;
  const all = new Uint8Array(rest.length + bytes.length);
  all.set(rest);
  all.set(bytes, rest.length);
  return all;
}

/**
 * Starts a replay of a recorded feed that is given block by block: books of orders (ITCH, LOBSTER, MBO) or of levels
 * (Binance) follow it, and what was in it is counted. A recording (`tiercel`) is replayed as what it holds.
 *
 * @throws TIERCEL_E_PARAMETER where an option is out of range or does not go with the format.
 *
 * @example
 * ```ts
 * const replay = feedReplay({ format: 'lobster' });
 * replay.feed(new TextEncoder().encode('34200.5,1,7,100,5853300,1\n'));
 * replay.end();
 * replay.report().instruments[0]?.bids; // [{ price: 585.33, quantity: 100, orders: 1 }]
 * replay.dispose();
 * ```
 */
export function feedReplay(given: ReplayOptions): FeedReplay {
  if (given.format === 'tiercel') return recordingReplay(given, feedReplay);
  const options = checkOptions(given);
  let running: Running | null = null;
  let rest: Uint8Array = new Uint8Array(0);
  let taken = 0;
  let isEnded = false;
  let isDisposed = false;
  const numbers = new Float64Array(6);

  const live = (): Running => {
    if (isDisposed) throw new TiercelError('TIERCEL_E_PARAMETER', 'The replay has been disposed of.');
    running ??= start(options, given, rest);
    return running;
  };
  const run = (bytes: Uint8Array, isLast: boolean): void => {
    const now = live();
    native().feedReplayRun(now.replay, bytes, isLast, now.onTops !== undefined, numbers);
    const [consumed, , fault, field, line, tops] = numbers as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    taken += consumed;
    rest = bytes.slice(consumed);
    if (tops > 0) now.onTops?.(topsOf(now, tops));
    if (fault > 0) throw describeFault({ fault: feedFaults[fault]!, field, line, byte: taken, options, bytes: rest });
  };
  return {
    feed(bytes) {
      if (isEnded) throw new TiercelError('TIERCEL_E_PARAMETER', 'The feed has ended: start another replay.');
      const all = joined(rest, bytes);
      rest = all;
      // The framing of ITCH shows in the first two bytes.
      if (all.length > 1) run(all, false);
    },
    end() {
      if (isEnded) return;
      run(rest, true);
      isEnded = true;
    },
    report: () => ({ format: options.format, bytes: taken, ...findingsOf(live()) }),
    depth: (side, levels, instrument = 0) => depthOf(live(), instrument, side, levels),
    dispose() {
      if (running !== null) native().feedReplayDispose(running.replay);
      running = null;
      isDisposed = true;
    },
  };
}
