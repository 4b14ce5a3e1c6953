// Lists of the project's own files.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

/** All files under a folder of the project, as sorted paths from the root with forward slashes. */
export function filesUnder(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path) : [path];
    })
    .sort();
}

/** The C++ files of the core and the addon. */
export function cppFiles() {
  return filesUnder('native').filter((path) => /\.(cpp|hpp)$/.test(path));
}
