import { describe, expect, it } from 'vitest';
import { buildBars, type TimeBarSpec } from '../../src/bars/index.ts';
import { createRandom } from '../../src/kernel/index.ts';
import {
  type BarColumns,
  groupRows,
  mergeRows,
  sessionOf,
  type TradeColumns,
  toIso,
  toNanoseconds,
} from '../../src/market/index.ts';
import { bitsOf, errorOf } from './support.ts';

const minuteNs = 60_000_000_000n;
const hourNs = 60n * minuteNs;
const at = (text: string) => toNanoseconds(text, 'time');

/** A trade at each of some times, priced by its number. */
function tradesAt(times: readonly bigint[]): TradeColumns {
  return { length: times.length, time: BigInt64Array.from(times), price: Float64Array.from(times, (_, i) => i + 1) };
}

/** A trade each half hour of `[from, to)`. */
function halfHours(from: string, to: string): TradeColumns {
  const times: bigint[] = [];
  for (let time = at(from); time < at(to); time += hourNs / 2n) times.push(time);
  return tradesAt(times);
}

const spansOf = (input: TradeColumns, spec: TimeBarSpec) => {
  const { bars } = buildBars(input, spec, { until: input.time.at(-1)! + hourNs / 2n });
  return Array.from(bars.time, (open, bar) => [toIso(open), toIso(bars.closeTime[bar]!), bars.trades![bar]!]);
};

describe('[BAR-2] days by a clock where clocks change', () => {
  const days = (timeZone: string, start: string): TimeBarSpec => ({
    kind: 'time',
    timeframe: '1d',
    day: { timeZone, start },
  });
  // Transitions by the tz database: New York 2018-03-11 07:00Z and 11-04 06:00Z; London 2018-03-25 01:00Z and
  // 10-28 01:00Z; Sydney 2018-04-01 and 10-07, both at 16:00Z of the day before.
  it.each([
    [
      'New York, spring: 23 hours',
      days('America/New_York', '17:00'),
      '2018-03-10T22:00:00Z',
      '2018-03-11T21:00:00Z',
      46,
    ],
    [
      'New York, autumn: 25 hours',
      days('America/New_York', '17:00'),
      '2018-11-03T21:00:00Z',
      '2018-11-04T22:00:00Z',
      50,
    ],
    ['London, spring: 23 hours', days('Europe/London', '00:00'), '2018-03-25T00:00:00Z', '2018-03-25T23:00:00Z', 46],
    ['London, autumn: 25 hours', days('Europe/London', '00:00'), '2018-10-27T23:00:00Z', '2018-10-29T00:00:00Z', 50],
    ['Sydney, autumn: 25 hours', days('Australia/Sydney', '00:00'), '2018-03-31T13:00:00Z', '2018-04-01T14:00:00Z', 50],
    ['Sydney, spring: 23 hours', days('Australia/Sydney', '00:00'), '2018-10-06T14:00:00Z', '2018-10-07T13:00:00Z', 46],
  ])('%s', (_, spec, open, close, ticks) => {
    const before = toIso(at(open) - 48n * hourNs);
    const after = toIso(at(close) + 48n * hourNs);
    expect(spansOf(halfHours(before, after), spec)).toContainEqual([open, close, ticks]);
  });

  it('bars of four hours begin with the day; the last of a short day is shorter', () => {
    const spec: TimeBarSpec = { kind: 'time', timeframe: '4h', day: { timeZone: 'America/New_York', start: '17:00' } };
    const spans = spansOf(halfHours('2018-03-10T22:00:00Z', '2018-03-12T21:00:00Z'), spec);
    expect(spans.map(([open]) => (open as string).slice(8, 16))).toEqual([
      '10T22:00',
      '11T02:00',
      '11T06:00',
      '11T10:00',
      '11T14:00',
      '11T18:00',
      '11T21:00',
      '12T01:00',
      '12T05:00',
      '12T09:00',
      '12T13:00',
      '12T17:00',
    ]);
    expect(spans[5]).toEqual(['2018-03-11T18:00:00Z', '2018-03-11T21:00:00Z', 6]);
  });

  it('the currency market’s day is its calendar’s; its sessions in both changes are those of sessionOf', () => {
    for (const date of ['2018-03-12', '2018-11-05']) {
      const { open, close } = sessionOf('fx', date)!;
      const spans = spansOf(halfHours(toIso(open - 72n * hourNs), toIso(close + 24n * hourNs)), {
        kind: 'time',
        timeframe: '1d',
        calendar: 'fx',
      });
      expect(spans).toContainEqual([toIso(open), toIso(close), 48]);
    }
  });
});

describe('[BAR-2] weeks and months by calendar', () => {
  it('months are those of their days’ dates: January of the currency market begins on its first Monday’s Sunday', () => {
    const spans = spansOf(halfHours('2017-12-27', '2018-04-03'), { kind: 'time', timeframe: '1M', calendar: 'fx' });
    expect(spans.map(([open, close]) => [open, close])).toEqual([
      ['2017-11-30T22:00:00Z', '2017-12-29T22:00:00Z'],
      ['2017-12-31T22:00:00Z', '2018-01-31T22:00:00Z'],
      ['2018-01-31T22:00:00Z', '2018-02-28T22:00:00Z'],
      ['2018-02-28T22:00:00Z', '2018-03-30T21:00:00Z'],
    ]);
  });

  it('months of a calendar that never closes begin at 00:00 UTC; quarters and years begin in January', () => {
    const input = halfHours('2019-12-15', '2021-01-15');
    const opens = (timeframe: string) => spansOf(input, { kind: 'time', timeframe }).map(([open]) => open);
    expect(opens('1M').length).toBe(13);
    expect(opens('1M').slice(0, 3)).toEqual(['2019-12-01T00:00:00Z', '2020-01-01T00:00:00Z', '2020-02-01T00:00:00Z']);
    expect(opens('3M')).toEqual([
      '2019-10-01T00:00:00Z',
      '2020-01-01T00:00:00Z',
      '2020-04-01T00:00:00Z',
      '2020-07-01T00:00:00Z',
      '2020-10-01T00:00:00Z',
    ]);
    expect(opens('12M')).toEqual(['2019-01-01T00:00:00Z', '2020-01-01T00:00:00Z']);
  });

  it('weeks run from Monday to Sunday', () => {
    const spans = spansOf(halfHours('2020-02-26', '2020-03-11'), { kind: 'time', timeframe: '1w' });
    expect(spans.map(([open]) => open)).toEqual(['2020-02-24T00:00:00Z', '2020-03-02T00:00:00Z']);
  });

  it('bars of several days, and periods that are no timeframe, are refused', () => {
    const build = (timeframe: string) => errorOf(() => buildBars(tradesAt([0n]), { kind: 'time', timeframe }));
    expect(build('2d')).toMatch(/1d, 1w, 1M/);
    expect(build('5M')).toMatch(/1d, 1w, 1M/);
    expect(build('0m')).toMatch(/`timeframe`/);
  });
});

describe('[BAR-2] sessions', () => {
  it('a day of US shares holds the trades of its session; those before and after are in none', () => {
    const input = halfHours('2018-06-05T08:00:00Z', '2018-06-07T00:00:00Z'); // Tuesday and Wednesday, open 13:30 to 20:00
    const { bars, rowsOutside } = buildBars(input, { kind: 'time', timeframe: '1d', calendar: 'us-equity' });
    expect([...bars.trades!]).toEqual([13, 13]);
    expect(rowsOutside).toBe(input.length - 26);
  });

  it('bars that begin with the session cut it; without that they begin with the hour and hold all trades', () => {
    const input = halfHours('2018-06-05T12:00:00Z', '2018-06-05T22:00:00Z');
    const spec: TimeBarSpec = { kind: 'time', timeframe: '1h', calendar: 'us-equity', align: 'session' };
    const spans = spansOf(input, spec);
    expect(spans[0]).toEqual(['2018-06-05T13:30:00Z', '2018-06-05T14:30:00Z', 2]);
    expect(spans.at(-1)).toEqual(['2018-06-05T19:30:00Z', '2018-06-05T20:00:00Z', 1]);
    expect(spansOf(input, { ...spec, align: 'utc' }).length).toBe(10);
  });
});

describe('[BAR-2] gaps', () => {
  const gap = tradesAt(
    ['2018-06-01T20:57:00Z', '2018-06-01T20:58:30Z', '2018-06-03T21:02:00Z', '2018-06-03T21:03:00Z'].map(at),
  );

  it('are kept, or filled with flat bars inside of the sessions of the calendar', () => {
    const kept = buildBars(gap, { kind: 'time', timeframe: '1m', calendar: 'fx' }).bars;
    expect(kept.length).toBe(3);
    expect(kept.filled).toBeUndefined();
    const { bars } = buildBars(gap, { kind: 'time', timeframe: '1m', calendar: 'fx', fill: true });
    const rows = Array.from(bars.time, (time, bar) => [
      toIso(time).slice(8, 16),
      bars.close[bar],
      bars.trades![bar],
      bars.filled![bar],
    ]);
    expect(rows).toEqual([
      ['01T20:57', 1, 1, 0],
      ['01T20:58', 2, 1, 0],
      ['01T20:59', 2, 0, 1],
      ['03T21:00', 2, 0, 1],
      ['03T21:01', 2, 0, 1],
      ['03T21:02', 3, 1, 0],
    ]);
  });

  it('of days are the days without a trade', () => {
    const times = ['2018-06-01T12:00', '2018-06-07T12:00', '2018-06-08T12:00'].map((text) => at(`${text}:00Z`));
    const { bars } = buildBars(tradesAt(times), { kind: 'time', timeframe: '1d', calendar: 'fx', fill: true });
    expect([...bars.close]).toEqual([1, 1, 1, 1, 2]);
    expect([...bars.filled!]).toEqual([0, 1, 1, 1, 0]);
  });

  it('of a million bars and more are refused: the time is wrong, or the calendar missing', () => {
    const far = tradesAt([0n, 2_000_000n * 1_000_000_000n, 2_000_001n * 1_000_000_000n]);
    expect(errorOf(() => buildBars(far, { kind: 'time', timeframe: '1s', fill: true }))).toMatch(
      /TIERCEL_E_DATA: Row 1 .*more than a million bars/,
    );
  });
});

/** Minutes with gaps, all columns present. */
function minutes(count: number, seed: number): BarColumns {
  const random = createRandom({ seed });
  const start = at('2018-03-01');
  const time = BigInt64Array.from({ length: count }, (_, i) => start + BigInt(2 * i + random.integer(2)) * minuteNs);
  const column = (least: number, span: number) => Float64Array.from(time, () => least + random.integer(span));
  const ohlc = () => ({ open: column(90, 20), high: column(110, 9), low: column(70, 9), close: column(90, 20) });
  const volume = Float64Array.from(column(0, 4), (value) => (value === 3 ? 0 : value));
  return {
    length: count,
    time,
    ...ohlc(),
    volume,
    trades: column(1, 50),
    vwap: column(80, 40),
    spread: column(1, 5),
    ask: ohlc(),
  };
}

describe('[BAR-2] bars from bars', () => {
  it.each(['5m', '1h', '4h', '1d', '1w', '1M'])('%s are those that the store builds', (timeframe) => {
    const rows = minutes(30_000, 4);
    const { bars } = buildBars(rows, { kind: 'time', timeframe, calendar: 'fx' }, { from: '1m' });
    const groups = groupRows(rows.time, { calendar: 'fx', source: '1m', wanted: timeframe });
    const merged = { ...mergeRows(rows, groups), closeTime: groups.close };
    const same = bitsOf(merged).slice(0, bars.length);
    expect(bars.length).toBeGreaterThanOrEqual(groups.open.length - 1);
    expect(bitsOf(bars)).toEqual(same);
  });

  it('a bar is complete with its last row, and partial before', () => {
    const rows = minutes(60, 1);
    const time = BigInt64Array.from(rows.time, (_, i) => BigInt(i) * minuteNs);
    const whole = buildBars({ ...rows, time }, '1h', { from: '1m' });
    expect([whole.bars.length, whole.partial]).toEqual([1, null]);
    const cut = minutes(59, 1);
    const part = buildBars({ ...cut, time: time.slice(0, 59) }, '1h', { from: '1m' });
    expect([part.bars.length, part.partial!.close[0], part.partial!.closeTime[0]]).toEqual([0, cut.close[58], hourNs]);
  });

  it('days make weeks and months', () => {
    const days = ['2018-01-30', '2018-01-31', '2018-02-01', '2018-02-02', '2018-02-05'].map(
      (date) => sessionOf('fx', date)!.open,
    );
    const rows = { ...minutes(5, 2), time: BigInt64Array.from(days) };
    const months = buildBars(rows, '1M', { from: '1d', calendar: 'fx' });
    expect([months.bars.trades![0], months.partial!.trades![0]]).toEqual([
      rows.trades![0]! + rows.trades![1]!,
      rows.trades![2]! + rows.trades![3]! + rows.trades![4]!,
    ]);
    expect(buildBars(rows, '1w', { from: '1d', calendar: 'fx' }).bars.close[0]).toBe(rows.close[3]);
  });

  it('bars that do not nest are refused', () => {
    const rows = minutes(10, 1);
    expect(errorOf(() => buildBars(rows, '7m', { from: '2m' }))).toMatch(/7m cannot be built from those of 2m/);
    expect(errorOf(() => buildBars(rows, '1M', { from: '1w' }))).toMatch(/1M cannot be built from those of 1w/);
    expect(errorOf(() => buildBars(rows, '1m', { from: '1m' }))).toMatch(/1m cannot be built/);
    expect(errorOf(() => buildBars(rows, '1h'))).toMatch(/Say how long the bars are/);
    expect(errorOf(() => buildBars(rows, 'tick:5', { from: '1m' }))).toMatch(/bars by time only/);
    const odd = { ...rows, time: BigInt64Array.from(rows.time, (time) => time + minuteNs / 2n) };
    const across = { ...odd, time: BigInt64Array.from(odd.time, (_, i) => BigInt(i) * minuteNs + minuteNs / 2n) };
    expect(errorOf(() => buildBars(across, '5m', { from: '1m' }))).toMatch(/Row 4 .*reaches into the next bar/);
  });
});
