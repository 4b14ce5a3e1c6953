// The pages of the indicators, as Markdown, from the rows of the registry.
import { chart } from './indicator-charts.mjs';
import { signature } from './indicator-types.mjs';

const notice = '<!-- Written by scripts/generate-indicators.mjs from the native registry: change that. -->';
const cell = (text) => String(text).replaceAll('|', '\\|');
const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head, rows) => [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
const code = (text) => `\`${text}\``;

const defaults = (row) => row.parameters.map((parameter) => parameter.default);
const kinds = {
  real: 'numbers, NaN where there is no value',
  mask: 'a mask: 1 or 0',
  integer: 'integers, 0 where there is none',
};

/** Whether a sum of the parameters is the lookback for other ones too: a root, or the larger of two, is none. */
function fits(row, lookback, sum) {
  return [1, 5, 40].every((more) => {
    const set = defaults(row).map((value, i) => {
      const { kind, most } = row.parameters[i];
      return kind === 'integer' ? Math.min(value + more * (i + 1), most) : value;
    });
    return lookback(set) === sum(set);
  });
}

/**
 * The lookback as a sum of the parameters on which it depends, such as `slowPeriod + signalPeriod - 2`; `null` where it
 * is none.
 */
export function lookbackTerm(row, lookback) {
  const start = defaults(row);
  const base = lookback(start);
  const at = (i, more) => lookback(start.with(i, start[i] + more));
  const terms = [];
  const slopes = [];
  let rest = base;
  for (const [i, { name, kind, most }] of row.parameters.entries()) {
    if (kind !== 'integer' || start[i] + 7 > most) continue;
    const slope = at(i, 1) - base;
    if (at(i, 7) - base !== 7 * slope) return null;
    if (slope === 0) continue;
    slopes[i] = slope;
    terms.push(slope === 1 ? name : `${slope} * ${name}`);
    rest -= slope * start[i];
  }
  if (!fits(row, lookback, (set) => set.reduce((sum, value, i) => sum + (slopes[i] ?? 0) * value, rest))) return null;
  if (terms.length === 0) return String(base);
  return `${terms.join(' + ')}${rest === 0 ? '' : rest < 0 ? ` - ${-rest}` : ` + ${rest}`}`;
}

function inputRow({ name, role }) {
  return [code(name), role === 'series' ? 'any series' : `column ${code(role)} of the bars`];
}

function parameterRow({ name, summary, kind, least, most, choices, default: standard }) {
  const range = choices ? choices.map((word) => code(`'${word}'`)).join(', ') : `${least} to ${most}`;
  return [
    code(name),
    summary,
    choices ? 'one of' : kind,
    range,
    code(choices ? `'${choices[standard]}'` : String(standard)),
  ];
}

function exactness(row, isExact) {
  const choice = row.parameters.findIndex(({ kind }) => kind === 'choice');
  const start = defaults(row);
  if (!isExact(start)) return 'Depends on where the data begin, as what came before fades only slowly or by rounding.';
  const exact = 'On the price step a value has the same bits whatever came before its window.';
  if (choice < 0) return exact;
  const { name, choices } = row.parameters[choice];
  const words = choices.filter((_, i) => isExact(start.with(choice, i))).map((word) => code(`'${word}'`));
  return `With ${code(name)} ${words.join(', ')}: ${exact[0].toLowerCase()}${exact.slice(1)}`;
}

const unstablePeriod = `- **Unstable period**: \`{ unstable: n }\` leaves out n more values at the start of a run, after a gap too; those that remain keep
  their bits. TA-Lib sets it for all calls (\`set_unstable_period\`), and there it moves the seeds of functions that are made of this one; here it
  belongs to the call.\n`;

/** How it is called: over columns, and as a stream. */
function calls(row) {
  const series = row.inputs.filter(({ role }) => role === 'series');
  const bars = series.length < row.inputs.length;
  const values = series.map(({ name }) => (name === 'values' ? 'bars.close' : name));
  const cells = [...series.map(({ name }) => (name === 'values' ? 'bar.close' : name)), ...(bars ? ['bar'] : [])];
  const shown = row.parameters.filter(({ name }) => name !== 'unstable'); // few give it
  const named = shown.map(({ name, choices, default: standard }) => {
    return `${name}: ${choices ? `'${choices[standard]}'` : standard}`;
  });
  const given = named.length === 0 ? [] : named.length === 1 ? [shown[0].default] : [`{ ${named.join(', ')} }`];
  const result =
    row.outputs.length === 1 ? row.outputs[0].name : `{ ${row.outputs.map(({ name }) => name).join(', ')} }`;
  const stream = [`'${row.name}'`, ...(named.length === 0 ? [] : [`{ ${named.join(', ')} }`])].join(', ');
  return `\`\`\`ts
const ${result} = ta.${row.name}(${[...values, ...(bars ? ['bars'] : []), ...given].join(', ')});
const live = stream(${stream});
live.update(${cells.join(', ')}); // the same bits, bar by bar
\`\`\``;
}

function page(row, { lookback, isExact }) {
  const base = lookback(defaults(row));
  const term = lookbackTerm(row, lookback);
  const rows = base === 1 ? '1 row' : `${base} rows`;
  const known =
    term === null
      ? `${rows} with the defaults, for others ask \`indicators.lookback\``
      : `${code(term)}, ${rows} with the defaults`;
  const cost = row.updateCost === 'constant' ? 'does not grow with the parameters' : 'grows with the period';
  const parameters =
    row.parameters.length === 0
      ? 'None.'
      : table(['parameter', 'meaning', 'kind', 'range', 'default'], row.parameters.map(parameterRow));
  return `# ${row.name}

${notice}

${row.summary}

![${row.name} of the S&P 500](../images/indicators/${row.name}.svg)

${calls(row)}

## Formula

\`\`\`
${row.formula}
\`\`\`

\`x[n]\` is the value n rows ago, a name without a place is the newest. Source: ${row.source}.

## Inputs

${table(['input', 'what'], row.inputs.map(inputRow))}

## Parameters

${parameters}

## Outputs

${table(
  ['output', 'kind'],
  row.outputs.map(({ name, kind }) => [code(name), kinds[kind]]),
)}

## In TypeScript

\`\`\`ts
${signature(row)}
\`\`\`

Many sets of parameters in one call: \`ta.many.${row.name}(…, sets)\`.

## Good to know

- **Lookback**: ${term === String(base) ? rows : known}: so many rows at the start of a run of values have no result.
- **Missing values**: a row with a missing input has no result; after it a warm-up begins anew.
- **Start of the data**: ${exactness(row, isExact)}
${row.parameters.some(({ name }) => name === 'unstable') ? unstablePeriod : ''}${row.talib === undefined ? '' : `- **In TA-Lib**: ${code(row.talib)}.\n`}${row.differs === undefined ? '' : `- **How it differs**: ${row.differs}\n`}- **As a stream**: the time of an update ${cost}; ${row.streamBytes.toLocaleString('en')} bytes with the defaults.
`;
}

const groups = {
  overlap: 'Averages, bands and levels over prices',
  momentum: 'Momentum and oscillators',
  trend: 'Trend',
  volatility: 'Volatility',
  volume: 'Volume',
  price: 'Prices of a bar',
  cycle: 'Cycles and filters',
  statistics: 'Statistics of a window',
  math: 'Arithmetic on columns',
  pattern: 'Candlestick patterns',
};

function groupTable(pages) {
  const list = pages.map(({ row, of }) => [
    `[${row.name}](${row.name}.md)`,
    row.summary,
    row.talib === undefined ? '' : code(row.talib),
    row.inputs.map(({ name, role }) => code(role === 'series' ? name : role)).join(', '),
    row.parameters.map(({ name }) => code(name)).join(', '),
    of.lookback(defaults(row)),
  ]);
  return table(['indicator', 'what', 'TA-Lib', 'inputs', 'parameters', 'lookback'], list);
}

function indexPage(pages) {
  const sections = Object.entries(groups).map(([group, title]) => {
    const own = pages.filter(({ row }) => row.group === group);
    return own.length === 0 ? '' : `## ${title}\n\n${groupTable(own)}\n`;
  });
  return `# Indicators

${notice}

${pages.length} indicators, each as a function over whole columns (\`ta\`), as a stream that takes one bar after the other (\`stream\`), with the same bits, and
described by \`indicators.list()\`. Inputs come first, then the parameters (a single one stands alone, several in an object), then options
(\`step\`, \`out\`). Results are as long as the inputs.

In the terminal: \`tiercel indicators\` lists them, \`tiercel indicators rsi\` describes one, \`tiercel indicator rsi --in bars.csv\` computes it.

${sections.filter(Boolean).join('\n')}
A value that is NaN or infinite counts as missing. With a price step (columns of the store and of \`allocateColumn\` carry one; the option \`step\`
gives it for plain arrays) averages that are equal as decimals are equal as doubles: see [semantics](../semantics.md).
What is left out and why, and which names are other rows: [left out](../indicators-left-out.md). How to add one: [CONTRIBUTING](../../CONTRIBUTING.md).
`;
}

/**
 * Path and text of each page and picture; `lookback` and `isExact` are those of the core, for a row and its parameters,
 * `outputs` computes a row over the sample bars with its defaults.
 */
export function indicatorPages(rows, { lookback, isExact, outputs }) {
  const pages = rows.map((row, i) => {
    const of = {
      lookback: (parameters) => lookback(i, Float64Array.from(parameters)),
      isExact: (parameters) => isExact(i, Float64Array.from(parameters)),
    };
    return { row, of };
  });
  return {
    'docs/indicators/index.md': indexPage(pages),
    ...Object.fromEntries(pages.map(({ row, of }) => [`docs/indicators/${row.name}.md`, page(row, of)])),
    ...Object.fromEntries(
      rows.map((row, i) => [`docs/images/indicators/${row.name}.svg`, chart(row, outputs(row, i), outputs(row, i, 2))]),
    ),
  };
}
