import { Worker } from 'node:worker_threads';
import { type ErrorCode, TiercelError } from '../../kernel/index.ts';
import type { Bars } from '../../market/index.ts';
import type { BacktestResult, RunInstrument } from '../result.ts';
import type { MeasuredRun } from '../run.ts';
import type { Size } from '../simulator/types.ts';
import { type BarsMessage, type InstrumentMessage, instrumentMessage, toMessage } from './bars-message.ts';
import type { StrategyForm } from './define.ts';
import { locateStrategy } from './locate.ts';
import type { GivenParams } from './parameters.ts';
import type { ErrorData, PreparedStrategy } from './run-signals.ts';
import type { CheckedSignals } from './signals.ts';

/** What the worker is started with. */
export interface WorkerInput {
  readonly path: string;
  readonly exportName?: string | undefined;
  readonly params: GivenParams;
}

/** What is known of a strategy file once it is loaded and its parameters are chosen. */
export interface StrategySummary extends PreparedStrategy {
  readonly name: string;
  readonly description?: string | undefined;
  readonly form: StrategyForm;
  readonly size?: Size | undefined;
  /** Absolute path of the user's file. */
  readonly file: string;
}

/** What the worker is asked to do once it has loaded. */
export type HostRequest =
  | { readonly type: 'signals'; readonly bars: readonly BarsMessage[] }
  | {
      readonly type: 'run';
      readonly instruments: readonly InstrumentMessage[];
      readonly options: BacktestResult['options'];
    };

export type HostReply =
  | { readonly type: 'ready'; readonly strategy: StrategySummary }
  | { readonly type: 'signals'; readonly checked: readonly CheckedSignals[] }
  | { readonly type: 'run'; readonly run: MeasuredRun }
  | { readonly type: 'error'; readonly error: ErrorData };

export interface HostOptions {
  readonly exportName?: string | undefined;
  readonly params?: GivenParams;
  /** How long the user's code may take for loading, and again for its signals. Default 60,000. */
  readonly timeoutMs?: number | undefined;
  /** Stops the user's code. */
  readonly signal?: AbortSignal | undefined;
}

/** A strategy file loaded in a thread of its own. Close it when done. */
export interface StrategyHost {
  readonly strategy: StrategySummary;
  /** Runs the user's `signals` or `portfolio` on the bars of each instrument; arrays for each. */
  signals(bars: readonly Bars[]): Promise<readonly CheckedSignals[]>;
  /** Runs a whole simulation of the user's callbacks there: what crosses is what came of it. */
  run(instruments: readonly RunInstrument[], options: BacktestResult['options']): Promise<MeasuredRun>;
  close(): Promise<void>;
}

/** From sources (tests) Node needs tsx for the worker's TypeScript, registered inside the thread to take effect. */
function sourceStarter(module: URL): string {
  const [tsx, worker] = [import.meta.resolve('tsx/esm/api'), module.href].map((url) => JSON.stringify(url));
  return `import(${tsx}).then(({ register }) => { register(); return import(${worker}); });`;
}

function startWorker(input: WorkerInput): Worker {
  const fromSource = import.meta.url.endsWith('.ts');
  const module = fromSource ? new URL('./worker.ts', import.meta.url) : new URL('./worker.js', import.meta.url);
  const options = { workerData: input, stdout: true }; // the strategy's prints may not mix with the command's result
  const worker = fromSource
    ? new Worker(sourceStarter(module), { ...options, eval: true })
    : new Worker(module, options);
  worker.stdout.pipe(process.stderr, { end: false });
  return worker;
}

/** A worker and how it ended, should it do so on its own while nobody waits for a reply. */
interface Thread {
  readonly worker: Worker;
  readonly file: string;
  failure: ((phase: string) => string) | null;
}

/** Watches from the start: an error without a listener would end this process. */
function watched(worker: Worker, file: string): Thread {
  const thread: Thread = { worker, file, failure: null };
  worker.on('error', (error: Error) => {
    thread.failure ??= (phase) => `failed in ${phase}: ${error?.message ?? String(error)}`;
  });
  worker.on('exit', () => {
    thread.failure ??= (phase) => `ended its thread in ${phase}; it may not call process.exit.`;
  });
  return thread;
}

/** The next reply of the worker; rejects when it dies, takes too long or is cancelled, and then ends it. */
function nextReply(thread: Thread, options: HostOptions & { phase: string }): Promise<HostReply> {
  const { timeoutMs = 60_000, signal, phase } = options;
  const { worker, file } = thread;
  return new Promise((resolve, reject) => {
    const context = { context: { file } };
    const stop = (code: ErrorCode, message: string) => {
      settle(() => reject(new TiercelError(code, message, context)));
      worker.terminate();
    };
    const timer = setTimeout(() => {
      const advice = 'Look for a loop that does not end, or give it more time with --timeout.';
      stop(
        'TIERCEL_E_STRATEGY',
        `${file}: the strategy did not finish ${phase} within ${timeoutMs / 1000} s. ${advice}`,
      );
    }, timeoutMs);
    const onMessage = (reply: HostReply) => settle(() => resolve(reply));
    const onEnd = () => stop('TIERCEL_E_STRATEGY', `${file}: the strategy ${thread.failure!(phase)}`);
    const onAbort = () => stop('TIERCEL_E_CANCELLED', `The backtest of ${file} was cancelled.`);
    function settle(finish: () => void): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      signal?.removeEventListener('abort', onAbort);
      finish();
    }
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    else if (thread.failure !== null) onEnd();
  });
}

function unwrap<T extends HostReply['type']>(reply: HostReply, type: T): Extract<HostReply, { type: T }> {
  if (reply.type === 'error') {
    throw new TiercelError(reply.error.code as ErrorCode, reply.error.message, { context: reply.error.context });
  }
  if (reply.type !== type) throw new Error(`the strategy's thread replied ${reply.type} for ${type}`);
  return reply as Extract<HostReply, { type: T }>;
}

/**
 * Loads a strategy file in a thread of its own and chooses its parameters. The thread can be stopped, so a strategy
 * that loops for ever ends with an error, not with a hanging command.
 *
 * @throws TIERCEL_E_FILE, TIERCEL_E_PARAMETER, or TIERCEL_E_STRATEGY naming the user's file (and line, where it threw).
 */
export async function openStrategyHost(path: string, options: HostOptions = {}): Promise<StrategyHost> {
  const file = locateStrategy(path);
  const worker = startWorker({ path: file, exportName: options.exportName, params: options.params ?? {} });
  const thread = watched(worker, file);
  const close = async () => {
    await worker.terminate();
  };
  try {
    const ready = unwrap(await nextReply(thread, { ...options, phase: 'loading' }), 'ready');
    return {
      strategy: ready.strategy,
      async signals(bars) {
        const phase = ready.strategy.form === 'portfolio' ? '`portfolio`' : '`signals`';
        const reply = nextReply(thread, { ...options, phase });
        worker.postMessage({ type: 'signals', bars: bars.map(toMessage) } satisfies HostRequest);
        return unwrap(await reply, 'signals').checked;
      },
      async run(instruments, runOptions) {
        const reply = nextReply(thread, { ...options, phase: 'its callbacks' });
        const sent = instruments.map(instrumentMessage);
        worker.postMessage({ type: 'run', instruments: sent, options: runOptions } satisfies HostRequest);
        return unwrap(await reply, 'run').run;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
