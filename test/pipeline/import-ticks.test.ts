import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { importTicks, type TickImportOptions, type TickImportReport } from '../../src/pipeline/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-ticks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function write(text: string | Buffer): string {
  const file = join(folder, `${files++}.csv`);
  writeFileSync(file, text);
  return file;
}

const newStore = (): Promise<Store> => openStore(join(folder, `store-${files++}`), { create: true });

const quotes: TickImportOptions = { symbol: 'EURUSD', kind: 'quotes' };
const trades: TickImportOptions = { symbol: 'BTCUSDT', kind: 'trades', assetClass: 'crypto' };

/** Imports a text into a store of its own. */
async function imported(text: string | Buffer, options: TickImportOptions) {
  const store = await newStore();
  const report = await importTicks(store, write(text), options);
  const ticks = report.ticks === 0 ? null : await store[options.kind](options.symbol);
  await store.close();
  return { report, ticks };
}

async function refused(text: string | Buffer, options: TickImportOptions = quotes) {
  const store = await newStore();
  const error = await importTicks(store, write(text), options).then(
    () => expect.unreachable('the import should have been refused'),
    (reason: Error & { code: string; context: { report?: TickImportReport } }) => reason,
  );
  expect(store.tickSeries()).toEqual([]);
  await store.close();
  return error;
}

/** Quotes of which every third stands at the time of the one before. */
function quoteLines(rows: number): string {
  const lines = ['time_utc,bid,ask'];
  for (let i = 0; i < rows; i++) {
    const time = new Date(Date.UTC(2024, 0, 2) + (i - (i % 3 === 1 ? 1 : 0)) * 10).toISOString();
    lines.push(`${time},${(1.1 + (i % 7) / 1e4).toFixed(5)},${(1.1002 + (i % 5) / 1e4).toFixed(5)}`);
  }
  return `${lines.join('\n')}\n`;
}

describe('[DATA-10] import of ticks', () => {
  it('keeps rows of one time in the order of the file, counts them, and says what it took for granted', async () => {
    const { report, ticks } = await imported(
      'time_utc,bid,ask\n2024-01-02T00:00:00.5Z,1.1,1.2\n2024-01-02T00:00:00.5Z,1.3,1.3\n2024-01-02T00:00:00.5Z,1.05,1.01\n',
      quotes,
    );
    expect([...ticks!.time]).toEqual([0, 0, 0].map(() => 1_704_153_600_500_000_000n));
    expect(ticks).toMatchObject({ bid: Float64Array.of(1.1, 1.3, 1.05), ask: Float64Array.of(1.2, 1.3, 1.01) });
    expect(report).toMatchObject({
      ...{ kind: 'quotes', rows: 3, ticks: 3, appended: 3, alreadyStored: 0, equalTimes: 2 },
      ...{ lockedRows: 1, crossedRows: 1, badRows: 0, priceStep: 0.01, sizeStep: null, zone: 'in each row' },
      ...{ first: '2024-01-02T00:00:00.5Z', last: '2024-01-02T00:00:00.5Z' },
    });
    expect(report.assumed).toContain('EURUSD is of class fx.');
  });

  it.each([
    [
      'Gmt time,Ask,Bid,AskVolume,BidVolume\n01.05.2014 00:00:00.292,1.2,1.1,1.5,0.75\n',
      { bidSize: 0.75, askSize: 1.5 },
    ],
    [
      'recv_ns,event_ms,update_id,bid,bid_qty,ask,ask_qty\n1723161255088169167,1723161256313,5123107839020,1.1,2,1.2,3\n',
      { bidSize: 2, askSize: 3 },
    ],
    ['timestamp,bid_price,ask_price,bid_size,ask_size\n1723161255088,1.1,1.2,4,5\n', { bidSize: 4, askSize: 5 }],
    ['2014-05-01T00:00:00Z,1.1,1.2\n2014-05-01T00:00:01Z,1.1,1.2\n', {}],
    ['20140501 00:00:00.292;1,1;1,2\n20140501 00:00:01.000;1,1;1,2\n', {}],
    ['20140501 000000292,1.100000,1.200000,0\n20140501 000001000,1.1,1.2,0\n', {}],
  ])('knows the columns of quotes in %j', async (text, sizes) => {
    const { ticks } = await imported(text, { ...quotes, tz: 'UTC' });
    const first = (name: 'bid' | 'ask' | 'bidSize' | 'askSize') =>
      (ticks as Record<typeof name, Float64Array>)[name]?.[0];
    expect([first('bid'), first('ask')]).toEqual([1.1, 1.2]);
    expect({ bidSize: first('bidSize'), askSize: first('askSize') }).toEqual({
      bidSize: undefined,
      askSize: undefined,
      ...sizes,
    });
  });

  it.each([
    [
      'time_utc,price,size,exchange,condition,suspicious\n2013-10-07T08:00:00.464Z,167.41,100,P,20002000,0\n',
      undefined,
    ],
    [
      'recv_ns,trade_ms,trade_id,price,qty,buyer_is_maker,type\n1723161255088176367,1723161256322,5,167.41,100,0,MARKET\n',
      1,
    ],
    ['id,price,qty,quote_qty,time,is_buyer_maker\n1,167.41,100,1,1723161256322,True\n', -1],
    ['timestamp,side,amount,price\n1723161256322,SELL,100,167.41\n', -1],
    ['2013-10-07T08:00:00Z,167.41,100\n', undefined],
  ])('knows the columns of trades in %j', async (text, aggressor) => {
    const { ticks } = await imported(text, trades);
    const {
      price,
      size,
      aggressor: side,
    } = ticks as { price: Float64Array; size: Float64Array; aggressor?: Int8Array };
    expect([price[0], size[0], side?.[0]]).toEqual([167.41, 100, aggressor]);
  });

  it('reads a time of day of nine digits with its milliseconds, and no size where there is one number after the ask', async () => {
    const text = '20180101 170014037,1.200600,1.201250,0\n20180101 170014337,1.2006,1.20125,0\n';
    const { report, ticks } = await imported(text, { ...quotes, tz: 'Etc/GMT+5' });
    expect([report.first, report.last]).toEqual(['2018-01-01T22:00:14.037Z', '2018-01-01T22:00:14.337Z']);
    expect(ticks).not.toHaveProperty('bidSize');
    expect(report.ignoredColumns).toEqual(['column 4']);
  });

  it('adds nothing when the same file comes again, and what is new when it has grown', async () => {
    const store = await newStore();
    const text = quoteLines(5000);
    await importTicks(store, write(text), quotes);
    expect(await importTicks(store, write(text), quotes)).toMatchObject({ appended: 0, alreadyStored: 5000 });
    const { contentHash } = store.findTicks('EURUSD', 'quotes')!;
    expect(await importTicks(store, write(quoteLines(6000)), quotes)).toMatchObject({
      appended: 1000,
      alreadyStored: 5000,
    });
    expect(store.findTicks('EURUSD', 'quotes')!.contentHash).not.toBe(contentHash);
    await store.close();
  });

  it('larger than memory is read twice, stored batch by batch with the rows of one time in one, to the same content', async () => {
    const text = gzipSync(quoteLines(50_000));
    const [small, large] = [await newStore(), await newStore()];
    const batches: number[] = [];
    const target: Pick<Store, 'appendTicks'> = {
      appendTicks: (meta, ticks) => {
        batches.push(ticks.length);
        return small.appendTicks(meta, ticks);
      },
    };
    const hooks = { memoryBytes: 2000 * 24, blockSize: 65_536 };
    const report = await importTicks(target, write(text), quotes, hooks);
    expect(report).toMatchObject({ ticks: 50_000, appended: 50_000, alreadyStored: 0 });
    await importTicks(large, write(text), quotes);
    expect(batches.length).toBeGreaterThan(20);
    expect(Math.max(...batches)).toBeLessThanOrEqual(2000);
    const hashOf = (store: Store) => store.findTicks('EURUSD', 'quotes')!.contentHash;
    expect(hashOf(small)).toBe(hashOf(large));
    expect(await importTicks(small, write(text), quotes, hooks)).toMatchObject({ appended: 0, alreadyStored: 50_000 });
    await Promise.all([small.close(), large.close()]);
  });

  it('with more rows of one time than memory was meant for is stored whole', async () => {
    const store = await newStore();
    const row = (i: number) => `2024-01-02T00:00:${i < 4000 ? '00' : '01'}Z,${100 + (i % 9)},${i}`;
    const text = `time,price,size\n${Array.from({ length: 5000 }, (_, i) => row(i)).join('\n')}\n`;
    const report = await importTicks(store, write(text), trades, { memoryBytes: 1 });
    expect(report).toMatchObject({ appended: 5000, equalTimes: 4998 });
    expect([...(await store.trades('BTCUSDT')).size!]).toEqual(Array.from({ length: 5000 }, (_, i) => i));
    await store.close();
  });

  it.each([
    ['2024-01-02T00:00:02Z,1.1,1.2,-1', 'negative', 'bid_size "-1" is negative'],
    ['2024-01-02T00:00:02Z,1.x,1.2,1', 'number-unreadable', 'bid "1.x" is no number'],
    ['2024-01-02T00:00:02Z,1.1,,1', 'number-unreadable', 'ask "" is no number'],
    ['2024-01-02T00:00:02Z,0,1.2,1', 'price-not-positive', 'bid "0" is not above zero'],
    ['2024-01-02T00:00:02Z,nan,1.2,1', 'not-finite', 'bid "nan" is not finite'],
    ['2024-01-02T00:00:00Z,1.1,1.2,1', 'time-backwards', 'is before that of the last good row'],
    ['2024-01-02T00:00:02Z,1.1,1.2', 'field-count', '3 fields where 4 columns are named'],
  ])(
    'stops at the row %j (%s), naming line and column, and leaves it out under onBad skip',
    async (row, reason, message) => {
      const good = '2024-01-02T00:00:01Z,1.1,1.2,1';
      const text = `time_utc,bid,ask,bid_size\n${good}\n${row}\n${good}\n`;
      const error = await refused(text);
      expect(error).toMatchObject({
        code: 'TIERCEL_E_DATA',
        context: { line: 3, report: { badByReason: { [reason]: 1 } } },
      });
      expect(error.message).toContain(`.csv:3: `);
      expect(error.message).toContain(message);
      const { report, ticks } = await imported(text, { ...quotes, onBad: 'skip' });
      expect(report).toMatchObject({ ticks: 2, badRows: 1, appended: 2 });
      expect(ticks!.length).toBe(2);
    },
  );

  it('refuses a file without the columns, without rows, empty, of dates alone, or with a side that is none', async () => {
    expect((await refused('time_utc,bid,bid_size\n2024-01-02T00:00:01Z,1.1,1\n')).message).toMatch(
      /is ask\. Name the columns/,
    );
    expect((await refused('time_utc,bid,ask\n')).message).toMatch(/has a header \(time_utc,bid,ask\) and no rows/);
    expect((await refused('')).message).toMatch(/is empty; a CSV file is expected/);
    expect((await refused('date,bid,ask\n2024-01-02,1.1,1.2\n')).message).toMatch(
      /dates without a time of day, which no quotes have/,
    );
    expect((await refused('time,bid,ask\n2024-01-02T00:00:01,1.1,1.2\n')).code).toBe('TIERCEL_E_USAGE'); // no zone
    const side = 'time,price,side\n1723161256322,1,long\n';
    expect((await refused(side, trades)).message).toMatch(/side "long" names no side, such as buy, sell/);
  });

  it('refuses quotes of which most are crossed: bid and ask are exchanged', async () => {
    const text = '2024-01-02T00:00:01Z,1.2,1.1\n2024-01-02T00:00:01Z,1.2,1.1\n';
    expect((await refused(text)).message).toMatch(/below the bid in 2 of 2 rows.*--columns time,ask,bid/);
    const { ticks } = await imported(text, { ...quotes, columns: ['time', 'ask', 'bid'] });
    expect(ticks).toMatchObject({ bid: Float64Array.of(1.1, 1.1) });
  });
});

/** One row of the table in docs/imports.md. */
interface Entry extends Partial<TickImportReport> {
  readonly file: string;
  readonly options: TickImportOptions;
  readonly ticks: number;
}

const data = process.env.TIERCEL_TEST_DATA;
describe.skipIf(!data)('[DATA-10] import of real ticks', () => {
  /** Columns of a file, read the plain way. */
  function textColumns(file: string): string[][] {
    const lines = gunzipSync(readFileSync(join(data!, file)))
      .toString()
      .trimEnd()
      .split('\n')
      .slice(1);
    return lines.map((line) => line.split(','));
  }
  const ms = (ns: bigint) => Number(ns / 1_000_000n);

  it('EURUSD: 532,903 quotes, 4,494 at the time of the one before, each as its line says', async () => {
    const store = await newStore();
    const file = 'lean-fx-tick/eurusd_oanda_tick.csv.gz';
    const report = await importTicks(store, join(data!, file), quotes, { memoryBytes: 4 * 1024 * 1024 });
    expect(report).toMatchObject({ ticks: 532_903, appended: 532_903, equalTimes: 4494, crossedRows: 0, badRows: 0 });
    const { time, bid, ask } = await store.quotes('EURUSD');
    const wrong = textColumns(file).filter(
      ([at, b, a], i) => ms(time[i]!) !== Date.parse(at!) || bid[i] !== Number(b) || ask[i] !== Number(a),
    );
    expect([time.length, wrong.length]).toEqual([532_903, 0]);
    await store.close();
  }, 60_000);

  it('SPY: 1,887,460 trades in the order of the file, the same in chunks', async () => {
    const store = await newStore();
    const file = 'lean-eq-tick/spy_tick_trade_20131007_11.csv.gz';
    const report = await importTicks(store, join(data!, file), { symbol: 'SPY', kind: 'trades', assetClass: 'equity' });
    expect(report).toMatchObject({ ticks: 1_887_460, appended: 1_887_460, badRows: 0, sizeStep: 1 });
    expect(report.ignoredColumns).toEqual(['exchange', 'condition', 'suspicious']);
    const lines = textColumns(file);
    let row = 0;
    let wrong = 0;
    for await (const { time, price, size, length } of store.tickChunks('SPY', 'trades', { reuse: true })) {
      for (let i = 0; i < length; i++, row++) {
        const [at, p, s] = lines[row]!;
        wrong += Number(ms(time[i]!) !== Date.parse(at!) || price[i] !== Number(p) || size![i] !== Number(s));
      }
    }
    expect([row, wrong]).toEqual([1_887_460, 0]);
    await store.close();
  }, 60_000);

  const entries = JSON.parse(readFileSync('test/golden/tick-imports.json', 'utf8')) as Entry[];
  it.each(entries)(
    '$options.symbol $options.kind of $file: $ticks, the columns found by their names',
    async (entry) => {
      const { file, options, ...expected } = entry;
      const store = await newStore();
      const report = await importTicks(store, join(data!, file), options);
      expect(report).toMatchObject({ ...expected, appended: entry.ticks, badRows: 0 });
      expect(report.columns).toEqual(expected.columns);
      const note = 'Its times are those of column "recv_ns".';
      expect(report.assumed.includes(note)).toBe(file.startsWith('hftbacktest'));
      await store.close();
    },
  );
});
