// The slow, obvious simulator: docs/semantics.md sentence by sentence, one bar after the other, plain objects, no skipping.
// It shares no code with the product; `npm test` holds the two against each other field by field, bit by bit.
//
// What "bit by bit" rests on, since sums of doubles depend on their order:
// - units = the double nearest to lots * lot size; a level's price likewise from ticks;
// - ask = bid + spread, half a spread = spread / 2, basis points: price * (1 + bps / 10000), half: * (1 + bps / 10000 / 2);
// - slip = price * (bps / 10000) + ticks * tick size, one of them 0; fill price = price + slip (buy), price - slip (sell, at least 0);
// - value = units * price; commission = max(per unit * units + per value * value, minimum), at most rate * value;
// - spread cost = units * (spread * 0.5), slippage cost = units * slip;
// - inside a leg the spread is start + fraction * (end - start), fraction = (level - from) / (to - from) in 0..1;
// - open profit = (price - entry price) * units * (1 or -1); equity = cash + (units * (1 or -1)) * mark.

import type { Signals, SimulationOptions } from '../../src/backtest/simulator/index.ts';
import type { Bars } from '../../src/market/index.ts';

type Side = 'buy' | 'sell';
type Type = 'market' | 'stop' | 'limit';
type Intent = 'entry' | 'exit' | 'stop-loss' | 'take-profit';
type Reason =
  | 'none'
  | 'leverage'
  | 'below-minimum'
  | 'no-equity'
  | 'no-stop'
  | 'bad-price'
  | 'sibling-filled'
  | 'position-closed'
  | 'end-of-data';

export interface RefOrder {
  id: number;
  parent: number;
  group: number;
  position: number;
  quantity: number;
  price: number;
  decided: bigint;
  sent: bigint;
  arrived: bigint;
  done: bigint;
  side: Side;
  type: Type;
  state: 'held' | 'sent' | 'working' | 'filled' | 'cancelled' | 'rejected' | 'expired';
  intent: Intent;
  reason: Reason;
  /** Entries: size asked for; attached orders: distance from the entry's fill. */
  asked: number;
}

export interface RefFill {
  order: number;
  bar: number;
  time: bigint;
  quantity: number;
  price: number;
  commission: number;
  spreadCost: number;
  slippageCost: number;
  side: Side;
  rule: 'market-open' | 'gap-open' | 'stop-on-path' | 'limit-on-path' | 'market-close';
  liquidity: 'taker' | 'maker';
  ambiguous: boolean;
}

export interface RefTrade {
  entryTime: bigint;
  exitTime: bigint;
  quantity: number;
  entryPrice: number;
  exitPrice: number;
  grossProfit: number;
  commission: number;
  profit: number;
  adverse: number;
  favourable: number;
  entryFill: number;
  exitFill: number;
  entryBar: number;
  exitBar: number;
  side: 'long' | 'short';
  exitIntent: Intent;
  ambiguous: boolean;
}

export interface RefLedgerRow {
  time: bigint;
  amount: number;
  reference: number;
  cause: 'deposit' | 'trade' | 'commission';
}

interface Position {
  id: number;
  side: 'long' | 'short';
  units: number;
  entryFill: number;
  /** Every price at which it could have been closed so far, before slippage. */
  seen: number[];
}

/** Bid and ask at one moment. */
interface Quote {
  bid: number;
  ask: number;
}

/** Where and how an order meets the market. */
interface Meeting {
  price: number;
  /** At the same moment on the other side. */
  otherSide: number;
  spread: number;
  bar: number;
  time: bigint;
  rule: RefFill['rule'];
  ambiguous: boolean;
}

const MINUTE_LIKE: Readonly<Record<string, bigint>> = { '1m': 60_000_000_000n, '1h': 3_600_000_000_000n };
const TOLERANCE = 1e-6;
const MAX_STEPS = 2 ** 52;

/** Whole steps as a number: the double nearest to the decimal. */
function fromSteps(steps: number, step: number): number {
  const decimals = step.toString().includes('e-')
    ? Number(step.toString().split('e-')[1])
    : (step.toString().split('.')[1] ?? '').length;
  return Number((steps * step).toFixed(decimals));
}

/** A number as whole steps, rounded down or up; a millionth of a step beside a whole number is that number. */
function toSteps(x: number, step: number, direction: 'down' | 'up'): number {
  const q = x / step;
  if (Number.isNaN(q)) return 0;
  if (Math.abs(q) > MAX_STEPS) return Math.sign(q) * MAX_STEPS;
  const nearest = Math.round(q);
  if (Math.abs(q - nearest) <= TOLERANCE + Math.abs(q) * 2 ** -50) return nearest;
  return direction === 'down' ? Math.floor(q) : Math.ceil(q);
}

export class ReferenceSimulator {
  readonly orders: RefOrder[] = [];
  readonly fills: RefFill[] = [];
  readonly trades: RefTrade[] = [];
  readonly ledger: RefLedgerRow[] = [];
  readonly equity: number[] = [];
  readonly rejected = { leverage: 0, minimum: 0, other: 0 };
  conflictingEntries = 0;
  ambiguousBars = 0;
  barsInPosition = 0;
  position: Position | null = null;
  cash = 0;
  private positionsMade = 0;
  private readonly bars: Bars;
  private readonly signals: Signals;
  private readonly options: SimulationOptions;

  constructor(bars: Bars, signals: Signals, options: SimulationOptions) {
    this.bars = bars;
    this.signals = signals;
    this.options = options;
  }

  run(): this {
    const { firstBar, cash } = this.options;
    this.post(this.bars.time[firstBar]!, cash, 0, 'deposit');
    for (let t = firstBar; t < this.bars.length; t++) {
      this.open(t);
      this.path(t);
      this.mark(t);
      this.decide(t);
      if (this.options.fill === 'same-close') {
        this.close(t);
        this.mark(t);
      }
      if (this.position !== null) this.barsInPosition++;
    }
    this.expireWhatMetNoBar();
    return this;
  }

  // ---- time and prices

  private closeTime(t: number): bigint {
    return this.bars.closeTime?.[t] ?? this.bars.time[t]! + MINUTE_LIKE[this.bars.timeframe]!;
  }

  /** Bid and ask of bar t at its open, high, low or close. */
  private quote(t: number, at: 'open' | 'high' | 'low' | 'close'): Quote {
    const price = this.bars[at][t]!;
    let bid = price;
    let ask = price;
    const { spread } = this.options.costs;
    if (this.bars.side === 'bid/ask') {
      ask = this.bars.ask![at][t]!;
    } else if (spread.kind === 'bps') {
      const rate = spread.value / 10_000;
      if (this.bars.side === 'bid') ask = price * (1 + rate);
      else [bid, ask] = [price * (1 - rate / 2), price * (1 + rate / 2)];
    } else {
      const distance =
        spread.kind === 'data'
          ? this.bars.spread![t]!
          : spread.kind === 'ticks'
            ? spread.value * this.bars.instrument.tickSize
            : spread.value;
      if (this.bars.side === 'bid') ask = price + distance;
      else [bid, ask] = [price - distance / 2, price + distance / 2];
    }
    // Crossed: both sides fill at the worse price.
    return { bid: Math.min(bid, ask), ask: Math.max(bid, ask) };
  }

  /** Open, then the nearer extreme to the open, then the other, then close. */
  private pathOf(t: number): Quote[] {
    const [open, high, low, close] = (['open', 'high', 'low', 'close'] as const).map((at) => {
      const q = this.quote(t, at);
      // The order of extremes is decided once a bar: on bid + ask, or the one side.
      return this.bars.side === 'bid/ask' ? q.bid + q.ask : this.bars[at][t]!;
    }) as [number, number, number, number];
    const toHigh = high - open;
    const toLow = open - low;
    const step = this.bars.priceStep;
    const isEqual = step === null ? toHigh === toLow : Math.abs(toHigh - toLow) < step / 2;
    // At equal distance low first if close >= open, else high first.
    const highFirst = isEqual ? close < open : toHigh < toLow;
    const extremes = highFirst ? (['high', 'low'] as const) : (['low', 'high'] as const);
    return [this.quote(t, 'open'), this.quote(t, extremes[0]), this.quote(t, extremes[1]), this.quote(t, 'close')];
  }

  private ownSide(order: RefOrder, quote: Quote): number {
    return order.side === 'buy' ? quote.ask : quote.bid;
  }

  private closingSide(quote: Quote): number {
    return this.position!.side === 'long' ? quote.bid : quote.ask;
  }

  // ---- what orders wait for

  /** Sell limits and buy stops are met by rising prices, the others by falling ones. */
  private rises(order: RefOrder): boolean {
    return order.type === 'limit' ? order.side === 'sell' : order.side === 'buy';
  }

  private isReachedBy(order: RefOrder, price: number): boolean {
    const hair = this.bars.instrument.tickSize * TOLERANCE;
    const beyond = this.rises(order) ? price - order.price : order.price - price;
    if (order.type === 'limit' && this.options.limit === 'through') return beyond > hair;
    return beyond >= -hair;
  }

  private working(): RefOrder[] {
    return this.orders.filter((o) => o.state === 'working');
  }

  // ---- 2. the open

  private open(t: number): void {
    for (const o of this.orders) if (o.state === 'sent') this.arrive(o);
    const quote = this.quote(t, 'open');
    for (;;) {
      const due = this.working().filter((o) => o.type === 'market' || this.isReachedBy(o, this.ownSide(o, quote)));
      const next = this.first(due.map((order) => ({ order, fraction: 0 })))?.order;
      if (next === undefined) return;
      if (this.position !== null) this.position.seen.push(this.closingSide(quote));
      this.meet(next, {
        price: this.ownSide(next, quote),
        otherSide: next.side === 'buy' ? quote.bid : quote.ask,
        spread: quote.ask - quote.bid,
        bar: t,
        time: this.bars.time[t]!,
        rule: next.type === 'market' ? 'market-open' : 'gap-open',
        ambiguous: false,
      });
    }
  }

  private arrive(o: RefOrder): void {
    o.state = 'working';
    o.arrived = o.sent;
  }

  /** By place, then exits before entries, then by order id. */
  private first<T extends { order: RefOrder; fraction: number }>(due: T[]): T | undefined {
    const rank = (o: RefOrder): number => (o.intent === 'entry' ? 1 : 0);
    return due.sort((a, b) => a.fraction - b.fraction || rank(a.order) - rank(b.order) || a.order.id - b.order.id)[0];
  }

  // ---- 3. the path

  private path(t: number): void {
    const points = this.pathOf(t);
    for (let leg = 0; leg < 3; leg++) {
      if (this.position !== null) this.position.seen.push(this.closingSide(points[leg]!));
      this.walkLeg(t, points[leg]!, points[leg + 1]!);
    }
    if (this.position !== null) this.position.seen.push(this.closingSide(points[3]!));
  }

  private walkLeg(t: number, from: Quote, to: Quote): void {
    const due = this.working().flatMap((order) => {
      const start = this.ownSide(order, from);
      const end = this.ownSide(order, to);
      const goesItsWay = this.rises(order) ? end > start : end < start;
      if (!goesItsWay || !this.isReachedBy(order, end)) return [];
      return [{ order, fraction: Math.min(1, Math.max(0, (order.price - start) / (end - start))) }];
    });
    const next = this.first(due);
    if (next === undefined) return;
    const { order, fraction } = next;
    const spread = from.ask - from.bid + fraction * (to.ask - to.bid - (from.ask - from.bid));
    this.position!.seen.push(order.price);
    this.meet(order, {
      price: order.price,
      otherSide: order.side === 'buy' ? order.price - spread : order.price + spread,
      spread,
      bar: t,
      time: this.closeTime(t),
      rule: order.type === 'stop' ? 'stop-on-path' : 'limit-on-path',
      ambiguous: this.isAmbiguous(t, order),
    });
    // Only the two orders of one position rest in this subset, and the first one closed it.
  }

  /** Both a stop and a target of one position lie inside the range. */
  private isAmbiguous(t: number, order: RefOrder): boolean {
    const both = this.working().filter((o) => o.group === order.group);
    const extreme = (o: RefOrder): number => this.ownSide(o, this.quote(t, this.rises(o) ? 'high' : 'low'));
    return both.length === 2 && both.every((o) => this.isReachedBy(o, extreme(o)));
  }

  // ---- 4. the close

  private mark(t: number): void {
    let equity = this.cash;
    if (this.position !== null) {
      equity = this.cash + this.position.units * (this.position.side === 'long' ? 1 : -1) * this.markPrice(t);
    }
    this.equity[t - this.options.firstBar] = equity;
  }

  private markPrice(t: number): number {
    return this.options.mark === 'last' ? this.bars.close[t]! : this.closingSide(this.quote(t, 'close'));
  }

  openProfit(): number {
    const t = this.bars.length - 1;
    return this.profit(this.position!, this.markPrice(t));
  }

  private decide(t: number): void {
    const on = (mask: Uint8Array | undefined): boolean => mask?.[t] === 1;
    const raw = {
      enterLong: on(this.signals.enterLong),
      exitLong: on(this.signals.exitLong),
      enterShort: on(this.signals.enterShort),
      exitShort: on(this.signals.exitShort),
    };
    // Long and short entries in one bar: neither, counted; exits still act.
    const conflict = raw.enterLong && raw.enterShort;
    if (conflict) this.conflictingEntries++;
    // Entry and exit of the same side in one bar: exit wins, and no entry is made even when flat.
    const enterLong = raw.enterLong && !raw.exitLong && !conflict;
    const enterShort = raw.enterShort && !raw.exitShort && !conflict;
    const held = this.position?.side;
    if (held === undefined) {
      if (enterLong) this.sendEntry(t, 'buy');
      if (enterShort) this.sendEntry(t, 'sell');
    } else if (held === 'long') {
      if (raw.exitLong || enterShort) this.sendExit(t);
      // With its exit signal an opposite entry opens the other side; alone it does so with `reverse`.
      if (enterShort && (raw.exitLong || this.options.reverse)) this.sendEntry(t, 'sell');
    } else {
      if (raw.exitShort || enterLong) this.sendExit(t);
      if (enterLong && (raw.exitShort || this.options.reverse)) this.sendEntry(t, 'buy');
    }
  }

  private close(t: number): void {
    for (const o of this.orders) if (o.state === 'sent') this.arrive(o);
    const quote = this.quote(t, 'close');
    for (;;) {
      const markets = this.working().filter((o) => o.type === 'market');
      const next = this.first(markets.map((order) => ({ order, fraction: 0 })))?.order;
      if (next === undefined) return;
      if (this.position !== null) this.position.seen.push(this.closingSide(quote));
      this.meet(next, {
        price: this.ownSide(next, quote),
        otherSide: next.side === 'buy' ? quote.bid : quote.ask,
        spread: quote.ask - quote.bid,
        bar: t,
        time: this.closeTime(t),
        rule: 'market-close',
        ambiguous: false,
      });
    }
  }

  private expireWhatMetNoBar(): void {
    const end = this.closeTime(this.bars.length - 1);
    for (const o of this.orders) {
      if (o.state !== 'sent') continue;
      this.finish(o, 'expired', 'end-of-data', end);
      this.cancelChildren(o, 'end-of-data', end);
    }
  }

  // ---- orders

  private make(o: Pick<RefOrder, 'side' | 'type' | 'intent' | 'asked' | 'decided'> & Partial<RefOrder>): RefOrder {
    const order: RefOrder = {
      id: this.orders.length + 1,
      parent: 0,
      group: o.parent ?? 0,
      position: 0,
      quantity: 0,
      price: Number.NaN,
      sent: o.parent === undefined ? o.decided : 0n,
      arrived: 0n,
      done: 0n,
      state: o.parent === undefined ? 'sent' : 'held',
      reason: 'none',
      ...o,
    };
    this.orders.push(order);
    return order;
  }

  private valueAt(column: Float64Array | number | undefined, t: number, otherwise: number): number {
    if (column === undefined) return otherwise;
    return typeof column === 'number' ? column : column[t]!;
  }

  private sendEntry(t: number, side: Side): void {
    const decided = this.closeTime(t);
    const asked = this.valueAt(this.signals.size, t, this.options.size.value);
    const entry = this.make({ side, type: 'market', intent: 'entry', asked, decided });
    const out: Side = side === 'buy' ? 'sell' : 'buy';
    const stop = this.valueAt(this.signals.stopLoss, t, 0);
    const target = this.valueAt(this.signals.takeProfit, t, 0);
    // NaN or 0: none for an entry of that bar.
    if (!Number.isNaN(stop) && stop !== 0) {
      this.make({ side: out, type: 'stop', intent: 'stop-loss', asked: stop, decided, parent: entry.id });
    }
    if (!Number.isNaN(target) && target !== 0) {
      this.make({ side: out, type: 'limit', intent: 'take-profit', asked: target, decided, parent: entry.id });
    }
  }

  private sendExit(t: number): void {
    const { id, side } = this.position!;
    const decided = this.closeTime(t);
    this.make({
      side: side === 'long' ? 'sell' : 'buy',
      type: 'market',
      intent: 'exit',
      asked: 0,
      decided,
      position: id,
    });
  }

  private finish(o: RefOrder, state: RefOrder['state'], reason: Reason, time: bigint): void {
    o.state = state;
    o.reason = reason;
    o.done = time;
  }

  private cancelChildren(parent: RefOrder, reason: Reason, time: bigint): void {
    for (const o of this.orders) if (o.parent === parent.id) this.finish(o, 'cancelled', reason, time);
  }

  private meet(order: RefOrder, m: Meeting): void {
    const { slippage } = this.options.costs;
    // Slippage is of market orders and stops, always against the trader.
    let slip = 0;
    if (order.type !== 'limit') {
      const rate = slippage.kind === 'bps' ? slippage.value / 10_000 : 0;
      const distance = slippage.kind === 'ticks' ? slippage.value * this.bars.instrument.tickSize : 0;
      slip = m.price * rate + distance;
    }
    const price = order.side === 'buy' ? m.price + slip : Math.max(0, m.price - slip);
    if (order.intent === 'entry') this.enter(order, m, price, slip);
    else this.leave(order, m, price, slip);
  }

  private enter(order: RefOrder, m: Meeting, price: number, slip: number): undefined {
    const reject = (reason: Reason): undefined => {
      this.finish(order, 'rejected', reason, m.time);
      this.cancelChildren(order, reason, m.time);
      if (reason === 'leverage') this.rejected.leverage++;
      else if (reason === 'below-minimum') this.rejected.minimum++;
      else this.rejected.other++;
    };
    if (!(price > 0) || price === Number.POSITIVE_INFINITY) return reject('bad-price');
    const tick = this.bars.instrument.tickSize;
    const children = this.orders.filter((o) => o.parent === order.id);
    const levels = children.map((child) => {
      // Exits are rounded away from the position: the stop of a long down, its target up.
      const below = (order.side === 'buy') === (child.intent === 'stop-loss');
      const ticks = below ? toSteps(price - child.asked, tick, 'down') : toSteps(price + child.asked, tick, 'up');
      const isGood = child.asked > 0 && child.asked < Number.POSITIVE_INFINITY && ticks > 0;
      return { child, level: isGood ? fromSteps(ticks, tick) : Number.NaN };
    });
    if (levels.some(({ level }) => Number.isNaN(level))) return reject('bad-price');
    if (!(this.cash > 0)) return reject('no-equity');
    const stop = levels.find(({ child }) => child.intent === 'stop-loss');
    const lots = this.sizeInLots(order.asked, price, stop === undefined ? 0 : Math.abs(price - stop.level));
    if (typeof lots === 'string') return reject(lots);
    const units = fromSteps(lots, this.bars.instrument.lotSize);
    const fill = this.fill(order, m, { units, price, slip });
    this.position = {
      id: ++this.positionsMade,
      side: order.side === 'buy' ? 'long' : 'short',
      units,
      entryFill: fill,
      seen: [m.otherSide],
    };
    Object.assign(order, { state: 'filled', quantity: units, position: this.positionsMade, done: m.time });
    for (const { child, level } of levels) {
      const position = this.positionsMade;
      Object.assign(child, { state: 'working', price: level, position, sent: m.time, arrived: m.time });
    }
  }

  private leave(order: RefOrder, m: Meeting, price: number, slip: number): void {
    const position = this.position!;
    const exitFill = this.fill(order, m, { units: position.units, price, slip });
    const entry = this.fills[position.entryFill]!;
    const exit = this.fills[exitFill]!;
    const profits = position.seen.map((p) => this.profit(position, p));
    const grossProfit = this.profit(position, price);
    const commission = entry.commission + exit.commission;
    this.trades.push({
      entryTime: entry.time,
      exitTime: exit.time,
      quantity: position.units,
      entryPrice: entry.price,
      exitPrice: price,
      grossProfit,
      commission,
      profit: grossProfit - commission,
      adverse: Math.min(0, ...profits) + 0, // + 0: no negative zero
      favourable: Math.max(0, ...profits),
      entryFill: position.entryFill,
      exitFill,
      entryBar: entry.bar,
      exitBar: exit.bar,
      side: position.side,
      exitIntent: order.intent,
      ambiguous: m.ambiguous,
    });
    if (m.ambiguous) this.ambiguousBars++;
    Object.assign(order, { state: 'filled', quantity: position.units, done: m.time });
    for (const o of this.orders) {
      if (o.position !== position.id || (o.state !== 'working' && o.state !== 'sent')) continue;
      const isSibling = order.group !== 0 && o.group === order.group;
      this.finish(o, 'cancelled', isSibling ? 'sibling-filled' : 'position-closed', m.time);
    }
    this.position = null;
  }

  private profit(position: Position, price: number): number {
    const entry = this.fills[position.entryFill]!.price;
    return (price - entry) * position.units * (position.side === 'long' ? 1 : -1);
  }

  // ---- costs, money, size

  private commission(units: number, value: number): number {
    const { perUnit, perValue, minimum, maximumRate } = this.options.costs.commission;
    const asked = Math.max(perUnit * units + perValue * value, minimum);
    return maximumRate === null ? asked : Math.min(asked, maximumRate * value);
  }

  private fill(order: RefOrder, m: Meeting, f: { units: number; price: number; slip: number }): number {
    const index = this.fills.length;
    const value = f.units * f.price;
    const commission = this.commission(f.units, value);
    this.fills.push({
      order: order.id,
      bar: m.bar,
      time: m.time,
      quantity: f.units,
      price: f.price,
      commission,
      spreadCost: f.units * (m.spread * 0.5),
      slippageCost: f.units * f.slip,
      side: order.side,
      rule: m.rule,
      liquidity: order.type === 'limit' ? 'maker' : 'taker',
      ambiguous: m.ambiguous,
    });
    this.post(m.time, order.side === 'buy' ? -value : value, index, 'trade');
    if (commission !== 0) this.post(m.time, -commission, index, 'commission');
    return index;
  }

  private post(time: bigint, amount: number, reference: number, cause: RefLedgerRow['cause']): void {
    this.ledger.push({ time, amount, reference, cause });
    this.cash = this.ledger.reduce((sum, row) => sum + row.amount, 0);
  }

  /** The most lots whose money (value or loss at the stop) plus commission fits the budget, by bisection. */
  private most(perUnit: number, price: number, budget: number): number {
    const fits = (lots: number): boolean => {
      const units = fromSteps(lots, this.bars.instrument.lotSize);
      return units * perUnit + this.commission(units, units * price) <= budget * (1 + 2 ** -40);
    };
    if (!(budget > 0)) return 0;
    let yes = 0;
    let no = MAX_STEPS + 1;
    while (no - yes > 1) {
      const middle = Math.floor((yes + no) / 2);
      if (fits(middle)) yes = middle;
      else no = middle;
    }
    return yes;
  }

  private sizeInLots(asked: number, price: number, stopDistance: number): number | Reason {
    const { lotSize, minQuantity } = this.bars.instrument;
    const least = Math.max(1, toSteps(minQuantity, lotSize, 'up'));
    const equity = this.cash; // entries are made from a flat account
    const room = this.options.leverage * equity;
    if (!(asked > 0)) return 'below-minimum';
    const { kind } = this.options.size;
    if (kind === 'risk-fraction' && !(stopDistance > 0)) return 'no-stop';
    let lots: number;
    if (kind === 'units') lots = toSteps(asked, lotSize, 'down');
    else if (kind === 'cash') lots = this.most(price, price, Math.min(asked, room));
    else if (kind === 'equity-fraction') lots = this.most(price, price, Math.min(asked * equity, room));
    else lots = Math.min(this.most(stopDistance, price, asked * equity), this.most(price, price, room));
    if (lots < least) return 'below-minimum';
    // Gross exposure is at most leverage x equity; only explicit units can be rejected by it.
    if (kind === 'units' && lots > this.most(price, price, room)) return 'leverage';
    return lots;
  }
}
