import { dayMs, dayOf, thanksgiving, weekday, yearOf } from './calendar-rules.ts';

// Hours at which US shares closed before 16:00 New York, from 1990 on; docs/calendars.md names the sources.

const wednesday = 3;
const friday = 5;

/** Half days that no rule gives, and closings for all by snow or by the circuit breakers; hours of New York. */
const irregularCloses: ReadonlyMap<number, number> = new Map(
  Object.entries({
    '1994-02-11': 14.5, // snow
    '1996-01-08': 14, // snow
    '1997-10-27': 15.5, // circuit breakers
    '1997-12-26': 13,
    '1999-12-31': 13,
    '2003-12-26': 13,
  }).map(([date, hour]) => [Date.parse(date) / dayMs, hour]),
);

/** The day before 4 July; until 2012 the Friday after it where it is a Thursday. */
function isHalfDayOfJuly(day: number, year: number): boolean {
  if (year < 1995) return false;
  if (day === dayOf(year, 7, 3)) return weekday(day) !== wednesday || year >= 2013;
  return day === dayOf(year, 7, 5) && weekday(day) === friday && year <= 2012;
}

/** The hour, in New York, at which the session of a trading day ends. */
export function closingHour(day: number): number {
  const irregular = irregularCloses.get(day);
  if (irregular !== undefined) return irregular;
  const year = yearOf(day);
  if (isHalfDayOfJuly(day, year)) return 13;
  const isChristmasEve = year >= 1990 && day === dayOf(year, 12, 24);
  const isAfterThanksgiving = year >= 1992 && day === thanksgiving(year) + 1;
  if (isChristmasEve || isAfterThanksgiving) return year <= 1992 ? 14 : 13;
  return 16;
}
