import { TiercelError } from '../../kernel/index.ts';
import { fillRules, orderReasons, orderStates } from '../simulator/types.ts';
import { orderOf } from './context.ts';
import { accountHead, rowCells, rowLength, rowsPerCall, stepKinds } from './exchange.ts';
import { closeTimeOf, factorNow, type Present, timeOf } from './present.ts';
import type { Timers } from './timers.ts';
import type { Context, FillEvent, Handlers, OrderEvent } from './types.ts';

/** What the loop drives. */
export interface Loop {
  readonly present: Present;
  readonly ctx: Context;
  readonly handlers: Handlers;
  readonly timers: Timers;
  /** Cell 0 is set to 1 from another thread to stop the run. */
  readonly cancel?: Int32Array | undefined;
}

const never = 2n ** 63n - 1n;

/** A report as the callbacks get it, and the fill that made it so. */
interface Told {
  readonly instrument: number;
  readonly order: OrderEvent;
  readonly fill: FillEvent | null;
}

function toldOf(present: Present, row: number, time: bigint): Told {
  const { rows } = present.session.exchange;
  const cell = (name: keyof typeof rowCells): number => rows[row * rowLength + rowCells[name]]!;
  const instrument = cell('instrument');
  const live = orderOf(present, row);
  const isFill = cell('isFill') === 1;
  const quantity = isFill ? cell('quantity') : 0;
  const order = { ...live, state: orderStates[cell('state')]!, reason: orderReasons[cell('reason')]!, quantity, time };
  if (!isFill) return { instrument, order, fill: null };
  const fill: FillEvent = {
    order: live.id,
    symbol: live.symbol,
    side: live.side,
    intent: live.intent,
    quantity,
    price: cell('fillPrice') * factorNow(present, present.lanes[instrument]!),
    commission: cell('commission'),
    rule: fillRules[cell('rule')]!,
    liquidity: cell('liquidity') === 0 ? 'taker' : 'maker',
    time,
  };
  return { instrument, order, fill };
}

/** All reports of the last step. They are read before the first callback, whose own calls use the same memory. */
function readReports(present: Present): Told[] {
  const { session } = present;
  const time = timeOf(present);
  const told: Told[] = [];
  for (let from = 0; from < session.exchange.account[accountHead.reports]!; from += rowsPerCall) {
    const count = session.reports(from);
    for (let row = 0; row < count; row++) told.push(toldOf(present, row, time));
  }
  return told;
}

/** Tells callbacks of all reports of the last step. */
export function tell({ present, ctx, handlers }: Loop): void {
  if (present.session.exchange.account[accountHead.reports] === 0) return;
  if (handlers.onOrder === undefined && handlers.onFill === undefined) return;
  for (const { instrument, order, fill } of readReports(present)) {
    present.instrument = instrument;
    present.order = order.id;
    present.callback = 'onOrder';
    handlers.onOrder?.(ctx, order);
    if (fill === null) continue;
    present.callback = 'onFill';
    handlers.onFill?.(ctx, fill);
  }
  present.order = null;
}

/** Calls `onTimer` for what is due now. */
export function fireTimers({ present, ctx, handlers, timers }: Loop): void {
  const time = timeOf(present);
  for (let event = timers.takeDue(time); event !== null; event = timers.takeDue(time)) {
    present.instrument = 0;
    present.callback = 'onTimer';
    handlers.onTimer?.(ctx, event);
  }
}

/** Bars before the first decision are known once they have closed, which one that was open at the start does later. */
function knowLookback({ lanes }: Present, time: bigint): boolean {
  let isAll = true;
  for (const { bars, known, firstBar } of lanes) {
    while (known.bars < firstBar && closeTimeOf(bars, known.bars) <= time) known.bars++;
    isAll &&= known.bars >= firstBar;
  }
  return isAll;
}

/** The events of a run, one after the other. */
export interface EventLoop {
  /** Tells that the run begins. */
  begin(): void;
  /**
   * Runs the next event, or a block of instants at which only bars close, and its callbacks; what it was, by `stepKinds`.
   * Nothing after `until` happens, and no open at it: then the time is `until`, and the kind `timer`.
   */
  next(until?: bigint): number;
  /** Tells that the data are over. */
  end(): void;
}

/**
 * Runs the callbacks of a run in the order of time. Where the session sees that for some instants nothing but closing
 * bars will happen, it stays behind while `onBar` is called for them, and follows when a callback acts or asks for
 * what only it knows. No callback can tell.
 */
export function eventLoop(loop: Loop): EventLoop {
  const { present, ctx, handlers, timers, cancel } = loop;
  const { session, lanes } = present;
  const { times, ends, pairs } = session.exchange;
  const { onBar } = handlers;
  let isLookbackKnown = false;

  function callBars(from: number, to: number): void {
    if (onBar === undefined) return;
    present.callback = 'onBar';
    for (let at = from; at < to; at += 2) {
      present.instrument = pairs[at]!;
      handlers.onBar!(ctx);
    }
  }

  /** Bars that close now are known to every callback of this instant. */
  function know(from: number, to: number): void {
    for (let at = from; at < to; at += 2) lanes[pairs[at]!]!.known.bars = pairs[at + 1]! + 1;
    present.closing = to > from ? pairs[from]! : -1;
    if (!isLookbackKnown) isLookbackKnown = knowLookback(present, timeOf(present));
  }

  function runBlock(count: number): void {
    present.isBroken = false;
    for (let instant = 0, from = 0; instant < count && !present.isBroken; instant++) {
      const to = 2 * ends[instant]!;
      present.instants = instant + 1;
      know(from, to);
      callBars(from, to);
      from = to;
    }
    present.callback = null;
    session.moveTo(present.instants);
    present.instants = 0;
  }

  function runClose(): void {
    const to = 2 * ends[0]!;
    const closed = pairs.slice(0, to); // later calls write there
    know(0, to);
    tell(loop);
    fireTimers(loop);
    present.callback = 'onBar';
    for (let at = 0; at < to; at += 2) {
      present.instrument = closed[at]!;
      onBar?.call(handlers, ctx);
    }
  }

  function checkCancel(): void {
    if (cancel === undefined || Atomics.load(cancel, 0) === 0) return;
    throw new TiercelError('TIERCEL_E_CANCELLED', 'the simulation was cancelled before its last bar');
  }

  return {
    begin() {
      isLookbackKnown = knowLookback(present, times[1]!);
      present.callback = 'onStart';
      handlers.onStart?.(ctx);
    },
    next(until = never) {
      present.callback = null;
      checkCancel();
      const due = timers.next() ?? never;
      times[0] = due < until ? due : until;
      present.closing = -1;
      present.isOpen = false;
      const quiet = session.peek();
      if (quiet > 0) {
        runBlock(quiet);
        return stepKinds.close;
      }
      const kind = session.step();
      if (kind === stepKinds.end) return kind;
      if (!isLookbackKnown) isLookbackKnown = knowLookback(present, timeOf(present));
      if (kind === stepKinds.timer) fireTimers(loop);
      if (kind === stepKinds.close) runClose();
      if (kind === stepKinds.open || kind === stepKinds.sameClose) {
        present.isOpen = kind === stepKinds.open;
        tell(loop);
      }
      return kind;
    },
    end() {
      present.closing = -1;
      present.instrument = 0;
      present.isEnded = true;
      present.callback = 'onEnd';
      handlers.onEnd?.(ctx);
    },
  };
}

/** Runs all callbacks of a run. */
export function runLoop(loop: Loop): void {
  const events = eventLoop(loop);
  events.begin();
  while (events.next() !== stepKinds.end);
  events.end();
}
