// Builds the native addon: cmake-js where CMake is present, else node-gyp with the running Node's own headers.
// The result stands in build-addon/ with a description that the loader checks before it opens the file.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { filesUnder } from './files.mjs';
import { capture, has, root, say } from './process.mjs';

const require = createRequire(import.meta.url);
const defaultFolder = join(root, 'build-addon');

/** Hash of all that the addon is made from: unchanged means that no build is needed. */
function sourceHash() {
  const hash = createHash('sha256').update(`${process.arch} ${process.env.TIERCEL_ARCH ?? ''}`);
  const sources = filesUnder('native').filter(
    (file) => /\.(cpp|hpp|txt)$/.test(file) && !/_(test|fuzz)\.cpp$|^native\/fuzz\//.test(file),
  );
  for (const file of [...sources, 'CMakeLists.txt', 'binding.gyp'])
    hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function version() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

function buildInfo() {
  try {
    return JSON.parse(readFileSync(join(defaultFolder, 'build.json'), 'utf8'));
  } catch {
    return null;
  }
}

export function addonIsCurrent() {
  const info = buildInfo();
  return (
    info !== null &&
    existsSync(join(defaultFolder, 'tiercel.node')) &&
    info.sources === sourceHash() &&
    info.version === version()
  );
}

/** Processor flags that the build relies on: checked by the loader, so that a foreign machine gets a message. */
function cpuFlags() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  if (process.env.TIERCEL_ARCH !== 'native') return ['sse4_2', 'popcnt', 'ssse3'];
  const flags = /^flags\s*:\s*(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1].split(' ') ?? [];
  return flags.filter((flag) => /^(sse|ssse|avx|bmi|fma|f16c|popcnt|abm|movbe|lzcnt|vaes|gfni)/.test(flag));
}

function compiler() {
  return [process.env.CXX, 'c++', 'g++', 'clang++'].find((name) => name && has(name));
}

/** The headers that come with the running Node, so that node-gyp downloads nothing. */
function nodeDir() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? prefix : null;
}

async function withCmake() {
  const cli = require.resolve('cmake-js/bin/cmake-js');
  const arch = process.env.TIERCEL_ARCH === 'native' ? 'native' : '';
  const args = [cli, 'compile', '--out', 'build-cmake', '--parallel', '4', `--CDTIERCEL_ARCH=${arch}`];
  const result = await capture(process.execPath, args);
  return { ...result, file: join(root, 'build-cmake', 'Release', 'tiercel.node'), tool: 'cmake-js' };
}

async function withGyp() {
  const cli = require.resolve('node-gyp/bin/node-gyp.js');
  const headers = nodeDir();
  const args = [cli, 'rebuild', '--release', '-j', '4', ...(headers === null ? [] : [`--nodedir=${headers}`])];
  const result = await capture(process.execPath, args);
  return { ...result, file: join(root, 'build', 'Release', 'tiercel.node'), tool: 'node-gyp' };
}

/** Puts a built addon into `folder` with the description that the loader checks. */
export function placeAddon(file, tool, folder = defaultFolder) {
  mkdirSync(folder, { recursive: true });
  const target = join(folder, 'tiercel.node');
  cpSync(file, `${target}.new`);
  const info = {
    version: version(),
    platform: process.platform,
    arch: process.arch,
    tool,
    cpuFlags: cpuFlags(),
    sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
    sources: sourceHash(),
  };
  rmSync(join(folder, 'build.json'), { force: true }); // never a new description beside an old addon
  renameSync(`${target}.new`, target);
  writeFileSync(join(folder, 'build.json'), `${JSON.stringify(info, null, 2)}\n`);
}

/**
 * Builds the addon unless it is current. `tool` is 'cmake-js', 'node-gyp' or undefined for the first that works.
 * Returns null, or the text of what is wrong and what to do.
 */
export async function buildAddon({ tool = process.env.TIERCEL_BUILD_TOOL, force = false } = {}) {
  if (!force && addonIsCurrent()) return null;
  if (!compiler()) {
    return 'no C++ compiler found. Install one with C++20 (Debian, Ubuntu: apt-get install g++ make; Fedora: dnf install gcc-c++ make; macOS: xcode-select --install) and run this again.';
  }
  const builders = [];
  if (tool !== 'node-gyp' && has('cmake')) builders.push(withCmake);
  if (tool !== 'cmake-js') builders.push(withGyp);
  let output = 'CMake is missing';
  for (const builder of builders) {
    say(`building the native addon with ${builder === withCmake ? 'cmake-js' : 'node-gyp'} ...`);
    const result = await builder();
    if (result.code === 0 && existsSync(result.file)) {
      placeAddon(result.file, result.tool);
      return null;
    }
    output = result.output;
  }
  return `the native addon did not build. The end of the compiler's output:\n${output.split('\n').slice(-40).join('\n')}`;
}
