// npm run check: types, lint, format, floors, requirement map, generated files, system map, hygiene.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lintOfCpp } from './lib/cpp-lint.mjs';
import { cppFiles } from './lib/files.mjs';
import { capture, has, root, say, twoAtATime } from './lib/process.mjs';
import { ensureSetup } from './lib/setup.mjs';

const node = process.execPath;
const bin = (name, path) => [node, [join(root, 'node_modules', name, path)]];
const script = (name, ...args) => [node, [join(root, 'scripts', name), ...args]];
const checks = [
  ['types', ...bin('typescript', 'bin/tsc'), '-p', 'tsconfig.json'],
  ['types of the web code', ...bin('typescript', 'bin/tsc'), '-p', 'web/tsconfig.json'],
  ['lint and format', ...bin('@biomejs/biome', 'bin/biome'), 'ci', '.', '--error-on-warnings'],
  ['floors', ...bin('dependency-cruiser', 'bin/dependency-cruise.mjs'), 'src', '--output-type', 'err'],
  ['requirement map', ...script('check-requirements.mjs')],
  ['generated indicators', ...script('generate-indicators.mjs', '--check')],
  ['generated documents', ...script('generate-docs.mjs', '--check')],
  ['system map', ...script('system-map.mjs', '--check')],
  ['hygiene', ...script('hygiene.mjs')],
];

await ensureSetup();
let failed = 0;
async function check(name, command, args) {
  const { code, output } = await capture(command, args);
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (code !== 0) process.stdout.write(`${output}\n`);
  failed += code === 0 ? 0 : 1;
}
function absent(name, remedy) {
  say(`${process.env.CI ? 'FAILED' : 'SKIPPED'} ${name}: ${remedy}`);
  failed += process.env.CI ? 1 : 0;
}

await twoAtATime(checks, ([name, command, args, ...more]) => check(name, command, [...args, ...more]));
if (has('clang-format')) await check('format of C++', 'clang-format', ['--dry-run', '--Werror', ...cppFiles()]);
else absent('format of C++', 'clang-format is missing (apt-get install clang-format)');
if (!has('clang-tidy')) absent('lint of C++', 'clang-tidy is missing (apt-get install clang-tidy)');
else if (!existsSync(join(root, 'build-core', 'compile_commands.json')))
  absent('lint of C++', 'build-core is missing (npm test builds it)');
else {
  const { problems, longest } = await lintOfCpp();
  say(`${problems.length === 0 ? 'ok    ' : 'FAILED'} lint of C++; the longest: ${longest}`);
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  failed += problems.length;
}
process.exit(failed === 0 ? 0 : 1);
