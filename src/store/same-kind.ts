import { TiercelError } from '../kernel/index.ts';
import { nameOf, type SeriesIdentity, type StoredRecord } from './record.ts';

/** What a series is must not change from one import to the next. */
export function checkSameKind(record: StoredRecord, given: SeriesIdentity): void {
  const is = describe(record);
  const now = describe(given);
  const changed = Object.keys(is).filter((name) => is[name] !== now[name]);
  if (changed.length === 0) return;
  const list = changed.map((name) => `${name} ${is[name]}, given ${now[name]}`).join('; ');
  throw new TiercelError(
    'TIERCEL_E_DATA',
    `${nameOf(record)} is stored otherwise: ${list}. Nothing was written. ` +
      'Import with what is stored, or under another symbol.',
    { context: { symbol: record.instrument.symbol } },
  );
}

function describe(series: SeriesIdentity): Record<string, string> {
  const { assetClass, currency, calendar } = series.instrument;
  const columns = series.columns.join(', ');
  if ('kind' in series) return { class: assetClass, currency, calendar, columns };
  return { class: assetClass, currency, calendar, side: series.side, dateOnly: String(series.dateOnly), columns };
}
