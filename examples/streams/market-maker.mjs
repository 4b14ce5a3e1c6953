/**
 * A market maker: one bid and one ask at the best prices, renewed each second, less of the side of which it holds too much.
 *
 *   node examples/streams/market-maker.mjs [report.html]
 *
 * Runs on a recorded Binance stream where TIERCEL_TEST_DATA holds one, else on a made-up market. Orders need 5 ms each way,
 * are post-only, and stand in queues; the fees are those of a maker who pays 2 basis points.
 */
import { pathToFileURL } from 'node:url';
import { defineStrategy, param, streamBacktest } from 'tiercel';
import { bitcoinStream } from './data.mjs';

const second = 1_000_000_000n;

export const marketMaker = defineStrategy({
  name: 'market-maker',
  description: 'One bid and one ask at the best prices, renewed on a timer, within an inventory limit.',
  params: {
    units: param.float(0.001, 10, { default: 0.01 }),
    most: param.float(0.001, 100, { default: 0.05 }),
    everySeconds: param.int(1, 3600, { default: 1 }),
  },
  lookback: () => 0,
  handlers({ p }) {
    const quote = (ctx) => {
      for (const { id } of ctx.orders()) ctx.cancel(id);
      const { bid, ask } = ctx.book();
      if (!(bid > 0 && ask > bid)) return;
      const held = ctx.position().units;
      if (held + p.units <= p.most) ctx.buy({ units: p.units, limit: bid, postOnly: true });
      if (held - p.units >= -p.most) ctx.sell({ units: p.units, limit: ask, postOnly: true });
    };
    return {
      onStart: (ctx) => ctx.setTimer(ctx.time + second, 'quote'),
      onTimer(ctx) {
        quote(ctx);
        ctx.setTimer(ctx.time + BigInt(p.everySeconds) * second, 'quote');
      },
    };
  },
});

/** Runs the example; `queue` is the model of the queues. */
export async function runMarketMaker(queue = 'risk-averse') {
  const { stream, crossed } = await bitcoinStream();
  return streamBacktest(marketMaker, stream, {
    timeframe: '10s',
    cash: 10_000,
    leverage: 2,
    queue,
    crossed,
    latency: { orderMs: 5, reportMs: 5 },
    costs: {
      name: 'maker at 2 bp',
      spread: { kind: 'data' },
      commission: { perUnit: 0, perValue: 0.0002, minimum: 0, maximumRate: null },
      slippage: { kind: 'bps', value: 0 },
    },
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const queue of ['risk-averse', 'log', { power: 3 }]) {
    const { simulation } = await runMarketMaker(queue);
    const { fills, trades } = simulation.counts;
    const name = typeof queue === 'string' ? queue : `power ${queue.power}`;
    console.log(`${name.padEnd(12)} ${fills} fills, ${trades} trades, equity ${simulation.finalEquity.toFixed(2)}`);
  }
  const path = process.argv[2] ?? 'market-maker.html';
  (await runMarketMaker()).report(path);
  console.log(`report: ${path}`);
}
