import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { didYouMean, TiercelError } from '../../kernel/index.ts';
import { packageRoot } from '../package-root.ts';
import { toJson, wrap } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** What the comment at the head of a strategy file says. */
export interface StrategyEntry {
  /** What `tiercel backtest` takes. */
  readonly name: string;
  readonly file: string;
  /** The first paragraph. */
  readonly description: string;
  /** What stands behind `What it teaches:`; null where the file has no such paragraph. */
  readonly teaches: string | null;
}

const examples = join(packageRoot, 'examples', 'strategies');
const teachesMark = /^What it teaches:\s*/i;

/** The paragraphs of the comment at the head of a file, its lines joined. */
function headParagraphs(text: string): string[] {
  const comment = /^\s*\/\*\*?([\s\S]*?)\*\//.exec(text)?.[1] ?? /^\s*((?:\/\/.*\n)+)/.exec(text)?.[1] ?? '';
  const lines = comment.split('\n').map((line) => line.replace(/^\s*(?:\*|\/\/)\s?/, '').trim());
  return lines
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

function entryOf(folder: string, file: string): StrategyEntry | null {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes('defineStrategy')) return null;
  const paragraphs = headParagraphs(text);
  const teaches = paragraphs.find((paragraph) => teachesMark.test(paragraph));
  const name = folder === examples ? basename(file).replace(/\.m?[tj]s$/, '') : relative(process.cwd(), path);
  return {
    name,
    file: path,
    description: paragraphs.find((paragraph) => paragraph !== teaches) ?? '',
    teaches: teaches?.replace(teachesMark, '') ?? null,
  };
}

/** The strategy files of a folder, by name; without running any. */
export function strategiesIn(folder = examples): StrategyEntry[] {
  const files = readdirSync(folder).filter((file) => /\.m?[tj]s$/.test(file) && !file.endsWith('.d.ts'));
  return files.sort().flatMap((file) => entryOf(folder, file) ?? []);
}

function listed(place: string): StrategyEntry[] {
  try {
    return strategiesIn(place);
  } catch (cause) {
    const names = strategiesIn().map(({ name }) => name);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TiercelError(
      'TIERCEL_E_FILE',
      `${place} cannot be listed: ${reason}. No example has that name either. ${didYouMean(basename(place), names)}`,
      { cause, context: { file: place } },
    );
  }
}

/** `tiercel strategies`: all of a folder, or the text of the example that has the given name. */
export async function strategies(
  given: string | undefined,
  options: { json?: boolean },
  terminal: Terminal,
): Promise<void> {
  const named = strategiesIn().find(({ name }) => name === given);
  if (named !== undefined && !existsSync(given!)) {
    return terminal.result(
      options.json === true ? toJson({ strategies: [named] }) : readFileSync(named.file, 'utf8').trimEnd(),
    );
  }
  const place = given === undefined ? examples : resolve(given);
  const found = listed(place);
  if (options.json === true) return terminal.result(toJson({ folder: place, strategies: found }));
  if (found.length === 0) return terminal.result(`${place} holds no strategy files; \`tiercel init\` writes one.`);
  const width = Math.min(terminal.width, 100);
  const texts = found.map(({ name, description, teaches }) =>
    [
      name,
      ...wrap(description, { width, indent: 2 }),
      ...(teaches === null ? [] : wrap(`Teaches: ${teaches}`, { width, indent: 2 })),
    ].join('\n'),
  );
  const [first] = found;
  terminal.result(
    `${texts.join('\n\n')}\n\nrun one:  tiercel backtest ${first!.name} --symbol SYMBOL --timeframe TIMEFRAME${place === examples ? `\nread one: tiercel strategies ${first!.name}` : ''}`,
  );
}
