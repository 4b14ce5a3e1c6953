// The suite for publication: benny over bench/cases.ts; writes <topic>.json and <topic>.table.html into
// bench/results/publish/. node --import tsx bench/publish.mjs
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import benny from 'benny';
import { benchCases } from './cases.ts';

const folder = join(fileURLToPath(new URL('.', import.meta.url)), 'results', 'publish');
const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
const cases = benchCases();

for (const topic of new Set(cases.map((one) => one.topic))) {
  const ofTopic = cases.filter((one) => one.topic === topic);
  const works = ofTopic.map(({ name, amount, unit, work }) =>
    benny.add(`${name} (${amount.toLocaleString('en')} ${unit})`, () => {
      work();
    }),
  );
  await benny.suite(
    `${topic} (${machine})`,
    ...works,
    benny.configure({ cases: { minSamples: 15, maxTime: 1 } }),
    benny.cycle(),
    benny.save({ file: topic, folder, format: 'json' }),
    benny.save({ file: topic, folder, format: 'table.html' }),
  );
}
