import { TiercelError } from '../../kernel/index.ts';
import { type CalendarName, isDaily, type Timeframe, timeframeNs, zoneOffsets } from '../../market/index.ts';
import type { NativeCsvLayout } from '../../native/index.ts';
import { columnIndex } from './columns.ts';
import type { CsvColumnRole, CsvFormat, CsvRecord } from './format.ts';

const hourNs = 3_600_000_000_000n;
const dayNs = 24n * hourNs;

/** From the midnight of a date to the opening of its session, in the zone of the calendar. */
const sessionStart: Readonly<Record<CalendarName, { readonly zone: string; readonly shiftNs: bigint }>> = {
  '24x7': { zone: 'UTC', shiftNs: 0n },
  fx: { zone: 'America/New_York', shiftNs: -7n * hourNs },
  'us-equity': { zone: 'America/New_York', shiftNs: (19n * hourNs) / 2n },
};

const unitNs = { s: 1_000_000_000, ms: 1_000_000, us: 1_000, ns: 1 } as const;
const orders = { ymd: 0, dmy: 1, mdy: 2 } as const;
const timeRoles: Readonly<Partial<Record<CsvColumnRole, number>>> = { time: 1, date: 2, clock: 3 };
const numberRole = 4;
const sideRoles: Readonly<Partial<Record<CsvColumnRole, number>>> = { aggressor: 5, buyerIsMaker: 6 };
const records: Readonly<Record<CsvRecord, number>> = { bars: 0, quotes: 1, trades: 2 };

function fieldCode(role: CsvColumnRole | null, record: CsvRecord): number {
  if (role === null) return 0;
  const time = timeRoles[role];
  if (time !== undefined) return time * 256;
  return (sideRoles[role] ?? numberRole) * 256 + columnIndex(record, role);
}

function zoneTable(zone: string, firstYear: number): { fromNs: BigInt64Array; offsetNs: BigInt64Array } {
  if (zone === 'UTC' || zone === 'in each row') {
    return { fromNs: new BigInt64Array(0), offsetNs: new BigInt64Array(0) };
  }
  return zoneOffsets(zone, { first: firstYear, last: 2100 });
}

/** Distances of day bars change by an hour with the clocks, and so may those of bars over an hour. */
function gridOf(timeframe: Timeframe | undefined, isDateOnly: boolean): bigint {
  if (timeframe === undefined) return 0n;
  if (isDateOnly) return dayNs;
  const length = timeframeNs(timeframe);
  return length > hourNs && length % hourNs === 0n ? hourNs : length;
}

function stampShift(format: CsvFormat, timeframe: Timeframe | undefined): bigint {
  if (format.stamp === 'open' || format.isDateOnly) return 0n;
  if (timeframe === undefined || isDaily(timeframe)) {
    throw new TiercelError(
      'TIERCEL_E_USAGE',
      'Times at the close (`stamp: close`) need a `timeframe` under a day, by which the open is found.',
    );
  }
  return -timeframeNs(timeframe);
}

/**
 * What the native parser is told.
 *
 * @param firstYear the first year of the file: offsets of the zone are looked up from there on.
 */
export function compileFormat(
  format: CsvFormat,
  given: {
    readonly timeframe?: Timeframe | undefined;
    readonly calendar?: CalendarName | undefined;
    readonly firstYear: number;
  },
): NativeCsvLayout {
  const { time } = format;
  const session = sessionStart[given.calendar ?? '24x7'];
  const zone = zoneTable(format.isDateOnly ? session.zone : format.zone, given.firstYear);
  return {
    record: records[format.record],
    delimiter: format.delimiter.charCodeAt(0),
    decimal: format.decimal.charCodeAt(0),
    fields: Int32Array.from(format.columns, (role) => fieldCode(role, format.record)),
    epochUnitNs: time.kind === 'count' ? unitNs[time.unit] : 0,
    dateSeparator: time.kind === 'date' && time.separator !== '' ? time.separator.charCodeAt(0) : 0,
    dateOrder: time.kind === 'date' ? orders[time.order] : 0,
    hasClock: time.kind === 'date' && time.hasClock,
    hasZone: time.kind === 'date' && time.hasZone,
    dateOnly: format.isDateOnly,
    zoneFromNs: zone.fromNs,
    zoneOffsetNs: zone.offsetNs,
    localShiftNs: format.isDateOnly ? session.shiftNs : 0n,
    utcShiftNs: stampShift(format, given.timeframe),
    gridNs: gridOf(given.timeframe, format.isDateOnly),
    spreadDecimals: format.spreadDecimals,
    skipLines: format.hasHeader ? 1 : 0,
  };
}
