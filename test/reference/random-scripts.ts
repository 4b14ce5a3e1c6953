// Random strategies of handlers: every kind of order and command in every callback.
import fc from 'fast-check';
import type { Action, LifeWish, PriceWish, Script, TargetWish } from './script.ts';

const instrument = fc.nat(2);
const distance = fc.integer({ min: 1, max: 15 }).map((steps) => steps / 100);
const away = fc.integer({ min: -25, max: 25 });

const price: fc.Arbitrary<PriceWish> = fc.oneof(
  { arbitrary: fc.constant({ type: 'market' as const }), weight: 4 },
  { arbitrary: fc.record({ type: fc.constantFrom('limit' as const, 'stop' as const), away }), weight: 3 },
  { arbitrary: fc.record({ type: fc.constant('trail' as const), distance }), weight: 1 },
);

const life: fc.Arbitrary<LifeWish> = fc.oneof(
  { arbitrary: fc.constant({ type: 'gtc' as const }), weight: 4 },
  { arbitrary: fc.constant({ type: 'day' as const }), weight: 1 },
  { arbitrary: fc.record({ type: fc.constant('gtd' as const), minutes: fc.integer({ min: 1, max: 40 }) }), weight: 1 },
);

const size = fc.oneof(
  fc.record({ kind: fc.constant('units' as const), value: fc.constantFrom(1, 5, 30, 47.5) }),
  fc.record({ kind: fc.constant('cash' as const), value: fc.constantFrom(500, 3000) }),
  fc.record({ kind: fc.constant('equity-fraction' as const), value: fc.constantFrom(0.1, 0.5) }),
  fc.record({ kind: fc.constant('risk-fraction' as const), value: fc.constantFrom(0.0001, 0.01) }),
);

const levels = fc.oneof(
  { arbitrary: fc.constant({}), weight: 1 },
  {
    arbitrary: fc.record({ stopLoss: distance, takeProfit: distance, trailingStop: distance }, { requiredKeys: [] }),
    weight: 2,
  },
);

const enter = fc.record({
  ...{ do: fc.constant('enter' as const), instrument, side: fc.constantFrom('buy' as const, 'sell' as const) },
  ...{ price, size, levels, life },
});

const part = fc.oneof(
  fc.constant({}),
  fc.record({ fraction: fc.constantFrom(0.25, 0.5, 0.9, 1) }),
  fc.record({ units: fc.constantFrom(1, 7, 33.3, 1000) }),
);

const close = fc.record({ do: fc.constant('close' as const), instrument, price, part, life });

const targetWish: fc.Arbitrary<TargetWish> = fc.oneof(
  fc.record({ instrument, units: fc.constantFrom(0, 10, 25, -10, -25, 7.5) }),
  fc.record({ instrument, value: fc.constantFrom(0, 1000, 2500, -1000, -4000) }),
  fc.record({ instrument, weight: fc.constantFrom(0, 0.25, 0.4, 1.2, -0.25, -0.5) }),
);

const target = fc.record({
  do: fc.constant('target' as const),
  targets: fc.uniqueArray(targetWish, { minLength: 1, maxLength: 3, selector: (t) => t.instrument }),
});

const action: fc.Arbitrary<Action> = fc.oneof(
  { arbitrary: enter, weight: 8 },
  { arbitrary: close, weight: 3 },
  { arbitrary: target, weight: 2 },
  { arbitrary: fc.record({ do: fc.constant('cancel' as const), nth: fc.nat(9) }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('modify' as const), nth: fc.nat(9), away }), weight: 2 },
  {
    arbitrary: fc.record({ do: fc.constant('timer' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
    weight: 1,
  },
);

const actions = (idle: number): fc.Arbitrary<Action[]> =>
  fc.oneof(
    { arbitrary: fc.constant<Action[]>([]), weight: idle },
    { arbitrary: fc.array(action, { minLength: 1, maxLength: 3 }), weight: 1 },
  );

/** A random strategy. */
export const randomScript: fc.Arbitrary<Script> = fc.record({
  bars: fc.array(actions(3), { maxLength: 60, size: 'max' }),
  others: fc.array(actions(5), { maxLength: 40, size: 'max' }),
});

/** Instruments that a run does not have stand for those that it has. */
export function fitted({ bars, others }: Script, instruments: number): Script {
  const placed = <T extends { readonly instrument: number }>(wish: T): T => ({
    ...wish,
    instrument: wish.instrument % instruments,
  });
  const fitAction = (a: Action): Action => {
    if (a.do === 'enter' || a.do === 'close') return placed(a);
    if (a.do !== 'target') return a;
    const targets = new Map(a.targets.map((wish) => [wish.instrument % instruments, placed(wish)]));
    return { ...a, targets: [...targets.values()] };
  };
  return { bars: bars.map((list) => list.map(fitAction)), others: others.map((list) => list.map(fitAction)) };
}
