import { resolve } from 'node:path';
import type { Command, Option } from 'commander';
import { loadConfig } from '../../kernel/index.ts';

/** Where the cursor stands on a command line. */
interface Place {
  readonly command: Command;
  /** The word under the cursor, perhaps empty. */
  readonly partial: string;
  /** The option whose value it is, or null. */
  readonly option: Option | null;
  /** How many arguments stand before it. */
  readonly position: number;
  /** Values of options that are given already, by their long names. */
  readonly given: ReadonlyMap<string, string>;
}

const takesValue = (option: Option) => option.required || option.optional;

function optionNamed(command: Command, word: string): Option | null {
  return command.options.find(({ short, long }) => word === short || word === long) ?? null;
}

function placeOf(program: Command, words: readonly string[]): Place {
  let command = program;
  let position = 0;
  let option: Option | null = null;
  const given = new Map<string, string>();
  for (const word of words.slice(0, -1)) {
    if (option !== null) {
      given.set(option.long!, word);
      option = null;
      continue;
    }
    const named = optionNamed(command, word);
    if (named !== null) option = takesValue(named) ? named : null;
    else if (word.startsWith('-')) continue;
    else {
      const next = command.commands.find((one) => one.name() === word);
      if (next !== undefined && position === 0) command = next;
      else position++;
    }
  }
  return { command, partial: words.at(-1) ?? '', option, position, given };
}

async function storeFolder({ given }: Place): Promise<string> {
  const store = given.get('--store');
  return store === undefined ? (await loadConfig()).store : resolve(store);
}

async function series(place: Place): Promise<{ symbol: string; timeframe: string }[]> {
  const { openStore } = await import('../../store/index.ts');
  const store = await openStore(await storeFolder(place), { waitMs: 100 });
  try {
    return store.series();
  } finally {
    await store.close();
  }
}

async function symbols(place: Place): Promise<string[]> {
  const all = (await series(place)).map(({ symbol }) => symbol);
  // Of several symbols, AAPL,IBM, the last is completed.
  const before = place.partial.includes(',') ? place.partial.slice(0, place.partial.lastIndexOf(',') + 1) : '';
  return all.map((symbol) => before + symbol);
}

async function timeframes(place: Place): Promise<string[]> {
  const symbol = place.given.get('--symbol')?.split(',')[0];
  return (await series(place))
    .filter((one) => symbol === undefined || one.symbol === symbol)
    .map((one) => one.timeframe);
}

async function details(place: Place): Promise<string[]> {
  return [...(await timeframes(place)), 'quotes', 'trades'];
}

async function runIds(place: Place): Promise<string[]> {
  const { hasRuns, openRuns } = await import('../../runs/index.ts');
  const folder = await storeFolder(place);
  if (!hasRuns(folder)) return [];
  const runs = await openRuns(folder, { create: false, waitMs: 100 });
  try {
    return ['last', ...runs.list({ limit: 100 }).runs.map(({ id }) => id)];
  } finally {
    await runs.close();
  }
}

async function metrics(): Promise<string[]> {
  const { metricInfos } = await import('../../backtest/index.ts');
  return metricInfos.map(({ name }) => name);
}

async function costs(): Promise<string[]> {
  const { costProfiles } = await import('../../backtest/index.ts');
  return Object.keys(costProfiles);
}

async function examples(): Promise<string[]> {
  const { strategiesIn } = await import('../commands/strategies.ts');
  return strategiesIn().map(({ name }) => name);
}

const optionValues: Readonly<Record<string, (place: Place) => Promise<string[]>>> = {
  '--symbol': symbols,
  '--detail': details,
  '--timeframe': timeframes,
  '--sort': metrics,
  '--costs': costs,
};

/** By the name of the command and of its argument. */
const argumentValues: Readonly<Record<string, (place: Place) => Promise<string[]>>> = {
  'backtest strategy': examples,
  'report run': runIds,
  'explain run': runIds,
  'show id': runIds,
  'delete id': runIds,
};

/** Names of new things and of files are the shell's own business. */
async function valuesOf(place: Place): Promise<string[]> {
  const { command, option, position } = place;
  if (option !== null) {
    const isOfImport = command.name() === 'import';
    return option.argChoices ?? (isOfImport ? [] : ((await optionValues[option.long!]?.(place)) ?? []));
  }
  if (place.partial.startsWith('-')) {
    return command.options
      .filter((one) => !one.hidden)
      .map((one) => one.long!)
      .concat('--help');
  }
  const commands = command.commands.map((one) => one.name()).filter((name) => !name.startsWith('__'));
  if (commands.length > 0) return [...commands, 'help'];
  const last = command.registeredArguments.length - 1;
  const argument = command.registeredArguments[Math.min(position, last)];
  if (argument === undefined || (position > last && !argument.variadic)) return [];
  return argument.argChoices ?? (await argumentValues[`${command.name()} ${argument.name()}`]?.(place)) ?? [];
}

/** What the last word may be continued to. What cannot be found out, of a store that is not there, is left out. */
export async function complete(program: Command, words: readonly string[]): Promise<string[]> {
  const place = placeOf(program, words);
  try {
    const values = await valuesOf(place);
    return [...new Set(values)].filter((value) => value.toLowerCase().startsWith(place.partial.toLowerCase()));
  } catch {
    return []; // a shell that completes has no place for messages
  }
}
