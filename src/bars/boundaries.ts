import { TiercelError } from '../kernel/index.ts';
import {
  barSpans,
  type CalendarName,
  type DaySource,
  daysOf,
  isDaily,
  type Session,
  timeframeNs,
} from '../market/index.ts';
import type { BarSpec, TimeBarSpec } from './spec.ts';

const dayNs = timeframeNs('1d');
const quarterNs = timeframeNs('15m');
/** A table of more bars than this is a mistake. */
const mostBoundaries = 20_000_000;

/** How the boundaries of time bars are found: by whole periods since the epoch, or from a table. */
export interface Boundaries {
  /** 0 where a table is needed. */
  readonly periodNs: bigint;
  /** Opens and closes of the bars (by whole periods: of the sessions to be filled) that overlap a range. */
  readonly table: ((from: bigint, to: bigint) => [open: BigInt64Array, close: BigInt64Array]) | null;
}

const none: Boundaries = { periodNs: 0n, table: null };

function columns(spans: readonly Session[]): [BigInt64Array, BigInt64Array] {
  return [BigInt64Array.from(spans, ({ open }) => open), BigInt64Array.from(spans, ({ close }) => close)];
}

/** Bars of a period from the open of each session to its close, the last one shorter where they do not fit. */
function cutSessions(sessions: readonly Session[], period: bigint): [BigInt64Array, BigInt64Array] {
  let bars = 0;
  for (const { open, close } of sessions) bars += Number((close - open + period - 1n) / period);
  if (bars > mostBoundaries) {
    throw new TiercelError(
      'TIERCEL_E_PARAMETER',
      `${bars} bars are more than ${mostBoundaries}, the most that can begin with a session at once; build a shorter range, or longer bars`,
    );
  }
  const [opens, closes] = [new BigInt64Array(bars), new BigInt64Array(bars)];
  let bar = 0;
  for (const { open, close } of sessions) {
    for (let at = open; at < close; at += period) {
      opens[bar] = at;
      closes[bar++] = at + period;
    }
    closes[bar - 1] = close;
  }
  return [opens, closes];
}

/** True where bars of a period that begin with each day begin at whole periods since the epoch too. */
function isEven(day: DaySource, period: bigint): boolean {
  // Zones differ from UTC, and clocks change, by whole quarters of an hour since 1972.
  if (typeof day === 'string' || quarterNs % period !== 0n) return false;
  const minutes = BigInt(day.start.slice(0, 2)) * 60n + BigInt(day.start.slice(3));
  return (minutes * timeframeNs('1m')) % period === 0n;
}

/** The boundaries of a spec; `calendar` is that of the instrument. */
export function boundariesOf(spec: BarSpec, calendar: CalendarName | undefined): Boundaries {
  return spec.kind === 'time' ? timeBoundaries(spec, spec.day ?? spec.calendar ?? calendar ?? '24x7') : none;
}

function timeBoundaries(spec: TimeBarSpec, days: DaySource): Boundaries {
  const { timeframe, align = spec.day === undefined ? 'utc' : 'session', fill } = spec;
  if (isDaily(timeframe)) {
    barSpans(days, timeframe, { from: 0n, to: 1n }); // an unknown one is told now
    return { periodNs: 0n, table: (from, to) => columns(barSpans(days, timeframe, { from, to })) };
  }
  const period = timeframeNs(timeframe);
  daysOf(days, { from: 0n, to: 1n });
  if ((align === 'utc' && dayNs % period === 0n) || isEven(days, period)) {
    const isFilled = fill === true && days !== '24x7';
    return { periodNs: period, table: isFilled ? (from, to) => columns(daysOf(days, { from, to })) : null };
  }
  const sessions = align === 'utc' ? '24x7' : days;
  return { periodNs: 0n, table: (from, to) => cutSessions(daysOf(sessions, { from, to }), period) };
}
