import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runHandlers } from '../../src/backtest/handlers/run-handlers.ts';
import { fillRules, ledgerCauses, orderReasons } from '../../src/backtest/simulator/index.ts';
import { randomScriptCase } from '../reference/cases.ts';
import { everythingOf, expectedOf, isInReference } from '../reference/compare.ts';
import { scriptedHandlers } from '../reference/product-desk.ts';
import { createCoverage, forAll, patience, runs } from '../reference/properties.ts';
import { scriptedReference } from '../reference/reference-desk.ts';
import { runReference } from '../reference/simulator.ts';

const blockSize = fc.constantFrom(1, 7, 256, 10_000);

describe('handlers against the slow reference', () => {
  it(
    `[BT-1] see and do the same in every callback, in blocks of any size, over ${runs} random strategies`,
    () => {
      const coverage = createCoverage();
      forAll(fc.record({ random: randomScriptCase, blockSize }), ({ random, blockSize }) => {
        const { feeds, script, options } = random;
        const reference = scriptedReference(script);
        const expected = expectedOf(runReference(random, reference.callbacks));
        const { seen, handlers } = scriptedHandlers(script);
        const run = { name: 'random', handlers, instruments: feeds, options: { ...options, firstBar: 0 } };
        const result = everythingOf(runHandlers({ ...run, blockSize }));
        expect(seen).toStrictEqual(reference.seen);
        expect(result).toStrictEqual(expected);
        coverage.add(expected);
      });
      if (runs < 2000) return;
      const { met } = coverage;
      expect([...met.rules].sort()).toEqual(fillRules.filter(isInReference).sort());
      // Only signals replace an entry by a newer one.
      expect([...met.reasons].sort()).toEqual(
        orderReasons.filter((reason) => reason !== 'replaced' && isInReference(reason)).sort(),
      );
      expect([...met.causes].sort()).toEqual(ledgerCauses.filter(isInReference).sort());
      expect([...met.filledTypes].sort()).toEqual([
        ...['entry limit', 'entry market', 'entry stop', 'entry trailing'],
        ...['exit limit', 'exit market', 'exit stop', 'exit trailing'],
        ...['stop-loss stop', 'stop-loss trailing', 'take-profit limit'],
      ]);
      expect([...met.exitIntents].sort()).toEqual(['entry', 'exit', 'stop-loss', 'take-profit']);
    },
    patience,
  );
});
