import { describe, expect, it } from 'vitest';
import { minutesOfSession, sessionNumbers } from '../../src/market/index.ts';

const times = (...texts: string[]) => BigInt64Array.from(texts, (text) => BigInt(Date.parse(text)) * 1_000_000n);
const dates = (numbers: Float64Array) =>
  Array.from(numbers, (day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('session numbers', () => {
  it('[DATA-11] are the dates of the trading days, by each calendar', () => {
    const bars = times('2021-03-31T20:30Z', '2021-03-31T21:00Z', '2021-04-02T20:59Z', '2021-04-04T21:00Z');
    expect(dates(sessionNumbers('24x7', bars))).toEqual(['2021-03-31', '2021-03-31', '2021-04-02', '2021-04-04']);
    expect(dates(sessionNumbers('fx', bars))).toEqual(['2021-03-31', '2021-04-01', '2021-04-02', '2021-04-05']);
    // After the close of a session, and on Good Friday: the next trading day.
    expect(dates(sessionNumbers('us-equity', bars))).toEqual(['2021-04-01', '2021-04-01', '2021-04-05', '2021-04-05']);
  });

  it('[DATA-11] of no bars are none', () => {
    expect(sessionNumbers('fx', times())).toHaveLength(0);
  });
});

describe('minutes of a session', () => {
  it('[DATA-11] begin with its open by local time, before and after clocks change', () => {
    // New York is at UTC-5 until 2021-03-14, and at UTC-4 after.
    const bars = times('2021-03-12T14:30Z', '2021-03-12T20:59:59Z', '2021-03-15T13:00Z', '2021-03-15T13:30Z');
    expect([...minutesOfSession('us-equity', bars)]).toEqual([0, 389, -30, 0]);
    expect([...minutesOfSession('24x7', bars)]).toEqual([870, 1259, 780, 810]);
    expect([...minutesOfSession('fx', times('2021-03-12T22:00Z', '2021-03-14T21:00Z'))]).toEqual([-2820, 0]);
  });

  it('[DATA-11] of no bars are none', () => {
    expect(minutesOfSession('fx', times())).toHaveLength(0);
  });
});
