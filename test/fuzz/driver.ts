// Runs one TypeScript fuzz target: node --import tsx test/fuzz/driver.ts <file> [-max_total_time=<s>] [-seed=<n>]
// [-artifact_prefix=<path>] [<folder or file>]. The flags are those of libFuzzer, as scripts/fuzz.mjs gives them.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isTiercelError } from '../../src/kernel/index.ts';
import { mutations } from './support/mutate.ts';
import type { FuzzTarget } from './support/target.ts';

const [file, ...rest] = process.argv.slice(2);
const flags = new Map(rest.filter((arg) => arg.startsWith('-')).map((arg) => arg.split('=') as [string, string]));
const places = rest.filter((arg) => !arg.startsWith('-'));
const corpus = places.flatMap((place) =>
  statSync(place).isFile() ? [readFileSync(place)] : readdirSync(place).map((name) => readFileSync(join(place, name))),
);
const { target } = (await import(pathToFileURL(resolve(file!)).href)) as { target: FuzzTarget };

async function run(input: Uint8Array): Promise<void> {
  try {
    await target.run(input);
  } catch (error) {
    if (isTiercelError(error)) return;
    const path = `${flags.get('-artifact_prefix') ?? 'crash-'}input`;
    writeFileSync(path, input);
    console.error(error, `\nThe input is in ${path}: ${JSON.stringify(new TextDecoder().decode(input))}`);
    process.exit(1);
  }
}

for (const input of corpus) await run(input);
let runs = corpus.length;
const until = performance.now() + 1000 * Number(flags.get('-max_total_time') ?? 0);
for (const input of mutations(corpus, { seed: Number(flags.get('-seed') ?? 1), words: target.words })) {
  if (performance.now() >= until) break;
  await run(input);
  runs += 1;
}
console.error(`Done ${runs} runs`);
