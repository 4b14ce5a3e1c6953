export const dayMs = 86_400_000;

/** What a calendar knows. A day is a date as the number of days since 1970-01-01. */
export interface CalendarRules {
  readonly version: string;
  readonly daysPerYear: number;
  readonly isTradingDay: (day: number) => boolean;
  /** Milliseconds since the epoch, UTC; asked for trading days only. */
  readonly session: (day: number) => { readonly openMs: number; readonly closeMs: number };
}

export const newYork = 'America/New_York';

/** 0 Sunday to 6 Saturday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The day of a date; months count from 1. */
export function dayOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / dayMs;
}

export function yearOf(day: number): number {
  return new Date(day * dayMs).getUTCFullYear();
}

export const monday = 1;
const thursday = 4;

/** The n-th such weekday of a month; the last one for n = -1. */
export function nth(n: number, which: number, year: number, month: number): number {
  if (n < 0) return nth(1, which, year, month + 1) - 7;
  const first = dayOf(year, month, 1);
  return first + ((which - weekday(first) + 7) % 7) + (n - 1) * 7;
}

/** The fourth Thursday of November. */
export function thanksgiving(year: number): number {
  return nth(4, thursday, year, 11);
}
