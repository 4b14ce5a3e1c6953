import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { loadConfig, packageVersion, TiercelError } from '../../kernel/index.ts';
import { native } from '../../native/index.ts';
import { packageRoot } from '../package-root.ts';
import { toJson } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'missing' | 'optional';
  readonly detail: string;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isEnough = major > 20 || (major === 20 && minor >= 12);
  const detail = `${process.versions.node} (${process.platform}-${process.arch})`;
  return { what: 'Node', state: isEnough ? 'ok' : 'missing', detail: isEnough ? detail : `${detail}; 20.12 is needed` };
}

function addon(): Finding {
  try {
    const level = native().simdLevel();
    const folder = process.env.TIERCEL_ADDON_DIR ?? join(packageRoot, 'build-addon');
    const info = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8')) as { version: string; tool: string };
    return { what: 'addon', state: 'ok', detail: `${info.version}, built by ${info.tool}, instructions ${level}` };
  } catch (error) {
    return { what: 'addon', state: 'missing', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** The nearest folder above that exists decides whether the store can be made. */
function storeFolder(folder: string): Finding {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  try {
    accessSync(place, constants.W_OK);
    return { what: 'store', state: 'ok', detail: `${folder}${place === folder ? '' : ' (will be made)'}` };
  } catch {
    return { what: 'store', state: 'missing', detail: `${folder} cannot be written; choose another with --store` };
  }
}

function program(what: string, names: readonly string[], use: string): Finding {
  for (const name of names) {
    const { status, stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
    if (status === 0) return { what, state: 'ok', detail: (stdout.split('\n')[0] ?? name).trim() };
  }
  return { what, state: 'optional', detail: `none of ${names.join(', ')} found; ${use}` };
}

function findings(store: string): Finding[] {
  const compilers = [...(process.env.CXX === undefined ? [] : [process.env.CXX]), 'c++', 'g++', 'clang++'];
  const processor = `${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} threads`;
  return [
    { what: 'tiercel', state: 'ok', detail: `${packageVersion()} in ${packageRoot}` },
    node(),
    addon(),
    { what: 'processor', state: 'ok', detail: processor },
    { what: 'memory', state: 'ok', detail: `${gigabytes(totalmem())}, ${gigabytes(freemem())} free` },
    storeFolder(store),
    program('compiler', compilers, 'needed only to build the addon'),
    program('CMake', ['cmake'], 'without it node-gyp builds the addon'),
    program('Chromium', ['chromium', 'chromium-browser', 'google-chrome'], "needed only for the report's own tests"),
  ];
}

/** `tiercel doctor`: fails when something is missing that a backtest needs. */
export async function doctor(options: { store?: string; json?: boolean }, terminal: Terminal): Promise<void> {
  const store = options.store === undefined ? (await loadConfig()).store : resolve(options.store);
  const all = findings(store);
  const missing = all.filter((finding) => finding.state === 'missing');
  terminal.result(
    options.json === true
      ? toJson({ ok: missing.length === 0, findings: all })
      : all.map(({ what, state, detail }) => `${state.padEnd(9)}${what.padEnd(11)}${detail}`).join('\n'),
  );
  if (missing.length === 0) return;
  const names = missing.map((finding) => finding.what).join(', ');
  throw new TiercelError(
    'TIERCEL_E_CONFIG',
    `What a backtest needs is missing: ${names}. The lines above say what to do.`,
  );
}
