import { join, resolve } from 'node:path';
import { type Backtest, metricInfos, renderReport, writeWhole } from '../../backtest/index.ts';
import { metricRows } from '../metric-text.ts';
import { packageRoot } from '../package-root.ts';
import { commandOf, type Recipe, runDocument, runRecipe } from '../recipe.ts';
import { openSampleStore, sample } from '../sample.ts';
import { table, toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

const strategies = ['sma-cross', 'rsi-reversion'];

function recipeOf(strategy: string, store: string): Recipe {
  const { symbol, timeframe, from } = sample;
  const file = join(packageRoot, 'examples', 'strategies', `${strategy}.ts`);
  return { strategy: file, options: { store, symbol, timeframe, from, cash: 100_000 } };
}

/** `tiercel demo`: the sample, two strategies and buy-and-hold with costs, a table and a report. */
export async function demo(options: { out: string; json?: boolean }, terminal: Terminal): Promise<void> {
  const folder = resolve(options.out);
  const storeFolder = join(folder, 'store');
  terminal.progress('taking the sample into the store ...');
  const store = await openSampleStore(storeFolder, terminal.signal);
  const series = store.find(sample.symbol, sample.timeframe)!;
  await store.close();
  const recipes = strategies.map((strategy) => recipeOf(strategy, storeFolder));
  const results: Backtest[] = [];
  for (const recipe of recipes) results.push(await runRecipe(recipe, { terminal, timeoutMs: 60_000 }));
  const report = join(folder, 'report.html');
  writeWhole(report, renderReport(results, { commands: recipes.map(commandOf) }));
  if (options.json === true) {
    const runs = results.map((result, index) => runDocument(result, recipes[index]!, null));
    return terminal.result(toJson({ report, store: storeFolder, bars: series.rows, runs }));
  }
  const first = results[0]!;
  terminal.result(
    [
      `${sample.name}: ${series.rows.toLocaleString('en-US')} daily bars, ${first.bars.instrument.currency} 100,000 opening cash, costs "${first.options.costs.name}", from ${sample.from}`,
      '',
      table(metricRows(results, metricInfos)),
      '',
      ...results.flatMap((result) => result.notes.map((note) => `note: ${result.strategy.name}: ${note}`)),
      ...results.map((result) => `content of ${result.strategy.name}: ${result.contentHash}`),
      `store: ${storeFolder}`,
      `report: ${report}`,
    ].join('\n'),
  );
}
