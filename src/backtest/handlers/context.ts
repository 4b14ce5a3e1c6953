import { type TradingDay, toIso, tradingDays } from '../../market/index.ts';
import { intents, orderStates, orderTypes, type Size } from '../simulator/types.ts';
import { analysisOf } from './analysis.ts';
import { bookView } from './book-view.ts';
import { createCommands, laterTime } from './commands.ts';
import { accountHead, accountPart, rowCells, rowLength, rowsPerCall } from './exchange.ts';
import { closeTimeOf, factorNow, follow, type Lane, laneNamed, type Present, timeOf } from './present.ts';
import { refuse } from './requests.ts';
import type { Timers } from './timers.ts';
import type { AccountView, BarsHistory, Context, LiveOrder, PositionView } from './types.ts';
import { barsHistoryOf } from './views.ts';

function accountView(present: Present): AccountView {
  const { account } = present.session.exchange;
  return Object.freeze({
    get cash() {
      if (present.isMixed) follow(present);
      return account[accountHead.cash]!;
    },
    get equity() {
      follow(present);
      return account[accountHead.equity]!;
    },
    get exposure() {
      follow(present);
      return account[accountHead.exposure]!;
    },
    get margin() {
      follow(present);
      return account[accountHead.margin]!;
    },
    get free() {
      follow(present);
      return account[accountHead.free]!;
    },
  });
}

function positionView(present: Present, lane: Lane): PositionView {
  const { account, entryTimes } = present.session.exchange;
  const at = accountHead.length + lane.index * accountPart.length;
  return Object.freeze({
    symbol: lane.symbol,
    get units() {
      return account[at + accountPart.units]!;
    },
    get entryPrice() {
      return account[at + accountPart.units] === 0
        ? Number.NaN
        : account[at + accountPart.entryPrice]! * factorNow(present, lane);
    },
    get entryTime() {
      return entryTimes[lane.index]!;
    },
    get profit() {
      follow(present);
      return account[at + accountPart.profit]!;
    },
  });
}

/** A row of the exchange as an order, with its price in the prices that callbacks see. */
export function orderOf(present: Present, row: number): LiveOrder {
  const { rows } = present.session.exchange;
  const cell = (name: keyof typeof rowCells): number => rows[row * rowLength + rowCells[name]]!;
  const lane = present.lanes[cell('instrument')]!;
  return {
    id: cell('order'),
    symbol: lane.symbol,
    side: cell('side') > 0 ? 'buy' : 'sell',
    type: orderTypes[cell('type')]!,
    intent: intents[cell('intent')]!,
    state: orderStates[cell('state')]!,
    price: cell('price') * factorNow(present, lane),
    parent: cell('parent'),
  };
}

function liveOrders(present: Present, lane: Lane | null): readonly LiveOrder[] {
  follow(present);
  const found: LiveOrder[] = [];
  for (let from = 0; ; from += rowsPerCall) {
    const count = present.session.orders(from);
    for (let row = 0; row < count; row++) {
      const order = orderOf(present, row);
      if (lane === null || order.symbol === lane.symbol) found.push(order);
    }
    if (count < rowsPerCall) return found;
  }
}

/** The trading days over an instrument's bars and some weeks after them, found when first asked for. */
function daysOf({ bars }: Lane): () => TradingDay[] {
  const weeks = 30n * 86_400_000_000_000n;
  let days: TradingDay[] = [];
  return () => {
    if (days.length > 0) return days;
    days = tradingDays(bars.instrument.calendar, bars.time[0]!, closeTimeOf(bars, bars.length - 1) + weeks);
    return days;
  };
}

/** The end of the first of these days that ends after a time. */
function endAfter(days: readonly TradingDay[], time: bigint): bigint {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]!.close <= time) low = middle + 1;
    else high = middle;
  }
  return days[low]!.close;
}

/** Tells the session of the sessions of an instrument, the first time. */
function sessionsTeller(present: Present, days: readonly (() => TradingDay[])[]): (lane: Lane) => void {
  const told = new Set<Lane>();
  return (lane) => {
    if (told.has(lane)) return;
    told.add(lane);
    present.session.calendar(lane.index, days[lane.index]!());
  };
}

/** The one context of a run. It holds no state of its own: all of it tells where the run stands. */
export function createContext(
  present: Present,
  { size, timers }: { readonly size: Size; readonly timers: Timers },
): Context {
  const { lanes } = present;
  const bars = lanes.map((lane): BarsHistory => barsHistoryOf(lane.bars, lane.known));
  const positions = lanes.map((lane) => positionView(present, lane));
  const books = lanes.map((lane) => bookView(present, lane));
  const days = lanes.map(daysOf);
  const symbols = Object.freeze(lanes.map((lane) => lane.symbol));
  return Object.freeze({
    get time() {
      return timeOf(present);
    },
    get symbol() {
      return symbols[present.instrument]!;
    },
    symbols,
    get bars() {
      return bars[present.instrument]!;
    },
    barsOf: (symbol: string) => bars[laneNamed(present, symbol).index]!,
    ta: analysisOf(),
    account: accountView(present),
    position: (symbol?: string) =>
      positions[symbol === undefined ? present.instrument : laneNamed(present, symbol).index]!,
    book: (symbol?: string) => books[symbol === undefined ? present.instrument : laneNamed(present, symbol).index]!,
    orders: (symbol?: string) => liveOrders(present, symbol === undefined ? null : laneNamed(present, symbol)),
    ...createCommands(present, {
      size,
      dayEnd: (lane, time) => endAfter(days[lane.index]!(), time),
      knowSessions: sessionsTeller(present, days),
    }),
    setTimer(time, name = '') {
      if (present.isEnded) refuse('setTimer: the data are over, no timer comes due any more.');
      timers.add({ name, time: laterTime(present, 'setTimer: `time`', time) });
      present.isBroken = true;
    },
    roundPrice(price, direction, symbol) {
      const lane = laneNamed(present, symbol);
      const factor = factorNow(present, lane);
      return lane.ticks.value(lane.ticks[direction](price / factor)) * factor;
    },
    instrument: (symbol?: string) => laneNamed(present, symbol).bars.instrument,
    log: (...values: unknown[]) => console.error(toIso(timeOf(present)), ...values),
  } satisfies Context);
}
