import { basename } from 'node:path';
import { type DatabaseKind, type Environment, openEnvironment, reading } from '../database/index.ts';
import type { BarColumns, QuoteColumns, TickKind, TimeInput, TradeColumns } from '../market/index.ts';
import { readFactors, writeFactors } from './factors.ts';
import { readRange } from './range.ts';
import { readTicks, streamTicks } from './read-ticks.ts';
import { allRecords, allTickRecords, infoOf, readRecord, readTickRecord, tickInfoOf } from './record.ts';
import type {
  OpenStoreOptions,
  ReadOptions,
  SeriesMeta,
  Store,
  StoredFactors,
  TickChunkOptions,
  TickMeta,
} from './types.ts';
import { appendBars } from './write.ts';
import { appendTicks } from './write-ticks.ts';

const defaultWaitMs = 30_000;
/** Sixteen stored chunks. */
const streamedRows = 262_144;

/** Series of bars and ticks, chunk by chunk. */
const market: DatabaseKind = {
  folder: 'market',
  format: 1,
  lockFile: 'writer.lock',
  lockName: 'The writer lock',
  madeWith: (path) => `tiercel data import FILE --symbol SYMBOL --timeframe TIMEFRAME --store ${path}`,
};

/**
 * Opens a store of market data, a folder. Any number of processes and threads read it at once; appends of several
 * processes take turns, one commit at a time. A worker thread can only read.
 *
 * @throws TIERCEL_E_STORE when there is no store, it was made by a newer version, or it cannot be opened.
 * @example
 * ```ts
 * const store = await openStore('./store', { create: true });
 * const bars = await store.bars('EURUSD', '1m', '2018-01-01', '2019-01-01');
 * await store.close();
 * ```
 */
export async function openStore(path: string, options: OpenStoreOptions = {}): Promise<Store> {
  const { create = false, waitMs = defaultWaitMs, label = commandLine() } = options;
  const environment = await openEnvironment(path, {
    kind: market,
    create,
    waitMs,
    label: `process ${process.pid} (${label})`,
  });
  return storeOn(environment);
}

function storeOn(environment: Environment): Store {
  // Appends of one store run one after the other: a lock cannot tell two of them apart.
  let lastAppend: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = lastAppend.then(work);
    lastAppend = result.catch(() => undefined);
    return result;
  }

  return {
    path: environment.path,
    readOnly: environment.readOnly,
    append: (meta: SeriesMeta, columns: BarColumns) => inTurn(() => appendBars(environment, meta, columns)),
    appendTicks: (meta: TickMeta, columns: QuoteColumns | TradeColumns) =>
      inTurn(() => appendTicks(environment, meta, columns)),
    setFactors: (symbol: string, factors: StoredFactors) => inTurn(() => writeFactors(environment, symbol, factors)),
    factors: (symbol: string) => reading(environment, () => readFactors(environment, symbol)),
    async bars(symbol, timeframe, from?: TimeInput, to?: TimeInput, options: ReadOptions = {}) {
      const { lookback = 0, adjust = 'split', reuse } = options;
      return readRange(environment, { symbol, timeframe, from, to, lookback, adjust, reuse });
    },
    quotes: async (symbol, from?: TimeInput, to?: TimeInput) =>
      readTicks(environment, { symbol, kind: 'quotes', from, to }),
    trades: async (symbol, from?: TimeInput, to?: TimeInput) =>
      readTicks(environment, { symbol, kind: 'trades', from, to }),
    tickChunks<K extends TickKind>(symbol: string, kind: K, options: TickChunkOptions = {}) {
      const { from, to, rows = streamedRows, reuse = false } = options;
      return streamTicks(environment, { symbol, kind, from, to }, { rows, reuse });
    },
    tickSeries: () => reading(environment, () => allTickRecords(environment).map(tickInfoOf)),
    findTicks(symbol, kind) {
      const record = reading(environment, () => readTickRecord(environment, symbol, kind));
      return record === null ? null : tickInfoOf(record);
    },
    series: () => reading(environment, () => allRecords(environment).map(infoOf)),
    find(symbol, timeframe) {
      const record = reading(environment, () => readRecord(environment, symbol, timeframe));
      return record === null ? null : infoOf(record);
    },
    close() {
      closing ??= lastAppend.then(() => environment.root.close());
      return closing;
    },
  };
}

function commandLine(): string {
  const [, script = 'node', ...rest] = process.argv;
  return [basename(script), ...rest].join(' ');
}
