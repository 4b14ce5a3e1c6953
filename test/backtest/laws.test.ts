import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runHandlers } from '../../src/backtest/handlers/index.ts';
import { createSimulator, simulateFeeds } from '../../src/backtest/simulator/index.ts';
import { type Bars, timeframeNs } from '../../src/market/index.ts';
import { type Case, randomCase, randomScriptCase, type ScriptCase } from '../reference/cases.ts';
import { everythingOf, type RunRecords } from '../reference/compare.ts';
import { scriptedHandlers } from '../reference/product-desk.ts';
import { forAll } from '../reference/properties.ts';

type AnyCase = Case | ScriptCase;

function recordsOf(c: AnyCase): RunRecords {
  if (!('script' in c)) return everythingOf(simulateFeeds(c));
  const { handlers } = scriptedHandlers(c.script);
  const options = { ...c.options, firstBar: 0 };
  return everythingOf(runHandlers({ name: 'random', handlers, instruments: c.feeds, options }));
}

/** A random run of signals or of handlers. */
const randomRun: fc.Arbitrary<AnyCase> = fc.oneof(randomCase, randomScriptCase);
const hasActions = ({ feeds }: AnyCase): boolean => feeds.some(({ bars }) => bars.actions !== undefined);

/** Signed units of each instrument's fills up to a time. */
function unitsAt({ fills }: RunRecords, instrument: number, time: bigint): number {
  const before = fills.filter((f) => f.instrument === instrument && f.time <= time);
  return before.reduce((sum, f) => sum + f.quantity * (f.side === 'buy' ? 1 : -1), 0);
}

function closeTimeOf(bars: Bars, t: number): bigint {
  return bars.closeTime?.[t] ?? bars.time[t]! + timeframeNs(bars.timeframe);
}

describe('laws of every simulation', () => {
  it('[BT-1] cash is the sum of the ledger, in order', () => {
    forAll(
      randomRun,
      (c) => {
        const { ledger, cash } = recordsOf(c);
        expect(ledger.reduce((sum, { amount }) => sum + amount, 0)).toBe(cash);
      },
      500,
    );
  });

  it('[BT-1] fills sum to the positions that are open at the end', () => {
    forAll(
      randomRun,
      (c) => {
        if (hasActions(c)) return;
        const records = recordsOf(c);
        const open = new Map(records.open.map((p) => [p.instrument, p.quantity * p.side]));
        for (const i of c.feeds.keys()) {
          expect(unitsAt(records, i, 2n ** 62n)).toBeCloseTo(open.get(i) ?? 0, 6);
        }
      },
      500,
    );
  });

  it('[BT-1] cash + position value = equity at the last bar', () => {
    forAll(
      randomRun,
      (c) => {
        const { cash, open, equity } = recordsOf({ ...c, options: { ...c.options, mark: 'last' } });
        const raw = (bars: Bars) => bars.raw ?? bars;
        const value = open.map((p) => p.quantity * p.side * raw(c.feeds[p.instrument]!.bars).close.at(-1)!);
        expect(equity.at(-1)).toBe(value.reduce((sum, x) => sum + x, cash));
      },
      500,
    );
  });

  it('[BT-4] no fill in the bar of its decision but under same-close, and none before the decision', () => {
    forAll(
      randomRun,
      (c) => {
        const { fills, orders } = recordsOf(c);
        for (const fill of fills) {
          const { decided } = orders[fill.order - 1]!;
          const { bars } = c.feeds[fill.instrument]!;
          expect(fill.time).toBeGreaterThanOrEqual(decided);
          const isSameClose = fill.rule === 'market-close';
          expect(closeTimeOf(bars, fill.bar) === decided).toBe(isSameClose);
          if (isSameClose) expect(c.options.fill).toBe('same-close');
          else expect(bars.time[fill.bar]!).toBeGreaterThanOrEqual(decided);
        }
      },
      500,
    );
  });

  it('[BT-1] no reduction flips a position', () => {
    forAll(
      randomRun,
      (c) => {
        if (hasActions(c)) return;
        const { fills } = recordsOf(c);
        const units = new Map<number, number>();
        for (const fill of fills) {
          const held = units.get(fill.instrument) ?? 0;
          const change = fill.quantity * (fill.side === 'buy' ? 1 : -1);
          const isReduction = held * change < 0;
          if (isReduction) expect(fill.quantity).toBeLessThanOrEqual(Math.abs(held) + 1e-9);
          const left = held + change;
          units.set(fill.instrument, Math.abs(left) < 1e-9 ? 0 : left);
        }
      },
      500,
    );
  });

  it('[BT-1] a run is the same bits again, with the same simulator and with a fresh one', () => {
    const simulator = createSimulator();
    forAll(
      randomCase,
      (c) => {
        const first = everythingOf(simulator.runFeeds(c));
        expect(everythingOf(simulator.runFeeds(c))).toStrictEqual(first);
        expect(recordsOf(c)).toStrictEqual(first);
      },
      300,
    );
    simulator.dispose();
  });

  it("[BT-1] outputs 'fills' keep no equity curve and change nothing else, final equity included", () => {
    forAll(
      randomCase,
      (c) => {
        const all = simulateFeeds(c);
        const fills = simulateFeeds({ ...c, options: { ...c.options, outputs: 'fills' } });
        expect(fills.equity.length).toBe(0);
        expect(fills.finalEquity).toBe(all.finalEquity);
        expect({ ...everythingOf(fills), equity: [] }).toStrictEqual({ ...everythingOf(all), equity: [] });
      },
      300,
    );
  });
});
