import { setImmediate as nextTurn } from 'node:timers/promises';
import { TiercelError } from '../../kernel/index.ts';
import type { Timeframe } from '../../market/index.ts';
import { type Backtest, backtestHandlers } from '../backtest.ts';
import { instrumentsOfRange } from '../instruments.ts';
import { type BacktestOptions, readCostFile } from '../options.ts';
import { measured } from '../run.ts';
import type { QueueModel, StreamRules } from '../simulator/types.ts';
import type { Strategy } from '../strategy/define.ts';
import type { ParamSpecs } from '../strategy/parameters.ts';
import { callbacksOf, prepareStrategy } from '../strategy/run-signals.ts';
import type { MarketStream } from './market-stream.ts';
import { runStream, type StreamSimulation } from './run-stream.ts';

/** How a backtest on streams is run: what a backtest on bars takes and still means something, and what streams need. */
export interface StreamOptions
  extends Omit<
    BacktestOptions,
    'fill' | 'reverse' | 'accumulate' | 'volumeShare' | 'detail' | 'latency' | 'from' | 'to'
  > {
  /** Of the bars that `onBar` sees and at whose closes the equity is taken. Default `1m`. */
  readonly timeframe?: Timeframe;
  /** Milliseconds that orders need to the venue and reports need back. Default 0: an order then arrives with the next message. */
  readonly latency?: { readonly orderMs?: number; readonly reportMs?: number };
  /** Of streams of levels, and of quotes with sizes. Default `risk-averse`. */
  readonly queue?: QueueModel;
  /** A bid at or over an ask: `wait` (the default) fills nothing until that ends; `newest` drops what the newer row meets. */
  readonly crossed?: StreamRules['crossed'];
}

/** A result of a run on streams. */
export interface StreamBacktest extends Backtest {
  readonly simulation: StreamSimulation;
}

const dayMs = 86_400_000;

function latencyNs(name: string, milliseconds: number): bigint {
  if (typeof milliseconds === 'number' && milliseconds >= 0 && milliseconds <= dayMs) {
    return BigInt(Math.round(milliseconds * 1e6));
  }
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `\`latency.${name}\` must be a number of milliseconds from 0 to a day, was ${String(milliseconds)}.`,
  );
}

function checkQueue(queue: QueueModel): QueueModel {
  if (queue === 'risk-averse' || queue === 'log') return queue;
  const power = (queue as { power?: unknown } | null)?.power;
  if (typeof power === 'number' && power > 0 && Number.isFinite(power)) return { power };
  throw new TiercelError(
    'TIERCEL_E_PARAMETER',
    `\`queue\` must be 'risk-averse', 'log' or { power } with a positive number, was ${JSON.stringify(queue)}.`,
  );
}

const onlyOfBars = ['fill', 'reverse', 'accumulate', 'volumeShare', 'detail', 'from', 'to'];

function rulesOf(streams: readonly MarketStream[], options: StreamOptions): StreamRules {
  const { queue = 'risk-averse', crossed = 'wait', latency = {} } = options;
  if (crossed !== 'wait' && crossed !== 'newest') {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`crossed\` must be wait or newest, was ${String(crossed)}.`);
  }
  const given = onlyOfBars.find((name) => (options as Record<string, unknown>)[name] !== undefined);
  if (given !== undefined) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `\`${given}\` is an option of backtests on bars; a stream is run whole.`,
    );
  }
  return {
    queue: checkQueue(queue),
    crossed,
    orderLatencyNs: latencyNs('orderMs', latency.orderMs ?? 0),
    reportLatencyNs: latencyNs('reportMs', latency.reportMs ?? 0),
    data: streams.map(({ contentHash }) => contentHash),
  };
}

/**
 * Backtests a strategy of callbacks on streams of quotes, trades or price levels: orders travel, rest in queues and take
 * what the market shows. The same strategy runs on bars with `backtest`. docs/streams.md holds the rules.
 *
 * @param strategy what `defineStrategy` returned, in the form of handlers
 * @param streams of one instrument, or of several on one account
 * @param options account, costs, latency and queues; see `StreamOptions` for the defaults
 * @returns what `backtest` returns, on bars made of the streams; `simulation.feeds` counts what the streams brought
 * @throws TIERCEL_E_PARAMETER, TIERCEL_E_STRATEGY, TIERCEL_E_ORDER, TIERCEL_E_NO_DATA, TIERCEL_E_CANCELLED
 * @example
 * ```ts
 * const stream = await binanceStream({ instrument, depth: 'btc_depth.csv', trades: 'btc_trades.csv' });
 * const result = await streamBacktest(maker, stream, { latency: { orderMs: 5, reportMs: 5 }, queue: { power: 3 } });
 * console.log(result.simulation.fills.length, result.simulation.finalEquity);
 * ```
 */
export async function streamBacktest<S extends ParamSpecs>(
  strategy: Strategy<S>,
  streams: MarketStream | readonly MarketStream[],
  options: StreamOptions = {},
): Promise<StreamBacktest> {
  await nextTurn();
  if (strategy.form !== 'handlers') {
    throw new TiercelError(
      'TIERCEL_E_STRATEGY',
      `Strategy "${strategy.name}" has \`${strategy.form}\`, which are arrays over bars: a stream is run with \`handlers\`.`,
    );
  }
  const all = Array.isArray(streams) ? (streams as readonly MarketStream[]) : [streams as MarketStream];
  const stream = rulesOf(all, options);
  const { timeframe = '1m', latency: _, queue: __, crossed: ___, ...account } = options;
  const { instruments, range } = instrumentsOfRange(
    all.map((each) => each.bars(timeframe)),
    {},
  );
  const source = { strategy: strategy as never };
  const prepared = prepareStrategy(source, options.params ?? {});
  const { name, size } = strategy;
  const described = { name, size, ...prepared };
  const result = await backtestHandlers(
    { instruments, options: { ...(await readCostFile(account)), range, stream }, strategy: described },
    (complete) => {
      const handlers = callbacksOf(source, prepared.params);
      return measured(
        instruments,
        runStream({ name, handlers, streams: all, instruments, options: { ...complete, stream } }),
        complete,
      );
    },
  );
  return result as StreamBacktest;
}
