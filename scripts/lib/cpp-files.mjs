// C++ files that nothing builds, and lists that name what is not there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cppFiles, filesUnder } from './files.mjs';
import { root } from './process.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');

/** Constants and types at the outermost level of a file, as namespace::name; those without a linkage are left out. */
function definitionsOf(text) {
  const names = [];
  let space = '';
  let isOwn = false; // in an unnamed namespace
  for (const line of text.split('\n')) {
    const opened = /^namespace ?([\w:]*) ?\{/.exec(line);
    if (opened) [space, isOwn] = opened[1] ? [opened[1], isOwn] : [space, true];
    else if (/^\} {2}\/\/ namespace$/.test(line)) isOwn = false;
    const name =
      /^inline constexpr .*?\b(k[A-Z]\w*)\b(?:\[\w*\])? ?[={]/.exec(line) ??
      /^(?:struct|class|enum class|union) ([\w:]+)[^;]*$/.exec(line);
    if (name && !isOwn) names.push(`${space}::${name[1]}`);
  }
  return names;
}

/** Names that two files define: the linker keeps one of them for both, whichever comes first. */
function definedTwice(files) {
  const places = new Map();
  for (const path of files) {
    for (const name of definitionsOf(read(path))) places.set(name, [...(places.get(name) ?? []), path]);
  }
  return [...places]
    .filter(([, paths]) => new Set(paths).size > 1)
    .map(([name, paths]) => `${name} is defined in ${paths.join(' and in ')}: the linker keeps one of them for both`);
}

/** One sentence for each C++ file in no source list, entry without a file, list out of order, unused header, and name
 * that two files define. */
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
    ...definedTwice(files),
  ];
}
