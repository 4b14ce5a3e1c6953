import { toIso } from '../market/index.ts';
import type { CsvFormat } from '../sources/index.ts';
import type { ImportReport } from './import-report.ts';
import { withTickSize } from './instrument-defaults.ts';
import type { ImportWork, Scan } from './scan.ts';
import { settleTimeframe } from './timeframe-check.ts';

export function columnNames({ names, columns }: CsvFormat): Pick<ImportReport, 'columns' | 'ignoredColumns'> {
  const label = (i: number): string => (names[i] === '' ? `column ${i + 1}` : names[i]!);
  const read = columns.flatMap((role, i) => (role === null ? [] : [[label(i), role] as const]));
  return {
    columns: Object.fromEntries(read),
    ignoredColumns: columns.flatMap((role, i) => (role === null ? [label(i)] : [])),
  };
}

/** Timeframe and tick size, which are asked of good rows only. */
function settle(
  work: ImportWork,
  { format, summary }: Scan,
): Pick<ImportReport, 'timeframe' | 'instrument' | 'assumed'> {
  const { file, options, partial } = work;
  const isRefused = summary.badRows > 0 && options.onBad !== 'skip';
  if (isRefused || summary.bars === 0) {
    const instrument = { ...partial.instrument, tickSize: partial.instrument.tickSize ?? summary.priceStep ?? 0 };
    return { timeframe: options.timeframe ?? 'unknown', instrument, assumed: [] };
  }
  const { timeframe, isInferred } = settleTimeframe({
    file,
    timeframe: options.timeframe,
    isDateOnly: format.isDateOnly,
    summary,
  });
  const { instrument, assumed } = withTickSize(partial, summary.priceStep);
  const note = `Its timeframe is ${timeframe}, by the distances between its rows.`;
  return { timeframe, instrument, assumed: isInferred ? [...assumed, note] : assumed };
}

function timeNotes({ options, partial }: ImportWork, format: CsvFormat): readonly string[] {
  if (format.isDateOnly) return [`Each row is the ${partial.instrument.calendar} session of its date.`];
  return options.stamp === undefined ? ['Its times are the opens of its bars.'] : [];
}

/**
 * The report of a file that was read through; nothing is stored yet.
 *
 * @throws TIERCEL_E_DATA when the timeframe does not fit; TIERCEL_E_USAGE when the tick size is not known.
 */
export function writeReport(work: ImportWork, scan: Scan): ImportReport {
  const { format, summary } = scan;
  const settled = settle(work, scan);
  const side = format.side ?? work.partial.side;
  const sideNotes = format.side === null ? [`Its prices are of side ${side}.`] : [];
  const { rows, bars, badRows, badByReason, bad, backwardJumps, ambiguousTimes, lockedRows, crossedRows } = summary;
  return {
    file: work.file,
    sha256: summary.sha256,
    symbol: work.options.symbol,
    timeframe: settled.timeframe,
    instrument: settled.instrument,
    side,
    zone: format.zone,
    stamp: format.stamp,
    isDateOnly: format.isDateOnly,
    ...columnNames(format),
    ...{ rows, bars, badRows, badByReason, bad, backwardJumps, ambiguousTimes, lockedRows, crossedRows },
    appended: 0,
    alreadyStored: 0,
    priceStep: summary.priceStep,
    volumeStep: summary.volumeStep,
    first: summary.firstTime === null ? null : toIso(summary.firstTime),
    last: summary.lastTime === null ? null : toIso(summary.lastTime),
    assumed: [...work.partial.assumed, ...settled.assumed, ...sideNotes, ...timeNotes(work, format), ...format.assumed],
  };
}
