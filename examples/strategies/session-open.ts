/**
 * Opening range breakout: the first minutes of the session set a range, stop orders wait at both its ends, and whatever is
 * held or waits is gone before the session ends.
 *
 * What it teaches: explicit prices must be on the tick (`roundPrice` says which way); orders live until cancelled, so
 * the strategy cancels the other side when one has filled; `setTimer` calls back at a time of day, whether or not there is a bar.
 */
import { defineStrategy, param } from 'tiercel';

const minute = 60_000_000_000n;
const day = 86_400_000_000_000n;

export const sessionOpen = defineStrategy({
  name: 'session-open',
  description: 'Stop orders at both ends of the first minutes of a session, out before it ends.',
  params: {
    openMinute: param.int(0, 1439, { default: 480 }), // 08:00 UTC: London
    rangeMinutes: param.int(5, 240, { default: 60 }),
    holdMinutes: param.int(10, 1200, { default: 480 }),
    fraction: param.float(0.01, 1, { default: 0.5 }),
  },
  lookback: () => 0,
  handlers({ p }) {
    let [high, low] = [Number.NaN, Number.NaN];
    let entries: number[] = [];
    const opensAt = (time: bigint): bigint => time - (time % day) + BigInt(p.openMinute) * minute;

    return {
      onBar(ctx) {
        const sinceOpen = Number((ctx.bars.time.at(-1) - opensAt(ctx.bars.time.at(-1))) / minute);
        if (sinceOpen < 0 || sinceOpen >= p.rangeMinutes) return;
        if (Number.isNaN(high)) {
          [high, low] = [ctx.bars.high.at(-1), ctx.bars.low.at(-1)];
          const end = opensAt(ctx.bars.time.at(-1)) + BigInt(p.rangeMinutes) * minute;
          ctx.setTimer(end, 'range');
          ctx.setTimer(end + BigInt(p.holdMinutes) * minute, 'end');
        }
        high = Math.max(high, ctx.bars.high.at(-1));
        low = Math.min(low, ctx.bars.low.at(-1));
      },
      onTimer(ctx, { name }) {
        if (name === 'range' && high > low) {
          const size = { kind: 'equity-fraction', value: p.fraction } as const;
          const stopLoss = high - low;
          entries = [
            ctx.buy({ stop: ctx.roundPrice(high, 'up'), size, stopLoss }),
            ctx.sell({ stop: ctx.roundPrice(low, 'down'), size, stopLoss }),
          ];
        } else if (name === 'end') {
          for (const id of entries) ctx.cancel(id);
          ctx.close();
          [high, low, entries] = [Number.NaN, Number.NaN, []];
        }
      },
      onFill(ctx, { intent, order }) {
        if (intent === 'entry') for (const id of entries) if (id !== order) ctx.cancel(id);
      },
    };
  },
});
