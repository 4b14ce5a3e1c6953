// C++ files that nothing builds, and lists that name what is not there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cppFiles, filesUnder } from './files.mjs';
import { root } from './process.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');

/** One sentence for each C++ file in no source list, entry without a file, list out of order, and unused header. */
export function cppProblems() {
  const files = cppFiles();
  const lists = filesUnder('native').filter((path) => /\/sources-.*\.txt$/.test(path));
  const listed = new Map(lists.map((list) => [list, read(list).trim().split('\n')]));
  const named = new Set([...listed.values()].flat());
  const build = read('CMakeLists.txt');
  const included = new Set(
    files.flatMap((path) => [...read(path).matchAll(/#include "(.*?)"/g)].map((match) => match[1])),
  );
  const unsorted = [...listed].filter(([, paths]) => paths.some((path, i) => i > 0 && path <= paths[i - 1]));
  return [
    ...files
      .filter((path) => path.endsWith('.cpp') && !named.has(path) && !build.includes(path))
      .map((path) => `${path} is in no list of sources (native/sources-*.txt)`),
    ...[...listed].flatMap(([list, paths]) =>
      paths.filter((path) => !files.includes(path)).map((path) => `${list} names ${path}, which is not there`),
    ),
    ...unsorted.map(([list]) => `${list} is not sorted, or names a file twice`),
    ...files
      .filter((path) => path.endsWith('.hpp') && !included.has(path))
      .map((path) => `${path} is included nowhere`),
  ];
}
