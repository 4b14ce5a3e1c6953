// npm run bench [topic ...]: runs bench/<topic>.bench.ts, all without a topic; --save writes bench/results/<topic>.md.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, fail, root, say } from './lib/process.mjs';
import { ensureSetup } from './lib/setup.mjs';

const folder = join(root, 'bench');
const known = readdirSync(folder).flatMap((name) =>
  name.endsWith('.bench.ts') ? [name.slice(0, -'.bench.ts'.length)] : [],
);
const topics = process.argv.slice(2).filter((arg) => arg !== '--save');
const save = process.argv.includes('--save');
const unknown = topics.find((topic) => !known.includes(topic));
if (unknown) fail(`there is no bench "${unknown}". There are: ${known.join(', ')}`);

await ensureSetup();
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
  else if (save) {
    mkdirSync(join(folder, 'results'), { recursive: true });
    writeFileSync(
      join(folder, 'results', `${topic}.md`),
      `# ${topic}\n\n\`npm run bench ${topic}\`\n\n${output.trim()}\n`,
    );
  }
}
process.exit(failed === 0 ? 0 : 1);
