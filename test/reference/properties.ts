// How many random runs, from which seed, and what they have reached.
import fc from 'fast-check';
import type { RunRecords } from './compare.ts';

export const runs = Number(process.env.TIERCEL_PROPERTY_RUNS ?? 2000);
/** For as many runs as are asked for. */
export const patience = 600_000 + runs * 60;
const seed = Number(process.env.TIERCEL_PROPERTY_SEED ?? 20_261_121);

/** Checks a law over so many random runs; a failing one is shrunk and printed. */
export function forAll<T>(cases: fc.Arbitrary<T>, check: (c: T) => void, numRuns = runs): void {
  fc.assert(fc.property(cases, check), { numRuns, seed });
}

/** Which rules, reasons, types and causes were met: an agreement over cases that reach nothing says little. */
export function createCoverage() {
  const met = {
    rules: new Set<string>(),
    reasons: new Set<string>(),
    filledTypes: new Set<string>(),
    exitIntents: new Set<string>(),
    causes: new Set<string>(),
  };
  let ambiguous = 0;
  return {
    met,
    ambiguousBars: () => ambiguous,
    add({ fills, orders, trades, ledger, counts }: RunRecords): void {
      for (const { rule } of fills) met.rules.add(rule);
      for (const { reason, state, type, intent } of orders) {
        met.reasons.add(reason);
        if (state === 'filled') met.filledTypes.add(`${intent} ${type}`);
      }
      for (const { exitIntent } of trades) met.exitIntents.add(exitIntent);
      for (const { cause } of ledger) met.causes.add(cause);
      ambiguous += counts.ambiguousBars;
    },
  };
}
