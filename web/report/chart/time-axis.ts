import { firstAtOrAfter, type Range } from './view.ts';

const minute = 60_000;
const day = 86_400_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Step = { readonly unit: 'ms' | 'month'; readonly count: number; readonly length: number };

const fixed = (count: number): Step => ({ unit: 'ms', count, length: count });
const monthly = (count: number): Step => ({ unit: 'month', count, length: count * 30.4 * day });

const steps: readonly Step[] = [
  ...[1, 5, 15, 30, 60, 180, 360, 720].map((count) => fixed(count * minute)),
  ...[1, 2, 7].map((count) => fixed(count * day)),
  ...[1, 3, 6, 12, 24, 60, 120, 240].map(monthly),
];

// 1970-01-05, a Monday: weeks are counted from there
const weekStart = 4 * day;

function boundaryAtOrAfter(ms: number, step: Step): number {
  if (step.unit === 'ms') {
    const base = step.count === 7 * day ? weekStart : 0;
    return Math.ceil((ms - base) / step.count) * step.count + base;
  }
  const date = new Date(ms);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const start = Math.floor(month / step.count) * step.count;
  const at = monthStart(start);
  return at >= ms ? at : monthStart(start + step.count);
}

function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12);
}

function next(boundary: number, step: Step): number {
  if (step.unit === 'ms') return boundary + step.count;
  const date = new Date(boundary);
  return monthStart(date.getUTCFullYear() * 12 + date.getUTCMonth() + step.count);
}

export interface TimeTick {
  /** Bar index at which the tick stands. */
  readonly index: number;
  readonly label: string;
}

function labelOf(boundary: number, before: number | null, step: Step): string {
  const date = new Date(boundary);
  const year = date.getUTCFullYear();
  const monthName = months[date.getUTCMonth()]!;
  const dayMonth = `${date.getUTCDate()} ${monthName}`;
  const earlier = before === null ? null : new Date(before);
  const sameYear = earlier?.getUTCFullYear() === year;
  if (step.unit === 'month') {
    if (date.getUTCMonth() === 0) return String(year);
    return sameYear ? monthName : `${monthName} ${year}`;
  }
  if (earlier !== null && !sameYear) return `${dayMonth} ${year}`;
  const time = date.toISOString().slice(11, 16);
  return step.count >= day || time === '00:00' ? dayMonth : time;
}

/**
 * Ticks at calendar boundaries: each stands at the first bar at or after its boundary. `most` is how many labels
 * there is room for; ticks closer together than that (bars skip nights and weekends) are dropped.
 */
export function timeTicks(times: Float64Array, range: Range, most: number): TimeTick[] {
  if (times.length === 0) return [];
  const first = Math.max(0, Math.ceil(range.min));
  const last = Math.min(times.length - 1, Math.floor(range.max));
  if (last <= first) return [];
  const from = times[first]!;
  const to = times[last]!;
  const step = steps.find((one) => (to - from) / one.length <= most) ?? steps[steps.length - 1]!;
  const apart = (range.max - range.min) / (most * 1.5);
  const ticks: TimeTick[] = [];
  let before: number | null = null;
  for (let at = boundaryAtOrAfter(from, step); at <= to; at = next(at, step)) {
    const index = firstAtOrAfter(times, at);
    const previous = ticks[ticks.length - 1];
    if (previous !== undefined && index - previous.index < apart) continue;
    ticks.push({ index, label: labelOf(at, before, step) });
    before = at;
  }
  return ticks;
}
