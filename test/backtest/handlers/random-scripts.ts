// Random scripts with all kinds of orders, and three instruments of different timeframes for them to trade.
import fc from 'fast-check';
import type { RunInstrument } from '../../../src/backtest/result.ts';
import { allocateTimes, type Bars } from '../../../src/market/index.ts';
import { column, eurusd } from '../support/bars.ts';
import type { Command, Script } from './script.ts';

const minute = 60_000_000_000n;

/** A walk on the tick, some of whose bars are missing. */
function walk(seed: number, { symbol, minutes, length }: { symbol: string; minutes: 1 | 5; length: number }): Bars {
  let state = seed >>> 0 || 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const rows: number[][] = [];
  const times: bigint[] = [];
  let ticks = 10_000;
  for (let i = 0; rows.length < length; i++) {
    if (next(6) === 0) continue;
    const open = ticks + next(9) - 4;
    const close = open + next(31) - 15;
    rows.push([open, Math.max(open, close) + next(8), Math.min(open, close) - next(8), close].map((x) => x / 100));
    times.push(BigInt(i * minutes) * minute);
    ticks = close;
  }
  const time = allocateTimes(length);
  time.set(times);
  const pick = (k: number) => column(rows.map((row) => row[k]!));
  return {
    length,
    time,
    open: pick(0),
    high: pick(1),
    low: pick(2),
    close: pick(3),
    instrument: { ...eurusd, symbol, tickSize: 0.01 },
    timeframe: minutes === 1 ? '1m' : '5m',
    side: 'last',
    priceStep: 0.01,
  };
}

/** Three instruments: two of a minute, one of five, with gaps and lookback; or three with the same bars. */
export const instruments: fc.Arbitrary<readonly RunInstrument[]> = fc
  .tuple(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 3 }))
  .map(([seed, kind]) => {
    const first = walk(seed, { symbol: 'AAA', minutes: 1, length: 60 });
    if (kind === 0) {
      const others = ['BBB', 'CCC'].map((symbol, i) => walk(seed + 1 + i, { symbol, minutes: 1, length: 60 }));
      return [first, ...others].map((bars) => ({ bars: { ...bars, time: first.time }, firstBar: 3 }));
    }
    return [
      { bars: first, firstBar: 3 },
      { bars: walk(seed + 1, { symbol: 'BBB', minutes: 5, length: 12 }), firstBar: 1 },
      { bars: walk(seed + 2, { symbol: 'CCC', minutes: 1, length: 50 }), firstBar: 0 },
    ];
  });

const instrument = fc.integer({ min: 0, max: 2 });
const distance = fc.option(fc.integer({ min: 3, max: 40 }), { nil: undefined });
const price = fc.oneof(
  fc.constant({}),
  fc.record({ type: fc.constantFrom('limit' as const, 'stop' as const), away: fc.integer({ min: -25, max: 25 }) }),
  fc.record({ type: fc.constant('trailing' as const), away: fc.integer({ min: 3, max: 30 }) }),
);
const size = fc.oneof(
  fc.record({ kind: fc.constant('units' as const), value: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('cash' as const), value: fc.integer({ min: 50, max: 6000 }) }),
  fc.record({ kind: fc.constant('equity-fraction' as const), value: fc.double({ min: 0.05, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant('risk-fraction' as const), value: fc.double({ min: 0.001, max: 0.02, noNaN: true }) }),
);
const target = fc.oneof(
  fc.record({ instrument, kind: fc.constant('units' as const), value: fc.integer({ min: -50, max: 50 }) }),
  fc.record({ instrument, kind: fc.constant('value' as const), value: fc.integer({ min: -5000, max: 5000 }) }),
  fc.record({ instrument, kind: fc.constant('weight' as const), value: fc.double({ min: -1, max: 1, noNaN: true }) }),
);

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}

const entry = fc
  .record({
    do: fc.constantFrom('buy' as const, 'sell' as const),
    instrument,
    size,
    price,
    stopLoss: distance,
    takeProfit: distance,
    trailingStop: distance,
    expires: fc.option(fc.bigInt({ min: 1n, max: 12n * minute }), { nil: undefined }),
  })
  .map(({ price: priced, ...rest }) => withoutUndefined({ ...rest, ...priced }) as Command);
const exit = fc
  .record({
    do: fc.constant('close' as const),
    instrument,
    amount: fc.oneof(
      fc.constant({}),
      fc.record({ units: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ fraction: fc.double({ min: 0.1, max: 1, noNaN: true }) }),
    ),
    price,
  })
  .map(({ price: priced, amount, ...rest }) => ({ ...rest, ...amount, ...priced }) as Command);

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: entry },
  { weight: 2, arbitrary: exit },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('target' as const),
      targets: fc.array(target, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('modify' as const),
      which: fc.nat(20),
      away: fc.integer({ min: -20, max: 20 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('timer' as const), after: fc.bigInt({ min: 1n, max: 20n * minute }) }),
  },
);

/** Commands in about one callback of five. */
export const script: fc.Arbitrary<Script> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 260 }), fc.array(command, { minLength: 1, maxLength: 2 })), {
    minLength: 15,
    maxLength: 70,
  })
  .map((entries) => Object.fromEntries(entries));
