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
