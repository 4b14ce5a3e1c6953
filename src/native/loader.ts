import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TiercelError } from '../kernel/index.ts';

/** What the build writes beside the addon, so that a wrong one is refused before it is opened. */
export interface BuildInfo {
  readonly version: string;
  readonly platform: string;
  readonly arch: string;
  readonly tool: string;
  /** Processor features that the build needs, in the words of the processor's flag list; empty when portable. */
  readonly cpuFlags: readonly string[];
  readonly sha256: string;
}

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

function refuse(message: string): never {
  throw new TiercelError('TIERCEL_E_ADDON', `${message} Build it again with: npm run build (or: npm rebuild tiercel).`);
}

/** Flags of this processor, or null where the system does not tell without native code. */
function processorFlags(): Set<string> | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const line = /^flags\s*:\s*(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'));
    return line === null ? null : new Set(line[1]!.split(' '));
  } catch {
    return null;
  }
}

/** Throws TIERCEL_E_ADDON unless a build with this description can run here. */
export function checkBuildInfo(
  info: BuildInfo,
  host: { version: string; platform: string; arch: string; flags: ReadonlySet<string> | null },
): void {
  if (info.version !== host.version) {
    refuse(`The native addon was built for tiercel ${info.version}, this is tiercel ${host.version}.`);
  }
  if (info.platform !== host.platform || info.arch !== host.arch) {
    refuse(`The native addon was built for ${info.platform}-${info.arch}, this is ${host.platform}-${host.arch}.`);
  }
  const missing = host.flags === null ? [] : info.cpuFlags.filter((flag) => !host.flags!.has(flag));
  if (missing.length > 0) {
    refuse(`The native addon needs processor features that this machine lacks: ${missing.join(', ')}.`);
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function addonFolder(): string {
  return process.env.TIERCEL_ADDON_DIR ?? join(packageRoot, 'build-addon');
}

/** How the addon that this process uses was built. */
export function buildInfo(): BuildInfo {
  return readJson(join(addonFolder(), 'build.json')) as BuildInfo;
}

/** Opens the addon of this package, or of `folder` (for tests), after checking that it fits this machine. */
export function loadAddon(folder = addonFolder()): unknown {
  const file = join(folder, 'tiercel.node');
  const infoFile = join(folder, 'build.json');
  if (!existsSync(file) || !existsSync(infoFile)) refuse(`The native addon is missing (${file}).`);
  const info = readJson(infoFile) as BuildInfo;
  const { version } = readJson(join(packageRoot, 'package.json')) as { version: string };
  checkBuildInfo(info, { version, platform: process.platform, arch: process.arch, flags: processorFlags() });
  // A cut-off library would crash the process in the system's own loader, so its bytes are checked first.
  if (createHash('sha256').update(readFileSync(file)).digest('hex') !== info.sha256) {
    refuse(`The native addon at ${file} is damaged.`);
  }
  try {
    return createRequire(import.meta.url)(file);
  } catch (cause) {
    return refuse(`The native addon does not load: ${cause instanceof Error ? cause.message : String(cause)}.`);
  }
}
