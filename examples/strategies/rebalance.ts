/**
 * A portfolio held at equal weights and put right on the first bar of each month.
 *
 * What it teaches: handlers are called bar by bar, and `ctx.target` takes several instruments in one go: what must be
 * sold is sold before anything is bought, so the money is there. State lives in variables around the callbacks, made
 * anew for each run. Bars of several instruments that close together are all known in each of their callbacks.
 */
import { defineStrategy, param } from 'tiercel';

const monthOf = (time: bigint): string => new Date(Number(time / 1_000_000n)).toISOString().slice(0, 7);

export const rebalance = defineStrategy({
  name: 'rebalance',
  description: 'Equal weights over all symbols given, put right once a month.',
  params: { invested: param.float(0.05, 1, { default: 0.98 }) },
  lookback: () => 0,
  handlers({ p }) {
    let month = '';
    return {
      onBar(ctx) {
        const now = monthOf(ctx.time);
        const isLast = ctx.symbol === ctx.symbols.at(-1); // of the bars that close together, once all have been told
        if (now === month || !isLast) return;
        month = now;
        ctx.target(ctx.symbols.map((symbol) => ({ symbol, weight: p.invested / ctx.symbols.length })));
      },
    };
  },
});
