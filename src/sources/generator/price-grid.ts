import { allocateColumn, type Ohlc } from '../../market/index.ts';

/** Prices as whole steps of a power of ten, which become doubles as the decimal text of the price would. */
export interface PriceGrid {
  readonly step: number;
  readonly stepsPerUnit: number;
}

/** The coarsest grid on which all ticks lie; steps under 1e-9 are not known. */
export function gridOf(tickSize: number): PriceGrid {
  let decimals = 0;
  const isWhole = (x: number): boolean => Math.abs(x - Math.round(x)) < 1e-6 && Math.round(x) > 0;
  while (decimals < 9 && !isWhole(tickSize * Number(`1e${decimals}`))) decimals++;
  return { step: Number(`1e-${decimals}`), stepsPerUnit: Number(`1e${decimals}`) }; // powers by `**` are not exact
}

export function allocateOhlc(length: number, step: number): Ohlc {
  const column = () => allocateColumn(length, step);
  return { open: column(), high: column(), low: column(), close: column() };
}

/** Writes the bar that a path of steps makes. */
export function writeBar(to: Ohlc, row: number, path: { steps: Float64Array; stepsPerUnit: number }): void {
  const { steps, stepsPerUnit } = path;
  let [low, high] = [steps[0]!, steps[0]!];
  for (const step of steps) {
    if (step < low) low = step;
    if (step > high) high = step;
  }
  to.open[row] = steps[0]! / stepsPerUnit;
  to.high[row] = high / stepsPerUnit;
  to.low[row] = low / stepsPerUnit;
  to.close[row] = steps[steps.length - 1]! / stepsPerUnit;
}
