// Steps 2 and 3 of a bar, and the close of `same-close`: which order meets the market next, and where.
import { execute, type Meeting, moveTrails } from './execution.ts';
import { isMetByRise, isReached } from './levels.ts';
import { otherPrice, ownPrice, pathOf, quoteAt } from './quotes.ts';
import type { Quote, RefOrder } from './records.ts';
import { closeTime, closingNow, closingPrice, type Lane, type World, workingAt } from './world.ts';

interface Due {
  readonly order: RefOrder;
  /** How much of the leg is travelled there. */
  readonly fraction: number;
  readonly meeting: Meeting;
}

/** By place, then exits before entries, then by order id. */
function firstOf(due: readonly Due[]): Due | undefined {
  const rank = (d: Due): number => (d.order.intent === 'entry' ? 1 : 0);
  return [...due].sort((a, b) => a.fraction - b.fraction || rank(a) - rank(b) || a.order.id - b.order.id)[0];
}

/** Executes what is due at one moment until nothing is: one execution may bring others. */
function exhaust(world: World, dueNow: () => Due[]): void {
  for (let next = firstOf(dueNow()); next !== undefined; next = firstOf(dueNow())) {
    execute(world, next.order, next.meeting);
  }
}

/** An order at the present quote of its instrument. */
function atQuote(lane: Lane, order: RefOrder, more: Pick<Meeting, 'time' | 'rule'>): Due {
  const quote = lane.quote!;
  const meeting = {
    price: ownPrice(order.side, quote),
    otherSide: otherPrice(order.side, quote),
    spread: quote.ask - quote.bid,
    bar: lane.opened,
    ambiguous: false,
    ...more,
  };
  return { order, fraction: 0, meeting };
}

/** Fills at the opens of one time: over all instruments, exits before entries, then by id. */
export function fillAtOpen(world: World, lanes: readonly Lane[], time: bigint): void {
  const isDue = (lane: Lane, o: RefOrder): boolean => {
    if (o.type === 'market') return true;
    return isReached(world, o, ownPrice(o.side, lane.quote!));
  };
  exhaust(world, () =>
    lanes.flatMap((lane) =>
      workingAt(world, lane.index)
        .filter((o) => isDue(lane, o))
        .map((o) => atQuote(lane, o, { time, rule: o.type === 'market' ? 'market-open' : 'gap-open' })),
    ),
  );
  for (const lane of lanes) moveTrails(world, lane, (o) => ownPrice(o.side, lane.quote!));
}

/** Market orders decided at this close fill there. */
export function fillAtClose(world: World, lanes: readonly Lane[], time: bigint): void {
  exhaust(world, () =>
    lanes.flatMap((lane) =>
      workingAt(world, lane.index)
        .filter((o) => o.type === 'market')
        .map((o) => atQuote(lane, o, { time, rule: 'market-close' })),
    ),
  );
}

// ---- the path

export function walkPath(world: World, lane: Lane, t: number): void {
  const points = pathOf(lane.bars, t, lane.costs.spread);
  for (let leg = 0; leg < 3; leg++) {
    if (lane.position !== null) lane.position.seen.push(closingPrice(lane.position.side, points[leg]!));
    walkLeg(world, lane, { t, from: points[leg]!, to: points[leg + 1]! });
    moveTrails(world, lane, (o) => ownPrice(o.side, points[leg + 1]!));
  }
  lane.quote = points[3]!;
  if (lane.position !== null) lane.position.seen.push(closingNow(lane, lane.position));
}

interface Leg {
  readonly t: number;
  readonly from: Quote;
  readonly to: Quote;
}

function walkLeg(world: World, lane: Lane, leg: Leg): void {
  /** Orders that came to life inside this leg, with the execution that made them. */
  const born = new Map<RefOrder, Due>();
  exhaustLeg();

  function exhaustLeg(): void {
    for (;;) {
      const working = workingAt(world, lane.index);
      const next = firstOf(working.flatMap((order) => onLeg(world, lane, { ...leg, order, birth: born.get(order) })));
      if (next === undefined) return;
      execute(world, next.order, next.meeting);
      for (const o of workingAt(world, lane.index)) if (!working.includes(o)) born.set(o, next);
    }
  }
}

function onLeg(world: World, lane: Lane, leg: Leg & { order: RefOrder; birth: Due | undefined }): Due[] {
  const { order, birth, t, from, to } = leg;
  const common = {
    bar: t,
    time: closeTime(lane.bars, t),
    rule: order.type === 'limit' ? ('limit-on-path' as const) : ('stop-on-path' as const),
    ambiguous: isAmbiguous(world, lane, { order, t }),
  };
  // The market is already past the level of an order that its entry's fill brought to life: it meets it there.
  if (birth !== undefined && isReached(world, order, birth.meeting.otherSide)) {
    const { price, otherSide, spread } = birth.meeting;
    return [{ order, fraction: birth.fraction, meeting: { price: otherSide, otherSide: price, spread, ...common } }];
  }
  const start = ownPrice(order.side, from);
  const end = ownPrice(order.side, to);
  const goesItsWay = isMetByRise(order) ? end > start : end < start;
  if (!goesItsWay || !isReached(world, order, end)) return [];
  const own = Math.min(1, Math.max(0, (order.price - start) / (end - start)));
  const fraction = Math.max(own, birth?.fraction ?? 0);
  const spread = from.ask - from.bid + fraction * (to.ask - to.bid - (from.ask - from.bid));
  const otherSide = order.side === 'buy' ? order.price - spread : order.price + spread;
  return [{ order, fraction, meeting: { price: order.price, otherSide, spread, ...common } }];
}

/** A stop and a target of one entry lie both inside the bar. */
function isAmbiguous(world: World, lane: Lane, { order, t }: { order: RefOrder; t: number }): boolean {
  if (order.group === 0) return false;
  const isInside = (o: RefOrder): boolean => {
    const at = isMetByRise(o) ? 'high' : 'low';
    return isReached(world, o, ownPrice(o.side, quoteAt(lane.bars, t, { at, spread: lane.costs.spread })));
  };
  const group = workingAt(world, lane.index).filter((o) => o.group === order.group && isInside(o));
  return group.some((o) => o.type === 'limit') && group.some((o) => o.type !== 'limit') && group.includes(order);
}
