import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { writeWhole } from '../../backtest/index.ts';
import { TiercelError } from '../../kernel/index.ts';
import { packageRoot } from '../package-root.ts';
import { openSampleStore, sample } from '../sample.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

const strategyFile = 'strategy.ts';
const run = `backtest ${strategyFile} --symbol ${sample.symbol} --timeframe ${sample.timeframe} --from ${sample.from}`;

/** True when `import 'tiercel'` in the folder finds this very package. */
function isResolvable(folder: string): boolean {
  try {
    const found = createRequire(join(folder, 'x.js')).resolve('tiercel/package.json');
    return resolve(found) === resolve(packageRoot, 'package.json');
  } catch {
    return false;
  }
}

function packageJson(folder: string): string {
  const manifest = {
    name: 'my-strategies',
    private: true,
    type: 'module',
    scripts: { backtest: `tiercel ${run}` },
    dependencies: { tiercel: `file:${seenFrom(folder, packageRoot)}` },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A path as seen from the folder, with forward slashes and a leading dot, as the JSON files want it. */
function seenFrom(folder: string, path: string): string {
  const way = relative(folder, path).replaceAll('\\', '/').replace(/\/$/, '');
  return way.startsWith('.') ? way : `./${way}`;
}

/** Types come from the running package, so that an editor knows them before anything is installed. */
function tsconfigJson(folder: string): string {
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    paths: { tiercel: [seenFrom(folder, join(packageRoot, 'dist', 'index.d.ts'))] },
  };
  return `${JSON.stringify({ compilerOptions, include: ['**/*.ts'] }, null, 2)}\n`;
}

function files(folder: string): Record<string, string> {
  const example = readFileSync(join(packageRoot, 'examples', 'strategies', 'sma-cross.ts'), 'utf8');
  return {
    [strategyFile]: example,
    'package.json': packageJson(folder),
    'tsconfig.json': tsconfigJson(folder),
    '.gitignore': 'node_modules/\nstore/\n*.html\n',
  };
}

/** The command that surely works next: by npx where the folder finds the package, else by its own path. */
function nextCommand(folder: string): string {
  const program = isResolvable(folder) ? 'npx tiercel' : `node ${join(packageRoot, 'bin', 'tiercel.js')}`;
  const step = relative(process.cwd(), folder);
  return `${step === '' ? '' : `cd ${step} && `}${program} ${run} --report report.html`;
}

/** `tiercel init`: a folder with a strategy, its set-up, and a store that holds the sample. */
export async function init(path: string, options: { json?: boolean }, terminal: Terminal): Promise<void> {
  const folder = resolve(path);
  const texts = files(folder);
  for (const name of Object.keys(texts)) {
    if (!existsSync(join(folder, name))) continue;
    const file = join(folder, name);
    throw new TiercelError('TIERCEL_E_FILE', `${file} is there already and stays as it is; choose an empty folder.`, {
      context: { file },
    });
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeWhole(join(folder, name), text);
  const store = await openSampleStore(join(folder, 'store'), terminal.signal);
  await store.close();
  const next = nextCommand(folder);
  if (options.json === true) return terminal.result(toJson({ folder, files: [...Object.keys(texts), 'store'], next }));
  terminal.result(
    [`${folder} holds ${Object.keys(texts).join(', ')} and a store with the ${sample.name}.`, `Next: ${next}`].join(
      '\n',
    ),
  );
}
