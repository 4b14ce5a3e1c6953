import { TiercelError } from '../kernel/index.ts';
import { allocateColumn, type Column } from '../market/index.ts';
import { native } from '../native/index.ts';
import { toFloat64 } from './columns.ts';
import { ta } from './technical-analysis.ts';

/** Bars of one instrument, as far as the breadth of a market looks at them. */
export interface BreadthBars {
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
  readonly volume: Column;
}

/** How many instruments did what in each bar; NaN where there is no earlier bar to compare with. */
export interface Breadth {
  readonly advances: Column;
  readonly declines: Column;
  readonly unchanged: Column;
  readonly advancingVolume: Column;
  readonly decliningVolume: Column;
  readonly newHighs: Column;
  readonly newLows: Column;
}

type InstrumentColumns = readonly [high: Float64Array, low: Float64Array, close: Float64Array, volume: Float64Array];

function readInstrument({ high, low, close, volume }: BreadthBars, place: number): InstrumentColumns {
  const named = (name: string) => `${name} of instrument ${place}`;
  return [
    toFloat64(high, named('high')),
    toFloat64(low, named('low')),
    toFloat64(close, named('close')),
    toFloat64(volume, named('volume')),
  ];
}

function checkLengths(instruments: readonly InstrumentColumns[], length: number): void {
  for (const [i, columns] of instruments.entries()) {
    const other = columns.find((column) => column.length !== length);
    if (other === undefined) continue;
    const message = `all columns must have ${length} rows as the first instrument has, one of instrument ${i} has ${other.length}`;
    throw new TiercelError('TIERCEL_E_PARAMETER', message);
  }
}

/**
 * The breadth of a market: in each bar the number of instruments that rose, fell and stayed, the volume of those that
 * rose and fell, and the number of those whose high (low) is above (below) all of the `period` bars before. What
 * `ta.advanceDeclineLine`, `ta.advanceDeclineRatio`, `ta.trin` and `ta.mcclellan` take.
 *
 * All instruments have the same bars, row by row. An instrument that has no price in a bar (NaN), or had none in the one
 * before, is not counted there.
 *
 * @param instruments columns of each instrument
 * @param options.period bars of new highs and lows, 252 (a year of days) by default
 * @returns the counts as columns
 * @throws TIERCEL_E_PARAMETER without an instrument, for columns of different lengths or a bad period
 * @example
 * const market = breadth([apple, ibm, google]);
 * const { oscillator, summation } = ta.mcclellan(market.advances, market.declines);
 */
export function breadth(instruments: readonly BreadthBars[], { period = 252 }: { period?: number } = {}): Breadth {
  if (instruments.length === 0) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      'the breadth of a market needs at least one instrument, was given none',
    );
  }
  const columns = instruments.map(readInstrument);
  const length = columns[0]![2].length;
  checkLengths(columns, length);
  const column = (none: number) => allocateColumn(length).fill(Number.NaN, 0, none) as Column;
  const found: Breadth = {
    advances: column(1),
    declines: column(1),
    unchanged: column(1),
    advancingVolume: column(1),
    decliningVolume: column(1),
    newHighs: column(period),
    newLows: column(period),
  };
  const [highest, lowest] = [allocateColumn(length), allocateColumn(length)];
  for (const bars of columns) {
    ta.highest(bars[0], period, { out: highest });
    ta.lowest(bars[1], period, { out: lowest });
    native().addBreadth([...bars, highest, lowest], period, Object.values(found));
  }
  return found;
}
