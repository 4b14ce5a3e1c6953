import type { TiercelError } from '../../kernel/index.ts';
import type { RunInstrument } from '../result.ts';
import { startSession } from '../simulator/session.ts';
import type { Simulation, SimulationOptions, Size } from '../simulator/types.ts';
import { checkHandlers } from './check-handlers.ts';
import { createContext } from './context.ts';
import { createExchange } from './exchange.ts';
import { callbackError } from './failure.ts';
import { type Loop, runLoop } from './loop.ts';
import { laneOf, type Present, timeOf } from './present.ts';
import { sessionOf } from './session.ts';
import { onSharedMemory } from './shared-bars.ts';
import { createTimers } from './timers.ts';
import type { CallbackName, Handlers } from './types.ts';

/** A run of callbacks. */
export interface HandlersRun {
  /** The strategy's name, and its file where it comes from one: errors begin with it. */
  readonly name: string;
  readonly file?: string | undefined;
  readonly handlers: Handlers;
  readonly instruments: readonly RunInstrument[];
  readonly options: SimulationOptions;
  /** How many instants are looked ahead, 1 or more; it changes nothing but the time that a run takes. */
  readonly blockSize?: number | undefined;
}

/** Enough for the cost of a native call to vanish, few enough to be thrown away when an order comes. */
const usualBlock = 256;

/** The error of a run whose callback threw. */
export function failed(
  { name, file }: Pick<HandlersRun, 'name' | 'file'>,
  present: Present,
  callback: CallbackName,
  thrown: unknown,
): TiercelError {
  const { instrument, order, lanes } = present;
  const lane = lanes[instrument]!;
  const moment = { callback, time: timeOf(present), symbol: lane.symbol, bar: lane.known.bars - 1, order };
  return callbackError(file ?? `strategy "${name}"`, moment, thrown);
}

/**
 * A native session with the one context of its run, before its first event.
 *
 * @throws what `simulate` throws for options and bars.
 */
export function startLoop(
  { options, blockSize = usualBlock, ...run }: Pick<HandlersRun, 'instruments' | 'options' | 'blockSize'>,
  handlers: Handlers,
): { readonly loop: Loop; readonly finish: () => Simulation } {
  const instruments = run.instruments.map(({ bars, firstBar, finer }) => ({
    bars: onSharedMemory(bars),
    firstBar,
    finer: finer && { ...finer, bars: onSharedMemory(finer.bars) },
  }));
  const exchange = createExchange(instruments.length, blockSize);
  const { simulator, finish } = startSession(instruments, options, exchange.memory);
  const present: Present = {
    lanes: instruments.map(laneOf),
    session: sessionOf(simulator, exchange, instruments),
    callback: null,
    instrument: 0,
    order: null,
    instants: 0,
    closing: -1,
    isOpen: false,
    isBroken: false,
    isEnded: false,
    isMixed: options.conversion !== undefined,
  };
  const timers = createTimers();
  const ctx = createContext(present, { size: options.size as Size, timers });
  return { loop: { present, ctx, handlers, timers, cancel: options.cancel }, finish };
}

/**
 * Runs callbacks over bars, in the order of time, against the native simulator.
 *
 * @throws TIERCEL_E_STRATEGY when a callback throws, naming it, the moment and the user's line; TIERCEL_E_ORDER the same
 *   for an order that cannot be sent; what `simulate` throws for options and bars.
 */
export function runHandlers(run: HandlersRun): Simulation {
  const handlers = checkHandlers(`Strategy "${run.name}"`, run.handlers);
  const { loop, finish } = startLoop(run, handlers);
  const { present } = loop;
  try {
    runLoop(loop);
  } catch (thrown) {
    throw present.callback === null ? thrown : failed(run, present, present.callback, thrown);
  }
  return finish();
}
