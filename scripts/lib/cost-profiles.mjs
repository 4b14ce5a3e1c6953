// The cost profiles of config/costs as a module, so that a run need not read and check YAML.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

/** @param load imports a source file */
export async function costProfilesModule(load) {
  const { loadCosts } = await load('../src/backtest/costs/file.ts');
  const folder = join(root, 'config', 'costs');
  const profiles = {};
  for (const file of readdirSync(folder).sort()) {
    profiles[file.replace('.yaml', '')] = await loadCosts(join(folder, file));
  }
  return `// Written by scripts/generate-docs.mjs from config/costs: change those.\nexport const costFiles = ${JSON.stringify(profiles, null, 2)} as const;\n`;
}
