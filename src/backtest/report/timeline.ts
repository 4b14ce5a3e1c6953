import { isDaily, timeframeNs } from '../../market/index.ts';
import type { BacktestResult, RunInstrument } from '../result.ts';

/** Nanoseconds to whole milliseconds, as a number. */
export function toMs(time: bigint): number {
  return Number(time / 1_000_000n);
}

/** How the bars of a run's instruments lie on the points of its equity. */
export interface Timeline {
  readonly length: number;
  readonly daily: boolean;
  /** Open time of the bars that close at each point (of the latest of them), milliseconds. */
  readonly time: Float64Array;
  /** For each instrument the point at which each of its bars closes; null where bar i closes at point i. */
  readonly points: readonly (Int32Array | null)[];
}

function closeTimes({ bars, firstBar }: RunInstrument): BigInt64Array {
  if (bars.closeTime !== undefined) return bars.closeTime.subarray(firstBar);
  const length = timeframeNs(bars.timeframe);
  return bars.time.subarray(firstBar).map((open) => open + length);
}

/** Of each close the point taken then, or the next one; both lists rise. */
function pointsOf(closes: BigInt64Array, times: BigInt64Array): Int32Array {
  const points = new Int32Array(closes.length);
  let point = 0;
  for (let i = 0; i < closes.length; i += 1) {
    while (point < times.length - 1 && times[point]! < closes[i]!) point += 1;
    points[i] = point;
  }
  return points;
}

function openTimes(result: BacktestResult, points: readonly (Int32Array | null)[]): Float64Array {
  const { times } = result.simulation;
  const out = new Float64Array(times.length).fill(Number.NaN);
  result.instruments.forEach(({ bars, firstBar }, k) => {
    const opens = bars.time.subarray(firstBar);
    for (let i = 0; i < opens.length; i += 1) {
      const point = points[k]?.[i] ?? i;
      const ms = toMs(opens[i]!);
      if (!(out[point]! >= ms)) out[point] = ms;
    }
  });
  return out.map((ms, point) => (Number.isNaN(ms) ? toMs(times[point]!) : ms));
}

/** Lays the bars of all instruments on the points of the equity. */
export function timelineOf(result: BacktestResult): Timeline {
  const { times } = result.simulation;
  const { instruments } = result;
  const alone = instruments.length === 1 && instruments[0]!.bars.length - instruments[0]!.firstBar === times.length;
  const points = instruments.map((one) => (alone ? null : pointsOf(closeTimes(one), times)));
  return {
    length: times.length,
    daily: instruments.every(({ bars }) => isDaily(bars.timeframe)),
    time: openTimes(result, points),
    points,
  };
}

/** The point at which a bar of an instrument (an index into all its bars) closes. */
export function pointOf(timeline: Timeline, { firstBar }: RunInstrument, at: { instrument: number; bar: number }) {
  const points = timeline.points[at.instrument] ?? null;
  const bar = at.bar - firstBar;
  const point = points === null ? bar : points[Math.min(points.length - 1, Math.max(0, bar))]!;
  return Math.min(timeline.length - 1, Math.max(0, point ?? 0));
}
