import { allocateColumn, type Column } from '../src/index.ts';

export interface WalkBars {
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
  readonly volume: Column;
  /** The number of the day to which the bar belongs. */
  readonly session: Column;
}

/** Bars of a walk on the step of five decimals with whole volumes, the same at every run. */
export function walkBars(length: number): WalkBars {
  const prices = () => allocateColumn(length, 0.00001);
  const bars = {
    open: prices(),
    high: prices(),
    low: prices(),
    close: prices(),
    volume: allocateColumn(length, 1),
    session: allocateColumn(length, 1),
  };
  let state = 1;
  let ticks = 120_000;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % n;
  };
  for (let i = 0; i < length; i++) {
    const first = ticks;
    ticks += below(41) - 20;
    bars.open[i] = first / 1e5;
    bars.close[i] = ticks / 1e5;
    bars.high[i] = (Math.max(first, ticks) + below(15)) / 1e5;
    bars.low[i] = (Math.min(first, ticks) - below(15)) / 1e5;
    bars.volume[i] = below(900) + 1;
    bars.session[i] = Math.floor(i / 1440);
  }
  return bars;
}
