// npm run bench [topic ...]: runs bench/<topic>.bench.ts, all without a topic; --save writes bench/results/<topic>.md.
// npm run bench -- --baseline: the daily suite beside this machine's base line; --store-baseline makes it anew.
// npm run bench:publish: the suite for publication, as JSON and HTML into bench/results/publish/.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, fail, root, run, say } from './lib/process.mjs';
import { ensureSetup } from './lib/setup.mjs';

const folder = join(root, 'bench');
const known = readdirSync(folder).flatMap((name) =>
  name.endsWith('.bench.ts') ? [name.slice(0, -'.bench.ts'.length)] : [],
);
const options = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const topics = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const save = options.includes('--save');
const suites = {
  '--baseline': ['daily.mjs'],
  '--store-baseline': ['daily.mjs', '--store'],
  '--publish': ['publish.mjs'],
};
const strange = options.find((option) => option !== '--save' && !(option in suites));
if (strange) fail(`there is no option "${strange}". There are: --save, ${Object.keys(suites).join(', ')}`);
const unknown = topics.find((topic) => !known.includes(topic));
if (unknown) fail(`there is no bench "${unknown}". There are: ${known.join(', ')}`);

await ensureSetup();
const suite = options.find((option) => option in suites);
if (suite) {
  const [file, ...args] = suites[suite];
  const code = await run(process.execPath, ['--import', 'tsx', join(folder, file), ...args]);
  if (code === 0 && suite === '--publish') await run(process.execPath, [join(root, 'scripts', 'generate-docs.mjs')]);
  process.exit(code);
}
const today = new Date().toISOString().slice(0, 10);
let failed = 0;
for (const topic of topics.length > 0 ? topics : known) {
  say(`bench ${topic} ...`);
  const { code, output } = await capture(process.execPath, [
    '--expose-gc',
    '--import',
    'tsx',
    join(folder, `${topic}.bench.ts`),
  ]);
  process.stdout.write(output);
  if (code !== 0) failed += 1;
  if (save) {
    const verdict = code === 0 ? '' : '\n\n**This run failed**: see its last line.';
    mkdirSync(join(folder, 'results'), { recursive: true });
    writeFileSync(
      join(folder, 'results', `${topic}.md`),
      `# ${topic}\n\n\`npm run bench ${topic}\`, ${today}${verdict}\n\n${output.trim()}\n`,
    );
  }
}
if (save) failed += (await run(process.execPath, [join(root, 'scripts', 'generate-docs.mjs')])) === 0 ? 0 : 1;
process.exit(failed === 0 ? 0 : 1);
