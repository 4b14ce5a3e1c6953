import { type Environment, reading, refuseReadOnly } from '../database/index.ts';
import { TiercelError } from '../kernel/index.ts';
import { type QuoteColumns, type TradeColumns, toIso } from '../market/index.ts';
import { native } from '../native/index.ts';
import { type NamedColumns, presentColumns, toNamedTicks } from './columns.ts';
import { countStoredTicks } from './overlap.ts';
import { readSeries } from './read.ts';
import { emptyChunks, nameOf, readTickRecord, type TickRecord } from './record.ts';
import { checkSameKind } from './same-kind.ts';
import type { AppendResult, TickMeta } from './types.ts';
import { appendRows, withSeriesLock } from './write-chunks.ts';

/** See `Store.appendTicks`. */
export async function appendTicks(
  environment: Environment,
  meta: TickMeta,
  ticks: QuoteColumns | TradeColumns,
): Promise<AppendResult> {
  refuseReadOnly(environment);
  const given = toNamedTicks(ticks);
  const { instrument, kind, source, importReport } = meta;
  const fresh: TickRecord = { ...emptyChunks, instrument, kind, columns: presentColumns(given) };
  checkTicks(fresh, given);
  return withSeriesLock(environment, { symbol: instrument.symbol, what: kind }, () => {
    const { before, skipped } = reading(environment, () => {
      const record = readTickRecord(environment, instrument.symbol, kind);
      if (record === null) return { before: null, skipped: 0 };
      checkSameKind(record, fresh);
      return { before: record, skipped: countStoredTicks(record, readSeries(environment, record), given) };
    });
    const entry = { source, report: importReport };
    return appendRows(environment, { record: before ?? fresh, given, skipped, entry });
  });
}

const priceOf = { quotes: 'bid', trades: 'price' } as const;

function checkTicks(record: TickRecord, given: NamedColumns): void {
  const { symbol } = record.instrument;
  if (given[priceOf[record.kind]] === undefined) {
    throw new TiercelError('TIERCEL_E_DATA', `${nameOf(record)} need a column \`${priceOf[record.kind]}\`.`, {
      context: { symbol },
    });
  }
  const row = native().firstBackwardTime(given.time, true);
  if (row < 0) return;
  const [before, time] = [toIso(given.time[row - 1]!), toIso(given.time[row]!)];
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `Times of ${nameOf(record)} must not go back: row ${row} at ${time} follows ${before}. Nothing was written.`,
    { context: { symbol, time, row } },
  );
}
