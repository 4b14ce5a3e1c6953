import { resolve } from 'node:path';
import { formatMetric, metricInfos } from '../../backtest/index.ts';
import { loadConfig, TiercelError } from '../../kernel/index.ts';
import { hasRuns, type KeptRun, openRuns, type RunFilter, type RunHead, type Runs } from '../../runs/index.ts';
import { metricRows } from '../metric-text.ts';
import { commandOf, type Recipe } from '../recipe.ts';
import { type ListColumn, list, table, toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface RunsOptions {
  readonly store?: string;
  readonly json?: boolean;
}

/** Letters of an id that a list shows at least: its time to the millisecond. */
const fewestLetters = 10;

export async function storeFolder({ store }: RunsOptions): Promise<string> {
  return store === undefined ? (await loadConfig()).store : resolve(store);
}

/** Runs `work` on the kept runs of a store; null where none was ever kept there. */
export async function withRuns<T>(folder: string, work: (runs: Runs) => T | Promise<T>): Promise<T | null> {
  if (!hasRuns(folder)) return null;
  const runs = await openRuns(folder, { create: false, label: 'tiercel runs' });
  try {
    return await work(runs);
  } finally {
    await runs.close();
  }
}

export function noRuns(folder: string): TiercelError {
  return new TiercelError(
    'TIERCEL_E_NO_DATA',
    `No run was kept in ${folder} yet; \`tiercel backtest\` keeps each of its runs there. Another store: --store`,
    { context: { file: folder } },
  );
}

/** The beginnings of ids that are long enough to tell them apart. */
function shortIds(ids: readonly string[]): Map<string, string> {
  let letters = fewestLetters;
  while (new Set(ids.map((id) => id.slice(0, letters))).size < ids.length) letters++;
  return new Map(ids.map((id) => [id, id.slice(0, letters)]));
}

function metricText(head: RunHead, name: string): string {
  const info = metricInfos.find((one) => one.name === name)!;
  return formatMetric(info, { value: head.summary.metrics[name] ?? null, reason: null });
}

function metricColumn(name: string, title: string, dropped: number): ListColumn<RunHead> {
  return { title, cell: (head: RunHead) => metricText(head, name), align: 'right', dropped };
}

/** What a list of runs shows; a metric that it is sorted by is among it. */
function listColumns(ids: ReadonlyMap<string, string>, sort: string | undefined): ListColumn<RunHead>[] {
  const usual = ['totalReturn', 'sharpe', 'maxDrawdown'];
  const sortLabel = metricInfos.find((info) => info.name === sort)?.label;
  /** What the list is sorted by stays, however narrow the terminal. */
  const unlessSorted = (name: string, dropped: number) => (name === sort ? 0 : dropped);
  return [
    { title: 'id', cell: ({ id }) => ids.get(id)! },
    { title: 'kept', cell: ({ savedAt }) => savedAt.slice(0, 16).replace('T', ' '), dropped: 3 },
    { title: 'strategy', cell: ({ summary }) => summary.strategy },
    { title: 'series', cell: ({ summary }) => `${summary.symbols.join(',')} ${summary.timeframe}` },
    { title: 'from', cell: ({ summary }) => summary.from.slice(0, 10), dropped: 5 },
    { title: 'to', cell: ({ summary }) => summary.to.slice(0, 10), dropped: 5 },
    { title: 'trades', cell: ({ summary }) => summary.trades.toLocaleString('en-US'), align: 'right', dropped: 2 },
    metricColumn('totalReturn', 'return', 0),
    metricColumn('sharpe', 'Sharpe', unlessSorted('sharpe', 1)),
    metricColumn('maxDrawdown', 'drawdown', unlessSorted('maxDrawdown', 4)),
    ...(sort === undefined || usual.includes(sort) ? [] : [metricColumn(sort, sortLabel ?? sort, 0)]),
    { title: 'label', cell: ({ label }) => label ?? '', dropped: 6 },
  ];
}

/** `tiercel runs list`. */
export async function runsList(options: RunsOptions & RunFilter, terminal: Terminal): Promise<void> {
  const folder = await storeFolder(options);
  const { store: _, json, ...filter } = options;
  const found = await withRuns(folder, (runs) => {
    const listed = runs.list(filter);
    return { ...listed, ids: shortIds(runs.list().runs.map(({ id }) => id)) };
  });
  const { runs, damaged, ids } = found ?? { runs: [], damaged: [], ids: new Map<string, string>() };
  for (const id of damaged) {
    terminal.note(
      `tiercel: the record of run ${id} is damaged and left out; remove it with: tiercel runs delete ${id}`,
    );
  }
  if (json === true) return terminal.result(toJson({ store: folder, runs, damaged }));
  if (found === null) return terminal.result(noRuns(folder).message);
  if (runs.length === 0) return terminal.result(`${folder} holds no such run, and ${ids.size} others.`);
  terminal.result(list(listColumns(ids, filter.sort), runs, terminal.width));
}

/** A run without its arrays, for machines. */
function plainRun({ head, content }: KeptRun): object {
  const { simulation, instruments, buyAndHold, ...plain } = content;
  return {
    ...head,
    ...plain,
    instruments: instruments.map(({ times: _, closeTimes: __, ...data }) => data),
    counts: simulation.counts,
    open: simulation.open,
    finalEquity: simulation.finalEquity,
    finalCash: simulation.finalCash,
    buyAndHold: { metrics: buyAndHold.metrics, finalEquity: buyAndHold.equity.at(-1) },
  };
}

function settingRows({ head, content }: KeptRun): string[][] {
  const { summary, versions } = head;
  const { strategy, options } = content;
  const params = Object.entries(strategy.params).map(([name, value]) => `${name}=${value}`);
  return [
    ['strategy', [strategy.name, ...params].join(' ')],
    ['data', `${summary.symbols.join(', ')} ${summary.timeframe}, ${summary.from} to ${summary.to}`],
    ['costs', options.costs.name],
    ['kept', `${head.savedAt} on ${head.host}, took ${head.wallMs} ms`],
    ...(head.label === null ? [] : [['label', head.label]]),
    ['code', strategy.codeHash ?? 'not known: the strategy did not come from a file'],
    ...content.instruments.map(({ dataHash, instrument }) => [`bars of ${instrument.symbol}`, dataHash]),
    ['content', content.contentHash],
    ['made by', `tiercel ${versions.tiercel}, node ${versions.node}, ${versions.native}`],
  ];
}

/** A recipe as `tiercel backtest` keeps it; programs may keep anything. */
export function recipeOf({ head }: KeptRun): Recipe | null {
  const recipe = head.recipe as Partial<Recipe> | null;
  const isOurs = typeof recipe?.strategy === 'string' && typeof recipe.options?.store === 'string';
  return isOurs ? (recipe as Recipe) : null;
}

function oneRun(run: KeptRun): string {
  const recipe = recipeOf(run);
  const rows = settingRows(run);
  const width = Math.max(...rows.map(([name]) => name!.length));
  return [
    `run ${run.head.id}`,
    '',
    ...rows.map(([name, text]) => `${name!.padEnd(width)}  ${text}`),
    '',
    table(metricRows([run.content], metricInfos)),
    '',
    ...run.content.notes.map((note) => `note: ${note}`),
    ...(recipe === null ? [] : [`the same again: ${commandOf(recipe)}`]),
  ].join('\n');
}

/** Figures of several runs beside each other; settings only where they differ. */
function sideBySide(runs: readonly KeptRun[], short: ReadonlyMap<string, string>): string {
  const named = runs.map(({ head, content }) => ({
    ...content,
    strategy: { ...content.strategy, name: short.get(head.id)! },
  }));
  const names = [...new Set(runs.flatMap(({ content }) => Object.keys(content.strategy.params)))];
  const settings: [string, (run: KeptRun) => string][] = [
    ['strategy', ({ content }) => content.strategy.name],
    ['series', ({ head }) => `${head.summary.symbols.join(',')} ${head.summary.timeframe}`],
    ['from', ({ head }) => head.summary.from.slice(0, 10)],
    ['to', ({ head }) => head.summary.to.slice(0, 10)],
    ['costs', ({ content }) => content.options.costs.name],
    ['code', ({ content }) => content.strategy.codeHash?.slice(0, 10) ?? '–'],
    ['label', ({ head }) => head.label ?? '–'],
    ...names.map((name): [string, (run: KeptRun) => string] => [
      name,
      ({ content }) => String(content.strategy.params[name] ?? '–'),
    ]),
  ];
  const rows = settings.map(([name, text]) => [name, ...runs.map(text)]);
  const differing = rows.filter(([, ...texts]) => new Set(texts).size > 1);
  const [titles, ...figures] = metricRows(named, metricInfos).map((row) => row.slice(0, -1));
  return table([titles!, ...differing, ...figures]);
}

/** `tiercel runs show`. */
export async function runsShow(ids: readonly string[], options: RunsOptions, terminal: Terminal): Promise<void> {
  const folder = await storeFolder(options);
  const runs = await withRuns(folder, (kept) => ids.map((id) => kept.open(id)));
  if (runs === null) throw noRuns(folder);
  if (options.json === true) return terminal.result(toJson({ store: folder, runs: runs.map(plainRun) }));
  const short = shortIds([...new Set(runs.map(({ head }) => head.id))]);
  terminal.result(runs.length === 1 ? oneRun(runs[0]!) : sideBySide(runs, short));
}

/** `tiercel runs delete`. */
export async function runsDelete(ids: readonly string[], options: RunsOptions, terminal: Terminal): Promise<void> {
  const folder = await storeFolder(options);
  const deleted = await withRuns(folder, (runs) => runs.delete(ids));
  if (deleted === null) throw noRuns(folder);
  terminal.result(options.json === true ? toJson({ store: folder, deleted }) : `deleted: ${deleted.join(', ')}`);
}
