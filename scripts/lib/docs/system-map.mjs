// What the tree says about rooms and native parts: who imports whom, on which floor; and the map of it as diagrams.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cppFiles, filesUnder } from '../files.mjs';
import { capture, fail, root } from '../process.mjs';

const require = createRequire(import.meta.url);
const read = (path) => readFileSync(join(root, path), 'utf8');
const sorted = (set) => [...set].sort();
const foldersIn = (path) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/** Room to the rooms that it imports, from dependency-cruiser's view of src/. */
async function roomImports() {
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { code, output } = await capture(process.execPath, [cli, 'src', '--output-type', 'json']);
  if (!output.includes('"modules"')) fail(`dependency-cruiser failed (${code}):\n${output.slice(0, 2000)}`);
  const { modules } = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  const imports = new Map(foldersIn('src').map((room) => [room, new Set()]));
  const roomOf = (path) => /^src\/([^/]+)\//.exec(path)?.[1];
  for (const { source, dependencies } of modules)
    for (const { resolved } of dependencies) {
      const [from, to] = [roomOf(source), roomOf(resolved)];
      if (from && to && from !== to) imports.get(from)?.add(to);
    }
  return imports;
}

/** Native part to the parts whose headers it includes; tests and fuzz targets are left out. */
function nativeIncludes() {
  const sources = cppFiles().filter((path) => !/_(test|fuzz)\.cpp$|\/testing\//.test(path));
  const includes = new Map(foldersIn('native').map((part) => [part, new Set()]));
  for (const path of sources) {
    const part = path.split('/')[1];
    for (const [, other] of read(path).matchAll(/#include "native\/([^/"]+)\//g))
      if (other !== part) includes.get(part)?.add(other);
  }
  return includes;
}

/** Files that say that a script writes them, with that script. */
function generatedFiles() {
  const files = ['docs', 'src', 'schemas', 'native'].flatMap(filesUnder);
  const found = files.flatMap((path) => {
    const script = /(?:Written|Generated) by (scripts\/[\w/-]+\.mjs)/i.exec(read(path).slice(0, 600))?.[1];
    return script ? [[path, script]] : [];
  });
  return Object.fromEntries(found);
}

/** The part of the map that follows from the tree. */
export async function derivedMap() {
  const floors = require(join(root, '.dependency-cruiser.cjs')).floors;
  const floorOf = (room) => floors.findIndex((rooms) => rooms.includes(room));
  const rooms = {};
  for (const [room, imports] of await roomImports()) {
    const door = `src/${room}/index.ts`;
    rooms[room] = {
      ...(floorOf(room) < 0 ? {} : { floor: floorOf(room) }),
      ...(existsSync(join(root, door)) ? { door } : {}),
      imports: sorted(imports),
    };
  }
  const native = {};
  for (const [part, includes] of nativeIncludes()) native[part] = { includes: sorted(includes) };
  return { rooms, native, generated: generatedFiles() };
}

/** Arrows of a graph without those that follow from others. */
function reduced(edges) {
  const reaches = (from, to, without) =>
    (edges[from] ?? []).some((next) => !(from === without && next === to) && (next === to || reaches(next, to)));
  return Object.entries(edges).flatMap(([from, targets]) =>
    targets.filter((to) => !reaches(from, to, from)).map((to) => [from, to]),
  );
}

/** A Mermaid diagram of nodes with their purposes, and of who uses whom. */
export function mermaid(nodes, key) {
  const names = Object.keys(nodes);
  const label = (text) => text.replaceAll('"', "'").replaceAll('`', '');
  const boxes = names.map((name) => `  ${name}["${name}<br/>${label(nodes[name].purpose ?? '')}"]`);
  const edges = Object.fromEntries(names.map((name) => [name, nodes[name][key].filter((to) => names.includes(to))]));
  const arrows = reduced(edges).map(([from, to]) => `  ${from} --> ${to}`);
  return ['```mermaid', 'flowchart BT', ...boxes, ...arrows, '```'].join('\n');
}
