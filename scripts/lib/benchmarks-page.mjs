// The page of benchmark results, from bench/results/: what `npm run bench -- --save` and `npm run bench:publish` wrote.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const files = (folder, ending) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** A topic's results, its headings one level down. */
const topic = (file) => readFileSync(file, 'utf8').trim().replaceAll(/^#/gm, '##');

function published(file, table) {
  const { name, date, results } = JSON.parse(readFileSync(file, 'utf8'));
  const rows = results.map((row) => [row.name, row.ops.toLocaleString('en'), `± ${row.margin} %`]);
  const link = `../bench/results/publish/${basename(file, '.json')}`;
  return `### ${name}

${date.slice(0, 10)}; [JSON](${link}.json), [HTML](${link}.table.html)

${table(['work', 'runs a second', 'margin'], rows)}`;
}

/** `table` makes a Markdown table from a head and rows. */
export function benchmarksPage({ root, notice, table }) {
  const folder = join(root, 'bench', 'results');
  const suites = files(join(folder, 'publish'), '.json').map((file) => published(file, table));
  const part = suites.length === 0 ? [] : [`## Suite for publication\n\n\`npm run bench:publish\``, ...suites];
  return `# Benchmarks

${notice}

Results that were saved with \`npm run bench -- --save\`, each with its machine and, since dates are kept, its date. Every bench checks that its results are
right before it times them; those beside other engines check that both sides did the same work. Differences under 15 % are noise. What is missed of the
indicators' figures, and why: [decision 0011](decisions/0011-figures-of-indicators-that-are-missed.md).

| command | what it does |
|---|---|
| \`npm run bench [topic ...]\` | one topic or all of them; \`--save\` keeps the results for this page |
| \`npm run bench -- --baseline\` | the daily suite beside this machine's base line: faster, slower or the same |
| \`npm run bench:publish\` | the suite for publication, as JSON and HTML in \`bench/results/publish/\` |
| \`npm run bench peers\` | the same backtests on other engines, which it installs into \`build-peers/\` (needs Python 3 and the test data) |
| \`npm run bench talib\` | the indicators beside TA-Lib's and ta-lib-takt's C functions (needs Python 3 and CMake) |
| \`npm run bench equality\` | how near every indicator is to its references, on golden cases and a year of minutes (the same, and the test data) |
| \`npm run bench javascript\` | the indicators beside the fastest libraries in JavaScript, which npm installs into \`build-peers/\` |

${[...files(folder, '.md').map(topic), ...part].join('\n\n')}
`;
}
