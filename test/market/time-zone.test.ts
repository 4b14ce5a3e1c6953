import { describe, expect, it } from 'vitest';
import { utcFromLocal } from '../../src/market/time-zone.ts';

const utc = (zone: string, local: string): string =>
  new Date(utcFromLocal(zone, Date.parse(`${local}Z`))).toISOString().slice(0, 16);

describe('[DATA-11] local time', () => {
  it('[DATA-11] becomes UTC by the offset of that date', () => {
    expect(utc('America/New_York', '2021-01-15T16:00')).toBe('2021-01-15T21:00');
    expect(utc('America/New_York', '2021-07-15T16:00')).toBe('2021-07-15T20:00');
    expect(utc('Asia/Kolkata', '2021-07-15T05:30')).toBe('2021-07-15T00:00');
    expect(utc('Australia/Lord_Howe', '2021-01-15T11:00')).toBe('2021-01-15T00:00');
    expect(utc('UTC', '2021-07-15T16:00')).toBe('2021-07-15T16:00');
  });

  it('[DATA-11] that occurs twice is the first of the two', () => {
    expect(utc('America/New_York', '2021-11-07T01:30')).toBe('2021-11-07T05:30');
    expect(utc('America/New_York', '2021-11-07T02:00')).toBe('2021-11-07T07:00');
    expect(utc('Europe/Zurich', '2021-10-31T02:30')).toBe('2021-10-31T00:30');
  });

  it('[DATA-11] that does not occur is read as if the clocks had not yet moved', () => {
    expect(utc('America/New_York', '2021-03-14T02:30')).toBe('2021-03-14T07:30');
    expect(utc('America/New_York', '2021-03-14T03:00')).toBe('2021-03-14T07:00');
  });

  it('[DATA-11] of an unknown zone is refused with the way out', () => {
    expect(() => utcFromLocal('Mars/Olympus', 0)).toThrow(/"Mars\/Olympus" is no time zone; use an IANA name/);
  });
});
