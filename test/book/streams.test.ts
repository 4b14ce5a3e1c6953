// Recorded streams of real markets: what stands in the data's own books and quotes must come out of ours.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  type FeedFormat,
  feedReplay,
  type ReplayOptions,
  replayFile,
  type StartLevel,
  type TopColumns,
} from '../../src/book/index.ts';

const data = process.env.TIERCEL_TEST_DATA ?? '';
const file = (path: string) => join(data, path);
const lobsterHour = 'lobster/AAPL_2012-06-21_34200000_37800000_message_50.csv';
const es = 'databento-mbo/es_mbo_20231225.csv.gz';
const btc = (what: string) => `hftbacktest-l2/binance_usdm_btcusdt_20240808_${what}.csv.gz`;
const rowsOf = (path: string) => {
  const bytes = readFileSync(file(path));
  const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return text.toString('utf8').trim().split(/\r?\n/);
};

interface Top {
  readonly id: number;
  readonly bid: number;
  readonly bidQuantity: number;
  readonly ask: number;
  readonly askQuantity: number;
}

/** The whole file with a top after each message. */
async function withTops(options: ReplayOptions & { path: string }) {
  const tops: Top[] = [];
  const onTops = ({ length, id, bid, bidQuantity, ask, askQuantity }: TopColumns) => {
    for (let i = 0; i < length; i++) {
      tops.push({
        id: id[i]!,
        bid: bid[i]!,
        bidQuantity: bidQuantity[i]!,
        ask: ask[i]!,
        askQuantity: askQuantity[i]!,
      });
    }
  };
  const report = await replayFile({ ...options, path: file(options.path), onTops });
  return { report, tops };
}

/** LOBSTER's row of a book: ask, its size, bid, its size, then the next level. */
function levelsOf(row: string): StartLevel[] {
  const numbers = row.split(',').map(Number);
  const levels: StartLevel[] = [];
  for (let i = 0; i < numbers.length; i += 4) {
    levels.push({ side: 'sell', price: numbers[i]! / 1e4, quantity: numbers[i + 1]! });
    levels.push({ side: 'buy', price: numbers[i + 2]! / 1e4, quantity: numbers[i + 3]! });
  }
  return levels;
}

/** The book before the first message, which is in the first row already: a new order of 18 to buy at 585.33. */
function startBook(firstRow: string, firstMessage: string): StartLevel[] {
  const [, , , size, price] = firstMessage.split(',').map(Number);
  return levelsOf(firstRow)
    .map((level) =>
      level.side === 'buy' && level.price === price! / 1e4 ? { ...level, quantity: level.quantity - size! } : level,
    )
    .filter(({ quantity }) => quantity > 0);
}

describe.skipIf(data === '')('[OB-2] LOBSTER, AAPL 2012-06-21', () => {
  it('has the top of the book that LOBSTER gives after each of 998 steps', async () => {
    const messages = rowsOf('lobster/AAPL_2012-06-21_first1k_message_10.csv');
    const books = rowsOf('lobster/AAPL_2012-06-21_first1k_orderbook_10.csv');
    const hour = rowsOf(lobsterHour);
    const { tops } = await withTops({
      path: lobsterHour,
      format: 'lobster',
      startBook: startBook(books[0]!, messages[0]!),
    });
    // The steps are those messages of the hour that touch the best ten levels; the hour has those of fifty.
    let at = 0;
    let equal = 0;
    for (let step = 1; step < messages.length; step++) {
      at = hour.indexOf(messages[step]!, at + 1);
      expect(at, `step ${step} is in the hour`).toBeGreaterThan(0);
      const [ask, askQuantity, bid, bidQuantity] = books[step]!.split(',').map(Number);
      const top = tops[at]!;
      expect(top.id).toBe(at + 1);
      expect([step, top.ask, top.askQuantity, top.bid, top.bidQuantity]).toEqual([
        step,
        ask! / 1e4,
        askQuantity,
        bid! / 1e4,
        bidQuantity,
      ]);
      equal += 1;
    }
    expect(equal).toBe(998);
  });

  it('knows every order of the hour but the 84 from before 09:30', async () => {
    const { messages, rejects, trades, instruments } = await replayFile({
      path: file(lobsterHour),
      format: 'lobster',
      depth: 1,
    });
    expect(messages).toBe(91_997);
    expect(rejects).toEqual({
      unknownOrder: 84,
      unknownInstrument: 0,
      reusedId: 0,
      badQuantity: 0,
      badPrice: 0,
      noRoom: 0,
    });
    expect(trades.count).toBe(4067 + 2201);
    expect(instruments[0]!.bids[0]!.price).toBe(585.69);
    expect(instruments[0]!.asks[0]!.price).toBe(585.95);
  });
});

describe.skipIf(data === '')('[OB-2] CME market by order, ES 2023-12-25', () => {
  it('ends at 4810.00 / 4810.25 and knows every order', async () => {
    const { messages, rejects, trades, instruments, warnings } = await replayFile({ path: file(es), format: 'mbo' });
    expect(messages).toBe(68_792);
    expect(Object.values(rejects).every((count) => count === 0)).toBe(true);
    expect(trades.count).toBe(2973);
    expect(warnings).toEqual({ backwardSequence: 0, maybeBadBook: 0 });
    expect(instruments).toHaveLength(1);
    expect(instruments[0]!.name).toBe('17077');
    expect(instruments[0]!.bids[0]!.price).toBe(4810);
    expect(instruments[0]!.asks[0]!.price).toBe(4810.25);
  });
});

describe.skipIf(data === '')('[OB-2] Binance levels, BTCUSDT 2024-08-08', () => {
  it('has the last best quote after each of 6,547 updates', async () => {
    const { report, tops } = await withTops({ path: btc('depth'), format: 'binance-l2' });
    const quotes = rowsOf(btc('bbo'))
      .slice(1)
      .map((row) => row.split(',').slice(3).map(Number));
    let at = 0;
    let equal = 0;
    // The first top is that of the snapshot.
    for (const { id, bid, bidQuantity, ask, askQuantity } of tops.slice(1)) {
      while (at + 1 < quotes.length && quotes[at + 1]![0]! <= id) at += 1;
      const [, ...quote] = quotes[at]!;
      expect([id, bid, bidQuantity, ask, askQuantity]).toEqual([id, ...quote]);
      equal += 1;
    }
    expect(equal).toBe(6547);
    expect(report.levels).toMatchObject({ rows: 445_521, snapshots: 1, updates: 6547, crossed: 0, isStale: false });
    expect(report.levels!.gaps).toEqual([]);
    // Four updates are older than the snapshot.
    expect(report.rejects).toEqual({ old: 4, gap: 0, crossedSnapshot: 0, badLevel: 0, waitedTooLong: 0 });
  });
});

describe.skipIf(data === '')('[OB-2] NASDAQ ITCH 5.0 sample', () => {
  it('has 12,012 messages, 117 of them about orders that it never told of', async () => {
    const { messages, rejects, instruments, events } = await replayFile({
      path: file('itch/ex20101224.TEST_ITCH_50'),
      format: 'itch',
    });
    expect(messages).toBe(12_012);
    expect(rejects.unknownOrder).toBe(117);
    expect(Object.values(rejects).reduce((sum, count) => sum + count, 0)).toBe(117);
    expect(instruments.map(({ name, state }) => `${name} ${state}`)).toEqual(['ALC T', 'BOB T', 'CHAR T']);
    expect(events[0]!.code).toBe('O');
  });
});

describe.skipIf(data === '')('[OB-2] blocks of any size', () => {
  it.each([
    ['lobster', lobsterHour, 4099],
    ['mbo', es, 65_537],
    ['binance-l2', btc('depth'), 1_000_003],
    ['itch', 'itch/ex20101224.TEST_ITCH_50', 37],
  ] as const)('give the same report: %s', async (format: FeedFormat, path, size) => {
    const whole = await replayFile({ path: file(path), format, depth: 5 });
    const bytes = readFileSync(file(path));
    const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    const replay = feedReplay({ format, depth: 5 });
    for (let at = 0; at < text.length; at += size) replay.feed(text.subarray(at, at + size));
    replay.end();
    expect(replay.report()).toEqual(whole);
    replay.dispose();
  });
});
