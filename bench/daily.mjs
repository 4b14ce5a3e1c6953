// The daily suite: tinybench over bench/cases.ts, beside a base line that is kept for this machine in build-bench/.
// node --import tsx bench/daily.mjs [--store]: --store makes these figures the base line, as does the first run.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bench } from 'tinybench';
import { benchCases } from './cases.ts';

const noise = 0.15;
const root = fileURLToPath(new URL('..', import.meta.url));
const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
const file = join(root, 'build-bench', `${machine.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}.json`);

const cases = benchCases();
const bench = new Bench({ time: 250, iterations: 15, warmupTime: 50, warmupIterations: 3 });
for (const { topic, name, work } of cases) bench.add(`${topic}: ${name}`, work);
await bench.run();
const medians = Object.fromEntries(bench.tasks.map(({ name, result }) => [name, result.latency.p50]));

const store = process.argv.includes('--store') || !existsSync(file);
const base = store ? {} : JSON.parse(readFileSync(file, 'utf8'));

function verdict(now, before) {
  if (before === undefined) return 'new';
  if (now > before * (1 + noise)) return 'SLOWER';
  return now * (1 + noise) < before ? 'faster' : 'same';
}

console.log(`machine: ${machine}, Node ${process.version}\n`);
console.log('| work | median | rate | base line | now / base line | |');
console.log('|---|---|---|---|---|---|');
let slower = 0;
for (const { topic, name, amount, unit } of cases) {
  const key = `${topic}: ${name}`;
  const now = medians[key];
  const before = base.medians?.[key];
  const told = verdict(now, before);
  slower += told === 'SLOWER' ? 1 : 0;
  const cells = before === undefined ? ['', ''] : [`${before.toFixed(3)} ms`, (now / before).toFixed(2)];
  const rate = `${(amount / now / 1e3).toFixed(1)} M ${unit}/s`;
  console.log(`| ${[key, `${now.toFixed(3)} ms`, rate, ...cells, told].join(' | ')} |`);
}
if (store) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, node: process.version, medians }, null, 2)}\n`);
  console.log('\nThese figures are the base line of this machine now.');
} else {
  console.log(`\n${slower} slower than the base line of Node ${base.node} by more than ${noise * 100} %.`);
}
process.exitCode = slower === 0 ? 0 : 1;
