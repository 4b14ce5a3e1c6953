import { type CalendarRules, dayMs, newYork, weekday } from './calendar-rules.ts';
import { utcFromLocal } from './time-zone.ts';

/** 17:00 New York of a date, where one trading day of the currency market ends and the next begins. */
function rollover(day: number): number {
  return utcFromLocal(newYork, day * dayMs + 17 * 3_600_000);
}

/** Currencies: Sunday 17:00 to Friday 17:00 New York without holidays; Monday's session begins on Sunday. */
export const fxCalendar: CalendarRules = {
  version: 'fx-1',
  daysPerYear: 260,
  isTradingDay: (day) => weekday(day) >= 1 && weekday(day) <= 5,
  session: (day) => ({ openMs: rollover(day - 1), closeMs: rollover(day) }),
};
