import { describe, expect, it } from 'vitest';
import { simulateHandlers } from '../../src/backtest/handlers/run-handlers.ts';
import { fillRules, ledgerCauses, orderReasons, type Simulation } from '../../src/backtest/simulator/index.ts';
import { randomScriptCase, type ScriptCase } from '../reference/cases.ts';
import { everythingOf, expectedOf } from '../reference/compare.ts';
import { scriptedHandlers } from '../reference/product-desk.ts';
import { createCoverage, forAll, runs } from '../reference/properties.ts';
import { scriptedReference } from '../reference/reference-desk.ts';
import type { Seen } from '../reference/script.ts';
import { runReference } from '../reference/simulator.ts';

function play({ feeds, script, options }: ScriptCase, blockSize?: number): { seen: Seen[]; result: Simulation } {
  const { seen, handlers } = scriptedHandlers(script);
  const run = { name: 'random', handlers, instruments: feeds, options: { ...options, firstBar: 0 } };
  return { seen, result: simulateHandlers({ ...run, blockSize }) };
}

describe('handlers against the slow reference', () => {
  it(`[BT-1] see and do the same in every callback, over ${runs} random strategies`, () => {
    const coverage = createCoverage();
    forAll(randomScriptCase, (c) => {
      const reference = scriptedReference(c.script);
      const expected = expectedOf(runReference(c, reference.callbacks));
      const { seen, result } = play(c);
      expect(seen).toStrictEqual(reference.seen);
      expect(everythingOf(result)).toStrictEqual(expected);
      coverage.add(expected);
    });
    if (runs < 2000) return;
    const { met } = coverage;
    expect([...met.rules].sort()).toEqual([...fillRules].sort());
    // Only signals replace an entry by a newer one.
    expect([...met.reasons].sort()).toEqual(orderReasons.filter((reason) => reason !== 'replaced').sort());
    expect([...met.causes].sort()).toEqual([...ledgerCauses].sort());
    expect([...met.filledTypes].sort()).toEqual([
      ...['entry limit', 'entry market', 'entry stop', 'entry trailing'],
      ...['exit limit', 'exit market', 'exit stop', 'exit trailing'],
      ...['stop-loss stop', 'stop-loss trailing', 'take-profit limit'],
    ]);
    expect([...met.exitIntents].sort()).toEqual(['entry', 'exit', 'stop-loss', 'take-profit']);
  });

  it.each([1, 7, 10_000])('[BT-1] blocks of %i cannot be observed', (blockSize) => {
    forAll(
      randomScriptCase,
      (c) => {
        const usual = play(c);
        const other = play(c, blockSize);
        expect(other.seen).toStrictEqual(usual.seen);
        expect(everythingOf(other.result)).toStrictEqual(everythingOf(usual.result));
      },
      200,
    );
  });
});
