import {
  type CalendarRules,
  dayMs,
  dayOf,
  monday,
  newYork,
  nth,
  thanksgiving,
  weekday,
  yearOf,
} from './calendar-rules.ts';
import { closingHour } from './calendar-us-early-closes.ts';
import { utcFromLocal } from './time-zone.ts';

// Holidays of the New York Stock Exchange by its Rule 7.2 and its list of past closings; weekdays from 1950 on
// (the Saturday sessions of 1950 to 1952 are not in it).

/** Western Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, chapter 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Sunday's holiday is kept on Monday; Saturday's on Friday since July 1959. */
function observed(day: number): number {
  if (weekday(day) === 0) return day + 1;
  return weekday(day) === 6 && day >= dayOf(1959, 7, 4) ? day - 1 : day;
}

/** Election Day: until 1968 each year, then those of presidents until 1980. */
function electionDay(year: number): number[] {
  const kept = year <= 1968 || (year <= 1980 && year % 4 === 0);
  return kept ? [nth(1, monday, year, 11) + 1] : [];
}

function moveableHolidays(year: number): number[] {
  return [
    easterSunday(year) - 2,
    nth(1, monday, year, 9),
    thanksgiving(year),
    ...(year >= 1998 ? [nth(3, monday, year, 1)] : []),
    ...(year >= 1971 ? [nth(3, monday, year, 2), nth(-1, monday, year, 5)] : []),
    ...electionDay(year),
  ];
}

function datedHolidays(year: number): number[] {
  const dates: [month: number, date: number][] = [
    [7, 4],
    [12, 25],
  ];
  if (year >= 2022) dates.push([6, 19]);
  if (year <= 1970) dates.push([2, 22]);
  // Memorial Day of 1970 fell on a Saturday and was not kept on Friday.
  if (year < 1970) dates.push([5, 30]);
  if (year <= 1953) dates.push([2, 12], [10, 12], [11, 11]);
  // The year's books close on a working day: New Year's Day on a Saturday is not kept on the Friday before.
  const newYear = dayOf(year, 1, 1);
  return [
    weekday(newYear) === 6 ? newYear : observed(newYear),
    ...dates.map(([month, date]) => observed(dayOf(year, month, date))),
  ];
}

/** Full closures that no rule gives. */
const specialClosures = [
  ['1954-12-24', '1956-12-24', '1958-12-26', '1961-05-29'], // days beside Christmas and Memorial Day
  ['1963-11-25', '1969-03-31', '1972-12-28', '1973-01-25'], // Presidents Kennedy, Eisenhower, Truman, Johnson
  ['1994-04-27', '2004-06-11', '2007-01-02', '2018-12-05', '2025-01-09'], // Nixon, Reagan, Ford, Bush, Carter
  ['1968-02-12', '1968-04-09', '1968-07-05', '1969-02-10', '1969-07-21'], // Lincoln, King, heat, snow, Moon landing
  ['1977-07-14', '1985-09-27'], // blackout, hurricane Gloria
  ['2001-09-11', '2001-09-12', '2001-09-13', '2001-09-14'],
  ['2012-10-29', '2012-10-30'], // hurricane Sandy
].flat();

/** 12 June to 31 December 1968: closed on Wednesdays to catch up with paper, but for weeks with another holiday. */
const paperworkClosures = (
  '06-12 06-19 06-26 07-10 07-17 07-24 07-31 08-07 08-14 08-21 08-28 ' +
  '09-11 09-18 09-25 10-02 10-09 10-16 10-23 10-30 11-11 11-20 12-04 12-11 12-18'
)
  .split(' ')
  .map((date) => `1968-${date}`);

const special = new Set([...specialClosures, ...paperworkClosures].map((date) => Date.parse(date) / dayMs));
const holidaysByYear = new Map<number, ReadonlySet<number>>();

function holidays(year: number): ReadonlySet<number> {
  let days = holidaysByYear.get(year);
  if (days === undefined) {
    days = new Set([...moveableHolidays(year), ...datedHolidays(year)]);
    holidaysByYear.set(year, days);
  }
  return days;
}

function isTradingDay(day: number): boolean {
  if (weekday(day) === 0 || weekday(day) === 6 || special.has(day)) return false;
  return !holidays(yearOf(day)).has(day);
}

/** US shares: 09:30 to 16:00 New York, to an earlier hour on half days. */
export const usEquityCalendar: CalendarRules = {
  version: 'us-equity-2',
  daysPerYear: 252,
  isTradingDay,
  session: (day) => ({
    openMs: utcFromLocal(newYork, day * dayMs + 9.5 * 3_600_000),
    closeMs: utcFromLocal(newYork, day * dayMs + closingHour(day) * 3_600_000),
  }),
};
