import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuoteColumns, Quotes } from '../../src/market/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { metaOf } from './bars.ts';
import { randomBars, temporaryFolder } from './support.ts';
import { countedQuotes, countedTrades, tickMetaOf } from './ticks.ts';

const quotesOf = tickMetaOf('EURUSD', 'quotes');
const tradesOf = tickMetaOf('SPY', 'trades');
const chunkRows = 16_384;

async function emptyStore(): Promise<Store> {
  return openStore(temporaryFolder(), { create: true });
}

function cut({ time, bid, ask }: QuoteColumns, from: number, to = time.length): QuoteColumns {
  const part = <T extends Float64Array | BigInt64Array>(column: T) => column.subarray(from, to) as T;
  return { length: to - from, time: part(time), bid: part(bid), ask: part(ask) };
}

function columnsOf({ time, bid, ask, bidSize, askSize }: QuoteColumns) {
  return { time, bid: [...bid], ask: [...ask], bidSize: bidSize && [...bidSize], askSize: askSize && [...askSize] };
}

describe('[DATA-10] ticks in the store', () => {
  it('come back bit for bit, times repeated, in the order in which they came, with or without sizes', async () => {
    const store = await emptyStore();
    const given = countedQuotes(0, 3 * chunkRows + 5, { sizes: true });
    expect(await store.appendTicks(quotesOf, given)).toEqual({ appended: given.length, skipped: 0 });
    const quotes = await store.quotes('EURUSD');
    expect(columnsOf(quotes)).toEqual(columnsOf(given));
    expect(quotes).toMatchObject({ kind: 'quotes', priceStep: 1e-5, instrument: quotesOf.instrument });
    expect([quotes.bid.priceStep, quotes.bidSize!.priceStep]).toEqual([1e-5, 1e-5]);
    expect(quotes.bid.buffer).toBeInstanceOf(SharedArrayBuffer);
    await store.appendTicks(tickMetaOf('BARE', 'quotes'), countedQuotes(0, 5));
    expect(await store.quotes('BARE')).not.toHaveProperty('bidSize');
    await store.close();
  });

  it('keep the aggressor of a trade, and leave out what was not given', async () => {
    const store = await emptyStore();
    const given = countedTrades(0, 1000);
    await store.appendTicks(tradesOf, given);
    const trades = await store.trades('SPY');
    expect(trades.aggressor).toBeInstanceOf(Int8Array);
    expect([...trades.aggressor!]).toEqual([...given.aggressor!]);
    expect([...trades.size!]).toEqual([...given.size!]);
    const { time, price, length } = given;
    await store.appendTicks(tickMetaOf('BARE', 'trades'), { time, price, length });
    const bare = await store.trades('BARE');
    expect(bare).not.toHaveProperty('size');
    expect(bare).not.toHaveProperty('aggressor');
    await store.close();
  });

  it('of one time are all in a range that begins at it, and none in one that ends at it, over chunk borders too', async () => {
    const store = await emptyStore();
    const all = countedQuotes(0, 2 * chunkRows);
    // A thousand rows of one time, half in the first chunk, half in the second.
    const at = all.time[chunkRows - 500]!;
    all.time.fill(at, chunkRows - 500, chunkRows + 500);
    await store.appendTicks(quotesOf, all);
    expect((await store.quotes('EURUSD', at)).length).toBe(chunkRows + 500);
    expect((await store.quotes('EURUSD', undefined, at)).length).toBe(chunkRows - 500);
    const those = await store.quotes('EURUSD', at, at + 1n);
    expect([...those.bid]).toEqual([...all.bid.subarray(chunkRows - 500, chunkRows + 500)]);
    await store.close();
  });

  it('in pieces of any size, with overlaps of any length, are stored once each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
        const store = await emptyStore();
        const all = countedQuotes(0, 40_000);
        let reached = 0;
        for (const size of sizes) {
          const from = Math.max(0, reached - (size % 5) * 100);
          // Pieces begin and end between times, as files do.
          let to = Math.min(all.length, reached + size);
          while (to < all.length && all.time[to] === all.time[to - 1]) to++;
          let start = from;
          while (start > 0 && all.time[start] === all.time[start - 1]) start--;
          const result = await store.appendTicks(quotesOf, cut(all, start, to));
          expect(result).toEqual({ appended: to - reached, skipped: reached - start });
          reached = to;
        }
        const expected = cut(all, 0, reached);
        const stored = await store.quotes('EURUSD');
        expect(columnsOf(stored)).toEqual(columnsOf(expected));
        const whole = await emptyStore();
        await whole.appendTicks(quotesOf, expected);
        expect(store.findTicks('EURUSD', 'quotes')!.contentHash).toBe(whole.findTicks('EURUSD', 'quotes')!.contentHash);
        await Promise.all([store.close(), whole.close()]);
      }),
      { seed: 10, numRuns: 15 },
    );
  });

  it('of the last stored time may be followed by more of that time, where the first of them are the stored ones', async () => {
    const store = await emptyStore();
    const all = countedQuotes(0, 10);
    all.time.fill(all.time[5]!, 5, 10);
    await store.appendTicks(quotesOf, cut(all, 0, 7));
    expect(await store.appendTicks(quotesOf, all)).toEqual({ appended: 3, skipped: 7 });
    expect(await store.appendTicks(quotesOf, all)).toEqual({ appended: 0, skipped: 10 });
    expect(await store.appendTicks(quotesOf, cut(all, 5))).toEqual({ appended: 0, skipped: 5 });
    const other = cut(all, 5);
    const changed = { ...other, bid: other.bid.map((bid) => bid + 0.1) };
    await expect(store.appendTicks(quotesOf, changed)).rejects.toMatchObject({
      code: 'TIERCEL_E_DATA',
      message: expect.stringMatching(/is stored with bid .* rows of one time come in one import; nothing was written/),
    });
    expect((await store.quotes('EURUSD')).length).toBe(10);
    await store.close();
  });

  it('that contradict what is stored, leave a row out or come late are refused, and nothing is written', async () => {
    const store = await emptyStore();
    const all = countedQuotes(0, 100);
    await store.appendTicks(quotesOf, all);
    const more = countedQuotes(0, 200);
    const gap = { ...cut(more, 0), time: more.time.filter((_, i) => i !== 50) };
    const without = { length: 199, time: gap.time, bid: more.bid.filter((_, i) => i !== 50), ask: more.ask.slice(1) };
    without.ask.set(more.ask.filter((_, i) => i !== 50));
    const late = cut(more, 0);
    late.time[20] = late.time[21]!;
    for (const bad of [without, late]) {
      await expect(store.appendTicks(quotesOf, bad)).rejects.toMatchObject({ code: 'TIERCEL_E_DATA' });
    }
    expect(columnsOf(await store.quotes('EURUSD'))).toEqual(columnsOf(all));
    await store.close();
  });

  it('whose times go back, whose columns differ in length or from the stored ones are refused, naming the row', async () => {
    const store = await emptyStore();
    const backward = countedQuotes(0, 10);
    backward.time[4] = backward.time[0]! - 1n;
    await expect(store.appendTicks(quotesOf, backward)).rejects.toThrow(
      /Times of EURUSD quotes must not go back: row 4 at 2017-12-31T23:59:59.999999999Z follows/,
    );
    const short = { ...countedQuotes(0, 10), ask: new Float64Array(9) };
    await expect(store.appendTicks(quotesOf, short)).rejects.toThrow(
      /column `ask` must be as long as the quotes, 10, was 9/,
    );
    await expect(store.appendTicks(quotesOf, countedTrades(0, 5))).rejects.toThrow(/EURUSD quotes need a column `bid`/);
    expect(store.tickSeries()).toEqual([]);
    await store.appendTicks(quotesOf, countedQuotes(0, 10));
    await expect(store.appendTicks(quotesOf, countedQuotes(0, 20, { sizes: true }))).rejects.toThrow(
      /EURUSD quotes is stored otherwise: columns time, bid, ask, given time, bid, ask, bidSize, askSize/,
    );
    await store.close();
  });

  it('stand beside bars of the same symbol and are listed by symbol and kind', async () => {
    const store = await emptyStore();
    await store.append(metaOf('EURUSD'), randomBars(10, 1));
    await store.appendTicks(tickMetaOf('EURUSD', 'trades'), countedTrades(0, 5));
    await store.appendTicks(quotesOf, countedQuotes(0, 20));
    expect(store.series().map(({ timeframe }) => timeframe)).toEqual(['1m']);
    expect(store.tickSeries().map(({ symbol, kind, rows }) => [symbol, kind, rows])).toEqual([
      ['EURUSD', 'quotes', 20],
      ['EURUSD', 'trades', 5],
    ]);
    expect(store.findTicks('EURUSD', 'quotes')).toMatchObject({
      columns: ['time', 'bid', 'ask'],
      firstTime: countedQuotes(0, 1).time[0],
      lastTime: countedQuotes(19, 1).time[0],
      imports: [{ appended: 20, skipped: 0, source: { file: 'EURUSD.csv' } }],
    });
    expect(store.findTicks('EURUSD', 'trades')!.imports).toHaveLength(1);
    expect(store.findTicks('GBPUSD', 'quotes')).toBeNull();
    await store.close();
  });

  it('that are not there are named as missing, with what is stored', async () => {
    const store = await emptyStore();
    await expect(store.quotes('EURUSD')).rejects.toMatchObject({
      code: 'TIERCEL_E_NO_DATA',
      message: expect.stringMatching(/no quotes of EURUSD. It is empty. .* --kind quotes$/),
    });
    await store.appendTicks(quotesOf, countedQuotes(0, 20));
    await expect(store.trades('EURUSD')).rejects.toThrow(/no trades of EURUSD. It has EURUSD quotes./);
    await expect(store.bars('EURUSD', '1m')).rejects.toThrow(
      /no series EURUSD 1m. It has EURUSD quotes, but no bars of it/,
    );
    await expect(store.quotes('EURUSD', '2030-01-01')).rejects.toThrow(
      /EURUSD quotes have no row from 2030-01-01T00:00:00Z. Stored are 20 rows, the first at 2018-01-01T00:00:00Z/,
    );
    await expect(store.quotes('EURUSD', '2018-01-02', '2018-01-01')).rejects.toThrow(/`from` must be before `to`/);
    await expect(store.quotes('EURUSD', 'yesterday')).rejects.toMatchObject({ code: 'TIERCEL_E_PARAMETER' });
    await store.close();
  });
});

describe('[DATA-10] ticks chunk by chunk', () => {
  async function collect(chunks: AsyncIterable<Quotes>) {
    const parts: { length: number; bid: number[]; time: bigint[] }[] = [];
    for await (const { length, bid, time } of chunks) parts.push({ length, bid: [...bid], time: [...time] });
    return parts;
  }

  it.each([
    [1000, false],
    [chunkRows, true],
    [20_000, true],
    [1_000_000, false],
  ])('of %d rows are those of one read, in order, with reuse %s', async (rows, reuse) => {
    const store = await emptyStore();
    await store.appendTicks(quotesOf, countedQuotes(0, 3 * chunkRows + 5));
    const [from, to] = ['2018-01-01T00:00:05.001Z', '2018-01-01T00:00:40Z'];
    const parts = await collect(store.tickChunks('EURUSD', 'quotes', { from, to, rows, reuse }));
    const whole = await store.quotes('EURUSD', from, to);
    expect(parts.flatMap(({ bid }) => bid)).toEqual([...whole.bid]);
    expect(parts.flatMap(({ time }) => time)).toEqual([...whole.time]);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(rows);
    await store.close();
  });

  it('hold still while others append', async () => {
    const store = await emptyStore();
    await store.appendTicks(quotesOf, countedQuotes(0, 30_000));
    const bids: number[] = [];
    for await (const { bid } of store.tickChunks('EURUSD', 'quotes', { rows: 10_000 })) {
      bids.push(...bid);
      await store.appendTicks(quotesOf, countedQuotes(30_000 + bids.length * 3, 5000));
    }
    expect(bids).toEqual([...countedQuotes(0, 30_000).bid]);
    await store.close();
  });

  it('take the memory of the one before where that is asked for', async () => {
    const store = await emptyStore();
    await store.appendTicks(quotesOf, countedQuotes(0, 50_000));
    const buffers = async (reuse: boolean) => {
      const seen = new Set<ArrayBufferLike>();
      for await (const { bid } of store.tickChunks('EURUSD', 'quotes', { rows: 10_000, reuse })) seen.add(bid.buffer);
      return seen.size;
    };
    expect([await buffers(true), await buffers(false)]).toEqual([1, 5]);
    await store.close();
  });

  it('of no rows, or of ticks that are not there, are refused when the first is asked for', async () => {
    const store = await emptyStore();
    await store.appendTicks(quotesOf, countedQuotes(0, 10));
    const first = (chunks: AsyncIterableIterator<unknown>) => chunks.next();
    await expect(first(store.tickChunks('EURUSD', 'quotes', { rows: 0 }))).rejects.toThrow(/`rows` must be a number/);
    await expect(first(store.tickChunks('EURUSD', 'trades'))).rejects.toMatchObject({ code: 'TIERCEL_E_NO_DATA' });
    await store.close();
  });
});
