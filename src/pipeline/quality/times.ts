import { type Bars, isDaily, timeframeNs } from '../../market/index.ts';
import { type SessionWalk, sessionsBetween, walkSessions } from './sessions.ts';

/** A stretch in which the calendar has bars and the series has none. */
export interface Gap {
  /** The last bar before it. */
  readonly row: number;
  readonly missing: number;
}

export interface TimeFindings {
  readonly gaps: readonly Gap[];
  readonly outside: readonly number[];
  readonly duplicates: readonly number[];
  readonly backward: readonly number[];
  readonly expected: number | null;
}

const weekNs = 7n * 86_400_000_000_000n;

/** Distance of each bar to the one before, nanoseconds; exact, and without a BigInt for each. */
export function distances(times: BigInt64Array): Float64Array {
  const halves = new Int32Array(times.buffer, times.byteOffset, 2 * times.length);
  const out = new Float64Array(Math.max(0, times.length - 1));
  for (let i = 0; i < out.length; i++) {
    const low = (halves[2 * i + 2]! >>> 0) - (halves[2 * i]! >>> 0);
    out[i] = (halves[2 * i + 3]! - halves[2 * i + 1]!) * 2 ** 32 + low;
  }
  return out;
}

/** Bars that are missing between a bar and the next. */
function missingAfter(bars: Bars, row: number, walk: SessionWalk): number {
  const { time, timeframe } = bars;
  const [before, after] = [time[row]!, time[row + 1]!];
  if (isDaily(timeframe)) return walk.opensBetween(before, after);
  const length = timeframeNs(timeframe);
  return Number(walk.openBetween(before + length, after) / length);
}

/** Looks at the times of bars, by their instrument's calendar. */
export function checkTimes(bars: Bars, steps: Float64Array): TimeFindings {
  const { time, timeframe, instrument } = bars;
  const [gaps, outside, duplicates, backward] = [[] as Gap[], [] as number[], [] as number[], [] as number[]];
  if (bars.length === 0) return { gaps, outside, duplicates, backward, expected: 0 };
  const length = timeframeNs(timeframe);
  const byCalendar = length < weekNs;
  const sessions = byCalendar ? sessionsBetween(instrument.calendar, time[0]!, time[bars.length - 1]! + 1n) : [];
  const walk = walkSessions(sessions);
  const usual = Number(length);
  let missing = 0;
  for (let row = 0; row < steps.length; row++) {
    const step = steps[row]!;
    if (step === 0) duplicates.push(row + 1);
    else if (step < 0) backward.push(row + 1);
    else if (byCalendar && step > usual) {
      const count = missingAfter(bars, row, walk);
      missing += count;
      if (count > 0) gaps.push({ row, missing: count });
    }
  }
  if (byCalendar && !isDaily(timeframe)) outside.push(...closedRows(time, walkSessions(sessions), steps));
  return { gaps, outside, duplicates, backward, expected: byCalendar ? bars.length + missing - outside.length : null };
}

/** Rows whose bars open while the market is closed. */
function closedRows(time: BigInt64Array, walk: SessionWalk, steps: Float64Array): number[] {
  const rows: number[] = [];
  for (let row = 0; row < time.length; row++) {
    if ((row === 0 || steps[row - 1]! > 0) && !walk.isOpen(time[row]!)) rows.push(row);
  }
  return rows;
}
