// Prints a hash of each indicator's outputs over the same data at every run, a line each. Run by golden-hashes.test.ts with
// each instruction set; `node test/indicators/hash-outputs.mjs > test/golden/indicators/hashes.txt` after a change of
// an indicator's arithmetic that is meant.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

const native = createRequire(import.meta.url)('../../build-addon/tiercel.node');
const rows = 20_000;
const arrays = { real: Float64Array, mask: Uint8Array, integer: Int32Array };

let state = 1;
function below(n) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return (state >>> 8) % n;
}

/** A walk in ticks; with holes, every hundredth value or so is missing. */
function column(scale, holes) {
  let ticks = 120_000;
  return Float64Array.from({ length: rows }, () => {
    ticks += below(41) - 20;
    return holes && below(100) === 0 ? Number.NaN : ticks / scale;
  });
}

native.indicatorTable().forEach((row, index) => {
  const hash = createHash('sha256');
  state = 1;
  for (const [scale, decimals, holes] of [
    [1e5, 5, false],
    [1e5, -1, false],
    [7, -1, true],
    [100, 2, true],
  ]) {
    const inputs = row.inputs.map(() => column(scale, holes));
    const outputs = row.outputs.map(({ kind }) => new arrays[kind](rows));
    const parameters = row.parameters.map((parameter) => parameter.default);
    const packed = inputs.reduce((sum, _, i) => sum + (decimals + 1) * 16 ** i, 0);
    native.indicatorCompute(index, packed, ...parameters, ...inputs, ...outputs);
    for (const output of outputs) hash.update(output);
  }
  process.stdout.write(`${row.name} ${hash.digest('hex')}\n`);
});
