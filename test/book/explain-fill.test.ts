import { describe, expect, it } from 'vitest';
import { CommandBatch, explainFill, matchingEngine } from '../../src/book/index.ts';
import { TiercelError } from '../../src/kernel/index.ts';

const lastFill = (commands: CommandBatch, limits = {}) => {
  const types = [...matchingEngine(limits).run(commands)].map((event) => event.type);
  return types.lastIndexOf('filled');
};

describe('explainFill', () => {
  it('[OB-1] tells what stood before an order when it came, and what took that away', () => {
    const commands = new CommandBatch();
    commands.limit({ order: 1, side: 'buy', price: 100, quantity: 5, time: 10n });
    commands.limit({ order: 2, side: 'buy', price: 101, quantity: 7, time: 11n });
    commands.limit({ order: 3, side: 'buy', price: 100, quantity: 4, time: 12n });
    commands.modify({ order: 1, price: 100, quantity: 3 });
    commands.cancel({ order: 2 });
    commands.limit({ order: 4, side: 'buy', price: 102, quantity: 1 });
    commands.market({ order: 5, side: 'sell', quantity: 6 });
    const event = lastFill(commands);
    expect(explainFill({ commands, event })).toEqual({
      fill: expect.objectContaining({ type: 'filled', order: 5, other: 3, quantity: 2, price: 100 }),
      command: 6,
      taker: null,
      maker: {
        order: 3,
        command: 2,
        time: 12n,
        cause: 'accepted',
        reason: 'none',
        tradedLater: 1,
        ahead: [
          { order: 2, price: 101, quantity: 7, traded: 0, cancelled: 7, expired: 0, reduced: 0, moved: 0, left: 0 },
          { order: 1, price: 100, quantity: 5, traded: 3, cancelled: 0, expired: 0, reduced: 2, moved: 0, left: 0 },
        ],
      },
    });
  });

  it('[OB-1] counts the events of levels where the engine tells them', () => {
    const commands = new CommandBatch();
    commands.limit({ order: 1, side: 'buy', price: 100, quantity: 5 });
    commands.market({ order: 2, side: 'sell', quantity: 6 });
    const event = lastFill(commands, { levels: true });
    expect(event).toBeGreaterThan(lastFill(commands));
    expect(explainFill({ commands, event, limits: { levels: true } }).maker).toMatchObject({ order: 1, ahead: [] });
  });

  it('[OB-1] goes on from a saved state', () => {
    const engine = matchingEngine();
    const before = new CommandBatch();
    before.limit({ order: 1, side: 'buy', price: 100, quantity: 5 });
    before.limit({ order: 2, side: 'buy', price: 100, quantity: 5 });
    engine.run(before);
    const state = engine.save();
    const commands = new CommandBatch();
    commands.market({ order: 3, side: 'sell', quantity: 6 });
    const explained = explainFill({ commands, event: 2, state });
    expect(explained.maker).toMatchObject({ order: 2, command: null, ahead: [{ order: 1, quantity: 5, traded: 5 }] });
    expect(() => explainFill({ commands, event: 2, state: state.subarray(1) })).toThrow(/damaged/);
    expect(() => explainFill({ commands, event: 2, state, limits: { instruments: 2 } })).toThrow(/limits/);
  });

  it.each([0, 99, -1, 1.5])('[OB-1] refuses event %s, which is no fill', (event) => {
    const commands = new CommandBatch();
    commands.limit({ order: 1, side: 'buy', price: 100, quantity: 5 });
    expect(() => explainFill({ commands, event })).toThrow(TiercelError);
  });
});
