// The daily suite: tinybench over bench/cases.ts, beside a base line that is kept for this machine in build-bench/.
// node --import tsx bench/daily.mjs [--store]: --store makes these figures the base line, as does the first run.
// Compared are the best times, on which other work of the machine tells least.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bench } from 'tinybench';
import { fail } from '../scripts/lib/process.mjs';
import { compareWith, noise, readBaseline } from './baseline.ts';
import { benchCases } from './cases.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
const file = join(root, 'build-bench', `${machine.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}.json`);
function stored() {
  try {
    return readBaseline(readFileSync(file, 'utf8'));
  } catch (error) {
    return fail(error.message);
  }
}
const store = process.argv.includes('--store') || !existsSync(file);
const base = store ? undefined : stored();

const cases = new Map(benchCases().map((one) => [`${one.topic}: ${one.name}`, one]));
const bench = new Bench({ time: 250, iterations: 15, warmupTime: 50, warmupIterations: 3 });
for (const [name, { work }] of cases) bench.add(name, work);
await bench.run();
const latency = Object.fromEntries(bench.tasks.map(({ name, result }) => [name, result.latency]));
const best = Object.fromEntries(Object.entries(latency).map(([name, { min }]) => [name, min]));
const compared = compareWith(base, best);

const ms = (value) => (value === undefined ? '' : `${value.toFixed(3)} ms`);
console.log(`machine: ${machine}, Node ${process.version}\n`);
console.log('| work | best | median | rate | base line | now / base line | |');
console.log('|---|---|---|---|---|---|---|');
for (const { name, nowMs, beforeMs, ratio, verdict } of compared) {
  const one = cases.get(name);
  const now = one
    ? [ms(nowMs), ms(latency[name].p50), `${(one.amount / nowMs / 1e3).toFixed(1)} M ${one.unit}/s`]
    : ['', '', ''];
  console.log(`| ${[name, ...now, ms(beforeMs), ratio?.toFixed(2) ?? '', base ? verdict : ''].join(' | ')} |`);
}
const slower = compared.filter(({ verdict }) => verdict === 'SLOWER').length;
if (base) {
  const percent = Math.round((noise - 1) * 100);
  console.log(`\n${slower} slower than the base line of Node ${base.node} by more than ${percent} %.`);
} else {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, node: process.version, best }, null, 2)}\n`);
  console.log('\nThese figures are the base line of this machine now.');
}
process.exitCode = slower === 0 ? 0 : 1;
