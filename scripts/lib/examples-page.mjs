// The page of examples: what each does and teaches, in the words of its own file, and what its run gave.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

/** The paragraphs of the comment at the head of a strategy's file. */
function headOf(name) {
  const text = readFileSync(join(root, 'examples/strategies', `${name}.ts`), 'utf8');
  const comment = text.slice(text.indexOf('/**') + 3, text.indexOf('*/'));
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trim());
  return lines.join('\n').trim().split(/\n\n+/);
}

const shown = [
  'totalReturn',
  'cagr',
  'sharpe',
  'maxDrawdown',
  'trades',
  'winRate',
  'profitFactor',
  'exposure',
  'costsPaid',
];

function section({ name, data, result }, { table, metricInfos, formatMetric }) {
  const infos = shown.map((metric) => metricInfos.find((info) => info.name === metric));
  const cells = [result.metrics, result.buyAndHold.metrics].map((metrics) =>
    infos.map((info) => formatMetric(info, metrics[info.name])),
  );
  const rows = infos.map((info, i) => [info.label, cells[0][i], cells[1][i]]);
  const [what, ...teaches] = headOf(name);
  return `## ${name}

${what}

${teaches.join('\n\n')}

Form: ${result.strategy.form}. Run on ${data}, with the costs of its class (\`${result.options.costs.name}\`). [Its file](../examples/strategies/${name}.ts)

${table(['', name, 'buy-and-hold'], rows)}

![Report of ${name}](images/examples/${name}.png)
`;
}

/** The whole page; `entries` are the examples with their results. */
export function examplesPage(entries, tools) {
  const list = entries.map(({ name, result }) => [
    `[${name}](#${name})`,
    result.strategy.form,
    headOf(name)[0].replaceAll('\n', ' '),
  ]);
  return `# Examples

${tools.notice}

Each of these runs by its name, \`tiercel backtest donchian-breakout --symbol …\`, and is a start for your own: \`tiercel init\` makes a
folder with one. They show how things are said, not how money is made: the figures below are of one run each with default
parameters, with costs, and on random walks where the page says so. \`examples/data.mjs\` has their data.

${tools.table(['example', 'form', 'what it does'], list)}

${entries.map((entry) => section(entry, tools)).join('\n')}`;
}
