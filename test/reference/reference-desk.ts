// The desk of the reference.
import type { Callbacks, Moment } from './callbacks.ts';
import { planTarget, sendEntry, sendExit, sendTargetExit, type Target, unitsOf } from './commands.ts';
import { onTick } from './levels.ts';
import { type Desk, type DeskOrder, playerOf, type Script, type Seen, type TargetWish, type Terms } from './script.ts';
import { fromSteps, toSteps } from './steps.ts';
import { closeTime, closingNow, type Lane, markedEquity, profitOf, sizingAccount } from './world.ts';

const DAY = 86_400_000_000_000n;

/** Prices that strategies see are the traded ones times this. */
function factorNow({ bars, opened, feed }: Lane): number {
  return bars.factor?.[Math.max(opened, feed.firstBar)] ?? 1;
}

function targetOf(wish: TargetWish): Target {
  if ('units' in wish) return { sizeKind: 'target-units', asked: wish.units };
  return 'value' in wish
    ? { sizeKind: 'target-value', asked: wish.value }
    : { sizeKind: 'target-weight', asked: wish.weight };
}

export function deskOf(moment: Moment): Desk {
  const { world, time, inStep4 } = moment;
  const decision = { time, inStep4 };
  const laneOf = (instrument: number): Lane => world.lanes[instrument]!;

  /** As traded. */
  function termsOf(lane: Lane, { limit, stop, trail, timeInForce, expires }: Terms) {
    const factor = factorNow(lane);
    return {
      ...(limit === undefined ? {} : { limit: onTick(limit / factor, lane) }),
      ...(stop === undefined ? {} : { stop: onTick(stop / factor, lane) }),
      ...(trail === undefined ? {} : { trail: trail / factor }),
      ...(timeInForce === 'day' ? { timeInForce, expires: (time / DAY + 1n) * DAY } : {}),
      ...(expires === undefined ? {} : { timeInForce: 'gtd' as const, expires }),
    };
  }

  return {
    time,
    instruments: world.lanes.length,
    lastClose(i) {
      const { bars, feed } = laneOf(i);
      const known = Array.from(bars.time).findLastIndex((_, t) => closeTime(bars, t) <= time);
      return feed.bars.close[known] ?? null;
    },
    roundPrice(i, price, direction) {
      const lane = laneOf(i);
      const { tickSize } = lane.bars.instrument;
      return fromSteps(toSteps(price / factorNow(lane), tickSize, direction), tickSize) * factorNow(lane);
    },
    account: () => ({
      cash: world.cash,
      equity: markedEquity(world),
      exposure: sizingAccount(world, closingNow).exposure,
    }),
    position(i) {
      const lane = laneOf(i);
      const { position } = lane;
      if (position === null) return { units: 0, entryPrice: Number.NaN, profit: 0 };
      return {
        units: unitsOf(lane),
        entryPrice: position.entryPrice * factorNow(lane),
        profit: profitOf(world, lane, position),
      };
    },
    orders: () =>
      world.live
        .filter(({ state }) => state === 'sent' || state === 'working')
        .map(({ id, instrument, type, state, price }): DeskOrder => {
          return { id, instrument, type, state, price: price * factorNow(laneOf(instrument)) };
        })
        .sort((a, b) => a.id - b.id),
    enter(i, { side, size, stopLoss, takeProfit, trailingStop, ...terms }) {
      const lane = laneOf(i);
      const factor = factorNow(lane);
      return sendEntry(world, lane, {
        ...{ side, sizeKind: size.kind, asked: size.value, decision },
        stopLoss: (stopLoss ?? 0) / factor,
        takeProfit: (takeProfit ?? 0) / factor,
        trailingStop: (trailingStop ?? 0) / factor,
        ...termsOf(lane, terms),
      }).id;
    },
    close(i, { units, fraction, ...terms }) {
      const lane = laneOf(i);
      const size =
        units === undefined
          ? { sizeKind: 'position' as const, asked: fraction ?? 1 }
          : { sizeKind: 'units' as const, asked: units };
      return sendExit(world, lane, { ...size, decision, ...termsOf(lane, terms) })?.id ?? null;
    },
    target(wishes) {
      const plans = wishes.map((wish) => {
        const lane = laneOf(wish.instrument);
        return { lane, ...targetOf(wish), ...planTarget(world, lane, { ...targetOf(wish), time: decision.time }) };
      });
      const exits = plans
        .filter(({ exit }) => exit !== 'none')
        .map((plan) => sendTargetExit(world, plan.lane, { ...plan, decision })!.id);
      const entries = plans
        .filter(({ entry }) => entry)
        .map((plan) => {
          const side = plan.asked < 0 ? 'sell' : 'buy';
          return sendEntry(world, plan.lane, { side, sizeKind: plan.sizeKind, asked: plan.asked, decision }).id;
        });
      return [...exits, ...entries];
    },
    cancel(id) {
      const order = world.live.find((o) => o.id === id);
      if (order === undefined) return false;
      world.waiting.push({ type: 'cancel', order, reason: 'cancelled' });
      return true;
    },
    modify(id, { limit, stop }) {
      const order = world.live.find((o) => o.id === id);
      if (order === undefined || order.state === 'held') return false;
      const lane = laneOf(order.instrument);
      const price = onTick((limit ?? stop ?? Number.NaN) / factorNow(lane), lane);
      world.waiting.push({ type: 'modify', order, price });
      return true;
    },
    setTimer(at) {
      moment.timers.push({ time: at, name: '' });
    },
  };
}

/** A script as callbacks of the reference, with what it saw. */
export function scriptedReference(script: Script): { readonly seen: Seen[]; readonly callbacks: Callbacks } {
  const player = playerOf(script);
  const call = (callback: string, moment: Moment, about: unknown): void => player.call(callback, deskOf(moment), about);
  return {
    seen: player.seen,
    callbacks: {
      onStart: (moment) => call('onStart', moment, null),
      onBar: (moment, lane) => call('onBar', moment, lane.index),
      onOrder: (moment, { id, state, reason }) => call('onOrder', moment, { id, state, reason }),
      onFill: (moment, index) => {
        const { order, quantity, commission, rule } = moment.world.fills[index]!;
        call('onFill', moment, { order, quantity, commission, rule });
      },
      onTimer: (moment, timer) => call('onTimer', moment, timer.time),
      onEnd: (moment) => call('onEnd', moment, null),
    },
  };
}
