import { type Environment, reading, refuseReadOnly } from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import { type BarColumns, toIso } from '../market/index.ts';
import { native } from '../native/index.ts';
import { presentColumns, toNamedColumns } from './columns.ts';
import { countStored } from './overlap.ts';
import { readSeries } from './read.ts';
import { emptyChunks, readRecord, type SeriesRecord } from './record.ts';
import { checkSameKind } from './same-kind.ts';
import type { AppendResult, SeriesMeta } from './types.ts';
import { appendRows, withSeriesLock } from './write-chunks.ts';

/** See `Store.append`. */
export async function appendBars(environment: Environment, meta: SeriesMeta, bars: BarColumns): Promise<AppendResult> {
  refuseReadOnly(environment);
  const given = toNamedColumns(bars);
  checkTimes(meta, given.time);
  const { instrument, timeframe, side, dateOnly, source, importReport } = meta;
  const fresh = { ...emptyChunks, instrument, timeframe, side, dateOnly, columns: presentColumns(given) };
  return withSeriesLock(environment, { symbol: instrument.symbol, what: timeframe }, () => {
    const { before, skipped } = reading(environment, () => {
      const record = readRecord(environment, instrument.symbol, timeframe);
      if (record === null) return { before: null, skipped: 0 };
      checkSameKind(record, fresh);
      return { before: record, skipped: countStored(record, readSeries(environment, record), given) };
    });
    const entry = { source, report: importReport };
    return appendRows<SeriesRecord>(environment, { record: before ?? fresh, given, skipped, entry });
  });
}

function checkTimes(meta: SeriesMeta, times: BigInt64Array): void {
  const row = native().firstBackwardTime(times, false);
  if (row < 0) return;
  const { symbol } = meta.instrument;
  const [before, time] = [toIso(times[row - 1]!), toIso(times[row]!)];
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `Times of ${symbol} ${meta.timeframe} must increase: bar ${row} at ${time} follows ${before}. Nothing was written.`,
    { context: { symbol, time, row } },
  );
}
