import { type Bars, isDaily, timeframeNs, toIso } from '../../market/index.ts';
import { badPrices, ohlcFaults, outliers, rowsWhere, staleStretches } from './prices.ts';
import { checkTimes, distances } from './times.ts';
import type {
  QualityExample,
  QualityFinding,
  QualityKind,
  QualityLevel,
  QualityOptions,
  QualityReport,
} from './types.ts';

const defaultZ = 50;
/** Of day bars moves are listed from here on: their tails are thinner. */
const dailyZ = 12;

function plural(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;
}

const percent = (fraction: number) => `${(100 * fraction).toFixed(2)} %`;

/** A weekend between two day bars is no gap: the longest step over which a move counts. */
function longestStep({ timeframe }: Bars): number {
  return Number(timeframeNs(timeframe)) * (isDaily(timeframe) ? 5 : 1);
}

function collector(bars: Bars, { examples = 3 }: QualityOptions) {
  const findings: QualityFinding[] = [];
  /** Adds a finding of rows, unless there are none; `what` tells of a row. */
  function add(
    kind: QualityKind,
    level: QualityLevel,
    rows: readonly number[],
    told: { summary: string; what: (row: number, index: number) => string },
  ): void {
    if (rows.length === 0) return;
    const shown: QualityExample[] = rows.slice(0, examples).map((row, index) => ({
      time: toIso(bars.time[row]!),
      row,
      what: told.what(row, index),
    }));
    findings.push({ kind, level, count: rows.length, summary: told.summary, examples: shown });
  }
  return { findings, add };
}

type Add = ReturnType<typeof collector>['add'];

function addTimes(bars: Bars, steps: Float64Array, add: Add): number | null {
  const { duplicates, backward, gaps, outside, expected } = checkTimes(bars, steps);
  const isTime = { what: () => '' };
  add('duplicate time', 'fault', duplicates, {
    ...isTime,
    summary: `${plural(duplicates.length, 'bar')} at the time of the one before`,
  });
  add('backward time', 'fault', backward, {
    ...isTime,
    summary: `${plural(backward.length, 'bar')} before the one before`,
  });
  const longest = gaps.toSorted((a, b) => b.missing - a.missing);
  const missing = gaps.reduce((sum, gap) => sum + gap.missing, 0);
  add(
    'gap',
    'doubt',
    longest.map(({ row }) => row),
    {
      summary: `${plural(missing, 'bar')} missing in ${plural(gaps.length, 'gap')}, by calendar ${bars.instrument.calendar}`,
      what: (_, index) => `${plural(longest[index]!.missing, 'bar')} missing after it`,
    },
  );
  add('outside sessions', 'note', outside, {
    ...isTime,
    summary: `${plural(outside.length, 'bar')} while the ${bars.instrument.calendar} calendar is closed`,
  });
  return expected;
}

function addPrices(bars: Bars, steps: Float64Array, options: QualityOptions, add: Add): void {
  const { open, high, low, close, volume, ask } = bars;
  const ohlc = (row: number) => `open ${open[row]}, high ${high[row]}, low ${low[row]}, close ${close[row]}`;
  const bad = badPrices(bars);
  add('bad price', 'fault', bad, {
    summary: `${plural(bad.length, 'bar')} with a price that is no positive number`,
    what: ohlc,
  });
  const faults = ohlcFaults(bars);
  add('OHLC fault', 'fault', faults, {
    summary: `${plural(faults.length, 'bar')} whose high or low does not hold the other prices`,
    what: ohlc,
  });
  const z = options.outlierZ ?? (isDaily(bars.timeframe) ? dailyZ : defaultZ);
  const far = outliers(bars, steps, { z, longestStep: longestStep(bars) });
  add(
    'outlier',
    'doubt',
    far.map(({ row }) => row),
    {
      summary: `${plural(far.length, 'close')} ${z} or more robust standard deviations from the one before`,
      what: (row, index) => `${percent(far[index]!.move)} to ${close[row]}, z ${far[index]!.z.toFixed(0)}`,
    },
  );
  const least = options.staleBars ?? (isDaily(bars.timeframe) ? 5 : 60);
  const stale = staleStretches(bars, least);
  add(
    'stale price',
    'doubt',
    stale.map(({ row }) => row),
    {
      summary: `${plural(stale.length, 'stretch').replace(/stretchs/, 'stretches')} of ${least} bars or more without any move`,
      what: (row, index) => `${plural(stale[index]!.bars, 'bar')} at ${close[row]}`,
    },
  );
  const flat = rowsWhere(bars.length, (row) => high[row] === low[row]);
  add('zero range', 'note', flat, {
    summary: `${plural(flat.length, 'bar')} with one price only (${percent(flat.length / bars.length)})`,
    what: (row) => `at ${close[row]}`,
  });
  const idle = volume === undefined ? [] : rowsWhere(bars.length, (row) => !(volume[row]! > 0));
  add('zero volume', 'note', idle, {
    summary: `${plural(idle.length, 'bar')} without volume (${percent(idle.length / bars.length)})`,
    what: (row) => `at ${close[row]}`,
  });
  const crossed =
    ask === undefined
      ? []
      : rowsWhere(bars.length, (row) => ask.open[row]! < open[row]! || ask.close[row]! < close[row]!);
  add('crossed prices', 'note', crossed, {
    summary: `${plural(crossed.length, 'bar')} with the ask under the bid`,
    what: ohlc,
  });
}

/**
 * Looks through bars for what cannot be true, what may well be wrong, and what is good to know: times, gaps by the
 * instrument's calendar, impossible prices, outliers, prices that stand still. Reads them and changes nothing.
 *
 * @example
 * ```ts
 * const { findings } = checkBars(await store.bars('EURUSD', '1m'));
 * console.log(findings.map(({ kind, count }) => `${kind}: ${count}`));
 * ```
 */
export function checkBars(bars: Bars, options: QualityOptions = {}): QualityReport {
  const { findings, add } = collector(bars, options);
  const steps = distances(bars.time);
  const expected = addTimes(bars, steps, add);
  addPrices(bars, steps, options, add);
  const [first, last] = [bars.time[0], bars.time[bars.length - 1]];
  return {
    symbol: bars.instrument.symbol,
    timeframe: bars.timeframe,
    rows: bars.length,
    first: first === undefined ? null : toIso(first),
    last: last === undefined ? null : toIso(last),
    expected,
    findings,
  };
}
