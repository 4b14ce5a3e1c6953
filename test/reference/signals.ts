// Signals of a bar as commands.
import type { Signals } from '../../src/backtest/simulator/index.ts';
import {
  type Decision,
  planTarget,
  sendEntry,
  sendExit,
  sendTargetExit,
  type Target,
  type TargetPlan,
} from './commands.ts';
import type { Direction, Side } from './records.ts';
import { closeTime, type Lane, type World, workingAt } from './world.ts';

/** What the signals of one instrument ask for at one close. */
interface Wants {
  readonly lane: Lane;
  readonly t: number;
  readonly asked: Asked;
  readonly exit: boolean;
  readonly entry: Side | null;
  readonly target: (Target & TargetPlan) | null;
}

/** Decides for the instruments that closed: first all exits, then all entries, each in instrument order. */
export function decide(world: World, lanes: readonly Lane[], decision: Decision): void {
  const wants = lanes.filter(({ feed }) => feed.signals !== undefined).map((lane) => wantsAt(world, lane, lane.opened));
  for (const w of wants) cancelResting(world, w);
  for (const w of wants) exitAsWanted(world, w, decision);
  for (const w of wants) enterAsWanted(world, w, decision);
}

interface Asked {
  readonly exits: readonly Direction[];
  readonly entry: Direction | null;
}

function valueAt(column: Float64Array | number | undefined, t: number): number {
  if (column === undefined) return Number.NaN;
  return typeof column === 'number' ? column : column[t]!;
}

/** The masks of a bar, conflicts resolved. */
function askedAt(world: World, signals: Signals, t: number): Asked {
  const on = (mask: Uint8Array | undefined): boolean => mask?.[t] === 1;
  const exits: Direction[] = [];
  if (on(signals.exitLong)) exits.push('long');
  if (on(signals.exitShort)) exits.push('short');
  // Long and short entries in one bar: neither, counted; exits still act.
  if (on(signals.enterLong) && on(signals.enterShort)) {
    world.conflictingEntries++;
    return { exits, entry: null };
  }
  const side = on(signals.enterLong) ? 'long' : on(signals.enterShort) ? 'short' : null;
  // Entry and exit of the same side in one bar: exit wins, and no entry is made even when flat.
  return { exits, entry: side !== null && exits.includes(side) ? null : side };
}

function wantsAt(world: World, lane: Lane, t: number): Wants {
  const signals = lane.feed.signals!;
  const asked = askedAt(world, signals, t);
  const nothing = { lane, t, asked, exit: false, entry: null, target: null };
  if (signals.target !== undefined) {
    const target = { sizeKind: world.options.size.kind, asked: valueAt(signals.target, t) } as Target;
    if (Number.isNaN(target.asked)) return nothing;
    return {
      ...nothing,
      target: { ...target, ...planTarget(world, lane, { ...target, time: closeTime(lane.bars, t) }) },
    };
  }
  const { exits, entry } = asked;
  const side = entry === null ? null : entry === 'long' ? ('buy' as const) : ('sell' as const);
  const held = lane.position?.side ?? null;
  if (held === null) return { ...nothing, entry: side };
  if (held === entry)
    return { ...nothing, exit: exits.includes(held), entry: world.options.accumulate === true ? side : null };
  // With its exit signal an opposite entry opens the other side; alone it does so with `reverse`.
  const isReversed = entry !== null && (exits.includes(held) || world.options.reverse);
  return { ...nothing, exit: exits.includes(held) || entry !== null, entry: isReversed ? side : null };
}

/** Resting entries end with a newer one of their side, an exit signal of their side or an entry signal of the other. */
function cancelResting(world: World, { lane, asked, entry }: Wants): void {
  for (const order of workingAt(world, lane.index)) {
    if (order.intent !== 'entry') continue;
    const side = order.side === 'buy' ? 'long' : 'short';
    const isOver = asked.exits.includes(side) || (asked.entry !== null && asked.entry !== side);
    const isReplaced = entry === order.side && world.options.accumulate !== true;
    if (isOver) world.waiting.push({ type: 'cancel', order, reason: 'cancelled' });
    else if (isReplaced) world.waiting.push({ type: 'cancel', order, reason: 'replaced' });
  }
}

function exitAsWanted(world: World, { lane, exit, target }: Wants, decision: Decision): void {
  if (exit) sendExit(world, lane, { sizeKind: 'position', asked: 1, decision });
  if (target !== null && target.exit !== 'none') sendTargetExit(world, lane, { ...target, decision });
}

function enterAsWanted(world: World, { lane, t, entry, target }: Wants, decision: Decision): void {
  const side = target?.entry ? (target.asked > 0 ? 'buy' : 'sell') : entry;
  if (side === null) return;
  const signals = lane.feed.signals!;
  const { size } = world.options;
  const asked = target?.asked ?? (signals.size === undefined ? size.value : valueAt(signals.size, t));
  // Strategies see the adjusted series; orders are raw.
  const factor = lane.bars.factor?.[t] ?? 1;
  sendEntry(world, lane, {
    side,
    sizeKind: size.kind,
    asked,
    limit: valueAt(signals.limit, t) / factor,
    stop: valueAt(signals.stop, t) / factor,
    stopLoss: valueAt(signals.stopLoss, t) / factor,
    takeProfit: valueAt(signals.takeProfit, t) / factor,
    trailingStop: valueAt(signals.trailingStop, t) / factor,
    decision,
  });
}
