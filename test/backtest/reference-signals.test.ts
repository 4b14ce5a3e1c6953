import { describe, expect, it } from 'vitest';
import { createSimulator, fillRules, ledgerCauses, orderReasons } from '../../src/backtest/simulator/index.ts';
import { randomCase } from '../reference/cases.ts';
import { everythingOf, expectedOf, isInReference } from '../reference/compare.ts';
import { createCoverage, forAll, patience, runs } from '../reference/properties.ts';
import { runReference } from '../reference/simulator.ts';

describe('signals against the slow reference', () => {
  it(
    `[BT-1] agree in every field of every record, bit by bit, over ${runs} random strategies`,
    () => {
      const simulator = createSimulator();
      const coverage = createCoverage();
      forAll(randomCase, (c) => {
        const expected = expectedOf(runReference(c));
        expect(everythingOf(simulator.runFeeds(c))).toStrictEqual(expected);
        coverage.add(expected);
      });
      simulator.dispose();
      if (runs < 2000) return;
      const { met, ambiguousBars } = coverage;
      expect([...met.rules].sort()).toEqual(fillRules.filter(isInReference).sort());
      // Signals do not say how long their orders live.
      expect([...met.reasons].sort()).toEqual(
        orderReasons.filter((reason) => reason !== 'time-in-force' && isInReference(reason)).sort(),
      );
      expect([...met.causes].sort()).toEqual(ledgerCauses.filter(isInReference).sort());
      expect([...met.filledTypes].sort()).toEqual([
        'entry limit',
        'entry market',
        'entry stop',
        'exit market',
        'stop-loss stop',
        'stop-loss trailing',
        'take-profit limit',
      ]);
      expect(ambiguousBars()).toBeGreaterThan(20);
    },
    patience,
  );
});
