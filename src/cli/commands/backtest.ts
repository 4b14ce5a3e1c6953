import { dirname, join, resolve } from 'node:path';
import {
  type BacktestResult,
  locateStrategy,
  metricInfos,
  renderReport,
  resultToCsv,
  resultToJson,
  tableNames,
  writeWhole,
} from '../../backtest/index.ts';
import { type LoadedConfig, loadConfig } from '../../kernel/index.ts';
import { keepRun } from '../keep.ts';
import { openLog } from '../log.ts';
import { metricRows } from '../metric-text.ts';
import {
  commandOf,
  isCostFile,
  type Recipe,
  type RunOptionTexts,
  runDocument,
  runRecipe,
  symbolsOf,
} from '../recipe.ts';
import { table, toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface BacktestOptionTexts extends Omit<RunOptionTexts, 'store'> {
  readonly store?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly report?: string;
  readonly out?: string;
  /** Folder for the whole result: result.json and a CSV a table. */
  readonly tables?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
  /** False with `--no-save`. */
  readonly save: boolean;
  readonly label?: string;
}

/** A cost file of the settings stands relative to them, one of the command line to the working folder. */
function costsOf({ costs: given }: BacktestOptionTexts, { backtest, file }: LoadedConfig): string | undefined {
  const costs = given ?? backtest.costs;
  if (costs === undefined || !isCostFile(costs)) return costs;
  return resolve(given === undefined && file !== null ? dirname(file) : '.', costs);
}

/** The recipe of a command line: paths absolute, defaults of tiercel.yaml filled in. */
function recipeOf(strategy: string, options: BacktestOptionTexts, config: LoadedConfig): Recipe {
  const {
    timeout: _,
    report: __,
    out: ___,
    tables: ________,
    json: ____,
    verbose: _____,
    save: ______,
    label: _______,
    ...run
  } = options;
  const { cash, leverage } = config.backtest;
  const costs = costsOf(options, config);
  const lent = run.account === 'margin' ? {} : { leverage }; // a margin account has its own
  const store = options.store === undefined ? config.store : resolve(options.store);
  return {
    strategy: locateStrategy(strategy),
    options: { cash, ...lent, ...run, ...(costs === undefined ? {} : { costs }), store },
  };
}

/** The whole result for other programs: result.json, trades.csv, fills.csv, orders.csv and equity.csv. */
function writeTables(folder: string, result: BacktestResult): void {
  writeWhole(join(folder, 'result.json'), resultToJson(result));
  for (const name of tableNames) writeWhole(join(folder, `${name}.csv`), resultToCsv(result, name));
}

/** `tiercel backtest`. */
export async function runBacktest(strategy: string, options: BacktestOptionTexts, terminal: Terminal): Promise<void> {
  const config = await loadConfig();
  const log = await openLog(config, { verbose: options.verbose === true, terminal });
  const recipe = recipeOf(strategy, options, config);
  log.debug('running', { strategy: recipe.strategy, store: recipe.options.store, settings: config.file });
  const result = await runRecipe(recipe, { terminal, timeoutMs: options.timeout * 1000 });
  const head = options.save ? await keepRun(result, { recipe, label: options.label, terminal }) : null;
  const document = runDocument(result, recipe, head);
  log.info('done', { ...document.run, trades: result.simulation.counts.trades, content: result.contentHash });
  if (options.out !== undefined) writeWhole(options.out, `${toJson(document)}\n`);
  if (options.report !== undefined) {
    writeWhole(options.report, renderReport([result], { commands: [commandOf(recipe)] }));
  }
  if (options.tables !== undefined) writeTables(options.tables, result);
  if (options.json === true) return terminal.result(toJson(document));
  const { bars, simulation } = result;
  terminal.result(
    [
      `${result.strategy.name} on ${symbolsOf(result)} ${bars.timeframe}, ${document.from} to ${document.to}, costs ${result.options.costs.name}`,
      '',
      table(metricRows([result], metricInfos)),
      '',
      `${simulation.counts.trades} trades closed, ${simulation.open.length === 0 ? 'none' : simulation.open.length} open; content ${result.contentHash}`,
      ...result.notes.map((note) => `note: ${note}`),
      ...(head === null ? [] : [`kept as run ${head.id}`]),
      ...(options.report === undefined ? [] : [`report: ${resolve(options.report)}`]),
      ...(options.out === undefined ? [] : [`result: ${resolve(options.out)}`]),
      ...(options.tables === undefined ? [] : [`tables: ${resolve(options.tables)}`]),
    ].join('\n'),
  );
}
