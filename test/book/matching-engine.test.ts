import { describe, expect, it } from 'vitest';
import { CommandBatch, matchingEngine } from '../../src/book/index.ts';
import { TiercelError } from '../../src/kernel/index.ts';

const commandsOf = (fill: (commands: CommandBatch) => void) => {
  const commands = new CommandBatch(4);
  fill(commands);
  return commands;
};

describe('matching engine', () => {
  it('[OB-1] matches by price, then time, and tells each step', () => {
    const engine = matchingEngine();
    const events = engine.run(
      commandsOf((c) => {
        c.limit({ order: 1, side: 'sell', price: 101, quantity: 5, time: 10n });
        c.limit({ order: 2, side: 'sell', price: 100, quantity: 5, time: 11n });
        c.limit({ order: 3, side: 'sell', price: 100, quantity: 5, time: 12n });
        c.limit({ order: 4, side: 'buy', price: 101, quantity: 12, time: 13n });
      }),
    );
    const fills = [...events].filter((event) => event.type === 'filled');
    expect(fills.map((f) => [f.order, f.other, f.price, f.quantity, f.left])).toEqual([
      [4, 2, 100, 5, 0],
      [4, 3, 100, 5, 0],
      [4, 1, 101, 2, 3],
    ]);
    expect(fills[0]).toMatchObject({ side: 'buy', time: 13n, instrument: 0, reason: 'none' });
    expect(engine.depth({ side: 'sell' })).toEqual([{ price: 101, quantity: 3, orders: 1 }]);
    expect(engine.depth({ side: 'buy' })).toEqual([]);
    expect(engine.queue({ side: 'sell', price: 101 })).toEqual([{ order: 1, quantity: 3 }]);
    expect(engine.lastPrice()).toBe(101);
    engine.dispose();
  });

  it('[OB-1] keeps ids, quantities and times exact up to 2^53 and 64 bits', () => {
    const engine = matchingEngine({ denseIds: 0 });
    const order = 2 ** 53 - 1;
    const time = 1_700_000_000_123_456_789n;
    const [accepted] = engine.run(
      commandsOf((c) => c.limit({ order, side: 'buy', price: -7, quantity: 2 ** 53 - 1, time })),
    );
    expect(accepted).toMatchObject({ type: 'accepted', order, quantity: 2 ** 53 - 1, time, price: -7 });
  });

  it('[OB-1] runs records that were kept as it ran the commands, and takes nothing but whole records', () => {
    const commands = commandsOf((c) => {
      c.limit({ order: 1, side: 'sell', price: 100, quantity: 10 });
      c.add({ order: 2, type: 'limit', side: 'buy', price: 100, quantity: 9, display: 3 });
    });
    const kept = CommandBatch.of(Buffer.from(commands.bytes), Buffer.from(commands.termBytes));
    expect(kept.length).toBe(2);
    expect([...matchingEngine().run(kept)]).toEqual([...matchingEngine().run(commands)]);
    kept.add({ order: 3, type: 'limit', side: 'buy', price: 99, quantity: 8, display: 2 });
    expect(matchingEngine().run(kept).row(3)).toMatchObject({ type: 'accepted', order: 3 });
    expect(() => CommandBatch.of(new Uint8Array(47))).toThrow(TiercelError);
    expect(() => CommandBatch.of(new Uint8Array(48), new Uint8Array(1))).toThrow(TiercelError);
  });

  it('[OB-1] gives a bracket as a parent with two children in a group', () => {
    const engine = matchingEngine();
    const group = { number: 1, rule: 'update' } as const;
    engine.run(
      commandsOf((c) => {
        c.limit({ order: 1, side: 'sell', price: 100, quantity: 10 });
        c.limit({ order: 2, side: 'buy', price: 90, quantity: 10 });
        c.add({ order: 11, type: 'limit', side: 'sell', price: 105, quantity: 4, parent: 10, group });
        c.add({ order: 12, type: 'stop', side: 'sell', trigger: 95, quantity: 4, parent: 10, group });
        c.market({ order: 10, side: 'buy', quantity: 4 });
      }),
    );
    expect(engine.queue({ side: 'sell', price: 105 })).toEqual([{ order: 11, quantity: 4 }]);
    const events = engine.run(commandsOf((c) => c.limit({ order: 20, side: 'buy', price: 105, quantity: 10 })));
    const rest = [...events].filter((event) => event.order === 12);
    expect(rest.map((event) => [event.type, event.reason])).toEqual([['cancelled', 'group']]);
  });

  it('[OB-1] finds the auction price and trades at it', () => {
    const engine = matchingEngine();
    engine.run(
      commandsOf((c) => {
        c.phase({ phase: 'opening-auction' });
        c.limit({ order: 1, side: 'buy', price: 103, quantity: 10 });
        c.limit({ order: 2, side: 'buy', price: 101, quantity: 10 });
        c.limit({ order: 3, side: 'sell', price: 99, quantity: 8 });
        c.limit({ order: 4, side: 'sell', price: 102, quantity: 6 });
      }),
    );
    // At 102 and 103: bought 10, sold 14, so 10 trade; at 100 and 101: bought 20, sold 8. The reference decides.
    expect(engine.auction({ reference: 100 })).toEqual({ price: 102, volume: 10, surplus: -4 });
    const events = engine.run(commandsOf((c) => c.phase({ phase: 'continuous', reference: 100 })));
    expect([...events].filter((e) => e.type === 'filled').map((e) => [e.order, e.other, e.price, e.quantity])).toEqual([
      [1, 3, 102, 8],
      [1, 4, 102, 2],
    ]);
    expect(engine.phase()).toBe('continuous');
  });

  it('[OB-1] tells each changed level and best price where asked to', () => {
    const engine = matchingEngine({ levels: true });
    const events = engine.run(
      commandsOf((c) => {
        c.limit({ order: 1, side: 'buy', price: 99, quantity: 5 });
        c.cancel({ order: 1 });
      }),
    );
    expect([...events].map((e) => [e.type, e.price, e.quantity, e.left])).toEqual([
      ['accepted', 99, 5, 0],
      ['level', 99, 5, 1],
      ['top', 99, 5, 1],
      ['cancelled', 0, 5, 0],
      ['level', 99, 0, 0],
      ['top', 0, 0, 0],
    ]);
  });

  it('[OB-1] goes on from a saved state as if nothing had happened', () => {
    const [first, second] = [matchingEngine(), matchingEngine()];
    first.run(
      commandsOf((c) => {
        c.add({ order: 1, type: 'limit', side: 'buy', price: 99, quantity: 30, display: 10, owner: 7 });
        c.limit({ order: 2, side: 'buy', price: 99, quantity: 5 });
        c.add({ order: 3, type: 'stop-limit', side: 'sell', price: 90, trigger: 98, quantity: 5 });
      }),
    );
    second.restore(first.save());
    const more = commandsOf((c) => c.market({ order: 4, side: 'sell', quantity: 33 }));
    expect([...second.run(more)]).toEqual([...first.run(more)]);
    expect(second.position({ owner: 7 })).toBe(28);
    expect(Buffer.from(second.save()).equals(Buffer.from(first.save()))).toBe(true);
  });

  it('[OB-1] refuses damaged saved states and stays as it was', () => {
    const engine = matchingEngine();
    engine.run(commandsOf((c) => c.limit({ order: 1, side: 'buy', price: 99, quantity: 5 })));
    const bytes = engine.save();
    bytes[20] = (bytes[20] as number) ^ 1;
    expect(() => engine.restore(bytes)).toThrow(/are damaged/);
    expect(() => engine.restore(matchingEngine({ instruments: 2 }).save())).toThrow(/do not fit/);
    expect(engine.orders).toBe(1);
  });

  it('[OB-1] streams long batches in blocks without losing an event', () => {
    const engine = matchingEngine();
    const commands = new CommandBatch(16);
    for (let i = 1; i <= 50_000; i += 1) commands.limit({ order: i, side: 'buy', price: 100 - (i % 50), quantity: 1 });
    commands.market({ order: 50_001, side: 'sell', quantity: 60_000 });
    let accepted = 0;
    let traded = 0;
    const total = engine.stream(commands, (events) => {
      for (let i = 0; i < events.length; i += 1) {
        if (events.typeCode(i) === 0) accepted += 1;
        if (events.typeCode(i) === 2) traded += events.quantity(i);
      }
    });
    expect([total, accepted, traded]).toEqual([50_001 + 50_000 + 1, 50_001, 50_000]);
  });

  it.each([
    [
      'a fractional quantity',
      (c: CommandBatch) => c.limit({ order: 1, side: 'buy', price: 1, quantity: 1.5 }),
      /quantity/,
    ],
    [
      'a price off the tick',
      (c: CommandBatch) => c.limit({ order: 1, side: 'buy', price: 1.25, quantity: 1 }),
      /price/,
    ],
    ['a limit order without price', (c: CommandBatch) => c.limit({ order: 1, side: 'buy', quantity: 1 }), /price/],
    ['no side', (c: CommandBatch) => c.market({ order: 1, side: 'long' as 'buy', quantity: 1 }), /side/],
    [
      'an unknown type',
      (c: CommandBatch) => c.add({ order: 1, type: 'stoplimit' as 'stop', side: 'buy', quantity: 1 }),
      /stop-limit/,
    ],
    [
      'an instrument beyond 16 bits',
      (c: CommandBatch) => c.market({ order: 1, side: 'buy', quantity: 1, instrument: 70_000 }),
      /instrument/,
    ],
  ])('[OB-1] says what is wrong with %s, and keeps nothing of it', (_, fill, message) => {
    const commands = new CommandBatch(1);
    expect(() => fill(commands)).toThrow(TiercelError);
    expect(() => fill(commands)).toThrow(message);
    expect(commands.length).toBe(0);
  });

  it('[OB-1] tells refused commands as events with their reason', () => {
    const engine = matchingEngine();
    const events = engine.run(
      commandsOf((c) => {
        c.limit({ order: 1, side: 'buy', price: 99, quantity: 5 });
        c.limit({ order: 1, side: 'buy', price: 99, quantity: 5 });
        c.limit({ order: 2, side: 'buy', price: 99, quantity: 0 });
        c.cancel({ order: 77 });
        c.market({ order: 3, side: 'buy', quantity: 1, instrument: 9 });
        c.add({ order: 4, type: 'limit', side: 'sell', price: 99, quantity: 1, postOnly: true });
        c.add({ order: 5, type: 'limit', side: 'sell', price: 99, quantity: 9, timeInForce: 'fok' });
        c.add({ order: 6, type: 'limit', side: 'sell', price: 120, quantity: 9, display: 10 });
      }),
    );
    expect([...events].map((e) => `${e.order} ${e.type} ${e.reason}`)).toEqual([
      '1 accepted none',
      '1 rejected reused-id',
      '2 rejected bad-quantity',
      '77 rejected unknown-order',
      '3 rejected unknown-instrument',
      '4 rejected would-take',
      '5 accepted none',
      '5 cancelled cannot-fill',
      '6 rejected bad-terms',
    ]);
  });

  it('[OB-1] refuses use after dispose and limits that make no sense', () => {
    const engine = matchingEngine();
    engine.dispose();
    expect(() => engine.depth({ side: 'buy' })).toThrow(/disposed/);
    expect(() => matchingEngine({ capacity: 3 })).toThrow(/capacity/);
    expect(() => matchingEngine().phase(4)).toThrow(/instrument/);
  });
});
