// Callbacks over a year of EURUSD minutes: an empty onBar, and SMA 20/50 with orders, which must trade as the signals
// form does. Needs TIERCEL_TEST_DATA.
import { runHandlers } from '../src/backtest/handlers/index.ts';
import {
  type Context,
  createSimulator,
  type Handlers,
  type History,
  type Simulation,
  type SimulationOptions,
} from '../src/backtest/index.ts';
import { asColumn, type Bars } from '../src/market/index.ts';
import { eurusd, eurusdMinutes, exactCrossings, plainOptions, zeroCosts } from '../test/backtest/support/bars.ts';
import { type BenchRow, printMachine, printRows, time } from './lib.ts';

if (!process.env.TIERCEL_TEST_DATA) {
  console.log('skipped: set TIERCEL_TEST_DATA to the folder of test data');
  process.exit(0);
}

const minutes = eurusdMinutes();
const bars: Bars = { ...minutes, close: asColumn(minutes.close, 0.00001) };
const options: SimulationOptions = {
  ...plainOptions,
  cash: 1_000_000,
  size: { kind: 'units', value: 10_000 },
  costs: {
    ...zeroCosts,
    spread: { kind: 'ticks', value: 6 },
    commission: { ...zeroCosts.commission, perValue: 0.00003 },
  },
};

interface Work {
  readonly handlers: () => Handlers;
  readonly instruments?: readonly Bars[];
  readonly changes?: Partial<SimulationOptions>;
}

function run({ handlers, instruments = [bars], changes = {} }: Work): Simulation {
  const given = instruments.map((each) => ({ bars: each, firstBar: 0 }));
  return runHandlers({ name: 'bench', handlers: handlers(), instruments: given, options: { ...options, ...changes } });
}

const empty = (): Handlers => ({ onBar() {} });

/** Reads what most strategies read, so that the views are paid for. */
function looking(): Handlers {
  let sum = 0;
  return {
    onBar(ctx) {
      sum += ctx.bars.close.at(-1) + ctx.account.equity + ctx.position().units;
    },
    onEnd() {
      if (!(sum > 0)) throw new Error('nothing was seen');
    },
  };
}

/** Averages that touch and part again cross upwards twice. */
function enter(ctx: Context): void {
  if (ctx.position().units === 0) ctx.buy();
}

/** The averages of the engine, compared by the strategy: long above, flat below. */
function averages(): Handlers {
  let fast: History;
  let slow: History;
  return {
    onStart(ctx) {
      fast = ctx.ta.sma(ctx.bars.close, 20);
      slow = ctx.ta.sma(ctx.bars.close, 50);
    },
    onBar(ctx) {
      if (fast.length < 51) return;
      const isAbove = fast.at(-1) > slow.at(-1);
      const wasAbove = fast.at(-2) > slow.at(-2);
      if (isAbove && !wasAbove) enter(ctx);
      else if (fast.at(-1) < slow.at(-1) && !(fast.at(-2) < slow.at(-2))) ctx.close();
    },
  };
}

/** The same by the engine's crossings. */
function crossings(): Handlers {
  return {
    onBar(ctx) {
      const fast = ctx.ta.sma(ctx.bars.close, 20);
      const slow = ctx.ta.sma(ctx.bars.close, 50);
      if (ctx.ta.crossedAbove(fast, slow).at(-1)) enter(ctx);
      else if (ctx.ta.crossedBelow(fast, slow).at(-1)) ctx.close();
    },
  };
}

const everyBar = (): Handlers => ({
  onBar(ctx) {
    if (ctx.position().units === 0) ctx.buy({ stopLoss: 0.001, takeProfit: 0.001 });
    else ctx.close();
  },
});

function check(): void {
  const { above, below } = exactCrossings(bars.close, { fast: 20, slow: 50, step: 0.00001 });
  const wanted = createSimulator().run(bars, { enterLong: above, exitLong: below }, options);
  for (const [name, handlers] of Object.entries({ averages, crossings })) {
    const given = run({ handlers });
    const same =
      given.fills.length === wanted.fills.length &&
      given.fills.price.every((price, i) => Object.is(price, wanted.fills.price[i])) &&
      given.equity.every((equity, i) => Object.is(equity, wanted.equity[i]));
    if (!same) throw new Error(`${name} does not trade as the signals do`);
    console.log(`${name}: ${given.counts.trades} trades, final equity ${given.finalEquity.toFixed(2)}, as by signals`);
  }
}

function bench(what: string, work: Work, target?: number): BenchRow {
  const amount = (work.instruments ?? [bars]).reduce((sum, each) => sum + each.length, 0);
  const timing = time(() => run(work), 15, 3);
  return { what, timing, amount, unit: 'bars', ...(target === undefined ? {} : { target }) };
}

printMachine();
check();
const ten = Array.from({ length: 10 }, (_, i) => ({ ...bars, instrument: { ...eurusd, symbol: `PAIR${i}` } }));
printRows('Handler form: 372,607 bars', [
  bench('empty onBar', { handlers: empty }, 5e6),
  bench('onBar that reads the close, the equity and the position', { handlers: looking }),
  bench('SMA 20/50 with orders, averages compared', { handlers: averages }, 2e6),
  bench('SMA 20/50 with orders, crossings of the engine', { handlers: crossings }, 2e6),
  bench('the same at the close', { handlers: averages, changes: { fill: 'same-close' } }),
  bench('an order at each bar, with stop and target', { handlers: everyBar }),
]);
printRows('Handler form: ten instruments, 3,726,070 bars', [
  bench('empty onBar', { handlers: empty, instruments: ten }),
  bench('onBar that reads the close, the equity and the position', { handlers: looking, instruments: ten }),
]);
