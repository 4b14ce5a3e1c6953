import { TiercelError } from '../../kernel/index.ts';
import { type NativeStreamCounts, type NativeStreamFeed, native } from '../../native/index.ts';
import { checkHandlers } from '../handlers/check-handlers.ts';
import { createContext } from '../handlers/context.ts';
import { createExchange } from '../handlers/exchange.ts';
import { closeTimeOf, laneOf, type Present } from '../handlers/present.ts';
import { failed } from '../handlers/run-handlers.ts';
import { createTimers } from '../handlers/timers.ts';
import type { Handlers } from '../handlers/types.ts';
import type { RunInstrument } from '../result.ts';
import { checkContract, checkStreamCosts } from '../simulator/check-costs.ts';
import { checkOptions } from '../simulator/checks.ts';
import { nativeAccount, nativeRules } from '../simulator/feeds.ts';
import { financingOf } from '../simulator/financing-events.ts';
import { simulationOf } from '../simulator/simulation.ts';
import type { Simulation, SimulationOptions, Size, StreamRules } from '../simulator/types.ts';
import { runStreamLoop } from './loop.ts';
import { handleOf, type MarketStream } from './market-stream.ts';
import { stepsPerTick } from './price-step.ts';
import { streamSessionOf } from './session.ts';

/** A run of callbacks over streams. */
export interface StreamRun {
  readonly name: string;
  readonly handlers: Handlers;
  readonly streams: readonly MarketStream[];
  /** The bars of each stream. */
  readonly instruments: readonly RunInstrument[];
  readonly options: SimulationOptions & { readonly stream: StreamRules };
}

/** What a run on streams gives beside what all runs do. */
export interface StreamSimulation extends Simulation {
  /** Events that were run. */
  readonly events: number;
  /** Of each stream: messages about its market and trades; gaps, messages while the book was not known, crossed books. */
  readonly feeds: readonly NativeStreamCounts[];
}

function queueOf({ queue }: StreamRules): { readonly queue: number; readonly queuePower: number } {
  if (queue === 'risk-averse') return { queue: 0, queuePower: 1 };
  return queue === 'log' ? { queue: 1, queuePower: 1 } : { queue: 2, queuePower: queue.power };
}

function closesOf({ bars }: RunInstrument): BigInt64Array {
  const memory = new BigInt64Array(new SharedArrayBuffer(bars.length * 8));
  for (let i = 0; i < bars.length; i++) memory[i] = closeTimeOf(bars, i);
  return memory;
}

function nativeFeed({ streams, instruments, options }: StreamRun, index: number): NativeStreamFeed {
  const stream = streams[index]!;
  const instrument = instruments[index]!;
  const financing = options.financings?.[index];
  return {
    stream: handleOf(stream),
    rules: nativeRules(instrument.bars, options, index),
    financing: financing === undefined ? undefined : financingOf(instrument.bars, 0, financing),
    closes: closesOf(instrument),
    stepsPerTick: stepsPerTick(stream.instrument, stream.priceStep),
    isQuotes: Number(stream.form !== 'levels'),
  };
}

function start(run: StreamRun, memory: Float64Array) {
  const { options, handlers, streams } = run;
  checkOptions(options, streams.length);
  checkStreamCosts(options.costs);
  for (const each of streams) checkContract(each.instrument, options.costs);
  const simulator = native().simulatorCreate();
  const { stream } = options;
  const settings = {
    ...nativeAccount(options),
    ...queueOf(stream),
    newestWins: Number(stream.crossed === 'newest'),
    orderLatency: stream.orderLatencyNs,
    reportLatency: stream.reportLatencyNs,
    hearsBars: Number(handlers.onBar !== undefined),
    hearsReports: Number((handlers.onOrder ?? handlers.onFill) !== undefined),
    hearsMessages: Number(handlers.onBook !== undefined),
  };
  const from = streams.map((each) => each.from).reduce((least, time) => (time < least ? time : least));
  native().streamStart(
    simulator,
    streams.map((_, i) => nativeFeed(run, i)),
    settings,
    memory,
    from,
  );
  return { simulator, from };
}

/**
 * Runs callbacks over streams, in the order of time, against the native engine.
 *
 * @throws As a run on bars does.
 */
export function runStream(run: StreamRun): StreamSimulation {
  const { options, instruments } = run;
  if (options.conversion !== undefined) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      'A run on streams has one currency: give instruments that are quoted in the currency of the account.',
    );
  }
  const handlers = checkHandlers(`Strategy "${run.name}"`, run.handlers);
  const exchange = createExchange(instruments.length, 1);
  const { simulator, from } = start(run, exchange.memory);
  const present: Present = {
    lanes: instruments.map(laneOf),
    session: streamSessionOf(simulator, exchange),
    callback: null,
    instrument: 0,
    order: null,
    instants: 0,
    closing: -1,
    isOpen: false,
    isBroken: false,
    isEnded: false,
    isMixed: false,
  };
  const timers = createTimers();
  const ctx = createContext(present, { size: options.size as Size, timers });
  try {
    runStreamLoop({ present, ctx, handlers, timers, cancel: options.cancel });
  } catch (thrown) {
    throw present.callback === null ? thrown : failed(run, present, present.callback, thrown);
  }
  const { events, feeds, ...summary } = native().streamFinish(simulator);
  const equity = new Float64Array(new SharedArrayBuffer(summary.points * 8));
  const times = new BigInt64Array(new SharedArrayBuffer(summary.points * 8));
  native().streamCurve(simulator, equity, times);
  const clock = { times, closeAfter: 0n, start: from };
  const simulation = simulationOf(simulator, { summary, equity, clock, checkFresh: () => {} });
  return Object.defineProperties(simulation, {
    events: { value: events, enumerable: true },
    feeds: { value: feeds, enumerable: true },
  }) as StreamSimulation;
}
