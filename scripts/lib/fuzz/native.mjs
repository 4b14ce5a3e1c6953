// Builds the native fuzz targets: on libFuzzer where a Clang has it, else on our own driver with the usual compiler.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildInstrumented, instrumentedFolder } from '../instrumented.mjs';
import { capture, fail, has, root, say } from '../process.mjs';

const entry = 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }';

/** The Clang compilers on the path, also those named clang++-14, newest first. */
function clangs() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => existsSync(folder));
  const names = folders.flatMap((folder) => readdirSync(folder).filter((name) => /^clang\+\+(-\d+)?$/.test(name)));
  return [...new Set(names)].sort((a, b) => Number(b.slice(8)) - Number(a.slice(8)));
}

/** True when the compiler links a target with libFuzzer and the sanitizers. */
function links(compiler) {
  const scratch = mkdtempSync(join(tmpdir(), 'tiercel-fuzz-'));
  const args = ['-std=c++20', '-fsanitize=fuzzer,address,undefined', '-x', 'c++', '-', '-o', join(scratch, 'probe')];
  const { status } = spawnSync(compiler, args, { input: `#include <span>\n${entry}` });
  rmSync(scratch, { recursive: true, force: true });
  return status === 0;
}

/** The named targets on libFuzzer. */
async function buildOnLibFuzzer(targets, clang) {
  const folder = 'build-fuzz';
  say(`fuzzing on libFuzzer of ${clang}`);
  const fresh = has('ninja') && !existsSync(join(root, folder, 'CMakeCache.txt')) ? ['-G', 'Ninja'] : [];
  const sanitizers = '-DTIERCEL_SANITIZE=address,undefined,fuzzer-no-link';
  const choice = ['-DTIERCEL_FUZZ=libfuzzer', sanitizers, `-DCMAKE_CXX_COMPILER=${clang}`];
  const configured = await capture('cmake', ['-S', '.', '-B', folder, ...fresh, ...choice]);
  if (configured.code !== 0) fail(configured.output);
  const built = await capture('cmake', ['--build', folder, '--parallel', '2', '--target', ...targets]);
  if (built.code !== 0) fail(built.output);
  return folder;
}

/** Builds the named targets; returns their folder. `plain` asks for our own driver. */
export async function buildFuzzTargets(targets, plain = false) {
  if (!has('cmake')) fail('the fuzz targets need CMake (apt-get install cmake)');
  const clang = plain ? undefined : clangs().find(links);
  if (clang) return buildOnLibFuzzer(targets, clang);
  say('fuzzing on the own driver, which is not guided by coverage');
  await buildInstrumented(targets);
  return instrumentedFolder;
}
