// Runs a user's strategy file in a thread of its own, which the host can stop when the code does not come back.
import { parentPort, workerData } from 'node:worker_threads';
import { runHandlers } from '../handlers/index.ts';
import { type MeasuredRun, measured } from '../run.ts';
import { fromMessage, instrumentOf } from './bars-message.ts';
import type { HostReply, HostRequest, WorkerInput } from './host.ts';
import { loadStrategy } from './load.ts';
import { locateStrategy } from './locate.ts';
import type { ParamValue } from './parameters.ts';
import { callbacksOf, errorToData, prepareStrategy, runSignals, type Source } from './run-signals.ts';

const port = parentPort!;
const input = workerData as WorkerInput;

async function reply(work: () => Promise<HostReply> | HostReply): Promise<void> {
  try {
    port.postMessage(await work());
  } catch (thrown) {
    port.postMessage({ type: 'error', error: errorToData(thrown) } satisfies HostReply);
  }
}

/** A run as plain data: its tables leave the native core here. */
function plain({ simulation, metrics }: MeasuredRun): MeasuredRun {
  const { equity, times, clock, finalEquity, finalCash, counts, open, trades, fills, orders, ledger } = simulation;
  const { cashes, margin } = simulation;
  const account = {
    ...(cashes === undefined ? {} : { cashes }),
    ...(margin === undefined ? {} : { margin: { ...margin } }),
  };
  return {
    simulation: {
      equity,
      times,
      clock,
      finalEquity,
      finalCash,
      ...account,
      counts,
      open,
      trades,
      fills,
      orders,
      ledger,
    },
    metrics,
  };
}

function answer(source: Source, params: Readonly<Record<string, ParamValue>>, request: HostRequest): HostReply {
  if (request.type === 'signals') {
    return { type: 'signals', checked: runSignals(source, { bars: request.bars.map(fromMessage), params }) };
  }
  const { options } = request;
  const instruments = request.instruments.map(instrumentOf);
  const handlers = callbacksOf(source, params);
  const { name } = source.strategy;
  const simulation = runHandlers({ name, file: source.file, handlers, instruments, options });
  return { type: 'run', run: plain(measured(instruments, simulation, options)) };
}

await reply(async () => {
  const file = locateStrategy(input.path);
  const strategy = await loadStrategy(file, { exportName: input.exportName });
  const prepared = prepareStrategy({ strategy, file }, input.params);
  port.on('message', (request: HostRequest) => {
    reply(() => answer({ strategy, file }, prepared.params, request));
  });
  const { name, description, size, form } = strategy;
  return { type: 'ready', strategy: { name, description, size, form, file, ...prepared } };
});
