import { createHash } from 'node:crypto';
import { type Environment, type Key, readBytes, unseal } from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import type { Instrument, PriceSide, TickKind, Timeframe } from '../market/index.ts';
import { type ColumnName, priceColumns } from './columns.ts';
import type { ImportEntry, SeriesInfo, TickSeriesInfo } from './types.ts';

/** Rows of a full chunk; only the last chunk of a series may have fewer. Part of the format. */
export const chunkRows = 16_384;

/** What is stored about rows in chunks, as JSON. */
interface ChunksRecord {
  readonly id: number;
  readonly instrument: Instrument;
  readonly columns: readonly ColumnName[];
  readonly rows: number;
  readonly firstTime: string;
  readonly lastTime: string;
  /** For each column the exponent of the coarsest power of ten that divides its values, null off the grid. */
  readonly steps: Readonly<Partial<Record<ColumnName, number | null>>>;
  /** Chained hash of the directory entries of all full chunks, hex. */
  readonly sealedHash: string;
  readonly contentHash: string;
  readonly imports: readonly ImportEntry[];
}

/** What is stored about a series of bars. */
export interface SeriesRecord extends ChunksRecord {
  readonly timeframe: Timeframe;
  readonly side: PriceSide;
  readonly dateOnly: boolean;
}

/** What is stored about a series of ticks. */
export interface TickRecord extends ChunksRecord {
  readonly kind: TickKind;
}

export type StoredRecord = SeriesRecord | TickRecord;

/** `EURUSD 1m`, `SPY trades` */
export function nameOf(record: StoredRecord): string {
  return `${record.instrument.symbol} ${'kind' in record ? record.kind : record.timeframe}`;
}

/** A record at the start of its series. */
export const emptyChunks = {
  ...{ id: 0, rows: 0, firstTime: '0', lastTime: '0' },
  ...{ steps: {}, sealedHash: '', contentHash: '', imports: [] },
} as const;

export const keys = {
  series: (symbol: string, timeframe: string): Key => ['series', symbol, timeframe],
  allSeries: { start: ['series'] as Key, end: ['series~'] as Key },
  ticks: (symbol: string, kind: TickKind): Key => ['ticks', symbol, kind],
  allTicks: { start: ['ticks'] as Key, end: ['ticks~'] as Key },
  nextId: 'next-series-id' as Key,
  factors: (symbol: string): Key => ['factors', symbol],
  directory: (id: number, chunk: number): Key => ['directory', id, chunk],
  chunk: (id: number, column: number, chunk: number): Key => ['chunk', id, column, chunk],
} as const;

export function keyOf(record: StoredRecord): Key {
  const { symbol } = record.instrument;
  return 'kind' in record ? keys.ticks(symbol, record.kind) : keys.series(symbol, record.timeframe);
}

export function readRecord(environment: Environment, symbol: string, timeframe: string): SeriesRecord | null {
  return readJson<SeriesRecord>(environment, keys.series(symbol, timeframe), [symbol, timeframe]);
}

export function readTickRecord(environment: Environment, symbol: string, kind: TickKind): TickRecord | null {
  return readJson<TickRecord>(environment, keys.ticks(symbol, kind), [symbol, kind]);
}

function readJson<R>(environment: Environment, key: Key, [symbol, what]: readonly [string, string]): R | null {
  const bytes = readBytes(environment, key);
  if (bytes === null) return null;
  const payload = unseal(bytes);
  if (payload !== null) return JSON.parse(payload.toString()) as R;
  throw new TiercelError(
    'TIERCEL_E_CORRUPT',
    `The record of ${symbol} ${what} in the store at ${environment.path} is damaged.`,
    { context: { file: environment.path, symbol } },
  );
}

/** The records of all series, by symbol and timeframe. */
export function allRecords(environment: Environment): SeriesRecord[] {
  const found = [...environment.root.getKeys(keys.allSeries)] as [string, string, string][];
  return found.map(([, symbol, timeframe]) => readRecord(environment, symbol, timeframe)!);
}

/** The records of all ticks, by symbol and kind. */
export function allTickRecords(environment: Environment): TickRecord[] {
  const found = [...environment.root.getKeys(keys.allTicks)] as [string, string, TickKind][];
  return found.map(([, symbol, kind]) => readTickRecord(environment, symbol, kind)!);
}

/** The coarsest power of ten that divides all values of some columns, or null off the grid. */
function stepOf(record: Pick<StoredRecord, 'steps'>, names: readonly ColumnName[]): number | null {
  const exponents = names.map((name) => record.steps[name] ?? null);
  return exponents.includes(null) ? null : Number(`1e${Math.min(...(exponents as number[]))}`);
}

/** The price step of a series: the largest power of ten that divides all its prices. */
export function priceStepOf(record: Pick<StoredRecord, 'columns' | 'steps'>): number | null {
  return stepOf(
    record,
    record.columns.filter((name) => priceColumns.has(name)),
  );
}

/** The step that a column carries: the series' price step, or its own. */
export function columnStep(record: StoredRecord, name: ColumnName): number | null {
  return priceColumns.has(name) ? priceStepOf(record) : stepOf(record, [name]);
}

/** What makes two series with equal rows different ones. */
export type SeriesIdentity =
  | Pick<SeriesRecord, 'instrument' | 'timeframe' | 'side' | 'dateOnly' | 'columns'>
  | Pick<TickRecord, 'instrument' | 'kind' | 'columns'>;

/** Order rules (tick, lot) are no content. */
export function identityOf(record: SeriesIdentity) {
  const { columns } = record;
  const { symbol, assetClass, currency, calendar } = record.instrument;
  if ('kind' in record) return JSON.stringify([symbol, assetClass, currency, calendar, record.kind, columns]);
  const { timeframe, side, dateOnly } = record;
  return JSON.stringify([symbol, assetClass, currency, calendar, timeframe, side, dateOnly, columns]);
}

/** SHA-256 over texts and bytes, hex. */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** What bars and ticks have in common. */
function commonInfo(record: StoredRecord) {
  const { instrument, columns, rows, contentHash, imports } = record;
  return {
    instrument,
    rows,
    firstTime: BigInt(record.firstTime),
    lastTime: BigInt(record.lastTime),
    columns,
    priceStep: priceStepOf(record),
    contentHash,
    imports,
  };
}

export function infoOf(record: SeriesRecord): SeriesInfo {
  const { instrument, timeframe, side, dateOnly } = record;
  return { symbol: instrument.symbol, timeframe, side, dateOnly, ...commonInfo(record) };
}

export function tickInfoOf(record: TickRecord): TickSeriesInfo {
  return { symbol: record.instrument.symbol, kind: record.kind, ...commonInfo(record) };
}
