// The slow, obvious simulator: docs/semantics.md sentence by sentence, one event after the other, plain objects, no
// skipping. It shares no code with the product; `npm test` holds the two against each other field by field, bit by bit.
//
// What "bit by bit" rests on, since sums of doubles depend on their order:
// - units = the double nearest to lots * lot size; a level's price likewise from ticks;
// - ask = bid + spread, half a spread = spread / 2, basis points: price * (1 + bps / 10000), half: * (1 + bps / 10000 / 2);
// - slip = price * (bps / 10000) + ticks * tick size, one of them 0; fill price = price + slip (buy), price - slip (sell, at least 0);
// - value = units * price; commission = max(per unit * units + per value * value, minimum), at most rate * value;
// - spread cost = units * (spread * 0.5), slippage cost = units * slip;
// - inside a leg the spread is start + fraction * (end - start), fraction = (level - from) / (to - from) in 0..1;
// - average price = (price * units + new price * new units) / (units + new units);
// - open profit = (price - entry price) * units * (1 or -1); equity = cash, then + (units * (1 or -1)) * mark for each instrument.

import type { OpenPosition } from '../../src/backtest/simulator/index.ts';
import { type Callbacks, deliverReports, type Moment, type Timer } from './callbacks.ts';
import { expire, expireUnmet, start, takeEffect } from './commands.ts';
import { applyActions } from './corporate-actions.ts';
import { fillAtClose, fillAtOpen, walkPath } from './matching.ts';
import { quoteAt } from './quotes.ts';
import type { RefInput } from './records.ts';
import { decide } from './signals.ts';
import { closeTime, createWorld, type Lane, markedEquity, post, profitOf, signOf, type World } from './world.ts';

/** All opens, or all closes, of one time. */
interface Instant {
  readonly type: 'close' | 'open';
  readonly time: bigint;
  readonly bars: readonly { readonly lane: Lane; readonly t: number }[];
}

/** Runs signals, and where they are given callbacks, over all bars from each feed's first on. */
export function runReference(input: RefInput, callbacks: Callbacks = {}): World {
  const world = createWorld(input);
  const timers: Timer[] = [];
  const momentAt = (time: bigint, inStep4 = false): Moment => ({ world, timers, time, inStep4 });
  const from = startOf(world);
  post(world, { time: from, amount: input.options.cash, reference: 0, cause: 'deposit' });
  callbacks.onStart?.(momentAt(from));
  for (const instant of instantsOf(world)) {
    // A timer comes after the closes of its time and before the opens.
    const isOpen = instant.type === 'open';
    fireTimers(callbacks, momentAt, { timers, before: isOpen ? instant.time + 1n : instant.time });
    if (isOpen) open(world, instant);
    else close(world, instant);
    deliverReports(callbacks, momentAt(instant.time));
    if (isOpen) continue;
    fireTimers(callbacks, momentAt, { timers, before: instant.time + 1n });
    step4(world, instant, { callbacks, moment: momentAt(instant.time, true) });
    deliverReports(callbacks, momentAt(instant.time));
  }
  const end = lastClose(world);
  callbacks.onEnd?.(momentAt(end));
  expireUnmet(world, end);
  return world;
}

function inOrder(times: readonly bigint[]): bigint[] {
  return [...times].sort((a, b) => Number(a - b));
}

function startOf({ lanes }: World): bigint {
  return inOrder(lanes.map(({ bars, feed }) => bars.time[feed.firstBar]!))[0]!;
}

function lastClose({ lanes }: World): bigint {
  return inOrder(lanes.map(({ bars }) => closeTime(bars, bars.length - 1))).at(-1)!;
}

/** By time; at one time closes before opens, in instrument order. */
function instantsOf({ lanes }: World): Instant[] {
  const instants = new Map<string, { type: 'close' | 'open'; time: bigint; bars: { lane: Lane; t: number }[] }>();
  const add = (type: 'close' | 'open', time: bigint, bar: { lane: Lane; t: number }): void => {
    const instant = instants.get(`${time}${type}`) ?? { type, time, bars: [] };
    instant.bars.push(bar);
    instants.set(`${time}${type}`, instant);
  };
  for (const lane of lanes) {
    for (let t = lane.feed.firstBar; t < lane.bars.length; t++) {
      add('open', lane.bars.time[t]!, { lane, t });
      add('close', closeTime(lane.bars, t), { lane, t });
    }
  }
  const rank = { close: 0, open: 1 };
  return [...instants.values()].sort((a, b) => Number(a.time - b.time) || rank[a.type] - rank[b.type]);
}

function fireTimers(
  callbacks: Callbacks,
  momentAt: (time: bigint) => Moment,
  { timers, before }: { timers: Timer[]; before: bigint },
): void {
  for (;;) {
    const due = timers.filter(({ time }) => time < before).sort((a, b) => Number(a.time - b.time))[0];
    if (due === undefined) return;
    timers.splice(timers.indexOf(due), 1);
    callbacks.onTimer?.(momentAt(due.time), due);
  }
}

// ---- 1 and 2

function open(world: World, { time, bars }: Instant): void {
  const lanes = bars.map(({ lane }) => lane);
  for (const { lane, t } of bars) {
    lane.opened = t;
    lane.quote = quoteAt(lane.bars, t, { at: 'open', spread: lane.costs.spread });
  }
  for (const { lane, t } of bars) applyActions(world, lane, t);
  takeEffect(world, lanes, time);
  expire(world, lanes, time);
  fillAtOpen(world, lanes, time);
}

// ---- 3 and 4

function close(world: World, { time, bars }: Instant): void {
  for (const { lane, t } of bars) walkPath(world, lane, t);
  world.times.push(time);
  world.equity.push(markedEquity(world));
}

function step4(
  world: World,
  { time, bars }: Instant,
  { callbacks, moment }: { callbacks: Callbacks; moment: Moment },
): void {
  const lanes = bars.map(({ lane }) => lane);
  decide(world, lanes, { time, inStep4: true });
  for (const { lane, t } of bars) callbacks.onBar?.(moment, lane, t);
  if (world.options.fill === 'same-close') {
    startAtClose(world, lanes, time);
    fillAtClose(world, lanes, time);
    world.equity[world.equity.length - 1] = markedEquity(world);
  }
  if (world.lanes.some(({ position }) => position !== null)) world.barsInPosition++;
}

/** Market orders decided in this step, of the instruments that close now. */
function startAtClose(world: World, lanes: readonly Lane[], time: bigint): void {
  const isNow = (w: World['waiting'][number]): boolean =>
    w.type === 'new' &&
    w.inStep4 &&
    w.order.type === 'market' &&
    w.order.decided === time &&
    lanes.some((l) => l.index === w.order.instrument);
  const now = world.waiting.filter(isNow);
  world.waiting = world.waiting.filter((w) => !isNow(w));
  for (const { order } of now) start(world, order, time);
}

/** What is held at the end, by instrument. */
export function openPositionsOf(world: World): OpenPosition[] {
  return world.lanes.flatMap((lane) => {
    const { position } = lane;
    if (position === null) return [];
    return [
      {
        instrument: lane.index,
        side: signOf(position.side),
        quantity: position.units,
        entryTime: world.fills[position.entryFill]!.time,
        entryPrice: position.entryPrice,
        profit: profitOf(world, lane, position),
      },
    ];
  });
}
