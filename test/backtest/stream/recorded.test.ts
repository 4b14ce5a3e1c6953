// Recorded streams of others: what the files hold comes in, orders fill, sums hold.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { binanceStream, type Instrument, streamBacktest } from '../../../src/index.ts';

const folder = process.env.TIERCEL_TEST_DATA ?? '';

describe.skipIf(!process.env.TIERCEL_TEST_DATA)('Binance, five minutes of BTCUSDT', () => {
  it('[BT-2] a market maker trades on it, and its fills sum to its position and its cash', async () => {
    const file = (part: string) => join(folder, 'hftbacktest-l2', `binance_usdm_btcusdt_20240808_${part}.csv.gz`);
    const instrument: Instrument = {
      symbol: 'BTCUSDT',
      assetClass: 'crypto',
      currency: 'USDT',
      calendar: '24x7',
      tickSize: 0.1,
      lotSize: 0.001,
      minQuantity: 0.001,
    };
    const stream = await binanceStream({
      instrument,
      depth: file('depth'),
      trades: file('trades'),
      quantityDecimals: 3,
    });
    // 445,521 rows of levels, less those of updates older than the snapshot, and a clear; 21,313 trades.
    expect(stream.trades).toBe(21_313);
    expect(stream.gaps).toBe(0);
    const { marketMaker } = await import('../../../examples/streams/market-maker.mjs' as string);
    const filled: number[] = [];
    for (const queue of ['risk-averse', 'log', { power: 3 }] as const) {
      const { simulation } = await streamBacktest(marketMaker, stream, {
        costs: 'zero',
        queue,
        timeframe: '10s',
        latency: { orderMs: 5, reportMs: 5 },
      });
      const { fills, ledger, open, finalCash } = simulation;
      const units = fills.quantity.reduce((sum, quantity, i) => sum + quantity * fills.side[i]!, 0);
      expect(units).toBeCloseTo((open[0]?.quantity ?? 0) * (open[0]?.side ?? 0), 9);
      expect(ledger.amount.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(finalCash, 6);
      filled.push(fills.length);
    }
    expect(filled[0]).toBeGreaterThan(100);
    expect(filled[1]).toBeGreaterThanOrEqual(filled[0]!);
  });
});
