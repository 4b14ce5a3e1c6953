import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportTicks, importTicks } from '../../src/pipeline/index.ts';
import { openStore } from '../../src/store/index.ts';
import { temporaryFolder } from '../store/support.ts';
import { countedQuotes, countedTrades, tickMetaOf } from '../store/ticks.ts';

describe('[DATA-10] export of ticks', () => {
  it.each(['quotes.csv', 'quotes.csv.gz'])('%s is read back to the same content', async (name) => {
    const folder = temporaryFolder();
    const store = await openStore(join(folder, 'store'), { create: true });
    const back = await openStore(join(folder, 'back'), { create: true });
    const options = { assetClass: 'fx', currency: 'USD', instrument: { calendar: 'fx' } } as const;
    for (const [symbol, ticks] of [
      ['EURUSD', countedQuotes(0, 20_000)],
      ['GBPUSD', countedQuotes(7, 5000, { sizes: true })],
      ['USDJPY', countedTrades(0, 5000)],
    ] as const) {
      const kind = 'bid' in ticks ? 'quotes' : 'trades';
      await store.appendTicks(tickMetaOf(symbol, kind), ticks);
      const file = join(folder, `${symbol}_${name}`);
      expect(await exportTicks(store.tickChunks(symbol, kind, { rows: 3000, reuse: true }), file)).toBe(ticks.length);
      await importTicks(back, file, { symbol, kind, ...options });
      expect(back.findTicks(symbol, kind)!.contentHash).toBe(store.findTicks(symbol, kind)!.contentHash);
    }
    await Promise.all([store.close(), back.close()]);
  });

  it('names the columns, and the sides in words', async () => {
    const folder = temporaryFolder();
    const store = await openStore(join(folder, 'store'), { create: true });
    await store.appendTicks(tickMetaOf('SPY', 'trades'), countedTrades(0, 4));
    await exportTicks(store.tickChunks('SPY', 'trades'), join(folder, 'spy.csv'));
    const lines = readFileSync(join(folder, 'spy.csv'), 'utf8').split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'time,price,size,side',
      '2018-01-01T00:00:00Z,1.00001,1.01,sell',
      '2018-01-01T00:00:00Z,1.00104,1.01103,',
    ]);
    await store.close();
  });

  it('that cannot be read leaves no file', async () => {
    const folder = temporaryFolder();
    const store = await openStore(join(folder, 'store'), { create: true });
    await expect(exportTicks(store.tickChunks('SPY', 'trades'), join(folder, 'spy.csv'))).rejects.toMatchObject({
      code: 'TIERCEL_E_NO_DATA',
    });
    expect(existsSync(join(folder, 'spy.csv'))).toBe(false);
    await store.close();
  });
});
