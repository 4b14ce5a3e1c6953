import { describe, expect, it } from 'vitest';
import { sessionOf } from '../../src/market/index.ts';
import { utcFromLocal, zoneOffsets } from '../../src/market/time-zone.ts';

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

  it('[DATA-11] shifts with the clocks of New York, London and Sydney, forward and back', () => {
    // 2021: New York 14 March and 7 November, London 28 March and 31 October, Sydney back on 4 April, forward 3 October.
    const noons = (zone: string, days: readonly string[]) => days.map((day) => utc(zone, `${day}T12:00`).slice(11));
    expect(noons('America/New_York', ['2021-03-13', '2021-03-14', '2021-11-06', '2021-11-07'])).toEqual([
      '17:00',
      '16:00',
      '16:00',
      '17:00',
    ]);
    expect(noons('Europe/London', ['2021-03-27', '2021-03-28', '2021-10-30', '2021-10-31'])).toEqual([
      '12:00',
      '11:00',
      '11:00',
      '12:00',
    ]);
    expect(noons('Australia/Sydney', ['2021-04-03', '2021-04-04', '2021-10-02', '2021-10-03'])).toEqual([
      '01:00',
      '02:00',
      '02:00',
      '01:00',
    ]);
    // At the hour itself: 02:00 London and 03:00 Sydney do not and do occur twice.
    expect([utc('Europe/London', '2021-03-28T01:30'), utc('Europe/London', '2021-03-28T02:00')]).toEqual([
      '2021-03-28T01:30',
      '2021-03-28T01:00',
    ]);
    expect([utc('Europe/London', '2021-10-31T01:30'), utc('Europe/London', '2021-10-31T02:00')]).toEqual([
      '2021-10-31T00:30',
      '2021-10-31T02:00',
    ]);
    expect([utc('Australia/Sydney', '2021-04-04T02:30'), utc('Australia/Sydney', '2021-04-04T03:00')]).toEqual([
      '2021-04-03T15:30',
      '2021-04-03T17:00',
    ]);
    expect([utc('Australia/Sydney', '2021-10-03T02:30'), utc('Australia/Sydney', '2021-10-03T03:00')]).toEqual([
      '2021-10-02T16:30',
      '2021-10-02T16:00',
    ]);
  });

  it.each([
    ['America/New_York', ['01-01T00:00', '03-14T07:00', '11-07T06:00'], [-5, -4, -5]],
    ['Europe/London', ['01-01T00:00', '03-28T01:00', '10-31T01:00'], [0, 1, 0]],
    ['Australia/Sydney', ['01-01T00:00', '04-03T16:00', '10-02T16:00'], [11, 10, 11]],
  ])('[DATA-11] of %s has its offsets of 2021 from %j on', (zone, from, hours) => {
    const { fromNs, offsetNs } = zoneOffsets(zone, { first: 2021, last: 2021 });
    expect([...fromNs].map((ns) => new Date(Number(ns / 1_000_000n)).toISOString().slice(5, 16))).toEqual(from);
    expect([...offsetNs].map((ns) => Number(ns) / 3.6e12)).toEqual(hours);
  });

  it('[DATA-11] of the currency market seen from London and Sydney moves when only one of the two has changed its clocks', () => {
    const opens = (zone: string, date: string) =>
      new Date(Number(sessionOf('fx', date)!.open / 1_000_000n)).toLocaleTimeString('sv-SE', { timeZone: zone });
    const dates = ['2021-03-12', '2021-03-16', '2021-03-30', '2021-04-07', '2021-10-05', '2021-11-02', '2021-11-09'];
    const hours = (zone: string) => dates.map((date) => Number(opens(zone, date).slice(0, 2)));
    expect(hours('Europe/London')).toEqual([22, 21, 22, 22, 22, 21, 22]);
    expect(hours('Australia/Sydney')).toEqual([9, 8, 8, 7, 8, 8, 9]);
  });

  it('[DATA-11] of an unknown zone is refused with the way out', () => {
    expect(() => utcFromLocal('Mars/Olympus', 0)).toThrow(/"Mars\/Olympus" is no time zone; use an IANA name/);
  });
});
