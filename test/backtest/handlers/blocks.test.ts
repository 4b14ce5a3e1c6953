// Blocks in which the engine looks ahead between callbacks cannot be seen: docs/semantics.md, 'Signals, rules, handlers'.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runHandlers } from '../../../src/backtest/handlers/run-handlers.ts';
import type { RunInstrument } from '../../../src/backtest/result.ts';
import type { HandlersStrategy } from '../../../src/index.ts';
import { plainOptions } from '../support/bars.ts';
import { instruments, script } from './random-scripts.ts';
import { type Script, scripted } from './script.ts';

interface Case {
  readonly played: Script;
  readonly run: readonly RunInstrument[];
  readonly fill: 'next-open' | 'same-close';
  readonly looks: (call: number) => boolean;
}

function runCase({ played, run, fill, looks }: Case, blockSize: number) {
  const recording = { lines: [] as string[] };
  const strategy = scripted(played, { recording, looks }) as HandlersStrategy;
  const result = runHandlers({
    name: 'scripted',
    handlers: strategy.handlers({ p: {} }),
    instruments: run,
    options: {
      ...plainOptions,
      cash: 100_000,
      fill,
      leverage: 2,
      costs: { ...plainOptions.costs, slippage: { kind: 'ticks', value: 1 } },
    },
    blockSize,
  });
  const { equity, times, trades, fills, orders, ledger, counts, open } = result;
  return { lines: recording.lines, result: { equity, times, trades, fills, orders, ledger, counts, open } };
}

const looking = {
  'every callback': () => true,
  'some callbacks': (call: number) => (call * 7919) % 13 === 0,
  'no callback': () => false,
};

describe('[BT-1] callbacks see and do the same whatever the block', () => {
  for (const [where, looks] of Object.entries(looking)) {
    it(`looking at everything in ${where}: block sizes 1, 7 and 10,000`, () => {
      let fills = 0;
      fc.assert(
        fc.property(
          script,
          instruments,
          fc.constantFrom('next-open' as const, 'same-close' as const),
          (played, run, fill) => {
            const one = runCase({ played, run, fill, looks }, 1);
            fills += one.result.fills.length;
            for (const blockSize of [7, 10_000]) expect(runCase({ played, run, fill, looks }, blockSize)).toEqual(one);
          },
        ),
        { numRuns: 150, seed: 4 },
      );
      expect(fills).toBeGreaterThan(1500);
    });
  }

  it('and the same when a run is repeated', () => {
    fc.assert(
      fc.property(script, instruments, (played, run) => {
        const once = { played, run, fill: 'next-open' as const, looks: () => true };
        expect(runCase(once, 7)).toEqual(runCase(once, 7));
      }),
      { numRuns: 30, seed: 5 },
    );
  });
});
