// Orders that backtesting.py and vectorbt ran too (bench/equality-peers.bench.ts), without Python: their trades are golden.
import { describe, expect, it } from 'vitest';
import { ownCase, peerCases } from './support/peers/cases.ts';
import { readGolden } from './support/peers/golden.ts';
import { resultOf, simulateRows } from './support/peers/orders.ts';
import { compare, keptOf, resultOfKept } from './support/peers/peer-rows.ts';
import { type MarketName, marketBars, marketNames, ownRun, scenarios } from './support/peers/scenarios.ts';

const golden = readGolden();

describe.skipIf(!process.env.TIERCEL_TEST_DATA)('the same orders (needs TIERCEL_TEST_DATA)', () => {
  const all = marketNames.flatMap((market) => scenarios.map((scenario) => ({ market, scenario })));

  it('[BT-3] are as many runs as the other engines made', () => {
    expect(all.map(({ market, scenario }) => `${market}: ${scenario.name}`)).toEqual(
      golden.runs.map(({ name }) => name),
    );
  });

  it.each(all)('[BT-3] give the trades of the other engine to the cent: $scenario.name, $market', async (run) => {
    const { market, scenario } = run as { market: MarketName; scenario: (typeof scenarios)[number] };
    const kept = golden.runs.find(({ name }) => name === `${market}: ${scenario.name}`)!;
    const simulation = simulateRows(ownRun(scenario, await marketBars(market), market));
    const peer = resultOfKept(kept.result);
    const { trades, different, equityDifference, profitDifference } = compare(resultOf(simulation), peer);
    expect(trades).toBeGreaterThan(100);
    expect(different).toEqual(kept.different);
    expect(different.filter((i) => simulation.trades.ambiguous[i] !== 1)).toEqual([]);
    expect(equityDifference).toBeCloseTo(profitDifference, 2);
  });

  it('[BT-3] differ in eight trades of thousands, all of them in ambiguous bars', () => {
    expect(golden.runs.reduce((sum, { result }) => sum + result.trades.length, 0)).toBeGreaterThan(3500);
    expect(golden.runs.flatMap(({ different }) => different)).toHaveLength(8);
  });
});

describe('a rule in which engines differ', () => {
  it('[BT-3] has a case that each of them ran', () => {
    expect(golden.cases.map(({ rule }) => rule)).toEqual(peerCases.map(({ rule }) => rule));
    for (const [i, { peers }] of peerCases.entries()) {
      const { results } = golden.cases[i]!;
      expect(Object.keys(results)).toEqual(['Tiercel', ...Object.keys(peers)]);
      const all = Object.values(results).map(({ equity, trades, open }) => JSON.stringify([equity, trades, open]));
      expect(new Set(all).size).toBeGreaterThan(1);
    }
  });

  it.each(peerCases.map((peerCase, i) => ({ peerCase, i })))(
    '[BT-3] is ours as the page says: $peerCase.rule',
    ({ peerCase, i }) => {
      const own = keptOf(resultOf(simulateRows(ownCase(peerCase))));
      expect(own).toEqual(golden.cases[i]!.results.Tiercel);
    },
  );
});
