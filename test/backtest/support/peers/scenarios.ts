// Runs that other engines repeat trade by trade: orders made from the data by a seeded generator.
import { join } from 'node:path';
import type { CostModel, SimulationOptions } from '../../../../src/backtest/simulator/index.ts';
import { createRandom, type Random } from '../../../../src/kernel/index.ts';
import type { Bars, Instrument } from '../../../../src/market/index.ts';
import { readCsv } from '../../../../src/sources/index.ts';
import { eurusd } from '../bars.ts';
import type { OrderRow, OwnRun } from './orders.ts';

export const markets = {
  EURUSD: { file: 'EURUSD_1h.csv', timeframe: '1h', units: 1000, bar: 0.001, instrument: eurusd, step: 1e-5 },
  GOOG: {
    file: 'GOOG_1d.csv',
    timeframe: '1d',
    units: 2,
    bar: 4,
    instrument: { ...eurusd, symbol: 'GOOG', assetClass: 'equity', calendar: '24x7', tickSize: 0.01 },
    step: 0.01,
  },
} as const;

export type MarketName = keyof typeof markets;
export const marketNames = Object.keys(markets) as MarketName[];

/** What the other engine is told beside the rows; see bench/peers/equality.py. */
export interface PeerSetup {
  readonly engine: 'backtesting.py' | 'vectorbt';
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Scenario {
  readonly name: string;
  /** What it holds equal, for people. */
  readonly about: string;
  readonly peer: PeerSetup;
  readonly side: Bars['side'];
  readonly costs: Partial<CostModel>;
  readonly options: Partial<SimulationOptions>;
  /** Ticks lie between the steps of the prices, so that no level is touched exactly. */
  readonly halfTicks?: boolean;
  readonly row: (at: Place) => OrderRow | null;
}

/** Where a row is made: the bars, the bar of the decision, chance, and what the market is like. */
interface Place {
  readonly bars: Bars;
  readonly bar: number;
  readonly random: Random;
  readonly market: (typeof markets)[MarketName];
}

const cash = 1_000_000;
const rate = (perValue: number) => ({ commission: { perUnit: 0, perValue, minimum: 0, maximumRate: null } });

/** A price as the double nearest to its decimals. */
const onGrid = (price: number, step: number): number => Math.round(price / step) / Math.round(1 / step);

function entry({ bar, random, market }: Place, sides: 'long' | 'both' = 'both') {
  const units = market.units * (1 + random.integer(50));
  const action = sides === 'long' || random.integer(2) === 0 ? ('buy' as const) : ('sell' as const);
  return { bar, action, units, whenFlat: true };
}

/** Now and then an entry, now and then the end of what is held. */
function now<Row extends OrderRow>(place: Place, entryOf: () => Row | null): OrderRow | null {
  const chance = place.random.integer(24);
  if (chance < 4) return entryOf();
  return chance < 6 ? { bar: place.bar, action: 'close', whenFlat: true } : null;
}

/**
 * Levels around an expected fill on the price step, on ticks of which the step has one or two; between the steps where
 * it has two. None where the close of the decision lies outside them, which backtesting.py refuses.
 */
function withLevels(place: Place, at: number, ticksAStep: 1 | 2): OrderRow | null {
  const { bars, bar, random, market } = place;
  const row = entry(place);
  const tick = market.step / ticksAStep;
  const far = (): number => {
    const steps = Math.round(((0.8 + 3 * random.uniform()) * market.bar) / market.step);
    return (steps * ticksAStep + ticksAStep - 1) * tick;
  };
  const sign = row.action === 'buy' ? 1 : -1;
  const stopLoss = onGrid(at - sign * far(), tick);
  const takeProfit = onGrid(at + sign * far(), tick);
  const close = bars.close[bar]!;
  const isInside = sign * (close - stopLoss) > 0 && sign * (takeProfit - close) > 0;
  return isInside && stopLoss > 0 && takeProfit > 0 ? { ...row, at, stopLoss, takeProfit } : null;
}

/** Resting entries a part of a bar away from the close, on the side on which they rest. */
function resting(place: Place): OrderRow {
  const { bars, bar, random, market } = place;
  const row = entry(place);
  const away = onGrid(random.uniform() * market.bar, market.step);
  const isLimit = random.integer(2) === 0;
  const below = (row.action === 'buy') === isLimit;
  const price = onGrid(bars.close[bar]! + (below ? -away : away), market.step);
  return { ...row, ...(isLimit ? { limit: price } : { stop: price }) };
}

const oneSignalABar = (row: OrderRow | null) => (row === null ? null : { ...row, oneSignalABar: true });

const backtestingPy = (options: PeerSetup['options']): PeerSetup => ({ engine: 'backtesting.py', options });
const vectorbt = (options: PeerSetup['options']): PeerSetup => ({ engine: 'vectorbt', options });
const nextOpen = { fill: 'next-open', mark: 'last' } as const;
const sameClose = { fill: 'same-close', mark: 'last' } as const;

export const scenarios: readonly Scenario[] = [
  {
    name: 'market orders, long and short, commission',
    about: 'fills at the next open, commission of 2 bps on both sides',
    peer: backtestingPy({ commission: 0.0002 }),
    side: 'last',
    costs: rate(0.0002),
    options: nextOpen,
    row: (place) => now(place, () => entry(place)),
  },
  {
    name: 'market orders, long, spread and commission',
    about: 'bid bars: buys at the next open plus a spread of 1 bp, sells at the next open; commission of 2 bps',
    peer: backtestingPy({ commission: 0.0002, spread: 0.0001 }),
    side: 'bid',
    costs: { ...rate(0.0002), spread: { kind: 'bps', value: 1 } },
    options: nextOpen,
    row: (place) => now(place, () => entry(place, 'long')),
  },
  {
    name: 'sizes as a fraction of the equity',
    about: '95 % of the equity at the fill, commission included, rounded down to whole units; long and short',
    peer: backtestingPy({ commission: 0.0002 }),
    side: 'last',
    costs: rate(0.0002),
    options: nextOpen,
    row: (place) =>
      now(place, () => {
        const { bar, action, whenFlat } = entry(place);
        return { bar, action, fraction: 0.95, whenFlat };
      }),
  },
  {
    name: 'limit and stop entries',
    about: 'entries that rest until they fill or are cancelled, gaps at the open; limits that fill when touched',
    peer: backtestingPy({ commission: 0.0002 }),
    side: 'last',
    costs: rate(0.0002),
    options: { ...nextOpen, limit: 'touch' },
    row: (place) => now(place, () => resting(place)),
  },
  {
    name: 'stop loss and take profit',
    about:
      'attached to market entries, live from the open of the fill; gaps at the open; limits that fill when touched',
    peer: backtestingPy({ commission: 0.0002 }),
    side: 'last',
    costs: rate(0.0002),
    options: { ...nextOpen, limit: 'touch' },
    row: (place) => now(place, () => withLevels(place, place.bars.open[place.bar + 1]!, 1)),
  },
  {
    name: 'market orders at the same close, fees and slippage',
    about: 'fills at the close of the decision, fees of 10 bps and slippage of 1 bp on both sides',
    peer: vectorbt({ fill: 'close', fees: 0.001, slippage: 0.0001 }),
    side: 'last',
    costs: { ...rate(0.001), slippage: { kind: 'bps', value: 1 } },
    options: sameClose,
    row: (place) => now(place, () => entry(place)),
  },
  {
    name: 'market orders at the next open, half a spread a side, fixed fee',
    about: 'fills at the next open, half of a spread of 2 bps on both sides, 1 an order',
    peer: vectorbt({ fill: 'open', slippage: 0.0001, fixed_fees: 1 }),
    side: 'mid',
    costs: {
      commission: { perUnit: 0, perValue: 0, minimum: 1, maximumRate: null },
      spread: { kind: 'bps', value: 2 },
    },
    options: nextOpen,
    row: (place) => now(place, () => entry(place)),
  },
  {
    name: 'stop loss and take profit from the same close',
    about:
      'levels from the close of the entry, live from the next bar; gaps at the open; levels between the price steps',
    peer: vectorbt({ fill: 'close', fees: 0.001 }),
    side: 'last',
    costs: rate(0.001),
    options: sameClose,
    halfTicks: true,
    row: (place) => oneSignalABar(now(place, () => withLevels(place, place.bars.close[place.bar]!, 2))),
  },
];

/** The bars of a market of the test data. */
export async function marketBars(name: MarketName): Promise<Bars> {
  const { file, timeframe, instrument, step } = markets[name];
  const { bars } = await readCsv(join(process.env.TIERCEL_TEST_DATA!, 'backtestingpy', file), { tz: 'UTC' });
  return { ...bars, timeframe, instrument: instrument as Instrument, side: 'last', priceStep: step };
}

/** The rows of a scenario on a market, the same each time. */
export function rowsOf({ name, row }: Scenario, bars: Bars, market: MarketName): OrderRow[] {
  const random = createRandom({ seed: 6, stream: `${name} ${market}` });
  const bar = Array.from({ length: bars.length - 2 }, (_, i) => i + 1); // backtesting.py decides from the second bar on
  return bar.flatMap((i) => row({ bars, bar: i, random, market: markets[market] }) ?? []);
}

/** How this engine runs a scenario. */
export function ownRun(scenario: Scenario, bars: Bars, market: MarketName): OwnRun {
  const { side, costs, options, halfTicks } = scenario;
  const { step, instrument } = markets[market];
  const tickSize = halfTicks === true ? step / 2 : step;
  const priced = { ...bars, side, instrument: { ...instrument, tickSize } as Instrument };
  return { bars: priced, rows: rowsOf(scenario, bars, market), cash, costs, options };
}
