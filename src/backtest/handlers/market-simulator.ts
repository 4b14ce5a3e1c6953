import { TiercelError } from '../../kernel/index.ts';
import {
  type Instrument,
  type Session,
  type TimeInput,
  toIso,
  toNanoseconds,
  tradingDays,
} from '../../market/index.ts';
import { instrumentsOfRange } from '../instruments.ts';
import { type BacktestOptions, completeOptions, type GivenBars } from '../options.ts';
import type { BacktestResult } from '../result.ts';
import { stepKinds } from './exchange.ts';
import { eventLoop, type Loop } from './loop.ts';
import { closeTimeOf, type Lane, laneNamed, timeOf } from './present.ts';
import { startLoop } from './run-handlers.ts';
import type { AccountView, BarsHistory, Context, FillEvent, OrderEvent, PositionView } from './types.ts';

/**
 * How a market is simulated: the options of a backtest, its bars, and when it begins. Costs are a profile's name or a
 * model, which `loadCosts` reads from a file.
 */
export interface MarketSimulatorOptions extends Omit<BacktestOptions, 'params' | 'from' | 'cancel'> {
  /** Bars of one instrument or of several on one account, as the store or `readCsv` gives them. */
  readonly bars: GivenBars | readonly GivenBars[];
  /** It begins at the open of the first bar at or after this time; the bars before it are known. Default: the first bar. */
  readonly start?: TimeInput;
}

/** One bar that has closed. */
export interface ClosedBar {
  /** When it opened and when it was known, nanoseconds since the Unix epoch. */
  readonly time: bigint;
  readonly closeTime: bigint;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume?: number;
}

/** What happened while the market moved on. */
export interface Advance {
  /** Bars of the first instrument that have closed. */
  readonly bars: number;
  readonly events: readonly OrderEvent[];
  readonly fills: readonly FillEvent[];
}

/** A position as it was when it was asked for. */
export type PositionSnapshot = { readonly [K in keyof PositionView]: PositionView[K] };

type Commands = Pick<
  Context,
  'buy' | 'sell' | 'close' | 'target' | 'cancel' | 'modify' | 'orders' | 'position' | 'roundPrice' | 'ta'
>;

/**
 * A market that a program steps through. All of it tells the present: what has closed, what is held, what waits. Orders
 * act at their instrument's next open, as those of a backtest's callbacks; a `symbol` left out is the first instrument.
 * Commands throw TIERCEL_E_ORDER, and then nothing was sent.
 */
export interface MarketSimulator extends Commands {
  /** Nanoseconds since the Unix epoch. */
  readonly time: bigint;
  /** The data are over: nothing can be sent any more. */
  readonly isOver: boolean;
  readonly symbols: readonly string[];
  /** All options, with the defaults filled in. */
  readonly options: BacktestResult['options'];
  readonly account: AccountView;
  /** What is held, instruments that are flat left out. */
  positions(): readonly PositionSnapshot[];
  /** Every fill and every change of an order so far. */
  readonly fills: readonly FillEvent[];
  readonly events: readonly OrderEvent[];
  /** Moves on until so many more bars of the first instrument have closed (default 1), or the data are over. */
  advance(bars?: number): Advance;
  /**
   * Moves on to a time: what closes at it has closed, what opens at it has not opened.
   *
   * @throws TIERCEL_E_PARAMETER for a time before the present one.
   */
  advanceTo(time: TimeInput): Advance;
  /** The last bar that has closed; null before the first. */
  currentBar(symbol?: string): ClosedBar | null;
  /** The closed bars. */
  bars(symbol?: string): BarsHistory;
  instrument(symbol?: string): Instrument;
  /** Whether the instrument's calendar has a session now, from its open on and up to its close. */
  isMarketOpen(symbol?: string): boolean;
  /** The session that is open now, else the next one. */
  session(symbol?: string): Session;
}

/** Longer than any market was closed, but for wars. */
const longestClosure = 16n * 86_400_000_000_000n;

function sessionAt({ bars }: Lane, time: bigint): Session {
  const { calendar } = bars.instrument;
  const { open, close } = tradingDays(calendar, time, time + longestClosure)[0]!;
  return { open, close };
}

function closedBar({ bars, known }: Lane): ClosedBar | null {
  const at = known.bars - 1;
  if (at < 0) return null;
  const { time, open, high, low, close, volume } = bars;
  return {
    time: time[at]!,
    closeTime: closeTimeOf(bars, at),
    open: open[at]!,
    high: high[at]!,
    low: low[at]!,
    close: close[at]!,
    ...(volume === undefined ? {} : { volume: volume[at]! }),
  };
}

function checkedCount(bars: number): number {
  if (Number.isSafeInteger(bars) && bars >= 1) return bars;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `advance: \`bars\` must be a whole number above 0, was ${String(bars)}.`,
  );
}

function checkedTime(now: bigint, input: TimeInput): bigint {
  const time = toNanoseconds(input, 'advanceTo');
  if (time >= now) return time;
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `advanceTo: the time must not lie before the present ${toIso(now)}, was ${toIso(time)}: a market does not go back.`,
  );
}

interface Mover {
  readonly isOver: () => boolean;
  /** Moves on until nothing is left before `until`, or so many bars have closed; what happened. */
  readonly move: (limit: { readonly until?: bigint; readonly bars?: number }) => Advance;
}

/** Runs the events of a loop by pieces; in between, commands count as those of `onBar` at a close, else of `onTimer`. */
function moverOf(loop: Loop, told: { readonly fills: FillEvent[]; readonly events: OrderEvent[] }): Mover {
  const { present } = loop;
  const first = present.lanes[0]!;
  const events = eventLoop(loop);
  events.begin();
  let isOver = false;
  const stand = (kind: number): void => {
    present.instrument = 0;
    present.callback = kind === stepKinds.close && present.closing >= 0 ? 'onBar' : 'onTimer'; // rows of a detail close too
  };
  return {
    isOver: () => isOver,
    move({ until, bars = Number.POSITIVE_INFINITY }) {
      const [fills, changes, start] = [told.fills.length, told.events.length, first.known.bars];
      if (until === timeOf(present)) return { bars: 0, events: [], fills: [] };
      let kind: number = stepKinds.timer;
      while (!isOver && first.known.bars - start < bars) {
        kind = events.next(until);
        if (kind === stepKinds.end) {
          isOver = true;
          events.end();
        } else if (kind !== stepKinds.open && timeOf(present) === until) break; // a close at that time, or the time itself
      }
      stand(kind);
      return {
        bars: first.known.bars - start,
        events: told.events.slice(changes),
        fills: told.fills.slice(fills),
      };
    },
  };
}

function withoutFile<T extends Pick<BacktestOptions, 'costs'>>({ costs, ...rest }: T) {
  if (costs === undefined) return rest;
  if (typeof costs !== 'object' || !('file' in costs)) return { ...rest, costs };
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `The costs of a market are read before it opens: give \`costs: (await loadCosts('${costs.file}')).model\`.`,
  );
}

/**
 * Opens a market over bars, to be stepped through: the native session of `backtest` without its callbacks. The same
 * orders sent at the same times fill alike, to the bit.
 *
 * @throws what `backtest` throws for bars and options; TIERCEL_E_PARAMETER for costs of a file that was not read.
 * @example
 * ```ts
 * const market = marketSimulator({ bars, start: '2018-01-03', cash: 100_000, costs: 'zero' });
 * market.advance(20);
 * market.buy({ units: 1000, stopLoss: 0.002, takeProfit: 0.004 });
 * const { fills } = market.advanceTo('2018-01-04');
 * console.log(fills[0]?.price, market.account.equity, market.positions(), market.isMarketOpen());
 * ```
 */
export function marketSimulator({ bars, start, ...options }: MarketSimulatorOptions): MarketSimulator {
  const from = start === undefined ? {} : { from: start };
  const { instruments, range } = instrumentsOfRange(bars, { ...options, ...from });
  const complete = completeOptions(instruments, { ...withoutFile(options), range }, options.size);
  const told = { fills: [] as FillEvent[], events: [] as OrderEvent[] };
  const { loop } = startLoop(
    { instruments, options: complete, blockSize: 1 }, // nothing is to have happened ahead of the user's next word
    { onOrder: (_, event) => void told.events.push(event), onFill: (_, event) => void told.fills.push(event) },
  );
  const { present, ctx } = loop;
  const { move, isOver } = moverOf(loop, told);
  const laneOf = (symbol?: string): Lane => laneNamed(present, symbol);
  const now = (): bigint => timeOf(present);
  present.callback = 'onTimer';
  const { buy, sell, close, target, cancel, modify, orders, position, roundPrice, ta, account, symbols } = ctx;
  return Object.freeze({
    ...{ buy, sell, close, target, cancel, modify, orders, position, roundPrice, ta, account, symbols },
    options: complete,
    get time() {
      return now();
    },
    get isOver() {
      return isOver();
    },
    get fills() {
      return [...told.fills];
    },
    get events() {
      return [...told.events];
    },
    positions: () => symbols.map((symbol) => ({ ...position(symbol) })).filter(({ units }) => units !== 0),
    advance: (count = 1) => move({ bars: checkedCount(count) }),
    advanceTo: (time) => move({ until: checkedTime(now(), time) }),
    currentBar: (symbol) => closedBar(laneOf(symbol)),
    bars: (symbol = symbols[0]!) => ctx.barsOf(symbol),
    instrument: (symbol) => ctx.instrument(symbol),
    isMarketOpen: (symbol) => sessionAt(laneOf(symbol), now()).open <= now(),
    session: (symbol) => sessionAt(laneOf(symbol), now()),
  } satisfies MarketSimulator);
}
