import { describe, expect, it } from 'vitest';
import { toIso, toNanoseconds } from '../../src/market/index.ts';

describe('[DATA-7] moments at the edge', () => {
  it('reads a date as midnight UTC', () => {
    expect(toNanoseconds('2018-01-01', 'from')).toBe(1_514_764_800_000_000_000n);
  });

  it('reads a zone, and UTC where there is none', () => {
    const utc = toNanoseconds('2018-06-01T12:00:00Z', 'from');
    expect(toNanoseconds('2018-06-01 12:00', 'from')).toBe(utc);
    expect(toNanoseconds('2018-06-01T08:00:00-04:00', 'from')).toBe(utc);
    expect(toNanoseconds('2018-06-01T08:00:00-0400', 'from')).toBe(utc);
  });

  it('keeps nanoseconds both ways', () => {
    const ns = toNanoseconds('2018-06-01T12:00:00.123456789Z', 'from');
    expect(ns % 1_000_000_000n).toBe(123_456_789n);
    expect(toIso(ns)).toBe('2018-06-01T12:00:00.123456789Z');
    expect(toIso(-1n)).toBe('1969-12-31T23:59:59.999999999Z');
  });

  it('takes a Date and nanoseconds', () => {
    expect(toNanoseconds(new Date(5), 'to')).toBe(5_000_000n);
    expect(toNanoseconds(7n, 'to')).toBe(7n);
  });

  it.each(['2018', 'yesterday', '2021-02-30', '2021-02-28T25:00', '01/02/2018', ''])('refuses %j by name', (text) => {
    expect(() => toNanoseconds(text, 'from')).toThrow(/`from` must be a time such as 2018-01-01/);
  });
});
