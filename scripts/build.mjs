// npm run build: the addon, the TypeScript, and the browser code of the report. --no-addon leaves the addon out.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAddon } from './lib/addon.mjs';
import { fail, root } from './lib/process.mjs';
import { buildTypeScript } from './lib/typescript.mjs';

if (!existsSync(join(root, 'node_modules', 'typescript'))) fail('the packages are missing. Run: npm ci');
if (process.argv.includes('--clean'))
  for (const dir of ['dist', 'build-cmake', 'build']) rmSync(join(root, dir), { recursive: true, force: true });
if (!process.argv.includes('--no-addon')) {
  const problem = await buildAddon();
  if (problem) fail(problem);
}
const problem = await buildTypeScript();
if (problem) fail(problem);
