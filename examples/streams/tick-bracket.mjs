/**
 * A bracket on ticks: when a bar closes above (below) all of the last hours, buy (sell), with a stop and a target attached.
 *
 *   node examples/streams/tick-bracket.mjs [report.html]
 *
 * Runs on two weeks of EURUSD quotes where TIERCEL_TEST_DATA holds them, else on a made-up pair. The strategy knows nothing
 * of ticks: it runs on bars unchanged, which the example does too. There a bar that holds both stop and target needs an
 * assumption; on ticks the quotes say which came first.
 */
import { pathToFileURL } from 'node:url';
import { backtest, defineStrategy, param, streamBacktest } from 'tiercel';
import { euroStream } from './data.mjs';

export const tickBracket = defineStrategy({
  name: 'tick-bracket',
  description: 'A breakout of the last bars with a stop and a target attached.',
  params: {
    lookback: param.int(2, 500, { default: 24 }),
    stop: param.float(0.0001, 0.1, { default: 0.0008 }),
    target: param.float(0.0001, 0.1, { default: 0.0012 }),
    fraction: param.float(0.01, 1, { default: 0.5 }),
  },
  lookback: (p) => p.lookback,
  handlers: ({ p }) => ({
    onBar(ctx) {
      const { high, low, close, length } = ctx.bars;
      if (length <= p.lookback || ctx.position().units !== 0 || ctx.orders().length > 0) return;
      const size = { kind: 'equity-fraction', value: p.fraction };
      const bracket = { size, stopLoss: p.stop, takeProfit: p.target };
      const before = (column) => column.last(p.lookback + 1).subarray(0, -1);
      if (close.at(-1) > Math.max(...before(high))) ctx.buy(bracket);
      if (close.at(-1) < Math.min(...before(low))) ctx.sell(bracket);
    },
  }),
});

/** Runs the example on ticks, and on the bars made of them. */
export async function runTickBracket() {
  const stream = await euroStream();
  const options = { cash: 10_000, leverage: 10, costParts: { spread: { kind: 'data' } } };
  return {
    ticks: await streamBacktest(tickBracket, stream, {
      ...options,
      timeframe: '5m',
      latency: { orderMs: 50, reportMs: 50 },
    }),
    bars: await backtest(tickBracket, stream.bars('5m'), options),
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { ticks, bars } = await runTickBracket();
  for (const [name, { simulation }] of Object.entries({ ticks, bars })) {
    const { trades, ambiguousBars } = simulation.counts;
    console.log(
      `${name.padEnd(6)} ${trades} trades, ${ambiguousBars} ambiguous bars, equity ${simulation.finalEquity.toFixed(2)}`,
    );
  }
  const path = process.argv[2] ?? 'tick-bracket.html';
  ticks.report(path);
  console.log(`report: ${path}`);
}
