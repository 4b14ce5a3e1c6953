// The desk of the product: the context of its callbacks.
import type { Context, Handlers } from '../../src/backtest/handlers/index.ts';
import { type Desk, playerOf, type Script, type Seen } from './script.ts';

function deskOf(ctx: Context): Desk {
  const symbolOf = (instrument: number): string => ctx.symbols[instrument]!;
  return {
    time: ctx.time,
    instruments: ctx.symbols.length,
    lastClose(i) {
      const { close, length } = ctx.barsOf(symbolOf(i));
      return length === 0 ? null : close.at(-1);
    },
    roundPrice: (i, price, direction) => ctx.roundPrice(price, direction, symbolOf(i)),
    account: () => ({ cash: ctx.account.cash, equity: ctx.account.equity, exposure: ctx.account.exposure }),
    position(i) {
      const { units, entryPrice, profit } = ctx.position(symbolOf(i));
      return { units, entryPrice, profit };
    },
    orders: () =>
      ctx.orders().map(({ id, symbol, type, state, price }) => {
        return { id, instrument: ctx.symbols.indexOf(symbol), type, state, price };
      }),
    enter: (i, { side, ...request }) => ctx[side]({ symbol: symbolOf(i), ...request }),
    close: (i, request) => ctx.close({ symbol: symbolOf(i), ...request }),
    target: (targets) =>
      ctx.target(targets.map(({ instrument, ...wish }) => ({ symbol: symbolOf(instrument), ...wish }))),
    cancel: (id) => ctx.cancel(id),
    modify: (id, change) => ctx.modify(id, change),
    setTimer: (time) => ctx.setTimer(time),
  };
}

/** A script as handlers of the product, with what they saw. */
export function scriptedHandlers(script: Script): { readonly seen: Seen[]; readonly handlers: Handlers } {
  const player = playerOf(script);
  const call = (callback: string, ctx: Context, about: unknown): void => player.call(callback, deskOf(ctx), about);
  return {
    seen: player.seen,
    handlers: {
      onStart: (ctx) => call('onStart', ctx, null),
      onBar: (ctx) => call('onBar', ctx, ctx.symbols.indexOf(ctx.symbol)),
      onOrder: (ctx, { id, state, reason }) => call('onOrder', ctx, { id, state, reason }),
      onFill: (ctx, { order, quantity, commission, rule }) =>
        call('onFill', ctx, { order, quantity, commission, rule }),
      onTimer: (ctx, { time }) => call('onTimer', ctx, time),
      onEnd: (ctx) => call('onEnd', ctx, null),
    },
  };
}
