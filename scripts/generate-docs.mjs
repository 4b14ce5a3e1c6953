// Writes what follows from the sources: the page of error codes, the page of settings and the settings' JSON Schema.
// node scripts/generate-docs.mjs [--check]: with --check it writes nothing and fails where a file is out of date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createJiti } from 'jiti';
import { fail, root } from './lib/process.mjs';

const { import: load } = createJiti(import.meta.url);
const { errorCodes } = await load('../src/kernel/errors.ts');
const { configSchema } = await load('../src/kernel/config/schema.ts');
const { configKeys } = await load('../src/kernel/config/keys.ts');

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

const files = {
  'docs/errors.md': errorsPage(),
  'docs/configuration.md': configurationPage(),
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
if (process.argv.includes('--check')) {
  if (stale.length > 0) fail(`out of date: ${stale.join(', ')}. Run: node scripts/generate-docs.mjs`);
} else {
  for (const file of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), files[file]);
  }
}
