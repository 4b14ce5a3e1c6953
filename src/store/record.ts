import { createHash } from 'node:crypto';
import { type Environment, type Key, readBytes, unseal } from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import type { Instrument, PriceSide, Timeframe } from '../market/index.ts';
import { type ColumnName, priceColumns } from './columns.ts';
import type { ImportEntry, SeriesInfo } from './types.ts';

/** Rows of a full chunk; only the last chunk of a series may have fewer. Part of the format. */
export const chunkRows = 16_384;

/** What is stored about a series, as JSON. */
export interface SeriesRecord {
  readonly id: number;
  readonly instrument: Instrument;
  readonly timeframe: Timeframe;
  readonly side: PriceSide;
  readonly dateOnly: boolean;
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

export const keys = {
  series: (symbol: string, timeframe: string): Key => ['series', symbol, timeframe],
  allSeries: { start: ['series'] as Key, end: ['series~'] as Key },
  nextId: 'next-series-id' as Key,
  factors: (symbol: string): Key => ['factors', symbol],
  directory: (id: number, chunk: number): Key => ['directory', id, chunk],
  chunk: (id: number, column: number, chunk: number): Key => ['chunk', id, column, chunk],
} as const;

export function readRecord(environment: Environment, symbol: string, timeframe: string): SeriesRecord | null {
  const bytes = readBytes(environment, keys.series(symbol, timeframe));
  if (bytes === null) return null;
  const payload = unseal(bytes);
  if (payload !== null) return JSON.parse(payload.toString()) as SeriesRecord;
  throw new TiercelError(
    'TIERCEL_E_CORRUPT',
    `The record of ${symbol} ${timeframe} in the store at ${environment.path} is damaged.`,
    { context: { file: environment.path, symbol } },
  );
}

/** The records of all series, by symbol and timeframe. */
export function allRecords(environment: Environment): SeriesRecord[] {
  const found = [...environment.root.getKeys(keys.allSeries)] as [string, string, string][];
  return found.map(([, symbol, timeframe]) => readRecord(environment, symbol, timeframe)!);
}

/** The coarsest power of ten that divides all values of some columns, or null off the grid. */
function stepOf(record: Pick<SeriesRecord, 'steps'>, names: readonly ColumnName[]): number | null {
  const exponents = names.map((name) => record.steps[name] ?? null);
  return exponents.includes(null) ? null : Number(`1e${Math.min(...(exponents as number[]))}`);
}

/** The price step of a series: the largest power of ten that divides all its prices. */
export function priceStepOf(record: Pick<SeriesRecord, 'columns' | 'steps'>): number | null {
  return stepOf(
    record,
    record.columns.filter((name) => priceColumns.has(name)),
  );
}

/** The step that a column carries: the series' price step, or its own. */
export function columnStep(record: SeriesRecord, name: ColumnName): number | null {
  return priceColumns.has(name) ? priceStepOf(record) : stepOf(record, [name]);
}

/** What makes two series with equal bars different ones. */
export type SeriesIdentity = Pick<SeriesRecord, 'instrument' | 'timeframe' | 'side' | 'dateOnly' | 'columns'>;

/** Order rules (tick, lot) are no content. */
export function identityOf(record: SeriesIdentity) {
  const { instrument, timeframe, side, dateOnly, columns } = record;
  const { symbol, assetClass, currency, calendar } = instrument;
  return JSON.stringify([symbol, assetClass, currency, calendar, timeframe, side, dateOnly, columns]);
}

/** SHA-256 over texts and bytes, hex. */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

export function infoOf(record: SeriesRecord): SeriesInfo {
  const { instrument, timeframe, side, dateOnly, columns, rows, contentHash, imports } = record;
  return {
    symbol: instrument.symbol,
    timeframe,
    instrument,
    side,
    dateOnly,
    rows,
    firstTime: BigInt(record.firstTime),
    lastTime: BigInt(record.lastTime),
    columns,
    priceStep: priceStepOf(record),
    contentHash,
    imports,
  };
}
