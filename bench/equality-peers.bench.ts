/**
 * The same orders through backtesting.py, vectorbt and this engine, compared trade by trade on real bars, and one small
 * case for each rule in which they differ. Needs Python 3 and TIERCEL_TEST_DATA; the peers are installed into build-peers/
 * at the first run. Fails where a trade differs for another reason than an ambiguous bar, and where the results are not
 * those of test/golden/backtest/peers.json, which `npx tsx bench/equality-peers.bench.ts --write` writes anew.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownCase, peerCases } from '../test/backtest/support/peers/cases.ts';
import {
  type Golden,
  type GoldenCase,
  type GoldenRun,
  isGolden,
  writeGolden,
} from '../test/backtest/support/peers/golden.ts';
import { resultOf, simulateRows } from '../test/backtest/support/peers/orders.ts';
import {
  compare,
  type KeptResult,
  keptOf,
  type PeerRun,
  resultOfKept,
  runOfScenario,
  runsOfCase,
} from '../test/backtest/support/peers/peer-rows.ts';
import { marketBars, marketNames, ownRun, scenarios } from '../test/backtest/support/peers/scenarios.ts';
import { barsWords, resultWords } from '../test/backtest/support/peers/words.ts';
import { peerPython, peerRows, peersFolder } from './peers/environment.ts';

interface PeerRow extends KeptResult {
  readonly name: string;
}

const asked: { run: PeerRun; compareWith: (peer: KeptResult) => GoldenRun }[] = [];
for (const market of marketNames) {
  const bars = await marketBars(market);
  for (const scenario of scenarios) {
    const run = runOfScenario(scenario, bars, market);
    asked.push({
      run,
      compareWith(kept) {
        const simulation = simulateRows(ownRun(scenario, bars, market));
        const [own, peer] = [resultOf(simulation), resultOfKept(kept)];
        const { different, equityDifference, profitDifference } = compare(own, peer);
        const strange = different.find((i) => simulation.trades.ambiguous[i] !== 1);
        if (strange !== undefined)
          throw new Error(`${run.name}: trade ${strange} differs, and its bar is not ambiguous`);
        if (Math.abs(equityDifference - profitDifference) > 0.005) throw new Error(`${run.name}: the equity differs`);
        const differing = different.map((i) => [own.trades[i]!.exitPrice, Number(own.trades[i]!.profit.toFixed(6))]);
        const equity = Number(own.equity.toFixed(6));
        return { name: run.name, engine: run.engine, result: keptOf(peer), different, own: { differing, equity } };
      },
    });
  }
}
const caseRuns = peerCases.map(runsOfCase);
const file = join(peersFolder(), 'equality-runs.json');
writeFileSync(file, JSON.stringify([...asked.map(({ run }) => run), ...caseRuns.flat()]));
const [first, ...rows] = peerRows<PeerRow>(peerPython('engines'), 'equality.py', [file]);
const { versions } = first as unknown as Golden;
const runs = asked.map(({ compareWith }, i) => compareWith(rows[i]!));
let next = asked.length;
const cases = peerCases.map((peerCase, i): GoldenCase => {
  const own = keptOf(resultOf(simulateRows(ownCase(peerCase))));
  const others = caseRuns[i]!.map(({ engine }) => [engine, keptOf(resultOfKept(rows[next++]!))]);
  return { rule: peerCase.rule, results: { Tiercel: own, ...Object.fromEntries(others) } };
});

console.log(`backtesting.py ${versions['backtesting.py']}, vectorbt ${versions.vectorbt}\n`);
console.log('| run | beside | trades | equal to the cent | ambiguous bar, other exit | equity here | there |');
console.log('|---|---|---|---|---|---|---|');
for (const { name, engine, result, different, own } of runs) {
  const { trades, equity } = result;
  const counts = [trades.length, trades.length - different.length, different.length];
  console.log(`| ${[name, engine, ...counts, own.equity.toFixed(2), equity.toFixed(2)].join(' | ')} |`);
}
console.log(
  '\nThe trades that differ, each in a bar in which stop and target both lie (exit and profit here; there):\n',
);
for (const { name, engine, result, different, own } of runs) {
  for (const [k, i] of different.entries()) {
    const [, exitBar, units, , exit, profit] = result.trades[i]!;
    console.log(
      `${name}, bar ${exitBar}, ${units} units: ${own.differing[k]!.join(', ')}; ${engine} ${exit}, ${profit}`,
    );
  }
}
for (const [i, { rule, results }] of cases.entries()) {
  console.log(`\n## ${rule}\n\nbars: ${barsWords(peerCases[i]!.bars)}`);
  for (const [engine, result] of Object.entries(results)) console.log(`${engine}: ${resultWords(result)}`);
}
const golden = { versions, runs, cases };
if (process.argv.includes('--write')) writeGolden(golden);
else if (!isGolden(golden)) {
  throw new Error('results differ from test/golden/backtest/peers.json; npx tsx bench/equality-peers.bench.ts --write');
}
