// Compiles src/ to dist/ and bundles the report's browser code, when their sources changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { filesUnder } from './files.mjs';
import { capture, root, say } from './process.mjs';

const require = createRequire(import.meta.url);
const stamp = join(root, 'dist', '.sources');

function sourceHash() {
  const hash = createHash('sha256');
  const own = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/lib/typescript.mjs'];
  const all = [...filesUnder('src'), ...filesUnder('web'), ...own];
  for (const file of all) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

export function distIsCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash();
}

/** Bundles the report's script and style sheet into dist/web. */
async function bundleReport(options = {}) {
  const { build } = require('esbuild');
  const licence = readFileSync(join(root, 'node_modules', 'uplot', 'LICENSE'), 'utf8').trim();
  return build({
    ...options,
    banner: { js: `/*! uPlot, which draws the charts:\n${licence}\n*/` },
    entryPoints: ['main.ts', 'report.css'].map((name) => ({
      in: join(root, 'web', 'report', name),
      out: 'report',
    })),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    tsconfig: join(root, 'web', 'tsconfig.json'),
    outdir: join(root, 'dist', 'web'),
    logLevel: 'error',
  });
}

/** The report's script with its source map, whose sources are absolute paths. Nothing is written. */
export async function reportBundle() {
  const { outputFiles } = await bundleReport({ write: false, sourcemap: 'external' });
  const text = (name) => outputFiles.find(({ path }) => path.endsWith(name)).text;
  const map = JSON.parse(text('.js.map'));
  return { text: text('.js'), map: { ...map, sources: map.sources.map((path) => join(root, 'dist', 'web', path)) } };
}

/** Returns null, or the compiler's words. */
export async function buildTypeScript({ force = false } = {}) {
  if (!force && distIsCurrent()) return null;
  say('compiling the TypeScript ...');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const tsc = require.resolve('typescript/bin/tsc');
  const result = await capture(process.execPath, [tsc, '-p', 'tsconfig.build.json']);
  if (result.code !== 0) return `the TypeScript does not compile:\n${result.output}`;
  await bundleReport();
  writeFileSync(stamp, sourceHash());
  return null;
}
