import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type FeedFormat, feedReplay, type ReplayOptions, replayFile } from '../../src/book/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiercel-replay-'));
const text = (words: string) => new TextEncoder().encode(words);

const lobster = [
  '34200.1,1,11,100,5853300,1',
  '34200.2,1,12,50,5853400,-1',
  '34200.3,4,12,20,5853400,-1',
  '34200.5,3,99,10,5853200,1',
  '34200.6,1,13,25,5853300,1',
];
const depth = [
  'recv_ns,trans_ms,kind,first_id,last_id,side,price,qty',
  '1,1,S,10,10,b,100.10,1.5',
  '1,1,S,10,10,a,100.20,2.5',
  '2,2,U,11,12,b,100.15,0.25',
];

function replayed(options: ReplayOptions, bytes: Uint8Array) {
  const replay = feedReplay(options);
  try {
    replay.feed(bytes);
    replay.end();
    return replay.report();
  } finally {
    replay.dispose();
  }
}
const report = (format: FeedFormat, lines: readonly string[], more: Partial<ReplayOptions> = {}) =>
  replayed({ format, depth: 5, ...more }, text(lines.join('\n')));
const message = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
};

/** A frame of ITCH with 25 bytes of nothing behind the type. */
const itch = (type: string, length: number) => {
  const bytes = new Uint8Array(2 + length);
  bytes.set([0, length, type.charCodeAt(0)]);
  return bytes;
};

describe('[OB-2] a replay of orders', () => {
  it('gives messages, rejects, trades and the levels that stand at the end', () => {
    const { messages, rejects, trades, instruments, liveOrders, actions } = report('lobster', lobster);
    expect(messages).toBe(5);
    expect(rejects.unknownOrder).toBe(1);
    expect(trades).toEqual({ count: 1, volume: 20 });
    expect(liveOrders).toBe(3);
    expect(actions).toMatchObject({ add: 3, execute: 1, delete: 1 });
    expect(instruments).toEqual([
      {
        index: 0,
        name: '',
        state: '',
        messages: 5,
        trades: 1,
        volume: 20,
        bids: [{ price: 585.33, quantity: 125, orders: 2 }],
        asks: [{ price: 585.34, quantity: 30, orders: 1 }],
      },
    ]);
  });

  it('counts orders with an id that is in use, and quantities and prices that cannot be', () => {
    const bad = ['1,1,11,5,5853300,1', '1,1,20,0,5853300,1', '1,1,21,-4,5853300,1', '1,1,22,1,2147483647,1'];
    const { rejects } = report('lobster', [...lobster, ...bad]);
    expect(rejects).toMatchObject({ reusedId: 1, badQuantity: 2, badPrice: 1 });
  });

  it('tells of no room instead of growing without end', () => {
    const many = Array.from({ length: 140_000 }, (_, i) => `1,1,${i + 1},1,5853300,1`);
    const { rejects, liveOrders } = report('lobster', many, { maxOrders: 2 ** 17 });
    expect(rejects.noRoom).toBeGreaterThan(0);
    expect(rejects.noRoom! + liveOrders).toBe(140_000);
  });

  it('can be looked into while it runs', () => {
    const replay = feedReplay({ format: 'lobster' });
    replay.feed(text(`${lobster.slice(0, 2).join('\n')}\n`));
    expect(replay.depth('sell', 3)).toEqual([{ price: 585.34, quantity: 50, orders: 1 }]);
    replay.feed(text(`${lobster[2]}\n`));
    expect(replay.depth('sell', 3)).toEqual([{ price: 585.34, quantity: 30, orders: 1 }]);
    replay.dispose();
    expect(message(() => replay.depth('sell', 3))).toBe('The replay has been disposed of.');
  });

  it('gives the top after each message', () => {
    const seen: number[][] = [];
    report('lobster', lobster, {
      onTops: ({ id, bid, askQuantity }) => seen.push([...id], [...bid], [...askQuantity]),
    });
    expect(seen.flat()).toHaveLength(15);
    expect(seen[0]).toEqual([1, 2, 3, 4]);
    expect(seen.at(-1)).toEqual([30]);
  });
});

describe('[OB-2] a replay of levels', () => {
  it('gives what the book was made of', () => {
    const { levels, instruments, messages } = report('binance-l2', depth);
    expect(messages).toBe(2);
    expect(levels).toMatchObject({ rows: 3, snapshots: 1, updates: 1, isStale: false });
    expect(instruments[0]!.bids).toEqual([
      { price: 100.15, quantity: 0.25 },
      { price: 100.1, quantity: 1.5 },
    ]);
  });

  it('reports a gap as a value and says that the book is stale', () => {
    const lines = [...depth, '3,3,U,14,15,a,100.20,0'];
    const { levels, rejects, instruments } = report('binance-l2', lines, { sequence: 'contiguous' });
    expect(rejects.gap).toBe(1);
    expect(levels).toMatchObject({ isStale: true, gaps: [{ time: 3_000_000n, afterId: 12, firstId: 14 }] });
    expect(instruments[0]!.asks[0]!.price).toBe(100.2);
    expect(report('binance-l2', lines).levels!.isStale).toBe(false);
  });

  it('refuses a crossed snapshot', () => {
    const { rejects } = report('binance-l2', [...depth, '9,9,S,20,20,b,101,1', '9,9,S,20,20,a,100,1']);
    expect(rejects.crossedSnapshot).toBe(1);
  });
});

describe('[OB-2] bad input of a replay', () => {
  it.each([
    [['x,1,1,1,1,1'], 'Line 1: "x" (time) is no number of the kind that stands there.'],
    [[lobster[0]!, '1,9,1,1,1,1'], 'Line 2: "9" (type) is none of the types 1 to 7.'],
    [[lobster[0]!, '1,1,1,1,1,2'], 'Line 2: "2" (direction) is no side.'],
    [['1,1,1,1'], 'Line 1: the row has too few fields: "1,1,1,1".'],
    [['1,1,1,1,1,1,7'], 'Line 1: the row has too many fields: "1,1,1,1,1,1,7".'],
  ])('names line and field of a LOBSTER row: %j', (lines, expected) => {
    expect(message(() => report('lobster', lines))).toBe(expected);
  });

  it('names what a header lacks or has too much', () => {
    expect(message(() => report('mbo', ['ts_event_ns,price']))).toContain('lacks a column that is needed');
    expect(message(() => report('binance-l2', ['time,price']))).toBe(
      'Line 1: the header has a column "time" that the format does not have, or has it twice.',
    );
  });

  it('says which option keeps more decimals', () => {
    const row = '1,1,U,11,12,b,100.155,0.25';
    expect(message(() => report('binance-l2', [...depth, row]))).toContain(
      '"100.155" has more decimals than are kept; give `priceDecimals`',
    );
    expect(report('binance-l2', [...depth, row], { priceDecimals: 3 }).levels!.updates).toBe(1);
  });

  it('names byte and type of an ITCH message', () => {
    const good = itch('D', 19);
    const behindGood = (bytes: Uint8Array) => Uint8Array.from([...good, ...bytes]);
    const bad = (bytes: Uint8Array) => message(() => replayed({ format: 'itch' }, bytes));
    expect(bad(behindGood(itch('z', 19)))).toContain('Byte 21: ITCH 5.0 has no message type "z"');
    expect(bad(behindGood(itch('D', 20)))).toContain(
      'Byte 21: the length before a message of type "D" is not that of the type',
    );
    expect(bad(behindGood(itch('A', 36)))).toContain('says neither B nor S');
    expect(bad(good.subarray(0, 20))).toContain('Byte 0: the file ends inside a message');
    expect(bad(text('hello'))).toContain('ITCH 5.0 has no message type "l"');
  });

  it('keeps what came before the bad message', () => {
    const replay = feedReplay({ format: 'lobster' });
    expect(() => replay.feed(text(`${lobster.join('\n')}\nrubbish\n`))).toThrow('Line 6');
    expect(replay.report().messages).toBe(5);
    replay.dispose();
  });

  it('refuses options that mean nothing', () => {
    const refused = (options: object) => message(() => feedReplay(options as ReplayOptions));
    expect(refused({ format: 'fix' })).toBe(
      '`format` must be one of itch, lobster, mbo, binance-l2, tiercel, was "fix".',
    );
    expect(refused({ format: 'itch', priceDecimals: 2 })).toContain('`priceDecimals` is for mbo and binance-l2');
    expect(refused({ format: 'mbo', priceDecimals: 10 })).toContain('must be an integer from 0 to 9, was 10');
    expect(refused({ format: 'mbo', sequence: 'contiguous' })).toContain('`sequence` is for binance-l2');
    expect(refused({ format: 'binance-l2', sequence: 'any' })).toContain('`sequence` must be one of');
    expect(refused({ format: 'itch', depth: 0 })).toContain('`depth` must be an integer from 1 to 10,000, was 0');
    expect(refused({ format: 'itch', startBook: [] })).toContain('`startBook` is for lobster');
  });

  it('says which file it was, and that a file is empty, missing or cut', async () => {
    const path = join(folder, 'bad.csv');
    writeFileSync(path, 'x\n');
    await expect(replayFile({ path, format: 'lobster' })).rejects.toMatchObject({
      code: 'TIERCEL_E_DATA',
      message: `${path}: line 1: "x" (time) is no number of the kind that stands there.`,
      context: { file: path, line: 1 },
    });
    writeFileSync(path, '');
    await expect(replayFile({ path, format: 'lobster' })).rejects.toMatchObject({ code: 'TIERCEL_E_FILE' });
    await expect(replayFile({ path: join(folder, 'no'), format: 'itch' })).rejects.toThrow('does not exist');
    const packed = gzipSync(text(lobster.join('\n')));
    writeFileSync(path, packed.subarray(0, packed.length - 9));
    await expect(replayFile({ path, format: 'lobster' })).rejects.toThrow('is cut off');
    writeFileSync(path, packed);
    expect((await replayFile({ path, format: 'lobster' })).messages).toBe(5);
  });

  it('stops when it is told to', async () => {
    const path = join(folder, 'good.csv');
    writeFileSync(path, lobster.join('\n'));
    const signal = AbortSignal.abort();
    await expect(replayFile({ path, format: 'lobster', signal })).rejects.toMatchObject({
      code: 'TIERCEL_E_CANCELLED',
    });
  });
});
