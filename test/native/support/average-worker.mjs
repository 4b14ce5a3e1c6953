// Runs in pool workers: native averages over a shared column, from the built package (`node scripts/build.mjs`).
import { ta } from '../../../dist/index.js';

export function average({ values, period }) {
  return ta.sma(values, period);
}

/** Calls of the functions of `ta`, as pairs of a name and its arguments. */
export function compute(calls) {
  return calls.map(([name, args]) => ta[name](...args));
}

/** Native calls without end, for a test that stops the thread in the middle of one. */
export function averageForEver({ values, period }) {
  for (;;) ta.sma(values, period);
}
