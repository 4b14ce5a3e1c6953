import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BacktestResult, renderReport, writeWhole } from '../../backtest/index.ts';
import { TiercelError } from '../../kernel/index.ts';
import { type ChangedData, restoreRun } from '../../runs/index.ts';
import { openStore } from '../../store/index.ts';
import { commandOf, type RunDocument, runRecipe } from '../recipe.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { noRuns, recipeOf, storeFolder, withRuns } from './runs.ts';

interface ReportOptions {
  readonly out?: string;
  readonly store?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly json?: boolean;
}

/** A run to be shown: repeated from a result's recipe, or as it was kept. */
interface Shown {
  readonly result: BacktestResult;
  readonly command: string | null;
  readonly changed: readonly ChangedData[];
  /** Where the report goes unless it is said. */
  readonly place: string;
}

function fail(file: string, reason: string): never {
  throw new TiercelError('TIERCEL_E_FILE', `${file} ${reason}`, { context: { file } });
}

function readDocument(file: string): RunDocument {
  let value: Partial<RunDocument> | null;
  try {
    value = JSON.parse(readFileSync(file, 'utf8')) as Partial<RunDocument> | null;
  } catch (cause) {
    return fail(file, `cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}.`);
  }
  if (value?.kind !== 'tiercel-run-1' || value.recipe === undefined || value.contentHash === undefined) {
    fail(file, 'is no result of `tiercel backtest --out`: it lacks `kind`, `recipe` or `contentHash`.');
  }
  return value as RunDocument;
}

/** Repeats the run of a result file, and takes it only if the same bytes come out. */
async function repeat(path: string, { timeout }: ReportOptions, terminal: Terminal): Promise<Shown> {
  const file = resolve(path);
  const { recipe, contentHash } = readDocument(file);
  const result = await runRecipe(recipe, { terminal, timeoutMs: timeout * 1000 });
  if (result.contentHash !== contentHash) {
    throw new TiercelError(
      'TIERCEL_E_DATA',
      `The run in ${file} gives another result today (${result.contentHash}, was ${contentHash}): its data, its strategy or the engine has changed. Run it anew: ${commandOf(recipe)}`,
      { context: { file } },
    );
  }
  return { result, command: commandOf(recipe), changed: [], place: `${file.replace(/\.json$/, '')}.html` };
}

/** Opens a kept run and reads its bars again. */
async function reopen(id: string, options: ReportOptions): Promise<Shown> {
  const folder = await storeFolder(options);
  const run = await withRuns(folder, (runs) => runs.open(id));
  if (run === null) throw noRuns(folder);
  const store = existsSync(resolve(folder, 'market')) ? await openStore(folder, { label: 'tiercel report' }) : null;
  try {
    const recipe = recipeOf(run);
    const place = resolve(`${run.content.strategy.name.replaceAll(/[^\w.-]+/g, '-')}-${run.head.id.slice(0, 10)}.html`);
    return { ...(await restoreRun(run, store)), command: recipe === null ? null : commandOf(recipe), place };
  } finally {
    await store?.close();
  }
}

function isFile(path: string): boolean {
  return path.endsWith('.json') || (existsSync(path) && statSync(path).isFile());
}

function noticeOf({ symbol, timeframe, reason }: ChangedData): string {
  const what = reason === 'gone' ? 'are not in the store any more' : 'have changed since the run';
  return `The bars of ${symbol} ${timeframe} ${what}: the report shows what was kept, without prices.`;
}

/** `tiercel report`: of kept runs, and of result files, whose runs are repeated. */
export async function report(names: readonly string[], options: ReportOptions, terminal: Terminal): Promise<void> {
  const shown: Shown[] = [];
  for (const name of names) {
    shown.push(isFile(name) ? await repeat(name, options, terminal) : await reopen(name, options));
  }
  const out = resolve(options.out ?? (shown.length === 1 ? shown[0]!.place : 'comparison.html'));
  const results = shown.map(({ result }) => result);
  const changed = shown.flatMap((one) => one.changed);
  const commands = shown.map(({ command }) => command ?? '');
  const known = commands.every((command) => command === '') ? {} : { commands };
  writeWhole(out, renderReport(results, { ...known, notices: changed.map(noticeOf) }));
  for (const one of changed) terminal.note(`tiercel: ${noticeOf(one)}`);
  const hashes = results.map(({ contentHash }) => contentHash);
  const hashFields = hashes.length === 1 ? { contentHash: hashes[0] } : { contentHashes: hashes };
  terminal.result(options.json === true ? toJson({ report: out, ...hashFields, changed }) : `report: ${out}`);
}
