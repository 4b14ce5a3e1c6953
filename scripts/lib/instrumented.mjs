// Core tests, fuzz targets and addon from one instrumented build: under AddressSanitizer and UBSan, and counting lines
// for gcov. The core is compiled once for all of that.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { placeAddon } from './addon.mjs';
import { missingGtest } from './core-tests.mjs';
import { capture, fail, has, root, say } from './process.mjs';

export const instrumentedFolder = 'build-instrumented';

async function library(name) {
  return (await capture('c++', [`-print-file-name=${name}`])).output.trim();
}

/** Builds core tests and addon, or the named targets, such as those for fuzzing. */
export async function buildInstrumented(targets = []) {
  if (!has('cmake')) fail('the instrumented build needs CMake (apt-get install cmake)');
  say(`building ${targets.length > 0 ? targets.join(', ') : 'core tests and addon'} with sanitizers ...`);
  const cmake = createRequire(import.meta.url).resolve('cmake-js/bin/cmake-js');
  const settings = ['TESTS=ON', 'FUZZ=driver', 'WERROR=ON', 'COVERAGE=ON', 'SANITIZE=address,undefined'];
  const flags = settings.map((setting) => `--CDTIERCEL_${setting}`);
  const configured = await capture(process.execPath, [cmake, 'configure', '--out', instrumentedFolder, ...flags]);
  if (configured.code !== 0) fail(missingGtest(configured.output) ?? configured.output);
  const chosen = targets.length > 0 ? ['--target', ...targets] : [];
  const built = await capture('cmake', ['--build', instrumentedFolder, '--parallel', '2', ...chosen]);
  if (built.code !== 0) fail(built.output);
}

/** The environment in which tests load the addon of this build. */
export async function instrumentedAddon() {
  const folder = join(root, instrumentedFolder, 'placed');
  placeAddon(join(root, instrumentedFolder, 'Release', 'tiercel.node'), 'cmake-js', folder);
  return {
    TIERCEL_ADDON_DIR: folder,
    LD_PRELOAD: `${await library('libasan.so')}:${await library('libubsan.so')}`,
    ASAN_OPTIONS: 'detect_leaks=0:halt_on_error=1',
  };
}
