import { describe, expect, it } from 'vitest';
import type { StreamBacktest } from '../../src/index.ts';

type Runs = {
  runMarketMaker(queue?: unknown): Promise<StreamBacktest>;
  runTickBracket(): Promise<{ readonly ticks: StreamBacktest; readonly bars: StreamBacktest }>;
};

const load = async (name: string) => (await import(`../../examples/streams/${name}.mjs`)) as Runs;

describe('examples on streams', () => {
  it('[BT-2] the market maker is filled from queues, as a maker, and stays within its inventory', async () => {
    const { simulation, contentHash } = await (await load('market-maker')).runMarketMaker();
    const { fills } = simulation;
    expect(fills.length).toBeGreaterThan(50);
    expect(new Set(fills.liquidity)).toEqual(new Set([1]));
    let units = 0;
    for (let i = 0; i < fills.length; i++) {
      units += fills.quantity[i]! * fills.side[i]!;
      expect(Math.abs(units)).toBeLessThan(0.05 + 1e-9);
    }
    expect((await (await load('market-maker')).runMarketMaker()).contentHash).toBe(contentHash);
  });

  it('[BT-2] the bracket runs on ticks and on their bars, and its stops and targets end its trades', async () => {
    const { ticks, bars } = await (await load('tick-bracket')).runTickBracket();
    expect(ticks.simulation.trades.length).toBeGreaterThan(20);
    // Stops and targets at other moments lead to other entries now and then.
    expect(Math.abs(ticks.simulation.trades.length - bars.simulation.trades.length)).toBeLessThan(10);
    expect(new Set(ticks.simulation.trades.exitIntent)).toEqual(new Set([2, 3]));
  });
});
