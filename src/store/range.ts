import { type Environment, reading } from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import {
  allocateTimes,
  type BarColumns,
  type TimeInput,
  toIso,
  toNanoseconds,
  tradingDayEnds,
} from '../market/index.ts';
import { native } from '../native/index.ts';
import { type NamedColumns, toBarColumns, toNamedColumns } from './columns.ts';
import { readSeries } from './read.ts';
import { allRecords, hashOf, identityOf, priceStepOf, readRecord, type SeriesRecord } from './record.ts';
import type { StoredBars } from './types.ts';

export interface RangeRequest {
  readonly symbol: string;
  readonly timeframe: string;
  readonly from: TimeInput | undefined;
  readonly to: TimeInput | undefined;
  readonly lookback: number;
  readonly reuse: BarColumns | undefined;
}

/** See `Store.bars`. */
export function readRange(environment: Environment, request: RangeRequest): StoredBars {
  const { symbol, timeframe } = request;
  const from = request.from === undefined ? undefined : toNanoseconds(request.from, 'from');
  const to = request.to === undefined ? undefined : toNanoseconds(request.to, 'to');
  checkRange(request, from, to);
  return reading(environment, () => {
    const record = readRecord(environment, symbol, timeframe);
    if (record === null) throw noSeries(environment, request);
    const reader = readSeries(environment, record);
    const reuse = request.reuse && toNamedColumns(request.reuse);
    const first = from === undefined ? 0 : reader.rowAtOrAfter(from);
    const end = to === undefined ? record.rows : reader.rowAtOrAfter(to);
    if (first >= end) throw noBars(record, request);
    const start = Math.max(0, first - request.lookback);
    return barsOf(record, reader.rows(start, end, reuse), first - start);
  });
}

function checkRange({ lookback }: RangeRequest, from: bigint | undefined, to: bigint | undefined): void {
  if (!Number.isSafeInteger(lookback) || lookback < 0) {
    throw new TiercelError('TIERCEL_E_PARAMETER', `\`lookback\` must be a number of bars, at least 0, was ${lookback}`);
  }
  if (from !== undefined && to !== undefined && from >= to) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `\`from\` must be before \`to\`, was ${toIso(from)}, with \`to\` ${toIso(to)} (not included)`,
    );
  }
}

function barsOf(record: SeriesRecord, columns: NamedColumns, firstBar: number): StoredBars {
  const { instrument, timeframe, side, dateOnly } = record;
  let contentHash: string | undefined;
  return {
    ...toBarColumns(columns),
    instrument,
    timeframe,
    side,
    ...(dateOnly && { closeTime: sessionCloses(record, columns.time) }),
    priceStep: priceStepOf(record),
    firstBar,
    // When asked for: it costs a pass over all columns.
    get contentHash() {
      contentHash ??= hashColumns(record, columns);
      return contentHash;
    },
  };
}

/** A day bar closes with its session: at the first end of a trading day after its open. */
function sessionCloses({ instrument }: SeriesRecord, times: BigInt64Array): BigInt64Array {
  const ends = tradingDayEnds(instrument.calendar, times[0]!, times[times.length - 1]! + 1n);
  const closes = allocateTimes(times.length);
  for (let bar = 0, day = 0; bar < times.length; bar++) {
    while (day < ends.length && ends[day]! <= times[bar]!) day++;
    closes[bar] = ends[day]!;
  }
  return closes;
}

/** Rows of a column that one checksum covers. */
const hashedRows = 16_384;

/** Hash of the bars that were read: equal for equal bars of a like series, whatever else the series holds. */
function hashColumns(record: SeriesRecord, columns: NamedColumns): string {
  const checksums: number[] = [];
  for (const name of record.columns) {
    const column = columns[name]!;
    for (let row = 0; row < column.length; row += hashedRows) {
      const rows = Math.min(hashedRows, column.length - row);
      checksums.push(native().crc32c(new Uint8Array(column.buffer, column.byteOffset + 8 * row, 8 * rows)));
    }
  }
  return hashOf(identityOf(record), new Uint8Array(Uint32Array.from(checksums).buffer));
}

function noSeries(environment: Environment, { symbol, timeframe }: RangeRequest): TiercelError {
  const stored = allRecords(environment).map((record) => `${record.instrument.symbol} ${record.timeframe}`);
  const sameSymbol = stored.filter((name) => name.startsWith(`${symbol} `));
  const list = sameSymbol.length > 0 ? sameSymbol : stored;
  const shown = list.slice(0, 10).join(', ') + (list.length > 10 ? ` and ${list.length - 10} more` : '');
  return new TiercelError(
    'TIERCEL_E_NO_DATA',
    `The store at ${environment.path} has no series ${symbol} ${timeframe}. ` +
      `${shown === '' ? 'It is empty' : `It has ${shown}`}. Import the series with: tiercel data import`,
    { context: { symbol, file: environment.path } },
  );
}

function noBars(record: SeriesRecord, { symbol, timeframe, from, to }: RangeRequest): TiercelError {
  const text = (time: TimeInput): string => toIso(toNanoseconds(time, 'from'));
  const asked = [from === undefined ? '' : ` from ${text(from)}`, to === undefined ? '' : ` to ${text(to)}`].join('');
  const [first, last] = [toIso(BigInt(record.firstTime)), toIso(BigInt(record.lastTime))];
  return new TiercelError(
    'TIERCEL_E_NO_DATA',
    `${symbol} ${timeframe} has no bar${asked}. Stored are ${record.rows} bars, the first at ${first}, the last at ${last}.`,
    { context: { symbol, first, last } },
  );
}
