// When callbacks are called, and what the account is then: docs/semantics.md, 'One step of a bar simulation'.
import { describe, expect, it } from 'vitest';
import type { Context, FillEvent, Handlers, OrderEvent, TimerEvent } from '../../../src/index.ts';
import { fiveMinutes, minute, named, type Play, play } from './support.ts';

type Told = OrderEvent | FillEvent | TimerEvent;

function tell(event: Told | undefined): string {
  if (event === undefined) return '';
  if ('state' in event) return ` ${event.id} ${event.state}${event.reason === 'none' ? '' : ` ${event.reason}`}`;
  if ('rule' in event) return ` ${event.order} ${event.quantity} at ${event.price}`;
  return ` ${event.name}`;
}

/** Runs callbacks and writes down each call: its name, minute, symbol, what it told, and bars known. */
function calls(handlers: Handlers, given: Play = {}): string[] {
  const lines: string[] = [];
  const wrap =
    (name: keyof Handlers) =>
    (ctx: Context, event?: Told): void => {
      lines.push(`${name} ${ctx.time / minute} ${ctx.symbol}${tell(event)} (${ctx.bars.length})`);
      (handlers[name] as ((ctx: Context, event?: Told) => void) | undefined)?.(ctx, event);
    };
  const names = ['onStart', 'onBar', 'onOrder', 'onFill', 'onTimer', 'onEnd'] as const;
  play(Object.fromEntries(names.map((name) => [name, wrap(name)])), given);
  return lines;
}

/** Does something in the n-th call of a callback. */
function once(n: number, act: (ctx: Context) => void): (ctx: Context) => void {
  let seen = 0;
  return (ctx) => {
    if (seen++ === n) act(ctx);
  };
}

const two = [
  { bars: named('AAA'), firstBar: 0 },
  { bars: fiveMinutes, firstBar: 0 },
];

describe('[BT-1] callbacks', () => {
  it('come at each close, in instrument order where several close at once, between onStart and onEnd', () => {
    expect(calls({}, { instruments: two })).toEqual([
      'onStart 0 AAA (0)',
      'onBar 1 AAA (1)',
      'onBar 2 AAA (2)',
      'onBar 3 AAA (3)',
      'onBar 4 AAA (4)',
      'onBar 5 AAA (5)',
      'onBar 5 BBB (1)',
      'onEnd 5 AAA (5)',
    ]);
  });

  it('tell of an order at the next open: each change of its state, and the fill after "filled"', () => {
    const lines = calls({ onBar: once(0, (ctx) => ctx.buy({ units: 10, stopLoss: 3, takeProfit: 10 })) });
    expect(lines.slice(1)).toEqual([
      'onBar 1 AAA (1)',
      'onOrder 1 AAA 1 working (1)',
      'onOrder 1 AAA 1 filled (1)',
      'onFill 1 AAA 1 10 at 100 (1)',
      'onOrder 1 AAA 2 working (1)',
      'onOrder 1 AAA 3 working (1)',
      'onBar 2 AAA (2)',
      'onOrder 3 AAA 2 triggered (3)',
      'onOrder 3 AAA 2 filled (3)',
      'onFill 3 AAA 2 10 at 97 (3)',
      'onOrder 3 AAA 3 cancelled sibling-filled (3)',
      'onBar 3 AAA (3)',
      'onBar 4 AAA (4)',
      'onBar 5 AAA (5)',
      'onEnd 5 AAA (5)',
    ]);
  });

  it('of a timer come once, after what closed at or before its time and before what opens at or after it', () => {
    const onStart = (ctx: Context) => {
      ctx.setTimer(ctx.time + 2n * minute, 'on a close');
      ctx.setTimer(ctx.time + 150_000_000_000n, 'inside a bar');
      ctx.setTimer(ctx.time + 2n * minute, 'set later');
      ctx.setTimer(ctx.time + 50n * minute, 'after the data');
    };
    const timers: string[] = [];
    const onTimer = (ctx: Context, { name }: TimerEvent) => timers.push(`${name} ${ctx.time} ${ctx.bars.length}`);
    const lines = calls({ onStart, onTimer });
    expect(lines.slice(1, 7)).toEqual([
      'onBar 1 AAA (1)',
      'onTimer 2 AAA on a close (2)',
      'onTimer 2 AAA set later (2)',
      'onBar 2 AAA (2)',
      'onTimer 2 AAA inside a bar (2)',
      'onBar 3 AAA (3)',
    ]);
    expect(timers).toEqual([
      `on a close ${2n * minute} 2`,
      `set later ${2n * minute} 2`,
      `inside a bar ${150_000_000_000n} 2`,
    ]);
  });

  it('of a timer set in a timer, for the same or a later moment of the same gap', () => {
    const names: string[] = [];
    play({
      onStart: (ctx) => ctx.setTimer(minute + 1n, 'first'),
      onTimer(ctx, { name }) {
        names.push(`${name} ${ctx.time}`);
        if (name === 'first') ctx.setTimer(ctx.time + 1n, 'second');
      },
    });
    expect(names).toEqual([`first ${minute + 1n}`, `second ${minute + 2n}`]);
  });

  it('[BT-4] decide at t for the next open: an order of onFill waits for the open after the one that it tells of', () => {
    const lines = calls({
      onBar: once(0, (ctx) => ctx.buy({ units: 10 })),
      onFill: once(0, (ctx) => ctx.close()),
    });
    expect(lines.filter((line) => line.includes('onFill'))).toEqual([
      'onFill 1 AAA 1 10 at 100 (1)',
      'onFill 2 AAA 2 10 at 102 (2)',
    ]);
  });

  it('of what same-close fills come after every onBar of that close, and before the next open', () => {
    const onBar = once(4, (ctx) => {
      ctx.buy({ symbol: 'AAA', units: 10 });
      ctx.sell({ symbol: 'BBB', units: 5 });
    });
    const lines = calls({ onBar }, { instruments: two, options: { fill: 'same-close' } });
    expect(lines.slice(5)).toEqual([
      'onBar 5 AAA (5)',
      'onBar 5 BBB (1)',
      'onOrder 5 AAA 1 working (5)',
      'onOrder 5 BBB 2 working (1)',
      'onOrder 5 AAA 1 filled (5)',
      'onFill 5 AAA 1 10 at 96 (5)',
      'onOrder 5 BBB 2 filled (1)',
      'onFill 5 BBB 2 5 at 51 (1)',
      'onEnd 5 AAA (5)',
    ]);
  });

  it('begin at the first bar of the run: bars before it are known, and nothing is called for them', () => {
    const lines = calls({}, { instruments: [{ bars: named('AAA'), firstBar: 3 }] });
    expect(lines).toEqual(['onStart 3 AAA (3)', 'onBar 4 AAA (4)', 'onBar 5 AAA (5)', 'onEnd 5 AAA (5)']);
  });

  it('see one account: at a close all instruments are marked before the first of its callbacks', () => {
    const equity: string[] = [];
    play(
      {
        onBar(ctx) {
          if (ctx.bars.length === 1 && ctx.symbol === 'AAA') {
            ctx.buy({ symbol: 'AAA', units: 10 });
            ctx.buy({ symbol: 'BBB', units: 10 });
          }
          equity.push(`${ctx.symbol} ${ctx.account.equity}`);
        },
      },
      {
        instruments: [
          { bars: named('AAA'), firstBar: 0 },
          {
            bars: named('BBB', [
              [50, 52, 48, 51],
              [51, 56, 50, 55],
              [55, 56, 53, 54],
            ]),
            firstBar: 0,
          },
        ],
      },
    );
    // Bought at 100 and 51: at minute 2 AAA closes at 102 and BBB at 55, at minute 3 at 98 and 54.
    const third = 10_000 - 10 * 2 + 10 * 3;
    expect(equity.slice(2, 6)).toEqual(['AAA 10060', 'BBB 10060', `AAA ${third}`, `BBB ${third}`]);
  });
});
