// npm run format: writes TypeScript and C++ in the house's format.
import { join } from 'node:path';
import { cppFiles } from './lib/files.mjs';
import { has, root, run, say } from './lib/process.mjs';

const code = await run(process.execPath, [
  join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'),
  'check',
  '--write',
  '.',
]);
if (has('clang-format')) await run('clang-format', ['-i', ...cppFiles()]);
else say('clang-format is missing: C++ files were left as they are (apt-get install clang-format)');
process.exit(code);
