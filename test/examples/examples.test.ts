import { describe, expect, it } from 'vitest';
import { fillRules, orderTypes } from '../../src/backtest/simulator/index.ts';
import { exampleNames, namesWithData, runExample } from './run.ts';

describe('examples', () => {
  it('[DOC-1] each have a run, and each run an example', () => {
    expect([...namesWithData].sort()).toEqual([...exampleNames].sort());
    expect(exampleNames.length).toBeGreaterThanOrEqual(10);
  });

  it.each(exampleNames)('[BT-6] %s trades, and gives the same content again', async (name) => {
    const result = await runExample(name);
    expect(result.simulation.counts.fills).toBeGreaterThan(3);
    expect(result.simulation.finalEquity).toBeGreaterThan(0);
    expect((await runExample(name)).contentHash).toBe(result.contentHash);
  });
});

/** How often each word of a table's code column occurs. */
function wordsOf(codes: Int32Array, words: readonly string[]): Set<string> {
  return new Set(Array.from(codes, (code) => words[code]!));
}

describe('what examples teach happens in their runs', () => {
  it('[BT-2] donchian-breakout enters by resting stops', async () => {
    const { simulation } = await runExample('donchian-breakout');
    expect(wordsOf(simulation.orders.type, orderTypes)).toContain('stop');
    expect(wordsOf(simulation.fills.rule, fillRules)).toContain('stop-on-path');
  });

  it('[BT-2] bollinger-limit enters by resting limits', async () => {
    const { simulation } = await runExample('bollinger-limit');
    expect(wordsOf(simulation.fills.rule, fillRules)).toContain('limit-on-path');
  });

  it('[BT-2] macd-trail leaves by trailing stops', async () => {
    const { simulation } = await runExample('macd-trail');
    expect(wordsOf(simulation.orders.type, orderTypes)).toContain('trailing');
  });

  it('[BT-1] pairs holds both legs or none', async () => {
    const { simulation, instruments } = await runExample('pairs');
    const units = instruments.map(() => 0);
    const { fills } = simulation;
    for (let i = 0; i < fills.length; i++) {
      units[fills.instrument[i]!]! += fills.quantity[i]! * fills.side[i]!;
      if (i + 1 === fills.length || fills.time[i + 1] !== fills.time[i])
        expect(units[0]! * units[1]!).toBeLessThanOrEqual(0);
    }
  });

  it('[BT-1] session-open is flat at the end of each session', async () => {
    const { simulation } = await runExample('session-open');
    const { trades } = simulation;
    for (let i = 0; i < trades.length; i++) {
      expect(Number(trades.exitTime[i]! - trades.entryTime[i]!) / 3.6e12).toBeLessThan(9);
    }
  });
});
