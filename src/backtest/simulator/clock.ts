import { type Bars, timeframeNs } from '../../market/index.ts';
import type { SimulationClock } from './types.ts';

/** The part of an instrument's bars that a run covers. */
interface Feed {
  readonly bars: Bars;
  readonly firstBar: number;
}

/** When the first of all bars opens. */
export function startOf(feeds: readonly Feed[]): bigint {
  const times = feeds.map(({ bars, firstBar }) => bars.time[firstBar]!);
  return times.reduce((least, time) => (time < least ? time : least));
}

/** Bars close after their timeframe, or when their session does. */
export function clockOf({ bars, firstBar }: Feed): SimulationClock {
  const times = (bars.closeTime ?? bars.time).subarray(firstBar);
  return {
    times,
    closeAfter: bars.closeTime === undefined ? timeframeNs(bars.timeframe) : 0n,
    start: bars.time[firstBar]!,
  };
}

/** The distinct close times of all bars. */
export function commonClock(feeds: readonly Feed[]): SimulationClock {
  const clocks = feeds.map(clockOf);
  if (clocks.length === 1) return clocks[0]!;
  const all = new BigInt64Array(clocks.reduce((sum, { times }) => sum + times.length, 0));
  let at = 0;
  for (const { times, closeAfter } of clocks) for (const time of times) all[at++] = time + closeAfter;
  all.sort();
  const times = all.filter((time, i) => i === 0 || time !== all[i - 1]);
  return { times, closeAfter: 0n, start: startOf(feeds) };
}
