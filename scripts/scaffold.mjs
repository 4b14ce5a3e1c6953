// npm run scaffold <requirement id> [-- --name <what>]: writes a failing test for a requirement, in the folder where its
// other tests stand, and says what comes next. Writes over nothing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';
import { parse } from 'yaml';
import { fail, root, say } from './lib/process.mjs';

// Where the first test of a family goes, as long as none stands anywhere.
const folders = {
  DATA: 'store',
  BAR: 'market',
  IND: 'indicators',
  BT: 'backtest',
  OB: 'book',
  SWEEP: 'sweep',
  FEAT: 'features',
  MODEL: 'models',
  TRAIN: 'training',
  TUNE: 'tuning',
  RL: 'rl',
  ENS: 'ensemble',
  TRADE: 'trading',
  FEED: 'service',
  UI: 'service',
  OPS: 'kernel',
  DOC: 'docs',
  QUAL: 'quality',
};

const mostCommon = (items) => {
  const count = (item) => items.filter((other) => other === item).length;
  return [...new Set(items)].sort((a, b) => count(b) - count(a))[0];
};

/** The folder of a requirement's tests: of its own, else of its family's, else the family's own. */
function folderOf(id, requirements) {
  const family = id.split('-')[0];
  const tests = (key) => (requirements[key]?.tests ?? []).filter((path) => path.startsWith('test/')).map(dirname);
  const relatives = Object.keys(requirements).filter((key) => key.startsWith(`${family}-`));
  return mostCommon(tests(id)) ?? mostCommon(relatives.flatMap(tests)) ?? `test/${folders[family] ?? 'integration'}`;
}

const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** { path, text } of the test to write. */
export function scaffoldOf({ id, name, requirements }) {
  const { title } = requirements[id];
  const text = `import { describe, expect, it } from 'vitest';

// ${id}: ${title}
describe(${quote(name.replaceAll('-', ' '))}, () => {
  it(${quote(`[${id}] the rule that this test proves, as a sentence`)}, () => {
    expect.fail(${quote(`${id} has no test yet: ${title}`)});
  });
});
`;
  return { path: `${folderOf(id, requirements)}/${name}.test.ts`, text };
}

/** Why the call cannot be followed, or null. */
export function problemOf({ id, name, requirements, didYouMean }) {
  const ids = Object.keys(requirements);
  if (id === undefined) return 'say which requirement: npm run scaffold BT-2 -- --name limit-orders';
  if (!ids.includes(id)) return `there is no requirement "${id}" in docs/requirements.yaml. ${didYouMean(id, ids)}`;
  if (name !== undefined && !/^[a-z][a-z0-9-]*$/.test(name))
    return `--name must be lower-case words joined by hyphens, was "${name}"`;
  return null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, root: { type: 'string', default: root } },
  });
  const { didYouMean } = await createJiti(import.meta.url).import('../src/kernel/nearest.ts');
  const requirements = parse(readFileSync(join(root, 'docs', 'requirements.yaml'), 'utf8'));
  const id = positionals[0]?.toUpperCase();
  const problem = problemOf({ id, name: values.name, requirements, didYouMean });
  if (problem) fail(problem);
  const { path, text } = scaffoldOf({ id, name: values.name ?? id.toLowerCase(), requirements });
  const file = join(values.root, path);
  if (existsSync(file)) fail(`${path} is there already; choose another with --name <what>`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  say(`${path} is written, and fails: ${requirements[id].title}`);
  say(`next: name the rule, write what proves it, then npx vitest run ${path}`);
  say('and at the end: node scripts/check-requirements.mjs --update');
}
