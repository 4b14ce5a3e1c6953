// Writes src/generated/indicators.ts, the types of `ta` and of the streams, from the native registry.
// node scripts/generate-indicators.mjs [--check]: with --check it writes nothing and fails where the file differs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { generateIndicators } from './lib/indicator-types.mjs';
import { fail, root } from './lib/process.mjs';

const { indicatorTable } = createRequire(import.meta.url)(join(root, 'build-addon', 'tiercel.node'));
const file = join(root, 'src', 'generated', 'indicators.ts');
const text = generateIndicators(indicatorTable());

if (process.argv.includes('--check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    fail('src/generated/indicators.ts does not follow from the registry. Run: node scripts/generate-indicators.mjs');
  }
} else {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
