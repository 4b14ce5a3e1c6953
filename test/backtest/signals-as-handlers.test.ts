import { describe, expect, it } from 'vitest';
import { runHandlers } from '../../src/backtest/handlers/run-handlers.ts';
import { simulateFeeds } from '../../src/backtest/simulator/index.ts';
import { randomCase } from '../reference/cases.ts';
import { everythingOf } from '../reference/compare.ts';
import { forAll, patience } from '../reference/properties.ts';
import { canBothSay, handlersOf } from '../reference/signals-as-handlers.ts';

describe('one strategy in two forms', () => {
  it(
    '[BT-1] signals and handlers give identical fills, equity and cash where both can say it',
    () => {
      let said = 0;
      forAll(randomCase, (c) => {
        if (!canBothSay(c)) return;
        const handlers = handlersOf(c);
        const options = { ...c.options, firstBar: 0 };
        const told = everythingOf(runHandlers({ name: 'told', handlers, instruments: c.feeds, options }));
        const signalled = everythingOf(simulateFeeds(c));
        // Orders that signals have rejected a handler does not send, so that ids differ.
        const fillsOf = ({ fills }: typeof told) => fills.map(({ order: _, ...fill }) => fill);
        expect(fillsOf(told)).toStrictEqual(fillsOf(signalled));
        expect(told.equity).toStrictEqual(signalled.equity);
        expect(told.cash).toBe(signalled.cash);
        said += told.fills.length;
      });
      expect(said).toBeGreaterThan(1000);
    },
    patience,
  );
});
