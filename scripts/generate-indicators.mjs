// Writes what follows from the native registry: src/generated/indicators.ts, the types of `ta` and of the streams, and
// the pages of docs/indicators/ with their pictures.
// node scripts/generate-indicators.mjs [--check]: with --check it writes nothing and fails where a file differs.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { filesUnder } from './lib/files.mjs';
import { inputsOf } from './lib/indicator-charts.mjs';
import { indicatorPages } from './lib/indicator-pages.mjs';
import { generateIndicators } from './lib/indicator-types.mjs';
import { fail, root } from './lib/process.mjs';

const core = createRequire(import.meta.url)(join(root, 'build-addon', 'tiercel.node'));
const rows = core.indicatorTable();
const arrayOf = { real: Float64Array, mask: Uint8Array, integer: Int32Array };

/** A row over the sample bars with its defaults, the prices times a factor. */
function outputs(row, index, factor) {
  const { inputs, decimals } = inputsOf(row, factor);
  const given = row.parameters.map((parameter) => parameter.default);
  const packed = inputs.reduce((sum, _, i) => sum + (decimals + 1) * 16 ** i, 0);
  const columns = row.outputs.map(({ kind }) => new arrayOf[kind](inputs[0].length));
  core.indicatorCompute(index, packed, ...given, ...inputs, ...columns);
  return columns;
}

const files = {
  'src/generated/indicators.ts': generateIndicators(rows),
  ...indicatorPages(rows, { lookback: core.indicatorLookback, isExact: core.indicatorIsExact, outputs }),
};

function current(file) {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return null;
  }
}

const stale = Object.keys(files).filter((file) => current(file) !== files[file]);
const left = ['docs/indicators', 'docs/images/indicators']
  .flatMap((folder) => filesUnder(folder))
  .filter((file) => !(file in files)); // of an indicator that is no more
if (process.argv.includes('--check')) {
  const old = [...stale, ...left];
  if (old.length > 0) fail(`out of date: ${old.join(', ')}. Run: node scripts/generate-indicators.mjs`);
} else {
  for (const file of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), files[file]);
  }
  for (const file of left) rmSync(join(root, file));
}
