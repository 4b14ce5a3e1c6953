import { type ErrorCode, TiercelError } from '../kernel/index.ts';
import { toIso } from '../market/index.ts';
import { barFaults, type NativeBarRows } from '../native/index.ts';
import { barSpecText } from './parse-spec.ts';
import type { BarSpec } from './spec.ts';

type Fault = Exclude<(typeof barFaults)[number], 'none'>;

const data = 'TIERCEL_E_DATA';
const parameter = 'TIERCEL_E_PARAMETER';

const sentences: Readonly<Record<Fault, readonly [ErrorCode, string]>> = {
  timeOrder: [data, 'its time lies before one that was taken: rows must come in the order of time'],
  timeRange: [data, 'its time lies outside of the years 1843 to 2096: times are nanoseconds since 1970'],
  price: [data, 'a price is no finite number'],
  volume: [data, 'a size is negative or no finite number'],
  offStep: [data, 'a price or size is no multiple of the step of its column; give the column its step, or none'],
  acrossBars: [data, 'it reaches into the next bar: build from a finer timeframe'],
  noBoundary: [data, 'no bar covers its time'],
  longGap: [
    data,
    'it ends a gap or a jump of more than a million bars: mend the time or price, give a calendar, or take longer bars or larger bricks',
  ],
  missingVolume: [parameter, 'needs trades with sizes: import the column `size`, or build bars by time or ticks'],
  unsupportedRows: [
    parameter,
    'does not fit these rows: bars are made of bars by time only, Renko of one side of quotes (side: bid, ask or mid), and columns stay the same from block to block',
  ],
};

/** The error for rows that the core refused; they left no trace. */
export function refusalOf(code: number, at: { row: number; spec: BarSpec; rows: NativeBarRows | null }): TiercelError {
  const fault = barFaults[code] as Fault;
  const [errorCode, sentence] = sentences[fault];
  const bars = barSpecText(at.spec);
  const time = at.rows?.time[at.row];
  if (errorCode === parameter || at.rows === null || time === undefined) {
    return new TiercelError(errorCode, `${bars} ${sentence}.`, { context: { bars, fault } });
  }
  const shown = fault === 'timeRange' ? `${time} ns` : toIso(time);
  const context = { row: at.row, bars, fault, ...(fault === 'timeRange' ? {} : { time: shown }) };
  return new TiercelError(errorCode, `Row ${at.row} (${shown}) cannot be built into bars of ${bars}: ${sentence}.`, {
    context,
  });
}
