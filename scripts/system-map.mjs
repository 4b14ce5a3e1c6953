// Compares docs/system_map.yaml and the diagrams of docs/architecture.md with the tree.
// node scripts/system-map.mjs [--check]: without --check it writes what follows from the tree; purposes are for a person.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';
import { derivedMap, mermaid } from './lib/docs/system-map.mjs';
import { fail, root, say } from './lib/process.mjs';

const head = `# What Tiercel is made of. \`node scripts/system-map.mjs\` writes what follows from the tree (floors, doors, imports, included
# parts, generated files); purposes are written by hand. The diagrams of docs/architecture.md are made from this file.
`;

/** The map with the purposes that are known, and the derived rest. */
export function mapOf(known, derived) {
  const withPurpose = (kind) =>
    Object.fromEntries(
      Object.entries(derived[kind]).map(([name, entry]) => [
        name,
        { purpose: known[kind]?.[name]?.purpose ?? '', ...entry },
      ]),
    );
  return { rooms: withPurpose('rooms'), native: withPurpose('native'), generated: derived.generated };
}

/** Where a map differs from the tree, one sentence each. */
export function mapProblems(known, derived) {
  const wanted = mapOf(known, derived);
  return ['rooms', 'native'].flatMap((kind) => {
    const names = [...new Set([...Object.keys(known[kind] ?? {}), ...Object.keys(wanted[kind])])];
    return names.flatMap((name) => {
      const [said, is] = [known[kind]?.[name], wanted[kind][name]];
      if (said === undefined) return [`${kind}: ${name} is missing`];
      if (is === undefined) return [`${kind}: ${name} is not there any more`];
      if (!said.purpose) return [`${kind}: ${name} has no purpose`];
      return Object.keys({ ...said, ...is })
        .filter((key) => !isDeepStrictEqual(said[key], is[key]))
        .map(
          (key) =>
            `${kind}: ${key} of ${name} is ${JSON.stringify(is[key])}, the map says ${JSON.stringify(said[key])}`,
        );
    });
  });
}

/** The page with the diagram between the two comments replaced. */
export function withDiagram(page, name, diagram) {
  const pattern = new RegExp(`(<!-- map: ${name} -->\\n)[\\s\\S]*?(<!-- end of map -->)`);
  if (!pattern.test(page)) throw new Error(`docs/architecture.md has no place for the diagram "${name}"`);
  return page.replace(pattern, (_, begin, end) => `${begin}\n${diagram}\n\n${end}`);
}

if (process.argv[1] === join(root, 'scripts', 'system-map.mjs')) {
  const [mapFile, pageFile] = ['docs/system_map.yaml', 'docs/architecture.md'].map((path) => join(root, path));
  const known = parse(readFileSync(mapFile, 'utf8')) ?? {};
  const derived = await derivedMap();
  const map = mapOf(known, derived);
  const page = readFileSync(pageFile, 'utf8');
  const drawn = withDiagram(
    withDiagram(page, 'rooms', mermaid(map.rooms, 'imports')),
    'native',
    mermaid(map.native, 'includes'),
  );
  if (process.argv.includes('--check')) {
    const problems = mapProblems(known, derived);
    if (!isDeepStrictEqual(known.generated, map.generated)) problems.push('the list of generated files differs');
    if (drawn !== page) problems.push('the diagrams of docs/architecture.md differ');
    if (problems.length > 0)
      fail(`docs/system_map.yaml:\n  ${problems.join('\n  ')}\nRun: node scripts/system-map.mjs`);
  } else {
    writeFileSync(mapFile, `${head}${stringify(map, { lineWidth: 0 })}`);
    writeFileSync(pageFile, drawn);
    for (const problem of mapProblems(map, derived)) say(problem);
  }
}
