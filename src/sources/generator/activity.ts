import type { CalendarName } from '../../market/index.ts';

/** 1 at `centre`, falling as a parabola to 0 at a distance of `width`. */
function bump(x: number, at: { centre: number; width: number }): number {
  const distance = (x - at.centre) / at.width;
  return Math.max(0, 1 - distance * distance);
}

/**
 * How lively trading is at a place of the session (0 its open, 1 its close), 1 on average. Shares are lively at both
 * ends; currencies, whose session begins at 17:00 New York, while London and New York are both open; what trades
 * around the clock a little more in the afternoon of Europe.
 */
export const activityOf: Readonly<Record<CalendarName, (place: number) => number>> = {
  'us-equity': (place) => 0.75 + 3 * (place - 0.5) * (place - 0.5),
  fx: (place) => 0.58 + 0.9 * bump(place, { centre: 0.65, width: 0.35 }),
  '24x7': (place) => 0.75 + 0.5 * bump(place, { centre: 0.625, width: 0.375 }),
};
