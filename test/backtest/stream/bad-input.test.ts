// What is refused, by whom, and in which words.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { binanceStream, defineStrategy, marketStream, streamBacktest } from '../../../src/index.ts';
import { at, levelStream, levelsOf, quoteStream, quotesOf, run, share, tradesOf } from './support.ts';

const codeOf = (call: () => unknown): unknown => {
  try {
    call();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing thrown';
};

describe('columns that cannot be used', () => {
  it('[BT-2] rows out of order, prices that are none, sizes that are none and unknown sides name their row', () => {
    const quotes = (rows: Parameters<typeof quotesOf>[0]) => () =>
      marketStream({ instrument: share, quotes: quotesOf(rows) });
    expect(
      quotes([
        [1, 99, 100],
        [0, 99, 100],
      ]),
    ).toThrow(/Row 1 of the quotes .*before that of the row above/);
    expect(
      quotes([
        [0, 99, 100],
        [1, Number.NaN, 100],
      ]),
    ).toThrow(/Row 1 .*bid NaN.*no positive number/);
    expect(quotes([[0, 99, -1]])).toThrow(/no positive number/);
    expect(quotes([[0, 99.005, 100]])).toThrow(/between the steps of 0.01; give a finer `priceStep`/);
    expect(quotes([[0, 99, 100, -5, 1]])).toThrow(/size is no number from 0/);
    const levels = { ...levelsOf([[0, 'bid', 99, 1]]), side: Int8Array.of(2) };
    expect(() => marketStream({ instrument: share, levels })).toThrow(/side is none of 1, -1/);
    expect(() =>
      marketStream({ instrument: share, levels: { ...levelsOf([[0, 'bid', 99, 1]]), kind: Int8Array.of(7) } }),
    ).toThrow(/kind is none of 0, 1 and 2/);
    expect(
      codeOf(
        quotes([
          [1, 99, 100],
          [0, 99, 100],
        ]),
      ),
    ).toBe('TIERCEL_E_DATA');
  });

  it('[BT-2] columns that do not go together are refused', () => {
    const quotes = quotesOf([[0, 99, 100]]);
    const trades = tradesOf([[0, 'buy', 100, 1]]);
    expect(() => marketStream({ instrument: share })).toThrow(/was given none/);
    expect(() => marketStream({ instrument: share, quotes, levels: levelsOf([[0, 'bid', 9, 1]]) })).toThrow(
      /not of both/,
    );
    expect(() => marketStream({ instrument: share, trades })).toThrow(/give the `spread`/);
    expect(() => marketStream({ instrument: share, quotes, trades, spread: 0.1 })).toThrow(/for trades alone/);
    expect(() => marketStream({ instrument: share, trades, spread: Number.NaN })).toThrow(/number from 0/);
    expect(() => marketStream({ instrument: share, quotes, priceStep: 0.003 })).toThrow(
      /no multiple of the price step/,
    );
    expect(() => marketStream({ instrument: share, quotes: quotesOf([]) })).toThrow(/has no rows/);
    expect(() => marketStream({ instrument: share, quotes: { ...quotes, ask: new Float64Array(3) } })).toThrow();
  });

  it('[BT-2] a file that is none is refused with its line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tiercel-stream-'));
    const depth = join(folder, 'depth.csv');
    writeFileSync(depth, 'trans_ms,kind,first_id,last_id,side,price,qty\n1,S,0,1,b,99.00,5\n1,S,0,1,x,99.00,5\n');
    await expect(binanceStream({ instrument: share, depth })).rejects.toThrow(/line 3 cannot be read/);
    await expect(binanceStream({ instrument: share, depth: join(folder, 'none.csv') })).rejects.toMatchObject({
      code: 'TIERCEL_E_FILE',
    });
    await expect(binanceStream({ instrument: share, depth, priceDecimals: 77 })).rejects.toThrow(
      /whole number from 0 to 9/,
    );
  });
});

describe('runs that cannot be', () => {
  const stream = quoteStream([
    [0, 99, 100],
    [5, 99, 100],
  ]);

  it('[BT-2] options out of range and options of bars are refused', async () => {
    const start = (options: object) => run({}, stream, options);
    await expect(start({ queue: 'guess' })).rejects.toThrow(/`queue` must be/);
    const costParts = { impact: { kind: 'sqrt', coefficient: 1, days: 20 } } as const;
    await expect(start({ costParts })).rejects.toThrow(/`costs\.impact` is measured on bars, and a stream has none/);
    const volume = { slippage: { kind: 'volume-share', coefficient: 0.1, limit: 1 } } as const;
    await expect(start({ costParts: volume })).rejects.toThrow(
      /`costs\.slippage of the kind volume-share` is measured/,
    );
    await expect(start({ queue: { power: 0 } })).rejects.toThrow(/`queue` must be/);
    await expect(start({ latency: { orderMs: -1 } })).rejects.toThrow(/latency.orderMs/);
    await expect(start({ crossed: 'both' })).rejects.toThrow(/`crossed` must be/);
    await expect(start({ fill: 'same-close' })).rejects.toThrow(/option of backtests on bars/);
    await expect(start({ currency: 'EUR' })).rejects.toThrow();
    await expect(run({}, [stream, stream])).rejects.toThrow(/given twice/);
    await expect(run({}, {} as never)).rejects.toThrow();
  });

  it('[BT-2] orders for what the run does not have name it', async () => {
    const send = (order: (ctx: never) => unknown) =>
      run({ onStart: (ctx) => ctx.setTimer(at(1)), onTimer: (ctx) => void order(ctx as never) }, stream);
    const buy = (order: object) => send((ctx: { buy(o: object): number }) => ctx.buy(order));
    await expect(buy({ units: 1, symbol: 'OTHER' })).rejects.toThrow(/no instrument "OTHER"/);
    await expect(buy({ units: 1, timeInForce: 'at-open' })).rejects.toThrow(/Streams hold no auctions/);
    await expect(buy({ units: 1, limit: 99.005 })).rejects.toMatchObject({ code: 'TIERCEL_E_ORDER' });
    await expect(
      send((ctx: { book(): { levels(side: string): unknown } }) => ctx.book().levels('left')),
    ).rejects.toThrow(/must be bid or ask/);
  });

  it('[BT-2] strategies of arrays are told where they run', async () => {
    const arrays = defineStrategy({ name: 'arrays', signals: () => ({}) });
    await expect(streamBacktest(arrays as never, stream)).rejects.toThrow(/arrays over bars/);
  });

  it('[BT-2] crossed quotes and gaps fill nothing and are counted', async () => {
    const crossed = quoteStream([
      [0, 99, 100],
      [1, 101, 100],
      [5, 99, 100],
    ]);
    const { simulation } = await run(
      { onStart: (ctx) => ctx.setTimer(at(0.5)), onTimer: (ctx) => void ctx.buy({ units: 1 }) },
      crossed,
    );
    expect(simulation.fills.time[0]).toBe(at(5));
    expect(simulation.feeds[0]!.crossed).toBe(1);
    const rows = levelsOf([
      [0, 'bid', 99, 5],
      [0.1, 'ask', 100, 5],
      [1, 'bid', 99, 5],
      [2, 'ask', 100, 3],
      [5, 'bid', 98, 5],
      [5, 'ask', 101, 7],
    ]);
    const gapped = marketStream({ instrument: share, levels: { ...rows, kind: Int8Array.of(0, 0, 2, 0, 1, 1) } });
    expect(gapped.gaps).toBe(1);
    const after = await run(
      { onStart: (ctx) => ctx.setTimer(at(1.5)), onTimer: (ctx) => void ctx.buy({ units: 1 }) },
      gapped,
    );
    expect([after.simulation.fills.time[0], after.simulation.fills.price[0]]).toEqual([at(5), 101]);
    expect(after.simulation.feeds[0]).toMatchObject({ gaps: 1, stale: 1 });
  });

  it('[BT-2] a run is stopped by its flag', async () => {
    const cancel = new Int32Array(new SharedArrayBuffer(4));
    const handlers = { onBar: () => void Atomics.store(cancel, 0, 1) };
    await expect(
      run(
        handlers,
        levelStream([
          [0, 'bid', 99, 1],
          [0, 'ask', 100, 1],
          [9, 'bid', 98, 1],
        ]),
        { cancel },
      ),
    ).rejects.toMatchObject({
      code: 'TIERCEL_E_CANCELLED',
    });
  });
});
