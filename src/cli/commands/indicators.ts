import { indicators, type RegisteredIndicator } from '../../indicators/index.ts';
import { didYouMean, TiercelError } from '../../kernel/index.ts';
import { list, toJson, wrap } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** What one indicator is, for a machine. */
function entry(row: RegisteredIndicator) {
  const { index, ...known } = row;
  return { ...known, lookback: indicators.lookback(row.name as 'sma') };
}

function standard({ choices, default: value }: RegisteredIndicator['parameters'][number]): string {
  return choices?.[value] ?? String(value);
}

function range({ kind, choices, least, most }: RegisteredIndicator['parameters'][number]): string {
  if (choices !== undefined) return choices.join(', ');
  return `${kind === 'integer' ? 'integer' : 'number'} from ${least} to ${most}`;
}

/** All that there is to know about one, as text. */
function described(row: RegisteredIndicator, width: number): string {
  const block = (text: string) => wrap(text, { width, indent: 2 }).join('\n');
  const parameters = row.parameters.map((parameter) =>
    block(`${parameter.name}=${standard(parameter)}  ${parameter.summary}; ${range(parameter)}`),
  );
  const lines = [
    `${row.name} (${row.group}${row.talib === undefined ? '' : `, TA-Lib's ${row.talib}`})`,
    block(row.summary),
    '',
    'formula (x[1] is one bar ago):',
    ...row.formula.split('\n').map((line) => `  ${line}`),
    '',
    `inputs:  ${row.inputs.map(({ name, role }) => (role === 'series' ? `${name} (any series)` : role)).join(', ')}`,
    `outputs: ${row.outputs.map(({ name }) => name).join(', ')}`,
    ...(parameters.length === 0 ? ['parameters: none'] : ['parameters:', ...parameters]),
    `lookback: ${indicators.lookback(row.name as 'sma')} bars with the defaults`,
    ...(row.differs === undefined ? [] : ['', 'differs:', block(row.differs)]),
    '',
    ...wrap(`source: ${row.source}`, { width, indent: 0 }),
  ];
  return lines.join('\n');
}

const wordsOf = (row: RegisteredIndicator) =>
  `${row.name} ${row.group} ${row.talib ?? ''} ${row.summary} ${row.outputs.map(({ name }) => name).join(' ')}`;

function nothingFound(words: readonly string[]): TiercelError {
  const names = indicators.list().map(({ name }) => name);
  const hint = didYouMean(words.join(' '), names);
  return new TiercelError('TIERCEL_E_PARAMETER', `No indicator has the words "${words.join(' ')}". ${hint}`);
}

function checkGroup(group: string | undefined): void {
  const groups = new Set<string>(indicators.list().map((row) => row.group));
  if (group === undefined || groups.has(group)) return;
  throw new TiercelError('TIERCEL_E_PARAMETER', `There is no group "${group}". ${didYouMean(group, groups)}`);
}

/** Those of a name, in TA-Lib's spelling too, else those that have all of the words. */
function fitting(words: readonly string[]): {
  readonly rows: readonly RegisteredIndicator[];
  readonly isNamed: boolean;
} {
  const all = indicators.list();
  const named = words.length === 1 ? all.filter((row) => [row.name, row.talib].includes(words[0]!)) : [];
  if (named.length > 0) return { rows: named, isNamed: true };
  const wanted = words.map((word) => word.toLowerCase());
  const rows = all.filter((row) => wanted.every((word) => wordsOf(row).toLowerCase().includes(word)));
  return { rows, isNamed: false };
}

function listed(rows: readonly RegisteredIndicator[], width: number): string {
  const columns = [
    { title: 'indicator', cell: ({ name }: RegisteredIndicator) => name },
    { title: 'group', cell: ({ group }: RegisteredIndicator) => group, dropped: 1 },
    { title: 'TA-Lib', cell: ({ talib }: RegisteredIndicator) => talib ?? '', dropped: 2 },
    {
      title: 'parameters',
      cell: ({ parameters }: RegisteredIndicator) => parameters.map((p) => `${p.name}=${standard(p)}`).join(' '),
    },
  ];
  const all = indicators.list().length;
  const more = `${rows.length} of ${all} indicators; all about one: tiercel indicators ${rows[0]!.name}`;
  return `${list(columns, rows, width)}\n\n${more}`;
}

/** `tiercel indicators`: all, those of a group or with some words, or everything about the one of a name. */
export function listIndicators(
  words: readonly string[],
  options: { readonly json?: boolean; readonly group?: string },
  terminal: Terminal,
): void {
  checkGroup(options.group);
  const { rows, isNamed } = fitting(words);
  const found = rows.filter(({ group }) => (options.group ?? group) === group);
  if (found.length === 0) throw nothingFound(words);
  const text = isNamed
    ? () => found.map((row) => described(row, Math.min(terminal.width, 100))).join('\n\n')
    : () => listed(found, terminal.width);
  terminal.result(options.json === true ? toJson({ indicators: found.map(entry) }) : text());
}
