// The set-up that `npm start` and `npm test` do first: packages, addon, compiled TypeScript; each only when missing.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, npm, root, say } from './process.mjs';

const stamp = join(root, 'node_modules', '.tiercel-lock');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 12)) {
    fail(
      `Node 20.12 or newer is needed, this is ${process.versions.node}. Install it from your system's packages or nodejs.org.`,
    );
  }
}

async function ensurePackages() {
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing the packages (npm ci) ...');
  const code = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) fail('npm ci failed. Check the network and the registry (npm ping), then run this again.');
  writeFileSync(stamp, wanted);
}

export async function ensureSetup() {
  checkNode();
  await ensurePackages();
  const { buildAddon } = await import('./addon.mjs'); // resolves packages, so only after the install
  const { buildTypeScript } = await import('./typescript.mjs');
  const problem = (await buildAddon()) ?? (await buildTypeScript());
  if (problem) fail(problem);
}
