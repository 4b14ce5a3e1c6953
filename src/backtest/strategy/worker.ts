// Runs a user's strategy file in a thread of its own, which the host can stop when the code does not come back.
import { parentPort, workerData } from 'node:worker_threads';
import { type BarsMessage, fromMessage } from './bars-message.ts';
import type { HostReply, WorkerInput } from './host.ts';
import { loadStrategy } from './load.ts';
import { locateStrategy } from './locate.ts';
import { errorToData, prepareStrategy, runSignals } from './run-signals.ts';

const port = parentPort!;
const input = workerData as WorkerInput;

async function reply(work: () => Promise<HostReply> | HostReply): Promise<void> {
  try {
    port.postMessage(await work());
  } catch (thrown) {
    port.postMessage({ type: 'error', error: errorToData(thrown) } satisfies HostReply);
  }
}

await reply(async () => {
  const file = locateStrategy(input.path);
  const strategy = await loadStrategy(file, { exportName: input.exportName });
  const prepared = prepareStrategy({ strategy, file }, input.params);
  port.on('message', (message: BarsMessage) => {
    reply(() => {
      const bars = fromMessage(message);
      return { type: 'signals', checked: runSignals({ strategy, file }, { bars, params: prepared.params }) };
    });
  });
  const { name, description, size, form } = strategy;
  return { type: 'ready', strategy: { name, description, size, form, file, ...prepared } };
});
