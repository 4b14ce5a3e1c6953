import { createJiti } from 'jiti';
import { didYouMean, isTiercelError, TiercelError } from '../../kernel/index.ts';
import { codeHash, rememberCode } from './code-hash.ts';
import { isStrategy, type Strategy } from './define.ts';
import { locateStrategy } from './locate.ts';
import { strategyError } from './user-error.ts';

const fromSource = import.meta.url.endsWith('.ts');

/** The running package as the user's `import … from 'tiercel'` sees it: this very instance, whatever the folder. */
async function runningPackage(): Promise<unknown> {
  return import(new URL(fromSource ? '../../index.ts' : '../../index.js', import.meta.url).href);
}

function fail(file: string, message: string): never {
  throw new TiercelError('TIERCEL_E_STRATEGY', `${file}: ${message}`, { context: { file } });
}

function strategiesOf(module: Record<string, unknown>): Map<string, Strategy> {
  const found = new Map<string, Strategy>();
  for (const [name, value] of Object.entries(module)) if (isStrategy(value)) found.set(name, value);
  return found;
}

function choose(file: string, module: Record<string, unknown>, wanted: string | undefined): Strategy {
  const found = strategiesOf(module);
  if (wanted !== undefined) {
    return (
      found.get(wanted) ?? fail(file, `there is no exported strategy "${wanted}". ${didYouMean(wanted, found.keys())}`)
    );
  }
  const only = new Set(found.values());
  const chosen = found.get('default') ?? (only.size === 1 ? [...only][0] : undefined);
  if (chosen !== undefined) return chosen;
  if (found.size > 1)
    fail(file, `exports ${found.size} strategies (${[...found.keys()].join(', ')}); choose one with --export.`);
  return fail(file, 'exports no strategy; write `export const mine = defineStrategy({ … })`.');
}

/**
 * Loads a strategy from a TypeScript or JavaScript file of any folder; `import … from 'tiercel'` in it gives the
 * running package. Types are stripped, not checked. Takes the default export, else the only exported strategy, else
 * the one named by `exportName`. The file's code runs here: the CLI calls this in a worker that it can stop.
 *
 * @throws TIERCEL_E_FILE when there is no such file, TIERCEL_E_STRATEGY when it does not load or exports no strategy.
 *
 * @example
 * ```ts
 * const strategy = await loadStrategy('mine.ts', { exportName: 'mine' });
 * strategy.name; // 'mine'
 * ```
 */
export async function loadStrategy(path: string, options: { exportName?: string | undefined } = {}): Promise<Strategy> {
  const file = locateStrategy(path);
  const jiti = createJiti(import.meta.url, {
    interopDefault: false,
    moduleCache: false,
    virtualModules: { tiercel: await runningPackage() },
  });
  const hash = codeHash(file); // before it runs, so that what is hashed is what is loaded
  let module: Record<string, unknown>;
  try {
    module = await jiti.import<Record<string, unknown>>(file);
  } catch (cause) {
    throw isTiercelError(cause) ? cause : strategyError(file, 'does not load', cause);
  }
  const strategy = choose(file, module, options.exportName);
  rememberCode(strategy, hash);
  return strategy;
}
