// Writes what follows from the sources: the pages of error codes, metrics, imports, settings, benchmarks and peers, the
// settings' JSON Schema, the cost profiles of config/costs, the API reference.
// node scripts/generate-docs.mjs [--check]: with --check it writes nothing and fails where a file is out of date, or
// where a public export has no docstring, a public function no example.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createJiti } from 'jiti';
import { benchmarksPage } from './lib/benchmarks-page.mjs';
import { costProfilesModule } from './lib/cost-profiles.mjs';
import { apiPages, missingWords, publicExports } from './lib/docs/api-reference.mjs';
import { equalityPage } from './lib/equality-page.mjs';
import { examplesPage } from './lib/examples-page.mjs';
import { filesUnder } from './lib/files.mjs';
import { importsPage } from './lib/imports-page.mjs';
import { fail, root, say } from './lib/process.mjs';

const { import: load } = createJiti(import.meta.url);
const { errorCodes } = await load('../src/kernel/errors.ts');
const { configSchema } = await load('../src/kernel/config/schema.ts');
const { configKeys } = await load('../src/kernel/config/keys.ts');
const { metricInfos } = await load('../src/backtest/metrics/infos.ts');
const { metricReasons } = await load('../src/backtest/metrics/reasons.ts');
const { peerCases } = await load('../test/backtest/support/peers/cases.ts');
const { scenarios } = await load('../test/backtest/support/peers/scenarios.ts');
const { readGolden } = await load('../test/backtest/support/peers/golden.ts');
const words = await load('../test/backtest/support/peers/words.ts');
const imports = JSON.parse(readFileSync(join(root, 'test/golden/imports.json'), 'utf8'));
const tickImports = JSON.parse(readFileSync(join(root, 'test/golden/tick-imports.json'), 'utf8'));
const published = JSON.parse(readFileSync(join(root, 'test/golden/metrics/published.json'), 'utf8'));

const notice = '<!-- Written by scripts/generate-docs.mjs from the sources: change those. -->';
// Every value has a default or may be absent, so a file need not hold it, which `required` would tell an editor.
const schema = JSON.parse(JSON.stringify(configSchema, (name, value) => (name === 'required' ? undefined : value)));

function table(head, rows) {
  const cell = (text) => String(text).replaceAll('|', '\\|');
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function errorsPage() {
  const rows = Object.entries(errorCodes).map(([code, meaning]) => [`\`${code}\``, meaning]);
  return `# Error codes

${notice}

Every error that Tiercel throws at its users is a \`TiercelError\`: \`code\` is one of these, \`message\` is a sentence with
the value in it and the way out, and \`context\` says where, as far as it is known (\`file\`, \`line\`, \`symbol\`, \`time\`).
The command line ends with exit code 2 for \`TIERCEL_E_USAGE\` and with 1 for the others.

${table(['code', 'meaning'], rows)}
`;
}

function values(key) {
  if (key.enum) return key.enum.map((value) => `\`${value}\``).join(', ');
  return key.exclusiveMinimum === undefined ? key.type : `${key.type} above ${key.exclusiveMinimum}`;
}

function configurationPage() {
  const rows = configKeys(schema).map(({ path, variable, schema: key }) => [
    `\`${path.join('.')}\``,
    `\`${variable}\``,
    values(key),
    key.default === undefined ? 'none' : `\`${key.default}\``,
    key.description,
  ]);
  return `# Configuration

${notice}

Defaults are overridden by the nearest \`tiercel.yaml\` (looked for in the working folder and upwards), that by environment
variables, and those by options of a command. An unknown key is refused with the nearest known one. For help in an
editor, begin the file with \`# yaml-language-server: $schema=node_modules/tiercel/schemas/config.schema.json\`.

${table(['key', 'variable', 'values', 'default', 'meaning'], rows)}

\`\`\`yaml
store: ./store
log:
  level: info
backtest:
  cash: 1000000
  costs: fx-retail
\`\`\`
`;
}

function metricsPage() {
  const rows = metricInfos.map(({ name, label, unit, explanation }) => {
    const [, meaning, formula, source] = /^(.*) Formula: (.*) Source: (.*)$/.exec(explanation);
    return [`\`${name}\``, label, unit, meaning, formula, source, published.libraries[name] ?? 'none, by hand'];
  });
  const reasons = Object.entries(metricReasons).map(([code, meaning]) => [`\`${code}\``, meaning]);
  return `# Metrics

${notice}

Ratios use simple returns per trading day, drawdown and exposure every bar. A trading day ends at 00:00 UTC (calendar 24x7, 365 days
a year), at 17:00 New York from Monday to Friday (fx, 260) or at the close of the New York Stock Exchange (us-equity, 252), most at 16:00
New York, on half days earlier ([calendars](calendars.md));
\`--days-per-year\` overrides the number. Each trading day of the run counts, one without bars as 0, a first and a last day that are only partly inside
too; the first return starts from the opening cash; bars after a session's close belong to the next trading day. The riskless rate and the target are 0.
Trade figures are after costs, in the currency of the account.

A year of the annual return is the calendar's trading days, so 252 daily returns of US shares are one year whatever the dates. A metric that a run does
not define is \`null\` with one of the reasons below, never NaN, infinity or a stand-in 0. The library of the last column gives the same value to
1e-10 from the same returns, drawdowns or trades (\`test/golden/metrics/make.py\`).

${table(['name', 'label', 'unit', 'meaning', 'formula', 'source', 'library that agrees'], rows)}

Units: \`fraction\` is shown as per cent, \`time\` is in milliseconds since the Unix epoch, \`days\` are of 24 hours.

## Why a metric is undefined

${table(['reason', 'meaning'], reasons)}
`;
}

const entries = publicExports();

async function examples() {
  const { backtest, loadStrategy, formatMetric } = await import('../dist/index.js');
  const { runs } = await import('../examples/data.mjs');
  const ran = [];
  for (const [name, { data, bars, options }] of Object.entries(runs)) {
    ran.push({ name, data, result: await backtest(await loadStrategy(name), await bars(), options) });
  }
  return examplesPage(ran, { notice, table, metricInfos, formatMetric });
}

const files = {
  'docs/examples.md': await examples(),
  'docs/errors.md': errorsPage(),
  'docs/configuration.md': configurationPage(),
  'docs/metrics.md': metricsPage(),
  'docs/benchmarks.md': benchmarksPage({ root, notice, table }),
  'docs/equality-with-peers.md': equalityPage({
    ...{ golden: readGolden(), cases: peerCases, scenarios, words, notice, table },
  }),
  'docs/imports.md': importsPage({ entries: imports, ticks: tickImports, notice, table }),
  'src/generated/cost-profiles.ts': await costProfilesModule(load),
  ...apiPages(entries, notice),
  'schemas/config.schema.json': `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, null, 2)}\n`,
};

function current(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const stale = Object.keys(files).filter((file) => current(join(root, file)) !== files[file]);
const left = filesUnder('docs/api').filter((file) => !(file in files)); // of a room that exports nothing any more
const missing = missingWords(entries);
if (process.argv.includes('--check')) {
  const old = [...stale, ...left];
  if (old.length > 0) fail(`out of date: ${old.join(', ')}. Run: node scripts/generate-docs.mjs`);
  if (missing.length > 0) fail(`the API reference lacks words:\n  ${missing.join('\n  ')}`);
} else {
  for (const file of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), files[file]);
  }
  for (const file of left) rmSync(join(root, file));
  for (const problem of missing) say(problem);
}
