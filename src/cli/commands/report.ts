import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderReport, writeWhole } from '../../backtest/index.ts';
import { TiercelError } from '../../kernel/index.ts';
import { commandOf, type RunDocument, runRecipe } from '../recipe.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface ReportOptions {
  readonly out?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly json?: boolean;
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

/** `tiercel report`: repeats the run of a result file and writes its report, if the same bytes come out. */
export async function report(path: string, options: ReportOptions, terminal: Terminal): Promise<void> {
  const file = resolve(path);
  const { recipe, contentHash } = readDocument(file);
  const result = await runRecipe(recipe, { terminal, timeoutMs: options.timeout * 1000 });
  if (result.contentHash !== contentHash) {
    throw new TiercelError(
      'TIERCEL_E_DATA',
      `The run in ${file} gives another result today (${result.contentHash}, was ${contentHash}): its data, its strategy or the engine has changed. Run it anew: ${commandOf(recipe)}`,
      { context: { file } },
    );
  }
  const out = resolve(options.out ?? `${file.replace(/\.json$/, '')}.html`);
  writeWhole(out, renderReport([result], { commands: [commandOf(recipe)] }));
  terminal.result(options.json === true ? toJson({ report: out, contentHash }) : `report: ${out}`);
}
