import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimulator, fillRules, orderReasons, simulate } from '../../src/backtest/simulator/index.ts';
import { type Case, randomCase } from '../reference/cases.ts';
import { everythingOf, expectedOf } from '../reference/compare.ts';
import { runReference } from '../reference/simulator.ts';

const runs = Number(process.env.TIERCEL_PROPERTY_RUNS ?? 2000);
const seed = Number(process.env.TIERCEL_PROPERTY_SEED ?? 20_261_121);

function forAllCases(check: (c: Case) => void, numRuns = runs): void {
  fc.assert(fc.property(randomCase, check), { numRuns, seed });
}

describe('the native simulator against the slow reference', () => {
  it(`[BT-1] agrees in every field of every record, bit by bit, over ${runs} random strategies`, () => {
    const simulator = createSimulator();
    const seen = { fills: new Map<string, number>(), reasons: new Map<string, number>(), ambiguous: 0 };
    forAllCases((c) => {
      const reference = runReference({ feeds: [{ ...c, firstBar: c.options.firstBar }], options: c.options });
      expect(everythingOf(simulator.run(c.bars, c.signals, c.options))).toStrictEqual(expectedOf(reference));
      for (const f of reference.fills) seen.fills.set(f.rule, (seen.fills.get(f.rule) ?? 0) + 1);
      for (const o of reference.orders) seen.reasons.set(o.reason, (seen.reasons.get(o.reason) ?? 0) + 1);
      seen.ambiguous += reference.ambiguousBars.size;
    });
    simulator.dispose();
    // The cases reach every rule and reason, or the agreement would say little.
    if (runs < 2000) return;
    expect([...seen.fills.keys()].sort()).toEqual([...fillRules].sort());
    expect([...seen.reasons.keys()].sort()).toEqual([...orderReasons].sort());
    expect(seen.ambiguous).toBeGreaterThan(20);
  });
});

describe('laws of every simulation', () => {
  it('[BT-1] cash is the sum of the ledger, in order', () => {
    forAllCases(({ bars, signals, options }) => {
      const s = simulate(bars, signals, options);
      expect(s.ledger.amount.reduce((sum, amount) => sum + amount, 0)).toBe(s.finalCash);
    }, 500);
  });

  it('[BT-1] fills sum to the position, and cash + position value = equity at each bar', () => {
    forAllCases(({ bars, signals, options }) => {
      const s = simulate(bars, signals, { ...options, mark: 'last' });
      const { fills, ledger } = s;
      for (let bar = options.firstBar; bar < bars.length; bar++) {
        let units = 0;
        let cash = 0;
        for (let i = 0; i < fills.length && fills.bar[i]! <= bar; i++) units += fills.quantity[i]! * fills.side[i]!;
        for (let i = 0; i < ledger.length; i++) {
          if (i === 0 || fills.bar[ledger.reference[i]!]! <= bar) cash += ledger.amount[i]!;
        }
        expect(s.equity[bar - options.firstBar]).toBe(units === 0 ? cash : cash + units * bars.close[bar]!);
      }
    }, 500);
  });

  it('[BT-1] no fill in the bar of its decision but under same-close, and none before the decision', () => {
    forAllCases(({ bars, signals, options }) => {
      const { fills, orders } = simulate(bars, signals, options);
      for (let i = 0; i < fills.length; i++) {
        const decided = orders.decided[fills.order[i]! - 1]!;
        expect(fills.time[i]! >= decided || bars.closeTime === undefined).toBe(true);
        const lastKnown = bars.time.findLastIndex((t, k) => (bars.closeTime?.[k] ?? t + 60_000_000_000n) <= decided);
        const isSameClose = fillRules[fills.rule[i]!] === 'market-close';
        expect(isSameClose).toBe(fills.bar[i] === lastKnown);
        if (isSameClose) expect(options.fill).toBe('same-close');
      }
    }, 500);
  });

  it('[BT-1] no reduction flips a position', () => {
    forAllCases(({ bars, signals, options }) => {
      const { fills } = simulate(bars, signals, options);
      let units = 0;
      for (let i = 0; i < fills.length; i++) {
        const change = fills.quantity[i]! * fills.side[i]!;
        const isReduction = units * change < 0;
        expect(isReduction ? units + change : units).toBe(0);
        units += change;
      }
    }, 500);
  });

  it('[BT-1] a run is the same bits again, with the same simulator and with a fresh one', () => {
    const simulator = createSimulator();
    forAllCases(({ bars, signals, options }) => {
      const first = everythingOf(simulator.run(bars, signals, options));
      expect(everythingOf(simulator.run(bars, signals, options))).toStrictEqual(first);
      expect(everythingOf(simulate(bars, signals, options))).toStrictEqual(first);
    }, 300);
  });
});
