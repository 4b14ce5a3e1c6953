import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const build = 'build-bench';

/** Builds bench/cpp/<name>.cpp where it is out of date, runs it and gives the JSON objects that it prints, one a line. */
export function cppRows<Row>(name: string, args: readonly string[] = []): Row[] {
  const configure = ['-S', '.', '-B', build, '-DTIERCEL_BENCH=ON', '-DCMAKE_BUILD_TYPE=Release'];
  execFileSync('cmake', configure, { stdio: 'ignore' });
  execFileSync('cmake', ['--build', build, '--target', name, '--parallel', '2'], { stdio: 'ignore' });
  const output = execFileSync(join(build, name), args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}
