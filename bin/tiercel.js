#!/usr/bin/env node
// Starts the compiled command line. Plain JavaScript, committed, so that it can say what is missing when nothing is
// built yet; a package installed with install scripts off gets its addon built here, at the first call.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const args = process.argv.slice(2);
const [major, minor] = process.versions.node.split('.').map(Number);

function stop(text) {
  process.stderr.write(`tiercel: ${text}\n`);
  process.exit(1);
}

if (major < 20 || (major === 20 && minor < 12))
  stop(`Node 20.12 or newer is needed, this is ${process.versions.node}.`);

const main = join(root, 'dist', 'cli', 'main.js');
if (!existsSync(main))
  stop(`the compiled code is missing in ${root}. Run there: npm start (or: npm ci && npm run build).`);

const onlyAsks = args.length === 0 || args.some((arg) => ['--help', '-h', '--version', '-V', 'help'].includes(arg));
const addonFolder = process.env.TIERCEL_ADDON_DIR ?? join(root, 'build-addon');
if (!onlyAsks && process.env.TIERCEL_ADDON_DIR === undefined && !existsSync(join(addonFolder, 'tiercel.node'))) {
  // Its words go to stderr: stdout belongs to the command.
  spawnSync(process.execPath, [join(root, 'scripts', 'install.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
  const missing = !existsSync(join(addonFolder, 'tiercel.node'));
  if (missing && args[0] !== 'doctor') stop(`the native addon is missing. Build it with: cd ${root} && npm run build`);
}

const { main: run } = await import('../dist/cli/main.js');
process.exitCode = await run(args);
