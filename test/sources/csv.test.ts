import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type BarColumns, sessionOf, toIso } from '../../src/market/index.ts';
import { type CsvOptions, readCsv } from '../../src/sources/index.ts';

const golden = (name: string): string => join('test/golden/csv', name);
const folder = mkdtempSync(join(tmpdir(), 'tiercel-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string | Buffer): string {
  const file = join(folder, 'file.csv');
  writeFileSync(file, text);
  return file;
}

function bar(bars: BarColumns, i: number): string {
  const at = (i + bars.length) % bars.length;
  return [toIso(bars.time[at]!), bars.open[at], bars.high[at], bars.low[at], bars.close[at]].join(' ');
}

describe('[DATA-2] layouts are detected', () => {
  it('MetaTrader 5 terminal export: tab, date and time apart, spread in points, ticks for a volume of zeros', async () => {
    const { bars, format, summary } = await readCsv(golden('mt5-terminal.csv'), { tz: 'Europe/Athens' });
    const lines = readFileSync(golden('mt5-terminal.csv'), 'latin1').trim().split('\r\n').slice(1);
    const first = lines[0]!.split('\t');
    expect(summary).toMatchObject({ bars: 50, badRows: 0, priceStep: 1e-5, distanceNs: 60_000_000_000n });
    expect(format).toMatchObject({ delimiter: '\t', hasHeader: true, spreadDecimals: 5, zone: 'Europe/Athens' });
    // 23:30 in Athens, winter, is 21:30 UTC.
    expect(bar(bars, 0)).toBe(['2024-03-08T21:30:00Z', ...first.slice(2, 6).map(Number)].join(' '));
    expect([...bars.volume!]).toEqual(lines.map((line) => Number(line.split('\t')[6])));
    expect([...bars.spread!]).toEqual(lines.map((line) => Number(`${line.split('\t')[8]}e-5`)));
  });

  it('HistData raw: no header, semicolons, Eastern Standard Time all year', async () => {
    const { bars, format, summary } = await readCsv(golden('histdata-raw.csv'), { tz: 'Etc/GMT+5' });
    const lines = readFileSync(golden('histdata-raw.csv'), 'latin1').trim().split('\n');
    expect(summary).toMatchObject({ bars: 50, badRows: 0, priceStep: 0.001 });
    expect(format).toMatchObject({ delimiter: ';', hasHeader: false });
    const last = lines.at(-1)!.split(';');
    expect(bar(bars, 0)).toBe(['2018-03-09T21:20:00Z', ...lines[0]!.split(';').slice(1, 5).map(Number)].join(' '));
    expect(bar(bars, -1)).toBe(['2018-03-11T22:12:00Z', ...last.slice(1, 5).map(Number)].join(' '));
  });

  it('semicolons with decimal commas, day first, quoted names, byte order mark, no last line end', async () => {
    const { bars, format, summary } = await readCsv(golden('semicolon-comma.csv'), { tz: 'Europe/Berlin' });
    expect(format).toMatchObject({ delimiter: ';', decimal: ',', time: { order: 'dmy', separator: '.' } });
    expect(summary).toMatchObject({ bars: 3, priceStep: 0.01, volumeStep: 100 });
    expect(bar(bars, 0)).toBe('2024-01-31T08:00:00Z 100.25 101.5 99.75 100');
    expect(bar(bars, 2)).toBe('2024-02-01T08:00:00Z 98.25 99 98 99');
  });

  it('Binance klines: no header, counts in milliseconds, twelve columns', async () => {
    const { bars, format } = await readCsv(golden('binance-klines.csv'));
    expect(format.time).toEqual({ kind: 'count', unit: 'ms' });
    expect(bar(bars, 0)).toBe('2024-01-01T00:00:00Z 42283.58 42554.57 42261.02 42475.23');
    expect(bars.volume![2]).toBe(685.2198);
  });

  it('pandas: an index without a name, offsets that change with daylight saving', async () => {
    const { bars } = await readCsv(golden('pandas-index.csv'));
    expect(bar(bars, 0)).toBe('2024-03-08T14:30:00Z 10.5 11 10 10.75');
    expect(bar(bars, 2)).toBe('2024-03-11T13:30:00Z 11 11.5 10.9 11.4');
  });

  it('bid and ask become two sides; locked and crossed rows are counted', async () => {
    const { bars, format, summary } = await readCsv(golden('crossed.csv'));
    expect(format.side).toBe('bid/ask');
    expect(summary).toMatchObject({ bars: 4, badRows: 0, lockedRows: 1, crossedRows: 1 });
    expect([...bars.ask!.high]).toEqual([10.06, 10.06, 10.05, 10.06]);
    expect(bars.volume).toBeUndefined();
  });

  it.each([
    ['1704153600', 's'],
    ['1704153600000', 'ms'],
    ['1704153600000000', 'us'],
    ['1704153600000000000', 'ns'],
  ])('a count %s is in %s', async (time, unit) => {
    const { bars, format } = await readCsv(write(`t,o,h,l,c\n${time},1,2,1,2\n`));
    expect(format.time).toEqual({ kind: 'count', unit });
    expect(bar(bars, 0)).toBe('2024-01-02T00:00:00Z 1 2 1 2');
  });

  it.each([
    ['time,open,high,low,close', '2024-01-02T05:06:07Z', {}],
    ['Date (UTC)|Open|High|Low|Close', '2024-01-02 05:06:07', {}],
    ['Gmt time;Open;High;Low;Close', '02.01.2024 05:06:07.000', {}],
    ['timestamp_utc,open,high,low,close', '20240102 050607', {}],
    ['<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>', '2024.01.02,07:06:07', { tz: 'Etc/GMT-2' }],
    ['Date,Time,Open,High,Low,Close', '01/02/2024,07:06:07', { tz: 'Etc/GMT-2', dateOrder: 'mdy' }],
    ['Time;BidOpen;BidHigh;BidLow;BidClose', '2024-01-02 00:06:07-0500', {}],
  ] as const)('times under %s written as %s are read', async (header, time, options) => {
    const delimiter = /[,;|]/.exec(header)![0];
    const { bars } = await readCsv(write(`${header}\n${[time, 1, 2, 1, 2].join(delimiter)}\n`), options);
    expect(bar(bars, 0)).toBe('2024-01-02T05:06:07Z 1 2 1 2');
  });

  it('options win over what would be detected', async () => {
    const text = '5;x;2024-01-02 00:00:00;2;1;1;1\n6;x;2024-01-02 00:01:00;2;1;1;1\n';
    const { bars, format } = await readCsv(write(text), {
      delimiter: ';',
      header: false,
      columns: ['volume', '-', 'time', 'high', 'low', 'open', 'close'],
      tz: 'UTC',
    });
    expect(format.columns).toEqual(['volume', null, 'time', 'high', 'low', 'open', 'close']);
    expect(bar(bars, 1)).toBe('2024-01-02T00:01:00Z 1 2 1 1');
    expect([...bars.volume!]).toEqual([5, 6]);
  });

  it('a date whose day and month cannot be told apart must be explained', async () => {
    const file = write('date,open,high,low,close\n01/02/2024,1,1,1,1\n');
    await expect(readCsv(file)).rejects.toThrow(/dateOrder/);
    expect(bar((await readCsv(file, { dateOrder: 'mdy' })).bars, 0)).toBe('2024-01-02T00:00:00Z 1 1 1 1');
  });
});

describe('[DATA-2] time', () => {
  it.each(['24x7', 'fx', 'us-equity'] as const)('a date-only row is the %s session of its date', async (calendar) => {
    const dates = ['1998-01-02', '2021-03-12', '2021-03-15', '2021-03-31', '2021-11-08'];
    const text = ['date,open,high,low,close', ...dates.map((date) => `${date},1,1,1,1`)].join('\n');
    const { bars, format } = await readCsv(write(text), { calendar });
    expect(format).toMatchObject({ isDateOnly: true, zone: 'session' });
    expect([...bars.time]).toEqual(dates.map((date) => sessionOf(calendar, date)!.open));
  });

  it('local times that occur twice go on by the row before, and those that do not occur are bad', async () => {
    const rows = ['2024-11-03 00:30', '2024-11-03 01:30', '2024-11-03 01:30', '2024-11-03 02:30', '2025-03-09 02:30'];
    const text = ['time,open,high,low,close', ...rows.map((time) => `${time},1,1,1,1`)].join('\n');
    const { bars, summary } = await readCsv(write(text), { tz: 'America/New_York' });
    expect([...bars.time].map(toIso)).toEqual([
      '2024-11-03T04:30:00Z',
      '2024-11-03T05:30:00Z',
      '2024-11-03T06:30:00Z',
      '2024-11-03T07:30:00Z',
    ]);
    expect(summary).toMatchObject({ ambiguousTimes: 2, badByReason: { 'time-nonexistent': 1 } });
  });

  it('stamps at the close become opens by the timeframe', async () => {
    const text = 'time_utc,open,high,low,close\n2024-01-02 00:05:00,1,1,1,1\n';
    const { bars } = await readCsv(write(text), { stamp: 'close', timeframe: '5m' });
    expect(toIso(bars.time[0]!)).toBe('2024-01-02T00:00:00Z');
    await expect(readCsv(write(text), { stamp: 'close' })).rejects.toMatchObject({ code: 'TIERCEL_E_USAGE' });
  });
});

describe('[DATA-2] bad rows', () => {
  it('each is listed with line, reason, column and text, and the others are read', async () => {
    const { bars, summary } = await readCsv(golden('bad-rows.csv'), { tz: 'UTC' });
    expect(bars.length).toBe(2);
    expect(summary.bad.map(({ line, reason, column }) => [line, reason, column])).toEqual([
      [3, 'field-count', null],
      [4, 'time-unreadable', 'time'],
      [5, 'time-duplicate', 'time'],
      [6, 'time-backwards', 'time'],
      [7, 'number-unreadable', 'high'],
      [8, 'not-finite', 'high'],
      [9, 'price-not-positive', 'low'],
      [10, 'high-below', 'high'],
      [11, 'low-above', 'low'],
      [12, 'negative', 'volume'],
      [13, 'quote', 'open'],
    ]);
    expect(summary.bad[4]!.message).toBe('high "ten" is no number');
  });
});

/** How one random file is written. */
interface Style {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly newline: '\n' | '\r\n';
  readonly time: (ms: number) => string;
  readonly header: string | null;
  readonly options: CsvOptions;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const styles: Readonly<Record<string, Pick<Style, 'time' | 'options'> & { timeColumn: string }>> = {
  iso: { timeColumn: 'time', time: (ms) => `${iso(ms).slice(0, 19)}Z`, options: {} },
  millis: { timeColumn: 'timestamp', time: (ms) => iso(ms), options: {} },
  seconds: { timeColumn: 't', time: (ms) => String(ms / 1000), options: {} },
  nanos: { timeColumn: 'ts', time: (ms) => `${ms}000000`, options: {} },
  compact: {
    timeColumn: 'time',
    time: (ms) => iso(ms).slice(0, 19).replace(/[-:]/g, '').replace('T', ' '),
    options: { tz: 'UTC' },
  },
  dotted: {
    timeColumn: 'time',
    time: (ms) => iso(ms).slice(0, 16).replace(/-/g, '.').replace('T', ' '),
    options: { tz: 'UTC' },
  },
  offset: {
    timeColumn: 'date',
    time: (ms) =>
      `${iso(ms + 19_800_000)
        .slice(0, 19)
        .replace('T', ' ')}+05:30`,
    options: {},
  },
};

const price = fc.oneof(
  fc.integer({ min: 1, max: 10_000_000 }).map((n) => n / 1e5),
  fc.double({ min: 1e-6, max: 1e9, noNaN: true }).filter((x) => x > 0),
);
const row = fc.tuple(
  fc.integer({ min: 1, max: 5000 }),
  fc.array(price, { minLength: 4, maxLength: 4 }),
  fc.nat(1_000_000),
);

describe('[DATA-2] properties', () => {
  it('random bars written in any layout are read back bit by bit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(styles)),
        fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.array(row, { minLength: 1, maxLength: 60 }),
        async (style, delimiter, newline, lastNewline, rows) => {
          let ms = Date.UTC(2024, 0, 2);
          const bars = rows.map(([minutes, prices, volume]) => {
            ms += minutes * 60_000;
            const [low, a, b, high] = prices.sort((x, y) => x - y);
            return { ms, values: [a!, high!, low!, b!, volume] };
          });
          const header = [style.timeColumn, 'open', 'high', 'low', 'close', 'volume'].join(delimiter);
          const lines = bars.map((one) => [style.time(one.ms), ...one.values].join(delimiter));
          const file = write([header, ...lines].join(newline) + (lastNewline ? newline : ''));
          for (const plainPath of [false, true]) {
            const { bars: read, summary } = await readCsv(file, style.options, { plainPath });
            expect(summary.badRows).toBe(0);
            expect([...read.time]).toEqual(bars.map((one) => BigInt(one.ms) * 1_000_000n));
            expect([...read.open]).toEqual(bars.map((one) => one.values[0]));
            expect([...read.high]).toEqual(bars.map((one) => one.values[1]));
            expect([...read.low]).toEqual(bars.map((one) => one.values[2]));
            expect([...read.close]).toEqual(bars.map((one) => one.values[3]));
            expect([...read.volume!]).toEqual(bars.map((one) => one.values[4]));
          }
        },
      ),
      { seed: 3, numRuns: 150 },
    );
  });

  it('random bytes are refused or reported, never more', async () => {
    const bytes = fc.uint8Array({ maxLength: 3000 });
    const texty = fc
      .string({ unit: fc.constantFrom(...'0123456789.,;:-TZ \n"e'), maxLength: 3000 })
      .map((s) => Buffer.from(s));
    const headed = texty.map((tail) =>
      Buffer.concat([Buffer.from('time_utc,open,high,low,close\n2024-01-02 00:00,1,1,1,1\n'), tail]),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, texty, headed), async (content) => {
        const result = await readCsv(write(Buffer.from(content))).catch((error: { code: string }) => error.code);
        if (typeof result === 'string') expect(result).toMatch(/^TIERCEL_E_(FILE|DATA|USAGE)$/);
        else expect(result.summary.rows).toBe(result.summary.bars + result.summary.badRows);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('the columns do not depend on the block size', async () => {
    const lines = ['time_utc,open,high,low,close'];
    for (let i = 0; i < 20_000; i++)
      lines.push(`${iso(Date.UTC(2024, 0, 2) + i * 60_000).slice(0, 19)},${1 + i / 1e5},3,1,2`);
    const file = write(lines.join('\n'));
    const whole = await readCsv(file, {}, { blockSize: 16 * 1024 * 1024 });
    const small = await readCsv(file, {}, { blockSize: 65_536 });
    expect(small.bars.length).toBe(20_000);
    expect(small.bars.open).toEqual(whole.bars.open);
    expect(small.bars.time).toEqual(whole.bars.time);
  });
});
