// Prints the content hash of a few backtests over generated bars, as JSON: bars, fills, ledger, equity and metrics are
// in it. Run by golden-hashes.test.ts with each instruction set; after a change that is meant to alter results:
// `node test/backtest/hash-runs.mjs > test/golden/backtest/hashes.json`.
import { backtest, defineStrategy, param } from '../../dist/index.js';
import { generateBars } from '../../dist/sources/index.js';

const brackets = defineStrategy({
  name: 'brackets',
  params: { fast: param.int(2, 100, { default: 12 }), slow: param.int(3, 200, { default: 40 }) },
  lookback: () => 0,
  signals({ bars, ta, p }) {
    const fast = ta.ema(bars.close, p.fast);
    const slow = ta.sma(bars.close, p.slow);
    const atr = ta.atr(bars, 14);
    const rsi = ta.rsi(bars.close, 14);
    return {
      enterLong: ta.crossedAbove(fast, slow),
      exitLong: Uint8Array.from(rsi, (x) => (x > 75 ? 1 : 0)),
      enterShort: ta.crossedBelow(fast, slow),
      stopLoss: atr.map((x) => 2 * x),
      takeProfit: atr.map((x) => 3 * x),
    };
  },
});

const runs = {
  'one side': { bars: { seed: 1, length: 40_000 }, options: { costs: 'fx-retail' } },
  'bid and ask, risk fraction': {
    bars: { seed: 2, length: 40_000, side: 'bid/ask', missing: 0.1 },
    options: { costs: 'fx-retail', size: { kind: 'risk-fraction', value: 0.01 }, leverage: 20, reverse: true },
  },
  'same close, no costs': { bars: { seed: 3, length: 40_000 }, options: { costs: 'zero', fill: 'same-close' } },
};

const hashes = {};
for (const [name, { bars, options }] of Object.entries(runs)) {
  const result = await backtest(brackets, generateBars(bars), { cash: 100_000, ...options });
  if (result.simulation.trades.length < 100) throw new Error(`${name}: too few trades to prove anything`);
  hashes[name] = result.contentHash;
}
console.log(JSON.stringify(hashes, null, 2));
